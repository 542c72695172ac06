import { CairnError } from '../../model/error.ts';
import { CONTENT_DIGESTS } from '../../ports/hashing.ts';
import type { Digests } from '../../ports/hashing.ts';
import type { BlobView, StoredUpload } from '../../ports/images.ts';
import { statBlob } from './blobs.ts';
import type { Bucket } from './bucket.ts';
import { isChanged } from './errors.ts';
import { abandonJoin, joinParts, listUnfinishedJoins } from './joining.ts';
import { blobFolder, blobKey, parsePartKey, partKey, uploadFolder, UPLOADS } from './layout.ts';
import { listObjects, removeObjects } from './objects.ts';
import { viewOf } from './parts.ts';
import type { UploadView } from './parts.ts';
import { readObject, readWhole } from './reading.ts';
import { forgetDigests, keepDigests, takeDigests } from './store.ts';
import type { Store } from './store.ts';

/** Effect: reads. What there is of an upload. */
export async function viewUpload(store: Store, id: string): Promise<UploadView> {
  return viewOf(await listObjects(store.bucket, uploadFolder(id)));
}

/** Effect: makes an upload a blob when its digest is right; else discards it and throws invalid_input. */
export async function finish(store: Store, id: string, sha256: string | null): Promise<BlobView> {
  const { bucket } = store;
  const view = await viewUpload(store, id);
  const { parts, size_bytes } = view;
  if (size_bytes === 0 && sha256 !== null) {
    const blob = await statBlob(bucket, sha256);
    if (blob !== null) return blob;
  }
  const digests = await digestsOfUpload(store, id, view);
  if (sha256 !== null && digests.sha256 !== sha256) {
    await discard(store, id);
    throw new CairnError(
      'invalid_input',
      `The ${size_bytes} bytes that arrived have the SHA-256 ${digests.sha256}, but ${sha256} was announced. They are discarded; ` +
        'check the file and send it again from its beginning.',
    );
  }
  await abandonJoins(store, id);
  const key = blobKey({ ...digests, finished_ms: Date.now(), upload_id: id });
  try {
    await joinParts(store, parts, key, digests);
  } catch (thrown) {
    if (!isChanged(thrown)) throw thrown;
    throw new CairnError('conflict', 'This upload was written by another request while it was finished.');
  }
  await removeOlder(bucket, digests.sha256, key, size_bytes);
  forgetDigests(store, id);
  // First the first, so that nothing can be taken for an upload that still stands somewhere.
  await removeObjects(bucket, [...parts.map((part) => part.key), ...view.strays]);
  return { ...digests, size_bytes };
}

/** Effect: reads. All unfinished uploads, by id; also what is only left of one in a joining that never ended. */
export async function listUploads(store: Store): Promise<readonly StoredUpload[]> {
  const written = new Map<string, number>();
  const note = (upload_id: string, ms: number): void =>
    void written.set(upload_id, Math.max(written.get(upload_id) ?? 0, ms));
  for (const { key, written_ms } of await listObjects(store.bucket, UPLOADS)) {
    const upload_id = parsePartKey(key)?.upload_id;
    if (upload_id !== undefined) note(upload_id, written_ms);
  }
  for (const { upload_id, begun_ms } of await listUnfinishedJoins(store.bucket)) note(upload_id, begun_ms);
  return [...written.keys()]
    .sort()
    .map((upload_id) => ({ upload_id, written_ms: written.get(upload_id) ?? 0 }));
}

/** Effect: forgets an upload, unless it was written after `written_until_ms`. */
export async function discard(store: Store, id: string, written_until_ms = Infinity): Promise<void> {
  const listed = await listObjects(store.bucket, uploadFolder(id));
  if (listed.some((object) => object.written_ms > written_until_ms)) return;
  await abandonJoins(store, id, written_until_ms);
  forgetDigests(store, id);
  await removeObjects(
    store.bucket,
    listed.map((object) => object.key),
  );
}

/** Effect: reads part of an unfinished upload, shorter at its end. */
export async function readUpload(
  store: Store,
  id: string,
  offset_bytes: number,
  length_bytes: number,
): Promise<Uint8Array> {
  const end = Math.min(offset_bytes + length_bytes, Number.MAX_SAFE_INTEGER);
  const { parts } = viewOf(await listObjects(store.bucket, uploadFolder(id), partKey(id, end)));
  const pieces: Uint8Array[] = [];
  for (const part of parts) {
    const from = Math.max(offset_bytes, part.offset_bytes);
    const to = Math.min(offset_bytes + length_bytes, part.offset_bytes + part.size_bytes);
    if (from < to) pieces.push(await readWhole(store.bucket, part.key, from - part.offset_bytes, to - from));
  }
  return Buffer.concat(pieces);
}

/** What was sent last is digested already; what another process took is read again. */
async function digestsOfUpload(store: Store, id: string, { parts }: UploadView): Promise<Digests> {
  let digests = takeDigests(store, id, parts);
  if (digests === null) {
    digests = store.hashing.start(CONTENT_DIGESTS);
    try {
      for (const part of parts)
        for await (const piece of readObject(store.bucket, part.key, 0, part.size_bytes))
          await digests.update(piece);
    } catch (thrown) {
      digests.close();
      throw thrown;
    }
  }
  keepDigests(store, id, parts, digests);
  return digests.digests();
}

/** What was finished before is not needed any more. Names that sort behind are left alone: two who do this at once would else remove both. */
async function removeOlder(bucket: Bucket, sha256: string, key: string, size_bytes: number): Promise<void> {
  const versions = await listObjects(bucket, blobFolder(sha256));
  const made = versions.find((version) => version.key === key);
  if (made !== undefined && made.size_bytes !== size_bytes) {
    await removeObjects(bucket, [key]);
    throw new CairnError('internal', 'The image store joined an upload wrongly. It is tried again.', {
      detail: `${key} has ${made.size_bytes} of ${size_bytes} bytes`,
    });
  }
  if (made === undefined) return;
  await removeObjects(
    bucket,
    versions.filter((version) => version.key < key).map((version) => version.key),
  );
}

async function abandonJoins(store: Store, id: string, begun_until_ms = Infinity): Promise<void> {
  for (const join of await listUnfinishedJoins(store.bucket)) {
    if (join.upload_id === id && join.begun_ms <= begun_until_ms) await abandonJoin(store.bucket, join);
  }
}
