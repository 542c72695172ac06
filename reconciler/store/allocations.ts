import type { Allocation } from '../model/resource.ts';
import { query, violationOf } from './database.ts';
import type { Database } from './database.ts';

/** Columns of an allocation in the shapes of the model. */
export const ALLOCATION_COLUMNS =
  'a.owner_id, a.slot, a.host_id, a.subnet_id, a.image_id, host(a.address) AS address, CAST(a.mac AS text) AS mac, a.vcpus, a.memory_mib, a.disk_gib';

/** Somebody else holds what was chosen: resolve again with a fresh snapshot. */
export class AllocationClash extends Error {
  override readonly name = 'AllocationClash';
  /** Constraint that refused: allocation_address, allocation_mac, host_capacity_fits, or the foreign key of an object that went. */
  readonly constraint: string;

  constructor(constraint: string) {
    super(`allocations clash on ${constraint}`);
    this.constraint = constraint;
  }
}

/**
 * Effect: makes the owner's claims be exactly these, in an open transaction; rows that stay equal are not touched. Throws
 * AllocationClash when somebody else holds an address, a MAC or the room, or when what is named is gone (the transaction is over then).
 */
export async function replaceAllocations(
  transaction: Database,
  owner_id: string,
  allocations: readonly Allocation[],
): Promise<void> {
  const rows = JSON.stringify(allocations);
  const source = `jsonb_to_recordset(?) AS n (slot text, host_id uuid, subnet_id uuid, image_id uuid,
    address inet, mac macaddr, vcpus integer, memory_mib bigint, disk_gib bigint)`;
  try {
    await query(
      transaction,
      `DELETE FROM allocation a WHERE a.owner_id = ? AND NOT (a.slot = ANY(?::text[]))`,
      [owner_id, allocations.map((each) => each.slot)],
    );
    await query(
      transaction,
      `UPDATE allocation a SET host_id = n.host_id, subnet_id = n.subnet_id, image_id = n.image_id,
         address = n.address, mac = n.mac, vcpus = n.vcpus, memory_mib = n.memory_mib, disk_gib = n.disk_gib
       FROM ${source}
       WHERE a.owner_id = ? AND a.slot = n.slot AND
         (a.host_id, a.subnet_id, a.image_id, a.address, a.mac, a.vcpus, a.memory_mib, a.disk_gib)
         IS DISTINCT FROM
         (n.host_id, n.subnet_id, n.image_id, n.address, n.mac, n.vcpus, n.memory_mib, n.disk_gib)`,
      [rows, owner_id],
    );
    await query(
      transaction,
      `INSERT INTO allocation
         (owner_id, slot, host_id, subnet_id, image_id, address, mac, vcpus, memory_mib, disk_gib)
       SELECT ?, n.slot, n.host_id, n.subnet_id, n.image_id, n.address, n.mac, n.vcpus, n.memory_mib, n.disk_gib
       FROM ${source}
       WHERE NOT EXISTS (SELECT 1 FROM allocation a WHERE a.owner_id = ? AND a.slot = n.slot)
       ORDER BY n.host_id, n.slot`,
      [owner_id, rows, owner_id],
    );
  } catch (error) {
    const violation = violationOf(error);
    if (violation !== null) throw new AllocationClash(violation.constraint);
    throw error;
  }
}

/** Effect: which of these MAC addresses others hold. */
export async function macsOfOthers(
  db: Database,
  owner_id: string,
  macs: readonly string[],
): Promise<readonly string[]> {
  const rows = await query<{ mac: string }>(
    db,
    'SELECT mac::text AS mac FROM allocation WHERE mac = ANY(?::macaddr[]) AND owner_id <> ?',
    [[...macs], owner_id],
  );
  return rows.map((row) => row.mac);
}
