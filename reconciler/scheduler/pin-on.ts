import type { PinningClaim, PinningWish } from '../model/pinning.ts';
import { NO_PINS, withClaim } from '../model/pinning-claims.ts';
import { choosePinning } from './pinning.ts';
import type { PinningOutcome } from './pinning.ts';
import type { Candidate } from './request.ts';

type Host = Pick<Candidate, 'name' | 'parts' | 'claimed' | 'accelerator'>;

/** Pure. What a guest would be tied to on a host beside what is claimed there. */
export function pinOn(wish: PinningWish, { name, parts, claimed, accelerator }: Host): PinningOutcome {
  const taken = claimed.pinning ?? NO_PINS;
  return choosePinning(wish, { ...parts(), host_name: name, emulates: accelerator === 'tcg', taken });
}

/** Pure. What a host's guests hold when so many with these wishes have come, one after the other, and how many of them it took. */
export function pinMany(
  wish: PinningWish,
  host: Host,
  most: number,
): { readonly count: number; readonly taken: PinningClaim } {
  let taken = host.claimed.pinning ?? NO_PINS;
  for (let count = 0; count < most; count += 1) {
    const outcome = pinOn(wish, { ...host, claimed: { ...host.claimed, pinning: taken } });
    if ('rejection' in outcome) return { count, taken };
    taken = withClaim(taken, outcome.pinning.claim);
  }
  return { count: most, taken };
}
