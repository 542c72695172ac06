import type { CairnError } from '../model/error.ts';
import type { Plan } from '../model/operation.ts';
import type { Resource } from '../model/resource.ts';
import { troubleWords } from '../model/trouble.ts';
import type { Attempt, Trouble } from '../model/trouble.ts';
import type { Loaded } from '../store/snapshot.ts';
import { outcomeOf } from '../model/backoff.ts';
import type { Sight, Verdict } from './decide.ts';
import { planHash } from './plan-hash.ts';

/** Pure. What is tried: another generation, or a deletion, is another goal. */
export function goalOf(resource: Resource): Pick<Trouble, 'generation' | 'deleting'> {
  return { generation: resource.generation, deleting: resource.deletion_requested_at !== null };
}

/** Pure. Equal for plans that do the same, whatever the reason: a guest that is found dead in another way is started by the same plan. */
export function planKey(plan: Plan): string {
  return planHash({ ...plan, operations: plan.operations.map((each) => ({ ...each, reason: '' })) });
}

/** Pure. A plan that led nowhere; `step` is the operation that failed, by default all of them. */
export function attemptAtPlan(
  { plan }: Sight,
  way: Attempt['way'],
  message: string,
  step: string = names(plan),
): Attempt {
  return { key: planKey(plan), step, way, message };
}

/** Pure. A plan that puts drift right and was done: worth remembering, because it may have to be done again. Null for what was asked for. */
export function attemptOfDrift(sight: Sight): Attempt | null {
  if (sight.drift.length === 0) return null;
  const words = sight.drift.map(
    ({ field, expected, found }) => `${field} should be ${expected}, was ${found}`,
  );
  return attemptAtPlan(sight, 'returns', `${words.join('; ')}.`);
}

/**
 * Pure. A look or a decision that failed while there is something to do. Null while there is nothing, and for what another object or
 * another spec must help.
 */
export function attemptAtLook(loaded: Loaded, error: CairnError): Attempt | null {
  const { resource, observed_generation } = loaded.snapshot.self;
  const is_due = resource.deletion_requested_at !== null || observed_generation < resource.generation;
  if (!is_due || outcomeOf(error.code) !== 'retry') return null;
  return { key: 'look', step: 'The look at what is there', way: 'fails', message: error.message };
}

/** Pure. What is said of an object whose next attempt is put off. */
export function backingOff(trouble: Trouble): Verdict {
  return { outcome: 'pending', ready: 'False', reason: 'BackingOff', message: troubleWords(trouble) };
}

/** Pure. What is said when operations are done and nothing of it is seen. */
export function vainly(plan: Plan): string {
  return `The host does not show the effect of ${names(plan)} yet; Cairn will look again.`;
}

function names(plan: Plan): string {
  return plan.operations.map((operation) => operation.name).join(', ');
}
