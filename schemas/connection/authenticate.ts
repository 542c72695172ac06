/** Logging in: POST {identity}/auth/tokens, the token from X-Subject-Token. */
import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { describeLogin, loginBody, loginSecret } from './login.ts';
import type { Login } from './login.ts';
import { backoffMs, pause, retryAfterMs } from './pause.ts';
import { TokenError } from './token-error.ts';
import { unreachableFault } from './unreachable.ts';

/** Where to log in, as whom, and for how long to try. */
export interface LoginRequest {
  readonly login: Login;
  /** URL of version 3 of the identity service, without slash at the end. */
  readonly auth_url: string;
  /** For people: where the login stands. */
  readonly from: string;
  /** Replaces the system's authorities for https. */
  readonly ca_pem: string | undefined;
  /** How long a service that does not answer is waited for. */
  readonly patience_ms: number;
}

const ATTEMPT_MS = 30_000;
/** A service that says when to come again is waited for at least so long. */
const BUSY_MS = 30_000;
const MAX_BODY_BYTES = 1024 * 1024;
const MAX_QUOTED_CHARACTERS = 300;
const RETRIED_STATUS: ReadonlySet<number> = new Set([429, 502, 503, 504]);

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Effect: logs in. The token; throws TokenError, which says what was tried and where it stands, but no secret. */
export async function logIn(request: LoginRequest): Promise<string> {
  const begun = performance.now();
  for (let attempt = 1; ; attempt++) {
    let asked_ms: number | undefined;
    let failure: TokenError;
    try {
      const answer = await post(request);
      if (!RETRIED_STATUS.has(answer.status)) return tokenOf(request, answer);
      asked_ms = retryAfterMs(answer.headers['retry-after'], Date.now());
      failure = refusal(request, answer);
    } catch (error) {
      if (error instanceof TokenError) throw error;
      const fault = unreachableFault(request.auth_url, error, request.ca_pem !== undefined);
      failure = new TokenError(fault.detail, fault, error);
      if (fault.is_final) throw failure;
    }
    const wait_ms = (asked_ms ?? 0) + backoffMs(attempt, Math.random());
    const until_ms = begun + (asked_ms === undefined ? request.patience_ms : BUSY_MS);
    if (performance.now() + wait_ms > until_ms) throw failure;
    await pause(wait_ms);
  }
}

function post({ auth_url, login, ca_pem }: LoginRequest): Promise<Answer> {
  const body = JSON.stringify(loginBody(login));
  const isTls = auth_url.startsWith('https:');
  return new Promise((resolve, reject) => {
    const sent = (isTls ? httpsRequest : httpRequest)(new URL(`${auth_url}/auth/tokens?nocatalog`), {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
      agent: false,
      ...(isTls && ca_pem !== undefined ? { ca: ca_pem } : {}),
    });
    const timer = setTimeout(() => sent.destroy(new Error('no answer in time')), ATTEMPT_MS);
    sent.on('close', () => clearTimeout(timer));
    sent.on('error', reject);
    sent.on('response', (message) => {
      readText(message).then(
        (text) => resolve({ status: message.statusCode ?? 0, headers: message.headers, text }),
        reject,
      );
    });
    sent.end(body);
  });
}

async function readText(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let total_bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    total_bytes += chunk.length;
    if (total_bytes > MAX_BODY_BYTES) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tokenOf(request: LoginRequest, answer: Answer): string {
  const token = answer.headers['x-subject-token'];
  if (answer.status >= 200 && answer.status < 300 && typeof token === 'string' && token !== '') return token;
  throw refusal(request, answer);
}

/** Why there is no token, with what was tried. */
function refusal(request: LoginRequest, { status, headers, text }: Answer): TokenError {
  const { auth_url, login, from } = request;
  const tried = `Tried: ${describeLogin(login)}, at ${auth_url} (from ${from}).`;
  const said = quoted(text, loginSecret(login));
  if (status === 401) {
    const what =
      'The name, its domain or the secret is wrong, the user may not log in there, or too many attempts failed.';
    return new TokenError(`${tried} ${said}${what}`, { title: 'The login was refused' });
  }
  if (status >= 300 && status < 400) {
    const to = headers.location === undefined ? '' : ` to ${clean(headers.location)}`;
    return notThere(
      `${tried} It answers with a redirection${to}, where no secret is sent. Give the right URL.`,
    );
  }
  if (status === 404 || status === 405 || status === 501 || (status >= 200 && status < 300)) {
    return notThere(
      `${tried} There is no identity service there (HTTP status ${status}). The URL is that of the service with ` +
        '/identity/v3 behind it, such as http://127.0.0.1:8788/identity/v3.',
    );
  }
  const title = RETRIED_STATUS.has(status) ? 'The service is too busy for a login' : 'The login failed';
  return new TokenError(`${tried} ${said}The answer has HTTP status ${status}.`, { title });
}

function notThere(message: string): TokenError {
  return new TokenError(message, { title: 'Not the identity service of Cairn', setting: 'endpoint' });
}

/** The message of Keystone's error envelope as a sentence, or nothing; never with the secret in it. */
function quoted(text: string, secret: string): string {
  let message: unknown;
  try {
    const json = JSON.parse(text) as { readonly error?: { readonly message?: unknown } } | null;
    message = json?.error?.message;
  } catch {
    return '';
  }
  if (typeof message !== 'string' || message.trim() === '') return '';
  return `It says: ${JSON.stringify(clean(message.replaceAll(secret, '...')))}. `;
}

function clean(text: string): string {
  return text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MAX_QUOTED_CHARACTERS);
}
