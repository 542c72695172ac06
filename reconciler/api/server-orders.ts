import { CairnError } from '../model/error.ts';
import type { JsonObject } from '../model/json.ts';
import type { Resource } from '../model/resource.ts';
import { inTransaction } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { lockDesired } from '../store/desired.ts';
import { appendEvent } from '../store/events.ts';
import { giveOrder } from '../store/orders.ts';
import type { Access } from './authorize.ts';
import type { ApiDependencies } from './dependencies.ts';

/** Who asks, in which request. */
export type Asking = { readonly access: Access; readonly request_id: string };

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

/** Effect: gives an order to a server and writes an event, in one transaction. Throws conflict when the server is being deleted, not_found when it is gone. */
export async function orderServer(
  database: Database,
  server: Resource,
  order: { readonly name: string; readonly arguments: JsonObject; readonly action: string },
  asking: Asking,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const row = await lockDesired(transaction, server.id);
    if (row === null) throw new CairnError('not_found', `There is no server ${server.id}.`);
    if (row.deletion_requested_at !== null) throw leaving(server);
    await giveOrder(transaction, server.id, order.name, order.arguments);
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
