import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { createFileImages } from '../../reconciler/drivers/files/images.ts';
import { CairnError } from '../../reconciler/model/error.ts';
import { digestOf, pieces } from './images.ts';

/** What the test reads from standard output. */
export type FullDiskReport = {
  readonly code: string;
  readonly kept_bytes: number;
  readonly is_other_usable: boolean;
  readonly finished_bytes: number;
};

/**
 * Effect: run as a program in a mount namespace of its own, with a small tmpfs at the directory given: fills it, makes it larger, and goes on.
 * The store is told that there is room, as when something else fills the disk meanwhile.
 */
async function main(directory: string): Promise<FullDiskReport> {
  const images = await createFileImages({
    directory: `${directory}/images`,
    freeBytes: () => Promise.resolve(2 ** 40),
  });
  const small = randomBytes(1000);
  const first = randomUUID();
  await images.append(first, 0, small.length, pieces(small, 1000));
  const blob = await images.finish(first, digestOf(small));
  const bytes = randomBytes(12 * 1024 * 1024);
  const id = randomUUID();
  const refused: unknown = await images
    .append(id, 0, bytes.length, pieces(bytes, 65_536))
    .catch((thrown: unknown) => thrown);
  const kept_bytes = await images.uploadOffset(id);
  const other = await images.stat(blob.sha256);
  execFileSync('mount', ['-o', 'remount,size=64m', directory]);
  await images.append(id, kept_bytes, bytes.length, pieces(bytes.subarray(kept_bytes), 65_536));
  const { size_bytes } = await images.finish(id, digestOf(bytes));
  return {
    code: refused instanceof CairnError ? refused.code : String(refused),
    kept_bytes,
    is_other_usable: other !== null,
    finished_bytes: size_bytes,
  };
}

const [, , directory] = process.argv;
if (directory !== undefined && process.argv[1] === import.meta.filename) {
  process.stdout.write(JSON.stringify(await main(directory)));
}
