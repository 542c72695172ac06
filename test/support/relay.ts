import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** Stands between a client and a service, counts what goes by, and can hold or cut the line. */
export type Relay = {
  readonly endpoint: string;
  /** Bytes that clients sent to the service, headers included. */
  readonly sentBytes: () => number;
  /** Methods and paths of requests, for example `PATCH /v1/images/...`. */
  readonly requests: () => readonly string[];
  /** Statuses of answers. */
  readonly statuses: () => readonly number[];
  /** Effect: begins to count anew. */
  readonly reset: () => void;
  /** Effect: lets no more than this many bytes by; resolves when so many came. */
  readonly holdAfter: (bytes: number) => Promise<void>;
  /** Effect: lets what was held by. */
  readonly release: () => void;
  /** Effect: breaks all connections, and new ones too until it is mended. */
  readonly cut: () => void;
  /** Effect: takes connections again, to another endpoint if one is given. */
  readonly mend: (endpoint?: string) => void;
  readonly close: () => Promise<void>;
};

/** Effect: listens on a free port of the loopback and passes everything on to an endpoint (http://host:port). */
export async function startRelay(endpoint: string): Promise<Relay> {
  let target = new URL(endpoint);
  let sent = 0;
  let limit = Infinity;
  let isCut = false;
  let reached = (): void => undefined;
  const requests: string[] = [];
  const statuses: number[] = [];
  const lines = new Set<Socket>();
  const held: (() => void)[] = [];

  const pass = (client: Socket, service: Socket, chunk: Buffer): void => {
    if (sent + chunk.length > limit) {
      client.pause();
      held.push(() => {
        pass(client, service, chunk);
        client.resume();
      });
      reached();
      return;
    }
    sent += chunk.length;
    const request = /^([A-Z]+ \/\S*) HTTP\/1\.1\r\n/.exec(chunk.subarray(0, 2000).toString('latin1'));
    if (request?.[1] !== undefined) requests.push(request[1]);
    if (service.write(chunk)) return;
    client.pause();
    service.once('drain', () => client.resume());
  };

  const server = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const service = connect(Number(target.port), target.hostname);
    for (const line of [client, service]) {
      lines.add(line);
      line.on('error', () => undefined).once('close', () => lines.delete(line));
    }
    client.on('data', (chunk: Buffer) => pass(client, service, chunk));
    service.on('data', (chunk: Buffer) => {
      const status = /^HTTP\/1\.1 (\d{3}) /.exec(chunk.subarray(0, 20).toString('latin1'));
      if (status !== null) statuses.push(Number(status[1]));
      if (client.write(chunk)) return;
      service.pause();
      client.once('drain', () => service.resume());
    });
    client.once('end', () => service.end()).once('close', () => service.end());
    service.once('end', () => client.end()).once('close', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const release = (): void => {
    limit = Infinity;
    for (const go of held.splice(0)) go();
  };
  const cut = (): void => {
    isCut = true;
    held.length = 0;
    limit = Infinity;
    for (const line of lines) line.destroy();
  };
  return {
    endpoint: `http://127.0.0.1:${port}`,
    sentBytes: () => sent,
    requests: () => requests,
    statuses: () => statuses,
    reset: () => {
      sent = 0;
      requests.length = 0;
      statuses.length = 0;
    },
    holdAfter: (bytes) => {
      limit = bytes;
      return new Promise((resolve) => (reached = resolve));
    },
    release,
    cut,
    mend: (other) => {
      if (other !== undefined) target = new URL(other);
      isCut = false;
    },
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
