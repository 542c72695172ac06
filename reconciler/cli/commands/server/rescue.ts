import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import { idOfNamed } from '../../lookup.ts';
import { addChangeFlags, changeServers } from './change.ts';
import type { ChangeFlags } from './change.ts';

type Flags = ChangeFlags & { readonly image: string };

/** Effect: adds `server rescue` and `unrescue` to the command `server`. */
export function registerServerRescue(server: Command, io: Io): void {
  addChangeFlags(
    server
      .command('rescue')
      .summary('boot servers from another image to repair them')
      .description('Boot servers from another image, with their own disks second (rescue_image_id).'),
  )
    .requiredOption('--image <image>', 'name or id')
    .action((names: readonly string[], _options: unknown, given: Command) => {
      const flags = given.optsWithGlobals<Flags>();
      return changeServers(io, names, flags, 'rescue', async ({ spec }, { client }) => ({
        rescue_image_id: await idOfNamed(client, 'image', flags.image, String(spec['project_id'])),
      }));
    });
  addChangeFlags(
    server
      .command('unrescue')
      .summary('boot rescued servers from their own disks again')
      .description('Boot rescued servers from their own disks again, and throw the other ones away.'),
  ).action((names: readonly string[], _options: unknown, given: Command) =>
    // What is undefined is not sent.
    changeServers(io, names, given.optsWithGlobals<ChangeFlags>(), 'unrescue', () => ({
      rescue_image_id: undefined,
    })),
  );
}
