/** Images that must be refused, made by hand: what each is said to be, and the words of the reason. */
import type { ContainerFormat, DiskFormat } from '../../reconciler/kinds/image/shapes.ts';
import {
  addVhdxItem,
  fixedVhdDisk,
  isoDisk,
  ovaArchive,
  ovfText,
  ploopDisk,
  qcow2Disk,
  sealVhd,
  sealVhdx,
  streamVmdkDisk,
  tarArchive,
  vdiDisk,
  vhdDisk,
  vhdFooter,
  vhdxDisk,
  vmdkDescriptor,
  vmdkDisk,
  vmdkHeader,
} from './disk-images.ts';
import type { TarFile } from './disk-images.ts';

/** An image that must be refused. */
export type HostileImage = {
  readonly name: string;
  readonly disk_format: DiskFormat;
  readonly container_format: ContainerFormat;
  readonly bytes: () => Buffer;
  readonly reason: RegExp;
};

const KIB = 1024;
const MIB = 1024 * KIB;
const EXABYTE = 2n ** 60n;

type Write = readonly [at: number, value: number | bigint | string | Buffer, size?: 1 | 2 | 4 | 8];

/** Pure. The bytes with others written over them: numbers in the byte order of the format. */
function spoilt(bytes: Buffer, order: 'BE' | 'LE', ...writes: readonly Write[]): Buffer {
  for (const [at, value, size = 4] of writes) {
    if (typeof value === 'string') bytes.write(value, at, 'latin1');
    else if (typeof value !== 'number' && typeof value !== 'bigint') value.copy(bytes, at);
    else if (size === 8) bytes[`writeBigUInt64${order}`](BigInt(value), at);
    else if (size === 1) bytes.writeUInt8(Number(value), at);
    else if (size === 2) bytes[`writeUInt16${order}`](Number(value), at);
    else bytes[`writeUInt32${order}`](Number(value), at);
  }
  return bytes;
}

type Row = readonly [name: string, bytes: () => Buffer, reason: RegExp];

const as = (
  disk_format: DiskFormat,
  rows: readonly Row[],
  container_format: ContainerFormat = 'bare',
): readonly HostileImage[] =>
  rows.map(([name, bytes, reason]) => ({
    name: container_format === 'bare' ? `${disk_format}: ${name}` : `${container_format}: ${name}`,
    disk_format,
    container_format,
    bytes,
    reason,
  }));

const qcow2 =
  (...writes: readonly Write[]): (() => Buffer) =>
  () =>
    spoilt(qcow2Disk(), 'BE', ...writes);

/** A header whose list of extensions is longer than 64 KiB, and ends with what must not be overlooked. */
function farExtension(): Buffer {
  const bytes = spoilt(Buffer.alloc(10 * MIB), 'BE', [0, qcow2Disk().subarray(0, 104)], [20, 21]);
  spoilt(bytes, 'BE', [36, 1], [40, 6 * MIB, 8], [48, 2 * MIB, 8], [104, 0x12345678], [108, 100 * KIB]);
  return spoilt(bytes, 'BE', [112 + 100 * KIB, 0x44415441], [116 + 100 * KIB, 8]);
}

