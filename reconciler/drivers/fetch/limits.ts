import { isIP } from 'node:net';
import { CairnError } from '../../model/error.ts';

/** What the service's settings say of URLs that users name as sources of images. */
export type FetchLimits = {
  /** Schemes that may be used: http, https. */
  readonly schemes: readonly string[];
  /**
   * Hosts that may be fetched from: names, addresses, or `*.` and a domain; empty is any host with a public address. One that is named in
   * full may have a private address, because whoever wrote the setting knows it.
   */
  readonly allowed_hosts: readonly string[];
  /** Whether every host may have a private address. */
  readonly allow_private: boolean;
  /** Largest file. */
  readonly max_bytes: number;
  /** Longest wait for the next bytes. */
  readonly stall_ms: number;
};

/** Redirects that are followed, one after the other. */
export const REDIRECT_LIMIT = 5;

/** A URL that may be asked, and which addresses its host may have. */
export type CheckedUrl = {
  readonly url: URL;
  /** Without brackets and final dot, lower case. */
  readonly host: string;
  readonly private_allowed: boolean;
};

/** Pure. A URL as far as its text tells: scheme, host and form. Throws invalid_input that says what is wrong and never repeats a password. */
export function checkUrl(text: string, limits: FetchLimits): CheckedUrl {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw refusal('The source URL is not a URL. Write it as https://host/path.');
  }
  const scheme = url.protocol.slice(0, -1);
  if (!limits.schemes.includes(scheme)) {
    throw refusal(
      `The source URL has the scheme ${scheme}; this service fetches ${limits.schemes.join(' and ')} only.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw refusal(
      'The source URL holds a user name or password, which would be seen by everybody who sees the image. Use a URL that needs none, ' +
        'for example one that is signed and expires.',
    );
  }
  // The parser has written every form of an IPv4 address (decimal, octal, hexadecimal, short) as four decimal numbers.
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const named = limits.allowed_hosts.some((allowed) => normalHost(allowed) === host);
  if (limits.allowed_hosts.length > 0 && !named && !inDomains(host, limits.allowed_hosts)) {
    throw refusal(
      `Images may not be fetched from ${host}: the service's setting image_source_allowed_hosts does not list it. ` +
        'Ask the administrator to add it, or upload the file.',
    );
  }
  return { url, host, private_allowed: limits.allow_private || named };
}

/** Pure. The URL that a redirect leads to. Throws invalid_input for what may not be followed. */
export function checkRedirect(from: URL, location: string | undefined, limits: FetchLimits): CheckedUrl {
  const target = location === undefined ? null : parseRelative(location, from);
  if (target === null) throw refusal(`${from.host} answered with a redirect to nowhere.`);
  if (from.protocol === 'https:' && target.protocol !== 'https:') {
    throw refusal(
      `${from.host} redirects from https to ${target.protocol.slice(0, -1)}, where anybody on the way could change the image. ` +
        'Name a URL that stays with https.',
    );
  }
  return checkUrl(target.href, limits);
}

/** Pure. An error for a URL that will not give an image. */
export function refusal(message: string, cause?: unknown): CairnError {
  return new CairnError('invalid_input', message, cause === undefined ? {} : { cause });
}

function parseRelative(location: string, base: URL): URL | null {
  try {
    return new URL(location, base);
  } catch {
    return null;
  }
}

function normalHost(allowed: string): string {
  const bare = allowed
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
  if (isIP(bare) !== 6) return bare;
  return new URL(`http://[${bare}]/`).hostname.slice(1, -1);
}

function inDomains(host: string, allowed_hosts: readonly string[]): boolean {
  return allowed_hosts.some(
    (allowed) => allowed.startsWith('*.') && host.endsWith(normalHost(allowed).slice(1)),
  );
}
