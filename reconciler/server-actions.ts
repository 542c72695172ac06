import { CairnError } from './model/error.ts';
import { consoleVolumeName } from './model/names.ts';
import type { ConsoleChannel } from './ports/consoles.ts';
import type { Ports } from './ports/ports.ts';
import type { ConsoleType } from './store/console-tokens.ts';
import { readChoices } from './store/resolved.ts';
import type { Database } from './store/database.ts';

/** Longest wait for a host when a person asks for a console or a reboot. */
const LIMIT_MS = 30_000;

/** What the API does to a running server without changing its spec. */
export type ServerActions = {
  /** Effect: reads up to limit_bytes of the serial console from offset_bytes. */
  readonly readConsole: (
    server_id: string,
    offset_bytes: number,
    limit_bytes: number,
  ) => Promise<{ readonly content: Uint8Array; readonly next_offset_bytes: number }>;
  /** Effect: restarts the guest; throws conflict when the server has no host yet. */
  readonly reboot: (server_id: string, type: 'soft' | 'hard') => Promise<void>;
  /** Effect: opens a line to the guest's console; throws conflict when the server has no host or its guest does not run. */
  readonly openConsole: (server_id: string, type: ConsoleType) => Promise<ConsoleChannel>;
};

/** Pure. The actions over the ports; a server's host is the one that its stored choices name. */
export function serverActions(database: Database, ports: Ports): ServerActions {
  const placeOf = async (server_id: string): Promise<{ host_id: string | null; storage?: string }> => {
    const { host_id, storage } = await readChoices(database, server_id);
    return {
      host_id: typeof host_id === 'string' ? host_id : null,
      ...(typeof storage === 'string' ? { storage } : {}),
    };
  };
  const hostOf = async (server_id: string): Promise<string | null> => (await placeOf(server_id)).host_id;
  return {
    readConsole: async (server_id, offset_bytes, limit_bytes) => {
      const { host_id, storage } = await placeOf(server_id);
      if (host_id === null) return { content: new Uint8Array(), next_offset_bytes: offset_bytes };
      const signal = AbortSignal.timeout(LIMIT_MS);
      const name = consoleVolumeName(server_id, storage);
      const content = await ports.volumes.read(host_id, name, offset_bytes, limit_bytes, signal);
      return { content, next_offset_bytes: offset_bytes + content.length };
    },
    reboot: async (server_id, type) => {
      const host_id = await hostOf(server_id);
      if (host_id === null) {
        throw new CairnError('conflict', 'The server has no host yet, so there is nothing to reboot.', {
          resource: server_id,
        });
      }
      await ports.hypervisor.reboot(host_id, server_id, type, AbortSignal.timeout(LIMIT_MS));
    },
    openConsole: async (server_id, type) => {
      const host_id = await hostOf(server_id);
      if (host_id === null) {
        throw new CairnError('conflict', 'The server has no host yet, so it has no console.', {
          resource: server_id,
        });
      }
      const open = type === 'serial' ? ports.consoles.openSerial : ports.consoles.openScreen;
      return await open(host_id, server_id, AbortSignal.timeout(LIMIT_MS));
    },
  };
}
