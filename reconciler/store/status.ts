import type { Condition } from '../model/condition.ts';
import type { Drift } from '../model/drift.ts';
import type { JsonObject } from '../model/json.ts';
import type { Trouble } from '../model/trouble.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** A row of `status`. */
export type StatusRow = {
  readonly status: JsonObject;
  readonly conditions: readonly Condition[];
  readonly observed_generation: number;
  readonly seen_generation: number;
  readonly drift: readonly Drift[];
  /** What is tried in vain; left out for none. */
  readonly trouble?: Trouble | null;
};

/** Channel on which long polls hear of changes; the payload is the object's id. */
export const STATUS_CHANNEL = 'cairn_status';

/** Effect: stores the report of an object and notifies those who wait for it, when the transaction commits. */
export async function storeStatus(db: Database, id: string, row: StatusRow): Promise<void> {
  await query(
    db,
    `WITH stored AS (
       INSERT INTO status (id, status, conditions, observed_generation, seen_generation, drift, trouble)
         VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET status = excluded.status, conditions = excluded.conditions,
         observed_generation = excluded.observed_generation, seen_generation = excluded.seen_generation,
         drift = excluded.drift, trouble = excluded.trouble, updated_at = now()
       RETURNING id)
     SELECT pg_notify('${STATUS_CHANNEL}', id::text) FROM stored`,
    [
      id,
      JSON.stringify(row.status),
      JSON.stringify(row.conditions),
      row.observed_generation,
      row.seen_generation,
      JSON.stringify(row.drift),
      row.trouble ? JSON.stringify(row.trouble) : null,
    ],
  );
}

/** Effect: stores what is said of an object while nothing else of its report changes; an object that was never reported has none. */
export async function storeConditions(
  db: Database,
  id: string,
  conditions: readonly Condition[],
): Promise<void> {
  await query(db, 'UPDATE status SET conditions = ?, updated_at = now() WHERE id = ?', [
    JSON.stringify(conditions),
    id,
  ]);
}

/** How many objects of a kind are stuck. */
export type StuckCount = { readonly kind: string; readonly count: number };

/** Effect: reads. How many objects are stuck, by kind; kinds without any are left out. */
export async function countStuck(db: Database): Promise<readonly StuckCount[]> {
  return await query<StuckCount>(
    db,
    `SELECT d.kind, count(*)::int AS count FROM status s JOIN desired d ON d.id = s.id
       WHERE s.conditions @> '[{"type": "Stuck", "status": "True"}]' GROUP BY d.kind ORDER BY d.kind`,
  );
}
