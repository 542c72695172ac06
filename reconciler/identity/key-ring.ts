/** A key of tokens. Times are milliseconds since 1970. */
export type TokenKey = {
  /** 0: staged, which opens tokens and makes none; the highest: primary, which makes them; the others open what they made. */
  readonly number: number;
  readonly key: Uint8Array;
  /** When it became primary; null for the staged one. */
  readonly primary_at_ms: number | null;
  /** When it ceased to be primary; null before. */
  readonly retired_at_ms: number | null;
  /** Longest lifetime of a token that was made while it was primary. */
  readonly lifetime_seconds: number;
};

/** Keys by age: the primary first, then the ones before it, the staged one last. */
export type KeyRing = readonly TokenKey[];

/** What a rotation does: the staged key becomes primary, a new one is staged, and keys that no living token needs go. */
export type Rotation = {
  /** Number that the staged key gets. */
  readonly promoted_number: number;
  /** Numbers of the keys to remove. */
  readonly removed_numbers: readonly number[];
};

/** Most keys that are kept: each is tried for each token that nobody made, so rotating by hand has a limit. */
export const KEYS_LIMIT = 100;

/** Clocks of processes differ: a key is kept for so much longer than its last token lives. */
const CLOCK_MARGIN_MS = 60_000;

/** Pure. Keys in the order in which they are tried. Throws when staged or primary is missing. */
export function toKeyRing(keys: readonly TokenKey[]): KeyRing {
  const ring = keys
    .filter(({ number }) => number > 0)
    .toSorted((one, other) => other.number - one.number)
    .concat(keys.filter(({ number }) => number === 0));
  if (ring.length < 2 || ring.at(-1)?.number !== 0) {
    throw new Error('a ring of keys needs a staged and a primary key');
  }
  return ring;
}

/** Pure. The key that makes tokens. */
export function primaryOf(ring: KeyRing): TokenKey {
  const [primary] = ring;
  if (primary === undefined) throw new Error('a ring of keys needs a primary key');
  return primary;
}

/**
 * Pure. What to do to rotate at `now_ms`. With a rotation every R seconds and a lifetime of L the ring settles at L/R + 2 keys (rounded
 * up); keys are kept by time and not by count, so that rotating more often by hand ends no living token either.
 */
export function planRotation(ring: KeyRing, now_ms: number): Rotation {
  const removed = ring.filter(({ number, retired_at_ms, lifetime_seconds }) => {
    if (number === 0 || retired_at_ms === null) return false;
    return retired_at_ms + lifetime_seconds * 1000 + CLOCK_MARGIN_MS <= now_ms;
  });
  return {
    promoted_number: primaryOf(ring).number + 1,
    removed_numbers: removed.map(({ number }) => number),
  };
}

/** Pure. How many keys a ring settles at, rotated every `rotation_seconds`; the margin for clocks may need one more. */
export function keysKept(lifetime_seconds: number, rotation_seconds: number): number {
  return Math.ceil(lifetime_seconds / rotation_seconds) + 2;
}
