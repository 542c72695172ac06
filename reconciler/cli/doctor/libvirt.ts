import { existsSync } from 'node:fs';
import { createHostSession } from '../../drivers/libvirt/rpc/connect.ts';
import { unixSocketPaths } from '../../drivers/libvirt/rpc/dialers/unix.ts';
import { parseLibvirtUri } from '../../drivers/libvirt/rpc/uri.ts';
import { bad, installCommand, ok } from './check.ts';
import type { Check, PackageManager } from './check.ts';
import { tryProgram, versionIn } from './exec.ts';

const LOCAL_URI = 'qemu:///system';
const LIMIT_MS = 5000;

/** Effect: connects to this machine's libvirt and makes real calls: opens the QEMU driver, asks for versions. */
export async function checkLibvirt(manager: PackageManager | null): Promise<Check> {
  const name = 'libvirt';
  const sockets = unixSocketPaths(parseLibvirtUri(LOCAL_URI));
  if (!sockets.some((path) => existsSync(path))) {
    const isInstalled = (await tryProgram('libvirtd', ['--version'])) !== null;
    const found = `no socket at ${sockets.join(' or ')}${isInstalled ? ': libvirtd does not run' : ''}`;
    return bad(
      'libvirt',
      name,
      'failed',
      found,
      isInstalled ? startCommand() : installCommand(manager, 'libvirt'),
    );
  }
  const session = createHostSession(LOCAL_URI, { connect_timeout_ms: LIMIT_MS, keepalive: null });
  const signal = AbortSignal.timeout(LIMIT_MS);
  try {
    const library = await session.call('connect_get_lib_version', undefined, { signal });
    const qemu = await session.call('connect_get_version', undefined, { signal });
    return ok(
      'libvirt',
      name,
      `answers at ${LOCAL_URI}: libvirt ${dotted(library.lib_ver)}, QEMU ${dotted(qemu.hv_ver)}`,
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const isRefused = /EACCES|EPERM|auth/i.test(reason);
    return bad(
      'libvirt',
      name,
      'failed',
      reason,
      isRefused ? 'usermod -aG libvirt "$USER", then log in again' : startCommand(),
    );
  } finally {
    await session.close();
  }
}

function startCommand(): string {
  return existsSync('/run/systemd/system') ? 'systemctl enable --now libvirtd' : 'virtlogd -d && libvirtd -d';
}

/** Source: libvirt documentation, virConnectGetLibVersion: major * 1,000,000 + minor * 1,000 + release. */
function dotted(version: bigint): string {
  const number = Number(version);
  return `${Math.floor(number / 1_000_000)}.${Math.floor(number / 1000) % 1000}.${number % 1000}`;
}

/** Effect: runs the programs that libvirt needs for guests, disks and DHCP. */
export async function checkPrograms(manager: PackageManager | null): Promise<readonly Check[]> {
  const emulator = `qemu-system-${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}`;
  const programs = [
    { name: emulator, part: 'qemu' },
    { name: 'qemu-img', part: 'qemu-img' },
    { name: 'dnsmasq', part: 'dnsmasq' },
  ] as const;
  const checks: Check[] = [];
  for (const { name, part } of programs) {
    const ended = await tryProgram(name, ['--version']);
    if (ended?.code === 0) checks.push(ok('libvirt', name, versionIn(ended.stdout)));
    else
      checks.push(
        bad(
          'libvirt',
          name,
          'failed',
          ended === null ? 'not installed' : 'does not run',
          installCommand(manager, part),
        ),
      );
  }
  return checks;
}