const QCOW2: readonly Row[] = [
  ['backing file', qcow2([8, 1024, 8], [16, 11], [1024, '/etc/passwd']), /backing file/],
  ['backing file with an absurd name', qcow2([8, EXABYTE, 8], [16, 0xffffffff]), /backing file/],
  ['external data file', qcow2([79, 4, 1]), /external file/],
  [
    'external data file, by its extension alone',
    qcow2([104, 0x44415441], [108, 11], [112, '/etc/passwd']),
    /external file/,
  ],
  ['external data file, far behind in the header', farExtension, /external file/],
  ['encryption', qcow2([32, 1]), /encrypted/],
  ['LUKS, by its extension', qcow2([104, 0x0537be77], [108, 16]), /encrypted/],
  ['unknown feature', qcow2([72, 1]), /features that Cairn does not know/],
  ['corrupt', qcow2([79, 2, 1]), /corrupt/],
  ['unknown compression', qcow2([79, 8, 1], [100, 112], [104, 9, 1]), /compressed in a way/],
  ['1 EiB', qcow2([24, EXABYTE, 8]), /absurd virtual size/],
  ['no size', qcow2([24, 0n, 8]), /virtual size of 0/],
  ['tables outside', qcow2([40, 2n ** 40n, 8]), /smaller than its header says/],
  ['tables inside the header', qcow2([40, 0n, 8]), /inside its header/],
  ['tables off their clusters', qcow2([40, 3 * 65_536 + 512, 8]), /begin with a cluster/],
  ['reference counts outside', qcow2([65_536, 2n ** 40n, 8]), /cut off/],
  ['second table outside', qcow2([3 * 65_536, 2n ** 40n, 8]), /cut off/],
  ['second table named twice', qcow2([3 * 65_536 + 8, 4 * 65_536, 8]), /same bytes twice/],
  ['data outside', qcow2([4 * 65_536 + 8, 2n ** 41n, 8]), /cut off/],
  ['snapshots outside', qcow2([60, 3], [64, 2n ** 40n, 8]), /snapshots/],
  ['clusters of 512 MiB', qcow2([20, 29]), /cluster size/],
  ['cut off', () => qcow2Disk().subarray(0, 200 * KIB), /smaller than its header says|cut off/],
  ['less than a header', () => qcow2Disk().subarray(0, 50), /less than a header/],
];

const text =
  (content: string): (() => Buffer) =>
  () =>
    Buffer.from(content);
const vmdk =
  (...writes: readonly Write[]): (() => Buffer) =>
  () =>
    spoilt(vmdkDisk(), 'LE', ...writes);
const described =
  (lines: readonly string[], extents?: string[]): (() => Buffer) =>
  () =>
    vmdkDisk(vmdkDescriptor(lines, extents));

/** The directory and its table name the same grain for all of the disk. */
function grainBomb(): Buffer {
  const bytes = vmdkDisk();
  for (let index = 0; index < 160; index += 1) bytes.writeUInt32LE(128, 22 * 512 + index * 4);
  return bytes;
}

/** A directory of 2000 entries that all name one table. */
function tableBomb(): Buffer {
  const bytes = spoilt(vmdkDisk(), 'LE', [12, 2000n * 65_536n, 8], [56, 200, 8]);
  for (let index = 0; index < 2000; index += 1) bytes.writeUInt32LE(22, 200 * 512 + index * 4);
  return bytes;
}

