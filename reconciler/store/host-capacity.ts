import type { HostTotals } from '../model/capacity.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/**
 * Effect: stores what may be promised on a host; the first time, also what is claimed there already. Returns whether anything changed.
 * Totals below what is claimed are stored too: nothing new fits then.
 */
export async function storeHostCapacity(db: Database, host_id: string, totals: HostTotals): Promise<boolean> {
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
