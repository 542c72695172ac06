import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { labCacheDirectory } from './cache.ts';
import { buildDisk } from './guest-disk.ts';
import { buildAgentRamdisk } from './guest-agent.ts';
import { buildRamdisk, GUEST_DIRECTORY } from './guest-ramdisk.ts';
import { fetchAgentPackage, fetchGuestPackages, unpack } from './packages.ts';
import { run } from './processes.ts';

/** The test guest in its two forms: kernel with ramdisk, and a disk. Paths are readable by every lab host. */
export interface GuestImages {
  readonly kernel: string;
  readonly initrd: string;
  /** qcow2, bootable by a PC BIOS; virtual size 41 MiB. */
  readonly disk: string;
  /** The kernel command line for the fastest boot, console on ttyS0. */
  readonly cmdline: string;
  readonly sha256s: { readonly kernel: string; readonly initrd: string; readonly disk: string };
}

/** Leaves out what a test guest on an emulated processor need not wait for: self-tests, devices, side-channel guards. */
export const GUEST_CMDLINE =
  'console=ttyS0 quiet loglevel=1 tsc=reliable no_timer_check cryptomgr.notests random.trust_cpu=on ' +
  'mitigations=off nokaslr audit=0 8250.nr_uarts=1 i8042.nokbd i8042.noaux rcupdate.rcu_expedited=1';

const TOOL_PACKAGES = [
  'syslinux',
  'syslinux-common',
  'mtools',
  'dosfstools',
  'e2fsprogs',
  'qemu-utils',
  'libc6',
];
const BUILDER_FILES = [
  'cpio.ts',
  'kernel-modules.ts',
  'guest-ramdisk.ts',
  'guest-agent.ts',
  'guest-disk.ts',
  'images.ts',
];

/** Effect: reads files, asks dpkg. A hash over all that decides the bytes of the images. */
async function cacheKey(packages: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of packages) hash.update(basename(path) + '\n');
  hash.update((await run('dpkg-query', ['-W', ...TOOL_PACKAGES])).stdout);
  const own = fileURLToPath(new URL('.', import.meta.url));
  const scripts = (await readdir(GUEST_DIRECTORY)).sort().map((name) => join(GUEST_DIRECTORY, name));
  for (const file of [...BUILDER_FILES.map((name) => join(own, name)), ...scripts]) {
    hash.update(`${basename(file)}\n`);
    hash.update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Effect: writes kernel, initrd, disk.qcow2 and sha256s.json into the new directory `target`. No cache involved. */
export async function buildImagesInto(
  target: string,
  packages: { kernel: string; busybox: string; agent?: string },
): Promise<void> {
  const work = join(target, 'work');
  await Promise.all([
    unpack(packages.kernel, join(work, 'kernel')),
    unpack(packages.busybox, join(work, 'busybox')),
  ]);
  const boot = await readdir(join(work, 'kernel/boot'));
  const kernel = boot.find((name) => name.startsWith('vmlinuz-'));
  if (kernel === undefined) throw new Error(`${packages.kernel} holds no boot/vmlinuz-*`);
  await copyFile(join(work, 'kernel/boot', kernel), join(target, 'kernel'));
  const parts = [await buildRamdisk(join(work, 'kernel'), join(work, 'busybox'))];
  if (packages.agent !== undefined) {
    await unpack(packages.agent, join(work, 'agent'));
    parts.push(await buildAgentRamdisk(join(work, 'kernel'), join(work, 'agent')));
  }
  await writeFile(join(target, 'initrd'), Buffer.concat(parts));
  await mkdir(join(work, 'disk'));
  const disk = await buildDisk(
    join(work, 'disk'),
    join(target, 'kernel'),
    join(target, 'initrd'),
    GUEST_CMDLINE,
  );
  await rename(disk, join(target, 'disk.qcow2'));
  const sums: Record<string, string> = {};
  for (const [name, file] of [
    ['kernel', 'kernel'],
    ['initrd', 'initrd'],
    ['disk', 'disk.qcow2'],
  ] as const) {
    sums[name] = createHash('sha256')
      .update(await readFile(join(target, file)))
      .digest('hex');
  }
  await writeFile(join(target, 'sha256s.json'), JSON.stringify(sums) + '\n');
  await rm(work, { recursive: true });
}

/**
 * Effect: builds the guest images, or finds them in `cache` (default: the lab's cache directory), where they are kept by
 * a hash of scripts and package versions. With `agent` the guest runs QEMU's guest agent. The first build downloads 27 MB with apt and
 * takes some seconds.
 */
export async function buildGuestImages(
  options: { readonly cache?: string; readonly agent?: boolean } = {},
): Promise<GuestImages> {
  const cache = options.cache ?? labCacheDirectory();
  const guest = await fetchGuestPackages(join(cache, 'packages'));
  const agent = options.agent === true ? await fetchAgentPackage(join(cache, 'packages')) : undefined;
  const packages = { ...guest, ...(agent === undefined ? {} : { agent }) };
  const place = join(cache, 'images', await cacheKey(Object.values(packages)));
  if (!existsSync(place)) {
    await mkdir(join(cache, 'images'), { recursive: true });
    const work = await mkdtemp(join(cache, 'images', 'build-'));
    try {
      await buildImagesInto(join(work, 'out'), packages);
      // Another process may have finished the same build; its result is the same.
      await rename(join(work, 'out'), place).catch((error: unknown) => {
        if (!existsSync(place)) throw error;
      });
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
  return {
    kernel: join(place, 'kernel'),
    initrd: join(place, 'initrd'),
    disk: join(place, 'disk.qcow2'),
    cmdline: GUEST_CMDLINE,
    sha256s: JSON.parse(await readFile(join(place, 'sha256s.json'), 'utf8')) as GuestImages['sha256s'],
  };
}
