import { spawn } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { constants, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probeSector } from '../../drivers/libvirt/kvm-probe.ts';
import { bad, ok } from './check.ts';
import type { Check } from './check.ts';

/** Firmware and a few instructions take less than a second under KVM. */
const LIMIT_MS = 5000;
const NAME = 'kvm';
const TCG = 'guests run under tcg, several times slower';

/** Effect: starts a guest of 32 MiB under KVM for a moment; it must write to its serial port. That /dev/kvm is there proves nothing. */
export async function checkKvm(): Promise<Check> {
  if (process.arch !== 'x64')
    return {
      group: 'libvirt',
      name: NAME,
      status: 'skipped',
      found: `not probed on ${process.arch}`,
      mend: null,
    };
  if (!existsSync('/dev/kvm'))
    return bad(
      'libvirt',
      NAME,
      'warning',
      `no /dev/kvm: ${TCG}`,
      'modprobe kvm_intel || modprobe kvm_amd (and switch virtualisation on in the firmware)',
    );
  const isOpen = await access('/dev/kvm', constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!isOpen)
    return bad(
      'libvirt',
      NAME,
      'warning',
      'this user may not use /dev/kvm (libvirt may all the same)',
      'usermod -aG kvm "$USER", then log in again',
    );
  const said = await runProbe();
  if (said === 'ran') return ok('libvirt', NAME, 'a guest ran under KVM');
  if (said === 'no program')
    return {
      group: 'libvirt',
      name: NAME,
      status: 'skipped',
      found: 'cannot be tried without QEMU',
      mend: null,
    };
  return bad(
    'libvirt',
    NAME,
    'warning',
    `/dev/kvm is there but no guest runs under it (${said}): ${TCG}`,
    'on a virtual machine: switch nested virtualisation on at the machine outside (modprobe kvm_intel nested=1)',
  );
}

/** Gives 'ran', 'no program', or why it did not run. */
async function runProbe(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'cairn-doctor-'));
  try {
    const image = join(directory, 'sector');
    const sector = probeSector();
    await writeFile(image, sector);
    const wanted =
      Buffer.from(sector)
        .toString('latin1')
        .match(/CAIRN-[A-Z]+/)?.[0] ?? 'CAIRN';
    return await runQemu(image, wanted);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function runQemu(image: string, wanted: string): Promise<string> {
  const parameters = [
    '-nodefaults',
    '-display',
    'none',
    '-machine',
    'pc',
    '-m',
    '32',
    '-no-reboot',
    '-cpu',
    'host',
  ];
  parameters.push('-accel', 'kvm', '-serial', 'stdio', '-drive', `file=${image},format=raw,if=ide`);
  return new Promise((resolve) => {
    const child = spawn('qemu-system-x86_64', parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    const timer = setTimeout(() => end(`silent for ${LIMIT_MS / 1000} s`), LIMIT_MS);
    const end = (said: string): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(said);
    };
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('latin1');
      if (output.includes(wanted)) end('ran');
    });
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', (error: NodeJS.ErrnoException) =>
      end(error.code === 'ENOENT' ? 'no program' : error.message),
    );
    child.on('close', (code, signal) => {
      const line = errors.trim().split('\n')[0] ?? '';
      end(line === '' ? `QEMU ended with ${signal ?? code}` : line.slice(0, 160));
    });
  });
}
