import { gatherBlocks } from './blocks.ts';
import { refuse, requireSize, WHOLE_FILE } from './refusal.ts';
import type { Source } from './source.ts';
import { isZero, number64, tablePieces } from './source.ts';

const HEADER_BYTES = 512;
const SECTOR = 512;
const SIGNATURE = 0xbeda_107f;
const VERSION = 0x0001_0001;
const BLOCK_BYTES = 1024 * 1024;
const TABLE_LIMIT_BYTES = 16 * 1024 * 1024;
const DYNAMIC = 1;
const FIXED = 2;
/** Blocks that are not there: never written, or thrown away. */
const DISCARDED = 0xffff_fffe;
/** "Fill new blocks with zeros", the one flag of a disk that stands alone. */
const KNOWN_FLAGS = 0x100;

/** Effect: reads a vdi image and gives its virtual size. Throws Refusal for one that needs a parent, is encrypted, damaged or burst. Source: QEMU, block/vdi.c. */
export async function examineVdi(source: Source): Promise<number> {
  if (source.size_bytes < HEADER_BYTES) refuse(`has only ${source.size_bytes} bytes`, WHOLE_FILE);
  const header = await source.at(0, HEADER_BYTES);
  const number = (offset: number): number => header.getUint32(offset, true);
  if (number(0x40) !== SIGNATURE) refuse('has not the signature of a vdi image');
  if (number(0x44) !== VERSION) refuse('has a version that Cairn does not know; it knows 1.1');
  const type = number(0x4c);
  if (!isZero(header, 0x1a8, 32) || type === 3 || type === 4) {
    refuse('is a differencing disk: it needs a parent, which could be any file of the host');
  }
  if (type !== DYNAMIC && type !== FIXED) {
    refuse(`has the type ${type}; Cairn knows 1 (dynamic) and 2 (fixed)`);
  }
  if ((number(0x50) & ~KNOWN_FLAGS) !== 0)
    refuse('uses flags that Cairn does not know (encrypted, or part of a chain)');
  if (number(0x168) !== SECTOR) refuse(`has sectors of ${number(0x168)} bytes; Cairn knows 512`);
  if (number(0x178) !== BLOCK_BYTES || number(0x17c) !== 0) {
    refuse('has blocks of a size that Cairn does not know; it knows 1 MiB');
  }
  const table_offset = number(0x154);
  const data_offset = number(0x158);
  if (table_offset % SECTOR !== 0 || data_offset % SECTOR !== 0 || table_offset < HEADER_BYTES) {
    refuse('has tables where none can be');
  }
  const size = requireSize(Math.ceil(number64(header, 0x170, true) / SECTOR) * SECTOR);
  const entries = number(0x180);
  if (entries * BLOCK_BYTES < size) refuse('has a table too small for its virtual size');
  if (table_offset + entries * 4 > data_offset) refuse('has a table that runs into its data');
  const blocks = gatherBlocks({
    length_bytes: BLOCK_BYTES,
    least_bytes: BLOCK_BYTES,
    first_bytes: data_offset,
    size_bytes: source.size_bytes,
    most: entries,
  });
  const table = { offset_bytes: table_offset, entries, entry_bytes: 4, limit_bytes: TABLE_LIMIT_BYTES };
  for await (const piece of tablePieces(source, table)) {
    for (let at = 0; at < piece.byteLength; at += 4) {
      const block = piece.getUint32(at, true);
      if (block < DISCARDED) blocks.add(data_offset + block * BLOCK_BYTES);
    }
  }
  blocks.requireApart();
  return size;
}
