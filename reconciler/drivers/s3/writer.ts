import type { RunningDigests } from '../../ports/hashing.ts';
import { guard } from './bucket.ts';
import { partKey } from './layout.ts';
import type { Part } from './parts.ts';
import { readWhole } from './reading.ts';
import { sendBytes } from './sending.ts';
import type { Store } from './store.ts';

/** What takes the bytes of one append and makes parts of them. */
export type PartWriter = {
  /** Takes a chunk; waits while a part is full and the one before is still on its way. Throws unavailable. */
  readonly take: (chunk: Uint8Array) => Promise<void>;
  /** Stores what was taken and gives all parts. Throws unavailable; nothing is written after a part that could not be. */
  readonly end: () => Promise<readonly Part[]>;
  /** Waits for what is on its way; what was taken last is thrown away. */
  readonly drop: () => Promise<void>;
};

/** What a writer goes on from, and how far it may go. */
export type WriterStart = {
  readonly upload_id: string;
  readonly parts: readonly Part[];
  readonly limit_bytes: number;
  /** Digests of what is there, to be continued; null when they are not known. */
  readonly digests: RunningDigests | null;
};

/** A part that is being filled. Its first `stored` bytes are there already, as a part that is replaced. */
type Filling = {
  readonly buffer: Uint8Array;
  readonly offset_bytes: number;
  readonly stored: number;
  filled: number;
};

/** Effect: a writer behind the parts that there are. A last part too short to be followed by another is read, to be continued. */
export async function startWriter(store: Store, start: WriterStart): Promise<PartWriter> {
  const { bucket, hashing, sizes } = store;
  const { upload_id, digests } = start;
  const last = start.parts.at(-1);
  const short = last !== undefined && last.size_bytes < sizes.least_bytes ? last : null;
  let parts: readonly Part[] = short === null ? start.parts : start.parts.slice(0, -1);
  let spare: Uint8Array | null = null;
  let flight: Promise<void> = Promise.resolve();

  const begin = (offset_bytes: number, stored = 0): Filling => {
    // Threads read shared memory without a copy; pages that nothing is written to cost nothing.
    const buffer = spare ?? Buffer.from(new SharedArrayBuffer(sizes.part_bytes));
    spare = null;
    return { buffer, offset_bytes, stored, filled: stored };
  };
  const send = async ({ buffer, stored, filled, offset_bytes }: Filling): Promise<void> => {
    const key = partKey(upload_id, offset_bytes);
    const missing_bytes = Number.isFinite(start.limit_bytes) ? start.limit_bytes - offset_bytes : filled;
    const digested = digests?.update(buffer.subarray(stored, filled));
    // A failure is met below, when the part is sent.
    digested?.catch(() => undefined);
    const etag = await guard(
      bucket,
      () => sendBytes(bucket, hashing, key, buffer.subarray(0, filled)),
      missing_bytes,
    );
    await digested;
    parts = [...parts, { key, offset_bytes, size_bytes: filled, etag, written_ms: Date.now() }];
    spare = buffer;
  };
  let filling = begin(short?.offset_bytes ?? endOf(parts), short?.size_bytes ?? 0);
  if (short !== null) {
    filling.buffer.set(await guard(bucket, () => readWhole(bucket, short.key, 0, short.size_bytes)));
  }

  return {
    take: async (chunk) => {
      for (let at = 0; at < chunk.byteLength;) {
        const taken = Math.min(chunk.byteLength - at, filling.buffer.byteLength - filling.filled);
        filling.buffer.set(chunk.subarray(at, at + taken), filling.filled);
        filling.filled += taken;
        at += taken;
        if (filling.filled < filling.buffer.byteLength) continue;
        await flight;
        const full = filling;
        filling = begin(full.offset_bytes + full.filled);
        flight = send(full);
        // Whoever takes or ends next hears of it.
        flight.catch(() => undefined);
      }
    },
    end: async () => {
      await flight;
      if (filling.filled > filling.stored) await send(filling);
      else if (short !== null && filling.stored > 0) parts = [...parts, short];
      return parts;
    },
    drop: () => flight.catch(() => undefined),
  };
}

function endOf(parts: readonly Part[]): number {
  const last = parts.at(-1);
  return last === undefined ? 0 : last.offset_bytes + last.size_bytes;
}
