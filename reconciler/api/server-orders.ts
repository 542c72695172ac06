import { CairnError } from '../model/error.ts';
import type { JsonObject } from '../model/json.ts';
import type { Resource } from '../model/resource.ts';
import type { ActedServer } from '../server-actions/action.ts';
import { standingOf } from '../server-actions/standing.ts';
import { inTransaction } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { lockDesired } from '../store/desired.ts';
import { appendEvent } from '../store/events.ts';
import type { View } from '../store/listing.ts';
import { giveOrder, withdrawOrder } from '../store/orders.ts';
import type { Access } from './authorize.ts';
import type { ApiDependencies } from './dependencies.ts';

/** Who asks, in which request. */
export type Asking = { readonly access: Access; readonly request_id: string };

/** What is to be done once; `action`: what it is called for people. */
export type GivenOrder = {
  readonly name: string;
  readonly arguments: JsonObject;
  readonly action: string;
};

/** Pure. A server as actions see it; `ordered`: the order that it waits for. */
export function actedServer(
  { resource, status, conditions, observed_generation }: View,
  ordered: string | null,
): ActedServer {
  const { id, name, spec } = resource;
  const standing = standingOf({
    spec,
    status,
    conditions,
    ordered,
    is_leaving: resource.deletion_requested_at !== null,
    is_realised: observed_generation === resource.generation,
  });
  return { id, name, spec, standing };
}

/** Effect: restarts the guest of a server at once and writes an event. Throws conflict when the server is being deleted or has no host. */
export async function rebootServer(
  { database, reboot }: Pick<ApiDependencies, 'database' | 'reboot'>,
  server: Resource,
  type: 'soft' | 'hard',
  asking: Asking,
): Promise<void> {
  if (server.deletion_requested_at !== null) throw leaving(server);
  await reboot(server.id, type);
  await tell(database, server, asking, {
    type: 'reboot_requested',
    message: `${asking.access.principal.name} restarted the server "${server.name}" (${type}).`,
    data: { type },
  });
}

/** Effect: reads. Throws conflict, with the reason, when an order could not be followed now. */
export async function requireFollowable(
  { foreseeOrder }: Pick<ApiDependencies, 'foreseeOrder'>,
  { id, name }: Pick<Resource, 'id' | 'name'>,
  order: GivenOrder,
): Promise<void> {
  const refusal = await foreseeOrder(id, order);
  if (refusal === null) return;
  throw new CairnError('conflict', `Cannot '${order.action}' server "${name}": ${refusal}`, { resource: id });
}

/**
 * Effect: gives an order to a server and writes an event, in one transaction. An order to end a move takes back one to begin it. Throws
 * conflict when the server is being deleted or the order could not be followed, not_found when the server is gone.
 */
export async function orderServer(
  dependencies: Pick<ApiDependencies, 'database' | 'foreseeOrder'>,
  server: Resource,
  order: GivenOrder,
  asking: Asking,
): Promise<void> {
  const { database } = dependencies;
  const withdrawn =
    order.name === 'abort_migration' &&
    (await inTransaction(database, (transaction) => withdrawOrder(transaction, server.id, 'migrate')));
  if (!withdrawn) await requireFollowable(dependencies, server, order);
  await inTransaction(database, async (transaction) => {
    const row = await lockDesired(transaction, server.id);
    if (row === null) throw new CairnError('not_found', `There is no server ${server.id}.`);
    if (row.deletion_requested_at !== null) throw leaving(server);
    if (!withdrawn) await giveOrder(transaction, server.id, order.name, order.arguments);
    await tell(transaction, server, asking, {
      type: 'order_given',
      message: `${asking.access.principal.name} asked to ${order.action} the server "${server.name}".`,
      data: { order: order.name, arguments: order.arguments, action: order.action },
    });
  });
}

async function tell(
  database: Database,
  { id, kind, project_id }: Resource,
  { access, request_id }: Asking,
  event: { readonly type: string; readonly message: string; readonly data: JsonObject },
): Promise<void> {
  await appendEvent(database, {
    resource_id: id,
    kind,
    project_id,
    actor: access.principal.name,
    request_id,
    source_address: access.source_address,
    ...event,
  });
}

function leaving({ id, name }: Resource): CairnError {
  return new CairnError('conflict', `The server "${name}" is being deleted.`, { resource: id });
}
