import type { JsonObject } from '../model/json.ts';
import type { Operation } from '../model/operation.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';
import type { Claim } from './queue.ts';

/** An operation about to be done: which plan it is of, and for what. */
export type Intent = {
  readonly generation: number;
  readonly deleting: boolean;
  readonly plan_hash: string;
  readonly ordinal: number;
  readonly operation: Operation;
};

/** Why an operation may not be done any more. */
export type Fence = 'lease_lost' | 'generation_changed';

/**
 * Effect: writes the intent to do an operation, if and only if the claim is still ours, its lease has time left, and nobody has changed
 * the spec; one statement, so that nothing comes in between. Returns the entry's sequence, or what stands against it.
 */
export async function journalIntent(
  db: Database,
  claimed: Pick<Claim, 'id' | 'lease_holder'>,
  intent: Intent,
): Promise<{ readonly sequence: number } | { readonly fence: Fence }> {
  const { operation } = intent;
  const [row] = await query<{ sequence: number | null; held: boolean }>(
    db,
    `WITH held AS (
       SELECT id FROM queue WHERE id = ? AND lease_holder = ? AND lease_until > now()),
     current AS (
       SELECT id FROM desired WHERE id = ? AND generation = ? AND (deletion_requested_at IS NOT NULL) = ?),
     added AS (
       INSERT INTO journal (resource_id, generation, plan_hash, ordinal, operation, arguments, reason)
         SELECT current.id, ?, ?, ?, ?, ?, ? FROM held JOIN current ON current.id = held.id RETURNING sequence)
     SELECT (SELECT sequence FROM added) AS sequence, EXISTS (SELECT 1 FROM held) AS held`,
    [
      claimed.id,
      claimed.lease_holder,
      claimed.id,
      intent.generation,
      intent.deleting,
      intent.generation,
      intent.plan_hash,
      intent.ordinal,
      operation.name,
      JSON.stringify(operation.arguments),
      operation.reason,
    ],
  );
  const sequence = row?.sequence ?? null;
  if (sequence !== null) return { sequence };
  return { fence: row?.held === true ? 'generation_changed' : 'lease_lost' };
}

/** Effect: reads. Whether what an operation was begun for is no longer wanted: the object is to be deleted, or gone, or an order ends it. */
export async function isUnwanted(db: Database, id: string): Promise<boolean> {
  const rows = await query<{ id: string }>(
    db,
    `SELECT id FROM desired d WHERE id = ? AND deletion_requested_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM object_order o WHERE o.object_id = d.id AND o.name LIKE 'abort\\_%')`,
    [id],
  );
  return rows.length === 0;
}

/** Effect: writes how an operation ended; `error` is null when it was done. */
export async function journalResult(db: Database, sequence: number, error: JsonObject | null): Promise<void> {
  await query(db, 'UPDATE journal SET finished_at = now(), outcome = ?, error = ? WHERE sequence = ?', [
    error === null ? 'done' : 'failed',
    error === null ? null : JSON.stringify(error),
    sequence,
  ]);
}

/** Effect: removes up to 10000 entries older than `days`; returns how many. */
export async function pruneJournal(db: Database, days: number): Promise<number> {
  const rows = await query<{ sequence: number }>(
    db,
    `DELETE FROM journal WHERE sequence IN (
       SELECT sequence FROM journal WHERE started_at < now() - make_interval(days => ?)
         ORDER BY started_at LIMIT 10000)
     RETURNING sequence`,
    [days],
  );
  return rows.length;
}
