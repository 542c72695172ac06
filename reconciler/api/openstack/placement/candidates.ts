import type { JsonObject } from '../../../model/json.ts';
import type { HostView } from '../../../model/kind.ts';
import { candidateOf, NO_WISHES } from '../../../scheduler/request.ts';
import { surveyHosts } from '../../../scheduler/survey.ts';
import { readId } from '../ids.ts';
import { capacityFor, classAmounts, RESOURCE_CLASSES, traitsOf } from './amounts.ts';
import { wrong } from './call.ts';
import type { PlacementCall, PlacementFacade, PlacementRoute } from './call.ts';
import { aggregatesByHost, hostsOf } from './providers.ts';
import { parseMemberOf, parseRequired, parseResources } from './query.ts';

const LIMIT = 1000;

/** Pure. The address that asks where something would fit: the scheduler's own answer. */
export function candidateRoutes(facade: PlacementFacade): readonly PlacementRoute[] {
  return [
    {
      path: '/allocation_candidates',
      since: 10,
      answer: async (call) => {
        const { query } = call;
        requireKnown(call);
        const wanted = parseResources(query.get('resources') ?? '');
        const asked = Object.fromEntries(wanted);
        const request = {
          ...NO_WISHES,
          vcpus: asked['VCPU'] ?? 0,
          memory_mib: asked['MEMORY_MB'] ?? 0,
          disk_gib: asked['DISK_GB'] ?? 0,
        };
        const hosts = await eligible(facade, call);
        const fitting = new Set(
          surveyHosts(request, hosts.map(candidateOf))
            .filter(({ rejections }) => rejections.length === 0)
            .map(({ host_id }) => host_id),
        );
        const found = hosts.filter(({ resource }) => fitting.has(resource.id)).slice(0, limitOf(call));
        const resources = asked as JsonObject;
        return {
          status: 200,
          body: {
            allocation_requests: found.map((host) => requestOn(host, resources, call)),
            provider_summaries: Object.fromEntries(
              found.map((host) => [host.resource.id, summaryOf(host, call)]),
            ),
          },
        };
      },
    },
  ];
}

function requireKnown({ query, minor }: PlacementCall): void {
  const known = ['resources', ...(minor < 16 ? [] : ['limit']), ...(minor < 17 ? [] : ['required'])];
  known.push(...(minor < 21 ? [] : ['member_of']), ...(minor < 31 ? [] : ['in_tree']));
  known.push(...(minor < 25 ? [] : ['group_policy']), ...(minor < 35 ? [] : ['root_required']));
  for (const name of query.keys()) {
    if (!known.includes(name)) throw wrong(`Invalid query string parameters: ${name.slice(0, 60)}`);
  }
}

async function eligible(facade: PlacementFacade, call: PlacementCall): Promise<readonly HostView[]> {
  const { query, minor } = call;
  const has = parseRequired([...query.getAll('required'), ...query.getAll('root_required')], minor);
  const tree = query.get('in_tree');
  const isMember = query.has('member_of')
    ? parseMemberOf(query.getAll('member_of'), await aggregatesByHost(facade))
    : () => true;
  return (await hostsOf(facade)).filter(
    (host) =>
      has(traitsOf(host)) &&
      isMember(host.resource.id) &&
      (tree === null || readId(tree) === host.resource.id),
  );
}

function limitOf({ query }: PlacementCall): number {
  const text = query.get('limit');
  if (text === null) return LIMIT;
  if (/^[1-9]\d{0,8}$/.test(text)) return Math.min(Number(text), LIMIT);
  throw wrong('Invalid query string parameters: limit must be a whole number from 1 on.');
}

function requestOn({ resource }: HostView, resources: JsonObject, { minor }: PlacementCall): JsonObject {
  const { id } = resource;
  const allocations = minor < 12 ? [{ resource_provider: { uuid: id }, resources }] : { [id]: { resources } };
  return { allocations, ...(minor < 34 ? {} : { mappings: { '': [id] } }) };
}

function summaryOf(host: HostView, { minor }: PlacementCall): JsonObject {
  const capacity = capacityFor(host);
  const used = classAmounts(host.claimed);
  const resources = RESOURCE_CLASSES.map((name) => [name, { capacity: capacity[name], used: used[name] }]);
  const { id } = host.resource;
  return {
    resources: Object.fromEntries(resources) as JsonObject,
    ...(minor < 17 ? {} : { traits: traitsOf(host) }),
    ...(minor < 29 ? {} : { root_provider_uuid: id, parent_provider_uuid: null }),
  };
}
