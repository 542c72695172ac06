import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, runOrThrow } from './processes.ts';

/** Paths of the two fetched packages the guest is made of; their file names carry the versions. */
export interface GuestPackages {
  readonly kernel: string;
  readonly busybox: string;
}

interface PackageNames {
  readonly kernel: string;
  readonly busybox: string;
  readonly lists_mtime_ms: number;
}

const APT_LISTS = '/var/lib/apt/lists';
const KERNEL_META = 'linux-image-cloud-amd64';
const AGENT = 'qemu-guest-agent';

/** Pure. From `apt-cache show` of the kernel's meta package and busybox: what to fetch, as NAME=VERSION. */
export function chooseVersions(shown: string): { kernel: string; busybox: string } | undefined {
  const stanza = (name: string): string | undefined =>
    shown.split('\n\n').find((text) => text.startsWith(`Package: ${name}\n`));
  const needed = /^Depends:.*\b(linux-image-[^ ,]+) \(= ([^)]+)\)/m.exec(stanza(KERNEL_META) ?? '');
  const busybox = /^Version: (.*)$/m.exec(stanza('busybox-static') ?? '');
  if (needed === null || busybox === null) return undefined;
  return { kernel: `${needed[1]}=${needed[2]}`, busybox: `busybox-static=${busybox[1]}` };
}

/** Asking apt takes most of a second, so the answer is kept until its lists change. */
async function currentNames(directory: string): Promise<PackageNames> {
  const file = join(directory, 'packages.json');
  const lists_mtime_ms = existsSync(APT_LISTS) ? statSync(APT_LISTS).mtimeMs : 0;
  const kept = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as PackageNames) : undefined;
  if (kept?.lists_mtime_ms === lists_mtime_ms) return kept;
  const shown = await run('apt-cache', ['show', '--no-all-versions', KERNEL_META, 'busybox-static']);
  const chosen = chooseVersions(shown.stdout);
  if (chosen === undefined) {
    if (kept !== undefined) return kept; // no lists now, but what was fetched still serves
    throw new Error(
      `apt knows no ${KERNEL_META}: run test/lab/setup.sh on Debian with its main archive enabled`,
    );
  }
  const names = { ...chosen, lists_mtime_ms };
  await writeFile(`${file}.${process.pid}`, JSON.stringify(names) + '\n');
  await rename(`${file}.${process.pid}`, file);
  return names;
}

/** apt's own file names: NAME_VERSION_ARCHITECTURE.deb with the version's colon written as %3a. */
async function fetched(directory: string, name: string): Promise<string | undefined> {
  const prefix = name.replace('=', '_').replaceAll(':', '%3a') + '_';
  const found = (await readdir(directory)).find((file) => file.startsWith(prefix) && file.endsWith('.deb'));
  return found === undefined ? undefined : join(directory, found);
}

/** The package's file, downloaded unless it is there. */
async function download(directory: string, name: string): Promise<string> {
  const present = await fetched(directory, name);
  if (present !== undefined) return present;
  const work = await mkdtemp(join(directory, 'download-'));
  try {
    const options = ['-q', '-o', 'APT::Sandbox::User=root', 'download', name];
    await runOrThrow('apt-get', options, { cwd: work, timeout: 300_000 });
    const file = (await readdir(work))[0] ?? '';
    await rename(join(work, file), join(directory, file));
    return join(directory, file);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Effect: asks apt and downloads (27 MB, once for each version) to `directory`. apt checks the signatures. */
export async function fetchGuestPackages(directory: string): Promise<GuestPackages> {
  await mkdir(directory, { recursive: true });
  const names = await currentNames(directory);
  const kernel = await download(directory, names.kernel);
  const busybox = await download(directory, names.busybox);
  return { kernel, busybox };
}

/** Effect: asks apt and downloads QEMU's guest agent (0.4 MB, once for each version) to `directory`. */
export async function fetchAgentPackage(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  const { stdout } = await run('apt-cache', ['show', '--no-all-versions', AGENT]);
  const version = /^Version: (.*)$/m.exec(stdout)?.[1];
  if (version !== undefined) return download(directory, `${AGENT}=${version}`);
  const kept = (await readdir(directory)).find((file) => file.startsWith(`${AGENT}_`));
  if (kept !== undefined) return join(directory, kept); // no lists now, but what was fetched still serves
  throw new Error(`apt knows no ${AGENT}: run test/lab/setup.sh on Debian with its main archive enabled`);
}

/** Effect: unpacks the files of a package into `target`. */
export async function unpack(deb: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  await runOrThrow('dpkg-deb', ['--extract', deb, target]);
}
