import type { Qcow2Header } from './qcow2-header.ts';
import { qcow2Problem, readQcow2 } from './qcow2-header.ts';
import type { Blocks } from './blocks.ts';
import { gatherBlocks } from './blocks.ts';
import { refuse, requireSize, WHOLE_FILE } from './refusal.ts';
import type { Source } from './source.ts';
import { PIECE_BYTES, tablePieces } from './source.ts';

/** Limits of QEMU on its own tables, which are ours too. */
const L1_LIMIT_BYTES = 32 * 1024 * 1024;
const REFCOUNT_TABLE_LIMIT_BYTES = 8 * 1024 * 1024;
const SNAPSHOT_LIMIT = 65_536;
/** A row in the table of snapshots has at least so many bytes. */
const SNAPSHOT_BYTES = 40;

/** So many tables of the second level are looked into, and so many bytes of them: 256 GiB of a disk with the usual clusters. */
const L2_TABLES_READ = 512;
const L2_BYTES_READ = 32 * 1024 * 1024;

/** Bits 9 to 55 of a table's entry are an offset in the file. */
const OFFSET_MASK = 0x00ff_ffff_ffff_fe00n;
const COMPRESSED = 1n << 62n;
const ZERO_CLUSTER = 1n;
const EXTENDED_L2 = 0b10000n;
const COMPRESSION_TYPE = 0b1000n;

/** Effect: reads a qcow2 image and gives its virtual size. Throws Refusal unless it stands alone, whole and readable. Source: QEMU, docs/interop/qcow2.rst. */
export async function examineQcow2(source: Source): Promise<number> {
  // The list of extensions may fill the first cluster, which has at most 2 MiB.
  const view = await source.at(0, Math.min(PIECE_BYTES, source.size_bytes));
  const head = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const header = readQcow2(head);
  if (header === null) {
    return refuse(`has only ${source.size_bytes} bytes, less than a header`, WHOLE_FILE);
  }
  const problem = qcow2Problem(header, source.size_bytes);
  if (problem !== null) refuse(problem);
  requireSize(header.virtual_size_bytes);
  requirePlain(header, view, source.size_bytes);
  await readRefcounts(source, header);
  await readL1(source, header);
  return header.virtual_size_bytes;
}

function requirePlain(header: Qcow2Header, view: DataView, size_bytes: number): void {
  const cluster = 2 ** header.cluster_bits;
  if (header.l1_offset % cluster !== 0 || header.refcount_offset % cluster !== 0) {
    refuse('has tables that do not begin with a cluster');
  }
  if (header.version >= 3 && view.getUint32(96) > 6)
    refuse('has an impossible width of its reference counts');
  const has_type = (header.incompatible_features & COMPRESSION_TYPE) !== 0n;
  // Bit 3 of the features says that the byte after the header of version 3 names another compression: 1 is zstd.
  if (has_type && view.byteLength > 104 && view.getUint8(104) > 1) {
    refuse('is compressed in a way that Cairn does not know');
  }
  const snapshots = view.getUint32(60);
  if (snapshots === 0) return;
  const end = Number(view.getBigUint64(64)) + snapshots * SNAPSHOT_BYTES;
  if (snapshots > SNAPSHOT_LIMIT) refuse(`has an impossible number of snapshots (${snapshots})`);
  if (end > size_bytes) {
    refuse(
      `is smaller than its header says: its snapshots end at byte ${end}, the file at byte ${size_bytes}`,
      WHOLE_FILE,
    );
  }
}

async function readRefcounts(source: Source, header: Qcow2Header): Promise<void> {
  const entries = (header.refcount_clusters * 2 ** header.cluster_bits) / 8;
  const table = {
    offset_bytes: header.refcount_offset,
    entries,
    entry_bytes: 8,
    limit_bytes: REFCOUNT_TABLE_LIMIT_BYTES,
  };
  const blocks = clustersOf(header, source.size_bytes, entries);
  for await (const piece of tablePieces(source, table)) {
    for (let at = 0; at < piece.byteLength; at += 8) {
      const offset = Number(piece.getBigUint64(at) & OFFSET_MASK);
      if (offset !== 0) blocks.add(offset);
    }
  }
  blocks.requireApart();
}

async function readL1(source: Source, header: Qcow2Header): Promise<void> {
  const cluster = 2 ** header.cluster_bits;
  const table = {
    offset_bytes: header.l1_offset,
    entries: header.l1_entries,
    entry_bytes: 8,
    limit_bytes: L1_LIMIT_BYTES,
  };
  const blocks = clustersOf(header, source.size_bytes, header.l1_entries);
  const first: number[] = [];
  const most = Math.min(L2_TABLES_READ, L2_BYTES_READ / cluster);
  for await (const piece of tablePieces(source, table)) {
    for (let at = 0; at < piece.byteLength; at += 8) {
      const offset = Number(piece.getBigUint64(at) & OFFSET_MASK);
      if (offset === 0) continue;
      if (offset % cluster !== 0) refuse('has tables that do not begin with a cluster');
      blocks.add(offset);
      if (first.length < most) first.push(offset);
    }
  }
  blocks.requireApart();
  for (const offset of first) await readL2(source, header, offset);
}

/** A cluster may belong to the disk and to its snapshots, so only its place is judged. */
async function readL2(source: Source, header: Qcow2Header, table: number): Promise<void> {
  const view = await source.at(table, 2 ** header.cluster_bits);
  const has_subclusters = (header.incompatible_features & EXTENDED_L2) !== 0n;
  const step = has_subclusters ? 16 : 8;
  const compressed_mask = (1n << BigInt(62 - (header.cluster_bits - 8))) - 1n;
  for (let at = 0; at < view.byteLength; at += step) {
    const entry = view.getBigUint64(at);
    const is_compressed = (entry & COMPRESSED) !== 0n;
    const is_zero = has_subclusters ? view.getUint32(at + 12) === 0 : (entry & ZERO_CLUSTER) !== 0n;
    if (entry === 0n || (is_zero && !is_compressed)) continue;
    const offset = Number(entry & (is_compressed ? compressed_mask : OFFSET_MASK));
    if (offset < source.size_bytes) continue;
    refuse(
      `is cut off: it keeps data at byte ${offset}, the file ends at byte ${source.size_bytes}`,
      WHOLE_FILE,
    );
  }
}

/** The last cluster of a file may be short. */
function clustersOf(header: Qcow2Header, size_bytes: number, most: number): Blocks {
  const length_bytes = 2 ** header.cluster_bits;
  return gatherBlocks({ length_bytes, least_bytes: 1, first_bytes: length_bytes, size_bytes, most });
}