const VMDK: readonly Row[] = [
  [
    'descriptor of a flat file',
    text(vmdkDescriptor(['createType="monolithicFlat"'], ['RW 20480 FLAT "/etc/passwd" 0'])),
    /only a descriptor.*\/etc\/passwd/,
  ],
  [
    'descriptor of a device',
    text(vmdkDescriptor(['createType="fullDevice"'], ['RW 20480 FLAT "/dev/sda" 0'])),
    /only a descriptor.*\/dev\/sda/,
  ],
  [
    'descriptor of parts',
    text(vmdkDescriptor(['createType="twoGbMaxExtentSparse"'], ['RW 1 SPARSE "a"', 'RW 1 SPARSE "b"'])),
    /only a descriptor/,
  ],
  [
    'descriptor with a parent',
    text(vmdkDescriptor(['parentCID=11111111', 'parentFileNameHint="/etc/passwd"'])),
    /parent/,
  ],
  [
    'descriptor without data',
    text('# Disk DescriptorFile\nversion=1\n'),
    /only a descriptor, and names no data/,
  ],
  [
    'descriptor after blanks',
    text(` \n${vmdkDescriptor(['createType="vmfs"'], ['RW 1 VMFS "x-flat.vmdk"'])}`),
    /only a descriptor/,
  ],
  ['header that is only a descriptor (capacity 0)', vmdk([12, 0n, 8]), /only a descriptor of other files/],
  [
    'parent in the descriptor inside',
    described(['parentCID=22222222', 'parentFileNameHint="/etc/passwd"']),
    /parent/,
  ],
  ['parent by its id alone', described(['parentCID=22222222']), /parent/],
  [
    'parent where QEMU looks for it, with a clean descriptor elsewhere',
    () =>
      spoilt(
        vmdkDisk(vmdkDescriptor([], ['parentFileNameHint="/etc/passwd"'])),
        'LE',
        [28, 300, 8],
        [300 * 512, vmdkDescriptor()],
      ),
    /parent/,
  ],
  [
    'a flat file in the descriptor inside',
    described([], ['RW 20480 FLAT "/etc/passwd" 0']),
    /data of the kind FLAT/,
  ],
  [
    'flat kind in the descriptor inside',
    described(['createType="monolithicFlat"']),
    /of the kind monolithicFlat/,
  ],
  ['two files in the descriptor inside', described([], ['RW 1 SPARSE "a"', 'RW 1 SPARSE "b"']), /2 files/],
  ['encryption', described(['encryption.keys="x"']), /encrypted/],
  [
    'a kind said twice',
    described(['createType="monolithicSparse"', 'createType="monolithicFlat"']),
    /twice in its descriptor/,
  ],
  ['no descriptor', vmdk([28, 0n, 8]), /part \(extent\)/],
  ['descriptor outside', vmdk([28, 2n ** 40n, 8]), /smaller than its header says/],
  ['directory outside', vmdk([56, 2n ** 30n, 8]), /smaller than its header says/],
  ['directory at an impossible place', vmdk([56, 2n ** 63n, 8]), /impossible byte/],
  ['table outside', vmdk([21 * 512, 0x7fffffff]), /cut off/],
  ['grain outside', vmdk([22 * 512, 0x7fffffff]), /cut off/],
  ['every grain the same', grainBomb, /same bytes twice/],
  ['every table the same', tableBomb, /same bytes twice/],
  ['1 EiB', vmdk([12, EXABYTE / 512n, 8]), /absurd virtual size/],
  ['version 9', vmdk([4, 9]), /version 9/],
  ['unknown feature', vmdk([8, 0x40_0003]), /features that Cairn does not know/],
  ['unknown compression', vmdk([77, 7, 2]), /compressed in a way/],
  ['grains of 3 sectors', vmdk([20, 3, 8]), /grain size/],
  ['sent as text', vmdk([73, '\n\n\n\n']), /transfer of text/],
  ['a part of an ESX disk', text(`COWD${'x'.repeat(2000)}`), /ESX/],
  ['data begin outside', vmdk([64, 2n ** 40n, 8]), /smaller than its header says/],
  [
    'footer of another size',
    () => streamVmdkDisk(spoilt(vmdkHeader(21n), 'LE', [12, 2n ** 34n, 8])),
    /something else at its beginning/,
  ],
  [
    'footer that is only a descriptor',
    () => streamVmdkDisk(spoilt(vmdkHeader(21n), 'LE', [12, 0n, 8])),
    /only a descriptor/,
  ],
  ['stream cut off', () => streamVmdkDisk().subarray(0, 150 * KIB), /footer is not at its end/],
  ['less than a header', () => vmdkDisk().subarray(0, 100), /only 100 bytes/],
];

const vhd =
  (...writes: readonly Write[]): (() => Buffer) =>
  () => {
    const bytes = spoilt(vhdDisk(), 'BE', ...writes);
    sealVhd(bytes.subarray(512, 1536), 36);
    return bytes;
  };

function vhdBlockBomb(): Buffer {
  const bytes = vhdDisk();
  for (let index = 0; index < 4; index += 1) bytes.writeUInt32BE(4, 1536 + index * 4);
  return bytes;
}

