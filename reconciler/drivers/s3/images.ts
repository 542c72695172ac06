import type { S3StoreSettings } from '../../model/image-stores.ts';
import type { Hashing } from '../../ports/hashing.ts';
import type { ImageStore } from '../../ports/images.ts';
import { append } from './append.ts';
import { listBlobs, readBlob, removeBlob, statBlob } from './blobs.ts';
import { guard, openBucket } from './bucket.ts';
import { PART_SIZES } from './parts.ts';
import type { PartSizes } from './parts.ts';
import { exclusively } from './store.ts';
import type { Store } from './store.ts';
import { discard, finish, listUploads, readUpload, viewUpload } from './uploads.ts';

/**
 * Effect: loads the S3 library; sends nothing. The image store in a bucket, which any number of processes may use at once. What arrives
 * is kept as objects `uploads/<id>/<offset>` of 8 MiB, so that any process can go on with an upload; a finished blob is one object in
 * `blobs/<sha256>/`. An upload takes the memory of two parts.
 */
export async function createS3Images(
  settings: S3StoreSettings & { readonly name: string },
  hashing: Hashing,
  sizes: PartSizes = PART_SIZES,
): Promise<ImageStore> {
  const bucket = await openBucket(settings);
  const store: Store = { bucket, hashing, sizes, known: new Map(), busy: new Set() };
  const guarded = <Result>(work: () => Promise<Result>): Promise<Result> => guard(bucket, work);
  return {
    stat: (sha256) => guarded(() => statBlob(bucket, sha256)),
    uploadOffset: (id) => guarded(async () => (await viewUpload(store, id)).size_bytes),
    append: (id, offset, limit, content) =>
      exclusively(store, id, () => append(store, id, offset, limit, content)),
    readUpload: (id, offset, length) => guarded(() => readUpload(store, id, offset, length)),
    finish: (id, sha256) => exclusively(store, id, () => guarded(() => finish(store, id, sha256))),
    discard: (id, written_until_ms) =>
      exclusively(store, id, () => guarded(() => discard(store, id, written_until_ms))),
    read: (sha256, offset, length) => readBlob(bucket, sha256, offset, length),
    remove: (sha256, written_until_ms) => guarded(() => removeBlob(bucket, sha256, written_until_ms)),
    list: () => guarded(() => listBlobs(bucket)),
    listUploads: () => guarded(() => listUploads(store)),
  };
}
