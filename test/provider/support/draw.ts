/** Values drawn one after the other from a seed: what is drawn may decide what is drawn next. */
import * as fc from 'fast-check';

/** A source of drawn values. */
export interface Draw {
  /** From 0 up to, not including, 1; all alike likely. */
  readonly uniform: () => number;
  readonly chance: (probability: number) => boolean;
  /** A whole number from `min` to `max`, both included, all alike likely. */
  readonly whole: (min: number, max: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** One value of an arbitrary; in every other case one of those that fast-check finds telling. */
  readonly of: <Value>(arbitrary: fc.Arbitrary<Value>) => Value;
}

/** Mulberry32, a small generator of known good spread. */
const mulberry = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

/** A draw of its own for each seed. */
export const createDraw = (seed: number): Draw => {
  const uniform = mulberry(seed);
  const whole = (min: number, max: number): number => min + Math.floor(uniform() * (max - min + 1));
  return {
    uniform,
    whole,
    chance: (probability) => uniform() < probability,
    pick: (items) => {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new Error('there is nothing to pick from');
      return item;
    },
    of: (arbitrary) => {
      const plain = uniform() < 0.5 ? fc.noBias(arbitrary) : arbitrary;
      const [value] = fc.sample(plain, { numRuns: 1, seed: whole(0, 2 ** 31 - 1) });
      return value as never;
    },
  };
};
