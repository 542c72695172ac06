/** The life of the provider's process: handshake, serving, signals, shutdown; and the mode for developers. */
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { createServerCertificate } from './certificate.ts';
import { handshakeLine, listenPrivately, readRequest, startedByTerraform } from './handshake.ts';
import type { Environment } from './handshake.ts';
import { createLog } from './log.ts';
import type { Log } from './log.ts';
import { pluginServices } from './plugin-services.ts';
import type { GrpcMethods, GrpcServer } from './server.ts';

/** What a provider gives to be served. */
export interface Served {
  /** Such as `cairn/cairn`: names the provider in TF_REATTACH_PROVIDERS. */
  readonly address: string;
  readonly version: string;
  /** Makes the RPC methods; called once, when Terraform has been told already where to connect. */
  readonly methods: (log: Log) => GrpcMethods | Promise<GrpcMethods>;
}

/** The parts of the process that serving touches; `process` fits. */
export interface HostProcess {
  readonly argv: readonly string[];
  readonly env: Environment;
  readonly pid: number;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; on(event: 'error', listener: () => void): unknown };
  on(event: string, listener: (argument: unknown) => void): unknown;
  exit(code: number): void;
}

const HELP = (served: Served): string =>
  `This is the Cairn provider ${served.version} for Terraform and OpenTofu. Terraform starts it; there is no need to.\n\n` +
  `  --version   print the version\n` +
  `  --debug     keep running and print TF_REATTACH_PROVIDERS for terraform commands in another shell\n`;

/** A provider whose Terraform was killed must not live on; the pause lets a client connect again. */
const ORPHAN_AFTER_MS = 1_000;
const NEVER_CALLED_AFTER_MS = 90_000;

const exitWhenOrphaned = (server: GrpcServer, exit: () => void): void => {
  let connections = 0;
  let timer = setTimeout(exit, NEVER_CALLED_AFTER_MS);
  server.on('session', (session) => {
    connections += 1;
    clearTimeout(timer);
    session.once('close', () => {
      connections -= 1;
      if (connections === 0) timer = setTimeout(exit, ORPHAN_AFTER_MS);
    });
  });
};

const surviveErrors = (host: HostProcess, log: Log): void => {
  // When Terraform is gone its end of the pipe is too; that must not become one more uncaught error.
  host.stderr.on('error', () => undefined);
  // Terraform forwards the first Ctrl-C as StopProvider; dying of SIGINT would orphan what is being created. After the
  // second one Terraform itself waits for nothing any more.
  let interrupts = 0;
  host.on('SIGINT', () => {
    interrupts += 1;
    if (interrupts > 1) host.exit(130);
    else log.info('SIGINT ignored: Terraform asks by StopProvider');
  });
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    host.on(event, (error) => {
      log.error(event, { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    });
  }
};

/** Listens before there is a server: connections wait until they are led to one. */
const openDoor = (): { readonly server: Server; readonly lead: (server: GrpcServer) => void } => {
  const waiting: Socket[] = [];
  let inside: GrpcServer | undefined;
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    if (inside === undefined) waiting.push(socket);
    else inside.emit('connection', socket);
  });
  return {
    server,
    lead: (found) => {
      inside = found;
      for (const socket of waiting.splice(0)) found.emit('connection', socket);
    },
  };
};

const serveTerraform = async (host: HostProcess, served: Served, log: Log): Promise<void> => {
  const request = readRequest(host.env);
  if (typeof request === 'string') {
    host.stderr.write(`${request}\n`);
    host.exit(1);
    return;
  }
  const tls =
    request.client_certificate_pem === undefined
      ? undefined
      : {
          certificate: createServerCertificate(new Date()),
          client_certificate_pem: request.client_certificate_pem,
        };
  let close = (): void => undefined;
  const exit = (): void => {
    close();
    host.exit(0);
  };
  const door = openDoor();
  const listening = await listenPrivately(door.server, request.port_range);
  close = listening.close;
  host.on('SIGTERM', exit);
  host.stdout.write(`${handshakeLine(listening, tls?.certificate.certificate_der)}\n`);
  // Half of the time to start goes into HTTP/2, TLS and the provider: Terraform connects meanwhile.
  const { createGrpcServer } = await import('./server.ts');
  const methods = await served.methods(log);
  const server = createGrpcServer({ ...pluginServices(exit), ...methods }, log, tls);
  exitWhenOrphaned(server, exit);
  door.lead(server);
  log.debug('serving', { network: listening.network, version: served.version });
};

const serveDeveloper = async (host: HostProcess, served: Served, log: Log): Promise<void> => {
  const { createGrpcServer } = await import('./server.ts');
  const methods = await served.methods(log);
  const server = createGrpcServer({ ...pluginServices(() => undefined), ...methods }, log, undefined);
  const listening = await listenPrivately(server, [10_000, 25_000]);
  const stop = (): void => {
    listening.close();
    host.exit(0);
  };
  host.on('SIGTERM', stop);
  host.on('SIGINT', stop);
  const reattach = {
    [served.address]: {
      Protocol: 'grpc',
      ProtocolVersion: 6,
      Pid: host.pid,
      Test: true,
      Addr: { Network: listening.network, String: listening.address },
    },
  };
  host.stdout.write(`TF_REATTACH_PROVIDERS='${JSON.stringify(reattach)}'\n`);
};

/**
 * Effect: serves the provider over this process's stdout and a private socket until Terraform shuts it down.
 * With `--debug` it serves without TLS until SIGINT; with `--version` or by hand it prints a text and exits.
 */
export const serve = async (host: HostProcess, served: Served): Promise<void> => {
  const log = createLog(host.env, (line) => host.stderr.write(line));
  const flags = host.argv.slice(2);
  if (flags.includes('--version')) {
    host.stdout.write(`${served.version}\n`);
    return;
  }
  if (flags.includes('--debug')) {
    await serveDeveloper(host, served, log);
    return;
  }
  if (!startedByTerraform(host.env)) {
    host.stderr.write(HELP(served));
    host.exit(1);
    return;
  }
  surviveErrors(host, log);
  await serveTerraform(host, served, log);
};
