import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { accessFor } from '../call.ts';
import type { Reply } from '../call.ts';
import { changeObject, createObject, listObjects, removeObject } from '../objects.ts';
import { bodyOf, invalidField, isAdmin, unexpected, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { NovaError } from './errors.ts';
import { flavorExtraSpecs, flavorIdOf, idForNew, requireFlavor } from './flavor-ids.ts';
import { linksTo } from './links.ts';
import { pageOf, sortedBy } from './paging.ts';

/** Names that lists can be sorted by, and where the value stands in a flavor as it is shown. Source: Nova, flavors, sort_key. */
const SORT_KEYS: Readonly<Record<string, string>> = {
  created_at: 'created_at',
  description: 'description',
  disabled: 'OS-FLV-DISABLED:disabled',
  ephemeral_gb: 'OS-FLV-EXT-DATA:ephemeral',
  flavorid: 'id',
  id: 'id',
  is_public: 'os-flavor-access:is_public',
  memory_mb: 'ram',
  name: 'name',
  root_gb: 'disk',
  rxtx_factor: 'rxtx_factor',
  swap: 'swap',
  updated_at: 'updated_at',
  vcpus: 'vcpus',
};

/** Pure. The addresses of flavors themselves. */
export function flavorRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const on = (verb: string): ComputeRoute['rule'] => ({ kind: 'flavor', verbs: [verb] });
  return [
    { method: 'get', path: '/flavors', rule: on('list'), answer: (call) => list(facade, call, false) },
    { method: 'get', path: '/flavors/detail', rule: on('list'), answer: (call) => list(facade, call, true) },
    {
      method: 'post',
      path: '/flavors',
      rule: on('create'),
      reads_json: true,
      answer: async (call) => ({
        status: 200,
        body: { flavor: showFlavor(await create(facade, call), call) },
      }),
    },
    {
      method: 'get',
      path: '/flavors/:id',
      rule: on('get'),
      answer: async (call) => ({
        status: 200,
        body: { flavor: showFlavor(await requireFlavor(facade, call), call) },
      }),
    },
    {
      method: 'put',
      path: '/flavors/:id',
      since: 55,
      rule: on('update'),
      reads_json: true,
      answer: async (call) => {
        const { description, ...rest } = bodyOf(call, 'flavor');
        const [other] = Object.keys(rest);
        if (other !== undefined) throw unexpected(other);
        const flavor = await requireFlavor(facade, call);
        const changed = await changeObject(facade, call, flavor, (spec) =>
          withDescription(spec, description),
        );
        return { status: 200, body: { flavor: showFlavor(changed, call) } };
      },
    },
    {
      method: 'delete',
      path: '/flavors/:id',
      rule: on('delete'),
      answer: async (call) => {
        await removeObject(facade, call, await requireFlavor(facade, call));
        return { status: 202 };
      },
    },
  ];
}

/** Pure. A flavor as clients of Nova read it. What Cairn does not have (swap, a second disk) is none of it. */
export function showFlavor(flavor: Resource, call: Pick<ComputeCall, 'minor' | 'base'>): JsonObject {
  const { spec } = flavor;
  const { minor } = call;
  return {
    ...briefFlavor(flavor, call),
    ram: spec['memory_mib'] ?? 0,
    disk: spec['disk_gib'] ?? 0,
    vcpus: spec['vcpus'] ?? 0,
    swap: minor < 75 ? '' : 0,
    rxtx_factor: 1,
    'OS-FLV-EXT-DATA:ephemeral': 0,
    'OS-FLV-DISABLED:disabled': false,
    'os-flavor-access:is_public': spec['public'] !== false,
    ...(minor < 61 ? {} : { extra_specs: flavorExtraSpecs(flavor) }),
  };
}

function briefFlavor(flavor: Resource, { minor, base }: Pick<ComputeCall, 'minor' | 'base'>): JsonObject {
  const id = flavorIdOf(flavor);
  return {
    id,
    name: flavor.name,
    links: linksTo(base, 'flavors', id),
    ...(minor < 55 ? {} : { description: flavor.spec['description'] ?? null }),
  };
}

async function list(facade: ComputeFacade, call: ComputeCall, isDetailed: boolean): Promise<Reply> {
  const { query } = call;
  const [min_disk, min_ram] = [leastOf(query, 'minDisk'), leastOf(query, 'minRam')];
  const shows = publicFilter(call);
  const flavors = (await listObjects(facade, call, 'flavor')).filter(
    (flavor) =>
      shows(flavor) &&
      Number(flavor.spec['disk_gib'] ?? 0) >= min_disk &&
      Number(flavor.spec['memory_mib'] ?? 0) >= min_ram,
  );
  const sorted = sortedBy(query, flavors, {
    keys: SORT_KEYS,
    usual: 'flavorid',
    valueOf: (flavor, key) => valueOf(flavor, key, call),
  });
  return pageOf(call, {
    key: 'flavors',
    items: sorted,
    idOf: flavorIdOf,
    show: (flavor) => (isDetailed ? showFlavor(flavor, call) : briefFlavor(flavor, call)),
  });
}

