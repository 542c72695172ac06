/** The bytes of a fake volume: sparse, in memory. */

/** Bytes of a block. */
export const BLOCK_BYTES = 65_536;

/** Blocks that hold something, by number; what is not there is zero. */
export type Contents = { readonly blocks: Map<number, Buffer>; length_bytes: number };

/** Pure. Nothing. */
export function emptyContents(): Contents {
  return { blocks: new Map(), length_bytes: 0 };
}

/** Pure. A copy that shares nothing. */
export function copyContents(source: Contents): Contents {
  const blocks = new Map([...source.blocks].map(([number, block]) => [number, Buffer.from(block)]));
  return { blocks, length_bytes: source.length_bytes };
}

/** Pure. A copy that shares nothing, behind `blocks` blocks of zeros. */
export function shiftContents(source: Contents, blocks: number): Contents {
  const shifted = [...source.blocks].map(([number, block]) => [number + blocks, Buffer.from(block)] as const);
  return { blocks: new Map(shifted), length_bytes: source.length_bytes + blocks * BLOCK_BYTES };
}

/** Effect: writes `bytes` at `offset`. Blocks that become zero are not kept. */
export function writeContents(contents: Contents, offset: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) {
    const number = Math.floor((offset + done) / BLOCK_BYTES);
    const start = (offset + done) % BLOCK_BYTES;
    const part = bytes.subarray(done, done + BLOCK_BYTES - start);
    const block = contents.blocks.get(number) ?? Buffer.alloc(BLOCK_BYTES);
    block.set(part, start);
    if (block.some((byte) => byte !== 0)) contents.blocks.set(number, block);
    else contents.blocks.delete(number);
    done += part.length;
  }
  contents.length_bytes = Math.max(contents.length_bytes, offset + bytes.length);
}

/** Pure. Up to `length` bytes from `offset`, shorter at the end. */
export function readContents(contents: Contents, offset: number, length: number): Buffer {
  const end = Math.min(contents.length_bytes, offset + length);
  const bytes = Buffer.alloc(Math.max(0, end - offset));
  for (let at = offset; at < end;) {
    const start = at % BLOCK_BYTES;
    const count = Math.min(BLOCK_BYTES - start, end - at);
    contents.blocks.get(Math.floor(at / BLOCK_BYTES))?.copy(bytes, at - offset, start, start + count);
    at += count;
  }
  return bytes;
}

/** Pure. Bytes on disk: whole blocks. */
export function allocatedBytes(contents: Contents): number {
  return contents.blocks.size * BLOCK_BYTES;
}

/** Effect: makes the content exactly `length_bytes` long. */
export function resizeContents(contents: Contents, length_bytes: number): void {
  contents.length_bytes = length_bytes;
  for (const number of contents.blocks.keys()) {
    if (number * BLOCK_BYTES >= length_bytes) contents.blocks.delete(number);
  }
}
