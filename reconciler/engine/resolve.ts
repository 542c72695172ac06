import { sameJson } from '../model/canonical-json.ts';
import type { JsonObject } from '../model/json.ts';
import type { AnyKind, Snapshot } from '../model/kind.ts';
import type { Allocation } from '../model/resource.ts';
import { AllocationClash, macsOfOthers } from '../store/allocations.ts';
import { inTransaction } from '../store/database.ts';
import { idsNamedBy, unschedulableIds } from '../store/dependents.ts';
import { enqueue, holdClaim } from '../store/queue.ts';
import { storeResolution } from '../store/resolved.ts';
import { loadSnapshot } from '../store/snapshot.ts';
import type { Loaded } from '../store/snapshot.ts';
import type { Engine } from './context.ts';
import { Abandoned } from './lease.ts';
import type { Lease } from './lease.ts';

/** Effect: reads what this kind's decisions may look at; null when the object is gone. */
export async function load(engine: Engine, kind: AnyKind, id: string): Promise<Loaded | null> {
  return await loadSnapshot(engine.db, id, {
    hosts: kind.needs.hosts ?? false,
    address_pools: kind.needs.address_pools ?? false,
    content: kind.content !== undefined,
  });
}

/** What became of choices: stored (or already there), or somebody else was faster. */
export type Stored =
  | { readonly clash: false }
  | { readonly clash: true; readonly constraint: string; readonly taken_macs: readonly string[] };

function bySlot(allocations: readonly Allocation[]): readonly Allocation[] {
  return [...allocations].sort((a, b) => (a.slot < b.slot ? -1 : 1));
}

function roomOf(allocations: readonly Allocation[], host_id: string): readonly number[] {
  const there = allocations.filter((each) => each.host_id === host_id);
  return [
    there.reduce((sum, each) => sum + each.vcpus, 0),
    there.reduce((sum, each) => sum + each.memory_mib, 0),
    there.reduce((sum, each) => sum + each.disk_gib, 0),
  ];
}

/** Pure. Whether some host has more room after the claims changed. */
export function freesRoom(before: readonly Allocation[], after: readonly Allocation[]): boolean {
  const hosts = new Set(before.map((each) => each.host_id).filter((id) => id !== null));
  return [...hosts].some((host_id) => {
    const now = roomOf(after, host_id);
    return roomOf(before, host_id).some((amount, index) => amount > (now[index] ?? 0));
  });
}

/**
 * Effect: stores choices and claims in one transaction, before anything is done with them, and wakes what the claims name or named. Does
 * nothing when they are stored already. Throws Abandoned when the lease was lost.
 */
export async function storeChoices(
  engine: Engine,
  lease: Lease,
  snapshot: Snapshot,
  choices: JsonObject,
  allocations: readonly Allocation[],
): Promise<Stored> {
  const { id } = snapshot.self.resource;
  const before = bySlot(snapshot.allocations.filter((each) => each.owner_id === id));
  const after = bySlot(allocations);
  const same_claims = sameJson(before, after);
  if (same_claims && sameJson(snapshot.self.choices, choices)) return { clash: false };
  try {
    await inTransaction(engine.db, async (transaction) => {
      if (!(await holdClaim(transaction, lease.claim))) throw new Abandoned('the lease was lost');
      await storeResolution(transaction, id, choices, after);
      if (same_claims) return;
      const woken = freesRoom(before, after) ? await unschedulableIds(transaction) : [];
      await enqueue(transaction, [...idsNamedBy([...before, ...after]), ...woken], 1);
    });
    return { clash: false };
  } catch (error) {
    if (!(error instanceof AllocationClash)) throw error;
    const macs = after.map((each) => each.mac).filter((mac) => mac !== null);
    return {
      clash: true,
      constraint: error.constraint,
      taken_macs: await macsOfOthers(engine.db, id, macs),
    };
  }
}
