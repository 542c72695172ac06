import type { Random } from '../../ports/clock.ts';

/** Pure. Chance that is the same for the same seed. Source: mulberry32 by Tommy Ettinger, public domain algorithm. */
export function createSimulatedRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    next: () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    },
  };
}
