import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../model/json.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';
import { enqueue } from './queue.ts';
import { STATUS_CHANNEL } from './status.ts';

/** Selects the orders of the object `:id` in the model's shape, oldest first. */
export const ORDERS_SQL = `
SELECT o.id, o.name, o.arguments, to_char(o.ordered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ordered_at
FROM object_order o WHERE o.object_id = :id ORDER BY o.ordered_at, o.id`;

/**
 * Effect: orders something to be done once with an object and wakes it, in the caller's transaction. An order of the same name that was not
 * taken yet is replaced: the last word counts. Returns the order's id.
 */
export async function giveOrder(
  transaction: Database,
  object_id: string,
  name: string,
  args: JsonObject,
): Promise<string> {
  const id = randomUUID();
  await query(
    transaction,
    `INSERT INTO object_order (id, object_id, name, arguments) VALUES (?, ?, ?, ?)
     ON CONFLICT (object_id, name) DO UPDATE
       SET id = excluded.id, arguments = excluded.arguments, ordered_at = now()`,
    [id, object_id, name, JSON.stringify(args)],
  );
  await enqueue(transaction, [object_id], 1);
  return id;
}

/** Effect: takes back an order that nobody took yet, and wakes the object. Returns whether there was one. */
export async function withdrawOrder(
  transaction: Database,
  object_id: string,
  name: string,
): Promise<boolean> {
  const rows = await query(
    transaction,
    'DELETE FROM object_order WHERE object_id = ? AND name = ? RETURNING id',
    [object_id, name],
  );
  if (rows.length > 0) await enqueue(transaction, [object_id], 1);
  return rows.length > 0;
}

/** Effect: removes orders that choices contain now; one that was replaced meanwhile has another id and stays. Those who wait for the object look again when the transaction commits. */
export async function dropOrders(
  transaction: Database,
  object_id: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await query(
    transaction,
    `WITH dropped AS (DELETE FROM object_order WHERE object_id = ? AND id = ANY(?::uuid[]) RETURNING object_id)
     SELECT pg_notify('${STATUS_CHANNEL}', object_id::text) FROM dropped`,
    [object_id, [...ids]],
  );
}
