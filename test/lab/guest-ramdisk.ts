import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCpio, type CpioEntry } from './cpio.ts';
import { loadOrder, moduleDependencies, moduleName, withoutSignature } from './kernel-modules.ts';
import { runOrThrow } from './processes.ts';

/** Where the guest's own scripts lie. */
export const GUEST_DIRECTORY = fileURLToPath(new URL('./guest', import.meta.url));

/** Modules by the moment the guest loads them: `ide` only when the config drive is not on virtio, `later` after the marker. */
const MODULE_GROUPS = {
  first: ['virtio_pci', 'virtio_blk', 'virtio_net', 'isofs', 'vfat', 'nls_cp437', 'nls_ascii', 'nls_utf8'],
  ide: ['ata_piix', 'sd_mod', 'sr_mod', 'virtio_scsi'],
  later: ['virtio_rng', 'virtio_balloon', 'button', 'evdev'],
};

const DIRECTORIES =
  'bin data dev etc etc/acpi etc/acpi/PWRF lib lib/modules mnt proc root run sys tmp www'.split(' ');

const SCRIPTS: readonly (readonly [source: string, target: string, mode: number])[] = [
  ['init', 'init', 0o755],
  ['cairn.sh', 'lib/cairn.sh', 0o644],
  ['dhcp', 'lib/dhcp', 0o755],
  ['hotplug', 'lib/hotplug', 0o755],
  ['flatten.awk', 'lib/flatten.awk', 0o644],
  ['network.awk', 'lib/network.awk', 0o644],
  ['power', 'etc/acpi/PWRF/00000080', 0o755],
];

const DECOMPRESS: Readonly<Record<string, string>> = { '.xz': 'xz', '.zst': 'zstd', '.gz': 'gzip' };

/** Effect: reads the unpacked kernel package. Every module by name; compressed ones stay unread until wanted. */
function moduleFiles(kernel_tree: string): ReadonlyMap<string, string> {
  const root = join(kernel_tree, 'lib/modules');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => /\.ko(\.[a-z]+)?$/.test(file))
      .map((file) => [moduleName(file), join(root, file)] as const),
  );
}

/** Effect: runs a decompressor for kernels that ship compressed modules (Debian 13 and later). */
async function readModule(file: string): Promise<Buffer> {
  const program = DECOMPRESS[/\.[a-z]+$/.exec(file)?.[0] ?? ''];
  if (program === undefined) return readFileSync(file);
  const base64 = await runOrThrow('sh', ['-c', `${program} -dc "$1" | base64 -w 0`, 'sh', file]);
  return Buffer.from(base64, 'base64');
}

/** Effect: reads the kernel tree. Wanted modules and their needs by name, read in the order they are found necessary. */
async function readModules(
  kernel_tree: string,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const files = moduleFiles(kernel_tree);
  const read = new Map<string, Buffer>();
  const queue: string[] = [...wanted];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const file = files.get(name);
    if (file === undefined || read.has(name)) continue; // loadOrder reports what is missing
    const module = await readModule(file);
    read.set(name, module);
    queue.push(...moduleDependencies(module));
  }
  return read;
}

/** Effect: reads the kernel tree. Wanted modules and their needs as files in `directory`, and the list of them for the guest to load. */
export async function moduleEntries(
  kernel_tree: string,
  wanted: readonly string[],
  directory: string,
): Promise<{ readonly entries: readonly CpioEntry[]; readonly list: string }> {
  const modules = await readModules(kernel_tree, wanted);
  const names = loadOrder(wanted, modules);
  const entries = names.map((name): CpioEntry => {
    const data = withoutSignature(modules.get(name) ?? Buffer.alloc(0));
    return { type: 'file', path: `${directory}/${name}.ko`, mode: 0o644, data };
  });
  return { entries, list: names.map((name) => `/${directory}/${name}.ko\n`).join('') };
}

/**
 * Effect: reads the unpacked packages and the scripts in guest/. The guest's initial ramdisk, not compressed: an
 * emulated processor unpacks slowly. The same input gives the same bytes.
 */
export async function buildRamdisk(kernel_tree: string, busybox_tree: string): Promise<Buffer> {
  const modules = await readModules(kernel_tree, Object.values(MODULE_GROUPS).flat());
  const entries: CpioEntry[] = DIRECTORIES.map((path) => ({ type: 'directory', path, mode: 0o755 }));
  entries.push({ type: 'device', path: 'dev/console', mode: 0o600, major: 5, minor: 1 });
  const placed = new Set<string>();
  for (const [group, wanted] of Object.entries(MODULE_GROUPS)) {
    const fresh = loadOrder(wanted, modules).filter((name) => !placed.has(name));
    const list = fresh.map((name) => `/lib/modules/${name}.ko\n`).join('');
    entries.push({ type: 'file', path: `lib/modules/${group}`, mode: 0o644, data: Buffer.from(list) });
    for (const name of fresh) {
      placed.add(name);
      const data = withoutSignature(modules.get(name) ?? Buffer.alloc(0));
      entries.push({ type: 'file', path: `lib/modules/${name}.ko`, mode: 0o644, data });
    }
  }
  const busybox = join(busybox_tree, 'bin/busybox');
  entries.push({ type: 'file', path: 'bin/busybox', mode: 0o755, data: readFileSync(busybox) });
  const applets = (await runOrThrow(busybox, ['--list'])).split('\n').filter((name) => /^[^/]+$/.test(name));
  for (const name of applets) {
    if (name !== 'busybox') entries.push({ type: 'link', path: `bin/${name}`, target: 'busybox' });
  }
  for (const [source, path, mode] of SCRIPTS) {
    entries.push({ type: 'file', path, mode, data: readFileSync(join(GUEST_DIRECTORY, source)) });
  }
  return buildCpio(entries);
}
