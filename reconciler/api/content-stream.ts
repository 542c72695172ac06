import type { Request, Response } from 'express';
import { CairnError } from '../model/error.ts';
import type { Violation } from '../model/error.ts';
import type { JsonObject } from '../model/json.ts';
import { counting } from '../model/counting.ts';
import type { Transfers } from '../model/transfer.ts';
import { CONTENT_HEAD_BYTES } from '../model/kind.ts';
import type { AnyKind, Content } from '../model/kind.ts';
import type { QuotaLimits } from '../model/quota.ts';
import type { Hashing } from '../ports/hashing.ts';
import type { BlobView, ImageStore, Images } from '../ports/images.ts';
import { readContent, recordContent } from '../store/content.ts';
import { inTransaction } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { isAdministrator } from '../policy/credentials.ts';
import { appendEvent } from '../store/events.ts';
import type { View } from '../store/listing.ts';
import { assertImageBytes, bytesExceed, roomForBytes } from '../store/image-bytes.ts';
import { enqueue } from '../store/queue.ts';
import { createArriving } from './arriving.ts';
import type { Arriving } from './arriving.ts';
import { accessOf, principalOf } from './authorize.ts';
import { judgedContent, readBody, verifiedPart } from './content-body.ts';
import { digestIn } from './content-range.ts';
import { serveContent } from './content-serve.ts';
import { requestIdOf } from './route.ts';

/** Uploads that this process takes at once. */
const UPLOAD_LIMIT = 100;
/** No content has more bytes. */
const LARGEST_BYTES = 2 ** 44;
/** How long bytes that nobody wants are read, so that the caller sees the answer before the connection ends. */
const LINGER_MS = 10_000;

/** What taking and giving bytes needs. */
export type ContentMeans = {
  readonly database: Database;
  readonly images: Images;
  readonly hashing: Hashing;
  readonly quotas: QuotaLimits;
  /** Where uploads say how far they are. */
  readonly transfers: Transfers;
};

/** Where the bytes of one kind's objects come in and go out, whatever words the caller's API has. One for each kind: two would not know of each other's writers. */
export type ContentDesk = ContentMeans & {
  readonly kind: AnyKind;
  readonly content: Content<JsonObject>;
  /** Ids whose bytes are being received or checked. */
  readonly receiving: Set<string>;
  readonly arriving: Arriving;
};

/** How much of a content has arrived. */
export type UploadState = {
  readonly offset_bytes: number;
  /** Null while nobody said how many there will be. */
  readonly size_bytes: number | null;
  readonly complete: boolean;
};

/** Bytes that a request brings. */
export type Part = {
  /** Where they begin; `start` is the content's beginning, whatever had arrived before. */
  readonly begins: number | 'start';
  /** Whether the content ends with them; only where nobody promised how long it is. */
  readonly is_last: boolean;
};

/** Effect: opens the desk of a kind; null for a kind without content. */
export function openContentDesk(means: ContentMeans, kind: AnyKind): ContentDesk | null {
  const { content } = kind;
  if (content === undefined) return null;
  return { ...means, kind, content, receiving: new Set(), arriving: createArriving(means.transfers) };
}

/** Effect: reads how much of an object's content is here. */
export async function uploadState(desk: ContentDesk, view: View): Promise<UploadState> {
  const { size_bytes } = desk.content.expected(view.resource.spec);
  // Bytes that only another project sent are not there: whoever knows their digest alone must learn nothing and get nothing.
  const own = await readContent(desk.database, view.resource.id);
  if (own !== null && (await desk.images.stat(own.sha256)) !== null)
    return { offset_bytes: own.size_bytes, size_bytes: own.size_bytes, complete: true };
  const offset_bytes = await storeOf(desk, view).uploadOffset(view.resource.id);
  return { offset_bytes, size_bytes, complete: false };
}

/**
 * Effect: takes the request's body as part of an object's content; the caller has judged who asks. With the last part the whole is checked, becomes the
 * content and wakes the object. A Content-Digest is compared with the part, a Repr-Digest with the whole. Throws conflict (elsewhere: where it stands is
 * in the message; another writer; the object goes), invalid_input (bytes that are wrong; they are not kept), quota_exceeded and unavailable (what fits is kept).
 */
export async function takePart(
  desk: ContentDesk,
  view: View,
  part: Part,
  request: Request,
): Promise<UploadState> {
  const { id, name, deletion_requested_at } = view.resource;
  const { kind, receiving } = desk;
  if (deletion_requested_at !== null) {
    throw new CairnError('conflict', `The ${kind.name} "${name}" is being deleted.`, { resource: id });
  }
  requireSent(desk, view);
  if (receiving.has(id)) {
    throw new CairnError(
      'conflict',
      `Another request uploads the ${kind.name} "${name}" now. Wait until it ends.`,
    );
  }
  if (receiving.size >= UPLOAD_LIMIT) {
    throw new CairnError('unavailable', `${UPLOAD_LIMIT} uploads are running already. Try again later.`);
  }
  receiving.add(id);
  try {
    return await receive(desk, view, part, request);
  } finally {
    receiving.delete(id);
  }
}

