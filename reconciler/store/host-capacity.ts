import type { HostTotals } from '../model/capacity.ts';
import type { CellMemory } from '../model/pinning.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/**
 * Effect: stores what may be promised on a host; the first time, also what is claimed there already; and what its NUMA cells have. Returns whether anything changed.
 * Totals below what is claimed are stored too: nothing new fits then.
 */
export async function storeHostCapacity(
  db: Database,
  host_id: string,
  { cells = [], ...totals }: HostTotals & { readonly cells?: readonly CellMemory[] },
): Promise<boolean> {
  const rows = await query<{ host_id: string }>(
    db,
    `INSERT INTO host_capacity AS c
       (host_id, vcpus_total, memory_mib_total, disk_gib_total, vcpus_claimed, memory_mib_claimed, disk_gib_claimed)
     SELECT ?, ?, ?, ?, coalesce(sum(vcpus), 0), coalesce(sum(memory_mib), 0), coalesce(sum(disk_gib), 0)
       FROM allocation WHERE host_id = ?
     ON CONFLICT (host_id) DO UPDATE SET vcpus_total = excluded.vcpus_total,
       memory_mib_total = excluded.memory_mib_total, disk_gib_total = excluded.disk_gib_total
       WHERE (c.vcpus_total, c.memory_mib_total, c.disk_gib_total)
         IS DISTINCT FROM (excluded.vcpus_total, excluded.memory_mib_total, excluded.disk_gib_total)
     RETURNING host_id`,
    [host_id, totals.vcpus_total, totals.memory_mib_total, totals.disk_gib_total, host_id],
  );
  return (await storeHostCells(db, host_id, cells)) || rows.length > 0;
}

/** A cell that is not there any more keeps its claims: nothing new fits then. */
async function storeHostCells(db: Database, host_id: string, cells: readonly CellMemory[]): Promise<boolean> {
  const rows = await query<{ cell_id: number }>(
    db,
    `WITH n AS (SELECT * FROM jsonb_to_recordset(?) AS r (cell_id integer, page_kib integer, memory_mib bigint)),
     gone AS (UPDATE host_cell c SET memory_mib_total = 0 WHERE c.host_id = ? AND c.memory_mib_total > 0
       AND NOT EXISTS (SELECT 1 FROM n WHERE n.cell_id = c.cell_id AND n.page_kib = c.page_kib) RETURNING c.cell_id),
     kept AS (INSERT INTO host_cell AS c (host_id, cell_id, page_kib, memory_mib_total)
       SELECT ?, n.cell_id, n.page_kib, n.memory_mib FROM n ORDER BY n.cell_id, n.page_kib
       ON CONFLICT (host_id, cell_id, page_kib) DO UPDATE SET memory_mib_total = excluded.memory_mib_total
         WHERE c.memory_mib_total IS DISTINCT FROM excluded.memory_mib_total RETURNING c.cell_id)
     SELECT cell_id FROM gone UNION ALL SELECT cell_id FROM kept`,
    [JSON.stringify(cells), host_id, host_id],
  );
  return rows.length > 0;
}

/** Effect: notes that an engine has just seen the host. */
export async function noteHostSeen(db: Database, host_id: string): Promise<void> {
  await query(db, 'UPDATE host_capacity SET seen_at = now() WHERE host_id = ?', [host_id]);
}

/** Effect: makes every process read a host anew, in the transaction that changed what is reported of it. */
export async function noteHostChanged(transaction: Database, host_id: string): Promise<void> {
  await query(transaction, 'SELECT placement_changed(?)', [host_id]);
}
