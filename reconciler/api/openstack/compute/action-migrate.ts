import type { Json } from '../../../model/json.ts';
import { MIGRATE } from '../../../server-actions/migrate.ts';
import { objectOrNull } from '../call.ts';
import type { Reply } from '../call.ts';
import { listAll } from '../objects.ts';
import { perform } from './action-perform.ts';
import { invalidField, unexpected, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';
import { textOf } from './new-server.ts';
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

/** Effect: reads. The id of the host of a name. Throws invalid_input. */
export async function hostNamed(facade: ComputeFacade, name: string): Promise<string> {
  const found = (await listAll(facade, 'host')).find((each) => each.name === name);
  if (found === undefined) throw wrong(`Compute host ${name.slice(0, 100)} could not be found.`);
  return found.id;
}
