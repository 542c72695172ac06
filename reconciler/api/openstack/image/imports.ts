import { CairnError } from '../../../model/error.ts';
import type { Json } from '../../../model/json.ts';
import { STAGED } from '../../../model/staged.ts';
import { accessFor, objectOrNull } from '../call.ts';
import type { Call, FacadeRoute, Reply } from '../call.ts';
import { endContent } from '../../content-stream.ts';
import { requireDeed } from '../../deeds.ts';
import { IMPORT_METHODS } from './info.ts';
import { changeImage, requireImage } from './store.ts';
import type { ImageFacade } from './store.ts';
import { stateOf } from './to-openstack.ts';

/** Longest address of a file. */
const URI_LIMIT = 2048;

/** Pure. The route by which content comes that was staged before, or that the service fetches. Source: OpenStack Image API v2, Interoperable image import. */
export function importRoutes(facade: ImageFacade): readonly FacadeRoute[] {
  return [
    {
      method: 'post',
      path: '/images/:id/import',
      rule: { kind: 'image', verbs: ['upload'] },
      reads_json: 'of any type',
      answer: (call) => importContent(facade, call),
    },
  ];
}

async function importContent(facade: ImageFacade, call: Call): Promise<Reply> {
  const { name, uri } = methodIn(call.body);
  const store = storeIn(facade, call);
  const view = await requireImage(facade, call);
  const { resource, status } = view;
  const { id, spec } = resource;
  const wish = { kind: 'image', id, verb: 'upload', stored: spec, planned: null } as const;
  await requireDeed(facade.database, accessFor(call), wish);
  const state = stateOf(spec, status);
  if (state === 'active') throw refused('Image with status active cannot be target for import');
  if ((spec['disk_format'] ?? null) === null) throw refused("'disk_format' needs to be set before import");
  if (name === 'glance-direct') {
    if (state !== 'uploading') {
      throw refused("Image needs to be staged before 'glance-direct' method can be used");
    }
    await endContent(facade.desk, view, call.request);
    await changeImage(facade, call, resource, (draft) => {
      const { [STAGED]: _staged, ...marks } = draft.marks;
      return { ...draft, marks, spec: { ...draft.spec, ...store } };
    });
  } else {
    if (state !== 'queued') {
      throw refused(`Image needs to be in 'queued' state to use '${name}' method`);
    }
    const source_url = addressIn(uri);
    await changeImage(facade, call, resource, (draft) => ({
      ...draft,
      spec: { ...draft.spec, ...store, source_url },
    }));
  }
  return { status: 202 };
}

function methodIn(body: unknown): { readonly name: string; readonly uri: unknown } {
  const given = objectOrNull(body);
  if (given?.['method'] === undefined) throw wrong("Import request requires a 'method' field.");
  const method = objectOrNull(given['method']);
  if (method?.['name'] === undefined) throw wrong("Import request requires a 'name' field.");
  for (const flag of ['all_stores', 'all_stores_must_succeed']) {
    if (given[flag] !== undefined && typeof given[flag] !== 'boolean') {
      throw wrong(`'${flag}' must be boolean value only`);
    }
  }
  const name = IMPORT_METHODS.find((each) => each === method['name']);
  if (name === undefined) {
    const said = JSON.stringify(method['name']).slice(0, 60);
    throw wrong(`Unknown import method name ${said}. It must be one of ${IMPORT_METHODS.join(', ')}.`);
  }
  return { name, uri: method['uri'] };
}

/** The store that the content is asked to be kept in, as the spec says it; nothing when none is named. */
function storeIn({ images }: ImageFacade, call: Call): { readonly store?: string } {
  const { stores, all_stores } = objectOrNull(call.body) ?? {};
  const header = call.request.get('X-Image-Meta-Store');
  const named: Json = stores ?? (header === undefined ? [] : [header]);
  if (!Array.isArray(named)) throw wrong("'stores' must be a list of names.");
  const [store, ...others]: readonly Json[] = named;
  if (others.length > 0 || (all_stores === true && images.stores.length > 1)) {
    throw wrong('The content of an image is kept in one store: name one.');
  }
  if (store === undefined) return {};
  if (typeof store !== 'string') throw wrong("'stores' must be a list of names.");
  images.in(store);
  return { store };
}

function addressIn(uri: unknown): string {
  if (typeof uri === 'string' && uri.length <= URI_LIMIT && /^https?:\/\/[^\s]+$/.test(uri)) return uri;
  const said = typeof uri === 'string' ? uri.slice(0, 255) : 'none';
  throw wrong(`URI for web-download does not pass filtering: ${said}`);
}

function refused(message: string): CairnError {
  return new CairnError('conflict', message);
}

function wrong(message: string): CairnError {
  return new CairnError('invalid_input', message);
}