/**
 * Effect: what has arrived of a content that nobody promised the length of is all of it: checks it, makes it the content and wakes the object. Nothing to do
 * where there is a content already. Throws as takePart does.
 */
export async function endContent(desk: ContentDesk, view: View, request: Request): Promise<void> {
  const { id } = view.resource;
  const { kind, receiving } = desk;
  requireSent(desk, view);
  if (receiving.has(id)) {
    throw new CairnError('conflict', `Another request uploads the ${kind.name} now. Wait until it ends.`);
  }
  receiving.add(id);
  try {
    const state = await uploadState(desk, view);
    if (!state.complete) await complete(desk, view, state.offset_bytes, null, request);
  } finally {
    receiving.delete(id);
  }
}

/**
 * Effect: begins to check bytes that are all there, when the process that received them died before it had: nobody will send more. Nothing to do for any
 * other upload.
 */
export function checkArrived(desk: ContentDesk, view: View, state: UploadState, request: Request): void {
  const { id } = view.resource;
  if (desk.content.whyNotTaken(view.resource.spec) !== null) return;
  if (state.complete || state.offset_bytes !== state.size_bytes || desk.receiving.has(id)) return;
  desk.receiving.add(id);
  complete(desk, view, state.offset_bytes, null, request)
    .catch((thrown: unknown) => request.log.warn({ err: thrown }, 'an upload could not be checked'))
    .finally(() => desk.receiving.delete(id));
}

/**
 * Effect: answers with an object's content, whole or one range of it; the caller has judged who asks. Throws not_found when it has none yet, and forbidden when it
 * is deactivated and the caller no administrator.
 */
export async function giveContent(
  desk: ContentDesk,
  view: View,
  request: Request,
  response: Response,
): Promise<void> {
  const { name, spec } = view.resource;
  if (spec['deactivated'] === true && !isAdministrator(principalOf(request).credentials)) {
    throw new CairnError(
      'forbidden',
      `The ${desk.kind.name} "${name}" is deactivated: nobody but an administrator gets its content.`,
    );
  }
  const own = await readContent(desk.database, view.resource.id);
  if (own === null || (await desk.images.stat(own.sha256)) === null) {
    throw new CairnError(
      'not_found',
      `The ${desk.kind.name} "${name}" has no content yet. Wait until it is ready.`,
    );
  }
  await serveContent(desk.images, own, request, response);
}

/** Effect: reads what a refused caller still sends, for a while, and throws it away: an answer is lost when the connection breaks. */
export function readOut(request: Request, response: Response): void {
  if (request.readableEnded || request.destroyed) return;
  if (!response.headersSent) response.set('Connection', 'close');
  const timer = setTimeout(() => request.destroy(), LINGER_MS);
  timer.unref();
  request.once('close', () => clearTimeout(timer)).once('error', () => undefined);
  request.resume();
}

/** Bytes that the service brings by itself wait in the same place: nobody else may write there. */
function requireSent(desk: ContentDesk, { resource }: View): void {
  const why = desk.content.whyNotTaken(resource.spec);
  if (why !== null) throw new CairnError('conflict', why, { resource: resource.id });
}

/** Where the object's bytes are to lie. */
function storeOf(desk: ContentDesk, view: View): ImageStore {
  const { store } = view.resource.spec;
  return desk.images.in(typeof store === 'string' ? store : undefined);
}

async function receive(desk: ContentDesk, view: View, part: Part, request: Request): Promise<UploadState> {
  const { id, spec } = view.resource;
  const store = storeOf(desk, view);
  const { sha256, size_bytes } = desk.content.expected(spec);
  const part_sha256 = digestIn(request.get('Content-Digest'), 'Content-Digest');
  const whole_sha256 = digestIn(request.get('Repr-Digest'), 'Repr-Digest');
  const state = await uploadState(desk, view);
  if (!state.complete && part.begins === 'start' && state.offset_bytes > 0) await store.discard(id);
  const stands = state.complete || part.begins !== 'start' ? state.offset_bytes : 0;
  if (part.begins !== 'start' && part.begins !== stands) throw elsewhere(stands, part.begins);
  if (state.complete) return state;
  requireSameDigest(sha256, whole_sha256);
  const length = lengthOf(request);
  const limit = await limitOf(desk, view, size_bytes, stands, length);
  const source = judgedContent(readBody(request), {
    head: stands >= CONTENT_HEAD_BYTES ? null : await store.readUpload(id, 0, CONTENT_HEAD_BYTES),
    offset_bytes: stands,
    size_bytes,
    judge: (head) => requireGood(desk, view, head, size_bytes),
    limit,
  });
  const content = part_sha256 === null ? source : verifiedPart(source, part_sha256, desk.hashing);
  const limit_bytes = size_bytes ?? (length === null ? Infinity : stands + length);
  const arriving = desk.arriving.part(id);
  const total_bytes = size_bytes ?? (part.is_last && length !== null ? stands + length : null);
  const counted = counting(content, (done_bytes) => arriving.at(done_bytes, total_bytes), stands);
  const reached = await discardingWrong(store, id, () =>
    store.append(id, stands, limit_bytes, counted),
  ).finally(arriving.end);
  const isLast = size_bytes === null ? part.is_last : reached >= size_bytes;
  if (!isLast) return { offset_bytes: reached, size_bytes, complete: false };
  const blob = await complete(desk, view, reached, whole_sha256, request);
  return { offset_bytes: blob.size_bytes, size_bytes: blob.size_bytes, complete: true };
}

