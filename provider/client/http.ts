/** HTTP to one service: kept connections, a bearer token, deadlines, and new attempts where they are safe. */
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { parseJson, stringifyJson } from '../protocol/json.ts';
import type { LosslessJson } from '../protocol/json.ts';
import type { Log } from '../serve/log.ts';
import { backoffMs, pause, retryAfterMs } from '../../schemas/connection/pause.ts';
import { ApiProblem, parseProblem } from './problem.ts';
import { createTokens, withReason } from './tokens.ts';
import type { Renewal } from './tokens.ts';
import { unreachable } from './unreachable.ts';

/** Where the service is and who asks. `ca_pem` replaces the system's roots for https. */
export interface HttpOptions {
  readonly endpoint: string;
  readonly token: string;
  /** Looks for another token after `refused` was refused; without it a refusal is final. */
  readonly renew?: (refused: string) => Promise<Renewal>;
  readonly ca_pem: string | undefined;
  readonly user_agent: string;
  readonly log: Log;
}

/** A body that is sent as it is read. */
export interface StreamBody {
  readonly length_bytes: number;
  readonly open: () => Readable;
}

/** One request. */
export interface HttpCall {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH';
  /** Below the endpoint, with leading slash, such as `/v1/servers`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: LosslessJson;
  readonly stream?: StreamBody;
  /** The answer is plain bytes, not JSON: `HttpAnswer.bytes`. */
  readonly wants_bytes?: true;
  /** How long the service may hold the answer back, besides the ordinary 30 s. */
  readonly hold_ms?: number;
  /** Until when to try again (performance.now()); without it there is one attempt only. */
  readonly retry_until_ms?: number;
  readonly signal?: AbortSignal | undefined;
}

/** A successful answer; `json` is undefined without a body. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly json: LosslessJson | undefined;
  /** Only when they were wanted. */
  readonly bytes?: Buffer;
}

/** Sends calls. Throws ApiProblem for every failure, and AbortError when the signal aborts. */
export interface Http {
  readonly endpoint: string;
  readonly send: (call: HttpCall) => Promise<HttpAnswer>;
  /** Effect: drops kept connections. */
  readonly close: () => void;
}

/** The caller gave up: Terraform was interrupted. */
export class AbortedError extends Error {
  override readonly name = 'AbortedError';
}

const ATTEMPT_MS = 30_000;
const MAX_BODY_BYTES = 256 * 1024 * 1024;
const MAX_SOCKETS = 64;
const RETRIED_STATUS: ReadonlySet<number> = new Set([429, 502, 503, 504]);
/** A service that says when to come again is waited for at least so long, however short the patience with a silent one. */
const BUSY_MS = 30_000;
/** How long a write that is under way may still take after Terraform was interrupted. */
const GRACE_MS = 5_000;

const isWrite = ({ method }: HttpCall): boolean => method === 'PUT' || method === 'DELETE';

const readText = (message: IncomingMessage, encoding: 'utf8' | 'latin1'): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let total_bytes = 0;
    message.on('data', (chunk: Buffer) => {
      total_bytes += chunk.length;
      if (total_bytes > MAX_BODY_BYTES) message.destroy(new Error('the answer is too large'));
      else chunks.push(chunk);
    });
    message.on('end', () => {
      resolve(Buffer.concat(chunks).toString(encoding));
    });
    message.on('error', reject);
    message.on('aborted', () => {
      reject(new Error('the connection was lost'));
    });
  });

const isDone = (message: IncomingMessage): boolean =>
  message.statusCode !== undefined && message.statusCode >= 200 && message.statusCode < 300;

const writeBody = (request: ClientRequest, call: HttpCall, text: string | undefined): void => {
  if (call.stream === undefined) {
    request.end(text);
    return;
  }
  const body = call.stream.open();
  const stop = (): void => {
    body.destroy();
  };
  // A refusal may arrive while bytes are still going out; then nobody reads the rest.
  request.on('response', stop);
  request.on('close', stop);
  body.on('error', (error) => {
    request.destroy(error);
  });
  body.pipe(request);
};

const urlOf = (endpoint: string, call: HttpCall): URL => {
  const url = new URL(`${endpoint.replace(/\/+$/, '')}${call.path}`);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
};

interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

const problemOf = ({ status, text, headers }: RawAnswer): ApiProblem => {
  const api_version = headers['cairn-api-version'];
  return parseProblem(status, text, typeof api_version === 'string' ? { api_version } : {});
};

const parseAnswer = (endpoint: string, call: HttpCall, raw: RawAnswer): HttpAnswer => {
  if (raw.status < 200 || raw.status > 299) throw problemOf(raw);
  if (call.wants_bytes === true) {
    const bytes = Buffer.from(raw.text, 'latin1');
    return { status: raw.status, headers: raw.headers, json: undefined, bytes };
  }
  if (raw.text === '') return { status: raw.status, headers: raw.headers, json: undefined };
  try {
    return { status: raw.status, headers: raw.headers, json: parseJson(raw.text) };
  } catch (error) {
    const problem = {
      status: raw.status,
      code: 'internal',
      title: 'Not a Cairn service',
      detail: `${endpoint} answered something that is not JSON. Is the endpoint right?`,
    };
    throw new ApiProblem(problem, error);
  }
};

