import { mkdir, open, readdir, readFile, rename, rm, utimes } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CairnError } from '../../model/error.ts';
import type { BlobView, StoredUpload } from '../../ports/images.ts';
import { statBlob, writeSidecar } from './blobs.ts';
import { digestOfFile, digestsOf, emptyDigest, updateAll } from './digest.ts';
import type { RunningDigest } from './digest.ts';
import { makeDirectory, removeDurably, syncDirectory } from './durable.ts';
import { storeFull, systemCode } from './errors.ts';
import { atShelf, blobPath, guard, offsetPath, partPath, sizeOf, writtenMs } from './store.ts';
import type { Store } from './store.ts';

/** After so many bytes an upload is made durable, so that a power cut costs no more than these. */
const SYNC_BYTES = 64 * 1024 * 1024;
/** Running digests kept; an upload whose digest was dropped is read again, once. */
const DIGEST_LIMIT = 256;

/** Effect: appends to an upload; what arrived is durable when it returns or throws. Throws conflict, unavailable, and what the content throws. */
export async function append(
  store: Store,
  id: string,
  offset_bytes: number,
  limit_bytes: number,
  content: AsyncIterable<Uint8Array>,
): Promise<number> {
  const stored = await guard(store, () => durableOffset(store, id));
  if (stored !== offset_bytes) {
    throw new CairnError(
      'conflict',
      `The upload stands at byte ${stored}, not at ${offset_bytes}. Continue there.`,
    );
  }
  await guard(store, async () => {
    const missing = limit_bytes - offset_bytes - (await store.freeBytes(store.directory));
    if (missing > 0) throw storeFull(store.directory, missing);
  });
  const digest = await guard(store, () => digestAt(store, id, offset_bytes));
  const files = await guard(store, () => openFiles(store, id, offset_bytes));
  const upload = { hashes: digest.hashes, bytes: digest.bytes, durable: offset_bytes };
  store.digests.delete(id);
  const take = async (): Promise<void> => {
    for await (const chunk of content) {
      const part = chunk.subarray(0, limit_bytes - upload.bytes);
      if (part.byteLength === 0) break;
      await guard(store, () => writeAll(files.part, part, upload.bytes), limit_bytes - upload.bytes);
      updateAll(upload.hashes, part);
      upload.bytes += part.byteLength;
      if (upload.bytes - upload.durable < SYNC_BYTES) continue;
      await guard(store, () => makeDurable(files, upload.bytes));
      upload.durable = upload.bytes;
    }
  };
  const keep = (): Promise<void> =>
    guard(store, async () => {
      await makeDurable(files, upload.bytes);
      remember(store, id, { hashes: upload.hashes, bytes: upload.bytes });
    });
  try {
    await take();
    await keep();
    return upload.bytes;
  } catch (thrown) {
    // What has arrived is kept, also when the stream broke or the disk is full; why it ended matters more than whether that worked.
    await keep().catch(() => undefined);
    throw thrown;
  } finally {
    await closeFiles(files);
  }
}

/** Effect: makes an upload a blob when its digest is right (any is, when none is promised); else discards it and throws invalid_input. */
export async function finish(store: Store, id: string, promised: string | null): Promise<BlobView> {
  const size_bytes = await durableOffset(store, id);
  if (size_bytes === 0 && promised !== null) {
    const blob = await statBlob(store, promised);
    if (blob !== null) return blob;
  }
  const digests = digestsOf((await digestAt(store, id, size_bytes)).hashes);
  const { sha256 } = digests;
  if (promised !== null && sha256 !== promised) {
    await discard(store, id);
    throw new CairnError(
      'invalid_input',
      `The ${size_bytes} bytes that arrived have the SHA-256 ${sha256}, but ${promised} was announced. They are discarded; ` +
        'check the file and send it again from its beginning.',
    );
  }
  const target = blobPath(store, sha256);
  await makeDirectory(dirname(target));
  await writeSidecar(store, digests);
  await atShelf(store, async () => {
    // Its age counts from now, however long ago its last bytes came.
    const now = new Date();
    await utimes(partPath(store, id), now, now);
    await rename(partPath(store, id), target);
  });
  await syncDirectory(dirname(target));
  store.digests.delete(id);
  await removeDurably(offsetPath(store, id));
  return { ...digests, size_bytes };
}

