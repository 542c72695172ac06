/** Small whole images of every format, made by hand: what tests spoil, and what they need where there is no qemu-img. */
import { crc32c } from '../../reconciler/kinds/image/formats/crc32c.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
const SECTOR = 512;

/** Pure. A qcow2 disk of 1 GiB with one table of the second level, at byte 262144, and one cluster of data, at 327680. */
export function qcow2Disk(): Buffer {
  const cluster = 64 * KIB;
  const bytes = Buffer.alloc(6 * cluster);
  bytes.write('QFI\xfb', 'latin1');
  bytes.writeUInt32BE(3, 4);
  bytes.writeUInt32BE(16, 20);
  bytes.writeBigUInt64BE(2n ** 30n, 24);
  bytes.writeUInt32BE(2, 36);
  bytes.writeBigUInt64BE(BigInt(3 * cluster), 40);
  bytes.writeBigUInt64BE(BigInt(cluster), 48);
  bytes.writeUInt32BE(1, 56);
  bytes.writeUInt32BE(4, 96);
  bytes.writeUInt32BE(104, 100);
  bytes.writeBigUInt64BE(BigInt(2 * cluster), cluster);
  for (let index = 0; index < 6; index += 1) bytes.writeUInt16BE(1, 2 * cluster + index * 2);
  const copied = 2n ** 63n;
  bytes.writeBigUInt64BE(copied | BigInt(4 * cluster), 3 * cluster);
  bytes.writeBigUInt64BE(copied | BigInt(5 * cluster), 4 * cluster);
  bytes.fill('data', 5 * cluster);
  return bytes;
}

/** Pure. A vdi disk of 4 MiB, of which the first and the last block are there. */
export function vdiDisk(): Buffer {
  const bytes = Buffer.alloc(2 * SECTOR + 2 * MIB);
  bytes.write('<<< Cairn VM Virtual Disk Image >>>\n');
  bytes.writeUInt32LE(0xbeda107f, 0x40);
  bytes.writeUInt32LE(0x00010001, 0x44);
  bytes.writeUInt32LE(0x180, 0x48);
  bytes.writeUInt32LE(1, 0x4c);
  bytes.writeUInt32LE(SECTOR, 0x154);
  bytes.writeUInt32LE(2 * SECTOR, 0x158);
  bytes.writeUInt32LE(SECTOR, 0x168);
  bytes.writeBigUInt64LE(BigInt(4 * MIB), 0x170);
  bytes.writeUInt32LE(MIB, 0x178);
  bytes.writeUInt32LE(4, 0x180);
  bytes.writeUInt32LE(2, 0x184);
  bytes.fill(0x11, 0x188, 0x198);
  bytes.fill(0x22, 0x198, 0x1a8);
  for (const [index, block] of [0, 0xffffffff, 0xffffffff, 1].entries())
    bytes.writeUInt32LE(block, SECTOR + index * 4);
  bytes.fill('data', 2 * SECTOR);
  return bytes;
}

/** Pure. A Parallels disk of 4 MiB, of which the first MiB is there. */
export function ploopDisk(): Buffer {
  const bytes = Buffer.alloc(2 * MIB);
  bytes.write('WithouFreSpacExt');
  bytes.writeUInt32LE(2, 16);
  bytes.writeUInt32LE(16, 20);
  bytes.writeUInt32LE(1, 24);
  bytes.writeUInt32LE(2048, 28);
  bytes.writeUInt32LE(4, 32);
  bytes.writeBigUInt64LE(8192n, 36);
  bytes.writeUInt32LE(2048, 48);
  bytes.writeUInt32LE(1, 64);
  bytes.fill('data', MIB);
  return bytes;
}

/** Effect: writes the checksum of a vhd's footer (at 64) or header (at 36). */
export function sealVhd(part: Buffer, at: number): Buffer {
  part.writeUInt32BE(0, at);
  part.writeUInt32BE(~part.reduce((sum, byte) => sum + byte, 0) >>> 0, at);
  return part;
}

