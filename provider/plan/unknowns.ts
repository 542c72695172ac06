/** What a change makes unknown: values that the service reports and nobody can foretell. */
import { UNKNOWN, isRecord, record } from '../protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../protocol/cty-value.ts';
import type { AttributeDescription } from '../schema/description.ts';
import { sourceOf } from '../schema/types.ts';

/** The status attribute that lists differences between what is and what should be. */
export const DRIFT = 'drift';

/** Pure. Does the state report differences that an apply would repair? */
export const hasDrift = (state: CtyRecord | null): boolean => {
  const drift = state?.[DRIFT];
  return isRecord(drift) && Object.keys(drift).length > 0;
};

/**
 * Pure. The planned value of a reported attribute. `prior` is null for a new object; `isChanging` when the
 * service will have something to do. After any work nothing drifts.
 */
export const planReported = (
  name: string,
  attribute: AttributeDescription,
  prior: CtyRecord | null,
  isChanging: boolean,
): CtyValue => {
  const before = prior?.[name] ?? null;
  if (prior !== null && !isChanging) return before;
  if (name === DRIFT && sourceOf(attribute) === 'status') return record();
  // The id and the like stay; a stable value that is not known yet may still become known.
  const stays = attribute.stable === true || name === 'id';
  return prior !== null && stays && before !== null ? before : UNKNOWN;
};
