import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { chmod, chown, open, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { CairnError, toCairnError } from '../../model/error.ts';
import { formatBytes } from '../../model/units.ts';
import type {
  ConversionControl,
  ConversionSource,
  ConvertedDisk,
  Converter,
  ConvertibleFormat,
} from '../../ports/converter.ts';
import type { ChildEnd } from './child.ts';
import { runChild } from './child.ts';
import type { Seal } from './jail.ts';
import { findProgram, jailed, strongestSeal } from './jail.ts';
import { childLimits, largestResult, longestSeconds } from './limits.ts';
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
/** Conversions at once, and how many more may wait. */
const PLACES = 2;
const WAITING_LIMIT = 100;

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
  const limits = childLimits(source, await freeBytes(scratch.directory));
  const command = jailed(seal, limits, scratch, (input, output) => [
    program,
    'convert',
    '-p',
    '-O',
    'qcow2',
    // The driver is named and nothing is looked for: neither a format by its magic, nor a backing file by its name.
    `json:${JSON.stringify({
      driver: DRIVERS[source.format],
      ...(source.format === 'raw' ? {} : { backing: null }),
      file: { driver: 'file', filename: input, locking: 'off' },
    })}`,
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

function requireGoodEnd(end: ChildEnd, source: ConversionSource, file_bytes: number): void {
  if (end.code === 0) return;
  const { format } = source;
  const is_too_large = end.signal === 'SIGXFSZ' || /File too large/.test(end.complaint);
  if (is_too_large && file_bytes >= largestResult(source)) {
    throw new CairnError(
      'invalid_input',
      `The ${format} disk grows to more than ${formatBytes(file_bytes)} when it is converted, which no honest disk of ${formatBytes(source.length_bytes)} does. Convert it yourself (qemu-img convert -O qcow2) and upload the result.`,
    );
  }
  if (is_too_large || /No space left/.test(end.complaint)) throw noRoom('for conversions', 1);
  if (end.signal === 'SIGXCPU' || end.signal === 'SIGKILL' || /Cannot allocate memory/.test(end.complaint)) {
    throw new CairnError(
      'unavailable',
      `The conversion of the ${format} disk was stopped: it wanted more time or memory than it may have, or somebody ended it. It will be tried again.`,
      { detail: end.complaint },
    );
  }
  throw new CairnError(
    'invalid_input',
    `The ${format} disk cannot be converted: ${reasonIn(end)}. Check it where it comes from (qemu-img check), make a whole image (qemu-img convert -O qcow2), and upload that.`,
    { detail: end.complaint },
  );
}

/** What the program says itself, without names of files of ours. */
function reasonIn({ complaint, code, signal }: ChildEnd): string {
  const line = complaint.split('\n').find((text) => text.startsWith('qemu-img:'));
  const reason = (line ?? '')
    .replace(/^qemu-img:\s*/, '')
    .replace(/Could not open '[^']*':/g, '')
    .replace(/'?\/\S*(input|output)\S*/g, 'the disk')
    .replace(/[^ -~]/g, '?')
    .trim();
  return reason === '' ? `qemu-img ended with ${signal ?? code}` : reason.slice(0, 200);
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

function noRoom(where: string, missing_bytes: number): CairnError {
  return new CairnError(
    'unavailable',
    `There is no room for the conversion (${where}): at least ${missing_bytes} bytes are missing. Make room on the file system of the service's data directory; it is tried again by itself.`,
  );
}

/** So many at a time; the others wait for their turn, and not too many of them. */
function createPlaces(): { enter: (signal: AbortSignal) => Promise<() => void> } {
  let taken = 0;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) taken -= 1;
    else next();
  };
  return {
    enter: async (signal) => {
      signal.throwIfAborted();
      if (taken < PLACES) {
        taken += 1;
        return leave;
      }
      if (waiting.length >= WAITING_LIMIT) {
        throw new CairnError('unavailable', 'Too many conversions wait already. It will be tried again.');
      }
      await new Promise<void>((resolve, reject) => {
        const turn = (): void => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        };
        const onAbort = (): void => {
          waiting.splice(waiting.indexOf(turn), 1);
          reject(signal.reason as Error);
        };
        signal.addEventListener('abort', onAbort, { once: true });
        waiting.push(turn);
      });
      return leave;
    },
  };
}