const VHD: readonly Row[] = [
  ['differencing', () => vhdDisk(4), /differencing/],
  ['parent in its header', vhd([512 + 64, '\0/\0e\0t\0c']), /names a parent/],
  ['locator of a parent', vhd([512 + 576, 'W2ku']), /names a parent/],
  ['wrong checksum', () => spoilt(vhdDisk(), 'BE', [2 * MIB + 2560 + 100, 1]), /checksum/],
  ['wrong checksum of the header', () => spoilt(vhdDisk(), 'BE', [512 + 40, 0], [512 + 1000, 7]), /checksum/],
  [
    'header outside',
    () =>
      Buffer.concat([Buffer.alloc(2 * MIB), spoiltFooter([16, 2n ** 40n, 8])]).fill(
        spoiltFooter([16, 2n ** 40n, 8]),
        0,
        512,
      ),
    /smaller than its header says/,
  ],
  [
    'another size at its beginning',
    () => spoilt(vhdDisk(), 'BE', [0, vhdFooter(3, 4 * MIB)]),
    /something else at its beginning/,
  ],
  ['table outside', vhd([512 + 16, 2n ** 40n, 8]), /smaller than its header says/],
  ['table of absurdly many blocks', vhd([512 + 28, 0xffffffff]), /table of 16\.0 GiB/],
  ['block outside', vhd([1536, 0x7fffffff]), /cut off/],
  ['every block the same', vhdBlockBomb, /same bytes twice/],
  ['blocks of 3 bytes', vhd([512 + 32, 3]), /block size/],
  ['table too small', vhd([512 + 28, 1]), /too small for its virtual size/],
  ['cut off', () => vhdDisk().subarray(0, MIB), /no footer/],
  ['fixed, cut off at its beginning', () => fixedVhdDisk().subarray(512 * KIB), /cut off/],
  [
    'fixed at its end, dynamic at its beginning',
    () => spoilt(fixedVhdDisk(), 'BE', [0, vhdFooter(3, MIB)]),
    /something else at its beginning/,
  ],
  ['8 EiB', () => Buffer.concat([Buffer.alloc(MIB), vhdFooter(2, 2 ** 52)]), /absurd virtual size/],
  ['unknown type', () => vhdDisk(9), /type 9/],
];

function spoiltFooter(...writes: readonly Write[]): Buffer {
  return sealVhd(spoilt(vhdFooter(3, 8 * MIB), 'BE', ...writes), 64);
}

const vhdx =
  (...writes: readonly Write[]): (() => Buffer) =>
  () =>
    sealVhdx(spoilt(vhdxDisk(), 'LE', ...writes));
const METADATA = 2 * MIB;

function vhdxBlockBomb(): Buffer {
  const bytes = vhdxDisk();
  for (let index = 0; index < 4; index += 1)
    bytes.writeBigUInt64LE(BigInt(4 * MIB) | 6n, 3 * MIB + index * 8);
  return bytes;
}

