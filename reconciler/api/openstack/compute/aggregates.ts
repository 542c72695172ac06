import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { objectOrNull } from '../call.ts';
import { changeObject, createObject, listAll, listObjects, removeObject } from '../objects.ts';
import { cacheImages } from './aggregate-images.ts';
import { bodyOf, invalidField, unexpected, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { NovaError } from './errors.ts';
import { nakedTime } from './host-parts.ts';
import { numberOf } from './numbers.ts';

/** Pure. The addresses of aggregates: by number, as Nova has them, or by the id of /v1. */
export function aggregateRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const on = (verb: string): ComputeRoute['rule'] => ({ kind: 'aggregate', verbs: [verb] });
  const shown = async (call: ComputeCall, aggregate: Resource): Promise<JsonObject> => {
    const [one = {}] = await show(facade, call, [aggregate]);
    return { aggregate: one };
  };
  return [
    {
      method: 'get',
      path: '/os-aggregates',
      rule: on('list'),
      answer: async (call) => ({
        status: 200,
        body: { aggregates: await show(facade, call, await listObjects(facade, call, 'aggregate')) },
      }),
    },
    {
      method: 'post',
      path: '/os-aggregates',
      rule: on('create'),
      reads_json: true,
      answer: async (call) => {
        const spec = changedBy({}, bodyOf(call, 'aggregate'));
        if (typeof spec['name'] !== 'string') throw invalidField('name', undefined, 'It is required.');
        return { status: 200, body: await shown(call, await createObject(facade, call, 'aggregate', spec)) };
      },
    },
    {
      method: 'get',
      path: '/os-aggregates/:id',
      rule: on('get'),
      answer: async (call) => ({
        status: 200,
        body: await shown(call, await requireAggregate(facade, call)),
      }),
    },
    {
      method: 'put',
      path: '/os-aggregates/:id',
      rule: on('update'),
      reads_json: true,
      answer: async (call) => {
        const given = bodyOf(call, 'aggregate');
        const aggregate = await requireAggregate(facade, call);
        const changed = await changeObject(facade, call, aggregate, (spec) => changedBy(spec, given));
        return { status: 200, body: await shown(call, changed) };
      },
    },
    {
      method: 'delete',
      path: '/os-aggregates/:id',
      rule: on('delete'),
      answer: async (call) => {
        const aggregate = await requireAggregate(facade, call);
        // So Nova guards against haste: hosts are taken out first.
        if ((await namesOfHosts(facade, [aggregate])).size > 0) {
          throw new NovaError(
            409,
            'conflict',
            `Cannot remove host from aggregate ${aggregate.name}: it is not empty.`,
          );
        }
        await removeObject(facade, call, aggregate);
        return { status: 200 };
      },
    },
    {
      method: 'post',
      path: '/os-aggregates/:id/images',
      since: 81,
      rule: { kind: 'image', verbs: ['prefetch'] },
      reads_json: true,
      answer: async (call) => {
        await cacheImages(facade, call, await requireAggregate(facade, call));
        return { status: 202 };
      },
    },
    {
      method: 'post',
      path: '/os-aggregates/:id/action',
      rule: on('update'),
      reads_json: true,
      answer: async (call) => ({ status: 200, body: await shown(call, await act(facade, call)) }),
    },
  ];
}

async function requireAggregate(facade: ComputeFacade, call: ComputeCall): Promise<Resource> {
  const written = call.params['id'] ?? '';
  const found = (await listObjects(facade, call, 'aggregate')).find(
    ({ id }) => id === written || String(numberOf(id)) === written,
  );
  if (found !== undefined) return found;
  throw new CairnError('not_found', `Aggregate ${written.slice(0, 255)} could not be found.`);
}

async function show(
  facade: ComputeFacade,
  { minor }: ComputeCall,
  aggregates: readonly Resource[],
): Promise<readonly JsonObject[]> {
  const names = await namesOfHosts(facade, aggregates);
  return aggregates.map(({ id, name, spec, created_at, updated_at }) => ({
    id: numberOf(id),
    ...(minor < 41 ? {} : { uuid: id }),
    name,
    availability_zone: spec['availability_zone'] ?? null,
    hosts: hostsOf(spec).flatMap((host_id) => names.get(host_id) ?? []),
    metadata: {
      ...(typeof spec['availability_zone'] === 'string'
        ? { availability_zone: spec['availability_zone'] }
        : {}),
      ...objectOrNull(spec['properties']),
    },
    created_at: nakedTime(created_at),
    updated_at: updated_at === created_at ? null : nakedTime(updated_at),
    deleted: false,
    deleted_at: null,
  }));
}

