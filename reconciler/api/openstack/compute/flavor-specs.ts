import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { objectOrNull } from '../call.ts';
import { changeObject } from '../objects.ts';
import { bodyOf, invalidField, wrong } from './call.ts';
import type { ComputeFacade, ComputeRoute } from './call.ts';
import { flavorExtraSpecs, flavorIdOf, requireFlavor } from './flavor-ids.ts';

/** Pure. The addresses of flavors' extra specs. */
export function flavorSpecRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const on = (verb: string): ComputeRoute['rule'] => ({ kind: 'flavor', verbs: [verb] });
  const many = '/flavors/:id/os-extra_specs';
  return [
    {
      method: 'get',
      path: many,
      rule: on('get'),
      answer: async (call) => ({
        status: 200,
        body: { extra_specs: flavorExtraSpecs(await requireFlavor(facade, call)) },
      }),
    },
    {
      method: 'post',
      path: many,
      rule: on('update'),
      reads_json: true,
      answer: async (call) => {
        const given = textsOf(bodyOf(call, 'extra_specs'));
        await changeObject(facade, call, await requireFlavor(facade, call), (spec) => withSpecs(spec, given));
        return { status: 200, body: { extra_specs: given } };
      },
    },
    {
      method: 'get',
      path: `${many}/:key`,
      rule: on('get'),
      answer: async (call) => {
        const flavor = await requireFlavor(facade, call);
        const key = call.params['key'] ?? '';
        return { status: 200, body: { [key]: requireSpec(flavor, key) } };
      },
    },
    {
      method: 'put',
      path: `${many}/:key`,
      rule: on('update'),
      reads_json: true,
      answer: async (call) => {
        const key = call.params['key'] ?? '';
        const given = textsOf(objectOrNull(call.body) ?? {});
        if (Object.keys(given).length !== 1 || !Object.hasOwn(given, key)) {
          throw wrong('Request body and URI mismatch');
        }
        await changeObject(facade, call, await requireFlavor(facade, call), (spec) => withSpecs(spec, given));
        return { status: 200, body: given };
      },
    },
    {
      method: 'delete',
      path: `${many}/:key`,
      rule: on('update'),
      answer: async (call) => {
        const flavor = await requireFlavor(facade, call);
        const key = call.params['key'] ?? '';
        requireSpec(flavor, key);
        await changeObject(facade, call, flavor, (spec) => {
          const { [key]: _gone, ...rest } = flavorExtraSpecs({ spec });
          return { ...spec, extra_specs: rest };
        });
        return { status: 200 };
      },
    },
  ];
}

function withSpecs(spec: JsonObject, given: JsonObject): JsonObject {
  return { ...spec, extra_specs: { ...flavorExtraSpecs({ spec }), ...given } };
}

function requireSpec(flavor: Resource, key: string): Json {
  const specs = flavorExtraSpecs(flavor);
  const value = Object.hasOwn(specs, key) ? specs[key] : undefined;
  if (value !== undefined) return value;
  const id = flavorIdOf(flavor);
  throw new CairnError('not_found', `Flavor ${id} has no extra specs with key ${key.slice(0, 255)}.`);
}

/** Values are text; Nova takes numbers for text as well. */
function textsOf(given: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (typeof value === 'string') return [name, value];
      if (typeof value === 'number') return [name, String(value)];
      throw invalidField(name, value, 'It must be text.');
    }),
  );
}
