import { CONTENT_DIGESTS } from '../../ports/hashing.ts';
import type { RunningDigests } from '../../ports/hashing.ts';
import { partPath } from './store.ts';
import type { Store } from './store.ts';

/** Running digests kept; an upload whose digests were dropped is read again, once. */
const KEPT_LIMIT = 128;

/** Effect: the digests of an upload's first `bytes`, out of what is remembered; read from the file when this process did not write them. */
export async function takeDigests(store: Store, id: string, bytes: number): Promise<RunningDigests> {
  const known = store.digests.get(id);
  store.digests.delete(id);
  if (known?.bytes() === bytes) return known;
  known?.close();
  const digests = store.hashing.start(CONTENT_DIGESTS);
  try {
    if (bytes > 0) await digests.updateFromFile(partPath(store, id), 0, bytes);
    return digests;
  } catch (thrown) {
    digests.close();
    throw thrown;
  }
}

/** Effect: remembers digests for the next part of the upload. */
export function keepDigests(store: Store, id: string, digests: RunningDigests): void {
  forgetDigests(store, id);
  store.digests.set(id, digests);
  const [oldest] = store.digests.keys();
  if (store.digests.size > KEPT_LIMIT && oldest !== undefined) forgetDigests(store, oldest);
}

/** Effect: forgets what is known of an upload's digests. */
export function forgetDigests(store: Store, id: string): void {
  store.digests.get(id)?.close();
  store.digests.delete(id);
}