/** Pure. Ids of the hosts of an aggregate. */
function hostsOf(spec: JsonObject): readonly string[] {
  const ids = spec['host_ids'];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}

/** Names of the hosts of aggregates, by id; one that was unregistered has none. */
async function namesOfHosts(
  facade: ComputeFacade,
  aggregates: readonly Resource[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(aggregates.flatMap(({ spec }) => hostsOf(spec)));
  if (ids.size === 0) return new Map();
  const hosts = await listAll(facade, 'host');
  return new Map(hosts.filter(({ id }) => ids.has(id)).map(({ id, name }) => [id, name]));
}

/** Pure. A spec with a name and a zone that a client gave; null takes the zone away. */
function changedBy(spec: JsonObject, given: JsonObject): JsonObject {
  const { name, availability_zone: zone, ...others } = given;
  const [other] = Object.keys(others);
  if (other !== undefined) throw unexpected(other);
  if (name !== undefined && typeof name !== 'string') throw invalidField('name', name, 'It must be text.');
  const named = name === undefined ? spec : { ...spec, name: name.trim() };
  return zone === undefined ? named : withZone(named, zone);
}

function withZone({ availability_zone: _old, ...spec }: JsonObject, zone: Json): JsonObject {
  if (zone === null) return spec;
  if (typeof zone === 'string') return { ...spec, availability_zone: zone };
  throw invalidField('availability_zone', zone, 'It must be text.');
}

async function act(facade: ComputeFacade, call: ComputeCall): Promise<Resource> {
  const [[name, argument] = ['', null], ...more] = Object.entries(objectOrNull(call.body) ?? {});
  const given = objectOrNull(argument);
  if (given === null || more.length > 0) throw wrong('The body must be an object with one action.');
  const aggregate = await requireAggregate(facade, call);
  if (name === 'set_metadata') {
    const metadata = objectOrNull(given['metadata']);
    if (metadata === null) throw invalidField('metadata', given['metadata'], 'It must be an object.');
    return changeObject(facade, call, aggregate, (spec) => withMetadata(spec, metadata));
  }
  if (name !== 'add_host' && name !== 'remove_host')
    throw wrong(`There is no such action: ${name.slice(0, 60)}.`);
  const { host } = given;
  const found = (await listAll(facade, 'host')).find((each) => each.name === host || each.id === host);
  if (found === undefined)
    throw new CairnError('not_found', `Compute host ${String(host).slice(0, 255)} could not be found.`);
  const isThere = hostsOf(aggregate.spec).includes(found.id);
  if (name === 'add_host') {
    if (isThere) {
      const message = `Aggregate ${aggregate.name} already has host ${found.name}.`;
      throw new NovaError(409, 'conflict', message);
    }
    return changeObject(facade, call, aggregate, (spec) => ({
      ...spec,
      host_ids: [...new Set([...hostsOf(spec), found.id])],
    }));
  }
  if (!isThere) throw new CairnError('not_found', `Aggregate ${aggregate.name} has no host ${found.name}.`);
  return changeObject(facade, call, aggregate, (spec) => ({
    ...spec,
    host_ids: hostsOf(spec).filter((id) => id !== found.id),
  }));
}

/** Pure. A spec with other metadata: null takes a key away, and availability_zone is a property of its own. */
function withMetadata(spec: JsonObject, metadata: JsonObject): JsonObject {
  const { availability_zone: zone, ...rest } = metadata;
  const properties = new Map<string, Json>(Object.entries(objectOrNull(spec['properties']) ?? {}));
  for (const [key, value] of Object.entries(rest)) {
    if (value === null) properties.delete(key);
    else if (typeof value === 'string') properties.set(key, value);
    else throw invalidField(key, value, 'It must be text, or null to take it away.');
  }
  const changed = { ...spec, properties: Object.fromEntries(properties) };
  return zone === undefined ? changed : withZone(changed, zone);
}
