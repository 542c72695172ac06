import type { ContainerFormat, DiskFormat } from '../shapes.ts';
import type { ContentType } from './magic.ts';
import { CONTENT_WORDS, contentType } from './magic.ts';
import { isDescriptor } from './vmdk-descriptor.ts';

/** What is wrong with bytes, and what to do. */
export type Problem = { readonly message: string; readonly hint: string };

/** How many bytes of the beginning say what a file is: the magic number that lies farthest is that of ISO 9660, after 32 KiB. */
export const HEAD_BYTES = 64 * 1024;

const DISKS: readonly ContentType[] = ['qcow2', 'vmdk', 'vdi', 'vhdx', 'vhd', 'ploop', 'qed', 'luks'];
const ARCHIVES: readonly ContentType[] = ['gzip', 'xz', 'zstd', 'bzip2', 'lz4', 'lzma', 'zip', 'tar'];
/** What a guest would see as noise. Data may by chance begin like lz4 or lzma, whose marks are short. */
const NOT_RAW: readonly ContentType[] = [
  ...DISKS,
  ...ARCHIVES.filter((type) => type !== 'lz4' && type !== 'lzma'),
  'cpio',
  'html',
];
const KERNELS: readonly ContentType[] = ['bzimage', 'elf', 'pe', 'arm64_image'];
const RAMDISKS: readonly ContentType[] = ['gzip', 'xz', 'zstd', 'lz4', 'lzma', 'bzip2', 'cpio'];

/** The words for what each format needs. */
const NEEDS: Readonly<Record<DiskFormat, string>> = {
  raw: 'the plain bytes of a disk',
  ami: 'the plain bytes of a disk',
  qcow2: CONTENT_WORDS.qcow2,
  vhd: CONTENT_WORDS.vhd,
  vhdx: CONTENT_WORDS.vhdx,
  vmdk: CONTENT_WORDS.vmdk,
  vdi: CONTENT_WORDS.vdi,
  ploop: CONTENT_WORDS.ploop,
  iso: CONTENT_WORDS.iso,
  aki: 'a kernel (bzImage, ELF or PE)',
  ari: 'a ramdisk (cpio, plain or compressed)',
};

/** Pure. Whether the beginning of a file (HEAD_BYTES of it, or all there is) can be that of a disk of this format; what it is instead, and what to do. */
export function headProblem(disk_format: DiskFormat, head: Uint8Array): Problem | null {
  const type = typeOf(head);
  if (fits(disk_format, type, head)) return null;
  return {
    message: `disk_format is ${disk_format}, which needs ${NEEDS[disk_format]}; the bytes are ${CONTENT_WORDS[type]}.`,
    hint: hintFor(type),
  };
}

/** Pure. The same for a container: an archive (ova, docker) or a descriptor (ovf). Others are the disk itself, of which this says nothing. */
export function containerProblem(container_format: ContainerFormat, head: Uint8Array): Problem | null {
  const type = typeOf(head);
  const wrong = (needs: string): Problem => ({
    message: `container_format is ${container_format}, which needs ${needs}; the bytes are ${CONTENT_WORDS[type]}.`,
    hint:
      ARCHIVES.includes(type) && type !== 'tar'
        ? hintFor(type)
        : 'Set container_format to bare if the file is the disk itself.',
  });
  switch (container_format) {
    case 'ova':
      return isTar(type, head) ? null : wrong('a tar archive with an OVF descriptor');
    case 'docker':
      return isTar(type, head) ? null : wrong('a tar archive, as docker save and docker export make');
    case 'ovf':
      return isXml(head) ? null : wrong('an OVF descriptor (XML)');
    case 'bare':
    case 'aki':
    case 'ari':
    case 'ami':
      return null;
    default:
      return container_format satisfies never;
  }
}

function fits(disk_format: DiskFormat, type: ContentType, head: Uint8Array): boolean {
  switch (disk_format) {
    case 'raw':
    case 'ami':
      return !NOT_RAW.includes(type);
    case 'vhd':
      // A fixed vhd is a plain disk with a footer.
      return type === 'vhd' || !NOT_RAW.includes(type);
    case 'qcow2':
    case 'vhdx':
    case 'vmdk':
    case 'vdi':
    case 'ploop':
      return type === disk_format;
    case 'iso':
      // A hybrid ISO may begin with another magic number (a boot sector, an EFI program), but not with that of a disk image.
      return hasIso(head) && !NOT_RAW.includes(type);
    case 'aki':
      return KERNELS.includes(type);
    case 'ari':
      return RAMDISKS.includes(type);
    default:
      return disk_format satisfies never;
  }
}

function typeOf(head: Uint8Array): ContentType {
  const type = contentType(head);
  return type === 'unknown' && isDescriptor(latin1(head.subarray(0, 512))) ? 'vmdk' : type;
}

/** Archives of the oldest form have no magic number: the checksum of the first header decides later. */
function isTar(type: ContentType, head: Uint8Array): boolean {
  return type === 'tar' || (type === 'unknown' && head.length >= 512 && head[0] !== 0);
}

function isXml(head: Uint8Array): boolean {
  return /^(\ufeff|\u00ef\u00bb\u00bf)?\s*</.test(latin1(head.subarray(0, 512)));
}

function hasIso(head: Uint8Array): boolean {
  const start = 16 * 2048 + 1;
  return latin1(head.subarray(start, start + 5)) === 'CD001';
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

const CONVERTED: readonly ContentType[] = ['vmdk', 'vdi', 'vhd', 'vhdx', 'ploop'];

function hintFor(type: ContentType): string {
  if (type === 'qcow2' || type === 'iso') return `Set disk_format to ${type}.`;
  if (CONVERTED.includes(type)) return `Set disk_format to ${type}; Cairn converts it itself.`;
  if (type === 'qed') return 'Convert it first: qemu-img convert -O qcow2 disk.qed disk.qcow2.';
  if (type === 'luks') return 'Decrypt it first: nobody could boot it here.';
  if (type === 'tar')
    return 'Set container_format to ova if it is an OVA, else unpack it first, and upload what is inside.';
  if (type === 'html') return 'The download was an error page: look into the file.';
  if (type === 'cpio') return 'Set disk_format to ari if it is a ramdisk.';
  if (ARCHIVES.includes(type)) return 'Unpack it first, and upload what is inside.';
  if (KERNELS.includes(type)) return 'Set disk_format to aki if it is a kernel.';
  return 'Set disk_format to what the file is, or upload another file.';
}