/** Pure. The footer of a vhd. */
export function vhdFooter(type: number, size_bytes: number): Buffer {
  const footer = Buffer.alloc(SECTOR);
  footer.write('conectix');
  footer.writeUInt32BE(2, 8);
  footer.writeUInt32BE(0x00010000, 12);
  footer.writeBigUInt64BE(type === 2 ? 2n ** 64n - 1n : 512n, 16);
  footer.write('win ', 28);
  footer.writeBigUInt64BE(BigInt(size_bytes), 40);
  footer.writeBigUInt64BE(BigInt(size_bytes), 48);
  footer.writeUInt16BE(1, 56);
  footer.writeUInt8(4, 58);
  footer.writeUInt8(17, 59);
  footer.writeUInt32BE(type, 60);
  return sealVhd(footer, 64);
}

/** Pure. A dynamic vhd of 8 MiB: header at 512, table at 1536, the first of its blocks (2 MiB) at 2048. */
export function vhdDisk(type = 3, size_bytes = 8 * MIB): Buffer {
  const footer = vhdFooter(type, size_bytes);
  const header = Buffer.alloc(KIB);
  header.write('cxsparse');
  header.writeBigUInt64BE(2n ** 64n - 1n, 8);
  header.writeBigUInt64BE(1536n, 16);
  header.writeUInt32BE(0x00010000, 24);
  header.writeUInt32BE(4, 28);
  header.writeUInt32BE(2 * MIB, 32);
  const table = Buffer.alloc(SECTOR, 0xff);
  table.writeUInt32BE(4, 0);
  const bitmap = Buffer.alloc(SECTOR, 0xff);
  return Buffer.concat([footer, sealVhd(header, 36), table, bitmap, Buffer.alloc(2 * MIB, 'data'), footer]);
}

/** Pure. A fixed vhd of 1 MiB. */
export function fixedVhdDisk(): Buffer {
  return Buffer.concat([Buffer.alloc(MIB, 'data'), vhdFooter(2, MIB)]);
}

/** Pure. What describes a vmdk of one file. */
export function vmdkDescriptor(
  lines: readonly string[] = [],
  extents = ['RW 20480 SPARSE "disk.vmdk"'],
): string {
  return [
    '# Disk DescriptorFile',
    'version=1',
    'CID=12345678',
    ...(lines.some((line) => line.startsWith('parentCID')) ? [] : ['parentCID=ffffffff']),
    ...(lines.some((line) => line.startsWith('createType')) ? [] : ['createType="monolithicSparse"']),
    ...lines,
    ...extents,
    '',
  ].join('\n');
}

/** Pure. The header of a sparse vmdk of 10 MiB whose directory begins at `directory` (sectors). */
export function vmdkHeader(directory: bigint, flags = 3): Buffer {
  const header = Buffer.alloc(SECTOR);
  header.write('KDMV');
  header.writeUInt32LE(1, 4);
  header.writeUInt32LE(flags, 8);
  header.writeBigUInt64LE(20480n, 12);
  header.writeBigUInt64LE(128n, 20);
  header.writeBigUInt64LE(1n, 28);
  header.writeBigUInt64LE(20n, 36);
  header.writeUInt32LE(512, 44);
  header.writeBigUInt64LE(21n, 48);
  header.writeBigUInt64LE(directory, 56);
  header.writeBigUInt64LE(128n, 64);
  header.write('\n \r\n', 73, 'latin1');
  return header;
}

/** Pure. A monolithicSparse vmdk of 10 MiB: descriptor at 512, directory at sector 21, table at sector 22, grains at sectors 128 and 256. */
export function vmdkDisk(descriptor = vmdkDescriptor()): Buffer {
  const bytes = Buffer.alloc(384 * SECTOR);
  vmdkHeader(21n).copy(bytes);
  bytes.write(descriptor, SECTOR);
  bytes.writeUInt32LE(22, 21 * SECTOR);
  bytes.writeUInt32LE(128, 22 * SECTOR);
  bytes.writeUInt32LE(256, 22 * SECTOR + 4);
  bytes.fill('data', 128 * SECTOR);
  return bytes;
}

