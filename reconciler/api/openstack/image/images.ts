import { CairnError } from '../../../model/error.ts';
import { visibilityOf } from '../../../policy/visibility.ts';
import { listImageIds } from '../../../store/image-list.ts';
import { readViews } from '../../../store/listing.ts';
import type { View } from '../../../store/listing.ts';
import { accessOf } from '../../authorize.ts';
import { onlyVisibleViews } from '../../deeds.ts';
import type { Call, FacadeRoute, Reply } from '../call.ts';
import { readId } from '../ids.ts';
import { findObject, removeObject } from '../objects.ts';
import { IMPORT_METHODS } from './info.ts';
import { readNewImage, patched } from './from-openstack.ts';
import { readPatch } from './json-patch.ts';
import { readListQuery } from './list-query.ts';
import type { ListQuery } from './list-query.ts';
import { MEMBER_STATES } from './schemas.ts';
import { changeImage, createImage, requireImage, showImages, showNow } from './store.ts';
import type { ImageFacade } from './store.ts';
import { stateOf } from './to-openstack.ts';

/** Pure. The routes by which images are made, listed, shown, changed and deleted. */
export function imageObjectRoutes(facade: ImageFacade): readonly FacadeRoute[] {
  const rule = (verb: string): FacadeRoute['rule'] => ({ kind: 'image', verbs: [verb] });
  return [
    { method: 'get', path: '/images', rule: rule('list'), answer: (call) => list(facade, call) },
    {
      method: 'post',
      path: '/images',
      rule: rule('create'),
      reads_json: 'of any type',
      answer: (call) => create(facade, call),
    },
    {
      method: 'get',
      path: '/images/:id',
      rule: rule('get'),
      answer: async (call) => {
        const [shown] = await showImages(facade, [await requireImage(facade, call)]);
        return { status: 200, body: shown ?? {} };
      },
    },
    {
      method: 'patch',
      path: '/images/:id',
      rule: rule('update'),
      reads_json: 'of any type',
      answer: async (call) => {
        const changes = readPatch(call.request.headers['content-type'] ?? '', call.body);
        const { resource, status } = await requireImage(facade, call);
        const isQueued = stateOf(resource.spec, status) === 'queued';
        await changeImage(facade, call, resource, (draft) => patched(draft, changes, isQueued));
        return { status: 200, body: await showNow(facade, call, resource.id) };
      },
    },
    {
      method: 'delete',
      path: '/images/:id',
      rule: rule('delete'),
      answer: async (call) => {
        const { resource } = await requireImage(facade, call);
        if (resource.spec['protected'] === true) {
          const message = `Image ${resource.id} is protected and cannot be deleted.`;
          throw new CairnError('forbidden', message);
        }
        await removeObject(facade, call, resource);
        return { status: 204 };
      },
    },
  ];
}

async function create(facade: ImageFacade, call: Call): Promise<Reply> {
  const draft = readNewImage(call.body);
  const id = await createImage(facade, call, withStore(call, draft));
  return {
    status: 201,
    body: await showNow(facade, call, id),
    headers: {
      Location: `${call.base}/images/${id}`,
      'OpenStack-image-import-methods': IMPORT_METHODS.join(','),
      'OpenStack-image-store-ids': facade.images.stores.map(({ name }) => name).join(','),
    },
  };
}

/** Clients may say beforehand where the content is to be kept. */
function withStore<Some extends { readonly spec: object }>(call: Call, draft: Some): Some {
  const store = call.request.get('X-Image-Meta-Store');
  return store === undefined ? draft : { ...draft, spec: { ...draft.spec, store } };
}

async function list(facade: ImageFacade, call: Call): Promise<Reply> {
  const query = readListQuery(call.query);
  const { views, has_more } = await readPage(facade, call, query);
  const last = views.at(-1)?.resource.id;
  const { database } = facade;
  const seen = await onlyVisibleViews(database, accessOf(call.request), 'image', views);
  const shown = await showImages(facade, seen);
  const first = new URLSearchParams(call.query);
  first.delete('marker');
  const next = new URLSearchParams(call.query);
  if (last !== undefined) next.set('marker', last);
  return {
    status: 200,
    body: {
      images: shown,
      ...(has_more && last !== undefined ? { next: `/v2/images?${next.toString()}` } : {}),
      first: first.size === 0 ? '/v2/images' : `/v2/images?${first.toString()}`,
      schema: '/v2/schemas/images',
    },
  };
}

async function readPage(
  facade: ImageFacade,
  call: Call,
  { marker, limit, order, conditions, visibility, member_status }: ListQuery,
): Promise<{ readonly views: readonly View[]; readonly has_more: boolean }> {
  const { database } = facade;
  const { credentials } = accessOf(call.request).principal;
  const after = marker === null ? null : await findObject(facade, call, 'image', readId(marker));
  if (marker !== null && after === null) {
    throw new CairnError('invalid_input', `The marker ${marker.slice(0, 60)} is no image.`);
  }
  const visible = visibilityOf('image', credentials);
  const { ids, has_more } = await listImageIds(database, {
    visible,
    listing: {
      project_id: visible.all ? null : credentials.project_id,
      with_community: visibility === 'community' || visibility === 'all',
      member_status: member_status === 'all' ? MEMBER_STATES : [member_status],
      // Whether hidden ones are wanted is one of the conditions.
      with_hidden: true,
    },
    conditions:
      visibility === null || visibility === 'all'
        ? conditions
        : [...conditions, { field: 'visibility', comparison: 'eq', value: visibility }],
    order,
    after_id: after?.id ?? null,
    limit,
  });
  const found = await readViews(database, ids);
  return { views: ids.flatMap((id) => found.get(id) ?? []), has_more };
}
