import { gatherBlocks } from './blocks.ts';
import { refuse, requireSize, WHOLE_FILE } from './refusal.ts';
import type { Source } from './source.ts';
import { latin1, number64, tablePieces } from './source.ts';
import { isDescriptor, refuseDescriptor, requireOwnDescriptor } from './vmdk-descriptor.ts';

const SECTOR = 512;
const HEADER_BYTES = 512;
const DIRECTORY_LIMIT_BYTES = 16 * 1024 * 1024;
const DESCRIPTOR_LIMIT_BYTES = 64 * 1024;
/** QEMU looks for the name of a parent here, whatever the header says of the descriptor's place. */
const USUAL_DESCRIPTOR = { offset_bytes: 512, length_bytes: 20 * 512 } as const;
/** "The directory is named by the footer." */
const AT_END = 2n ** 64n - 1n;
const FOOTER_MARKER = 3;
/** After this many tables the rest is left to the limits of the conversion. */
const TABLES_READ = 256;
const COMPRESSED = 0x1_0000;
const MARKERS = 0x2_0000;
const KNOWN_FLAGS = 0b111 | COMPRESSED | MARKERS;
/** Largest part of a disk that is kept as one: 1 MiB; the usual one has 64 KiB. */
const LARGEST_GRAIN_SECTORS = 2048;

type Header = {
  readonly capacity: number;
  readonly grain_sectors: number;
  readonly table_entries: number;
  readonly directory: bigint;
  readonly is_compressed: boolean;
};

/**
 * Effect: reads a vmdk image in one file (monolithicSparse, streamOptimized) and gives its virtual size. Throws Refusal for descriptors of other files,
 * parts, parents, encryption, damage. Source: VMware, Virtual Disk Format 5.0; what QEMU reads: block/vmdk.c.
 */
export async function examineVmdk(source: Source): Promise<number> {
  const start = latin1(await source.at(0, Math.min(HEADER_BYTES, source.size_bytes)));
  if (isDescriptor(start)) {
    const view = await source.at(0, Math.min(DESCRIPTOR_LIMIT_BYTES, source.size_bytes));
    return refuseDescriptor(latin1(view));
  }
  if (start.startsWith('COWD'))
    refuse('is a part (extent) of an ESX disk, which only its descriptor describes');
  if (!start.startsWith('KDMV')) refuse('has not the signature of a vmdk image');
  if (source.size_bytes < HEADER_BYTES) refuse(`has only ${source.size_bytes} bytes`, WHOLE_FILE);
  const view = await source.at(0, HEADER_BYTES);
  const header = readHeader(view);
  await requireDescriptor(source, view);
  const final = header.directory === AT_END ? await readFooter(source, header) : header;
  requireStart(view, source.size_bytes);
  await readDirectory(source, final);
  return requireSize(final.capacity * SECTOR);
}

function readHeader(view: DataView): Header {
  const version = view.getUint32(4, true);
  if (version < 1 || version > 3) refuse(`has version ${version}; Cairn knows 1 to 3`);
  const flags = view.getUint32(8, true);
  if ((flags & ~KNOWN_FLAGS) !== 0) refuse('uses features that Cairn does not know');
  if (latin1(view, 73, 4) !== '\n \r\n') {
    refuse('was damaged on its way: its line ends were changed, as a transfer of text does', WHOLE_FILE);
  }
  const capacity = number64(view, 12, true);
  // QEMU then takes the image for a descriptor, and opens the files that it names.
  if (capacity === 0) refuse('has a virtual size of 0: it is only a descriptor of other files');
  requireSize(capacity * SECTOR);
  const grain_sectors = number64(view, 20, true);
  const is_power = grain_sectors > 0 && Number.isInteger(Math.log2(grain_sectors));
  if (!is_power || grain_sectors > LARGEST_GRAIN_SECTORS) {
    refuse(`has an impossible grain size (${grain_sectors} sectors)`);
  }
  const table_entries = view.getUint32(44, true);
  if (table_entries === 0 || table_entries > 512)
    refuse(`has tables of an impossible size (${table_entries} entries)`);
  const compression = view.getUint16(77, true);
  if (compression > 1) refuse('is compressed in a way that Cairn does not know');
  if ((compression === 1) !== ((flags & COMPRESSED) !== 0))
    refuse('says both that it is compressed and that it is not');
  return {
    capacity,
    grain_sectors,
    table_entries,
    directory: view.getBigUint64(56, true),
    is_compressed: compression === 1,
  };
}

