import type { RunningDigests } from '../../ports/hashing.ts';
import { makeDurable, writeAll } from './part-files.ts';
import type { PartFiles } from './part-files.ts';
import { guard } from './store.ts';
import type { Store } from './store.ts';

/** After so many bytes an upload is made durable while more come, so that a power cut costs no more than twice these. */
const SYNC_BYTES = 32 * 1024 * 1024;
/**
 * Bytes are gathered in memory that no thread shares first: into shared memory they are copied many times slower from an odd place to another, and
 * from a socket they come in odd lengths.
 */
const GATHERED_BYTES = 128 * 1024;
/** Bytes that wait for company so long are written when no more come. */
const LINGER_MS = 200;

/** Where the bytes of an upload go: into memory, from there to the disk and the digests, all at the same time. */
export type Writer = {
  /** Effect: takes the bytes; they are copied, so their memory may be used again. Throws what kept earlier ones from being written. */
  readonly write: (bytes: Uint8Array) => Promise<void> | void;
  /** Effect: waits until all that was taken is written and digested, and makes it durable as far as it is; gives how far that is. */
  readonly settle: () => Promise<WriterEnd>;
};

/** How far a writer came. */
export type WriterEnd = {
  readonly bytes: number;
  /** Whether the digests saw exactly these bytes. */
  readonly is_digested: boolean;
  /** What kept the rest from being written. */
  readonly failure: { readonly thrown: unknown } | null;
};

/** Effect: a writer that begins at `from`; `limit_bytes` is how long the upload becomes, Infinity when nobody knows. */
export function createWriter(
  store: Store,
  files: PartFiles,
  digests: RunningDigests,
  from: number,
  limit_bytes: number,
): Writer {
  const memory = store.slots.join();
  const gathered = new Uint8Array(GATHERED_BYTES);
  let gathered_bytes = 0;
  let slot: Uint8Array | null = null;
  let filled = 0;
  let taken = from;
  let written = from;
  let durable = from;
  let isDigested = true;
  let failure: { readonly thrown: unknown } | null = null;
  let stored = Promise.resolve();
  let digested: Promise<unknown> = Promise.resolve();
  let sync: Promise<void> | null = null;

  const fail = (thrown: unknown): void => {
    failure ??= { thrown };
  };
  const missing = (): number => Math.max(1, (Number.isFinite(limit_bytes) ? limit_bytes : taken) - written);

  /** One at a time; what is written meanwhile is the next one's. */
  const startSync = (): void => {
    if (sync !== null || written - durable < SYNC_BYTES) return;
    const upto = written;
    sync = store
      .syncTurns(() => guard(store, () => makeDurable(files, upto), missing()))
      .then(() => void (durable = upto), fail)
      .finally(() => (sync = null));
  };
  const put = async (bytes: Uint8Array, position: number): Promise<void> => {
    if (failure !== null) return;
    if (written - durable >= 2 * SYNC_BYTES) await sync;
    await guard(store, () => writeAll(files.part, bytes, position), missing());
    written = position + bytes.byteLength;
    startSync();
  };
  const pour = (into: Uint8Array): void => {
    into.set(gathered.subarray(0, gathered_bytes), filled);
    filled += gathered_bytes;
    gathered_bytes = 0;
  };
  /** Sends what is in the slot on its way. Writes follow each other, so that what is written has no holes. */
  const dispatch = (): void => {
    if (slot === null) return;
    pour(slot);
    if (filled === 0) return;
    const full = slot;
    const bytes = full.subarray(0, filled);
    const position = taken - filled;
    [slot, filled] = [null, 0];
    digested = digests.update(bytes).catch(() => void (isDigested = false));
    stored = stored.then(() => put(bytes, position)).catch(fail);
    void Promise.all([stored, digested]).then(() => memory.give(full));
  };
  const timer = setTimeout(dispatch, LINGER_MS);
  timer.unref();

  const fill = (bytes: Uint8Array): Uint8Array => {
    if (slot === null) return bytes;
    const piece = bytes.subarray(0, GATHERED_BYTES - gathered_bytes);
    gathered.set(piece, gathered_bytes);
    gathered_bytes += piece.byteLength;
    taken += piece.byteLength;
    if (gathered_bytes === GATHERED_BYTES) {
      pour(slot);
      if (filled === slot.byteLength) dispatch();
    }
    return bytes.subarray(piece.byteLength);
  };
  const writeSlowly = async (bytes: Uint8Array): Promise<void> => {
    for (let rest = bytes; rest.byteLength > 0; rest = fill(rest)) {
      if (failure !== null) throw failure.thrown;
      slot ??= await memory.take();
    }
  };

  return {
    write: (bytes) => {
      if (failure !== null) throw failure.thrown;
      timer.refresh();
      // A piece that crosses the end of what is gathered needs two steps.
      const rest = fill(fill(bytes));
      return rest.byteLength === 0 ? undefined : writeSlowly(rest);
    },
    settle: async () => {
      clearTimeout(timer);
      dispatch();
      if (slot !== null) memory.give(slot);
      slot = null;
      await Promise.all([stored, digested]);
      await sync;
      if (durable < written) {
        const upto = written;
        await store
          .syncTurns(() => guard(store, () => makeDurable(files, upto), missing()))
          .then(() => void (durable = upto), fail);
      }
      return { bytes: durable, is_digested: isDigested && taken === durable, failure };
    },
  };
}
