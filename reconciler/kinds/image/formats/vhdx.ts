import { hex } from '../../../model/bytes.ts';
import { gatherBlocks } from './blocks.ts';
import { crc32c } from './crc32c.ts';
import { refuse, requireSize, WHOLE_FILE } from './refusal.ts';
import type { Source } from './source.ts';
import { isZero, latin1, number64, tablePieces } from './source.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
const HEADERS = [64 * KIB, 128 * KIB] as const;
const HEADER_BYTES = 4 * KIB;
const REGIONS = [192 * KIB, 256 * KIB] as const;
const REGION_TABLE_BYTES = 64 * KIB;
const ENTRY_LIMIT = 2047;
const TABLE_LIMIT_BYTES = 32 * MIB;

/** GUIDs as they lie in the file. */
const REGION_BLOCKS = '6677c22d23f600429d64115e9bfd4a08';
const REGION_METADATA = '06a27c8b90479a4bb8fe575f050f886e';
const FILE_PARAMETERS = '3767a1ca36fa434db3b633f0aa44e76b';
const VIRTUAL_SIZE = '2442a52f1bcd7648b2115dbed83bf4b8';
const SECTOR_SIZE = '1dbf41816fa90947ba47f233a8faab5f';
const PARENT_LOCATOR = '2d5fd3a80bb34d45abf7d3d84834ab0c';
const PAGE_83 = 'ab12cabee6b2234593efc309e000c746';
const PHYSICAL_SECTOR_SIZE = 'c748a3cd5d4471449cc9e9885251c556';
const REQUIRED_ITEMS = [FILE_PARAMETERS, VIRTUAL_SIZE, SECTOR_SIZE, PAGE_83, PHYSICAL_SECTOR_SIZE];
const KNOWN_ITEMS = [...REQUIRED_ITEMS, PARENT_LOCATOR];

const HAS_PARENT = 0b10;
const REQUIRED_ITEM = 0b100;
const FULLY_PRESENT = 6;
const PARTLY_PRESENT = 7;

type Region = { readonly offset_bytes: number; readonly length_bytes: number };

/**
 * Effect: reads a vhdx image and gives its virtual size. Throws Refusal for one that needs a parent, was not closed, is damaged or burst. Source: [MS-VHDX],
 * Virtual Hard Disk v2 File Format.
 */
export async function examineVhdx(source: Source): Promise<number> {
  if (source.size_bytes < MIB)
    refuse(`has only ${source.size_bytes} bytes; a vhdx has 1 MiB at least`, WHOLE_FILE);
  if (latin1(await source.at(0, 8)) !== 'vhdxfile') refuse('has not the signature of a vhdx image');
  await requireClosed(source);
  const regions = await readRegions(source);
  const items = await readMetadata(source, regions.metadata);
  const missing = REQUIRED_ITEMS.some((guid) => !items.has(guid));
  if (missing) refuse('lacks metadata that every vhdx has');
  const parameters = await itemAt(source, items, FILE_PARAMETERS, 8);
  const block_bytes = parameters.getUint32(0, true);
  if ((parameters.getUint32(4, true) & HAS_PARENT) !== 0 || items.has(PARENT_LOCATOR)) {
    refuse('is a differencing disk: it needs a parent, which could be any file of the host');
  }
  const is_power = block_bytes > 0 && (block_bytes & (block_bytes - 1)) === 0;
  if (!is_power || block_bytes < MIB || block_bytes > 256 * MIB)
    refuse(`has an impossible block size (${block_bytes} bytes)`);
  const sector = (await itemAt(source, items, SECTOR_SIZE, 4)).getUint32(0, true);
  if (sector !== 512 && sector !== 4096) refuse(`has sectors of ${sector} bytes; Cairn knows 512 and 4096`);
  const size = requireSize(number64(await itemAt(source, items, VIRTUAL_SIZE, 8), 0, true));
  if (size % sector !== 0) refuse('has a virtual size that is no whole number of sectors');
  await readBlocks(source, regions.blocks, { size, block_bytes, sector });
  return size;
}

/** The header with the higher number counts; when its log has an id, writes wait there that never reached their place. */
async function requireClosed(source: Source): Promise<void> {
  let best: DataView | null = null;
  for (const offset of HEADERS) {
    const header = await source.at(offset, HEADER_BYTES);
    if (latin1(header, 0, 4) !== 'head' || crc32c(header, 4) !== header.getUint32(4, true)) continue;
    if (best === null || number64(header, 8, true) > number64(best, 8, true)) best = header;
  }
  if (best === null) return refuse('has no header whose checksum is right', WHOLE_FILE);
  if (best.getUint16(66, true) !== 1) refuse('has a version that Cairn does not know; it knows 1');
  if (!isZero(best, 48, 16)) {
    refuse(
      'was not closed: writes wait in its log',
      'Attach and detach it once where it comes from (or: qemu-img check -r all disk.vhdx), then upload it again.',
    );
  }
}

