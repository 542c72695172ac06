import type { Json } from '../../../model/json.ts';
import { LIVE_MIGRATE, MIGRATE } from '../../../server-actions/migrate.ts';
import { objectOrNull } from '../call.ts';
import type { Reply } from '../call.ts';
import { listAll } from '../objects.ts';
import { perform } from './action-perform.ts';
import { invalidField, unexpected, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';
import { flagOf, requireKnown, textOf } from './field-values.ts';
import type { KnownFields } from './field-values.ts';
import type { ServerView } from './server-view.ts';

/** Effect: moves a server to another host; from 2.56 on the caller may name it. Throws invalid_input, conflict. */
export async function migrate(
  facade: ComputeFacade,
  call: ComputeCall,
  server: ServerView,
  args: Json,
): Promise<Reply> {
  const given = args === null ? {} : objectOrNull(args);
  if (given === null) throw invalidField('migrate', args, 'It must be an object or null.');
  for (const name of Object.keys(given)) if (name !== 'host' || call.minor < 56) throw unexpected(name);
  const { host = null } = given;
  const host_id = host === null ? null : await hostNamed(facade, textOf('migrate.host', host, 255));
  return perform(facade, call, server, MIGRATE, { host_id });
}

/** What may stand in the object `os-migrateLive`, and the microversions that know it. */
const LIVE: KnownFields = {
  host: [1, Infinity],
  block_migration: [1, Infinity],
  disk_over_commit: [1, 24],
  force: [30, 67],
};

/** Effect: moves a server while its guest runs. Whether its disk goes along follows from where the hosts keep disks. Throws invalid_input, conflict. */
export async function migrateLive(
  facade: ComputeFacade,
  call: ComputeCall,
  server: ServerView,
  args: Json,
): Promise<Reply> {
  const given = objectOrNull(args);
  if (given === null) throw invalidField('os-migrateLive', args, 'It must be an object.');
  requireKnown(given, call.minor, LIVE);
  const { host = null, block_migration = 'auto' } = given;
  if (block_migration !== 'auto') flagOf('os-migrateLive.block_migration', block_migration);
  const host_id = host === null ? null : await hostNamed(facade, textOf('os-migrateLive.host', host, 255));
  return perform(facade, call, server, LIVE_MIGRATE, { host_id });
}

/** Effect: reads. The id of the host of a name. Throws invalid_input. */
export async function hostNamed(facade: ComputeFacade, name: string): Promise<string> {
  const found = (await listAll(facade, 'host')).find((each) => each.name === name);
  if (found === undefined) throw wrong(`Compute host ${name.slice(0, 100)} could not be found.`);
  return found.id;
}
