import { mkdir, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { syncDirectory } from './durable.ts';
import { offsetPath, partPath, sizeOf } from './store.ts';
import type { Store } from './store.ts';

/** An upload's bytes, and the record of how many of them are durable. */
export type PartFiles = { readonly part: FileHandle; readonly record: FileHandle };

/** Effect: opens the files of an upload for what follows its first `bytes`; what lies beyond them is cut off. */
export async function openPartFiles(store: Store, id: string, bytes: number): Promise<PartFiles> {
  const directory = join(store.directory, 'uploads');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const isNew =
    (await sizeOf(partPath(store, id))) === null || (await sizeOf(offsetPath(store, id))) === null;
  const record = await openOrMake(offsetPath(store, id));
  try {
    const part = await openOrMake(partPath(store, id));
    await part.truncate(bytes);
    await writeRecord(record, bytes);
    if (isNew) await syncDirectory(directory);
    return { part, record };
  } catch (thrown) {
    await record.close();
    throw thrown;
  }
}

/** Effect: closes them. */
export async function closePartFiles({ part, record }: PartFiles): Promise<void> {
  await part.close();
  await record.close();
}

/** Effect: makes the first `bytes` durable, and then the record of them. */
export async function makeDurable({ part, record }: PartFiles, bytes: number): Promise<void> {
  await part.datasync();
  await writeRecord(record, bytes);
}

/** Effect: forgets what was written after the first `bytes`; the record goes first, because it never may say more than there is. */
export async function cutOff({ part, record }: PartFiles, bytes: number): Promise<void> {
  await writeRecord(record, bytes);
  await part.truncate(bytes);
}

/** Effect: writes all of it, however many calls that takes. */
export async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < chunk.byteLength;) {
    const left = chunk.byteLength - written;
    const { bytesWritten } = await handle.write(chunk, written, left, position + written);
    written += bytesWritten;
  }
}

/** The record is written over itself and is always of one length, so that a full disk cannot keep it from being written. */
async function writeRecord(record: FileHandle, bytes: number): Promise<void> {
  await writeAll(record, Buffer.from(`${String(bytes).padStart(20, '0')}\n`), 0);
  await record.datasync();
}

async function openOrMake(path: string): Promise<FileHandle> {
  return open(path, (await sizeOf(path)) === null ? 'wx+' : 'r+', 0o600);
}
