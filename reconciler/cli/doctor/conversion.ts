import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSeal } from '../../drivers/qemu-img/converter.ts';
import { CairnError } from '../../model/error.ts';
import { bad, installCommand, ok } from './check.ts';
import type { Check, PackageManager } from './check.ts';

const NAME = 'conversion';
const FORMATS = 'vmdk, vdi, vhd, vhdx and ploop images, and OVAs';

/** Effect: runs qemu-img the way the service does when it converts images: within limits, and shut in as far as this machine allows. */
export async function checkConversion(manager: PackageManager | null): Promise<Check> {
  const directory = await mkdtemp(join(tmpdir(), 'cairn-doctor-'));
  try {
    const { seal } = await findSeal({ directory });
    if (seal === 'sealed')
      return ok('machine', NAME, 'qemu-img runs limited, with no network and no other files');
    const found =
      seal === 'offline'
        ? 'qemu-img runs limited and with no network, but sees the files of this user'
        : 'qemu-img runs limited, but sees the network and the files of this user';
    return bad(
      'machine',
      NAME,
      'warning',
      found,
      'allow user namespaces: sysctl -w user.max_user_namespaces=15000',
    );
  } catch (thrown) {
    if (!(thrown instanceof CairnError)) throw thrown;
    const found = `${FORMATS} cannot be used: ${thrown.message}`;
    return bad('machine', NAME, 'warning', found, installCommand(manager, 'qemu-img'));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
