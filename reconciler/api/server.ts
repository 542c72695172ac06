import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Express } from 'express';
import { CairnError } from '../model/error.ts';

/** Connections that wait to be taken: a thousand clients may begin to wait at once after a restart. */
const BACKLOG = 4096;

/** A list of a thousand ids stands in the address. */
const HEADER_BYTES = 128 * 1024;

/** A listening HTTP server. */
export type RunningServer = {
  /** Where clients reach it, for example http://127.0.0.1:8788. */
  readonly endpoint: string;
  /** Effect: takes no more connections and waits for running requests, at most grace_ms; then breaks them off. */
  readonly close: (grace_ms: number) => Promise<void>;
};

/** What answers requests, and requests to speak another protocol from now on (consoles). */
export type Handlers = {
  readonly app: Express;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

/** Effect: listens; port 0 takes a free one. Throws unavailable when the address cannot be had. */
export async function startServer(
  { app, upgrade }: Handlers,
  host: string,
  port: number,
): Promise<RunningServer> {
  const server = createServer({ maxHeaderSize: HEADER_BYTES }, app);
  server.on('upgrade', upgrade);
  // Uploads take as long as they take; api/body.ts and upload-stream.ts limit what each may stand still.
  server.requestTimeout = 0;
  server.headersTimeout = 20_000;
  // Longer than clients keep a connection that they do not use, so that it is they who end it.
  server.keepAliveTimeout = 75_000;
  await listen(server, host, port);
  const address = server.address() as AddressInfo;
  return {
    endpoint: `http://${reachableName(address)}:${address.port}`,
    close: (grace_ms) => close(server, grace_ms),
  };
}

/** All addresses of the machine are no address to connect to. */
function reachableName({ address, family }: AddressInfo): string {
  if (family !== 'IPv6') return address === '0.0.0.0' ? '127.0.0.1' : address;
  return address === '::' ? '[::1]' : `[${address}]`;
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'EADDRINUSE' ? 'something else listens there' : (cause.code ?? cause.message);
      const hint = 'Choose another with listen_port (CAIRN_LISTEN_PORT) and listen_host.';
      reject(new CairnError('unavailable', `Cannot listen on ${host}:${port}: ${why}. ${hint}`, { cause }));
    });
    server.listen({ host, port, backlog: BACKLOG }, resolve);
  });
}

function close(server: Server, grace_ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), grace_ms);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