/** Checks the whole, makes it the object's content and wakes the object. */
async function complete(
  desk: ContentDesk,
  view: View,
  size_bytes: number,
  whole_sha256: string | null,
  request: Request,
): Promise<BlobView> {
  const { id, spec } = view.resource;
  const store = storeOf(desk, view);
  const promised = desk.content.expected(spec);
  // A content never changes: one that was lost can only come back.
  const own = await readContent(desk.database, id);
  if (promised.size_bytes === null) {
    // What is refused here can be continued when there is more room; what the transaction refuses cannot.
    const room = await roomForBytes(desk.database, view.resource, desk.quotas);
    if (size_bytes > room) throw bytesExceed(size_bytes, room);
  }
  const blob = await discardingWrong(store, id, async () => {
    const read = (offset: number, length: number): Promise<Uint8Array> =>
      store.readUpload(id, offset, length);
    requireNone(await desk.content.examine(spec, { size_bytes, read }));
    return await store.finish(id, promised.sha256 ?? own?.sha256 ?? whole_sha256);
  });
  await announce(desk, view, blob, request);
  // A removal that began before is over by now, or did not happen: one that began since would have seen whose bytes they are.
  if ((await desk.images.stat(blob.sha256)) !== null) return blob;
  throw new CairnError(
    'unavailable',
    'The bytes went with another image while they were received. Send them again.',
  );
}

/** Bytes that are not what the spec says, not a part that was refused: that one was never kept. */
class WrongContent extends CairnError {}

/** Bytes that were refused can never become the content. */
async function discardingWrong<Result>(
  store: ImageStore,
  id: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof WrongContent) await store.discard(id);
    throw thrown;
  }
}

function requireGood(desk: ContentDesk, view: View, head: Uint8Array, size_bytes: number | null): void {
  requireNone(desk.content.inspect(view.resource.spec, head, size_bytes));
}

function requireNone(violations: readonly Violation[]): void {
  if (violations.length === 0) return;
  throw new WrongContent('invalid_input', 'The bytes are not what the spec says. They are discarded.', {
    violations,
  });
}

function requireSameDigest(promised: string | null, sent: string | null): void {
  if (promised === null || sent === null || promised === sent) return;
  throw new CairnError(
    'invalid_input',
    `The request says that the content has the SHA-256 ${sent}, but ${promised} was promised. Send the right file.`,
  );
}

/** Refuses what is too much: before it comes where the request says how much that will be, else as soon as it is. */
async function limitOf(
  desk: ContentDesk,
  view: View,
  size_bytes: number | null,
  stands: number,
  length: number | null,
): Promise<(reached: number) => void> {
  const room = size_bytes === null ? await roomForBytes(desk.database, view.resource, desk.quotas) : Infinity;
  const limit = (reached: number): void => {
    if (size_bytes !== null && reached > size_bytes) {
      const over = `The part is ${reached - size_bytes} bytes too long`;
      throw new CairnError(
        'invalid_input',
        `${over}: only ${size_bytes - stands} of ${size_bytes} bytes are missing. It is not kept.`,
      );
    }
    if (reached > room) throw bytesExceed(reached, room);
    if (reached > LARGEST_BYTES)
      throw new CairnError('invalid_input', `No content may have more than ${LARGEST_BYTES} bytes.`);
  };
  if (length !== null) limit(stands + length);
  return limit;
}

/** Null when the body's length is not known before its end. */
function lengthOf(request: Request): number | null {
  const text = request.headers['content-length'];
  if (text !== undefined) return Number(text);
  return request.headers['transfer-encoding'] === undefined ? 0 : null;
}

function elsewhere(stands: number, begins: number): CairnError {
  return new CairnError('conflict', `The upload stands at byte ${stands}, not at ${begins}. Continue there.`);
}

async function announce(desk: ContentDesk, view: View, blob: BlobView, request: Request): Promise<void> {
  const { id, kind, name, project_id } = view.resource;
  const principal = principalOf(request);
  await inTransaction(desk.database, async (transaction) => {
    await assertImageBytes(transaction, { id }, blob.size_bytes, desk.quotas);
    const recorded = await recordContent(transaction, id, blob);
    await enqueue(transaction, [id, ...recorded], 0);
    await appendEvent(transaction, {
      resource_id: id,
      kind,
      project_id,
      type: 'content_uploaded',
      actor: principal.name,
      request_id: requestIdOf(request),
      source_address: accessOf(request).source_address,
      message: `${principal.name} uploaded the content of the ${kind} "${name}".`,
      data: {},
    });
  });
}