async function readRegions(source: Source): Promise<{ metadata: Region; blocks: Region }> {
  const table = await source.at(REGIONS[0], REGION_TABLE_BYTES);
  if (latin1(table, 0, 4) !== 'regi' || crc32c(table, 4) !== table.getUint32(4, true)) {
    refuse('has a damaged table of regions: its checksum is wrong', WHOLE_FILE);
  }
  const copy = await source.at(REGIONS[1], REGION_TABLE_BYTES);
  for (let at = 0; at < REGION_TABLE_BYTES; at += 4) {
    if (table.getUint32(at) !== copy.getUint32(at)) refuse('has two tables of regions that differ');
  }
  const count = table.getUint32(8, true);
  if (count > ENTRY_LIMIT) refuse(`has an impossible number of regions (${count})`);
  const found = new Map<string, Region>();
  for (let index = 0; index < count; index += 1) {
    const at = 16 + index * 32;
    const guid = guidAt(table, at);
    const region = {
      offset_bytes: number64(table, at + 16, true),
      length_bytes: table.getUint32(at + 24, true),
    };
    if (guid !== REGION_BLOCKS && guid !== REGION_METADATA) {
      if ((table.getUint32(at + 28, true) & 1) !== 0) refuse('needs a region that Cairn does not know');
      continue;
    }
    if (found.has(guid)) refuse('has a region twice');
    if (region.offset_bytes < MIB) refuse('keeps data inside its header');
    source.slice(region.offset_bytes, region.length_bytes);
    found.set(guid, region);
  }
  const [metadata, blocks] = [found.get(REGION_METADATA), found.get(REGION_BLOCKS)];
  if (metadata === undefined || blocks === undefined)
    return refuse('lacks its metadata or its table of blocks');
  return { metadata, blocks };
}

async function readMetadata(source: Source, region: Region): Promise<ReadonlyMap<string, Region>> {
  const inside = source.slice(region.offset_bytes, region.length_bytes);
  const table = await inside.at(0, REGION_TABLE_BYTES);
  if (latin1(table, 0, 8) !== 'metadata') refuse('has no metadata where its table of regions says');
  const count = table.getUint16(10, true);
  if (count > ENTRY_LIMIT) refuse(`has an impossible number of metadata (${count})`);
  const items = new Map<string, Region>();
  for (let index = 0; index < count; index += 1) {
    const at = 32 + index * 32;
    const guid = guidAt(table, at);
    if (!KNOWN_ITEMS.includes(guid)) {
      if ((table.getUint32(at + 24, true) & REQUIRED_ITEM) !== 0)
        refuse('needs metadata that Cairn does not know');
      continue;
    }
    if (items.has(guid)) refuse('says one of its metadata twice');
    const offset = table.getUint32(at + 16, true);
    if (offset < REGION_TABLE_BYTES) refuse('keeps metadata where none can be');
    items.set(guid, {
      offset_bytes: region.offset_bytes + offset,
      length_bytes: table.getUint32(at + 20, true),
    });
  }
  return items;
}

async function itemAt(
  source: Source,
  items: ReadonlyMap<string, Region>,
  guid: string,
  length: number,
): Promise<DataView> {
  const item = items.get(guid);
  if (item === undefined || item.length_bytes < length) return refuse('lacks metadata that every vhdx has');
  return source.at(item.offset_bytes, length);
}

type Geometry = { readonly size: number; readonly block_bytes: number; readonly sector: number };

async function readBlocks(source: Source, region: Region, geometry: Geometry): Promise<void> {
  const { size, block_bytes, sector } = geometry;
  const count = Math.ceil(size / block_bytes);
  // After so many blocks comes an entry for their sector bitmap, which only a differencing disk has.
  const ratio = (2 ** 23 * sector) / block_bytes;
  const entries = count + Math.floor((count - 1) / ratio);
  if (entries * 8 > region.length_bytes) refuse('has a table too small for its virtual size');
  const blocks = gatherBlocks({
    length_bytes: block_bytes,
    least_bytes: block_bytes,
    first_bytes: MIB,
    size_bytes: source.size_bytes,
    most: count,
  });
  const table = {
    offset_bytes: region.offset_bytes,
    entries,
    entry_bytes: 8,
    limit_bytes: TABLE_LIMIT_BYTES,
  };
  let index = 0;
  for await (const piece of tablePieces(source, table)) {
    for (let at = 0; at < piece.byteLength; at += 8, index += 1) {
      const state = piece.getUint32(at, true) & 0b111;
      if ((index + 1) % (ratio + 1) === 0) {
        if (state === FULLY_PRESENT) refuse('has a bitmap of sectors, as only a differencing disk does');
        continue;
      }
      if (state === PARTLY_PRESENT)
        refuse('has blocks that need a parent, which could be any file of the host');
      if (state === FULLY_PRESENT) blocks.add(Number(piece.getBigUint64(at, true) >> 20n) * MIB);
    }
  }
  blocks.requireApart();
}

function guidAt(view: DataView, offset: number): string {
  return hex(new Uint8Array(view.buffer, view.byteOffset + offset, 16));
}
