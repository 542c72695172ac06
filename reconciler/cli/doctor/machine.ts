import { access, statfs } from 'node:fs/promises';
import { constants } from 'node:fs';
import { dirname } from 'node:path';
import { formatBytes, GIB } from '../../model/units.ts';
import { bad, isAtLeast, ok, PACKAGE_MANAGERS } from './check.ts';
import type { Check, PackageManager } from './check.ts';
import { tryProgram, versionIn } from './exec.ts';

const NODE_LEAST = '20.19.0';
/** The first version that keeps write-only attributes out of its state. Source: Terraform 1.11 release notes. */
const TERRAFORM_LEAST = '1.11.0';

/** Pure. Whether this Node.js runs Cairn. */
export function checkNode(version: string): Check {
  return isAtLeast(version, NODE_LEAST)
    ? ok('machine', 'node', version)
    : bad('machine', 'node', 'failed', `${version}; ${NODE_LEAST} is needed`, 'nvm install 20 && nvm use 20');
}

/** Effect: asks terraform, else OpenTofu, for its version. */
export async function checkTerraform(): Promise<Check> {
  for (const program of ['terraform', 'tofu']) {
    const ended = await tryProgram(program, ['version', '-json'], 10_000);
    if (ended === null) continue;
    const version = versionIn(/"terraform_version":\s*"([^"]+)"/.exec(ended.stdout)?.[1] ?? '');
    if (ended.code !== 0)
      return bad('machine', program, 'warning', 'does not run', `${program} version, and read what it says`);
    return isAtLeast(version, TERRAFORM_LEAST)
      ? ok('machine', program, version)
      : bad(
          'machine',
          program,
          'warning',
          `${version}; write-only attributes need ${TERRAFORM_LEAST}`,
          'tfenv install 1.11.4 && tfenv use 1.11.4',
        );
  }
  return bad(
    'machine',
    'terraform',
    'warning',
    'not installed',
    'tfenv install 1.11.4 && tfenv use 1.11.4, or install OpenTofu',
  );
}

/** Effect: measures the file system that holds, or would hold, the data directory of the service. */
export async function checkDisk(data_directory: string): Promise<Check> {
  const name = 'disk';
  for (let at = data_directory; ; at = dirname(at)) {
    const facts = await statfs(at).catch(() => null);
    if (facts === null && at !== dirname(at)) continue;
    if (facts === null)
      return bad(
        'machine',
        name,
        'failed',
        `${data_directory} cannot be reached`,
        `mkdir -p ${data_directory}`,
      );
    const free = facts.bavail * facts.bsize;
    const found = `${formatBytes(free)} free for ${data_directory}`;
    if (!(await isWritable(at)))
      return bad(
        'machine',
        name,
        'warning',
        `${at} is not writable by this user`,
        `export CAIRN_DATA_DIRECTORY=DIRECTORY, or run as the user of the service`,
      );
    if (free < GIB)
      return bad(
        'machine',
        name,
        'failed',
        found,
        `du -xh ${at} | sort -h | tail, then make room: 1 GiB is needed`,
      );
    if (free < 5 * GIB)
      return bad(
        'machine',
        name,
        'warning',
        found,
        'make room, or put CAIRN_DATA_DIRECTORY on a larger disk: images are kept there',
      );
    return ok('machine', name, found);
  }
}

async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** Effect: looks for the package manager of this machine; null when it is none of the known. */
export async function findPackageManager(): Promise<PackageManager | null> {
  for (const manager of PACKAGE_MANAGERS)
    if ((await tryProgram(manager, ['--version'])) !== null) return manager;
  return null;
}
