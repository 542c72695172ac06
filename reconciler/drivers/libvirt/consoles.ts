import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { CairnError, toCairnError } from '../../model/error.ts';
import type { ConsoleChannel, Consoles } from '../../ports/consoles.ts';
import type { Hosts } from './hosts.ts';
import { domainReference, markedDomain } from './hypervisor.ts';
import { LibvirtError } from './rpc/errors.ts';
import { DOMAIN_CONSOLE } from './rpc/flags.ts';
import { screenAddress } from './screen-address.ts';
import { translateError } from './translate.ts';
import { childElements, find, parseXml } from './xml.ts';

const CONNECT_MS = 10_000;

/** Effect: the port `consoles` over libvirt: serial lines travel in its RPC, screens by a connection of their own to the guest's VNC server. */
export function createConsoles(hosts: Hosts): Consoles {
  return {
    openSerial: (host_id, server_id, signal) =>
      hosts.use(host_id, async (host) => {
        await requireRunning(host, server_id, signal);
        const args = { dom: domainReference(server_id), dev_name: null, flags: DOMAIN_CONSOLE.force };
        const duplex = await host.session.duplex('domain_open_console', args, { signal });
        return channelOver(duplex, (cause) =>
          cause instanceof LibvirtError && cause.outcome === 'rejected'
            ? new CairnError('conflict', 'Somebody else opened the console, or the guest stopped.', { cause })
            : toCairnError(translateError(host.connection.name, cause)),
        );
      }),

    openScreen: (host_id, server_id, signal) =>
      hosts.use(host_id, async (host) => {
        await requireRunning(host, server_id, signal);
        const dom = domainReference(server_id);
        const { xml } = await host.session.call('domain_get_xml_desc', { dom, flags: 0 }, { signal });
        const port = screenPort(xml);
        if (port === null) {
          throw new CairnError(
            'unsupported',
            'The guest has no screen yet: it was started before its server got one. Stop it and start it again.',
            { resource: server_id },
          );
        }
        const address = screenAddress(host.connection);
        const socket = await dial(address, port, signal).catch((cause: unknown) => {
          throw new CairnError(
            'unavailable',
            `The screen of the guest on host '${host.connection.name}' cannot be reached at ${address}:${port}. Let this service reach that address, or set console_address of the host to one that it can reach.`,
            { resource: server_id, cause },
          );
        });
        return channelOver(socket, (cause) => brokenScreen(host.connection.name, cause));
      }),
  };
}

async function requireRunning(
  host: Parameters<typeof markedDomain>[0],
  server_id: string,
  signal: AbortSignal,
): Promise<void> {
  const seen = await markedDomain(host, server_id, signal);
  if (seen !== null && seen.live !== null) return;
  if (seen === null) {
    throw new CairnError('not_found', `Host '${host.connection.name}' has no domain ${server_id}.`, {
      resource: server_id,
    });
  }
  throw new CairnError('conflict', 'The guest does not run, so it has no console. Start the server first.', {
    resource: server_id,
  });
}

/** Pure. The port of a running guest's VNC server; null when it has none. Source: libvirt documentation, Domain XML format, graphical framebuffers. */
export function screenPort(live_xml: string): number | null {
  const graphics = childElements(find(parseXml(live_xml), 'devices'), 'graphics');
  const vnc = graphics.find(({ attributes }) => attributes['type'] === 'vnc');
  const port = Number(vnc?.attributes['port'] ?? -1);
  return Number.isSafeInteger(port) && port > 0 ? port : null;
}

function dial(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, signal, noDelay: true });
    socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error('no answer in time')));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

function brokenScreen(host_name: string, cause: unknown): CairnError {
  return new CairnError('unavailable', `The line to the screen on host '${host_name}' broke.`, { cause });
}

function channelOver(duplex: Duplex, failureOf: (thrown: unknown) => CairnError): ConsoleChannel {
  let failure: CairnError | null = null;
  let closed = false;
  duplex.on('error', (thrown) => {
    if (!closed) failure ??= failureOf(thrown);
  });
  const close = (): void => {
    closed = true;
    duplex.destroy();
  };
  async function* output(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for await (const piece of duplex) yield piece as Uint8Array;
    } catch (thrown) {
      if (!closed) throw failure ?? failureOf(thrown);
    } finally {
      close();
    }
  }
  return {
    output: { [Symbol.asyncIterator]: output },
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (closed) return resolve();
        duplex.write(bytes, (thrown) => {
          if (!thrown || closed) resolve();
          else reject(failure ?? failureOf(thrown));
        });
      }),
    close,
  };
}