/** Effect: an HTTP client that opens connections when first needed. */
export const createHttp = (options: HttpOptions): Http => {
  const isTls = options.endpoint.startsWith('https:');
  const agentOptions = { keepAlive: true, maxSockets: MAX_SOCKETS, noDelay: true };
  const agent = isTls
    ? new HttpsAgent({ ...agentOptions, ...(options.ca_pem === undefined ? {} : { ca: options.ca_pem }) })
    : new HttpAgent(agentOptions);

  const tokens = createTokens(options);

  const headersOf = (
    call: HttpCall,
    text: string | undefined,
    requestId: string,
    token: string,
  ): OutgoingHttpHeaders => ({
    accept: `${call.wants_bytes === true ? 'text/plain' : 'application/json'}, application/problem+json`,
    'user-agent': options.user_agent,
    'x-request-id': requestId,
    authorization: `Bearer ${token}`,
    ...(text === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    ...(call.stream === undefined
      ? {}
      : { 'content-type': 'application/octet-stream', 'content-length': call.stream.length_bytes }),
    ...call.headers,
  });

  const attempt = (call: HttpCall, requestId: string, token: string): Promise<RawAnswer> =>
    new Promise((resolve, reject) => {
      if (call.signal?.aborted === true) {
        reject(new AbortedError('stopped before it was sent'));
        return;
      }
      const text = call.json === undefined ? undefined : stringifyJson(call.json);
      const send = isTls ? httpsRequest : httpRequest;
      const request = send(urlOf(options.endpoint, call), {
        agent,
        method: call.method,
        headers: headersOf(call, text, requestId, token),
      });
      let grace: NodeJS.Timeout | undefined;
      const abort = (): void => {
        const stop = () => request.destroy(new AbortedError('stopped'));
        // What a write did must get into the state, so its answer is waited for.
        if (isWrite(call)) grace = setTimeout(stop, GRACE_MS);
        else stop();
      };
      const timer = setTimeout(
        () => request.destroy(new Error('no answer in time')),
        ATTEMPT_MS + (call.hold_ms ?? 0),
      );
      // While bytes of a stream go out the time starts anew.
      if (call.stream !== undefined) request.on('drain', () => timer.refresh());
      call.signal?.addEventListener('abort', abort);
      request.on('close', () => {
        clearTimeout(timer);
        clearTimeout(grace);
        call.signal?.removeEventListener('abort', abort);
      });
      request.on('error', reject);
      request.on('response', (message) => {
        // A piece of bytes may end within a character: it is kept byte by byte.
        readText(message, call.wants_bytes === true && isDone(message) ? 'latin1' : 'utf8')
          .then((body) => ({ status: message.statusCode ?? 0, headers: message.headers, text: body }))
          .then(resolve, reject);
      });
      writeBody(request, call, text);
    });

  const attemptLogged = async (call: HttpCall, requestId: string, token: string): Promise<RawAnswer> => {
    const started = performance.now();
    const raw = await attempt(call, requestId, token);
    options.log.trace('HTTP', {
      method: call.method,
      path: call.path,
      status: raw.status,
      request_id: requestId,
      elapsed_ms: Math.round(performance.now() - started),
    });
    return raw;
  };

  const send = async (call: HttpCall): Promise<HttpAnswer> => {
    const requestId = randomUUID();
    const begun = performance.now();
    let token = tokens.current();
    let isRenewed = false;
    for (let count = 1; ; count++) {
      let failure: ApiProblem;
      let asked_ms: number | undefined;
      try {
        const raw = await attemptLogged(call, requestId, token);
        if (raw.status === 401) {
          if (isRenewed) throw withReason(problemOf(raw), 'The token was read anew, and refused again.');
          isRenewed = true;
          token = await tokens.after(token, problemOf(raw));
          continue;
        }
        if (!RETRIED_STATUS.has(raw.status)) return parseAnswer(options.endpoint, call, raw);
        failure = problemOf(raw);
        asked_ms = retryAfterMs(raw.headers['retry-after'], Date.now());
      } catch (error) {
        if (error instanceof ApiProblem || error instanceof AbortedError) throw error;
        failure = unreachable(options.endpoint, error, options.ca_pem !== undefined);
        if (failure.status !== 0) throw failure;
      }
      // The random part keeps those who were told the same time from coming all at once.
      const wait_ms = (asked_ms ?? 0) + backoffMs(count, Math.random());
      const until_ms = Math.max(call.retry_until_ms ?? 0, asked_ms === undefined ? 0 : begun + BUSY_MS);
      if (call.retry_until_ms === undefined || performance.now() + wait_ms > until_ms) throw failure;
      options.log.debug('HTTP call is tried again', {
        method: call.method,
        path: call.path,
        attempt: count,
        wait_ms: Math.round(wait_ms),
        error: failure.message,
        request_id: requestId,
      });
      await pause(wait_ms, call.signal);
    }
  };

  return {
    endpoint: options.endpoint,
    send,
    close: () => {
      agent.destroy();
    },
  };
};
