import { CairnError } from '../../../model/error.ts';
import type { ContentReader } from '../../../model/kind.ts';
import { formatBytes } from '../../../model/units.ts';
import { refuse, WHOLE_FILE } from './refusal.ts';

/** What an examination reads through: every read lies inside, and all together are few. */
export type Source = {
  readonly size_bytes: number;
  /** Gives the bytes; throws Refusal when they do not lie inside, or when the examination has read its share. At most PIECE_BYTES. */
  readonly at: (offset_bytes: number, length_bytes: number) => Promise<DataView>;
  /** Part of the same bytes, under the same limits. */
  readonly slice: (offset_bytes: number, length_bytes: number) => Source;
};

/** How much one examination may read, whatever the image says. */
export const EXAMINATION_LIMITS = { reads: 3000, bytes: 192 * 1024 * 1024 } as const;

/** The most that is read at once. */
export const PIECE_BYTES = 2 * 1024 * 1024;

/** Small reads come from blocks of this size, so that neighbours cost one request of a distant store. */
const BLOCK_BYTES = 64 * 1024;
const BLOCKS_KEPT = 8;

/** Effect: none by itself. Wraps a reader so that whatever an image says, no more than the limits is read. Its `at` throws what the reader throws, too. */
export function limitedSource(
  reader: ContentReader,
  limits: { readonly reads: number; readonly bytes: number } = EXAMINATION_LIMITS,
): Source {
  const blocks = new Map<number, Uint8Array>();
  let reads = 0;
  let bytes = 0;
  const load = async (offset: number, length: number): Promise<Uint8Array> => {
    reads += 1;
    bytes += length;
    if (reads > limits.reads || bytes > limits.bytes) {
      refuse(`needs more reading than Cairn does for one image (${formatBytes(limits.bytes)})`);
    }
    const found = await reader.read(offset, length);
    if (found.byteLength === length) return found;
    throw new CairnError('unavailable', 'The image store gave fewer bytes than it has. Try again.');
  };
  const block = async (number: number): Promise<Uint8Array> => {
    const kept = blocks.get(number);
    if (kept !== undefined) return kept;
    const offset = number * BLOCK_BYTES;
    const loaded = await load(offset, Math.min(BLOCK_BYTES, reader.size_bytes - offset));
    const oldest = blocks.size >= BLOCKS_KEPT ? blocks.keys().next().value : undefined;
    if (oldest !== undefined) blocks.delete(oldest);
    blocks.set(number, loaded);
    return loaded;
  };
  const bytesAt = async (offset: number, length: number): Promise<Uint8Array> => {
    const first = Math.floor(offset / BLOCK_BYTES);
    const inside = offset - first * BLOCK_BYTES;
    if (inside + length <= BLOCK_BYTES) return (await block(first)).subarray(inside, inside + length);
    return load(offset, length);
  };
  const part = (start: number, size_bytes: number): Source => ({
    size_bytes,
    at: async (offset, length) => {
      requireInside(offset, length, size_bytes);
      const found = length === 0 ? new Uint8Array(0) : await bytesAt(start + offset, length);
      return new DataView(found.buffer, found.byteOffset, found.byteLength);
    },
    slice: (offset, length) => {
      requireInside(offset, length, size_bytes);
      return part(start + offset, length);
    },
  });
  return part(0, reader.size_bytes);
}

/** Effect: reads a table in pieces of at most PIECE_BYTES, each a whole number of entries. Refuses one that is larger than `limit_bytes` or not inside. */
export async function* tablePieces(
  source: Source,
  table: {
    readonly offset_bytes: number;
    readonly entries: number;
    readonly entry_bytes: number;
    readonly limit_bytes: number;
  },
): AsyncGenerator<DataView> {
  const { offset_bytes, entries, entry_bytes, limit_bytes } = table;
  const length = entries * entry_bytes;
  if (length > limit_bytes) {
    refuse(
      `has a table of ${formatBytes(length)}, more than the ${formatBytes(limit_bytes)} that Cairn reads`,
    );
  }
  requireInside(offset_bytes, length, source.size_bytes);
  for (let done = 0; done < length; done += PIECE_BYTES) {
    yield await source.at(offset_bytes + done, Math.min(PIECE_BYTES, length - done));
  }
}

function requireInside(offset: number, length: number, size_bytes: number): void {
  if (Number.isSafeInteger(offset) && offset >= 0 && length >= 0 && offset + length <= size_bytes) return;
  const place = Number.isSafeInteger(offset + length) ? `byte ${offset + length}` : 'an impossible byte';
  refuse(
    `is smaller than its header says: it speaks of bytes up to ${place}, the file ends at byte ${size_bytes}`,
    WHOLE_FILE,
  );
}

/** Pure. The bytes of a view as Latin-1 text, up to the first NUL when `ended`. */
export function latin1(view: DataView, offset = 0, length = view.byteLength - offset): string {
  return new TextDecoder('latin1').decode(new Uint8Array(view.buffer, view.byteOffset + offset, length));
}

/** Pure. An unsigned number of 8 bytes; above 2^53 it is rounded, which every check of sizes refuses anyway. */
export function number64(view: DataView, offset: number, littleEndian = false): number {
  return Number(view.getBigUint64(offset, littleEndian));
}

/** Pure. Whether all bytes of a part of a view are zero. */
export function isZero(view: DataView, offset: number, length: number): boolean {
  for (let index = offset; index < offset + length; index += 1) if (view.getUint8(index) !== 0) return false;
  return true;
}
