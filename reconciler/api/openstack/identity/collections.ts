import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import type { KindName } from '../../../../schemas/generated/types.ts';
import { accessOf } from '../../authorize.ts';
import { bodyOf } from './call.ts';
import type { Call, FacadeRoute } from '../call.ts';
import { readProperties, withProperties } from './from-openstack.ts';
import type { Word } from './from-openstack.ts';
import { meetsQuery, pageReply } from './list.ts';
import { requireDeedOnNothing } from './rights.ts';
import { changeObject, createObject, listObjects, missing, removeObject, requireObject } from '../objects.ts';
import type { Facade } from '../objects.ts';

/** A collection whose objects are made, listed, shown, changed and deleted alike. */
export type Collection = {
  readonly word: Word;
  readonly kind: KindName;
  /** As it stands in addresses and in the answer of a list. */
  readonly many: string;
  /** Properties that lists are filtered by. */
  readonly filters: readonly string[];
  /** Further filters. */
  readonly matches?: (query: URLSearchParams, shown: JsonObject) => boolean;
  /** Pure. The stored id of the object that clients call so; null when nothing can be called so. Reads for kinds that have names for ids. */
  readonly idOf: (facade: Facade, call: Call, written: string) => Promise<string | null> | string | null;
  /** Effect: reads. The objects as clients see them. */
  readonly show: (
    facade: Facade,
    call: Call,
    objects: readonly Resource[],
  ) => Promise<readonly JsonObject[]> | readonly JsonObject[];
  /** Effect: reads. The properties that a client gave as the spec has them; `current` is null for a new object. */
  readonly resolve?: (
    facade: Facade,
    call: Call,
    properties: JsonObject,
    current: Resource | null,
  ) => Promise<JsonObject>;
  /** Pure. Why the caller gets no answer to this, whatever there is; null: it gets one. What there is not is refused alike, so nothing is told by it. */
  readonly refusal?: (call: Call, verb: 'get' | 'list') => CairnError | null;
  /** Effect: ends an object, where that takes more than its own deletion. */
  readonly remove?: (facade: Facade, call: Call, object: Resource) => Promise<void>;
  /** Effect: what goes into one object's answer when the query asks for more. */
  readonly extend?: (facade: Facade, call: Call, object: Resource) => Promise<JsonObject>;
};

/** Pure. The five routes of a collection. */
export function collectionRoutes(facade: Facade, collection: Collection): readonly FacadeRoute[] {
  const { kind, many, word } = collection;
  const one = `/${many}/:id`;
  const rule = (verb: string): FacadeRoute['rule'] => ({ kind, verbs: [verb] });
  return [
    {
      method: 'get',
      path: `/${many}`,
      rule: rule('list'),
      answer: (call) => list(facade, collection, call),
    },
    {
      method: 'post',
      path: `/${many}`,
      rule: rule('create'),
      reads_json: true,
      answer: async (call) => {
        const object = await createFrom(facade, collection, call, bodyOf(call, word));
        return { status: 201, body: { [word]: await showOne(facade, collection, call, object) } };
      },
    },
    {
      method: 'get',
      path: one,
      rule: rule('get'),
      answer: async (call) => {
        const object = await inPath(facade, collection, call).catch((thrown: unknown) => {
          const isMissing = thrown instanceof CairnError && thrown.code === 'not_found';
          throw (isMissing ? collection.refusal?.(call, 'get') : null) ?? thrown;
        });
        const more = (await collection.extend?.(facade, call, object)) ?? {};
        const shown = await showOne(facade, collection, call, object);
        return { status: 200, body: { [word]: { ...shown, ...more } } };
      },
    },
    {
      method: 'patch',
      path: one,
      rule: rule('update'),
      reads_json: true,
      answer: async (call) => {
        const object = await change(facade, collection, call, await inPath(facade, collection, call));
        return { status: 200, body: { [word]: await showOne(facade, collection, call, object) } };
      },
    },
    {
      method: 'delete',
      path: one,
      rule: rule('delete'),
      answer: async (call) => {
        const object = await inPath(facade, collection, call);
        const remove = collection.remove ?? removeObject;
        await remove(facade, call, object);
        return { status: 204 };
      },
    },
  ];
}

/** Effect: reads. The object of a collection that the parameter `id` of the path names. Throws not_found. */
export async function inPath(facade: Facade, { kind, idOf }: Collection, call: Call): Promise<Resource> {
  const written = call.params['id'] ?? '';
  return await requireObject(facade, call, kind, await idOf(facade, call, written), written);
}

/** Effect: makes an object of what a client says of it. */
export async function createFrom(
  facade: Facade,
  collection: Collection,
  call: Call,
  given: JsonObject,
): Promise<Resource> {
  const { word, kind, resolve } = collection;
  const properties = withProperties({}, readProperties(word, given));
  requireDeedOnNothing(accessOf(call.request), kind, 'create');
  const spec = (await resolve?.(facade, call, properties, null)) ?? properties;
  return await createObject(facade, call, kind, withSecret(withProperties({}, spec)));
}

/** Effect: reads. An object as the answer shows it. */
export async function showOne(
  facade: Facade,
  { show, kind }: Collection,
  call: Call,
  object: Resource,
): Promise<JsonObject> {
  const [shown] = await show(facade, call, [object]);
  if (shown === undefined) throw missing(kind, object.id);
  return shown;
}

async function list(
  facade: Facade,
  collection: Collection,
  call: Call,
): Promise<ReturnType<typeof pageReply>> {
  const { kind, many, filters, matches, show } = collection;
  const refusal = collection.refusal?.(call, 'list') ?? null;
  if (refusal !== null) throw refusal;
  const name = call.query.get('name');
  const isNamed = filters.includes('name') && name !== null;
  const objects = await listObjects(facade, call, kind, isNamed ? { name } : {});
  const shown = (await show(facade, call, objects)).filter(
    (each) => meetsQuery(call.query, each, filters) && matches?.(call.query, each) !== false,
  );
  return pageReply(call, many, shown);
}

async function change(
  facade: Facade,
  { word, resolve }: Collection,
  call: Call,
  object: Resource,
): Promise<Resource> {
  const properties = readProperties(word, bodyOf(call, word));
  if (Object.keys(properties).length === 0) {
    throw new CairnError('invalid_input', `The object "${word}" says nothing of what is to change.`);
  }
  const changes = (await resolve?.(facade, call, properties, object)) ?? properties;
  return await changeObject(facade, call, object, (spec) => withSecret(withProperties(spec, changes)));
}

/** Pure. The spec with another password: one that is set is another than before, whatever it is. */
export function changedPassword(spec: JsonObject, password: Json): JsonObject {
  const version = spec['password_wo_version'];
  return {
    ...spec,
    password_wo: password,
    password_wo_version: typeof version === 'number' ? version + 1 : 1,
  };
}

function withSecret({ password, ...spec }: JsonObject): JsonObject {
  return password === undefined ? spec : changedPassword(spec, password);
}
