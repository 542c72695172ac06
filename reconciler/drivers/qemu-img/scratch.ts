import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A conversion's own directory: named after the process that made it, so that a later one knows whether anybody still uses it. */
export type Scratch = {
  readonly directory: string;
  /** An empty directory for the root of the child. */
  readonly root: string;
  readonly input: string;
  readonly output: string;
};

/** Effect: makes the directory for all conversions, and removes what processes left in it that do not live any more. */
export async function openScratch(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o711 });
  for (const name of await readdir(directory)) {
    const [pid = '', ticks = ''] = name.split('-', 2);
    if (/^\d+$/.test(pid) && (await startTicks(pid)) === ticks) continue;
    await rm(join(directory, name), { recursive: true, force: true });
  }
}

/** Effect: runs the work with a directory of its own, and removes it whatever comes of the work. */
export async function inScratch<Result>(
  directory: string,
  work: (scratch: Scratch) => Promise<Result>,
): Promise<Result> {
  const own = join(directory, `${process.pid}-${(await startTicks('self')) ?? '0'}-${randomUUID()}`);
  const scratch = {
    directory: own,
    root: join(own, 'root'),
    input: join(own, 'input'),
    output: join(own, 'output'),
  };
  try {
    // Others may pass, so that a child that runs as nobody reaches its two files; they may not look around.
    await mkdir(scratch.root, { recursive: true, mode: 0o711 });
    await chmod(own, 0o711);
    await mkdir(scratch.output, { mode: 0o700 });
    return await work(scratch);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** When a process started, in ticks since the machine did: with its number it names a process for good. Null when there is none. */
async function startTicks(pid: string): Promise<string | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return line === null ? null : (line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null);
}