async function requireDescriptor(source: Source, header: DataView): Promise<void> {
  const offset = number64(header, 28, true) * SECTOR;
  const length = number64(header, 36, true) * SECTOR;
  if (offset === 0 || length === 0) {
    refuse('is a part (extent) of a disk of several files, which only its descriptor describes');
  }
  if (length > DESCRIPTOR_LIMIT_BYTES) refuse('has a descriptor of an absurd size');
  const text = latin1(await source.at(offset, length));
  requireOwnDescriptor(text.split('\0', 1)[0] ?? '');
  const usual = Math.min(USUAL_DESCRIPTOR.length_bytes, source.size_bytes - USUAL_DESCRIPTOR.offset_bytes);
  const elsewhere = latin1(await source.at(USUAL_DESCRIPTOR.offset_bytes, usual));
  if (/parentFileNameHint/i.test(text + elsewhere))
    refuse('names a parent, which could be any file of the host');
}

/** The footer repeats the header, and QEMU then believes the footer: both must say the same. */
async function readFooter(source: Source, header: Header): Promise<Header> {
  if (source.size_bytes % SECTOR !== 0 || source.size_bytes < 4 * SECTOR) {
    refuse('is cut off: its footer is not at its end', WHOLE_FILE);
  }
  const view = await source.at(source.size_bytes - 3 * SECTOR, 3 * SECTOR);
  const is_marker = view.getUint32(8, true) === 0 && view.getUint32(12, true) === FOOTER_MARKER;
  if (!is_marker || latin1(view, SECTOR, 4) !== 'KDMV') {
    refuse('is cut off: its footer is not at its end', WHOLE_FILE);
  }
  const footer = readHeader(new DataView(view.buffer, view.byteOffset + SECTOR, SECTOR));
  const same =
    footer.capacity === header.capacity &&
    footer.grain_sectors === header.grain_sectors &&
    footer.table_entries === header.table_entries &&
    footer.is_compressed === header.is_compressed;
  if (!same) refuse('says something else at its beginning than at its end');
  if (footer.directory === AT_END) refuse('has no directory of its tables');
  return footer;
}

function requireStart(header: DataView, size_bytes: number): void {
  const start = number64(header, 64, true) * SECTOR;
  if (start <= size_bytes) return;
  refuse(
    `is smaller than its header says: its data begin at byte ${start}, the file ends at byte ${size_bytes}`,
    WHOLE_FILE,
  );
}

async function readDirectory(source: Source, header: Header): Promise<void> {
  const { table_entries, grain_sectors, capacity } = header;
  const entries = Math.ceil(capacity / (table_entries * grain_sectors));
  const blocks = gatherBlocks({
    length_bytes: table_entries * 4,
    least_bytes: table_entries * 4,
    first_bytes: HEADER_BYTES,
    size_bytes: source.size_bytes,
    most: entries,
  });
  const table = {
    offset_bytes: Number(header.directory) * SECTOR,
    entries,
    entry_bytes: 4,
    limit_bytes: DIRECTORY_LIMIT_BYTES,
  };
  const first: number[] = [];
  for await (const piece of tablePieces(source, table)) {
    for (let at = 0; at < piece.byteLength; at += 4) {
      const sector = piece.getUint32(at, true);
      if (sector === 0) continue;
      blocks.add(sector * SECTOR);
      if (first.length < TABLES_READ) first.push(sector * SECTOR);
    }
  }
  blocks.requireApart();
  await readTables(source, header, first);
}

async function readTables(source: Source, header: Header, tables: readonly number[]): Promise<void> {
  const { table_entries, grain_sectors, is_compressed } = header;
  const grains = gatherBlocks({
    length_bytes: is_compressed ? SECTOR : grain_sectors * SECTOR,
    least_bytes: 1,
    first_bytes: HEADER_BYTES,
    size_bytes: source.size_bytes,
    most: tables.length * table_entries,
  });
  for (const offset of tables) {
    const view = await source.at(offset, table_entries * 4);
    for (let at = 0; at < view.byteLength; at += 4) {
      const sector = view.getUint32(at, true);
      // 0: nothing there; 1: nothing but zeros.
      if (sector > 1) grains.add(sector * SECTOR);
    }
  }
  grains.requireApart();
}
