import { gatherBlocks } from './blocks.ts';
import { refuse, requireSize, WHOLE_FILE } from './refusal.ts';
import type { Source } from './source.ts';
import { isZero, latin1, number64, tablePieces } from './source.ts';

const SECTOR = 512;
const FOOTER_BYTES = 512;
const HEADER_BYTES = 1024;
const TABLE_LIMIT_BYTES = 8 * 1024 * 1024;
const UNALLOCATED = 0xffff_ffff;
const FIXED = 2;
const DYNAMIC = 3;
const DIFFERENCING = 4;

/** Programs whose footers count by bytes; the geometry of all others is taken at its word, as QEMU does. */
const COUNT_BYTES = ['win ', 'qem2', 'd2v ', 'CTXS', 'tap\0', 'wa\0\0', 'vbox'];
/** The geometry that means "larger than a geometry can say": 65535 cylinders, 16 heads, 255 sectors. */
const LARGEST_GEOMETRY = 65_535 * 16 * 255;
const LARGEST_SECTORS = 0xff00_0000;

type Footer = {
  readonly type: number;
  readonly header_offset_bytes: number;
  readonly virtual_size_bytes: number;
};

/**
 * Effect: reads a vhd image, fixed or dynamic, and gives its virtual size. Throws Refusal for one that needs a parent, is damaged or burst. Source:
 * Microsoft, Virtual Hard Disk Image Format Specification 1.0; the size by geometry as in QEMU, block/vpc.c.
 */
export async function examineVhd(source: Source): Promise<number> {
  if (source.size_bytes < 2 * SECTOR) refuse(`has only ${source.size_bytes} bytes`, WHOLE_FILE);
  const end = source.size_bytes - FOOTER_BYTES;
  const footer = await readFooter(source, end, 'at its end');
  if (footer.type === FIXED) return requireFixed(source, footer);
  const copy = await readFooter(source, 0, 'at its beginning');
  if (copy.type !== footer.type || copy.virtual_size_bytes !== footer.virtual_size_bytes) {
    refuse('says something else at its beginning than at its end');
  }
  if (copy.header_offset_bytes !== footer.header_offset_bytes) {
    refuse('says something else at its beginning than at its end');
  }
  await readDynamic(source, footer, end);
  return footer.virtual_size_bytes;
}

async function requireFixed(source: Source, footer: Footer): Promise<number> {
  const head = latin1(await source.at(0, 8));
  // QEMU would take the image for a dynamic one by its beginning.
  if (head === 'conectix') refuse('says something else at its beginning than at its end');
  const data = source.size_bytes - FOOTER_BYTES;
  if (footer.virtual_size_bytes > data) {
    refuse(
      `is cut off: its footer speaks of ${footer.virtual_size_bytes} bytes, ${data} are there`,
      WHOLE_FILE,
    );
  }
  return footer.virtual_size_bytes;
}

async function readFooter(source: Source, offset: number, where: string): Promise<Footer> {
  const view = await source.at(offset, FOOTER_BYTES);
  if (latin1(view, 0, 8) !== 'conectix') {
    refuse(`has no footer (conectix) ${where}; it is cut off, or no vhd image`, WHOLE_FILE);
  }
  requireChecksum(view, 64, 'footer');
  const type = view.getUint32(60);
  if (type === DIFFERENCING)
    refuse('is a differencing disk: it needs a parent, which could be any file of the host');
  if (type !== FIXED && type !== DYNAMIC)
    refuse(`has the type ${type}; Cairn knows 2 (fixed) and 3 (dynamic)`);
  if (view.getUint32(12) >>> 16 !== 1) refuse('has a version that Cairn does not know');
  return {
    type,
    header_offset_bytes: number64(view, 16),
    virtual_size_bytes: requireSize(virtualSize(view)),
  };
}

function virtualSize(footer: DataView): number {
  const by_geometry = footer.getUint16(56) * footer.getUint8(58) * footer.getUint8(59);
  const current = number64(footer, 48);
  const counts_bytes = COUNT_BYTES.includes(latin1(footer, 28, 4));
  const sectors =
    counts_bytes || by_geometry === LARGEST_GEOMETRY ? Math.floor(current / SECTOR) : by_geometry;
  if (sectors > LARGEST_SECTORS)
    refuse(`has an absurd virtual size (${sectors} sectors; a vhd has 2040 GiB)`);
  return sectors * SECTOR;
}

async function readDynamic(source: Source, footer: Footer, end: number): Promise<void> {
  const header = await source.at(footer.header_offset_bytes, HEADER_BYTES);
  if (latin1(header, 0, 8) !== 'cxsparse') refuse('has no header of a dynamic disk where its footer says');
  requireChecksum(header, 36, 'header');
  // Identifier and name of a parent, and eight locators of it.
  if (!isZero(header, 40, 16) || !isZero(header, 64, 512) || !isZero(header, 576, 8 * 24)) {
    refuse('names a parent, which could be any file of the host');
  }
  const entries = header.getUint32(28);
  const block_bytes = header.getUint32(32);
  const is_power = block_bytes > 0 && (block_bytes & (block_bytes - 1)) === 0;
  if (!is_power || block_bytes < SECTOR || block_bytes > 256 * 1024 * 1024) {
    refuse(`has an impossible block size (${block_bytes} bytes)`);
  }
  if (entries * block_bytes < footer.virtual_size_bytes) refuse('has a table too small for its virtual size');
  // A bit for each sector, in whole sectors, lies before each block.
  const bitmap_bytes = Math.ceil(block_bytes / SECTOR / 8 / SECTOR) * SECTOR;
  const blocks = gatherBlocks({
    length_bytes: bitmap_bytes + block_bytes,
    least_bytes: bitmap_bytes + block_bytes,
    first_bytes: FOOTER_BYTES,
    size_bytes: end,
    most: entries,
  });
  const table = {
    offset_bytes: number64(header, 16),
    entries,
    entry_bytes: 4,
    limit_bytes: TABLE_LIMIT_BYTES,
  };
  for await (const piece of tablePieces(source, table)) {
    for (let at = 0; at < piece.byteLength; at += 4) {
      const sector = piece.getUint32(at);
      if (sector !== UNALLOCATED) blocks.add(sector * SECTOR);
    }
  }
  blocks.requireApart();
}

/** The ones' complement of the sum of all other bytes. */
function requireChecksum(view: DataView, at: number, what: string): void {
  let sum = 0;
  for (let index = 0; index < view.byteLength; index += 1) {
    if (index < at || index >= at + 4) sum += view.getUint8(index);
  }
  if (~sum >>> 0 !== view.getUint32(at)) refuse(`has a damaged ${what}: its checksum is wrong`, WHOLE_FILE);
}
