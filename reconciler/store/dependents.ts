import type { Allocation } from '../model/resource.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** Pure. Ids of the objects that claims name: hosts, subnets, images. */
export function idsNamedBy(allocations: readonly Allocation[]): readonly string[] {
  const ids = allocations.flatMap((each) => [each.host_id, each.subnet_id, each.image_id]);
  return [...new Set(ids.filter((id) => id !== null))].sort();
}

/**
 * Effect: reads. Ids of the objects that depend on this one: their claims or their specs name it. With `unready_only`, those of them
 * that are not ready yet or have not seen their newest spec: they may be waiting for exactly this.
 */
export async function dependentsOf(
  db: Database,
  id: string,
  unready_only: boolean,
): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(
    db,
    `SELECT d.id FROM desired d LEFT JOIN status s ON s.id = d.id
       WHERE d.id <> ? AND d.id IN (
         SELECT from_id FROM reference WHERE to_id = ?
         UNION SELECT owner_id FROM allocation WHERE host_id = ?
         UNION SELECT owner_id FROM allocation WHERE subnet_id = ?
         UNION SELECT owner_id FROM allocation WHERE image_id = ?)
       AND (NOT ? OR s.id IS NULL OR s.observed_generation < d.generation
         OR NOT s.conditions @> '[{"type": "Ready", "status": "True"}]')`,
    [id, id, id, id, id, unready_only],
  );
  return rows.map((row) => row.id);
}

/** Effect: reads. Ids of the objects that found no host. */
export async function unschedulableIds(db: Database): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(
    db,
    `SELECT id FROM status WHERE conditions @> '[{"type": "Ready", "reason": "Unschedulable"}]'`,
  );
  return rows.map((row) => row.id);
}

/** Effect: reads. A host and the owners of all claims on it. */
export async function idsOnHost(db: Database, host_id: string): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(
    db,
    `SELECT id FROM desired WHERE id = ? UNION SELECT owner_id FROM allocation WHERE host_id = ?
     UNION SELECT subnet_id FROM allocation WHERE subnet_id IS NOT NULL AND owner_id IN (
       SELECT owner_id FROM allocation WHERE host_id = ?)`,
    [host_id, host_id, host_id],
  );
  return rows.map((row) => row.id);
}
