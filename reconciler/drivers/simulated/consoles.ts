import { utf8Encode } from '../../model/bytes.ts';
import { CairnError } from '../../model/error.ts';
import type { ConsoleChannel, Consoles } from '../../ports/consoles.ts';
import type { SimulatedHost, World } from './world.ts';

/** Effect: the port `consoles` over a simulated world: a serial line repeats what is typed, a screen is not simulated. */
export function createSimulatedConsoles(world: World): Consoles {
  const open = new Map<string, Line>();
  return {
    openSerial: (host_id, server_id, signal) =>
      world.call(host_id, 'consoles.openSerial', signal, (host) => {
        requireRunning(host, server_id);
        open.get(server_id)?.take();
        const line = echo(() => host.reachable && host.domains.get(server_id)?.live !== null);
        open.set(server_id, line);
        return line.channel;
      }),
    openScreen: (host_id, server_id, signal) =>
      world.call(host_id, 'consoles.openScreen', signal, (host) => {
        requireRunning(host, server_id);
        throw new CairnError('unsupported', 'Simulated guests have no screen; they have a serial console.', {
          resource: server_id,
        });
      }),
  };
}

function requireRunning(host: SimulatedHost, server_id: string): void {
  const domain = host.domains.get(server_id);
  if (domain === undefined) {
    throw new CairnError('not_found', `Host '${host.name}' has no domain ${server_id}.`, {
      resource: server_id,
    });
  }
  if (domain.live !== null) return;
  throw new CairnError('conflict', 'The guest does not run, so it has no console. Start the server first.', {
    resource: server_id,
  });
}

/** One end of a line; `take` ends it because somebody else wants it. */
type Line = { readonly channel: ConsoleChannel; readonly take: () => void };

/** A line that says hello and repeats what it is told, as a terminal does. */
function echo(lives: () => boolean): Line {
  const line = {
    waiting: [utf8Encode('Simulated guest.\r\n')],
    closed: false,
    taken: false,
    wake: (): void => undefined,
  };
  async function* output(): AsyncGenerator<Uint8Array, void, undefined> {
    while (!line.closed) {
      const next = line.waiting.shift();
      if (next !== undefined) yield next;
      else if (line.taken) throw new CairnError('conflict', 'Somebody else opened the console.');
      else await new Promise<void>((resolve) => (line.wake = resolve));
    }
  }
  return {
    channel: {
      output: { [Symbol.asyncIterator]: output },
      write: (bytes) => {
        if (!line.closed && !lives())
          return Promise.reject(new CairnError('unavailable', 'The line to the guest broke.'));
        line.waiting.push(bytes);
        line.wake();
        return Promise.resolve();
      },
      close: () => {
        line.closed = true;
        line.wake();
      },
    },
    take: () => {
      line.taken = true;
      line.wake();
    },
  };
}
