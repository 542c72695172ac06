import { CairnError } from '../../model/error.ts';
import { storeFull } from './errors.ts';
import { closePartFiles, cutOff, openPartFiles } from './part-files.ts';
import { keepDigests, takeDigests } from './running.ts';
import { guard } from './store.ts';
import type { Store } from './store.ts';
import { durableOffset } from './uploads.ts';
import { createWriter } from './writer.ts';
import type { Writer } from './writer.ts';

/** Effect: appends to an upload; what arrived is durable when it returns or throws. Throws conflict, unavailable, and what the content throws. */
export async function append(
  store: Store,
  id: string,
  offset_bytes: number,
  limit_bytes: number,
  content: AsyncIterable<Uint8Array>,
): Promise<number> {
  await guard(store, () => requirePlace(store, id, offset_bytes, limit_bytes));
  const digests = await guard(store, () => takeDigests(store, id, offset_bytes));
  const files = await guard(store, () => openPartFiles(store, id, offset_bytes)).catch((thrown: unknown) => {
    digests.close();
    throw thrown;
  });
  digests.mark();
  const writer = createWriter(store, files, digests, offset_bytes, limit_bytes);
  try {
    const ended = await passOn(content, writer, limit_bytes - offset_bytes);
    const settled = await writer.settle();
    if (ended.isRefused) {
      await guard(store, () => cutOff(files, offset_bytes));
      digests.rewind();
    }
    if (settled.is_digested) keepDigests(store, id, digests);
    else digests.close();
    // Why the content ended matters more than whether what had arrived could be kept.
    if ('thrown' in ended) throw ended.thrown;
    if (settled.failure !== null) throw settled.failure.thrown;
    return settled.bytes;
  } finally {
    await closePartFiles(files);
  }
}

/** How a content ended: by itself, or by what it threw. */
type ContentEnd = { readonly isRefused: boolean; readonly thrown?: unknown };

async function passOn(
  content: AsyncIterable<Uint8Array>,
  writer: Writer,
  room_bytes: number,
): Promise<ContentEnd> {
  let left = room_bytes;
  try {
    for await (const chunk of content) {
      const part = chunk.subarray(0, left);
      if (part.byteLength === 0) break;
      left -= part.byteLength;
      const written = writer.write(part);
      if (written !== undefined) await written;
    }
    return { isRefused: false };
  } catch (thrown) {
    return { isRefused: thrown instanceof CairnError && thrown.code === 'invalid_input', thrown };
  }
}

async function requirePlace(
  store: Store,
  id: string,
  offset_bytes: number,
  limit_bytes: number,
): Promise<void> {
  const stored = await durableOffset(store, id);
  if (stored !== offset_bytes) {
    throw new CairnError(
      'conflict',
      `The upload stands at byte ${stored}, not at ${offset_bytes}. Continue there.`,
    );
  }
  if (!Number.isFinite(limit_bytes)) return;
  const missing = limit_bytes - offset_bytes - (await store.freeBytes(store.directory));
  if (missing > 0) throw storeFull(store.directory, missing);
}
