import type { Json } from '../../../model/json.ts';
import { UNSHELVE } from '../../../server-actions/shelve.ts';
import type { Unshelving } from '../../../server-actions/shelve.ts';
import { requireDeed } from '../../deeds.ts';
import { accessFor, objectOrNull } from '../call.ts';
import type { Reply } from '../call.ts';
import { hostNamed } from './action-migrate.ts';
import { perform } from './action-perform.ts';
import { invalidField, unexpected, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';
import { readZones } from './host-parts.ts';
import { textOf } from './field-values.ts';
import type { ServerView } from './server-view.ts';

/**
 * Effect: lets a shelved server run again; from 2.77 on in a zone that the caller names, from 2.91 on, for administrators, on a host. Throws
 * invalid_input, forbidden, conflict.
 */
export async function unshelve(
  facade: ComputeFacade,
  call: ComputeCall,
  server: ServerView,
  args: Json,
): Promise<Reply> {
  const { minor } = call;
  const given = args === null || minor < 77 ? {} : objectOrNull(args);
  if (given === null) throw invalidField('unshelve', args, 'It must be an object or null.');
  const { availability_zone, host, ...others } = given;
  const [other] = Object.keys(others);
  if (other !== undefined) throw unexpected(other);
  if (host !== undefined && minor < 91) throw unexpected('host');
  if (args !== null && minor >= 77 && availability_zone === undefined && host === undefined) {
    throw invalidField('unshelve', args, 'It must be null, or name availability_zone or host.');
  }
  return perform(facade, call, server, UNSHELVE, {
    ...(availability_zone === undefined
      ? {}
      : { availability_zone: await zoneOf(facade, call, availability_zone) }),
    ...(host === undefined ? {} : { host_id: await hostOf(facade, call, server, host) }),
  } satisfies Unshelving);
}

async function zoneOf(facade: ComputeFacade, { minor }: ComputeCall, value: Json): Promise<string | null> {
  if (value === null && minor >= 91) return null;
  const name = textOf('unshelve.availability_zone', value, 255);
  const zones = [...(await readZones(facade)).values()];
  if (!zones.includes(name)) throw wrong('The requested availability zone is not available');
  return name;
}

/** Only who may place servers names a host, as at their creation. */
async function hostOf(
  facade: ComputeFacade,
  call: ComputeCall,
  { resource }: ServerView,
  value: Json,
): Promise<string> {
  const name = textOf('unshelve.host', value, 255);
  const { id, spec } = resource;
  const deed = { kind: 'server', id, verb: 'place', stored: spec, planned: null } as const;
  await requireDeed(facade.database, accessFor(call), deed);
  return hostNamed(facade, name);
}
