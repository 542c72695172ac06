import { CairnError } from '../../../model/error.ts';
import type { Json } from '../../../model/json.ts';
import { readViews } from '../../../store/listing.ts';
import type { View } from '../../../store/listing.ts';
import { readSurroundings } from '../../../store/server-surroundings.ts';
import { onlyVisibleViews } from '../../deeds.ts';
import { accessFor, objectOrNull } from '../call.ts';
import { readId } from '../ids.ts';
import type { ActedServer } from '../../../server-actions/action.ts';
import { actedServer } from '../../server-orders.ts';
import { isAdmin } from './call.ts';
import { readZones } from './host-parts.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';
import type { Looking, ServerView } from './server-view.ts';

/** Effect: reads. The server that a call's path names, as the caller sees it. One on its way out is there until it is gone. Throws not_found. */
export async function requireServer(facade: ComputeFacade, call: ComputeCall): Promise<ServerView> {
  const written = call.params['id'] ?? '';
  const found = await findServer(facade, call, readId(written));
  if (found === null) throw noServer(written);
  return found;
}

/** Effect: reads. A server as the caller sees it; null when there is none for it. */
export async function findServer(
  facade: Pick<ComputeFacade, 'database' | 'hosts'>,
  call: ComputeCall,
  id: string | null,
): Promise<ServerView | null> {
  const { database } = facade;
  const view = id === null ? undefined : (await readViews(database, [id])).get(id);
  if (view?.resource.kind !== 'server') return null;
  const [seen] = await onlyVisibleViews(database, accessFor(call), 'server', [view]);
  const [server] = seen === undefined ? [] : await withSurroundings(facade, [seen]);
  return server ?? null;
}

/** Effect: reads, in one statement. Servers with what stands around them. */
export async function withSurroundings(
  { database, hosts }: Pick<ComputeFacade, 'database' | 'hosts'>,
  views: readonly View[],
): Promise<readonly ServerView[]> {
  const ids = views.map(({ resource }) => resource.id);
  const named = new Set(views.flatMap(neighbourIds));
  const { created_by, ordered, neighbours } = await readSurroundings(database, ids, [...named]);
  const zones = await readZones({ hosts });
  return views.map((view) => ({
    ...view,
    created_by: created_by.get(view.resource.id) ?? '',
    ordered: ordered.get(view.resource.id) ?? null,
    neighbours,
    zone: zones.get(String(view.status['placed_host_id'])) ?? null,
  }));
}

function neighbourIds({ resource, status }: View): readonly string[] {
  const { flavor_id, keypair_id, nics } = resource.spec;
  const subnets = Object.values(objectOrNull(nics) ?? {}).map((nic) => objectOrNull(nic)?.['subnet_id']);
  return [flavor_id, keypair_id, status['placed_host_id'], ...subnets].filter(isText);
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string';
}

/** Pure. Who looks at servers through a call. */
export function lookingThrough(call: ComputeCall): Looking {
  return { minor: call.minor, is_admin: isAdmin(call), base: call.base };
}

/** Pure. A server as actions see it. */
export function actedOn(view: ServerView): ActedServer {
  return actedServer(view, view.ordered);
}

/** Pure. What a client hears of a server that it cannot find. */
export function noServer(written: string): CairnError {
  return new CairnError('not_found', `Instance ${written.slice(0, 255)} could not be found.`);
}
