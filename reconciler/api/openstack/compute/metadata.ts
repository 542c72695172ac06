import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import { objectOrNull } from '../call.ts';
import { changeObject } from '../objects.ts';
import { bodyOf, invalidField } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { metadataOf } from './field-values.ts';
import { requireServer } from './server-store.ts';

/** Pure. The routes of the free keys and values of a server. */
export function metadataRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const reading = { kind: 'server', verbs: ['get'] } as const;
  const writing = { kind: 'server', verbs: ['update'] } as const;
  const path = '/servers/:id/metadata';
  const change = async (
    call: ComputeCall,
    next: (metadata: JsonObject) => JsonObject,
  ): Promise<JsonObject> => {
    const { resource } = await requireServer(facade, call);
    const after = await changeObject(
      facade,
      call,
      resource,
      (spec) => ({ ...spec, metadata: next(objectOrNull(spec['metadata']) ?? {}) }),
      { action: 'update metadata' },
    );
    return objectOrNull(after.spec['metadata']) ?? {};
  };
  const read = async (call: ComputeCall): Promise<JsonObject> => {
    const { resource } = await requireServer(facade, call);
    return objectOrNull(resource.spec['metadata']) ?? {};
  };
  return [
    {
      method: 'get',
      path,
      rule: reading,
      answer: async (call) => ({ status: 200, body: { metadata: await read(call) } }),
    },
    {
      method: 'post',
      path,
      rule: writing,
      reads_json: 'of any type',
      answer: async (call) => {
        const given = metadataOf(bodyOf(call, 'metadata'));
        return { status: 200, body: { metadata: await change(call, (before) => ({ ...before, ...given })) } };
      },
    },
    {
      method: 'put',
      path,
      rule: writing,
      reads_json: 'of any type',
      answer: async (call) => {
        const given = metadataOf(bodyOf(call, 'metadata'));
        return { status: 200, body: { metadata: await change(call, () => given) } };
      },
    },
    {
      method: 'get',
      path: `${path}/:key`,
      rule: reading,
      answer: async (call) => {
        const key = keyOf(call);
        const { [key]: value } = onlyWith(await read(call), key);
        return { status: 200, body: { meta: { [key]: value ?? '' } } };
      },
    },
    {
      method: 'put',
      path: `${path}/:key`,
      rule: writing,
      reads_json: 'of any type',
      answer: async (call) => {
        const key = keyOf(call);
        const given = metadataOf(bodyOf(call, 'meta'));
        if (Object.keys(given).length !== 1 || !Object.hasOwn(given, key)) {
          throw invalidField('meta', Object.keys(given), 'It must hold the one key that the address names.');
        }
        await change(call, (before) => ({ ...before, ...given }));
        return { status: 200, body: { meta: given } };
      },
    },
    {
      method: 'delete',
      path: `${path}/:key`,
      rule: writing,
      answer: async (call) => {
        const key = keyOf(call);
        await change(call, (before) => {
          const { [key]: _gone, ...others } = onlyWith(before, key);
          return others;
        });
        return { status: 204 };
      },
    },
  ];
}

function keyOf(call: ComputeCall): string {
  return call.params['key'] ?? '';
}

function onlyWith(metadata: JsonObject, key: string): JsonObject {
  if (Object.hasOwn(metadata, key)) return metadata;
  throw new CairnError('not_found', 'Metadata item was not found');
}