function valueOf(flavor: Resource, key: string, call: ComputeCall): Json {
  if (key === 'created_at') return flavor.created_at;
  if (key === 'updated_at') return flavor.updated_at;
  return showFlavor(flavor, { ...call, minor: Infinity })[key] ?? null;
}

/** Only administrators may ask by is_public; others see what they may use. Source: Nova, flavors, is_public. */
function publicFilter(call: ComputeCall): (flavor: Resource) => boolean {
  if (!isAdmin(call)) return () => true;
  const asked = call.query.get('is_public');
  if (asked !== null && asked.trim().toLowerCase() === 'none') return () => true;
  const wanted = asked === null ? true : truth(asked);
  if (wanted === null) throw wrong(`Invalid is_public filter [${asked ?? ''}]`);
  const { project_id } = accessFor(call).principal.credentials;
  return ({ spec }) => {
    const isPublic = spec['public'] !== false;
    const ids = spec['access_project_ids'];
    const isOwn = wanted && project_id !== null && Array.isArray(ids) && ids.includes(project_id);
    return isPublic === wanted || isOwn;
  };
}

function truth(text: string): boolean | null {
  if (/^(1|t|true|on|y|yes)$/i.test(text.trim())) return true;
  return /^(0|f|false|off|n|no)$/i.test(text.trim()) ? false : null;
}

function leastOf(query: URLSearchParams, name: 'minDisk' | 'minRam'): number {
  const text = query.get(name);
  if (text === null) return 0;
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw wrong(`Invalid ${name} filter [${text.slice(0, 60)}]`);
}

/** Properties of a new flavor that Cairn has no counterpart of, and the one value that each may have. */
const FIXED: Readonly<Record<string, number>> = {
  'OS-FLV-EXT-DATA:ephemeral': 0,
  swap: 0,
  rxtx_factor: 1,
};

async function create(facade: ComputeFacade, call: ComputeCall): Promise<Resource> {
  const given = bodyOf(call, 'flavor');
  const known = ['name', 'id', 'ram', 'vcpus', 'disk', 'os-flavor-access:is_public', ...Object.keys(FIXED)];
  if (call.minor >= 55) known.push('description');
  for (const name of Object.keys(given)) if (!known.includes(name)) throw unexpected(name);
  for (const [name, only] of Object.entries(FIXED)) {
    const value = given[name];
    if (value !== undefined && Number(value) !== only) {
      throw invalidField(name, value, `Cairn has nothing of that kind: it must be ${only}.`);
    }
  }
  const { id, openstack_id } = idForNew(given['id'] ?? null);
  if (openstack_id !== null) await refuseTaken(facade, call, openstack_id);
  const spec = {
    name: textOf(given, 'name').trim(),
    vcpus: wholeOf(given, 'vcpus'),
    memory_mib: wholeOf(given, 'ram'),
    disk_gib: wholeOf(given, 'disk'),
    public: publicOf(given['os-flavor-access:is_public']),
    ...(openstack_id === null ? {} : { openstack_id }),
  };
  return createObject(facade, call, 'flavor', withDescription(spec, given['description']), {
    id: id ?? randomUUID(),
  });
}

async function refuseTaken(facade: ComputeFacade, call: ComputeCall, openstack_id: string): Promise<void> {
  const twins = await listObjects(facade, call, 'flavor', { spec: { openstack_id } });
  if (twins.length > 0) {
    throw new NovaError(409, 'conflict', `Flavor with ID ${openstack_id} already exists.`);
  }
}

function withDescription(spec: JsonObject, description: Json | undefined): JsonObject {
  if (description === undefined) return spec;
  const { description: _old, ...rest } = spec;
  if (description === null || description === '') return rest;
  if (typeof description !== 'string') throw invalidField('description', description, 'It must be text.');
  return { ...rest, description };
}

function textOf(given: JsonObject, name: string): string {
  const value = given[name];
  if (typeof value === 'string') return value;
  throw invalidField(name, value, 'It must be text.');
}

/** A whole number, which clients may send as text. */
function wholeOf(given: JsonObject, name: string): number {
  const value = given[name];
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value);
  throw invalidField(name, value, 'It must be a whole number.');
}

function publicOf(value: Json | undefined): boolean {
  if (value === undefined) return true;
  if (typeof value === 'boolean') return value;
  const read = typeof value === 'string' ? truth(value) : null;
  if (read === null) throw invalidField('os-flavor-access:is_public', value, 'It must be true or false.');
  return read;
}
