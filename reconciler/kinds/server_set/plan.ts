import type { JsonObject } from '../../model/json.ts';
import type { Change, Operation, Plan } from '../../model/operation.ts';
import type { Step } from '../../model/steps.ts';
import { toOperations } from '../../model/steps.ts';
import { roll } from './roll.ts';
import type { ServerSetDesired, ServerSetObserved } from './shapes.ts';

/** Members of one operation: few enough for a short transaction, many enough that thousands take little time. */
const BATCH = 250;

/** Pure. What may be done with members now, in batches one after another; the rest waits for a member to become ready. */
export function plan(
  changes: readonly Change[],
  desired: ServerSetDesired,
  observed: ServerSetObserved,
): Plan {
  if (changes.length === 0) return { operations: [], waiting: null };
  const fields = new Set(changes.map((change) => change.field));
  const allowed = roll(desired, observed);
  const isAsked = (key: string): boolean => fields.has(`members.${key}`);
  const repairs = allowed.repair.filter((key) =>
    observed.members[key]?.drift.some(({ field }) => fields.has(`members.${key}.${field}`)),
  );
  const steps = [
    ...batches('remove_members', allowed.remove.filter(isAsked), (keys) => ({ keys }), {
      reason: (count) =>
        desired.deleting ? 'the set is being deleted' : `remove ${count} so that the set is as asked`,
      destructive: true,
    }),
    ...batches('put_members', allowed.put.filter(isAsked), (keys) => putArguments(desired, keys), {
      reason: (count) => `make or change ${count} so that the set is as asked`,
    }),
    ...batches('repair_members', repairs, (keys) => ({ generations: generationsOf(observed, keys) }), {
      reason: (count) => `put right what was changed on the hosts of ${count}`,
    }),
  ];
  return { operations: inTurn(steps), waiting: null };
}

function batches(
  name: string,
  keys: readonly string[],
  toArguments: (keys: readonly string[]) => JsonObject,
  words: { readonly reason: (count: string) => string; readonly destructive?: boolean },
): readonly Step[] {
  const steps: Step[] = [];
  for (let start = 0; start < keys.length; start += BATCH) {
    const batch = keys.slice(start, start + BATCH);
    steps.push({
      key: `${name} ${start}`,
      name,
      arguments: toArguments(batch),
      after: [],
      timeout_seconds: 60,
      reason: words.reason(batch.length === 1 ? `member ${batch[0] ?? ''}` : `${batch.length} members`),
      destructive: words.destructive ?? false,
    });
  }
  return steps;
}

function inTurn(steps: readonly Step[]): readonly Operation[] {
  return toOperations(
    steps.map((step, index) => ({ ...step, after: index === 0 ? [] : [steps[index - 1]?.key ?? ''] })),
  );
}

function putArguments(desired: ServerSetDesired, keys: readonly string[]): JsonObject {
  const { name, project_id, template } = desired;
  const members = Object.fromEntries(keys.map((key) => [key, desired.members[key] ?? {}]));
  return { name, project_id, template, members } as unknown as JsonObject;
}

function generationsOf(observed: ServerSetObserved, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.map((key) => [key, observed.members[key]?.generation ?? 0]));
}
