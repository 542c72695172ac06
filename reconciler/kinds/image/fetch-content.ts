import { CairnError, toCairnError } from '../../model/error.ts';
import type { OperationContext } from '../../model/kind.ts';
import { CONTENT_HEAD_BYTES } from '../../model/kind.ts';
import { counting } from '../../model/counting.ts';
import { gibFor } from '../../model/units.ts';
import type { Arrival } from '../../ports/contents.ts';
import type { FetchedFile } from '../../ports/fetch.ts';
import type { BlobView, ImageStore } from '../../ports/images.ts';
import { examineContent } from './examine.ts';
import type { Declared } from './inspect.ts';
import { inspectContent } from './inspect.ts';
import { orRefuse, refuseFirst } from './refuse-content.ts';

/** What the operation fetch_content is given. */
export type FetchArguments = Declared & {
  readonly image_id: string;
  readonly url: string;
  /** Null is the default store. */
  readonly store: string | null;
  /** What the bytes must have; null takes what they have. */
  readonly sha256: string | null;
};

/** Times that a connection may break in one operation, however much each brought; then the next pass goes on after a back-off. */
const TRIES = 1000;
/** More than any schema lets an image have. */
const LARGEST_BYTES = 2 ** 44;

/**
 * Effect: fetches a URL into the store and makes it the image's content; goes on where an earlier try stopped. What can never become this
 * image's content (refused, of another digest, not an image) is discarded and noted as the reason. Throws unavailable or timeout when a later try
 * may help: what came until then waits for it.
 */
export async function fetchContent(context: OperationContext, args: FetchArguments): Promise<void> {
  const store = context.ports.images.in(args.store ?? undefined);
  await orRefuse(context, args.image_id, async () => {
    await bring(context, store, args);
    await context.ports.contents.record(args.image_id, await finishContent(store, args));
  });
}

/** What there is of the file: how much, of which version, and whether it is all. */
type Standing = { readonly offset: number; readonly arrival: Arrival; readonly whole: boolean };

async function bring(context: OperationContext, store: ImageStore, args: FetchArguments): Promise<void> {
  const { ports, signal } = context;
  let standing = await standingOf(ports.contents, store, args.image_id);
  for (let tries = 0; !standing.whole; tries += 1) {
    const before = standing;
    try {
      standing = await advance(context, store, args, before);
    } catch (thrown) {
      signal.throwIfAborted();
      const error = toCairnError(thrown);
      if (error.code !== 'unavailable' && error.code !== 'timeout') throw error;
      standing = await standingOf(ports.contents, store, args.image_id);
      if (standing.offset <= before.offset || tries >= TRIES) throw error;
    }
  }
}

async function standingOf(
  contents: OperationContext['ports']['contents'],
  store: ImageStore,
  image_id: string,
): Promise<Standing> {
  const arrival = await contents.arrival(image_id);
  const offset = await store.uploadOffset(image_id);
  return { offset, arrival, whole: offset > 0 && offset === arrival.total_bytes };
}

/** Asks once, and takes what comes. */
async function advance(
  { ports, signal, progress }: OperationContext,
  store: ImageStore,
  args: FetchArguments,
  { offset, arrival }: Standing,
): Promise<Standing> {
  const { image_id } = args;
  const file = await ports.fetch.open(args.url, { offset_bytes: offset, version: arrival.version }, signal);
  try {
    requirePromisedSize(args, file.total_bytes);
    if (file.total_bytes !== null) await ports.contents.reserve(image_id, file.total_bytes);
    // Another version, or one of which nobody knows whether it is the same.
    if (file.offset_bytes !== offset) await store.discard(image_id);
    const next: Arrival = { version: file.version, total_bytes: file.total_bytes, refusal: null };
    await ports.contents.noteArrival(image_id, next);
    const limit = file.total_bytes ?? args.size_bytes ?? LARGEST_BYTES;
    const bytes = judged(args, file);
    const content = counting(
      file.total_bytes === null ? reserving(bytes, ports.contents, args, file.offset_bytes) : bytes,
      (done) => progress(done, file.total_bytes),
      file.offset_bytes,
    );
    const reached = await store.append(image_id, file.offset_bytes, limit, content);
    // A connection that ends in good order has brought the whole file when nobody said how much that is.
    const total_bytes = file.total_bytes ?? reached;
    await ports.contents.noteArrival(image_id, { ...next, total_bytes });
    return { offset: reached, arrival: { ...next, total_bytes }, whole: reached === total_bytes };
  } finally {
    file.close();
  }
}

/** Takes room for bytes of which nobody says how many there will be, a GiB at a time: before what does not fit is stored. */
async function* reserving(
  bytes: AsyncIterable<Uint8Array>,
  contents: OperationContext['ports']['contents'],
  { image_id }: FetchArguments,
  offset_bytes: number,
): AsyncGenerator<Uint8Array> {
  let reached = offset_bytes;
  let reserved_gib = 0;
  for await (const chunk of bytes) {
    reached += chunk.length;
    if (gibFor(reached) > reserved_gib) {
      await contents.reserve(image_id, reached);
      reserved_gib = gibFor(reached);
    }
    yield chunk;
  }
}

function requirePromisedSize({ size_bytes }: FetchArguments, total_bytes: number | null): void {
  if (size_bytes === null || total_bytes === null || size_bytes === total_bytes) return;
  throw new CairnError(
    'invalid_input',
    `size_bytes says ${size_bytes}, and the file behind source_url has ${total_bytes} bytes. Check the URL and the size.`,
  );
}

/** The content as it comes, until its beginning shows that it is no such image: then no more of it need come. */
async function* judged(
  args: FetchArguments,
  { content, offset_bytes, total_bytes }: FetchedFile,
): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = offset_bytes === 0 ? new Uint8Array(0) : null;
  for await (const chunk of content) {
    if (head !== null) {
      head = Buffer.concat([head, chunk.subarray(0, CONTENT_HEAD_BYTES - head.length)]);
      if (head.length === CONTENT_HEAD_BYTES) {
        refuseFirst(inspectContent(args, head, total_bytes));
        head = null;
      }
    }
    yield chunk;
  }
}

/** Effect: judges the whole before anybody else may open it, and makes it a blob. Throws invalid_input when it is refused; it is still there then. */
export async function finishContent(
  store: ImageStore,
  args: Declared & { readonly image_id: string; readonly sha256: string | null },
): Promise<BlobView> {
  const { image_id } = args;
  const offset = await store.uploadOffset(image_id);
  const read = (at: number, length: number): Promise<Uint8Array> => store.readUpload(image_id, at, length);
  const { violations } = await examineContent(args, { size_bytes: offset, read });
  refuseFirst(violations);
  return await store.finish(image_id, args.sha256);
}
