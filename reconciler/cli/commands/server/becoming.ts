import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import { idOfNamed } from '../../lookup.ts';
import type { ResourceView } from '../../wire.ts';
import { addChangeFlags, changeServers } from './change.ts';
import type { ChangeFlags } from './change.ts';

const COMMANDS = [
  {
    name: 'migrate',
    flag: 'host',
    kind: 'host',
    field: 'host_id',
    summary: 'move servers to another host, as their migration_policy says',
  },
  {
    name: 'resize',
    flag: 'flavor',
    kind: 'flavor',
    field: 'flavor_id',
    summary: 'give servers another flavor, with one restart',
  },
  {
    name: 'rebuild',
    flag: 'image',
    kind: 'image',
    field: 'image_id',
    summary: 'make root disks anew from another image: what is on them is lost',
  },
] as const;

type Flags = ChangeFlags & Readonly<Record<(typeof COMMANDS)[number]['flag'], string>>;

/** Effect: adds `server migrate`, `resize` and `rebuild` to the command `server`. */
export function registerServerBecoming(server: Command, io: Io): void {
  for (const { name, flag, kind, field, summary } of COMMANDS) {
    const description = `${summary.charAt(0).toUpperCase()}${summary.slice(1)} (${field}).`;
    const command = addChangeFlags(server.command(name).summary(summary).description(description));
    command
      .requiredOption(`--${flag} <${flag}>`, 'name or id')
      .action((names: readonly string[], _options: unknown, given: Command) => {
        const flags = given.optsWithGlobals<Flags>();
        return changeServers(io, names, flags, name, async ({ spec }: ResourceView, { client }) => ({
          [field]: await idOfNamed(client, kind, flags[flag], String(spec['project_id'])),
        }));
      });
  }
}
