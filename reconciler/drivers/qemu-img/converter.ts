import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { chmod, chown, open, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { CairnError, toCairnError } from '../../model/error.ts';
import type {
  ConversionControl,
  ConversionSource,
  ConvertedDisk,
  Converter,
  ConvertibleFormat,
} from '../../ports/converter.ts';
import { runChild } from './child.ts';
import type { Seal } from './jail.ts';
import { findProgram, jailed, strongestSeal } from './jail.ts';
import { childLimits, longestSeconds } from './limits.ts';
import { noRoom, requireGoodEnd } from './outcome.ts';
import { createPlaces } from './places.ts';
import type { Scratch } from './scratch.ts';
import { inScratch, openScratch } from './scratch.ts';

/** What a converter needs: a directory of its own, with room for the largest disk twice. */
export type ConverterOptions = {
  readonly directory: string;
  /** The program; looked for unless given. */
  readonly program?: string;
};

const PIECE_BYTES = 1024 * 1024;
const RESULT_NAME = 'disk.qcow2';
const NOBODY = 65_534;

/** The names that QEMU has for the formats. */
const DRIVERS: Readonly<Record<ConvertibleFormat, string>> = {
  raw: 'raw',
  qcow2: 'qcow2',
  vmdk: 'vmdk',
  vdi: 'vdi',
  vhd: 'vpc',
  vhdx: 'vhdx',
  ploop: 'parallels',
};

/** Effect: makes the directory and removes what an earlier process left there. The port `converter` by qemu-img, which runs limited and shut in. */
export async function createConverter(options: ConverterOptions): Promise<Converter> {
  await openScratch(options.directory);
  const places = createPlaces();
  let seal: Promise<{ program: string; seal: Seal }> | null = null;
  const ready = async (): Promise<{ program: string; seal: Seal }> => {
    seal ??= findSeal(options);
    try {
      return await seal;
    } catch (thrown) {
      // Whoever installs the program does not want to restart the service.
      seal = null;
      throw thrown;
    }
  };
  return {
    convert: async (source, take, control) => {
      const means = await ready();
      const leave = await places.enter(control.signal);
      try {
        return await inScratch(options.directory, async (scratch) => {
          const disk = await convertIn(scratch, means, source, control);
          try {
            return await take(viewOf(disk.file, disk.size_bytes));
          } finally {
            await disk.file.close();
          }
        });
      } finally {
        leave();
      }
    },
  };
}

/** Effect: tries qemu-img behind every seal. Gives the strongest that works. Throws unavailable: not installed, or does not run. */
export async function findSeal(options: ConverterOptions): Promise<{ program: string; seal: Seal }> {
  const program = options.program ?? findProgram('qemu-img');
  if (program === null || findProgram('prlimit') === null || findProgram('setpriv') === null) {
    const [name, debian, others] =
      program === null
        ? ['qemu-img', 'qemu-utils', 'qemu-img']
        : ['prlimit or setpriv', 'util-linux', 'util-linux'];
    throw new CairnError(
      'unavailable',
      `The program ${name}, which converts disks, is not installed where the service runs. Install the package ${debian} (Debian, Ubuntu) or ${others} (Fedora, openSUSE); the conversion is tried again by itself.`,
    );
  }
  const seal = await inScratch(options.directory, async (scratch) => {
    await (await open(scratch.input, 'w')).close();
    return await strongestSeal(program, ['--version'], scratch);
  });
  if (seal !== null) return { program, seal };
  throw new CairnError(
    'unavailable',
    `The program ${program}, which converts disks, does not run. Try it by hand (${program} --version) and reinstall it.`,
  );
}

async function convertIn(
  scratch: Scratch,
  { program, seal }: { program: string; seal: Seal },
  source: ConversionSource,
  { signal, progress }: ConversionControl,
): Promise<{ file: FileHandle; size_bytes: number }> {
  const total = source.length_bytes + source.virtual_size_bytes;
  await writeInput(scratch, source, signal, (written) => progress?.(written, total));
  const is_nobody = seal === 'sealed' && process.getuid?.() === 0;
  if (is_nobody) await chown(scratch.output, NOBODY, NOBODY);
  const driver = {
    driver: DRIVERS[source.format],
    ...(source.format === 'raw' ? {} : { backing: null }),
    ...(source.format === 'vhd' ? { force_size_calc: await vhdSizeRule(scratch.input, source) } : {}),
  };
  const limits = childLimits(source, await freeBytes(scratch.directory));
  const command = jailed(seal, limits, scratch, (input, output) => [
    program,
    'convert',
    '-p',
    '-O',
    'qcow2',
    // The driver is named and nothing is looked for: neither a format by its magic, nor a backing file by its name.
    `json:${JSON.stringify({ ...driver, file: { driver: 'file', filename: input, locking: 'off' } })}`,
    `${output}/${RESULT_NAME}`,
  ]);
  const end = await runChild(command, {
    signal,
    deadline_ms: longestSeconds(source) * 1000,
    said: (text) => {
      const percent = Number(/\(([\d.]+)\/100%\)[^(]*$/.exec(text)?.[1] ?? Number.NaN);
      if (percent >= 0 && percent <= 100)
        progress?.(source.length_bytes + Math.floor((source.virtual_size_bytes * percent) / 100), total);
    },
  });
  requireGoodEnd(end, source, limits.file_bytes);
  return openResult(join(scratch.output, RESULT_NAME));
}

/** Whether the size that the examination found is the one that the footer gives in bytes, or that of its geometry: versions of QEMU differ in which they take. */
async function vhdSizeRule(
  path: string,
  { length_bytes, virtual_size_bytes }: ConversionSource,
): Promise<'current_size' | 'chs'> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(512), 0, 512, Math.max(0, length_bytes - 512));
    const current = Number(buffer.readBigUInt64BE(48));
    return Math.floor(current / 512) * 512 === virtual_size_bytes ? 'current_size' : 'chs';
  } finally {
    await file.close();
  }
}

