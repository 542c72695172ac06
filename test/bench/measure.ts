/** What one figure came to. Times are medians; `ratio` is value / against of the same run. */
export type Measurement = {
  readonly value: number;
  readonly unit: string;
  /** Number of samples of each side. */
  readonly samples: number;
  /** What it was measured against, in words. */
  readonly against: string;
  readonly against_value: number;
};

/** A figure: its name, what it says, and the ratio it must not pass (or, for rates, not fall below) if one is promised. */
export type Figure = {
  readonly name: string;
  readonly what: string;
  readonly limit?: { readonly ratio: number; readonly is: 'most' | 'least' };
  /** Effect: measures; leaves nothing behind. */
  readonly run: (say: (text: string) => void) => Promise<Measurement>;
};

/** Pure. The middle of the values; of an even number the mean of the two middle ones. Throws when there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) throw new Error('no samples');
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Effect: how long `work` takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * Effect: takes `rounds` samples of both sides, one after the other in turn and each round in the other order, so that
 * a machine that grows slower or faster meanwhile does it to both. Gives the medians.
 */
export async function interleaved(
  rounds: number,
  ours: (round: number) => Promise<number>,
  theirs: (round: number) => Promise<number>,
): Promise<{
  readonly ours: number;
  readonly theirs: number;
  readonly all: readonly (readonly [number, number])[];
}> {
  const pairs: [number, number][] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const own = await ours(round);
      pairs.push([own, await theirs(round)]);
    } else {
      const other = await theirs(round);
      pairs.push([await ours(round), other]);
    }
  }
  return {
    ours: median(pairs.map(([own]) => own)),
    theirs: median(pairs.map(([, other]) => other)),
    all: pairs,
  };
}

/** Pure. Three significant digits, no exponent. */
export function digits(value: number): string {
  if (value === 0) return '0';
  const places = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(places, 6));
}
