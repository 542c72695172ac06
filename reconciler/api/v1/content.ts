import type { Request, Response } from 'express';
import { KINDS } from '../../../schemas/generated/kinds.ts';
import { CairnError } from '../../model/error.ts';
import { CONTENT_HEAD_BYTES } from '../../model/kind.ts';
import type { AnyKind, Content } from '../../model/kind.ts';
import type { JsonObject } from '../../model/json.ts';
import type { BlobView, ImageStore, Images } from '../../ports/images.ts';
import { readContent, recordContent } from '../../store/content.ts';
import { inTransaction } from '../../store/database.ts';
import type { Database } from '../../store/database.ts';
import { lockDesired } from '../../store/desired.ts';
import { appendEvent } from '../../store/events.ts';
import type { View } from '../../store/listing.ts';
import { enqueue } from '../../store/queue.ts';
import { accessOf, principalOf } from '../authorize.ts';
import { parseQuery } from '../query.ts';
import { requestIdOf } from '../route.ts';
import type { Route } from '../route.ts';
import { requireView } from './resources.ts';
import { judgedContent, readBody } from './upload-stream.ts';

/** Uploads that this process takes at once. */
const UPLOAD_LIMIT = 100;
/** No content has more bytes. */
const LARGEST_BYTES = 2 ** 44;
/** How long bytes that nobody wants are read, so that the caller sees the answer before the connection ends. */
const LINGER_MS = 10_000;

type Upload = {
  readonly database: Database;
  readonly images: Images;
  readonly kind: AnyKind;
  readonly content: Content<JsonObject>;
  /** Ids whose bytes are being received. */
  readonly receiving: Set<string>;
};

/** How much of a content has arrived. */
export type UploadState = {
  readonly offset_bytes: number;
  /** Null while nobody said how many there will be. */
  readonly size_bytes: number | null;
  readonly complete: boolean;
};

/** Pure. The routes by which the bytes of one kind's objects arrive; none for kinds without content. */
export function contentRoutes(database: Database, images: Images, kind: AnyKind): readonly Route[] {
  const { content, name } = kind;
  if (content === undefined) return [];
  const upload: Upload = { database, images, kind, content, receiving: new Set() };
  const path = `/v1/${KINDS[name].collection}/:id/content-upload`;
  return [
    {
      method: 'get',
      path,
      rule: { kind: name, verbs: ['get'] },
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const view = await requireView(database, kind, request);
        const state = await stateOf(upload, view);
        if (!state.complete && state.offset_bytes === state.size_bytes)
          checkAgain(upload, view, request, state.offset_bytes);
        response.set('Upload-Offset', String(state.offset_bytes)).json(state);
      },
    },
    {
      method: 'patch',
      path,
      rule: { kind: name, verbs: ['upload'] },
      handle: (request, response) => receive(upload, request, response),
    },
  ];
}

async function stateOf(upload: Upload, view: View): Promise<UploadState> {
  const { size_bytes } = upload.content.expected(view.resource.spec);
  // Bytes that only another project sent are not there: whoever knows their digest alone must learn nothing and get nothing.
  const own = await readContent(upload.database, view.resource.id);
  if (own !== null && (await upload.images.stat(own.sha256)) !== null)
    return { offset_bytes: own.size_bytes, size_bytes: own.size_bytes, complete: true };
  const offset_bytes = await storeOf(upload, view).uploadOffset(view.resource.id);
  return { offset_bytes, size_bytes, complete: false };
}

/** Where the object's bytes are to lie. */
function storeOf(upload: Upload, view: View): ImageStore {
  const { store } = view.resource.spec;
  return upload.images.in(typeof store === 'string' ? store : undefined);
}

async function receive(upload: Upload, request: Request, response: Response): Promise<void> {
  try {
    parseQuery(request.url, []);
    const offset_bytes = offsetOf(request);
    const view = await requireView(upload.database, upload.kind, request, 'upload');
    const { id, name } = view.resource;
    if (view.resource.deletion_requested_at !== null) {
      throw new CairnError('conflict', `The ${upload.kind.name} "${name}" is being deleted.`, {
        resource: id,
      });
    }
    if (upload.receiving.has(id)) {
      throw new CairnError(
        'conflict',
        `Another request uploads the ${upload.kind.name} "${name}" now. Wait until it ends.`,
      );
    }
    if (upload.receiving.size >= UPLOAD_LIMIT) {
      throw new CairnError('unavailable', `${UPLOAD_LIMIT} uploads are running already. Try again later.`);
    }
    upload.receiving.add(id);
    try {
      await append(upload, view, offset_bytes, request, response);
    } finally {
      upload.receiving.delete(id);
    }
  } finally {
    // What the caller still sends after a refusal is read for a while and thrown away: an answer is lost when the connection breaks.
    if (!request.readableEnded && !request.destroyed) linger(request, response);
  }
}

