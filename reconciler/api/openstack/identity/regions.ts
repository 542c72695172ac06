import { randomUUID } from 'node:crypto';
import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { findByName } from '../../../store/desired.ts';
import { bodyOf } from './call.ts';
import type { Call, FacadeRoute } from '../call.ts';
import { collectionRoutes, createFrom, showOne } from './collections.ts';
import type { Collection } from './collections.ts';
import { readId } from '../ids.ts';
import { requireNamed } from './plain-collections.ts';
import { createObject, listAll, missing } from '../objects.ts';
import type { Facade } from '../objects.ts';
import { showEndpoint, showRegion } from './to-openstack.ts';

/** The collection /regions: what clients call the id of a region is its name. */
const REGIONS: Collection = {
  word: 'region',
  kind: 'region',
  many: 'regions',
  filters: ['parent_region_id'],
  idOf: (facade, _call, written) => regionId(facade, written),
  show: async (facade, { base }, regions) => {
    const names = await regionNames(facade);
    return regions.map((each) => showRegion(base, each, names));
  },
  resolve: resolveRegion,
};

/** The collection /endpoints. */
const ENDPOINTS: Collection = {
  word: 'endpoint',
  kind: 'endpoint',
  many: 'endpoints',
  filters: ['interface', 'service_id', 'region_id', 'enabled'],
  idOf: (_facade, _call, written) => readId(written),
  show: async (facade, { base }, endpoints) => {
    const names = await regionNames(facade);
    return endpoints.map((each) => showEndpoint(base, each, names));
  },
  resolve: resolveEndpoint,
};

/** Pure. The routes of regions and endpoints. */
export function regionRoutes(facade: Facade): readonly FacadeRoute[] {
  return [
    ...collectionRoutes(facade, REGIONS),
    {
      method: 'put',
      path: '/regions/:id',
      rule: { kind: 'region', verbs: ['create'] },
      reads_json: true,
      answer: async (call) => {
        const id = call.params['id'] ?? '';
        const region = await createFrom(facade, REGIONS, call, { ...bodyOf(call, 'region'), id });
        return { status: 201, body: { region: await showOne(facade, REGIONS, call, region) } };
      },
    },
    ...collectionRoutes(facade, ENDPOINTS),
  ];
}

async function resolveRegion(
  facade: Facade,
  _call: Call,
  properties: JsonObject,
  current: Resource | null,
): Promise<JsonObject> {
  const { id, parent_region_id, ...others } = properties;
  const parent = parent_region_id ?? null;
  const above =
    parent === null
      ? parent_region_id === null
        ? { parent_region_id: null }
        : {}
      : { parent_region_id: await requireRegion(facade, String(parent), 'not_found') };
  if (current !== null) return { ...others, ...above };
  // Keystone draws an id for a region that comes without one.
  return { ...others, ...above, name: id === '' ? randomUUID() : (id ?? randomUUID()) };
}

async function resolveEndpoint(
  facade: Facade,
  call: Call,
  properties: JsonObject,
  current: Resource | null,
): Promise<JsonObject> {
  const { region, region_id, ...others } = properties;
  const { service_id } = others;
  if (typeof service_id === 'string')
    await requireNamed(facade, call, 'service', service_id, 'invalid_input');
  if (typeof region_id === 'string') {
    return { ...others, region_id: await requireRegion(facade, region_id, 'invalid_input') };
  }
  if (typeof region !== 'string') return others;
  // Older clients name a region that may not be there yet.
  const known = await regionId(facade, region);
  if (known !== null || current !== null) {
    return { ...others, region_id: known ?? (await requireRegion(facade, region, 'invalid_input')) };
  }
  return { ...others, region_id: (await createObject(facade, call, 'region', { name: region })).id };
}

async function requireRegion(
  facade: Facade,
  name: string,
  code: 'not_found' | 'invalid_input',
): Promise<string> {
  const id = await regionId(facade, name);
  if (id === null) throw new CairnError(code, missing('region', name).message);
  return id;
}

async function regionId({ database }: Facade, name: string): Promise<string | null> {
  const row = await findByName(database, 'region', null, name);
  return row === null || row.deletion_requested_at !== null ? null : row.id;
}

async function regionNames(facade: Facade): Promise<ReadonlyMap<string, string>> {
  const regions = await listAll(facade, 'region');
  return new Map(regions.map(({ id, name }) => [id, name]));
}
