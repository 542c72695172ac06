/** What a load came to. Times in milliseconds. */
export type LoadResult = {
  readonly concurrency: number;
  readonly requests: number;
  readonly per_second: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
};

/** Pure. The value below which `share` (0 to 1) of the sorted values lie. */
export function percentile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new Error('no samples');
  return value;
}

/** Effect: keeps `concurrency` requests under way for `seconds`; each begins when one has ended. Throws what a request throws. */
export async function load(
  concurrency: number,
  seconds: number,
  request: () => Promise<unknown>,
): Promise<LoadResult> {
  const times: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  const work = async (): Promise<void> => {
    for (let before = performance.now(); before < end;) {
      await request();
      const after = performance.now();
      times.push(after - before);
      before = after;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const took_ms = performance.now() - started;
  const sorted = times.sort((left, right) => left - right);
  return {
    concurrency,
    requests: sorted.length,
    per_second: (sorted.length * 1000) / took_ms,
    p50_ms: percentile(sorted, 0.5),
    p99_ms: percentile(sorted, 0.99),
  };
}
