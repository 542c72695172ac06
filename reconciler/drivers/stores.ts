import { setTimeout as sleep } from 'node:timers/promises';
import { CairnError } from '../model/error.ts';
import type { BlobCopy, BlobView, ImageStore, Images, StoreView, StoredBlob } from '../ports/images.ts';

/** A store, and by which name it is known. */
export type NamedStore = { readonly view: StoreView; readonly store: ImageStore };

/** Pure. The port `images` over the only store there is. */
export function onlyStore(store: ImageStore, view: Pick<StoreView, 'name' | 'type'>): Images {
  return joinStores([{ store, view: { ...view, is_default: true } }]);
}

/** Pure. The port `images` over several stores, one of which is the default. What is on this machine is asked before what is not. */
export function joinStores(stores: readonly NamedStore[]): Images {
  const nearest = [...stores].sort((one, other) => distance(one) - distance(other));
  const names = stores.map(({ view }) => view.name).join(', ');
  const main = stores.find(({ view }) => view.is_default)?.store;
  if (main === undefined) throw new CairnError('internal', 'No image store is the default one.');
  const named = (name: string | undefined): ImageStore => {
    const found = name === undefined ? main : stores.find(({ view }) => view.name === name)?.store;
    if (found !== undefined) return found;
    throw new CairnError('invalid_input', `There is no image store "${name}"; there is: ${names}.`);
  };
  const everywhere = async (work: (store: ImageStore) => Promise<void>): Promise<void> => {
    const done = await Promise.allSettled(stores.map(({ store }) => work(store)));
    for (const each of done) if (each.status === 'rejected') throw each.reason;
  };
  return {
    ...main,
    stores: stores.map(({ view }) => view),
    in: named,
    whereIs: async (sha256) => {
      const found = await Promise.all(
        stores.map(async ({ store, view }) => ((await store.stat(sha256)) === null ? [] : [view.name])),
      );
      return found.flat();
    },
    stat: async (sha256) => (await locate(nearest, sha256))?.blob ?? null,
    read: (sha256, offset_bytes, length_bytes) => readNearest(nearest, sha256, offset_bytes, length_bytes),
    discard: (upload_id, until_ms) => everywhere((store) => store.discard(upload_id, until_ms)),
    remove: (sha256, until_ms) => everywhere((store) => store.remove(sha256, until_ms)),
    list: async () => mergedBlobs(await Promise.all(stores.map(({ store }) => store.list()))),
    listUploads: async () => {
      const written = new Map<string, number>();
      for (const { store } of stores)
        for (const { upload_id, written_ms } of await store.listUploads())
          written.set(upload_id, Math.max(written_ms, written.get(upload_id) ?? 0));
      return [...written].map(([upload_id, written_ms]) => ({ upload_id, written_ms }));
    },
    copyBlob: (copy, progress, signal) => copyBlob(named(copy.from), named(copy.to), copy, progress, signal),
  };
}

function distance({ view }: NamedStore): number {
  return view.type === 's3' ? 1 : 0;
}

/** The nearest store that has the blob. One that cannot be asked matters only when no other has it: unknown is not absent. */
async function locate(
  nearest: readonly NamedStore[],
  sha256: string,
): Promise<{ readonly store: ImageStore; readonly blob: BlobView } | null> {
  let failure: unknown = null;
  for (const { store } of nearest) {
    try {
      const blob = await store.stat(sha256);
      if (blob !== null) return { store, blob };
    } catch (thrown) {
      if (thrown instanceof CairnError && thrown.code === 'invalid_input') throw thrown;
      failure ??= thrown;
    }
  }
  if (failure !== null) throw failure;
  return null;
}

/** From the nearest store that has the blob; where one fails the next goes on. */
async function* readNearest(
  nearest: readonly NamedStore[],
  sha256: string,
  offset_bytes: number,
  length_bytes: number,
): AsyncGenerator<Uint8Array> {
  let read_bytes = 0;
  let failure: unknown = null;
  for (const { store } of nearest) {
    try {
      for await (const piece of store.read(sha256, offset_bytes + read_bytes, length_bytes - read_bytes)) {
        read_bytes += piece.byteLength;
        yield piece;
      }
      return;
    } catch (thrown) {
      // That one has not the blob says nothing while another could not be asked.
      const is_absent = thrown instanceof CairnError && thrown.code === 'not_found';
      if (!is_absent || nearest.length === 1) failure ??= thrown;
    }
  }
  if (failure !== null) throw failure;
  throw new CairnError('not_found', `No image store has the content ${sha256}. Upload the image again.`);
}

/** Each blob once, as young as its youngest copy. */
function mergedBlobs(lists: readonly (readonly StoredBlob[])[]): readonly StoredBlob[] {
  const blobs = new Map<string, StoredBlob>();
  for (const blob of lists.flat()) {
    const other = blobs.get(blob.sha256);
    blobs.set(blob.sha256, {
      ...blob,
      md5: blob.md5 ?? other?.md5 ?? null,
      sha512: blob.sha512 ?? other?.sha512 ?? null,
      written_ms: Math.max(blob.written_ms, other?.written_ms ?? 0),
    });
  }
  return [...blobs.values()];
}

/** So often a copy is taken up again where it stands, with longer pauses. */
const COPY_ATTEMPTS = 4;
const FIRST_PAUSE_MS = 200;

async function copyBlob(
  from: ImageStore,
  to: ImageStore,
  { sha256, upload_id }: BlobCopy,
  progress: (done_bytes: number, total_bytes: number) => void,
  signal: AbortSignal,
): Promise<BlobView> {
  const present = await to.stat(sha256);
  if (present !== null) return present;
  const blob = await from.stat(sha256);
  if (blob === null) throw new CairnError('not_found', `The image store has no content ${sha256} to copy.`);
  const { size_bytes } = blob;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const stands = await to.uploadOffset(upload_id);
      const source = from.read(sha256, stands, Math.max(0, size_bytes - stands));
      await to.append(upload_id, stands, size_bytes, watched(source, stands, size_bytes, progress, signal));
      return await to.finish(upload_id, sha256);
    } catch (thrown) {
      const may_work = thrown instanceof CairnError && ['unavailable', 'timeout'].includes(thrown.code);
      if (signal.aborted || !may_work || attempt === COPY_ATTEMPTS) throw thrown;
      await sleep(FIRST_PAUSE_MS * 2 ** attempt, undefined, { signal });
    }
  }
}

/** The same bytes; ends with the signal's reason, and tells how far it is. */
async function* watched(
  source: AsyncIterable<Uint8Array>,
  done: number,
  total: number,
  progress: (done_bytes: number, total_bytes: number) => void,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let at = done;
  for await (const piece of source) {
    signal.throwIfAborted();
    yield piece;
    at += piece.byteLength;
    progress(at, total);
  }
}
