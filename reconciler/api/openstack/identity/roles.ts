import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import type { Call, FacadeRoute, Reply } from '../call.ts';
import { collectionRoutes } from './collections.ts';
import { readId } from '../ids.ts';
import { impliedIn, ROLES, withoutImplied } from './plain-collections.ts';
import { changeObject, listObjects, requireObject } from '../objects.ts';
import type { Facade } from '../objects.ts';
import { showRoleBriefly } from './to-openstack.ts';

/** Pure. The routes of roles and of which implies which. */
export function roleRoutes(facade: Facade): readonly FacadeRoute[] {
  const implies = '/roles/:id/implies';
  const one = `${implies}/:implied`;
  const change = { kind: 'role', verbs: ['update'] } as const;
  return [
    ...collectionRoutes(facade, ROLES),
    {
      method: 'get',
      path: implies,
      rule: { rule: 'identity:list_implied_roles' },
      answer: async (call) => {
        const prior = await role(facade, call, 'id');
        const ids = impliedIn(prior.spec);
        const implied = (await listObjects(facade, call, 'role')).filter(({ id }) => ids.includes(id));
        return {
          status: 200,
          body: { role_inference: inference(call.base, prior, implied), links: { self: call.self } },
        };
      },
    },
    {
      method: 'put',
      path: one,
      rule: change,
      answer: async (call) => {
        const { prior, implied } = await pair(facade, call);
        await changeObject(facade, call, prior, (spec) => {
          if (impliedIn(spec).includes(implied.id)) {
            throw new CairnError('conflict', 'The role implies the other one already.');
          }
          return { ...spec, implied_role_ids: [...impliedIn(spec), implied.id] };
        });
        return inferenceReply(201, call, prior, implied);
      },
    },
    {
      method: 'get',
      path: one,
      rule: { rule: 'identity:get_implied_role' },
      answer: async (call) => {
        const { prior, implied } = await impliedPair(facade, call);
        return call.request.method === 'HEAD' ? { status: 204 } : inferenceReply(200, call, prior, implied);
      },
    },
    {
      method: 'delete',
      path: one,
      rule: change,
      answer: async (call) => {
        const { prior, implied } = await impliedPair(facade, call);
        await changeObject(facade, call, prior, (spec) => withoutImplied(spec, implied.id));
        return { status: 204 };
      },
    },
    {
      method: 'get',
      path: '/role_inferences',
      rule: { rule: 'identity:list_role_inference_rules' },
      answer: async (call) => {
        const all = await listObjects(facade, call, 'role');
        const inferences = all.flatMap((prior) => {
          const ids = impliedIn(prior.spec);
          const implied = all.filter(({ id }) => ids.includes(id));
          return implied.length === 0 ? [] : [inference(call.base, prior, implied)];
        });
        return { status: 200, body: { role_inferences: inferences } };
      },
    },
  ];
}

type Pair = { readonly prior: Resource; readonly implied: Resource };

function role(facade: Facade, call: Call, parameter: string): Promise<Resource> {
  const written = call.params[parameter] ?? '';
  return requireObject(facade, call, 'role', readId(written), written);
}

async function pair(facade: Facade, call: Call): Promise<Pair> {
  return { prior: await role(facade, call, 'id'), implied: await role(facade, call, 'implied') };
}

async function impliedPair(facade: Facade, call: Call): Promise<Pair> {
  const found = await pair(facade, call);
  if (impliedIn(found.prior.spec).includes(found.implied.id)) return found;
  throw new CairnError('not_found', 'The role does not imply the other one.');
}

function inference(base: string, prior: Resource, implied: readonly Resource[]): JsonObject {
  return {
    prior_role: showRoleBriefly(base, prior),
    implies: implied.map((each) => showRoleBriefly(base, each)),
  };
}

function inferenceReply(status: number, call: Call, prior: Resource, implied: Resource): Reply {
  const role_inference = {
    prior_role: showRoleBriefly(call.base, prior),
    implies: showRoleBriefly(call.base, implied),
  };
  return { status, body: { role_inference, links: { self: call.self } } };
}
