import { sameJson } from '../model/canonical-json.ts';
import type { PinningClaim } from '../model/pinning.ts';
import type { Allocation } from '../model/resource.ts';
import { query, violationOf } from './database.ts';
import type { Database } from './database.ts';

/** Columns of an allocation in the shapes of the model. */
export const ALLOCATION_COLUMNS =
  'a.owner_id, a.slot, a.host_id, a.subnet_id, a.image_id, a.group_id, host(a.address) AS address, CAST(a.mac AS text) AS mac, a.vcpus, a.memory_mib, a.disk_gib, a.pinning';

/** An allocation as it is read: what it leaves out is null. */
export type AllocationRow = Omit<Allocation, 'pinning'> & { readonly pinning: PinningClaim | null };

/** Pure. Rows in the shape of the model. */
export function toAllocations(rows: readonly AllocationRow[]): readonly Allocation[] {
  return rows.map(({ pinning, ...rest }) => (pinning === null ? rest : { ...rest, pinning }));
}

/** Somebody else holds what was chosen: resolve again with a fresh snapshot. */
export class AllocationClash extends Error {
  override readonly name = 'AllocationClash';
  /** Constraint that refused: allocation_address, allocation_mac, host_capacity_fits, host_cell_fits, pinned_cpu_pkey, server_group_rule, host_departures, disruption_budget, or the foreign key of an object that went. */
  readonly constraint: string;

  constructor(constraint: string) {
    super(`allocations clash on ${constraint}`);
    this.constraint = constraint;
  }
}

const ROWS = `jsonb_to_recordset(?) AS n (slot text, host_id uuid, subnet_id uuid, image_id uuid,
  address inet, mac macaddr, group_id uuid, vcpus integer, memory_mib bigint, disk_gib bigint, pinning jsonb)`;

async function removeSlots(transaction: Database, owner_id: string, slots: readonly string[]): Promise<void> {
  await query(transaction, 'DELETE FROM allocation WHERE owner_id = ? AND slot = ANY(?::text[])', [
    owner_id,
    [...slots],
  ]);
}

async function changeRows(
  transaction: Database,
  owner_id: string,
  changed: readonly Allocation[],
): Promise<void> {
  // Two slots may swap addresses: all are let go before any is taken.
  await query(
    transaction,
    'UPDATE allocation SET address = NULL, mac = NULL WHERE owner_id = ? AND slot = ANY(?::text[])',
    [owner_id, changed.map((each) => each.slot)],
  );
  await query(
    transaction,
    `UPDATE allocation a SET host_id = n.host_id, subnet_id = n.subnet_id, image_id = n.image_id,
       address = n.address, mac = n.mac, group_id = n.group_id, vcpus = n.vcpus, memory_mib = n.memory_mib, disk_gib = n.disk_gib,
       pinning = n.pinning
     FROM ${ROWS} WHERE a.owner_id = ? AND a.slot = n.slot`,
    [JSON.stringify(changed), owner_id],
  );
}

async function addRows(transaction: Database, owner_id: string, added: readonly Allocation[]): Promise<void> {
  // In one order for everybody, so that two who want the same two addresses cannot wait for each other.
  await query(
    transaction,
    `INSERT INTO allocation
       (owner_id, slot, host_id, subnet_id, image_id, address, mac, group_id, vcpus, memory_mib, disk_gib, pinning)
     SELECT ?, n.slot, n.host_id, n.subnet_id, n.image_id, n.address, n.mac, n.group_id, n.vcpus, n.memory_mib, n.disk_gib, n.pinning
     FROM ${ROWS} ORDER BY n.subnet_id, n.address, n.mac, n.host_id, n.slot`,
    [owner_id, JSON.stringify(added)],
  );
}

/** Rooms that stay claimed on a host under another slot: from the stored slot to the new one. */
type Rename = { readonly from: string; readonly to: string };

/**
 * Pure. The room on a host whose slot changes. It is never let go and taken again, which a host that has less to give than it promised
 * would refuse.
 */
function renamesBetween(before: readonly Allocation[], after: readonly Allocation[]): readonly Rename[] {
  const isRoom = (each: Allocation): boolean => each.vcpus + each.memory_mib + each.disk_gib > 0;
  const hostOf = new Map(before.map((each) => [each.slot, each.host_id]));
  const left = before.filter(
    (each) =>
      isRoom(each) && !after.some((other) => other.slot === each.slot && other.host_id === each.host_id),
  );
  return left.flatMap(({ slot, host_id }): readonly Rename[] => {
    const heir = after.find(
      (each) => isRoom(each) && each.host_id === host_id && hostOf.get(each.slot) !== host_id,
    );
    return heir === undefined ? [] : [{ from: slot, to: heir.slot }];
  });
}

async function renameSlots(
  transaction: Database,
  owner_id: string,
  renames: readonly Rename[],
): Promise<void> {
  // In two steps, since two slots may change places.
  const [from, to] = [renames.map((each) => each.from), renames.map((each) => each.to)];
  const aside = from.map((slot) => `renamed:${slot}`);
  for (const [old, next] of [
    [from, aside],
    [aside, to],
  ]) {
    await query(
      transaction,
      `UPDATE allocation a SET slot = n.next FROM unnest(?::text[], ?::text[]) AS n (old, next)
       WHERE a.owner_id = ? AND a.slot = n.old`,
      [old ?? [], next ?? [], owner_id],
    );
  }
}

/** Pure. The stored claims after their slots were renamed; one that lost its slot to another is gone under it. */
function renamed(before: readonly Allocation[], renames: readonly Rename[]): readonly Allocation[] {
  const next = new Map(renames.map(({ from, to }) => [from, to]));
  return before.map((each) => ({ ...each, slot: next.get(each.slot) ?? each.slot }));
}

/**
 * Effect: makes the owner's claims be exactly `after`, in an open transaction; `before` are those that are stored. Rows that stay equal are
 * not touched. Throws AllocationClash when somebody else holds an address, a MAC or the room, or when what is named is gone (the
 * transaction is over then).
 */
export async function replaceAllocations(
  transaction: Database,
  owner_id: string,
  before: readonly Allocation[],
  after: readonly Allocation[],
): Promise<void> {
  const renames = renamesBetween(before, after);
  const found = renames.length === 0 ? before : renamed(before, renames);
  const stored = new Map(found.map((each) => [each.slot, each]));
  const wanted = new Set(after.map((each) => each.slot));
  const removed = found.filter((each) => !wanted.has(each.slot)).map((each) => each.slot);
  const changed = after.filter((each) => stored.has(each.slot) && !sameJson(stored.get(each.slot), each));
  const added = after.filter((each) => !stored.has(each.slot));
  try {
    if (renames.length > 0) await renameSlots(transaction, owner_id, renames);
    if (removed.length > 0) await removeSlots(transaction, owner_id, removed);
    if (changed.length > 0) await changeRows(transaction, owner_id, changed);
    if (added.length > 0) await addRows(transaction, owner_id, added);
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
