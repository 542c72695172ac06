import { join } from 'node:path';
import type { Hashing } from '../../ports/hashing.ts';
import type { ImageStore } from '../../ports/images.ts';
import { listBlobs, readBlob, removeBlob, statBlob } from './blobs.ts';
import { append } from './append.ts';
import { makeDirectory } from './durable.ts';
import { createHashThreads } from './hashing/threads.ts';
import { createSlots } from './slots.ts';
import { exclusively, freeBytes, guard } from './store.ts';
import type { Store } from './store.ts';
import { sweep } from './sweep.ts';
import { createTurns } from './turns.ts';
import { discard, durableOffset, finish, listUploads, readPart } from './uploads.ts';

/** Calls that wait for the disk at once: half of the threads that Node has for files. */
const SYNC_TURNS = 2;

/** What the store needs: a directory of its own; optionally how to learn how many bytes are free there, and threads that others use too. */
export type FileImagesOptions = {
  readonly directory: string;
  readonly freeBytes?: (directory: string) => Promise<number>;
  readonly hashing?: Hashing;
};

/**
 * Effect: makes the directory. The image store on a file system: `uploads/<id>.part` with the number of its durable bytes in
 * `uploads/<id>.offset`, and finished blobs in `blobs/<first two digits>/<sha256>`. One process writes at a time.
 */
export async function createFileImages(options: FileImagesOptions): Promise<ImageStore> {
  const store: Store = {
    directory: options.directory,
    freeBytes: options.freeBytes ?? freeBytes,
    hashing: options.hashing ?? createHashThreads(),
    slots: createSlots(),
    syncTurns: createTurns(SYNC_TURNS),
    digests: new Map(),
    busy: new Set(),
    shelf: Promise.resolve(),
  };
  await makeDirectory(join(store.directory, 'uploads'));
  await makeDirectory(join(store.directory, 'blobs'));
  await sweep(store);
  return {
    stat: (sha256) => guard(store, () => statBlob(store, sha256)),
    uploadOffset: (id) => guard(store, () => durableOffset(store, id)),
    append: (id, offset, limit, content) =>
      exclusively(store, id, () => append(store, id, offset, limit, content)),
    readUpload: (id, offset, length) => guard(store, () => readPart(store, id, offset, length)),
    finish: (id, sha256) => exclusively(store, id, () => guard(store, () => finish(store, id, sha256))),
    discard: (id, written_until_ms) =>
      exclusively(store, id, () => guard(store, () => discard(store, id, written_until_ms))),
    read: (sha256, offset, length) => readBlob(store, sha256, offset, length),
    remove: (sha256, written_until_ms) => guard(store, () => removeBlob(store, sha256, written_until_ms)),
    list: () => guard(store, () => listBlobs(store)),
    listUploads: () => guard(store, () => listUploads(store)),
  };
}
