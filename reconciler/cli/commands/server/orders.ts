import { Option } from 'commander';
import type { Command } from 'commander';
import type { PutBody } from '../../../../schemas/generated/api.ts';
import type { Io } from '../../io.ts';
import { idOfNamed } from '../../lookup.ts';
import { addChangeFlags, doWithServers } from './change.ts';
import type { ChangeFlags } from './change.ts';

type Flags = ChangeFlags & {
  readonly host?: string;
  readonly kind?: 'live' | 'cold';
  readonly image?: string;
};

/** Effect: adds `server migrate`, `evacuate` and `rebuild` to the command `server`: what is done once. */
export function registerServerOrders(server: Command, io: Io): void {
  addChangeFlags(
    server
      .command('migrate')
      .summary('move servers to another host')
      .description(
        'Move servers to another host, the one that is named or else the one that Cairn chooses; live if the guest runs and migration_policy does not say otherwise. Where the spec names a host (host_id), --host changes that.',
      ),
  )
    .option('--host <host>', 'name or id of the host')
    .addOption(
      new Option('--kind <kind>', 'whether the guest runs on or is stopped meanwhile').choices([
        'live',
        'cold',
      ]),
    )
    .action((names: readonly string[], _options: unknown, given: Command) => {
      const flags = given.optsWithGlobals<Flags>();
      return doWithServers(io, names, flags, 'migrate', async (target, { client }) => {
        const host_id = (await idOfNamed(client, 'host', flags.host)) ?? null;
        const options = { signal: io.signal };
        if (host_id === null || typeof target.spec['host_id'] !== 'string') {
          return client.migrateServer(target.id, { host_id, kind: flags.kind ?? null }, options);
        }
        const body = { spec: { ...target.spec, host_id } } as unknown as PutBody<'server'>;
        return client.putServer(target.id, body, { ...options, if_match: target.generation });
      });
    });
  addChangeFlags(
    server
      .command('evacuate')
      .summary('take servers from a host that is dead')
      .description(
        'Take servers from their host, which is known to be dead: it is fenced (fenced = true) and does not answer. Without shared storage the root disk is made anew from the image.',
      ),
  )
    .option('--host <host>', 'name or id of the host where they are to go')
    .action((names: readonly string[], _options: unknown, given: Command) => {
      const flags = given.optsWithGlobals<Flags>();
      return doWithServers(io, names, flags, 'evacuate', async ({ id }, { client }) => {
        const host_id = (await idOfNamed(client, 'host', flags.host)) ?? null;
        return client.evacuateServer(id, { host_id }, { signal: io.signal });
      });
    });
  addChangeFlags(
    server
      .command('rebuild')
      .summary('make root disks anew: what is on them is lost')
      .description(
        'Make root disks anew, from the image that servers have or from another one (image_id). What is on the disks is lost; ids, addresses and MACs stay.',
      ),
  )
    .option('--image <image>', 'name or id of another image')
    .action((names: readonly string[], _options: unknown, given: Command) => {
      const flags = given.optsWithGlobals<Flags>();
      return doWithServers(io, names, flags, 'rebuild', async (target, { client }) => {
        const { id, spec, generation } = target;
        const image_id = await idOfNamed(client, 'image', flags.image, String(spec['project_id']));
        const options = { signal: io.signal };
        if (image_id === undefined || image_id === spec['image_id']) {
          return client.rebuildServer(id, {}, options);
        }
        const body = { spec: { ...spec, image_id } } as unknown as PutBody<'server'>;
        return client.putServer(id, body, { ...options, if_match: generation });
      });
    });
}