/** Pure. The same with the directory named by a footer, as in a stream. */
export function streamVmdkDisk(footer = vmdkHeader(21n)): Buffer {
  const bytes = vmdkDisk();
  bytes.writeBigUInt64LE(2n ** 64n - 1n, 56);
  const marker = Buffer.alloc(SECTOR);
  marker.writeBigUInt64LE(1n, 0);
  marker.writeUInt32LE(3, 12);
  return Buffer.concat([bytes, marker, footer, Buffer.alloc(SECTOR)]);
}

const guid = (text: string): Buffer => Buffer.from(text, 'hex');
const VHDX_ITEMS = {
  parameters: guid('3767a1ca36fa434db3b633f0aa44e76b'),
  size: guid('2442a52f1bcd7648b2115dbed83bf4b8'),
  sector: guid('1dbf41816fa90947ba47f233a8faab5f'),
  page_83: guid('ab12cabee6b2234593efc309e000c746'),
  physical: guid('c748a3cd5d4471449cc9e9885251c556'),
  parent: guid('2d5fd3a80bb34d45abf7d3d84834ab0c'),
} as const;

/** Effect: writes the checksums of a vhdx's headers and tables of regions. */
export function sealVhdx(bytes: Buffer): Buffer {
  for (const [at, length] of [
    [64 * KIB, 4 * KIB],
    [128 * KIB, 4 * KIB],
    [192 * KIB, 64 * KIB],
    [256 * KIB, 64 * KIB],
  ] as const) {
    const part = new DataView(bytes.buffer, bytes.byteOffset + at, length);
    bytes.writeUInt32LE(crc32c(part, 4), at + 4);
  }
  return bytes;
}

/** Pure. A vhdx of 4 MiB in blocks of 1 MiB: log at 1 MiB, metadata at 2 MiB (items from 64 KiB on), table of blocks at 3 MiB, its first block at 4 MiB. */
export function vhdxDisk(): Buffer {
  const bytes = Buffer.alloc(5 * MIB);
  bytes.write('vhdxfile');
  for (const [index, at] of [64 * KIB, 128 * KIB].entries()) {
    bytes.write('head', at);
    bytes.writeBigUInt64LE(BigInt(index + 1), at + 8);
    bytes.fill(0x33, at + 16, at + 32);
    bytes.fill(0x44, at + 32, at + 48);
    bytes.writeUInt16LE(1, at + 66);
    bytes.writeUInt32LE(MIB, at + 68);
    bytes.writeBigUInt64LE(BigInt(MIB), at + 72);
  }
  const regions = [
    { id: guid('6677c22d23f600429d64115e9bfd4a08'), offset: 3 * MIB },
    { id: guid('06a27c8b90479a4bb8fe575f050f886e'), offset: 2 * MIB },
  ];
  for (const at of [192 * KIB, 256 * KIB]) {
    bytes.write('regi', at);
    bytes.writeUInt32LE(regions.length, at + 8);
    for (const [index, { id, offset }] of regions.entries()) {
      const entry = at + 16 + index * 32;
      id.copy(bytes, entry);
      bytes.writeBigUInt64LE(BigInt(offset), entry + 16);
      bytes.writeUInt32LE(MIB, entry + 24);
      bytes.writeUInt32LE(1, entry + 28);
    }
  }
  const metadata = 2 * MIB;
  bytes.write('metadata', metadata);
  bytes.writeUInt16LE(5, metadata + 10);
  const items = [
    { id: VHDX_ITEMS.parameters, offset: 64 * KIB, length: 8 },
    { id: VHDX_ITEMS.size, offset: 64 * KIB + 8, length: 8 },
    { id: VHDX_ITEMS.sector, offset: 64 * KIB + 16, length: 4 },
    { id: VHDX_ITEMS.page_83, offset: 64 * KIB + 32, length: 16 },
    { id: VHDX_ITEMS.physical, offset: 64 * KIB + 20, length: 4 },
  ];
  for (const [index, item] of items.entries()) {
    const entry = metadata + 32 + index * 32;
    item.id.copy(bytes, entry);
    bytes.writeUInt32LE(item.offset, entry + 16);
    bytes.writeUInt32LE(item.length, entry + 20);
    bytes.writeUInt32LE(index === 0 ? 4 : 6, entry + 24);
  }
  bytes.writeUInt32LE(MIB, metadata + 64 * KIB);
  bytes.writeBigUInt64LE(BigInt(4 * MIB), metadata + 64 * KIB + 8);
  bytes.writeUInt32LE(SECTOR, metadata + 64 * KIB + 16);
  bytes.writeUInt32LE(SECTOR, metadata + 64 * KIB + 20);
  bytes.writeBigUInt64LE(BigInt(4 * MIB) | 6n, 3 * MIB);
  bytes.fill('data', 4 * MIB);
  return sealVhdx(bytes);
}

