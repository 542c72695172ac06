import { mkdir, open, readFile, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CairnError } from '../../model/error.ts';
import type { BlobView, Images } from '../../ports/images.ts';
import { digestOfFile, emptyDigest } from './digest.ts';
import type { RunningDigest } from './digest.ts';
import { makeDirectory, removeDurably, syncDirectory, writeDurably } from './durable.ts';
import { fromSystem, storeFull, systemCode } from './errors.ts';

/** After so many bytes an upload is made durable, so that a power cut costs no more than these. */
const SYNC_BYTES = 64 * 1024 * 1024;
/** Running digests kept; an upload whose digest was dropped is read again, once. */
const DIGEST_LIMIT = 256;
const READ_BYTES = 256 * 1024;

/** What the store needs: a directory of its own, and optionally how to learn how many bytes are free there. */
export type FileImagesOptions = {
  readonly directory: string;
  readonly freeBytes?: (directory: string) => Promise<number>;
};

type Store = {
  readonly directory: string;
  readonly freeBytes: (directory: string) => Promise<number>;
  /** Digests of uploads that this process wrote, least recently used first. */
  readonly digests: Map<string, RunningDigest>;
  /** Uploads that a call is changing now. */
  readonly busy: Set<string>;
};

/**
 * Effect: makes the directory. The image store on a file system: `uploads/<id>.part` with the number of its durable bytes in
 * `uploads/<id>.offset`, and finished blobs in `blobs/<first two digits>/<sha256>`. One process writes at a time.
 */
export async function createFileImages(options: FileImagesOptions): Promise<Images> {
  const store: Store = {
    directory: options.directory,
    freeBytes: options.freeBytes ?? freeBytes,
    digests: new Map(),
    busy: new Set(),
  };
  await makeDirectory(join(store.directory, 'uploads'));
  await makeDirectory(join(store.directory, 'blobs'));
  return {
    stat: (sha256) => guard(store, () => statBlob(store, sha256)),
    uploadOffset: (id) => guard(store, () => durableOffset(store, id)),
    append: (id, offset, limit, content) =>
      exclusively(store, id, () => append(store, id, offset, limit, content)),
    readUpload: (id, offset, length) => guard(store, () => readPart(store, id, offset, length)),
    finish: (id, sha256) => exclusively(store, id, () => guard(store, () => finish(store, id, sha256))),
    discard: (id) => exclusively(store, id, () => guard(store, () => discard(store, id))),
    read: (sha256, offset, length) => readBlob(store, sha256, offset, length),
    remove: (sha256) => guard(store, () => removeBlob(store, sha256)),
    list: () => guard(store, () => listBlobs(store)),
  };
}

async function append(
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
  const handle = await guard(store, () => openPart(store, id, offset_bytes));
  const upload = { hash: digest.hash, bytes: digest.bytes, durable: offset_bytes };
  store.digests.delete(id);
  try {
    for await (const chunk of content) {
      const part = chunk.subarray(0, limit_bytes - upload.bytes);
      if (part.byteLength === 0) break;
      await guard(store, () => writeAll(handle, part, upload.bytes), limit_bytes - upload.bytes);
      upload.hash.update(part);
      upload.bytes += part.byteLength;
      if (upload.bytes - upload.durable >= SYNC_BYTES) {
        await guard(store, () => makeDurable(store, id, handle, upload.bytes));
        upload.durable = upload.bytes;
      }
    }
    return upload.bytes;
  } finally {
    // Also when the stream broke: what has arrived is kept.
    await guard(store, async () => {
      try {
        await makeDurable(store, id, handle, upload.bytes);
        remember(store, id, { hash: upload.hash, bytes: upload.bytes });
      } finally {
        await handle.close();
      }
    });
  }
}

async function finish(store: Store, id: string, sha256: string): Promise<BlobView> {
  const size_bytes = await durableOffset(store, id);
  if (size_bytes === 0) {
    const blob = await statBlob(store, sha256);
    if (blob !== null) return blob;
  }
  const found = (await digestAt(store, id, size_bytes)).hash.copy().digest('hex');
  if (found !== sha256) {
    await discard(store, id);
    throw new CairnError(
      'invalid_input',
      `The ${size_bytes} bytes that arrived have the SHA-256 ${found}, but ${sha256} was announced. They are discarded; ` +
        'check the file and send it again from its beginning.',
    );
  }
  const target = blobPath(store, sha256);
  await makeDirectory(dirname(target));
  await rename(partPath(store, id), target);
  await syncDirectory(dirname(target));
  store.digests.delete(id);
  await removeDurably(offsetPath(store, id));
  return { sha256, size_bytes };
}

