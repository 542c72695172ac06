/** What bytes are, by their magic numbers. */
export type ContentType =
  | 'qcow2'
  | 'vmdk'
  | 'vdi'
  | 'vhdx'
  | 'vhd'
  | 'ploop'
  | 'qed'
  | 'luks'
  | 'iso'
  | 'gzip'
  | 'xz'
  | 'zstd'
  | 'bzip2'
  | 'lz4'
  | 'lzma'
  | 'zip'
  | 'cpio'
  | 'tar'
  | 'bzimage'
  | 'elf'
  | 'pe'
  | 'arm64_image'
  | 'html'
  | 'unknown';

/** Each type in words for people. */
export const CONTENT_WORDS: Readonly<Record<ContentType, string>> = {
  qcow2: 'a qcow2 disk',
  vmdk: 'a VMware disk (vmdk)',
  vdi: 'a VirtualBox disk (vdi)',
  vhdx: 'a Hyper-V disk (vhdx)',
  vhd: 'a Hyper-V disk (vhd)',
  ploop: 'a Parallels disk (ploop)',
  qed: 'a QED disk',
  luks: 'an encrypted disk (LUKS)',
  iso: 'an ISO 9660 image',
  gzip: 'a gzip archive',
  xz: 'an xz archive',
  zstd: 'a zstd archive',
  bzip2: 'a bzip2 archive',
  lz4: 'an lz4 archive',
  lzma: 'an lzma archive',
  zip: 'a zip archive',
  cpio: 'a cpio archive',
  tar: 'a tar archive',
  bzimage: 'a Linux kernel (bzImage)',
  elf: 'an ELF program',
  pe: 'an EFI program (PE)',
  arm64_image: 'a Linux kernel for arm64',
  html: 'a web page',
  unknown: 'something else',
};

type Magic = { readonly type: ContentType; readonly at: number; readonly bytes: readonly number[] };

/**
 * First match wins; a kernel is also a PE program, so it comes first. Sources: QEMU, docs/interop/qcow2.rst; Linux, x86 boot protocol
 * (HdrS at 0x202) and arm64 booting (ARM\x64 at 56); ECMA-119 (CD001 at sector 16); file(1) for the rest.
 */
const MAGICS: readonly Magic[] = [
  { type: 'qcow2', at: 0, bytes: [0x51, 0x46, 0x49, 0xfb] },
  { type: 'vmdk', at: 0, bytes: ascii('KDMV') },
  { type: 'vmdk', at: 0, bytes: ascii('COWD') },
  { type: 'vmdk', at: 0, bytes: ascii('# Disk DescriptorFile') },
  { type: 'vhdx', at: 0, bytes: ascii('vhdxfile') },
  { type: 'vhd', at: 0, bytes: ascii('conectix') },
  { type: 'vdi', at: 0x40, bytes: [0x7f, 0x10, 0xda, 0xbe] },
  { type: 'ploop', at: 0, bytes: ascii('WithouFreSpacExt') },
  { type: 'ploop', at: 0, bytes: ascii('WithoutFreeSpace') },
  { type: 'vmdk', at: 0, bytes: [0xbe, 0xba, 0xfe, 0xca] },
  { type: 'qed', at: 0, bytes: [0x51, 0x45, 0x44, 0x00] },
  { type: 'luks', at: 0, bytes: [0x4c, 0x55, 0x4b, 0x53, 0xba, 0xbe] },
  { type: 'bzimage', at: 0x202, bytes: ascii('HdrS') },
  { type: 'arm64_image', at: 56, bytes: [0x41, 0x52, 0x4d, 0x64] },
  { type: 'elf', at: 0, bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { type: 'iso', at: 16 * 2048 + 1, bytes: ascii('CD001') },
  { type: 'pe', at: 0, bytes: ascii('MZ') },
  { type: 'gzip', at: 0, bytes: [0x1f, 0x8b] },
  { type: 'xz', at: 0, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { type: 'zstd', at: 0, bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { type: 'bzip2', at: 0, bytes: ascii('BZh') },
  { type: 'lz4', at: 0, bytes: [0x04, 0x22, 0x4d, 0x18] },
  { type: 'lz4', at: 0, bytes: [0x02, 0x21, 0x4c, 0x18] },
  { type: 'lzma', at: 0, bytes: [0x5d, 0x00, 0x00] },
  { type: 'zip', at: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { type: 'cpio', at: 0, bytes: ascii('070701') },
  { type: 'cpio', at: 0, bytes: ascii('070702') },
  { type: 'cpio', at: 0, bytes: ascii('070707') },
  { type: 'tar', at: 257, bytes: ascii('ustar') },
  { type: 'html', at: 0, bytes: ascii('<!DOCTYPE') },
  { type: 'html', at: 0, bytes: ascii('<!doctype') },
  { type: 'html', at: 0, bytes: ascii('<html') },
];

/** Pure. What the bytes are, by their beginning; at least 64 KiB of it, or all there is. */
export function contentType(head: Uint8Array): ContentType {
  const found = MAGICS.find(({ at, bytes }) => bytes.every((byte, index) => head[at + index] === byte));
  return found?.type ?? 'unknown';
}

function ascii(text: string): readonly number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