const VHDX: readonly Row[] = [
  ['differencing', vhdx([METADATA + 64 * KIB + 4, 2]), /differencing/],
  ['locator of a parent', () => addVhdxItem(vhdxDisk(), 'parent', 4), /differencing/],
  ['writes in its log', vhdx([128 * KIB + 48, 1]), /log/],
  [
    'no header is right',
    () => spoilt(vhdxDisk(), 'LE', [64 * KIB + 100, 1], [128 * KIB + 100, 1]),
    /checksum/,
  ],
  ['regions with a wrong checksum', () => spoilt(vhdxDisk(), 'LE', [192 * KIB + 5000, 1]), /checksum/],
  ['two tables of regions', vhdx([256 * KIB + 5000, 1]), /differ/],
  [
    'unknown region that is needed',
    vhdx(
      [192 * KIB + 8, 3],
      [256 * KIB + 8, 3],
      [192 * KIB + 16 + 64 + 28, 1],
      [256 * KIB + 16 + 64 + 28, 1],
    ),
    /region that Cairn does not know/,
  ],
  [
    'unknown metadata that is needed',
    () => addVhdxItem(vhdxDisk(), Buffer.alloc(16, 9), 4),
    /metadata that Cairn does not know/,
  ],
  [
    'metadata outside',
    vhdx([192 * KIB + 64, 2n ** 50n, 8], [256 * KIB + 64, 2n ** 50n, 8]),
    /smaller than its header says/,
  ],
  ['missing metadata', vhdx([METADATA + 10, 2, 2]), /lacks metadata/],
  ['block outside', vhdx([3 * MIB, (2n ** 45n) | 6n, 8]), /cut off/],
  ['block in the header', vhdx([3 * MIB, 6n, 8]), /inside its header/],
  ['every block the same', vhdxBlockBomb, /same bytes twice/],
  ['blocks that need a parent', vhdx([3 * MIB, BigInt(4 * MIB) | 7n, 8]), /parent/],
  ['1 EiB', vhdx([METADATA + 64 * KIB + 8, EXABYTE, 8]), /absurd virtual size/],
  ['table too small', vhdx([METADATA + 64 * KIB + 8, 2n ** 42n, 8]), /too small for its virtual size/],
  ['blocks of 3 bytes', vhdx([METADATA + 64 * KIB, 3]), /block size/],
  ['sectors of 1 byte', vhdx([METADATA + 64 * KIB + 16, 1]), /sectors of 1 bytes/],
  ['cut off', () => vhdxDisk().subarray(0, 3 * MIB + 100), /smaller than its header says/],
];

const vdi =
  (...writes: readonly Write[]): (() => Buffer) =>
  () =>
    spoilt(vdiDisk(), 'LE', ...writes);

const VDI: readonly Row[] = [
  ['differencing, by its type', vdi([0x4c, 4]), /differencing/],
  ['differencing, by its parent', vdi([0x1b8, 0x12345678]), /differencing/],
  ['differencing, by its link', vdi([0x1a8, 0x12345678]), /differencing/],
  ['unknown flags (encryption)', vdi([0x50, 0x8000]), /flags.*encrypted/],
  ['unknown type', vdi([0x4c, 7]), /type 7/],
  ['version 9', vdi([0x44, 9]), /version/],
  ['table outside', vdi([0x154, 0x7ffffe00], [0x158, 0x7fffff00]), /where none can be/],
  ['table in the data', vdi([0x180, 4000]), /runs into its data/],
  ['block outside', vdi([512, 4000]), /cut off/],
  ['every block the same', vdi([516, 0], [520, 0]), /same bytes twice/],
  ['1 EiB', vdi([0x170, EXABYTE, 8]), /absurd virtual size/],
  ['no size', vdi([0x170, 0n, 8]), /virtual size of 0/],
  ['table too small', vdi([0x170, 2n ** 40n, 8]), /too small for its virtual size/],
  ['blocks of 16 bytes', vdi([0x178, 16]), /blocks of a size/],
  ['cut off', () => vdiDisk().subarray(0, MIB), /cut off/],
];

const ploop =
  (...writes: readonly Write[]): (() => Buffer) =>
  () =>
    spoilt(ploopDisk(), 'LE', ...writes);

const PLOOP: readonly Row[] = [
  ['in use', ploop([44, 0x746f6e59]), /was not closed/],
  ['extension', ploop([56, 100, 8]), /extension/],
  ['version 9', ploop([16, 9]), /version 9/],
  ['clusters of nothing', ploop([28, 0]), /cluster size/],
  ['block outside', ploop([64, 0x7fffffff]), /cut off/],
  ['every block the same', ploop([68, 1], [72, 1]), /same bytes twice/],
  ['table outside', ploop([32, 0x3fffff]), /smaller than its header says/],
  ['1 EiB', ploop([36, EXABYTE / 512n, 8]), /absurd virtual size/],
  ['cut off', () => ploopDisk().subarray(0, 66), /smaller than its header says/],
];