async function discard(store: Store, id: string): Promise<void> {
  store.digests.delete(id);
  await rm(partPath(store, id), { force: true });
  await removeDurably(offsetPath(store, id));
}

async function readPart(store: Store, id: string, offset: number, length: number): Promise<Uint8Array> {
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

async function* readBlob(
  store: Store,
  sha256: string,
  offset: number,
  length: number,
): AsyncGenerator<Uint8Array> {
  const handle = await guard(store, async () => {
    try {
      return await open(blobPath(store, sha256), 'r');
    } catch (thrown) {
      if (systemCode(thrown) === 'ENOENT') {
        throw new CairnError(
          'not_found',
          `The image store has no content ${sha256}. Upload the image again.`,
        );
      }
      throw thrown;
    }
  });
  try {
    let position = offset;
    while (position < offset + length) {
      const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, offset + length - position));
      const { bytesRead } = await guard(store, () => handle.read(buffer, 0, buffer.byteLength, position));
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function statBlob(store: Store, sha256: string): Promise<BlobView | null> {
  const size_bytes = await sizeOf(blobPath(store, sha256));
  return size_bytes === null ? null : { sha256, size_bytes };
}

async function removeBlob(store: Store, sha256: string): Promise<void> {
  const path = blobPath(store, sha256);
  if ((await sizeOf(path)) !== null) await removeDurably(path);
}

async function listBlobs(store: Store): Promise<readonly BlobView[]> {
  const blobs: BlobView[] = [];
  const root = join(store.directory, 'blobs');
  for (const group of (await readdir(root)).sort()) {
    for (const name of (await readdir(join(root, group))).sort()) {
      const size_bytes = /^[0-9a-f]{64}$/.test(name) ? await sizeOf(join(root, group, name)) : null;
      if (size_bytes !== null) blobs.push({ sha256: name, size_bytes });
    }
  }
  return blobs;
}

/** Bytes of an upload that a power cut cannot take; what lies beyond them in the file is written again. */
async function durableOffset(store: Store, id: string): Promise<number> {
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

async function openPart(store: Store, id: string, bytes: number): Promise<FileHandle> {
  await mkdir(join(store.directory, 'uploads'), { recursive: true, mode: 0o700 });
  const path = partPath(store, id);
  const handle = await open(path, (await sizeOf(path)) === null ? 'wx' : 'r+', 0o600);
  await handle.truncate(bytes);
  return handle;
}

async function makeDurable(store: Store, id: string, handle: FileHandle, bytes: number): Promise<void> {
  await handle.datasync();
  await writeDurably(offsetPath(store, id), `${bytes}\n`);
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

/** One change of an upload at a time: two writers would mix their bytes. */
async function exclusively<Result>(store: Store, id: string, work: () => Promise<Result>): Promise<Result> {
  if (store.busy.has(id)) {
    throw new CairnError('conflict', 'This upload is being written by another request. Wait until it ends.');
  }
  store.busy.add(id);
  try {
    return await work();
  } finally {
    store.busy.delete(id);
  }
}

async function guard<Result>(store: Store, work: () => Promise<Result>, missing_bytes = 1): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    throw fromSystem(thrown, store.directory, missing_bytes);
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}

async function freeBytes(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}

function blobPath(store: Store, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw new CairnError('invalid_input', `${sha256} is not a SHA-256 digest.`);
  return join(store.directory, 'blobs', sha256.slice(0, 2), sha256);
}

function partPath(store: Store, id: string): string {
  return join(store.directory, 'uploads', `${uploadName(id)}.part`);
}

function offsetPath(store: Store, id: string): string {
  return join(store.directory, 'uploads', `${uploadName(id)}.offset`);
}

function uploadName(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id))
    throw new CairnError('invalid_input', 'An upload is named by a lower-case UUID.');
  return id;
}
