import { heldByBudget, unavailableLimit } from '../model/disruption.ts';
import type { Budget, BudgetHold } from '../model/disruption.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** Locks of this kind are held by those who begin to disturb a server, by its group and its set. */
const BUDGET_LOCK = 20_474;

/** Servers that try again when one of their budget is available again: some of them will find that they need not. */
const WOKEN_FOR_A_BUDGET = 16;

/** A budget as it is read: a set's limit may be a percentage of its members. */
export type RawBudget = Omit<Budget, 'max_unavailable'> & {
  readonly max_unavailable: string | number;
  /** Members that a set asks for; 0 for a group. */
  readonly count: number;
};

// A server that was never seen to run is unavailable, and so is one on a host that does not answer.
const UNAVAILABLE = `(EXISTS (SELECT 1 FROM disruption x WHERE x.server_id = m.id)
  OR NOT EXISTS (SELECT 1 FROM observed o WHERE o.id = m.id AND o.observed #>> '{domain,state}' = 'running')
  OR EXISTS (SELECT 1 FROM status s WHERE s.id = m.id AND s.conditions @> '[{"type": "Ready", "status": "Unknown"}]'))`;

/** Selects the budgets of the server `:id` in the shape of RawBudget. */
export const BUDGETS_SQL = `
SELECT 'server_group' AS kind, g.id, g.name, g.spec -> 'max_unavailable' AS max_unavailable, 0 AS count, (
    SELECT coalesce(json_agg(json_build_object('server_id', m.id, 'name', m.name) ORDER BY m.name COLLATE "C", m.id), '[]')
    FROM reference r JOIN desired m ON m.id = r.from_id
    WHERE r.to_id = g.id AND m.kind = 'server' AND m.id <> me.id AND m.deletion_requested_at IS NULL AND ${UNAVAILABLE}
  ) AS unavailable
FROM desired me JOIN desired g ON g.id = CAST(me.spec ->> 'server_group_id' AS uuid)
WHERE me.id = :id AND me.kind = 'server' AND g.spec -> 'max_unavailable' IS NOT NULL
UNION ALL
SELECT 'server_set', t.id, t.name, t.spec -> 'max_unavailable', (SELECT count(*)::integer FROM jsonb_object_keys(t.spec -> 'members')), (
    SELECT coalesce(json_agg(json_build_object('server_id', m.id, 'name', t.name || '-' || k.key) ORDER BY k.key COLLATE "C"), '[]')
    FROM jsonb_object_keys(t.spec -> 'members') AS k (key)
      LEFT JOIN desired m ON m.member_of = t.id AND m.member_key = k.key AND m.deletion_requested_at IS NULL
    WHERE k.key <> me.member_key AND (m.id IS NULL OR ${UNAVAILABLE}))
FROM desired me JOIN desired t ON t.id = me.member_of
WHERE me.id = :id AND me.kind = 'server' AND t.deletion_requested_at IS NULL`;

/** Pure. Budgets with their limits as numbers. */
export function toBudgets(rows: readonly RawBudget[]): readonly Budget[] {
  return rows.map(({ count, max_unavailable, ...budget }) => ({
    ...budget,
    max_unavailable: unavailableLimit(String(max_unavailable), count),
  }));
}

/**
 * Effect: notes, in the transaction that decides it, that Cairn begins to disturb a server, unless a budget is used up: then what holds it.
 * Those who decide at the same time about servers of one group or set wait for each other here. One that is disturbed already goes on, and
 * what a person asked for directly (`is_budgeted` false) is not refused but counts. Servers of no group and no set are not noted.
 */
export async function beginDisruption(
  transaction: Database,
  server_id: string,
  is_budgeted: boolean,
): Promise<BudgetHold | null> {
  const owners = await query<{ id: string }>(
    transaction,
    `SELECT owner.id FROM desired me, LATERAL (
       SELECT CAST(me.spec ->> 'server_group_id' AS uuid) AS id UNION SELECT me.member_of) AS owner
     WHERE me.id = ? AND owner.id IS NOT NULL ORDER BY hashtext(owner.id::text)`,
    [server_id],
  );
  if (owners.length === 0) return null;
  // In one order for everybody, so that none can wait for another in a circle.
  for (const { id } of owners)
    await query(transaction, 'SELECT pg_advisory_xact_lock(?, hashtext(?))', [BUDGET_LOCK, id]);
  const begun = await query(transaction, 'SELECT 1 FROM disruption WHERE server_id = ?', [server_id]);
  if (begun.length > 0) return null;
  const held = is_budgeted ? heldByBudget(await readBudgets(transaction, server_id)) : null;
  if (held !== null) return held;
  await query(transaction, 'INSERT INTO disruption (server_id) VALUES (?)', [server_id]);
  return null;
}

async function readBudgets(db: Database, server_id: string): Promise<readonly Budget[]> {
  const { rows } = (await db.raw(BUDGETS_SQL, { id: server_id })) as { rows: readonly RawBudget[] };
  return toBudgets(rows);
}

/** Effect: notes that a server is not disturbed any more. */
export async function endDisruption(transaction: Database, server_id: string): Promise<void> {
  await query(transaction, 'DELETE FROM disruption WHERE server_id = ?', [server_id]);
}

/** Effect: reads. Servers of the same group or set that wait until one less is unavailable. */
export async function waitingForBudget(db: Database, server_id: string): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(
    db,
    `SELECT s.id FROM status s JOIN desired d ON d.id = s.id JOIN desired me ON me.id = ? AND d.id <> me.id
     WHERE (s.conditions @> '[{"type": "Ready", "reason": "WaitingForBudget"}]'
         OR s.conditions @> '[{"type": "Draining", "reason": "WaitingForBudget"}]')
       AND (d.member_of = me.member_of OR d.spec ->> 'server_group_id' = me.spec ->> 'server_group_id')
     ORDER BY s.id LIMIT ${WOKEN_FOR_A_BUDGET}`,
    [server_id],
  );
  return rows.map((row) => row.id);
}
