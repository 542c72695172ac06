import type { Request, Response } from 'express';
import { CairnError } from '../../../model/error.ts';
import { STAGED } from '../../../model/staged.ts';
import { isAdministrator } from '../../../policy/credentials.ts';
import { readContent } from '../../../store/content.ts';
import type { View } from '../../../store/listing.ts';
import { accessOf } from '../../authorize.ts';
import { rangeOf } from '../../content-range.ts';
import { giveContent, readOut, takePart } from '../../content-stream.ts';
import { requireDeed } from '../../deeds.ts';
import type { Route } from '../../route.ts';
import { toCall } from '../call.ts';
import { IMAGE_PATH } from './addresses.ts';
import { GlanceError } from './errors.ts';
import { changeImage, requireImage } from './store.ts';
import type { ImageFacade } from './store.ts';
import { stateOf } from './to-openstack.ts';

/** How long a client that has sent everything waits until the image is looked at, so that it finds it active. */
const SETTLE_MS = 20_000;
/** States of which bytes that came are part of the way. */
const UNSETTLED = ['queued', 'saving', 'uploading', 'importing'];

/** Pure. The routes by which an image's content comes, at once or staged for an import, and goes out. */
export function fileRoutes(facade: ImageFacade): readonly Route[] {
  return [
    {
      method: 'put',
      path: `${IMAGE_PATH}/images/:id/file`,
      rule: { kind: 'image', verbs: ['upload'] },
      handle: (request, response) => reading(request, response, () => upload(facade, request, response)),
    },
    {
      method: 'put',
      path: `${IMAGE_PATH}/images/:id/stage`,
      rule: { kind: 'image', verbs: ['upload'] },
      handle: (request, response) => reading(request, response, () => stage(facade, request, response)),
    },
    {
      method: 'get',
      path: `${IMAGE_PATH}/images/:id/file`,
      rule: { kind: 'image', verbs: ['download'] },
      handle: (request, response) => download(facade, request, response),
    },
  ];
}

async function reading(request: Request, response: Response, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    readOut(request, response);
  }
}

async function upload(facade: ImageFacade, request: Request, response: Response): Promise<void> {
  const view = await requireReceiver(facade, request, 'saving');
  await takePart(facade.desk, view, { begins: 'start', is_last: true }, request);
  await settled(facade, view.resource.id, response);
  response.status(204).end();
}

async function stage(facade: ImageFacade, request: Request, response: Response): Promise<void> {
  const view = await requireReceiver(facade, request, 'uploading');
  await takePart(facade.desk, view, { begins: 'start', is_last: false }, request);
  const call = toCall(request, IMAGE_PATH, facade.public_url);
  await changeImage(facade, call, view.resource, (draft) => ({
    ...draft,
    marks: { ...draft.marks, [STAGED]: 'true' },
  }));
  response.status(204).end();
}

/** The image, when the caller may send its content and it has none. */
async function requireReceiver(facade: ImageFacade, request: Request, next: string): Promise<View> {
  if (request.is('application/octet-stream') !== 'application/octet-stream') {
    const type = (request.get('Content-Type') ?? '').slice(0, 100);
    throw new GlanceError(415, 'invalid_input', `Send bytes as application/octet-stream, not as "${type}".`);
  }
  if (request.headers['content-encoding'] !== undefined) {
    throw new CairnError('invalid_input', 'The bytes must not be compressed: send no Content-Encoding.');
  }
  const call = toCall(request, IMAGE_PATH, facade.public_url);
  const view = await requireImage(facade, call);
  await judge(facade, request, view, 'upload');
  const { resource, status } = view;
  const state = stateOf(resource.spec, status);
  // What broke off left bytes behind: the next attempt begins anew, unless somebody sends them now.
  const isOpen = state === 'queued' || state === 'saving';
  if (!isOpen || (await readContent(facade.database, resource.id)) !== null) {
    throw new CairnError('conflict', `Image status transition from ${state} to ${next} is not allowed`);
  }
  const store = request.get('X-Image-Meta-Store');
  if (store === undefined || store === resource.spec['store']) return view;
  facade.images.in(store);
  await changeImage(facade, call, resource, (draft) => ({ ...draft, spec: { ...draft.spec, store } }));
  return await requireImage(facade, call);
}

async function download(facade: ImageFacade, request: Request, response: Response): Promise<void> {
  const view = await requireImage(facade, toCall(request, IMAGE_PATH, facade.public_url));
  await judge(facade, request, view, 'download');
  const { resource, status } = view;
  if (
    stateOf(resource.spec, status) === 'deactivated' &&
    !isAdministrator(accessOf(request).principal.credentials)
  ) {
    throw new CairnError(
      'forbidden',
      'The requested image has been deactivated. Image data download is forbidden.',
    );
  }
  const own = await readContent(facade.database, resource.id);
  if (own === null) return void response.status(204).end();
  if (rangeOf(request.get('Range'), own.size_bytes) === 'unsatisfiable') {
    const message = `The range begins behind the last of ${own.size_bytes} bytes.`;
    throw new GlanceError(416, 'invalid_input', message, { 'Content-Range': `bytes */${own.size_bytes}` });
  }
  const md5 = status['md5'];
  if (typeof md5 === 'string') response.set('Content-MD5', md5);
  await giveContent(facade.desk, view, request, response);
}

async function judge(
  { database }: ImageFacade,
  request: Request,
  { resource }: View,
  verb: 'upload' | 'download',
): Promise<void> {
  const { id, spec } = resource;
  await requireDeed(database, accessOf(request), { kind: 'image', id, verb, stored: spec, planned: null });
}

/** Effect: waits until the image has been looked at; a client that was told of success finds it active. */
async function settled({ waits }: ImageFacade, id: string, response: Response): Promise<void> {
  const left = new AbortController();
  response.once('close', () => left.abort());
  await waits.wait({
    id,
    isOver: (view) => view === null || !UNSETTLED.includes(stateOf(view.resource.spec, view.status)),
    timeout_ms: SETTLE_MS,
    signal: left.signal,
  });
}