const RAW: readonly Row[] = [
  ['a qcow2 disk with a backing file', qcow2([8, 1024, 8]), /a qcow2 disk/],
  ['a vmdk descriptor of a device', text(vmdkDescriptor([], ['RW 1 FLAT "/dev/sda" 0'])), /VMware/],
  ['a fixed vhd, known by its footer alone', fixedVhdDisk, /vhd.*footer/],
  ['LUKS', () => spoilt(Buffer.alloc(MIB), 'BE', [0, 'LUKS\xba\xbe']), /LUKS/],
  ['gzip', () => spoilt(Buffer.alloc(MIB), 'BE', [0, '\x1f\x8b\x08']), /gzip/],
  ['tar', ovaArchive, /a tar archive/],
  ['a web page', text('<!DOCTYPE html><title>404</title>'), /web page/],
  ['nothing', text(''), /virtual size of 0/],
];

const ISO: readonly Row[] = [
  [
    'a qcow2 disk with the mark of an ISO',
    () => spoilt(Buffer.concat([qcow2Disk()]), 'BE', [16 * 2048 + 1, 'CD001'], [8, 1024, 8]),
    /a qcow2 disk/,
  ],
  ['cut off', () => isoDisk(400), /cut off/],
  ['no end of its descriptors', () => isoDisk().fill(0, 17 * 2048, 18 * 2048), /damaged list/],
  ['only boot descriptors', () => spoilt(isoDisk(), 'LE', [16 * 2048, 0, 1]), /no primary/],
  ['zeros', () => Buffer.alloc(MIB), /ISO 9660/],
];

const more =
  (...files: readonly TarFile[]): (() => Buffer) =>
  () =>
    ovaArchive(vmdkDisk(), ovfText(), files);
const ovf =
  (files: string, disks?: string, before?: string): (() => Buffer) =>
  () =>
    ovaArchive(vmdkDisk(), ovfText(files, disks, before));
const manifest = (content: string, ...others: readonly TarFile[]): (() => Buffer) =>
  more({ name: 'machine.mf', content }, ...others);
const FILE = '<File ovf:id="file1" ovf:href="disk.vmdk"/>';
const DISK = '<Disk ovf:diskId="disk1" ovf:fileRef="file1"/>';
const pax = (record: string): TarFile => ({ name: 'PaxHeader', flag: 'x', content: record });
const LAUGHS = `<!DOCTYPE Envelope [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>`;

