import type { BudgetHold } from '../model/disruption.ts';
import type { JsonObject } from '../model/json.ts';
import type { AnyKind } from '../model/kind.ts';
import type { Plan } from '../model/operation.ts';
import { inTransaction } from '../store/database.ts';
import { beginDisruption } from '../store/disruptions.ts';
import { holdsClaim } from '../store/queue.ts';
import type { Loaded } from '../store/snapshot.ts';
import type { Engine } from './context.ts';
import { Abandoned } from './lease.ts';
import type { Lease } from './lease.ts';

/** Pure. Whether others may have to wait for a server of this kind: it is of a group or a set. */
export function hasBudget({ snapshot, member_of }: Pick<Loaded, 'snapshot' | 'member_of'>): boolean {
  return member_of !== null || snapshot.self.resource.spec['server_group_id'] !== undefined;
}

/** Pure. Whether a plan makes something unavailable that serves now. */
export function disturbs(kind: AnyKind, plan: Plan, observed: JsonObject): boolean {
  const serves = kind.serves?.(observed) ?? false;
  return serves && plan.operations.some(({ disruption }) => disruption !== 'none');
}

/**
 * Effect: before a plan that disturbs its object is executed: notes it, unless a budget is used up: then what holds it. Throws Abandoned when
 * the lease was lost.
 */
export async function mayBegin(
  engine: Engine,
  lease: Lease,
  kind: AnyKind,
  loaded: Loaded,
  plan: Plan,
  observed: JsonObject,
): Promise<BudgetHold | null> {
  if (!hasBudget(loaded) || !disturbs(kind, plan, observed)) return null;
  return await inTransaction(engine.db, async (transaction) => {
    if (!(await holdsClaim(transaction, lease.claim, true))) throw new Abandoned('the lease was lost');
    return await beginDisruption(transaction, loaded.snapshot.self.resource.id, true);
  });
}