/** Effect: adds an item to a vhdx's metadata. */
export function addVhdxItem(bytes: Buffer, id: Buffer | 'parent', flags: number): Buffer {
  const metadata = 2 * MIB;
  const count = bytes.readUInt16LE(metadata + 10);
  bytes.writeUInt16LE(count + 1, metadata + 10);
  const entry = metadata + 32 + count * 32;
  (id === 'parent' ? VHDX_ITEMS.parent : id).copy(bytes, entry);
  bytes.writeUInt32LE(64 * KIB + 64, entry + 16);
  bytes.writeUInt32LE(16, entry + 20);
  bytes.writeUInt32LE(flags, entry + 24);
  return bytes;
}

/** Pure. An ISO 9660 image of `sectors` sectors with nothing in it. */
export function isoDisk(sectors = 20): Buffer {
  const bytes = Buffer.alloc(20 * 2048);
  for (const [sector, type] of [
    [16, 1],
    [17, 255],
  ] as const) {
    bytes.writeUInt8(type, sector * 2048);
    bytes.write('CD001', sector * 2048 + 1);
  }
  bytes.writeUInt32LE(sectors, 16 * 2048 + 80);
  bytes.writeUInt16LE(2048, 16 * 2048 + 128);
  return bytes;
}

/** A file to be put into a tar archive. */
export type TarFile = {
  readonly name: string;
  readonly content?: Buffer | string;
  readonly flag?: string;
  readonly link?: string;
  /** What the header says, where that is not the truth. */
  readonly size_bytes?: number;
};

/** Pure. A tar archive (ustar) that says what it is told to say. */
export function tarArchive(files: readonly TarFile[], end = Buffer.alloc(1024)): Buffer {
  const parts = files.flatMap(({ name, content = '', flag = '0', link = '', size_bytes }) => {
    const body = Buffer.from(content);
    const header = Buffer.alloc(SECTOR);
    header.write(name, 0, 100);
    header.write('0000644\0', 100);
    header.write('0000000\0', 108);
    header.write('0000000\0', 116);
    header.write(`${(size_bytes ?? body.length).toString(8).padStart(11, '0')}\0`, 124);
    header.write('00000000000\0', 136);
    header.write('        ', 148);
    header.write(flag, 156);
    header.write(link, 157);
    header.write('ustar\x0000', 257, 'latin1');
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, body, Buffer.alloc((SECTOR - (body.length % SECTOR)) % SECTOR)];
  });
  return Buffer.concat([...parts, end]);
}

/** Pure. An OVF descriptor for the files and disks that are given as XML. */
export function ovfText(
  files = '<File ovf:id="file1" ovf:href="disk.vmdk"/>',
  disks = '<Disk ovf:diskId="disk1" ovf:fileRef="file1" ovf:capacity="10485760"/>',
  before = '',
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
${before}<Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1">
  <References>${files}</References>
  <DiskSection><Info>Disks</Info>${disks}</DiskSection>
  <VirtualSystem ovf:id="machine"><Info>A machine &amp; its disk</Info><Name>machine</Name></VirtualSystem>
</Envelope>
`;
}

/** Pure. An OVA of a descriptor, one disk, and whatever more. */
export function ovaArchive(
  disk: Buffer = vmdkDisk(),
  ovf = ovfText(),
  more: readonly TarFile[] = [],
): Buffer {
  return tarArchive([{ name: 'machine.ovf', content: ovf }, { name: 'disk.vmdk', content: disk }, ...more]);
}
