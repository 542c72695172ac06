import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { RequestOptions as RequestOptionsHttps } from 'node:https';
import { isIP } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CairnError } from '../../model/error.ts';
import { classOfAddress } from './addresses.ts';
import type { CheckedUrl } from './limits.ts';
import { refusal } from './limits.ts';

/** Effect: all addresses of a host, as the machine resolves names. */
export type Lookup = (host: string) => Promise<readonly string[]>;

/** Longest wait for a connection to one address; after it the next one is tried. */
const CONNECT_MS = 15_000;
/** Addresses of one host that are tried. */
const ADDRESS_LIMIT = 8;

/** What a driver of fetching may be given by its maker. */
export type FetchParts = {
  /** Default: the system's resolver. */
  readonly lookup?: Lookup;
  /** PEM of the authorities to trust in place of Node's own list. */
  readonly ca?: string;
};

const systemLookup: Lookup = async (host) => {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address }) => address);
};

/**
 * Effect: sends a GET to an address that was judged before, never to a name: what a name means may change between the look and the
 * connection. Resolves with the answer's head. Throws invalid_input when no address may be used, unavailable when none answers.
 */
export async function get(
  target: CheckedUrl,
  headers: Readonly<Record<string, string>>,
  parts: FetchParts,
  stall_ms: number,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const addresses = await addressesOf(target, parts.lookup ?? systemLookup, stall_ms, signal);
  let last: unknown = null;
  for (const address of addresses) {
    try {
      return await ask(target, address, headers, parts.ca, stall_ms, signal);
    } catch (thrown) {
      signal.throwIfAborted();
      if (thrown instanceof CairnError && thrown.code === 'invalid_input') throw thrown;
      last = thrown;
    }
  }
  if (last instanceof CairnError) throw last;
  throw new CairnError(
    'unavailable',
    `${target.host} cannot be reached (${codeOf(last)}). The fetch is tried again; check the URL and the network of the service.`,
    { cause: last },
  );
}

async function addressesOf(
  { host, private_allowed }: CheckedUrl,
  lookupHost: Lookup,
  stall_ms: number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const found = isIP(host) > 0 ? [host] : await resolve(host, lookupHost, stall_ms, signal);
  const usable = found.filter((address) => {
    const kind = classOfAddress(address);
    return kind === 'public' || (kind === 'private' && private_allowed);
  });
  if (usable.length > 0) return usable.slice(0, ADDRESS_LIMIT);
  throw refusal(
    `Images may not be fetched from ${host}: it is not on the public network. Upload the file instead, or ask the administrator to ` +
      "list the host in the service's setting image_source_allowed_hosts.",
  );
}

async function resolve(
  host: string,
  lookupHost: Lookup,
  stall_ms: number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const ended = new AbortController();
  const late = sleep(stall_ms, null, { signal: AbortSignal.any([signal, ended.signal]) });
  try {
    const found = await Promise.race([lookupHost(host), late]);
    if (found !== null && found.length > 0) return found;
    throw new Error('no address');
  } catch (thrown) {
    signal.throwIfAborted();
    throw new CairnError(
      'unavailable',
      `The name ${host} has no address (${codeOf(thrown)}). The fetch is tried again; check the URL, and the name service of the service's machine.`,
      { cause: thrown },
    );
  } finally {
    ended.abort();
    late.catch(() => undefined);
  }
}

async function ask(
  { url, host }: CheckedUrl,
  address: string,
  headers: Readonly<Record<string, string>>,
  ca: string | undefined,
  stall_ms: number,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const options: RequestOptionsHttps = {
    host: address,
    port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
    path: `${url.pathname}${url.search}`,
    method: 'GET',
    // One connection for one answer: nothing of it is left for another user's URL.
    agent: false,
    signal,
    headers: { host: url.host, 'user-agent': 'cairn', accept: '*/*', ...headers },
    ...(isIP(host) > 0 ? {} : { servername: host }),
    ...(ca === undefined ? {} : { ca }),
  };
  return await new Promise<IncomingMessage>((answered, failed) => {
    const asked = url.protocol === 'https:' ? requestHttps(options) : requestHttp(options);
    const giveUp = (ms: number): NodeJS.Timeout =>
      setTimeout(() => {
        asked.destroy(
          new CairnError(
            'timeout',
            `${host} did not answer for ${Math.ceil(ms / 1000)} seconds. The fetch is tried again.`,
          ),
        );
      }, ms);
    let timer = giveUp(Math.min(CONNECT_MS, stall_ms));
    asked.on('socket', (socket) =>
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        clearTimeout(timer);
        timer = giveUp(stall_ms);
      }),
    );
    asked.on('response', (response) => {
      clearTimeout(timer);
      answered(response);
    });
    asked.on('error', (error) => {
      clearTimeout(timer);
      failed(certificateError(host, error) ?? error);
    });
    asked.end();
  });
}

/** Errors of certificates have codes of their own; to try again would be to hope. */
function certificateError(host: string, error: Error): CairnError | null {
  const code = codeOf(error);
  const is_certificate = /CERT|SIGNATURE|ALTNAME|ISSUER|CHAIN|^ERR_TLS_/.test(code);
  if (!is_certificate) return null;
  return refusal(
    `The certificate of ${host} cannot be trusted (${code}). Name a host with a good one, or start the service with ` +
      'NODE_EXTRA_CA_CERTS set to the file of the authority that signed it.',
    error,
  );
}

/** Pure. The short code of a system error, for messages. */
export function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'unknown';
  const { code } = thrown as { code?: unknown };
  return typeof code === 'string' ? code : thrown.name;
}
