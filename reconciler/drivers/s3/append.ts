import { CairnError } from '../../model/error.ts';
import { guard } from './bucket.ts';
import { partKey } from './layout.ts';
import { removeObjects } from './objects.ts';
import type { Part } from './parts.ts';
import { readWhole } from './reading.ts';
import { sendBytes } from './sending.ts';
import { keepDigests, takeDigests } from './store.ts';
import type { Store } from './store.ts';
import { viewUpload } from './uploads.ts';
import { startWriter } from './writer.ts';
import type { PartWriter } from './writer.ts';

/** Effect: appends to an upload; what arrived is stored when it returns or throws. Throws conflict, unavailable, and what the content throws. */
export async function append(
  store: Store,
  id: string,
  offset_bytes: number,
  limit_bytes: number,
  content: AsyncIterable<Uint8Array>,
): Promise<number> {
  const { bucket } = store;
  const { parts, strays, size_bytes } = await guard(bucket, () => viewUpload(store, id));
  if (size_bytes !== offset_bytes) {
    throw new CairnError(
      'conflict',
      `The upload stands at byte ${size_bytes}, not at ${offset_bytes}. Continue there.`,
    );
  }
  // Left by a writer that came to nothing; they must not be taken for what comes now.
  await guard(bucket, () => removeObjects(bucket, strays));
  const digests = takeDigests(store, id, parts);
  digests?.mark();
  try {
    const writer = await startWriter(store, { upload_id: id, parts, limit_bytes, digests });
    const ended = await passOn(content, writer, limit_bytes - offset_bytes);
    if (ended.isRefused) {
      await writer.drop();
      await guard(bucket, () => cutOff(store, id, offset_bytes, parts));
      digests?.rewind();
      if (digests !== null) keepDigests(store, id, parts, digests);
      throw ended.thrown;
    }
    const stored = await writer.end().catch((failure: unknown) => {
      // Why the content ended matters more than whether what had arrived could be kept.
      throw 'thrown' in ended ? ended.thrown : failure;
    });
    if (digests !== null) keepDigests(store, id, stored, digests);
    if ('thrown' in ended) throw ended.thrown;
    return offset_bytes + ended.taken_bytes;
  } finally {
    if (store.known.get(id)?.digests !== digests) digests?.close();
  }
}

/** How a content ended: by itself, or by what it threw. */
type ContentEnd = { readonly taken_bytes: number; readonly isRefused: boolean; readonly thrown?: unknown };

async function passOn(
  content: AsyncIterable<Uint8Array>,
  writer: PartWriter,
  room_bytes: number,
): Promise<ContentEnd> {
  let taken_bytes = 0;
  try {
    for await (const chunk of content) {
      const piece = chunk.subarray(0, room_bytes - taken_bytes);
      if (piece.byteLength === 0) break;
      await writer.take(piece);
      taken_bytes += piece.byteLength;
    }
    return { taken_bytes, isRefused: false };
  } catch (thrown) {
    const isRefused = thrown instanceof CairnError && thrown.code === 'invalid_input';
    return { taken_bytes, isRefused, thrown };
  }
}

/** The upload is again what it was: parts that came go, and the last one that was continued is as short as before. */
async function cutOff(
  store: Store,
  id: string,
  offset_bytes: number,
  before: readonly Part[],
): Promise<void> {
  const { bucket, hashing } = store;
  const { parts } = await viewUpload(store, id);
  const added = parts.filter((part) => part.offset_bytes >= offset_bytes).map((part) => part.key);
  await removeObjects(bucket, added);
  const last = before.at(-1);
  const now = parts.find((part) => part.offset_bytes === last?.offset_bytes);
  if (last === undefined || now === undefined || now.size_bytes === last.size_bytes) return;
  const bytes = await readWhole(bucket, now.key, 0, last.size_bytes);
  await sendBytes(bucket, hashing, partKey(id, last.offset_bytes), bytes);
}
