import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { HostView } from '../../../model/kind.ts';
import { readHostClaims } from '../../../store/host-claims.ts';
import { readId } from '../ids.ts';
import { capacityFor, classAmounts, claimedOnly, inventoriesOf, traitsOf } from './amounts.ts';
import { nothingHere, wrong } from './call.ts';
import type { PlacementCall, PlacementFacade, PlacementRoute } from './call.ts';
import { parseMemberOf, parseRequired, parseResources } from './query.ts';
import { PLACEMENT_ROOT } from './addresses.ts';

/** What stands below a provider, and since which microversion. */
const PARTS = { inventories: 0, usages: 0, aggregates: 1, traits: 6, allocations: 11 } as const;

/** Pure. The addresses of resource providers, which are the hosts. */
export function providerRoutes(facade: PlacementFacade): readonly PlacementRoute[] {
  const one = '/resource_providers/:id';
  return [
    {
      path: '/resource_providers',
      answer: async (call) => {
        const hosts = await filtered(facade, call, await hostsOf(facade));
        return { status: 200, body: { resource_providers: hosts.map((host) => showProvider(host, call)) } };
      },
    },
    {
      path: one,
      answer: async (call) => ({
        status: 200,
        body: showProvider(await requireProvider(facade, call), call),
      }),
    },
    {
      path: `${one}/inventories`,
      answer: async (call) => {
        const host = await requireProvider(facade, call);
        return { status: 200, body: withGeneration(host, { inventories: inventoriesOf(host) }) };
      },
    },
    {
      path: `${one}/inventories/:class`,
      answer: async (call) => {
        const host = await requireProvider(facade, call);
        const name = call.params['class'] ?? '';
        const inventory = inventoriesOf(host)[name];
        if (typeof inventory !== 'object' || inventory === null) {
          throw new CairnError(
            'not_found',
            `No inventory of class ${name.slice(0, 255)} for ${host.resource.id}`,
          );
        }
        return { status: 200, body: withGeneration(host, inventory as JsonObject) };
      },
    },
    {
      path: `${one}/usages`,
      answer: async (call) => {
        const host = await requireProvider(facade, call);
        return { status: 200, body: withGeneration(host, { usages: classAmounts(host.claimed) }) };
      },
    },
    {
      path: `${one}/aggregates`,
      since: PARTS.aggregates,
      answer: async (call) => {
        const host = await requireProvider(facade, call);
        const aggregates = (await aggregatesByHost(facade)).get(host.resource.id) ?? [];
        return {
          status: 200,
          body: call.minor < 19 ? { aggregates } : withGeneration(host, { aggregates }),
        };
      },
    },
    {
      path: `${one}/traits`,
      since: PARTS.traits,
      answer: async (call) => {
        const host = await requireProvider(facade, call);
        return { status: 200, body: withGeneration(host, { traits: traitsOf(host) }) };
      },
    },
    {
      path: `${one}/allocations`,
      answer: async (call) => {
        const host = await requireProvider(facade, call);
        const claims = await readHostClaims(facade.database, { host_ids: [host.resource.id] });
        const allocations = Object.fromEntries(
          claims.map((claim) => [claim.owner_id, { resources: claimedOnly(classAmounts(claim)) }]),
        );
        return { status: 200, body: withGeneration(host, { allocations }) };
      },
    },
  ];
}

/** Effect: reads. The hosts that stay. */
export async function hostsOf({ hosts }: PlacementFacade): Promise<readonly HostView[]> {
  return (await hosts.read()).filter(({ resource }) => resource.deletion_requested_at === null);
}

/** Effect: reads. Ids of the aggregates of each host, by its id. */
export async function aggregatesByHost({
  hosts,
}: PlacementFacade): Promise<ReadonlyMap<string, readonly string[]>> {
  return new Map(
    (await hosts.read()).map(({ resource, aggregates }) => [resource.id, aggregates.map(({ id }) => id)]),
  );
}

/** Pure. What says how new the knowledge of a host is. */
export function generationOf({ resource }: HostView): number {
  return resource.generation;
}

function withGeneration(host: HostView, body: JsonObject): JsonObject {
  return { ...body, resource_provider_generation: generationOf(host) };
}

async function requireProvider(facade: PlacementFacade, call: PlacementCall): Promise<HostView> {
  const id = readId(call.params['id'] ?? '');
  if (id === null) throw nothingHere();
  const found = (await hostsOf(facade)).find(({ resource }) => resource.id === id);
  if (found !== undefined) return found;
  throw new CairnError('not_found', `No resource provider with uuid ${id} found`);
}

async function filtered(
  facade: PlacementFacade,
  { query, minor }: PlacementCall,
  hosts: readonly HostView[],
): Promise<readonly HostView[]> {
  const known = ['name', 'uuid', ...(minor < 3 ? [] : ['member_of']), ...(minor < 4 ? [] : ['resources'])];
  known.push(...(minor < 14 ? [] : ['in_tree']), ...(minor < 18 ? [] : ['required']));
  for (const name of query.keys()) {
    if (!known.includes(name)) throw wrong(`Invalid query string parameters: ${name.slice(0, 60)}`);
  }
  const name = query.get('name');
  const ids = ['uuid', 'in_tree'].flatMap((each) => query.get(each) ?? []);
  const wanted = query.has('resources') ? parseResources(query.get('resources') ?? '') : null;
  const has = parseRequired(query.getAll('required'), minor);
  const isMember = query.has('member_of')
    ? parseMemberOf(query.getAll('member_of'), await aggregatesByHost(facade))
    : () => true;
  return hosts.filter((host) => {
    const room = capacityFor(host);
    const used = classAmounts(host.claimed);
    const fits = wanted === null || wanted.every(([each, amount]) => room[each] - used[each] >= amount);
    const { id, name: own } = host.resource;
    const isMeant = (name === null || own === name) && ids.every((each) => readId(each) === id);
    return isMeant && fits && has(traitsOf(host)) && isMember(id);
  });
}

function showProvider(host: HostView, { minor }: PlacementCall): JsonObject {
  const { id, name } = host.resource;
  const at = `${PLACEMENT_ROOT}/resource_providers/${id}`;
  const parts = Object.entries(PARTS).filter(([, since]) => minor >= since);
  return {
    uuid: id,
    name,
    generation: generationOf(host),
    ...(minor < 14 ? {} : { root_provider_uuid: id, parent_provider_uuid: null }),
    links: [{ rel: 'self', href: at }, ...parts.map(([part]) => ({ rel: part, href: `${at}/${part}` }))],
  };
}
