import { open, readFile, utimes, writeFile, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runOrThrow } from './processes.ts';

const MIB = 1 << 20;
const BOOT_START_MIB = 1;
const BOOT_SIZE_MIB = 32;
const DATA_SIZE_MIB = 8;

/** Every clock that the tools might look at, stopped, so that the same input gives the same bytes. */
const STOPPED = {
  ...process.env,
  SOURCE_DATE_EPOCH: '1700000000',
  E2FSPROGS_FAKE_TIME: '1700000000',
  TZ: 'UTC',
  LC_ALL: 'C',
  MTOOLS_SKIP_CHECK: '1',
};
const STOPPED_TIME = new Date(1_700_000_000_000);

function partition(active: boolean, type: number, start_mib: number, size_mib: number): Buffer {
  const entry = Buffer.alloc(16);
  entry[0] = active ? 0x80 : 0;
  // Cylinder, head and sector "beyond what fits": the boot code then reads by block number.
  Buffer.from([0xfe, 0xff, 0xff]).copy(entry, 1);
  entry[4] = type;
  Buffer.from([0xfe, 0xff, 0xff]).copy(entry, 5);
  entry.writeUInt32LE((start_mib * MIB) / 512, 8);
  entry.writeUInt32LE((size_mib * MIB) / 512, 12);
  return entry;
}

/** Pure. A master boot record: the boot code (at most 440 bytes), a fixed disk id, a bootable FAT and a Linux partition. */
export function masterBootRecord(boot_code: Buffer): Buffer {
  const sector = Buffer.alloc(512);
  boot_code.copy(sector, 0, 0, 440);
  sector.writeUInt32LE(0xca1a0000, 440);
  partition(true, 0x0e, BOOT_START_MIB, BOOT_SIZE_MIB).copy(sector, 446);
  partition(false, 0x83, BOOT_START_MIB + BOOT_SIZE_MIB, DATA_SIZE_MIB).copy(sector, 462);
  sector.writeUInt16LE(0xaa55, 510);
  return sector;
}

/**
 * Effect: runs mkfs.fat, mtools, syslinux, mke2fs and qemu-img in the empty directory `work`. Gives the path of a qcow2
 * disk that a PC BIOS boots: kernel and ramdisk on FAT, and an ext4 partition labelled cairn-data for what must last.
 * Needs neither mounts nor loop devices.
 */
export async function buildDisk(
  work: string,
  kernel: string,
  initrd: string,
  cmdline: string,
): Promise<string> {
  const tool = (program: string, ...args: string[]): Promise<string> =>
    runOrThrow(program, args, { cwd: work, env: STOPPED });
  await copyFile(kernel, join(work, 'vmlinuz'));
  await copyFile(initrd, join(work, 'initrd'));
  const config = `DEFAULT cairn\nPROMPT 0\nTIMEOUT 0\nLABEL cairn\n LINUX vmlinuz\n INITRD initrd\n APPEND ${cmdline}\n`;
  await writeFile(join(work, 'syslinux.cfg'), config);
  const files = ['vmlinuz', 'initrd', 'syslinux.cfg'];
  for (const file of files) await utimes(join(work, file), STOPPED_TIME, STOPPED_TIME);

  await tool('truncate', '-s', `${BOOT_SIZE_MIB}M`, 'boot.img');
  await tool('mkfs.fat', '-F', '16', '-i', 'ca1a0001', '--invariant', '-h', '2048', 'boot.img');
  await tool('mcopy', '-m', '-i', 'boot.img', ...files, '::');
  await tool('syslinux', '--install', 'boot.img');

  await tool('truncate', '-s', `${DATA_SIZE_MIB}M`, 'data.img');
  const ext4 = 'hash_seed=ca1a0000-0000-4000-8000-000000000002,lazy_itable_init=0';
  await tool(
    'mke2fs',
    '-q',
    '-t',
    'ext4',
    '-F',
    '-L',
    'cairn-data',
    '-U',
    'ca1a0000-0000-4000-8000-000000000001',
    '-O',
    '^has_journal',
    '-E',
    ext4,
    'data.img',
  );

  const disk = await open(join(work, 'disk.raw'), 'w');
  try {
    await disk.truncate((BOOT_START_MIB + BOOT_SIZE_MIB + DATA_SIZE_MIB) * MIB);
    await disk.write(masterBootRecord(await readFile('/usr/lib/syslinux/mbr/mbr.bin')), 0, 512, 0);
    const boot = await readFile(join(work, 'boot.img'));
    await disk.write(boot, 0, boot.length, BOOT_START_MIB * MIB);
    const data = await readFile(join(work, 'data.img'));
    await disk.write(data, 0, data.length, (BOOT_START_MIB + BOOT_SIZE_MIB) * MIB);
  } finally {
    await disk.close();
  }
  await tool('qemu-img', 'convert', '-f', 'raw', '-O', 'qcow2', 'disk.raw', 'disk.qcow2');
  return join(work, 'disk.qcow2');
}
