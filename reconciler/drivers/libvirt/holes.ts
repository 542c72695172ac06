import type { StreamItem } from './rpc/stream.ts';

/** Zeros are looked for in blocks of this size: what a file system gives a sparse file at the least, and cheap to compare. */
const BLOCK_BYTES = 64 * 1024;

const ZEROS = Buffer.alloc(BLOCK_BYTES);

/** Where the block that begins at `start` ends: at a multiple of BLOCK_BYTES of the whole content, or where the piece ends. */
function blockEnd(bytes: Uint8Array, start: number, position: number): number {
  return Math.min(bytes.length, start + BLOCK_BYTES - ((position + start) % BLOCK_BYTES));
}

function isZero(bytes: Uint8Array, start: number, end: number): boolean {
  return ZEROS.subarray(0, end - start).equals(bytes.subarray(start, end));
}

/**
 * Pure. The same content with its zeros as holes, which cost neither the network nor the host's disk when the volume is fresh; neighbouring
 * ones become one.
 *
 * @yields {StreamItem} at most one hole after another, and parts of the pieces given
 */
export async function* withHoles(
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<StreamItem, void, undefined> {
  let hole_bytes = 0;
  let position = 0;
  for await (const bytes of content) {
    let start = 0;
    while (start < bytes.length) {
      let end = blockEnd(bytes, start, position);
      if (isZero(bytes, start, end)) {
        hole_bytes += end - start;
      } else {
        while (end < bytes.length) {
          const next = blockEnd(bytes, end, position);
          if (isZero(bytes, end, next)) break;
          end = next;
        }
        if (hole_bytes > 0) yield { hole_bytes: BigInt(hole_bytes) };
        hole_bytes = 0;
        yield bytes.subarray(start, end);
      }
      start = end;
    }
    position += bytes.length;
  }
  if (hole_bytes > 0) yield { hole_bytes: BigInt(hole_bytes) };
}
