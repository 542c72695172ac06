import { CairnError } from '../../model/error.ts';
import { CONTENT_DIGESTS } from '../../ports/hashing.ts';
import type { Hashing, RunningDigests } from '../../ports/hashing.ts';
import type { Bucket } from './bucket.ts';
import { markOf } from './parts.ts';
import type { Part, PartSizes } from './parts.ts';

/** A bucket as a store, and what this process knows of its uploads. */
export type Store = {
  readonly bucket: Bucket;
  readonly hashing: Hashing;
  readonly sizes: PartSizes;
  /** Digests of uploads that this process wrote from their beginning, least recently used first. */
  readonly known: Map<string, Known>;
  /** Uploads that a call is changing now. */
  readonly busy: Set<string>;
};

/** Digests, and the parts for which they hold: another process may have written meanwhile. */
type Known = { readonly mark: string; readonly digests: RunningDigests };

/** Digests kept; an upload whose digests were dropped is read again, once. */
const KNOWN_LIMIT = 128;

/** Effect: the digests of the parts, out of what is remembered; those of nothing for no parts, null when they are not known. */
export function takeDigests(store: Store, id: string, parts: readonly Part[]): RunningDigests | null {
  const known = store.known.get(id);
  store.known.delete(id);
  if (known?.mark === markOf(parts)) return known.digests;
  known?.digests.close();
  return parts.length === 0 ? store.hashing.start(CONTENT_DIGESTS) : null;
}

/** Effect: remembers digests for the next part of the upload. */
export function keepDigests(store: Store, id: string, parts: readonly Part[], digests: RunningDigests): void {
  forgetDigests(store, id);
  store.known.set(id, { mark: markOf(parts), digests });
  const [oldest] = store.known.keys();
  if (store.known.size > KNOWN_LIMIT && oldest !== undefined) forgetDigests(store, oldest);
}

/** Effect: forgets what is known of an upload's digests. */
export function forgetDigests(store: Store, id: string): void {
  store.known.get(id)?.digests.close();
  store.known.delete(id);
}

/** Effect: runs the work unless another call of this process changes the upload now. Throws conflict. */
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
