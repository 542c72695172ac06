import { CairnError } from '../model/error.ts';
import type { Database } from '../store/database.ts';
import { ensureTokenKeys, rotateTokenKeyRows } from '../store/token-keys.ts';
import { KEYS_LIMIT, planRotation, primaryOf, toKeyRing } from './key-ring.ts';
import type { KeyRing } from './key-ring.ts';

/** When keys are rotated, and how long the tokens that they make live. */
export type RotationSettings = {
  readonly token_lifetime_seconds: number;
  readonly token_rotation_seconds: number;
};

/**
 * Effect: makes another key the primary one, in every process within a second; tokens that live stay good. The ring afterwards. Throws
 * conflict when there are so many keys that living tokens need that another would make each check slow.
 */
export async function rotateTokenKeys(
  database: Database,
  settings: Pick<RotationSettings, 'token_lifetime_seconds'>,
  now_ms: number,
): Promise<KeyRing> {
  const keys = await rotate(database, settings, now_ms, Number.NEGATIVE_INFINITY);
  if (keys === null) throw new Error('keys that are always due were not rotated');
  return keys;
}

/** Effect: the same when the primary key is older than `token_rotation_seconds`, else nothing; the ring afterwards or null. */
export async function rotateTokenKeysWhenDue(
  database: Database,
  settings: RotationSettings,
  now_ms: number,
): Promise<KeyRing | null> {
  return await rotate(database, settings, now_ms, settings.token_rotation_seconds * 1000);
}

async function rotate(
  database: Database,
  { token_lifetime_seconds: lifetime_seconds }: Pick<RotationSettings, 'token_lifetime_seconds'>,
  now_ms: number,
  least_age_ms: number,
): Promise<KeyRing | null> {
  const now = new Date(now_ms).toISOString();
  await ensureTokenKeys(database, { lifetime_seconds, now });
  const keys = await rotateTokenKeyRows(database, now, (rows) => {
    const ring = toKeyRing(rows);
    const age_ms = now_ms - (primaryOf(ring).primary_at_ms ?? 0);
    if (age_ms < least_age_ms) return null;
    const plan = planRotation(ring, now_ms);
    if (ring.length - plan.removed_numbers.length < KEYS_LIMIT) return plan;
    throw new CairnError(
      'conflict',
      `There are ${ring.length} keys, and tokens that live may need each. Rotate again when the oldest have expired.`,
    );
  });
  return keys === null ? null : toKeyRing(keys);
}