async function append(
  upload: Upload,
  view: View,
  offset_bytes: number,
  request: Request,
  response: Response,
): Promise<void> {
  const { content } = upload;
  const { id, spec } = view.resource;
  const store = storeOf(upload, view);
  const { size_bytes } = content.expected(spec);
  const state = await stateOf(upload, view);
  if (state.offset_bytes !== offset_bytes) {
    response.set('Upload-Offset', String(state.offset_bytes));
    throw new CairnError(
      'conflict',
      `The upload stands at byte ${state.offset_bytes}, not at ${offset_bytes}. Continue there.`,
    );
  }
  if (state.complete) return void response.set('Upload-Offset', String(state.offset_bytes)).json(state);
  requireRoom(request, offset_bytes, size_bytes);
  const head = await store.readUpload(id, 0, CONTENT_HEAD_BYTES);
  const judge = (bytes: Uint8Array): void => requireGood(content, view, bytes, size_bytes);
  try {
    const source = judgedContent(readBody(request), { head, offset_bytes, size_bytes, judge });
    const reached = await store.append(id, offset_bytes, size_bytes ?? LARGEST_BYTES, source);
    const isLast = size_bytes === null ? request.get('Upload-Complete') === '?1' : reached >= size_bytes;
    if (!isLast) return void response.status(204).set('Upload-Offset', String(reached)).end();
    const blob = await complete(upload, view, request, reached);
    const done: UploadState = {
      offset_bytes: blob.size_bytes,
      size_bytes: blob.size_bytes,
      complete: true,
    };
    response.status(200).set('Upload-Offset', String(blob.size_bytes)).json(done);
  } catch (thrown) {
    await discardWhenWrong(upload, id, thrown);
    throw thrown;
  }
}

/** Checks the whole, makes it the object's content and wakes the object. */
async function complete(upload: Upload, view: View, request: Request, size_bytes: number): Promise<BlobView> {
  const { content } = upload;
  const { id, spec } = view.resource;
  const store = storeOf(upload, view);
  requireGood(content, view, await store.readUpload(id, 0, CONTENT_HEAD_BYTES), size_bytes);
  const blob = await store.finish(id, content.expected(spec).sha256);
  await announce(upload, view, request, blob);
  return blob;
}

/** All bytes are there, but the process that received them died before it had checked them: nobody will send more. */
function checkAgain(upload: Upload, view: View, request: Request, size_bytes: number): void {
  const { id } = view.resource;
  if (upload.receiving.has(id)) return;
  upload.receiving.add(id);
  void complete(upload, view, request, size_bytes)
    .catch((thrown: unknown) => discardWhenWrong(upload, id, thrown))
    .catch((thrown: unknown) => request.log.warn({ err: thrown }, 'an upload could not be checked'))
    .finally(() => upload.receiving.delete(id));
}

/** Bytes that were refused can never become the content. */
async function discardWhenWrong(upload: Upload, id: string, thrown: unknown): Promise<void> {
  if (thrown instanceof CairnError && thrown.code === 'invalid_input') await upload.images.discard(id);
}

function requireGood(
  content: Content<JsonObject>,
  view: View,
  head: Uint8Array,
  size_bytes: number | null,
): void {
  const { spec } = view.resource;
  const violations = content.inspect(spec, head, size_bytes);
  if (violations.length === 0) return;
  throw new CairnError('invalid_input', 'The bytes are not what the spec says. They are discarded.', {
    violations,
  });
}

async function announce(upload: Upload, view: View, request: Request, blob: BlobView): Promise<void> {
  const { id, kind, name, project_id } = view.resource;
  const principal = principalOf(request);
  await inTransaction(upload.database, async (transaction) => {
    if ((await lockDesired(transaction, id)) === null)
      throw new CairnError('not_found', `There is no ${kind} ${id}.`);
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

function offsetOf(request: Request): number {
  if (request.is('application/octet-stream') !== 'application/octet-stream') {
    throw new CairnError(
      'invalid_input',
      'Send the bytes as Content-Type: application/octet-stream, also when there are none.',
    );
  }
  if (request.headers['content-encoding'] !== undefined) {
    throw new CairnError('invalid_input', 'The bytes must not be compressed: send no Content-Encoding.');
  }
  const text = request.get('Upload-Offset') ?? '';
  if (!/^\d{1,15}$/.test(text)) {
    throw new CairnError(
      'invalid_input',
      'Upload-Offset must say at which byte the part begins; 0 for the first.',
    );
  }
  return Number(text);
}

function requireRoom(request: Request, offset_bytes: number, size_bytes: number | null): void {
  if (size_bytes === null) return;
  const length = Number(request.headers['content-length'] ?? 0);
  if (offset_bytes + length > size_bytes) {
    throw new CairnError(
      'invalid_input',
      `The part holds ${length} bytes, but only ${size_bytes - offset_bytes} of ${size_bytes} are missing.`,
    );
  }
}

function linger(request: Request, response: Response): void {
  if (!response.headersSent) response.set('Connection', 'close');
  const timer = setTimeout(() => request.destroy(), LINGER_MS);
  timer.unref();
  request.once('close', () => clearTimeout(timer)).once('error', () => undefined);
  request.resume();
}
