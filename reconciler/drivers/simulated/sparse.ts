const BLOCK_BYTES = 4096;
const HOLE = new Uint8Array(1024 * 1024);

/**
 * Pure. The same bytes in pieces that share one piece of memory for what is zero: ten thousand simulated servers have a config drive each,
 * which is mostly nothing.
 */
export function sparsePieces(bytes: Uint8Array): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let start = 0;
  while (start < bytes.length) {
    const zero = isZero(bytes, start);
    const limit = zero ? start + HOLE.length : bytes.length;
    let end = Math.min(start + BLOCK_BYTES, bytes.length);
    while (end < bytes.length && end < limit && isZero(bytes, end) === zero) {
      end = Math.min(end + BLOCK_BYTES, bytes.length);
    }
    pieces.push(zero ? HOLE.subarray(0, end - start) : bytes.slice(start, end));
    start = end;
  }
  return pieces;
}

/** Pure. Bytes that a file system would keep of such pieces: all but the shared zeros. */
export function keptBytes(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + (piece.buffer === HOLE.buffer ? 0 : piece.length), 0);
}

/** Whether the block that begins here is zero. */
function isZero(bytes: Uint8Array, start: number): boolean {
  const end = Math.min(start + BLOCK_BYTES, bytes.length);
  for (let at = start; at < end; at += 1) if (bytes[at] !== 0) return false;
  return true;
}
