/**
 * The start of a plugin: what Terraform says in environment variables, where to listen, and the one line on
 * stdout that tells it.
 *
 * Source: hashicorp/go-plugin, "Writing Plugins Without Go"; Terraform's cookie and variables.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Environment variables, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What Terraform asked for. Without `client_certificate_pem` it wants no TLS. */
export interface PluginRequest {
  readonly client_certificate_pem: string | undefined;
  /** Ports that a TCP listener may use; Terraform sends 10000 to 25000. */
  readonly port_range: readonly [min: number, max: number];
}

/** Where the server listens. `close` removes the socket's directory. */
export interface Listening {
  readonly network: 'unix' | 'tcp';
  readonly address: string;
  readonly close: () => void;
}

const COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';
const PROTOCOL = '6';
/** libuv cuts longer paths off without a word, and Terraform then dials the full one. */
const MAX_SOCKET_PATH_BYTES = 103;
const MAX_PORT_TRIES = 50;

/** Pure. Did Terraform (and not a person at a shell) start this process? */
export const startedByTerraform = (environment: Environment): boolean =>
  environment['TF_PLUGIN_MAGIC_COOKIE'] === COOKIE;

/** Pure. What Terraform asked for, or the text of an error when it does not speak protocol 6. */
export const readRequest = (environment: Environment): PluginRequest | string => {
  const versions = (environment['PLUGIN_PROTOCOL_VERSIONS'] ?? PROTOCOL).split(',');
  if (!versions.includes(PROTOCOL)) {
    return `This provider speaks Terraform's plugin protocol ${PROTOCOL}, but Terraform offers only ${versions.join(', ')}; Terraform 1.0 or later is needed.`;
  }
  const port = (name: string, fallback: number): number => {
    const value = Number(environment[name]);
    return Number.isInteger(value) && value > 0 && value < 65_536 ? value : fallback;
  };
  const certificate = environment['PLUGIN_CLIENT_CERT'];
  return {
    client_certificate_pem: certificate === '' ? undefined : certificate,
    port_range: [port('PLUGIN_MIN_PORT', 10_000), port('PLUGIN_MAX_PORT', 25_000)],
  };
};

/** Pure. The handshake line: `1|6|unix|path|grpc|certificate`, the certificate in base64 without padding. */
export const handshakeLine = (
  listening: Pick<Listening, 'network' | 'address'>,
  certificateDer: Uint8Array | undefined,
): string => {
  const certificate =
    certificateDer === undefined ? '' : Buffer.from(certificateDer).toString('base64').replaceAll('=', '');
  return ['1', PROTOCOL, listening.network, listening.address, 'grpc', certificate].join('|');
};

/** The part of a server that listening needs; TCP, TLS and HTTP/2 servers have it. */
export type Listener = Pick<Server, 'listen' | 'once' | 'off' | 'address'>;

const listen = (server: Listener, where: { path: string } | { host: string; port: number }): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(where, () => {
      server.off('error', reject);
      resolve();
    });
  });

const listenOnTcp = async (server: Listener, [min, max]: readonly [number, number]): Promise<Listening> => {
  let last: unknown;
  for (let attempt = 0; attempt < MAX_PORT_TRIES; attempt++) {
    const port = min + Math.floor(Math.random() * (max - min + 1));
    try {
      await listen(server, { host: '127.0.0.1', port });
      return { network: 'tcp', address: `127.0.0.1:${port}`, close: () => undefined };
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`no free port on 127.0.0.1 between ${min} and ${max}`, { cause: last });
};

/**
 * Effect: makes the server listen on a socket in a new private directory under `directory`, or on 127.0.0.1
 * when that path would be too long or the system has no unix sockets. Throws the system's error when neither works.
 */
export const listenPrivately = async (
  server: Listener,
  range: readonly [number, number],
  directory: string = tmpdir(),
): Promise<Listening> => {
  const longest = Buffer.byteLength(join(directory, 'cairn-XXXXXX', 's'), 'utf8');
  if (process.platform === 'win32' || longest > MAX_SOCKET_PATH_BYTES) return listenOnTcp(server, range);
  const folder = mkdtempSync(join(directory, 'cairn-'));
  const address = join(folder, 's');
  await listen(server, { path: address });
  return {
    network: 'unix',
    address,
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
