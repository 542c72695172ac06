import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { accessFor, isSet, objectOrNull } from '../call.ts';
import type { Reply } from '../call.ts';
import { readId } from '../ids.ts';
import { createObject, listAll, listObjects, removeObject, requireObject } from '../objects.ts';
import { bodyOf, invalidField, isAdmin, unexpected, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { wholeOf } from './paging.ts';

/** From this microversion on a group has one policy, with rules, in place of a list of policies and metadata. */
const ONE_POLICY = 64;
const HARD = ['affinity', 'anti-affinity'];
const SOFT = ['soft-affinity', 'soft-anti-affinity'];
const PAGE_LIMIT = 1000;

/** Pure. The addresses of server groups. */
export function serverGroupRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const on = (verb: string): ComputeRoute['rule'] => ({ kind: 'server_group', verbs: [verb] });
  return [
    { method: 'get', path: '/os-server-groups', rule: on('list'), answer: (call) => list(facade, call) },
    {
      method: 'post',
      path: '/os-server-groups',
      rule: on('create'),
      reads_json: true,
      answer: async (call) => {
        const group = await createObject(facade, call, 'server_group', specOf(call));
        return { status: 200, body: { server_group: showGroup(group, [], call) } };
      },
    },
    {
      method: 'get',
      path: '/os-server-groups/:id',
      rule: on('get'),
      answer: async (call) => {
        const group = await requireGroup(facade, call);
        const members = await membersOf(facade, [group]);
        return { status: 200, body: { server_group: showGroup(group, members.get(group.id) ?? [], call) } };
      },
    },
    {
      method: 'delete',
      path: '/os-server-groups/:id',
      rule: on('delete'),
      answer: async (call) => {
        await removeObject(facade, call, await requireGroup(facade, call));
        return { status: 204 };
      },
    },
  ];
}

async function list(facade: ComputeFacade, call: ComputeCall): Promise<Reply> {
  const { query } = call;
  const { project_id } = accessFor(call).principal.credentials;
  const isEverywhere = isAdmin(call) && (isSet(query, 'all_projects') || project_id === null);
  const sought = isEverywhere || project_id === null ? {} : { spec: { project_id } };
  const groups = await listObjects(facade, call, 'server_group', sought);
  const offset = wholeOf(query, 'offset') ?? 0;
  const limit = Math.min(wholeOf(query, 'limit') ?? PAGE_LIMIT, PAGE_LIMIT);
  const page = groups.slice(offset, offset + limit);
  const members = await membersOf(facade, page);
  return {
    status: 200,
    body: { server_groups: page.map((group) => showGroup(group, members.get(group.id) ?? [], call)) },
  };
}

async function requireGroup(facade: ComputeFacade, call: ComputeCall): Promise<Resource> {
  const written = call.params['id'] ?? '';
  try {
    return await requireObject(facade, call, 'server_group', readId(written), written);
  } catch (thrown) {
    if (!(thrown instanceof CairnError && thrown.code === 'not_found')) throw thrown;
    throw new CairnError('not_found', `Instance group ${written.slice(0, 255)} could not be found.`);
  }
}

/** Effect: reads. Ids of the servers of each group; who sees a group sees its servers, which are of the same project. */
async function membersOf(
  facade: ComputeFacade,
  groups: readonly Resource[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const { id } of groups) {
    const servers = await listAll(facade, 'server', { server_group_id: id });
    found.set(
      id,
      servers.map((server) => server.id),
    );
  }
  return found;
}

function showGroup(group: Resource, members: readonly string[], call: ComputeCall): JsonObject {
  const { id, name, project_id, spec } = group;
  const { minor } = call;
  const policy = String(spec['policy']);
  const most = spec['max_servers_per_host'];
  return {
    id,
    name,
    members,
    ...(minor < ONE_POLICY
      ? { policies: [policy], metadata: {} }
      : { policy, rules: typeof most === 'number' ? { max_server_per_host: most } : {} }),
    ...(minor < 13 ? {} : { project_id, user_id: accessFor(call).principal.credentials.user_id }),
  };
}

function specOf(call: ComputeCall): JsonObject {
  const given = bodyOf(call, 'server_group');
  const { minor } = call;
  const known = minor < ONE_POLICY ? ['name', 'policies'] : ['name', 'policy', 'rules'];
  for (const each of Object.keys(given)) if (!known.includes(each)) throw unexpected(each);
  const { name } = given;
  if (typeof name !== 'string') throw invalidField('name', name, 'It must be text.');
  const project_id = accessFor(call).principal.credentials.project_id;
  const policy = minor < ONE_POLICY ? onlyOf(given['policies']) : given['policy'];
  if (typeof policy !== 'string' || ![...HARD, ...(minor < 15 ? [] : SOFT)].includes(policy)) {
    throw invalidField('policy', policy, `It must be one of ${[...HARD, ...SOFT].join(', ')}.`);
  }
  return {
    name: name.trim(),
    ...(project_id === null ? {} : { project_id }),
    policy,
    ...(minor < ONE_POLICY ? {} : rulesOf(given['rules'], policy)),
  };
}

function onlyOf(policies: Json | undefined): Json | undefined {
  return Array.isArray(policies) && policies.length === 1 ? (policies as readonly Json[])[0] : policies;
}

function rulesOf(rules: Json | undefined, policy: string): JsonObject {
  if (rules === undefined) return {};
  const { max_server_per_host: most, ...others } = objectOrNull(rules) ?? { '': null };
  const [other] = Object.keys(others);
  if (other !== undefined) throw unexpected(other);
  if (most === undefined) return {};
  if (policy !== 'anti-affinity') throw wrong('Only anti-affinity policy supports rules.');
  const count = typeof most === 'string' && /^\d{1,9}$/.test(most) ? Number(most) : most;
  if (typeof count !== 'number')
    throw invalidField('max_server_per_host', most, 'It must be a whole number.');
  return { max_servers_per_host: count };
}
