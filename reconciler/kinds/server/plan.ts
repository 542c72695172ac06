import type { Change, Plan } from '../../model/operation.ts';
import { EMPTY_PLAN } from '../../model/operation.ts';
import { toOperations } from '../../model/steps.ts';
import { differences } from './differences.ts';
import { forsakenHosts } from './elsewhere.ts';
import { leavingElsewhere, sweepingSteps } from './leaving-elsewhere.ts';
import { leavingSteps } from './leaving-steps.ts';
import { clearingSteps, movingPlan } from './moving-steps.ts';
import { placedPlan } from './placed-plan.ts';
import { startNeeds, waitingFor } from './prerequisites.ts';
import type { Difference } from './remedy.ts';
import { halfGuest, settlingSteps } from './settling.ts';
import type { PlacedServer, ServerDesired, ServerObserved } from './shapes.ts';

/** Pure. The steps that remove these changes, in order; what needs an image, a network or a person that is not ready is left out and waited for. */
export function plan(changes: readonly Change[], desired: ServerDesired, observed: ServerObserved): Plan {
  const fields = new Set(changes.map((change) => change.field));
  const found = differences(desired, observed).filter(({ change }) => fields.has(change.field));
  if (found.length === 0) return EMPTY_PLAN;
  for (const remedy of found.flatMap((difference) => difference.remedies)) {
    if (remedy.do !== 'refuse') continue;
    const for_ids = desired.host_id === null ? [] : [desired.host_id];
    return { operations: [], waiting: { reason: remedy.reason, message: remedy.message, for_ids } };
  }
  if (desired.deleting) return { operations: toOperations(leavingSteps(desired, found)), waiting: null };
  if (found.some(({ remedies }) => remedies.some(({ do: what }) => what === 'sweep' || what === 'clear'))) {
    const sweeping = sweepAbandoned(desired, observed, found);
    if (sweeping !== null) return sweeping;
  }
  const settles = settlingSteps(found);
  if (settles.length > 0) return { operations: toOperations(settles), waiting: null };
  if (halfGuest(desired, observed).length > 0) {
    const reason = 'the other half of the guest died with its host';
    return { operations: toOperations(sweepingSteps(desired.server_id, reason, found)), waiting: null };
  }
  const move = movingPlan(desired, observed, startNeeds(desired), waitingFor);
  if (move !== null) return move;
  const placed = placedPlan(desired, observed, found);
  const clearing = toOperations(clearingSteps(desired, found));
  return clearing.length === 0 ? placed : { ...placed, operations: [...placed.operations, ...clearing] };
}

/** What is left on hosts that the server was taken from, or on which it could not be made, goes before anything else is done. */
function sweepAbandoned(
  desired: PlacedServer,
  observed: ServerObserved,
  found: readonly Difference[],
): Plan | null {
  if (leavingElsewhere(forsakenHosts(desired), observed).length === 0) return null;
  const reason = `the server is on host ${desired.host_name} now`;
  return { operations: toOperations(sweepingSteps(desired.server_id, reason, found)), waiting: null };
}
