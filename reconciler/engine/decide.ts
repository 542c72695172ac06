import type { CairnError } from '../model/error.ts';
import type { Outcome } from '../model/backoff.ts';
import { outcomeOf } from '../model/backoff.ts';
import { driftAmong } from '../model/drift.ts';
import type { JsonObject } from '../model/json.ts';
import type { AnyKind, Report } from '../model/kind.ts';
import type { Change, Plan } from '../model/operation.ts';
import { reasonOf } from '../model/reason.ts';
import type { Known } from '../model/resource.ts';
import type { Loaded } from '../store/snapshot.ts';

/** One successful look at the world and what follows from it. */
export type Sight = {
  readonly desired: JsonObject;
  readonly observed: JsonObject;
  /** Every difference. */
  readonly changes: readonly Change[];
  /** Those of the changes that nobody asked for. */
  readonly drift: readonly Change[];
  /** What may be done now: all changes, or all but the drift when the spec says only to report it. */
  readonly plan: Plan;
};

/** What is to be said of the object at the end of a pass. */
export type Verdict = {
  readonly outcome: Exclude<Outcome, 'gone' | 'lost'>;
  readonly ready: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
};

function onlyReportsDrift(self: Known): boolean {
  return self.resource.spec['drift_policy'] === 'report';
}

/** Differences to what was desired when the object was last realised; none when an older Cairn's idea of it cannot be compared. */
function changesOfRealised(kind: AnyKind, realised: JsonObject, observed: JsonObject): readonly Change[] {
  try {
    return kind.diff(realised, observed);
  } catch {
    return [];
  }
}

/**
 * Pure. Compares desired with observed and plans. Drift is what differs although this generation was realised and although what was
 * desired then would be asked for too. A newer generation makes everything a change that was asked for; so does deletion.
 */
export function decide(kind: AnyKind, loaded: Loaded, desired: JsonObject, observed: JsonObject): Sight {
  const { self } = loaded.snapshot;
  const changes = kind.diff(desired, observed);
  const realised = self.observed_generation === self.resource.generation ? loaded.realised : null;
  const settled = realised !== null && self.resource.deletion_requested_at === null;
  const drift =
    settled && changes.length > 0
      ? driftAmong(changes, changesOfRealised(kind, realised, observed)).filter(
          (change) => change.is_urgent !== true,
        )
      : [];
  const wanted = onlyReportsDrift(self) ? changes.filter((change) => !drift.includes(change)) : changes;
  return { desired, observed, changes, drift, plan: kind.plan(wanted, desired, observed) };
}

/** Pure. What an error says of the object: `ready` is Unknown when the world could not be seen. */
export function verdictOfError(error: CairnError, ready: 'False' | 'Unknown' = 'False'): Verdict {
  const outcome = ready === 'Unknown' ? 'retry' : outcomeOf(error.code);
  return { outcome, ready, reason: reasonOf(error.code), message: error.message };
}

/** Pure. What is to be said when nothing can be done now. */
export function conclude(self: Known, sight: Sight, report: Report<JsonObject>): Verdict {
  const { waiting } = sight.plan;
  if (report.failure !== null) return { outcome: 'stalled', ready: 'False', ...report.failure };
  if (waiting !== null)
    return { outcome: 'blocked', ready: 'False', reason: waiting.reason, message: waiting.message };
  if (self.resource.deletion_requested_at !== null) {
    const { reason, message } = report.pending ?? { reason: 'Deleting', message: 'Being deleted.' };
    return { outcome: 'pending', ready: 'False', reason, message };
  }
  if (sight.drift.length > 0) {
    const fields = sight.drift.map((change) => change.field).join(', ');
    const message = `As asked, but for what was changed from outside: ${fields}. The drift policy is to report it.`;
    return { outcome: 'done', ready: 'True', reason: 'Ready', message };
  }
  if (report.pending !== null) return { outcome: 'pending', ready: 'False', ...report.pending };
  return { outcome: 'done', ready: 'True', reason: 'Ready', message: 'As asked.' };
}

/** Pure. What is to be said before a plan is executed for a spec that was not realised yet. */
export function progress(plan: Plan): Verdict {
  const steps = plan.operations.map((operation) => operation.reason);
  return {
    outcome: 'pending',
    ready: 'False',
    reason: 'Reconciling',
    message: `${steps.slice(0, 3).join('; ')}${steps.length > 3 ? `; and ${steps.length - 3} more` : ''}.`,
  };
}
