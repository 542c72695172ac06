import type { Json } from '../../../model/json.ts';
import { EVACUATE } from '../../../server-actions/evacuate.ts';
import { objectOrNull } from '../call.ts';
import type { Reply } from '../call.ts';
import { hostNamed } from './action-migrate.ts';
import { perform } from './action-perform.ts';
import { flagOf, requireKnown, textOf } from './field-values.ts';
import type { KnownFields } from './field-values.ts';
import { invalidField, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';
import { isUp } from './host-parts.ts';
import type { ServerView } from './server-view.ts';

/** What may stand in the object `evacuate`, and the microversions that know it. */
const KNOWN: KnownFields = {
  host: [1, Infinity],
  adminPass: [1, Infinity],
  onSharedStorage: [1, 13],
  force: [29, 67],
};

/** From this microversion on what was evacuated stays off. */
const STAYS_OFF = 95;

/** Effect: takes a server from a host that is known to be dead. Where its disk was kept decides what becomes of it. Throws invalid_input, conflict. */
export async function evacuate(
  facade: ComputeFacade,
  call: ComputeCall,
  server: ServerView,
  args: Json,
): Promise<Reply> {
  const given = objectOrNull(args);
  if (given === null) throw invalidField('evacuate', args, 'It must be an object.');
  requireKnown(given, call.minor, KNOWN);
  const { host = null, adminPass = null, force = false, onSharedStorage = false } = given;
  flagOf('evacuate.force', force);
  flagOf('evacuate.onSharedStorage', onSharedStorage);
  if (adminPass !== null) {
    throw wrong('Invalid input for field/attribute adminPass. Guests are given no password. Leave it out.');
  }
  const host_id = host === null ? null : await hostNamed(facade, textOf('evacuate.host', host, 255));
  const placed = server.status['placed_host_id'];
  const on = (await facade.hosts.read()).find(({ resource }) => resource.id === placed);
  if (on !== undefined && isUp(on)) {
    throw wrong(`Compute service of ${on.resource.name} is still in use.`);
  }
  await perform(facade, call, server, EVACUATE, { host_id, stays_off: call.minor >= STAYS_OFF });
  return call.minor < 14 ? { status: 200, body: {} } : { status: 200 };
}
