import type { JsonObject } from '../model/json.ts';
import { isLimited, limitsOf, requireWithin } from '../model/quota.ts';
import type { Amounts, QuotaAsk, QuotaLimits, QuotaResource } from '../model/quota.ts';
import { query } from './database.ts';
import type { Database, Transaction } from './database.ts';

type AmountRow = { readonly id: string; readonly resource: QuotaResource; readonly amount: number };

/** Effect: reads. The quotas in force, by project; a project without has none. */
export async function readQuotas(
  database: Database,
  project_ids: readonly string[],
): Promise<ReadonlyMap<string, JsonObject>> {
  const rows = await query<{ readonly project_id: string; readonly spec: JsonObject }>(
    database,
    `SELECT project_id, spec FROM desired
     WHERE kind = 'quota' AND owner_id = ANY(?::uuid[]) AND deletion_requested_at IS NULL`,
    [[...project_ids]],
  );
  return new Map(rows.map(({ project_id, spec }) => [project_id, spec]));
}

/** Effect: waits until no other transaction takes of the limited things of this project, and keeps others waiting until this one ends. */
export async function lockUsage(transaction: Transaction, project_id: string): Promise<void> {
  await query(transaction, 'SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [
    `cairn quota of ${project_id}`,
  ]);
}

/** Effect: waits for all who store something in the project, and keeps them waiting: they hold its row (store/references.ts). */
export async function lockProject(transaction: Transaction, project_id: string): Promise<void> {
  await query(transaction, 'SELECT 1 FROM desired WHERE id = ? FOR NO KEY UPDATE', [project_id]);
}

/** Effect: reads. What each project uses, what is being deleted included. */
export async function readUsage(
  database: Database,
  project_ids: readonly string[],
): Promise<ReadonlyMap<string, Amounts>> {
  return byId(
    await query<AmountRow>(
      database,
      `SELECT project_id AS id, resource, sum(amount)::bigint AS amount FROM quota_claim
       WHERE project_id = ANY(?::uuid[]) GROUP BY project_id, resource`,
      [[...project_ids]],
    ),
  );
}

/** Effect: reads. What of a project's quota these objects take, by id; nothing of those that another project has. */
export async function readClaims(
  database: Database,
  project_id: string,
  owner_ids: readonly string[],
): Promise<ReadonlyMap<string, Amounts>> {
  return byId(
    await query<AmountRow>(
      database,
      'SELECT owner_id AS id, resource, amount FROM quota_claim WHERE owner_id = ANY(?::uuid[]) AND project_id = ?',
      [[...owner_ids], project_id],
    ),
  );
}

/** Effect: reads. The limits of a project, with `defaults` where its quota says nothing. */
export async function readLimits(
  database: Database,
  project_id: string,
  defaults: QuotaLimits,
): Promise<QuotaLimits> {
  return limitsOf((await readQuotas(database, [project_id])).get(project_id) ?? null, defaults);
}

/**
 * Effect: judges what an object asks for by what its project has. Only who asks for more of something limited waits for others who do, until
 * the transaction ends. Throws quota_exceeded.
 */
export async function requireRoom(
  transaction: Transaction,
  ask: QuotaAsk,
  defaults: QuotaLimits,
): Promise<void> {
  const { project_id } = ask;
  const limits = await readLimits(transaction, project_id, defaults);
  if (!isLimited(ask, limits)) return;
  await lockUsage(transaction, project_id);
  requireWithin(ask, limits, (await readUsage(transaction, [project_id])).get(project_id) ?? {});
}

/** Effect: makes what an object takes be exactly this. `is_new`: it took nothing before. */
export async function storeClaims(
  transaction: Transaction,
  owner_id: string,
  project_id: string,
  amounts: Amounts,
  is_new: boolean,
): Promise<void> {
  const rows = Object.entries(amounts).filter(([, amount]) => amount > 0);
  if (!is_new) await query(transaction, 'DELETE FROM quota_claim WHERE owner_id = ?', [owner_id]);
  if (rows.length === 0) return;
  await query(
    transaction,
    `INSERT INTO quota_claim (owner_id, project_id, resource, amount)
     SELECT ?, ?, resource, amount FROM unnest(?::text[], ?::bigint[]) AS n (resource, amount)`,
    [owner_id, project_id, rows.map(([resource]) => resource), rows.map(([, amount]) => amount)],
  );
}

function byId(rows: readonly AmountRow[]): ReadonlyMap<string, Amounts> {
  const found = new Map<string, Amounts>();
  for (const { id, resource, amount } of rows) found.set(id, { ...found.get(id), [resource]: amount });
  return found;
}
