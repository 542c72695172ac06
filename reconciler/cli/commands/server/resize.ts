import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import { idOfNamed } from '../../lookup.ts';
import { addChangeFlags, changeServers } from './change.ts';
import type { ChangeFlags } from './change.ts';

type Flags = ChangeFlags & { readonly flavor: string };

/** Effect: adds `server resize` to the command `server`. */
export function registerServerResize(server: Command, io: Io): void {
  const description = 'Give servers another flavor, with one restart (flavor_id).';
  const command = server.command('resize').summary('give servers another flavor').description(description);
  addChangeFlags(command)
    .requiredOption('--flavor <flavor>', 'name or id')
    .action((names: readonly string[], _options: unknown, given: Command) => {
      const flags = given.optsWithGlobals<Flags>();
      return changeServers(io, names, flags, 'resize', async (_server, { client }) => ({
        flavor_id: await idOfNamed(client, 'flavor', flags.flavor),
      }));
    });
}
