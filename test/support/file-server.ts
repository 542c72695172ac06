import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A web server of a test on 127.0.0.1. */
export type FileServer = {
  readonly port: number;
  /** The requests so far: path and headers. */
  readonly requests: { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  readonly stop: () => Promise<void>;
};

/** A certificate that is its own authority, for these DNS names. */
export type TestCertificate = { readonly key: string; readonly cert: string };

/** Effect: makes a certificate with openssl. */
export function makeCertificate(names: readonly string[], days = 2): TestCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-tls-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const san = names.map((name) => (/^[\d.]+$/.test(name) ? `IP:${name}` : `DNS:${name}`)).join(',');
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const leaf = ['-subj', '/CN=cairn test', '-addext', `subjectAltName=${san}`, '-days', String(days)];
    execFileSync('openssl', ['req', '-x509', ...curve, ...leaf, '-keyout', key, '-out', cert], {
      stdio: 'pipe',
    });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Effect: starts a server that answers with `handle`; over TLS when a certificate is given. */
export async function startFileServer(
  handle: RequestListener,
  certificate?: TestCertificate,
): Promise<FileServer> {
  const requests: FileServer['requests'] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    requests.push({ path: request.url ?? '', headers: request.headers });
    response.on('error', () => undefined);
    handle(request, response);
  };
  const server: Server =
    certificate === undefined ? createServer(listener) : createTlsServer(certificate, listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** One version of a file that a test serves. */
export type ServedFile = {
  readonly bytes: Uint8Array;
  /** With its quotes. */
  readonly etag?: string;
  readonly modified?: Date;
  /** Default application/octet-stream. */
  readonly type?: string;
};

/**
 * Effect: answers as a well-behaved static file server does: ranges, If-Range, 416. With `break_after_bytes` the connection is cut when
 * so many bytes of the body are sent.
 */
export function serveFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: ServedFile,
  break_after_bytes = Infinity,
): void {
  const { bytes, etag, modified } = file;
  const version = etag ?? modified?.toUTCString();
  const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
  const same = request.headers['if-range'] === undefined || request.headers['if-range'] === version;
  const start = range !== null && same ? Number(range[1]) : 0;
  response.setHeader('content-type', file.type ?? 'application/octet-stream');
  if (etag !== undefined) response.setHeader('etag', etag);
  if (modified !== undefined) response.setHeader('last-modified', modified.toUTCString());
  if (start > 0 && start >= bytes.length) {
    response.writeHead(416, { 'content-range': `bytes */${bytes.length}` });
    response.end();
    return;
  }
  response.setHeader('content-length', bytes.length - start);
  if (start > 0) {
    response.writeHead(206, { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` });
  }
  const body = bytes.subarray(start, start + break_after_bytes);
  if (body.length === bytes.length - start) {
    response.end(body);
    return;
  }
  response.write(body, () => response.destroy());
}
