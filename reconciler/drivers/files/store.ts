import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { CairnError } from '../../model/error.ts';
import type { Hashing, RunningDigests } from '../../ports/hashing.ts';
import { fromSystem, systemCode } from './errors.ts';
import type { SlotUser } from './slots.ts';
import type { Turns } from './turns.ts';

/** The directory of an image store and what this process knows of it. */
export type Store = {
  readonly directory: string;
  readonly freeBytes: (directory: string) => Promise<number>;
  readonly hashing: Hashing;
  /** Memory through which the bytes of uploads go. */
  readonly slots: { readonly join: () => SlotUser };
  /** Waiting for the disk keeps a thread of Node's few: never all of them. */
  readonly syncTurns: Turns;
  /** Digests of uploads that this process wrote, least recently used first. */
  readonly digests: Map<string, RunningDigests>;
  /** Uploads that a call is changing now. */
  readonly busy: Set<string>;
  /** End of the last change among the blobs. */
  shelf: Promise<unknown>;
};

/** Effect: one change among the blobs at a time, so that none is removed that was finished again at the same moment. */
export async function atShelf<Result>(store: Store, work: () => Promise<Result>): Promise<Result> {
  const mine = store.shelf.then(work, work);
  store.shelf = mine.catch(() => undefined);
  return await mine;
}

/** Effect: runs the work unless another call changes the upload now: two writers would mix their bytes. Throws conflict. */
export async function exclusively<Result>(
  store: Store,
  id: string,
  work: () => Promise<Result>,
): Promise<Result> {
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

/** Effect: runs the work; what the file system throws becomes one of Cairn's codes. `missing_bytes` is said when it is full. */
export async function guard<Result>(
  store: Store,
  work: () => Promise<Result>,
  missing_bytes = 1,
): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    throw fromSystem(thrown, store.directory, missing_bytes);
  }
}

/** Effect: reads. Size of a file, null when it is absent. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}

/** Effect: reads. When a file was last written, in milliseconds since 1970; null when it is absent. */
export async function writtenMs(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}

/** Effect: reads. Bytes that the file system of a directory can still take. */
export async function freeBytes(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}

/** Pure. Where a finished blob lies. Throws invalid_input for what is no digest. */
export function blobPath(store: Store, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw new CairnError('invalid_input', `${sha256} is not a SHA-256 digest.`);
  return join(store.directory, 'blobs', sha256.slice(0, 2), sha256);
}

/** Pure. Where the bytes of an upload lie. Throws invalid_input for what is no id. */
export function partPath(store: Store, id: string): string {
  return join(store.directory, 'uploads', `${uploadName(id)}.part`);
}

/** Pure. Where the number of durable bytes of an upload lies. */
export function offsetPath(store: Store, id: string): string {
  return join(store.directory, 'uploads', `${uploadName(id)}.offset`);
}

function uploadName(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id))
    throw new CairnError('invalid_input', 'An upload is named by a lower-case UUID.');
  return id;
}
