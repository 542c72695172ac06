import { refuse, WHOLE_FILE } from './refusal.ts';

/** Where the blocks of a disk lie in its file, gathered from a table. */
export type Blocks = {
  /** A block begins at this byte of the file. Throws Refusal when it lies outside. */
  readonly add: (offset_bytes: number) => void;
  /** Throws Refusal when two blocks share bytes: an honest image has each once, a bomb the same many times. */
  readonly requireApart: () => void;
};

/**
 * Pure. Gathers blocks that have `length_bytes` each, of which `least_bytes` must be there (the last block of a file may be short), all at or
 * after `first_bytes` of a file of `size_bytes`. `most` is how many there may be.
 */
export function gatherBlocks(limits: {
  readonly length_bytes: number;
  readonly least_bytes: number;
  readonly first_bytes: number;
  readonly size_bytes: number;
  readonly most: number;
}): Blocks {
  const { length_bytes, least_bytes, first_bytes, size_bytes, most } = limits;
  let offsets = new Float64Array(Math.min(most, 1024));
  let count = 0;
  return {
    add: (offset) => {
      if (offset < first_bytes) refuse('keeps data inside its header');
      if (offset + least_bytes > size_bytes) {
        refuse(
          `is cut off: it keeps data at byte ${offset}, the file ends at byte ${size_bytes}`,
          WHOLE_FILE,
        );
      }
      if (count >= most) refuse('names more blocks than it has');
      if (count === offsets.length) {
        const larger = new Float64Array(Math.min(most, offsets.length * 2));
        larger.set(offsets);
        offsets = larger;
      }
      offsets[count] = offset;
      count += 1;
    },
    requireApart: () => {
      const sorted = offsets.subarray(0, count).sort();
      for (let index = 1; index < count; index += 1) {
        if ((sorted[index] ?? 0) - (sorted[index - 1] ?? 0) >= length_bytes) continue;
        refuse('names the same bytes twice, as only an image made to burst does');
      }
    },
  };
}
