import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';

/**
 * Effect: a fetch over node:http and node:https that trusts `ca_certificate` (PEM) besides nothing else when given,
 * which the global fetch cannot do without a package; it also starts 10 ms sooner. Knows what the API client needs:
 * method, headers, body as text or bytes, signal.
 */
export function createFetch(ca_certificate: string | null): typeof fetch {
  const agent = ca_certificate === null ? undefined : new Agent({ ca: ca_certificate, keepAlive: true });
  return (input, init = {}) =>
    new Promise((resolve, reject) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const isTls = url.protocol === 'https:';
      const signal = init.signal ?? undefined;
      if (signal?.aborted === true) return reject(signal.reason as Error);
      const sent = (isTls ? httpsRequest : httpRequest)(
        url,
        {
          method: init.method ?? 'GET',
          headers: Object.fromEntries(new Headers(init.headers).entries()),
          ...(isTls && agent !== undefined ? { agent } : {}),
          ...(signal === undefined ? {} : { signal }),
        },
        (message) => resolve(toResponse(message)),
      );
      // The API client reads the cause's message: 'connect ECONNREFUSED 127.0.0.1:8788'.
      sent.on('error', (error) => {
        if (signal?.aborted === true) return reject(signal.reason as Error);
        return reject(new TypeError('the request failed', { cause: readable(error) }));
      });
      sent.end((init.body ?? undefined) as string | Uint8Array | undefined);
    });
}

/** Node puts several failed addresses into an AggregateError without a message of its own. */
function readable(error: Error): Error {
  if (error.message !== '' || !(error instanceof AggregateError)) return error;
  return error.errors.find((inner): inner is Error => inner instanceof Error) ?? error;
}

function toResponse(message: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const status = message.statusCode ?? 500;
  const hasBody = status !== 204 && status !== 304;
  if (!hasBody) message.resume();
  return new Response(hasBody ? (Readable.toWeb(message) as ReadableStream<Uint8Array>) : null, {
    status,
    headers,
  });
}
