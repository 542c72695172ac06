import type { Violation } from '../../model/error.ts';
import { formatBytes } from '../../model/units.ts';
import type { ContentType } from './magic.ts';
import { CONTENT_WORDS, contentType } from './magic.ts';
import { qcow2Problem, readQcow2 } from './qcow2.ts';
import type { DiskFormat } from './shapes.ts';

/** How many bytes of the beginning are judged: enough for every magic number and the whole header of a qcow2 image. */
export const INSPECTED_BYTES = 64 * 1024;

/** What an image says of its bytes. */
type Declared = { readonly disk_format: DiskFormat | null; readonly size_bytes: number | null };

/** Disk formats of others, and archives, that a guest would see as noise. */
const NOT_RAW: readonly ContentType[] = [
  'qcow2',
  'vmdk',
  'vdi',
  'vhdx',
  'vhd',
  'qed',
  'luks',
  'gzip',
  'xz',
  'zstd',
  'bzip2',
  'zip',
  'cpio',
  'tar',
  'html',
];
const DISKS: readonly ContentType[] = ['vmdk', 'vdi', 'vhdx', 'vhd', 'qed'];
const ARCHIVES: readonly ContentType[] = ['gzip', 'xz', 'zstd', 'bzip2', 'lz4', 'lzma', 'zip', 'tar'];
const KERNELS: readonly ContentType[] = ['bzimage', 'elf', 'pe', 'arm64_image'];
const RAMDISKS: readonly ContentType[] = ['gzip', 'xz', 'zstd', 'lz4', 'lzma', 'bzip2', 'cpio'];

/** Pure. What is wrong with the bytes of an image, by their beginning and number; empty when they are what disk_format says and stand alone. */
export function inspectContent(
  declared: Declared,
  content: Uint8Array,
  size_bytes: number | null,
): readonly Violation[] {
  const head = content.subarray(0, INSPECTED_BYTES);
  if (size_bytes !== null && declared.size_bytes !== null && size_bytes !== declared.size_bytes) {
    return [
      {
        path: '/spec/size_bytes',
        message: `size_bytes says ${declared.size_bytes}, and ${size_bytes} bytes are there.`,
        hint: 'Upload the file whose size and digest the image names.',
      },
    ];
  }
  if (declared.disk_format === null) {
    return [
      {
        path: '/spec/disk_format',
        message: 'disk_format is not set, so nobody can tell what the bytes should be.',
        hint: 'Set disk_format before the bytes are sent.',
      },
    ];
  }
  const problem = formatProblem(declared.disk_format, head, size_bytes ?? Number.MAX_SAFE_INTEGER);
  return problem === null ? [] : [{ path: '/spec/disk_format', ...problem }];
}

/** Pure. Size of the disk that a guest sees, for bytes that passed inspectContent. */
export function virtualSize(disk_format: DiskFormat | null, head: Uint8Array, size_bytes: number): number {
  if (disk_format !== 'qcow2') return size_bytes;
  return readQcow2(head)?.virtual_size_bytes ?? size_bytes;
}

type Problem = { readonly message: string; readonly hint: string };

function formatProblem(disk_format: DiskFormat, head: Uint8Array, size_bytes: number): Problem | null {
  const type = contentType(head);
  const wrong = (needs: string): Problem => ({
    message: `disk_format is ${disk_format}, which needs ${needs}; the bytes are ${CONTENT_WORDS[type]}.`,
    hint: hintFor(type),
  });
  switch (disk_format) {
    case 'qcow2':
      return type === 'qcow2' ? qcow2Refusal(head, size_bytes) : wrong('a qcow2 disk');
    case 'raw':
    case 'ami':
      return NOT_RAW.includes(type) ? wrong('the plain bytes of a disk') : null;
    case 'iso':
      return hasIso(head) ? null : wrong('an ISO 9660 image');
    case 'aki':
      return KERNELS.includes(type) ? null : wrong('a kernel (bzImage, ELF or PE)');
    case 'ari':
      return RAMDISKS.includes(type) ? null : wrong('a ramdisk (cpio, plain or compressed)');
    case 'vmdk':
    case 'vdi':
    case 'vhdx':
    case 'vhd':
      return type === disk_format ? null : wrong(CONTENT_WORDS[disk_format]);
    case 'ploop':
      return wrong('a format that Cairn can read');
    default:
      return disk_format satisfies never;
  }
}

function qcow2Refusal(head: Uint8Array, size_bytes: number): Problem | null {
  const header = readQcow2(head);
  if (header === null) {
    return {
      message: `The qcow2 image has only ${formatBytes(size_bytes)}, less than a header.`,
      hint: 'Upload the whole file.',
    };
  }
  const problem = qcow2Problem(header, size_bytes);
  if (problem === null) return null;
  return {
    message: `The qcow2 image ${problem}.`,
    hint: 'Make a whole image that stands alone: qemu-img convert -O qcow2 old.qcow2 new.qcow2, then upload new.qcow2.',
  };
}

/** A hybrid ISO may begin with another magic number (a boot sector, an EFI program). */
function hasIso(head: Uint8Array): boolean {
  const start = 16 * 2048 + 1;
  return new TextDecoder('latin1').decode(head.subarray(start, start + 5)) === 'CD001';
}

function hintFor(type: ContentType): string {
  if (type === 'qcow2') return 'Set disk_format to qcow2.';
  if (type === 'iso') return 'Set disk_format to iso.';
  if (DISKS.includes(type)) return `Convert it first: qemu-img convert -O qcow2 disk.${type} disk.qcow2.`;
  if (ARCHIVES.includes(type)) return 'Unpack it first, and upload what is inside.';
  if (type === 'html') return 'The download was an error page: look into the file.';
  if (KERNELS.includes(type)) return 'Set disk_format to aki if it is a kernel.';
  if (type === 'cpio') return 'Set disk_format to ari if it is a ramdisk.';
  return 'Set disk_format to what the file is, or upload another file.';
}
