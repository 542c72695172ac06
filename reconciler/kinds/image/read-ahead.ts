/** Reads part of something: length bytes from offset, in pieces of any size. */
export type ReadRange = (offset_bytes: number, length_bytes: number) => AsyncIterable<Uint8Array>;

/** One range is asked for with one request to a store that is far away. */
const RANGE_BYTES = 4 * 1024 * 1024;

/** Ranges read at the same time: together what one transfer holds in memory. */
const RANGES_AT_ONCE = 4;

/**
 * Effect: gives the first `size_bytes` in order while up to four ranges of 4 MiB are read at the same time, so that neither a slow store nor
 * a slow host waits for the other. Reads no more ahead than that: whoever takes the bytes sets the pace. Shorter when the source is; throws
 * what the source throws. Who stops taking ends the reading.
 *
 * @yields {Uint8Array} at most what the source gives at once
 */
export async function* readAhead(
  read: ReadRange,
  size_bytes: number,
  options: { readonly range_bytes?: number; readonly at_once?: number } = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const { range_bytes = RANGE_BYTES, at_once = RANGES_AT_ONCE } = options;
  const stopped = new AbortController();
  const ranges: Promise<readonly Uint8Array[]>[] = [];
  let next = 0;
  const fill = (): void => {
    while (ranges.length < at_once && next < size_bytes) {
      const length = Math.min(range_bytes, size_bytes - next);
      const range = collect(read(next, length), stopped.signal);
      range.catch(() => undefined);
      ranges.push(range);
      next += length;
    }
  };
  try {
    fill();
    for (let range = ranges.shift(); range !== undefined; range = ranges.shift()) {
      yield* await range;
      fill();
    }
  } finally {
    stopped.abort();
    // Nothing of it is left open when this ends.
    await Promise.allSettled(ranges);
  }
}

async function collect(
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<readonly Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) {
    if (signal.aborted) break;
    pieces.push(piece);
  }
  return pieces;
}