const OVA: readonly Row[] = [
  ['absolute path', more({ name: '/etc/cron.d/own', content: 'x' }), /absolute path/],
  ['path of Windows', more({ name: 'C:\\own', content: 'x' }), /absolute path or a backslash/],
  ['path that leads out', more({ name: 'a/../../own', content: 'x' }), /leads out with \.\./],
  ['link', more({ name: 'own', flag: '2', link: '/etc/passwd' }), /link/],
  ['hard link', more({ name: 'own', flag: '1', link: '/etc/passwd' }), /link/],
  ['character device', more({ name: 'own', flag: '3' }), /device/],
  ['block device', more({ name: 'own', flag: '4' }), /device/],
  ['pipe', more({ name: 'own', flag: '6' }), /pipe/],
  ['sparse file', more({ name: 'own', flag: 'S' }), /sparse/],
  ['the disk twice', more({ name: 'disk.vmdk', content: qcow2Disk() }), /twice/],
  ['the disk twice, in capitals', more({ name: './DISK.vmdk', content: qcow2Disk() }), /twice/],
  ['control characters', more({ name: 'a\nb', content: 'x' }), /control characters/],
  [
    'another path by PAX',
    () =>
      tarArchive([
        { name: 'machine.ovf', content: ovfText() },
        pax('20 path=/etc/passwd\n'),
        { name: 'disk.vmdk', content: vmdkDisk() },
      ]),
    /overrides path/,
  ],
  [
    'another size by PAX',
    () =>
      tarArchive([
        { name: 'machine.ovf', content: ovfText() },
        pax('13 size=4096\n'),
        { name: 'disk.vmdk', content: vmdkDisk() },
      ]),
    /overrides size/,
  ],
  [
    'a sparse file by PAX',
    () => tarArchive([pax('22 GNU.sparse.major=1\n'), { name: 'disk.vmdk', content: vmdkDisk() }]),
    /overrides GNU\.sparse/,
  ],
  [
    'a global override',
    () =>
      tarArchive([
        { ...pax('20 path=/etc/passwd\n'), flag: 'g' },
        { name: 'machine.ovf', content: ovfText() },
      ]),
    /overrides path/,
  ],
  [
    'a long name of GNU',
    () => tarArchive([{ name: '././@LongLink', flag: 'L', content: '/etc/passwd\0' }, { name: 'x' }]),
    /GNU long names/,
  ],
  [
    'a size that lies',
    () => tarArchive([{ name: 'machine.ovf', content: ovfText(), size_bytes: 2 ** 33 - 1 }]),
    /cut off/,
  ],
  ['a damaged header', () => spoilt(ovaArchive(), 'BE', [10, 'x']), /no tar archive/],
  ['cut off', () => ovaArchive().subarray(0, 100 * KIB), /cut off/],
  ['no end', () => tarArchive([{ name: 'machine.ovf', content: ovfText() }], Buffer.alloc(0)), /no end/],
  [
    'a second archive after the end',
    () => Buffer.concat([ovaArchive(), ovaArchive(qcow2Disk())]),
    /after its end/,
  ],
  [
    'absurdly many files',
    () => tarArchive(Array.from({ length: 200 }, (_, index) => ({ name: `f${index}` }))),
    /more than 100 files/,
  ],
  ['no descriptor', () => tarArchive([{ name: 'disk.vmdk', content: vmdkDisk() }]), /no OVF descriptor/],
  ['two descriptors', more({ name: 'other.ovf', content: ovfText() }), /2 OVF descriptors/],
  ['a file that nothing names', more({ name: 'readme.txt', content: 'x' }), /does not name \(readme\.txt\)/],
  [
    'a file that is missing',
    ovf(`${FILE}<File ovf:id="file2" ovf:href="other.vmdk"/>`),
    /other\.vmdk, which is not in the archive/,
  ],
  ['a file by URL', ovf('<File ovf:id="file1" ovf:href="http://169.254.169.254/disk"/>'), /file outside/],
  ['a file of the host', ovf('<File ovf:id="file1" ovf:href="/etc/passwd"/>'), /absolute path/],
  ['a file of the host by URL', ovf('<File ovf:id="file1" ovf:href="file:///etc/passwd"/>'), /file outside/],
  ['a file that leads out', ovf('<File ovf:id="file1" ovf:href="../../etc/passwd"/>'), /leads out/],
  [
    'a file of another size',
    ovf('<File ovf:id="file1" ovf:href="disk.vmdk" ovf:size="17"/>'),
    /gives disk\.vmdk 17 bytes/,
  ],
  ['a packed file', ovf('<File ovf:id="file1" ovf:href="disk.vmdk" ovf:compression="gzip"/>'), /compressed/],
  ['a file in pieces', ovf('<File ovf:id="file1" ovf:href="disk.vmdk" ovf:chunkSize="100"/>'), /in pieces/],
  ['two files of one id', ovf(`${FILE}${FILE}`), /share an id/],
  [
    'a disk with a parent',
    ovf(FILE, '<Disk ovf:diskId="d" ovf:fileRef="file1" ovf:parentRef="x"/>'),
    /parent/,
  ],
  ['no disk', ovf(FILE, ''), /no disk/],
  ['a disk in no file', ovf(FILE, '<Disk ovf:diskId="d" ovf:fileRef="other"/>'), /does not name/],
  [
    'two disks',
    () =>
      ovaArchive(
        vmdkDisk(),
        ovfText(
          `${FILE}<File ovf:id="file2" ovf:href="two.vmdk"/>`,
          `${DISK}<Disk ovf:diskId="d2" ovf:fileRef="file2"/>`,
        ),
        [{ name: 'two.vmdk', content: vmdkDisk() }],
      ),
    /2 disks \(disk\.vmdk, two\.vmdk\)/,
  ],
  ['entities without end', ovf(FILE, DISK, LAUGHS), /document type/],
  ['an entity that is a file', ovf(FILE, DISK, '<!DOCTYPE e SYSTEM "/etc/passwd">'), /document type/],
  ['an entity of its own', ovf('<File ovf:id="&own;" ovf:href="disk.vmdk"/>'), /entity/],
  ['no XML', () => ovaArchive(vmdkDisk(), 'just a text'), /no XML/],
  ['other XML', () => ovaArchive(vmdkDisk(), '<html></html>'), /not Envelope/],
  ['XML in depth', () => ovaArchive(vmdkDisk(), '<a>'.repeat(10_000)), /deep/],
  ['XML that ends too early', () => ovaArchive(vmdkDisk(), ovfText().slice(0, 300)), /no XML/],
  [
    'a disk that is an archive',
    () => ovaArchive(spoilt(Buffer.alloc(MIB), 'BE', [0, '\x1f\x8b\x08'])),
    /gzip/,
  ],
  ['a disk that is an OVA', () => ovaArchive(ovaArchive()), /a tar archive/],
  [
    'a disk with a parent inside',
    () => ovaArchive(described(['parentCID=22222222'])()),
    /vmdk disk in the OVA names a parent/,
  ],
  ['a disk of another format', () => ovaArchive(qcow2Disk()), /needs a VMware disk.*qcow2/],
  ['a manifest without its disk', manifest(`SHA256(other.vmdk)= ${'0'.repeat(64)}`), /without a digest/],
  [
    'a manifest that says two things of its disk',
    manifest(`SHA256(disk.vmdk)= ${'0'.repeat(64)}\nSHA1(./disk.vmdk)= ${'0'.repeat(40)}`),
    /several digests/,
  ],
  ['a manifest by what nobody trusts', manifest(`MD5(disk.vmdk)= ${'0'.repeat(32)}`), /digests are MD5/],
  ['a manifest with part of a digest', manifest('SHA256(disk.vmdk)= 00'), /2 digits; SHA256 has 64/],
  ['a manifest that is none', manifest('machine'), /line 1 is no digest/],
  ['a manifest without an end', manifest('\n'.repeat(70_000)), /manifest of an absurd size/],
  ['two manifests', manifest('', { name: 'other.mf' }), /2 manifests/],
  ['packed as a whole', () => spoilt(Buffer.alloc(MIB), 'BE', [0, '\x1f\x8b\x08']), /gzip/],
  ['a disk alone', vmdkDisk, /needs a tar archive/],
];

/** All of them. */
export const HOSTILE_IMAGES: readonly HostileImage[] = [
  ...as('qcow2', QCOW2),
  ...as('vmdk', VMDK),
  ...as('vhd', VHD),
  ...as('vhdx', VHDX),
  ...as('vdi', VDI),
  ...as('ploop', PLOOP),
  ...as('raw', RAW),
  ...as('iso', ISO),
  ...as('ami', [['a vmdk descriptor', text(vmdkDescriptor()), /VMware/]]),
  ...as('aki', [['an archive', () => spoilt(Buffer.alloc(MIB), 'BE', [0, '\x1f\x8b\x08']), /gzip/]]),
  ...as('ari', [['a qcow2 disk', qcow2Disk, /a qcow2 disk/]]),
  ...as('vmdk', OVA, 'ova'),
  ...as(
    'vmdk',
    [
      ['no XML', text('<just a text'), /no XML/],
      ['a disk', vmdkDisk, /needs an OVF descriptor/],
    ],
    'ovf',
  ),
  ...as(
    'raw',
    [
      ['a disk', qcow2Disk, /needs a tar archive/],
      ['cut off', () => ovaArchive().subarray(0, 100 * KIB), /cut off/],
    ],
    'docker',
  ),
];
