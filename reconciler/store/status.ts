import type { Condition } from '../model/condition.ts';
import type { Drift } from '../model/drift.ts';
import type { JsonObject } from '../model/json.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** A row of `status`. */
export type StatusRow = {
  readonly status: JsonObject;
  readonly conditions: readonly Condition[];
  readonly observed_generation: number;
  readonly seen_generation: number;
  readonly drift: readonly Drift[];
};

/** Channel on which long polls hear of changes; the payload is the object's id. */
export const STATUS_CHANNEL = 'cairn_status';

/** Effect: stores the report of an object and notifies those who wait for it, when the transaction commits. */
export async function storeStatus(db: Database, id: string, row: StatusRow): Promise<void> {
  await query(
    db,
    `WITH stored AS (
       INSERT INTO status (id, status, conditions, observed_generation, seen_generation, drift)
         VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET status = excluded.status, conditions = excluded.conditions,
         observed_generation = excluded.observed_generation, seen_generation = excluded.seen_generation,
         drift = excluded.drift, updated_at = now()
       RETURNING id)
     SELECT pg_notify('${STATUS_CHANNEL}', id::text) FROM stored`,
    [
      id,
      JSON.stringify(row.status),
      JSON.stringify(row.conditions),
      row.observed_generation,
      row.seen_generation,
      JSON.stringify(row.drift),
    ],
  );
}
