import { gatherBlocks } from './blocks.ts';
import { refuse, requireSize, WHOLE_FILE } from './refusal.ts';
import type { Source } from './source.ts';
import { latin1, number64, tablePieces } from './source.ts';

const HEADER_BYTES = 64;
const SECTOR = 512;
const TABLE_LIMIT_BYTES = 16 * 1024 * 1024;
const OLD_MAGIC = 'WithoutFreeSpace';
const MAGIC = 'WithouFreSpacExt';
/** What the header holds while a program has the disk open for writing. */
const IN_USE = 0x746f_6e59;
const LARGEST_CLUSTER_BYTES = 64 * 1024 * 1024;

/** Effect: reads a Parallels disk (ploop) and gives its virtual size. Throws Refusal for one that is damaged, in use or burst. Source: QEMU, docs/interop/parallels.txt. */
export async function examinePloop(source: Source): Promise<number> {
  if (source.size_bytes < HEADER_BYTES) refuse(`has only ${source.size_bytes} bytes`, WHOLE_FILE);
  const header = await source.at(0, HEADER_BYTES);
  const number = (offset: number): number => header.getUint32(offset, true);
  const magic = latin1(header, 0, 16);
  if (magic !== MAGIC && magic !== OLD_MAGIC) refuse('has not the signature of a Parallels disk');
  if (number(16) !== 2) refuse(`has version ${number(16)}; Cairn knows 2`);
  if (number(44) === IN_USE) refuse('was not closed: a program was still writing to it');
  if (number64(header, 56, true) !== 0) refuse('has an extension that Cairn does not know');
  const cluster_bytes = number(28) * SECTOR;
  if (cluster_bytes === 0 || cluster_bytes > LARGEST_CLUSTER_BYTES) {
    refuse(`has an impossible cluster size (${cluster_bytes} bytes)`);
  }
  const sectors = magic === MAGIC ? number64(header, 36, true) : number(36);
  const size = requireSize(sectors * SECTOR);
  const entries = number(32);
  if (entries * cluster_bytes < size) refuse('has a table too small for its virtual size');
  // The newer form counts in clusters, the older in sectors.
  const unit_bytes = magic === MAGIC ? cluster_bytes : SECTOR;
  const blocks = gatherBlocks({
    length_bytes: cluster_bytes,
    least_bytes: 1,
    first_bytes: HEADER_BYTES + entries * 4,
    size_bytes: source.size_bytes,
    most: entries,
  });
  const table = { offset_bytes: HEADER_BYTES, entries, entry_bytes: 4, limit_bytes: TABLE_LIMIT_BYTES };
  for await (const piece of tablePieces(source, table)) {
    for (let at = 0; at < piece.byteLength; at += 4) {
      const cluster = piece.getUint32(at, true);
      if (cluster !== 0) blocks.add(cluster * unit_bytes);
    }
  }
  blocks.requireApart();
  return size;
}