async function writeInput(
  scratch: Scratch,
  { content, length_bytes }: ConversionSource,
  signal: AbortSignal,
  wrote: (written: number) => void,
): Promise<void> {
  const free = await freeBytes(scratch.directory);
  if (free < length_bytes) throw noRoom(scratch.directory, length_bytes - free);
  const file = await open(scratch.input, 'wx', 0o600);
  try {
    let written = 0;
    for await (const piece of content) {
      signal.throwIfAborted();
      if (written + piece.byteLength > length_bytes) break;
      await file.writeFile(piece);
      written += piece.byteLength;
      wrote(written);
    }
    if (written !== length_bytes) {
      throw new CairnError(
        'unavailable',
        'The image store gave fewer bytes than it has. It will be tried again.',
      );
    }
  } catch (thrown) {
    throw isFull(thrown) ? noRoom(scratch.directory, length_bytes) : toCairnError(thrown);
  } finally {
    await file.close();
  }
  await chmod(scratch.input, 0o444);
}

/** A child that was taken over may have left a link or a pipe in place of its result. */
async function openResult(path: string): Promise<{ file: FileHandle; size_bytes: number }> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  const found = await file.stat();
  if (found.isFile() && found.nlink === 1) return { file, size_bytes: found.size };
  await file.close();
  throw new CairnError('internal', 'The conversion left something that is no file.');
}

function viewOf(file: FileHandle, size_bytes: number): ConvertedDisk {
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  };
  return {
    size_bytes,
    read,
    content: async function* () {
      for (let offset = 0; offset < size_bytes; offset += PIECE_BYTES) {
        yield await read(offset, Math.min(PIECE_BYTES, size_bytes - offset));
      }
    },
  };
}

async function freeBytes(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}

function isFull(thrown: unknown): boolean {
  return (
    thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOSPC' || thrown.code === 'EDQUOT')
  );
}
