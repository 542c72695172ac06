import type { JsonObject } from '../model/json.ts';
import type { Allocation } from '../model/resource.ts';
import { ALLOCATION_COLUMNS, toAllocations } from './allocations.ts';
import type { AllocationRow } from './allocations.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** A server that a set has by now. */
export type SetServer = {
  readonly key: string;
  readonly server_id: string;
  readonly spec: JsonObject;
  readonly deleting: boolean;
};

/** Effect: reads. The servers of a set as they are asked for by now, by key. */
export async function readSetServers(db: Database, set_id: string): Promise<ReadonlyMap<string, SetServer>> {
  const rows = await query<SetServer>(
    db,
    `SELECT member_key AS key, id AS server_id, spec, deletion_requested_at IS NOT NULL AS deleting
     FROM desired WHERE member_of = ?`,
    [set_id],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** Effect: reads. What these objects claim, by the id of each. */
export async function readAllocations(
  db: Database,
  owner_ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Allocation[]>> {
  if (owner_ids.length === 0) return new Map();
  const rows = await query<AllocationRow>(
    db,
    `SELECT ${ALLOCATION_COLUMNS} FROM allocation a WHERE a.owner_id = ANY(?::uuid[]) ORDER BY a.owner_id, a.slot`,
    [[...owner_ids]],
  );
  const by_owner = new Map<string, Allocation[]>();
  for (const claim of toAllocations(rows)) {
    const own = by_owner.get(claim.owner_id);
    if (own === undefined) by_owner.set(claim.owner_id, [claim]);
    else own.push(claim);
  }
  return by_owner;
}
