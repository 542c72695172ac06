/** What a check found. `needed` things that are broken fail the doctor; warnings do not; skipped ones do not matter here. */
export type CheckStatus = 'ok' | 'warning' | 'failed' | 'skipped';

/** One thing that was really tried, what came of it, and the command or step that mends it. */
export type Check = {
  readonly group: 'machine' | 'libvirt' | 'service' | 'hosts';
  readonly name: string;
  readonly status: CheckStatus;
  readonly found: string;
  readonly mend: string | null;
};

/** Pure. A check that went well. */
export function ok(group: Check['group'], name: string, found: string): Check {
  return { group, name, status: 'ok', found, mend: null };
}

/** Pure. A check that did not, and how to mend it. */
export function bad(
  group: Check['group'],
  name: string,
  status: 'warning' | 'failed',
  found: string,
  mend: string,
): Check {
  return { group, name, status, found, mend };
}

/**
 * Pure. What is broken on this machine's own host side fails only when it is needed: when no registered host is up and
 * guests would run here. With a host elsewhere that is up, it is a warning.
 */
export function weigh(checks: readonly Check[], hasHostUp: boolean): readonly Check[] {
  return checks.map((check) =>
    check.group === 'libvirt' && check.status === 'failed' && hasHostUp
      ? { ...check, status: 'warning' }
      : check,
  );
}

/** Pure. Whether a version such as 20.19.2 is at least `least`. */
export function isAtLeast(version: string, least: string): boolean {
  const parse = (text: string): readonly number[] => text.replace(/^v/, '').split(/[.+-]/).map(Number);
  const [have, want] = [parse(version), parse(least)];
  for (const [index, number] of want.entries()) {
    const own = have[index] ?? 0;
    if (own !== number) return own > number;
  }
  return true;
}

/** Programs that install packages, and what the packages are called there. */
const PACKAGES = {
  'apt-get': {
    qemu: 'qemu-system-x86',
    'qemu-img': 'qemu-utils',
    dnsmasq: 'dnsmasq-base',
    libvirt: 'libvirt-daemon-system',
  },
  dnf: { qemu: 'qemu-kvm', 'qemu-img': 'qemu-img', dnsmasq: 'dnsmasq', libvirt: 'libvirt' },
  zypper: { qemu: 'qemu-kvm', 'qemu-img': 'qemu-tools', dnsmasq: 'dnsmasq', libvirt: 'libvirt' },
} as const;

/** A program that installs packages. */
export type PackageManager = keyof typeof PACKAGES;

/** The package managers that are looked for, in order. */
export const PACKAGE_MANAGERS = Object.keys(PACKAGES) as readonly PackageManager[];

/** Pure. The command that installs a part of the host side; a sentence when the package manager is not known. */
export function installCommand(
  manager: PackageManager | null,
  part: keyof (typeof PACKAGES)['apt-get'],
): string {
  return manager === null
    ? `install ${part} with the package manager of this machine`
    : `${manager} install -y ${PACKAGES[manager][part]}`;
}
