import { open, readdir, readFile, rename, rm, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CairnError } from '../../model/error.ts';
import type { BlobView, StoredUpload } from '../../ports/images.ts';
import { statBlob, writeSidecar } from './blobs.ts';
import { makeDirectory, removeDurably, syncDirectory } from './durable.ts';
import { systemCode } from './errors.ts';
import { forgetDigests, keepDigests, takeDigests } from './running.ts';
import { atShelf, blobPath, offsetPath, partPath, sizeOf, writtenMs } from './store.ts';
import type { Store } from './store.ts';

/** Effect: makes an upload a blob when its digest is right (any is, when none is promised); else discards it and throws invalid_input. */
export async function finish(store: Store, id: string, promised: string | null): Promise<BlobView> {
  const size_bytes = await durableOffset(store, id);
  if (size_bytes === 0 && promised !== null) {
    const blob = await statBlob(store, promised);
    if (blob !== null) return blob;
  }
  const running = await takeDigests(store, id, size_bytes);
  keepDigests(store, id, running);
  const digests = await running.digests();
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
  await atShelf(store, async () => {
    await writeSidecar(store, digests);
    // Its age counts from now, however long ago its last bytes came.
    const now = new Date();
    await utimes(partPath(store, id), now, now);
    await rename(partPath(store, id), target);
  });
  await syncDirectory(dirname(target));
  forgetDigests(store, id);
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
  forgetDigests(store, id);
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
  if (known !== undefined) return known.bytes();
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