/** Effect: reads. All unfinished uploads, by id. */
export async function listUploads(store: Store): Promise<readonly StoredUpload[]> {
  const uploads: StoredUpload[] = [];
  for (const name of (await readdir(join(store.directory, 'uploads'))).sort()) {
    const upload_id = /^([0-9a-f-]{36})\.part$/.exec(name)?.[1];
    if (upload_id === undefined) continue;
    const written_ms = await writtenMs(partPath(store, upload_id));
    if (written_ms !== null) uploads.push({ upload_id, written_ms });
  }
  return uploads;
}

/** Effect: forgets an upload, unless it was written after `written_until_ms`. */
export async function discard(store: Store, id: string, written_until_ms = Infinity): Promise<void> {
  if (((await writtenMs(partPath(store, id))) ?? 0) > written_until_ms) return;
  store.digests.delete(id);
  await rm(partPath(store, id), { force: true });
  await removeDurably(offsetPath(store, id));
}

/** Effect: reads part of an unfinished upload, shorter at its end. */
export async function readPart(
  store: Store,
  id: string,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const available = (await durableOffset(store, id)) - offset;
  if (available <= 0) return new Uint8Array(0);
  const handle = await open(partPath(store, id), 'r');
  try {
    const buffer = Buffer.alloc(Math.min(length, available));
    const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Effect: reads. Bytes of an upload that a power cut cannot take; what lies beyond them in the file is written again. */
export async function durableOffset(store: Store, id: string): Promise<number> {
  const known = store.digests.get(id);
  if (known !== undefined) return known.bytes;
  const size = await sizeOf(partPath(store, id));
  if (size === null) return 0;
  try {
    const recorded = Number.parseInt(await readFile(offsetPath(store, id), 'utf8'), 10);
    return Number.isSafeInteger(recorded) && recorded >= 0 ? Math.min(recorded, size) : 0;
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return 0;
    throw thrown;
  }
}

/** The digest of the first `bytes`; read again from the file when this process did not write them. */
async function digestAt(store: Store, id: string, bytes: number): Promise<RunningDigest> {
  const known = store.digests.get(id);
  if (known !== undefined && known.bytes === bytes) return known;
  const digest = bytes === 0 ? emptyDigest() : await digestOfFile(partPath(store, id), bytes);
  if (digest.bytes !== bytes) {
    throw new CairnError('internal', 'An upload is shorter than what was recorded of it.', {
      detail: `${partPath(store, id)} holds ${digest.bytes} of ${bytes} bytes`,
    });
  }
  if (bytes > 0) remember(store, id, digest);
  return digest;
}

function remember(store: Store, id: string, digest: RunningDigest): void {
  store.digests.delete(id);
  store.digests.set(id, digest);
  const [oldest] = store.digests.keys();
  if (store.digests.size > DIGEST_LIMIT && oldest !== undefined) store.digests.delete(oldest);
}

/** An upload's bytes, and the record of how many of them are durable. */
type UploadFiles = { readonly part: FileHandle; readonly record: FileHandle };

async function openFiles(store: Store, id: string, bytes: number): Promise<UploadFiles> {
  const directory = join(store.directory, 'uploads');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const record = await openOrMake(offsetPath(store, id));
  try {
    const part = await openOrMake(partPath(store, id));
    await part.truncate(bytes);
    await writeAll(record, recordOf(bytes), 0);
    await record.datasync();
    await syncDirectory(directory);
    return { part, record };
  } catch (thrown) {
    await record.close();
    throw thrown;
  }
}

async function closeFiles({ part, record }: UploadFiles): Promise<void> {
  await part.close();
  await record.close();
}

async function openOrMake(path: string): Promise<FileHandle> {
  return open(path, (await sizeOf(path)) === null ? 'wx+' : 'r+', 0o600);
}

/** The record is written over itself, so that a full disk cannot keep it from being written. */
async function makeDurable({ part, record }: UploadFiles, bytes: number): Promise<void> {
  await part.datasync();
  await writeAll(record, recordOf(bytes), 0);
  await record.datasync();
}

/** Always of one length, well within what a disk writes at once. */
function recordOf(bytes: number): Buffer {
  return Buffer.from(`${String(bytes).padStart(20, '0')}\n`);
}

async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < chunk.byteLength) {
    const { bytesWritten } = await handle.write(
      chunk,
      written,
      chunk.byteLength - written,
      position + written,
    );
    written += bytesWritten;
  }
}
