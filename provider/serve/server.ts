/**
 * A gRPC server on node:http2: unary calls and server streams, TLS with one pinned client certificate, or plain
 * HTTP/2 for a provider that a developer started by hand.
 *
 * Source: gRPC documentation, "gRPC over HTTP2".
 */
import { X509Certificate } from 'node:crypto';
import { createSecureServer, createServer } from 'node:http2';
import type {
  Http2SecureServer,
  Http2Server,
  IncomingHttpHeaders,
  OutgoingHttpHeaders,
  ServerHttp2Stream,
} from 'node:http2';
import type { TLSSocket } from 'node:tls';
import type { ServerCertificate } from './certificate.ts';
import { GRPC, GrpcError, frame, percentEncode, unframe } from './grpc-frame.ts';
import type { Log } from './log.ts';

/** What a method is told about its call. `signal` aborts when the client goes away. */
export interface CallContext {
  readonly signal: AbortSignal;
}

/** A method: request bytes to response bytes, once (`unary`) or many times (`stream`). */
export type GrpcMethod =
  | { readonly unary: (request: Uint8Array, context: CallContext) => Promise<Uint8Array> }
  | { readonly stream: (request: Uint8Array, context: CallContext) => AsyncIterable<Uint8Array> }
  /** Never answered: held open until the client ends it. */
  | { readonly hold: true };

/** Methods by path, such as `/plugin.GRPCController/Shutdown`. */
export type GrpcMethods = Readonly<Record<string, GrpcMethod>>;

/** Identity of both sides for mutual TLS: ours, and the one client certificate (PEM) that may connect. */
export interface MutualTls {
  readonly certificate: ServerCertificate;
  readonly client_certificate_pem: string;
}

/** A server that speaks gRPC, with TLS or without. */
export type GrpcServer = Http2Server | Http2SecureServer;

const MAX_REQUEST_BYTES = 256 * 1024 * 1024;
const HEADERS: OutgoingHttpHeaders = {
  ':status': 200,
  'content-type': 'application/grpc+proto',
};
const WINDOW_BYTES = 4 * 1024 * 1024;

const endWith = (stream: ServerHttp2Stream, code: number, message = ''): void => {
  if (stream.destroyed || stream.closed) return;
  const status: OutgoingHttpHeaders = { 'grpc-status': String(code) };
  if (message !== '') status['grpc-message'] = percentEncode(message.slice(0, 4000));
  if (!stream.headersSent) {
    // The short form: status and headers together, without a body.
    stream.respond({ ...HEADERS, ...status }, { endStream: true });
    return;
  }
  stream.once('wantTrailers', () => {
    stream.sendTrailers(status);
  });
  stream.end();
};

const readBody = (stream: ServerHttp2Stream): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let total_bytes = 0;
    stream.on('data', (chunk: Buffer) => {
      total_bytes += chunk.length;
      if (total_bytes > MAX_REQUEST_BYTES) {
        reject(new GrpcError(GRPC.resource_exhausted, `request larger than ${MAX_REQUEST_BYTES} bytes`));
      } else chunks.push(chunk);
    });
    stream.on('end', () => {
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks));
    });
    stream.on('error', reject);
    stream.on('close', () => {
      // Every stream closes; an error and its stack are made only for those that closed too early.
      if (!stream.readableEnded) reject(new GrpcError(GRPC.cancelled, 'the client went away'));
    });
  });

const drained = (stream: ServerHttp2Stream): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
  });

/** Most calls never look at their signal, and making one costs as much as the rest of a small call. */
const contextOf = (stream: ServerHttp2Stream): CallContext => {
  let abort: AbortController | undefined;
  return {
    get signal() {
      if (abort === undefined) {
        const made = new AbortController();
        abort = made;
        if (stream.destroyed) made.abort();
        else stream.once('close', () => made.abort());
      }
      return abort.signal;
    },
  };
};

const answer = async (
  stream: ServerHttp2Stream,
  method: Exclude<GrpcMethod, { hold: true }>,
): Promise<void> => {
  const request = unframe(await readBody(stream));
  const context = contextOf(stream);
  if ('unary' in method) {
    const response = await method.unary(request, context);
    if (stream.destroyed) return;
    stream.respond(HEADERS, { waitForTrailers: true });
    stream.write(frame(response));
  } else {
    for await (const event of method.stream(request, context)) {
      if (stream.destroyed) return;
      if (!stream.headersSent) stream.respond(HEADERS, { waitForTrailers: true });
      if (!stream.write(frame(event))) await drained(stream);
    }
    if (!stream.destroyed && !stream.headersSent) stream.respond(HEADERS, { waitForTrailers: true });
  }
  endWith(stream, GRPC.ok);
};

const onStream =
  (methods: GrpcMethods, log: Log) =>
  (stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void => {
    const path = headers[':path'] ?? '';
    stream.on('error', (error: Error) => {
      log.debug('stream ended by the client', { path, error: error.message });
    });
    const method = Object.hasOwn(methods, path) ? methods[path] : undefined;
    if (headers[':method'] !== 'POST' || method === undefined) {
      endWith(stream, GRPC.unimplemented, `unknown method ${path}`);
      stream.resume();
      return;
    }
    if ('hold' in method) {
      stream.respond(HEADERS, { waitForTrailers: true });
      stream.on('end', () => {
        endWith(stream, GRPC.ok);
      });
      stream.resume();
      return;
    }
    answer(stream, method).catch((error: unknown) => {
      const code = error instanceof GrpcError ? error.code : GRPC.internal;
      const message = error instanceof Error ? error.message : String(error);
      if (code !== GRPC.cancelled) log.warn('call failed', { path, code, error: message });
      endWith(stream, code, message);
    });
  };

/**
 * Effect: makes an HTTP/2 server (not yet listening) that answers `methods`. With `tls` only a client that shows
 * exactly the pinned certificate is let in; without it the server speaks plain HTTP/2 and must listen privately.
 */
export const createGrpcServer = (methods: GrpcMethods, log: Log, tls: MutualTls | undefined): GrpcServer => {
  const settings = { initialWindowSize: WINDOW_BYTES, maxHeaderListSize: 65_536 };
  const handle = onStream(methods, log);
  if (tls === undefined) return createServer({ settings }).on('stream', handle);
  const pinned = new X509Certificate(tls.client_certificate_pem).raw;
  // An empty `ca` keeps Node from parsing its built-in roots (30 ms a start); the comparison below is
  // stricter than any chain.
  const server = createSecureServer({
    settings,
    key: tls.certificate.key_pem,
    cert: tls.certificate.certificate_pem,
    ca: [],
    minVersion: 'TLSv1.2',
    requestCert: true,
    rejectUnauthorized: false,
  });
  server.on('session', (session) => {
    session.on('error', (error: Error) => {
      log.debug('connection failed', { error: error.message });
    });
    const shown = (session.socket as TLSSocket).getPeerCertificate().raw as Buffer | undefined;
    if (shown === undefined || !pinned.equals(shown)) {
      log.warn('a client with no certificate or a foreign one was refused');
      session.destroy();
    }
  });
  server.on('stream', handle);
  server.on('tlsClientError', (error: Error) => {
    log.debug('TLS handshake failed', { error: error.message });
  });
  return server;
};
