import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './processes.ts';

/** What the probe's guest writes to QEMU's debug-exit device; QEMU then exits with (value << 1) | 1. */
const WRITTEN = 0x2a;

/** A boot sector: `mov al, WRITTEN; out 0xf4, al; hlt`, then the signature the BIOS looks for. */
function bootSector(): Buffer {
  const sector = Buffer.alloc(512);
  Buffer.from([0xb0, WRITTEN, 0xe6, 0xf4, 0xf4]).copy(sector);
  sector.writeUInt16LE(0xaa55, 510);
  return sector;
}

/** Effect: runs QEMU for at most `timeout_ms`. Whether a guest boots under this accelerator: firmware, then three instructions. */
export async function acceleratorWorks(accelerator: 'kvm' | 'tcg', timeout_ms: number): Promise<boolean> {
  const directory = await mkdtemp(join(tmpdir(), 'cairn-kvm-'));
  try {
    const image = join(directory, 'sector');
    await writeFile(image, bootSector());
    const args = ['-nodefaults', '-display', 'none', '-m', '32', '-accel', accelerator, '-no-reboot'];
    if (accelerator === 'kvm') args.push('-cpu', 'host');
    args.push('-drive', `file=${image},format=raw,if=ide`, '-device', 'isa-debug-exit,iobase=0xf4,iosize=1');
    const result = await run('qemu-system-x86_64', args, { timeout: timeout_ms });
    return result.code === ((WRITTEN << 1) | 1);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Effect: runs QEMU for at most 3 s. A /dev/kvm node alone proves nothing: on some machines guests hang or QEMU aborts. */
export async function kvmWorks(): Promise<boolean> {
  return existsSync('/dev/kvm') && (await acceleratorWorks('kvm', 3_000));
}
