import type { JsonObject } from './json.ts';
import type { Change } from './operation.ts';

/** One field that the world does not show as asked although nobody edited the spec. */
export type Drift = {
  readonly field: string;
  readonly expected: string;
  readonly found: string;
  /** When it was first seen, ISO 8601. */
  readonly since: string;
};

/**
 * Pure. Of the changes that are needed now, those that were needed too if what was desired when the object was last realised still were:
 * the world moved. The others come from a newer desired (an edited spec, a server that joined a subnet).
 */
export function driftAmong(now: readonly Change[], ofRealised: readonly Change[]): readonly Change[] {
  const moved = new Set(ofRealised.map(keyOf));
  return now.filter((change) => moved.has(keyOf(change)));
}

function keyOf(change: Change): string {
  return JSON.stringify([change.field, change.expected, change.found]);
}

/** Pure. The drift list for these changes; what was already on the list keeps its time. */
export function driftList(
  changes: readonly Change[],
  before: readonly Drift[],
  now: string,
): readonly Drift[] {
  return changes.map(({ field, expected, found }) => ({
    field,
    expected,
    found,
    since: before.find((drift) => drift.field === field)?.since ?? now,
  }));
}

/** Pure. The public form: field to 'expected X, found Y'. */
export function driftStatus(drift: readonly Drift[]): JsonObject {
  return Object.fromEntries(
    drift.map(({ field, expected, found }) => [field, `expected ${expected}, found ${found}`]),
  );
}
