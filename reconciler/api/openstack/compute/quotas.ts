import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { UNLIMITED, limitsOf } from '../../../model/quota.ts';
import type { Amounts, QuotaLimits, QuotaResource } from '../../../model/quota.ts';
import type { Resource } from '../../../model/resource.ts';
import { readUsage } from '../../../store/quota.ts';
import { accessFor } from '../call.ts';
import type { Call } from '../call.ts';
import { readId } from '../ids.ts';
import { changeObject, createObject, findObject, listObjects, removeObject } from '../objects.ts';
import type { Facade } from '../objects.ts';
import { bodyOf, invalidField, unexpected, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { MINOR_MIN } from './microversion.ts';

/** What clients of Nova call what a quota limits. */
const RESOURCES: Readonly<Record<string, QuotaResource>> = {
  instances: 'servers',
  cores: 'vcpus',
  ram: 'memory_mib',
  key_pairs: 'keypairs',
};

/** What no quota of Cairn limits, and how much of it there may be: bounds of the service, or none at all (-1, by any project alike). */
const FIXED: Readonly<Record<string, number>> = {
  metadata_items: 128,
  server_groups: UNLIMITED,
  server_group_members: UNLIMITED,
};
/** Files that are put into guests: Cairn has none. Gone from this microversion on. */
const FILES: Readonly<Record<string, number>> = {
  injected_files: 0,
  injected_file_content_bytes: 0,
  injected_file_path_bytes: 0,
};
const WITHOUT_FILES = 57;
/** What was of the network before this microversion, and may be had without limit here. */
const NETWORK = ['fixed_ips', 'floating_ips', 'security_groups', 'security_group_rules'];
const WITHOUT_NETWORK = 36;
const CLASSES_AS_PROJECTS = 50;

/** Pure. The addresses of quotas. */
export function quotaRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const on = (verb: string): ComputeRoute['rule'] => ({ kind: 'quota', verbs: [verb] });
  const one = '/os-quota-sets/:id';
  const limits = async (call: ComputeCall): Promise<QuotaLimits> =>
    limitsFor(facade, await requireProject(facade, call), call);
  return [
    {
      method: 'get',
      path: one,
      rule: on('get'),
      answer: async (call) => {
        const shown = shownLimits(await limits(call), call);
        return { status: 200, body: { quota_set: { id: call.params['id'] ?? '', ...shown } } };
      },
    },
    {
      method: 'get',
      path: `${one}/detail`,
      rule: on('get'),
      answer: async (call) => {
        const id = await requireProject(facade, call);
        const shown = Object.entries(shownLimits(await limitsFor(facade, id, call), call));
        const used = await usedBy(facade, id);
        const detail = shown.map(([name, limit]) => [
          name,
          { limit, in_use: usedOf(used, name), reserved: 0 },
        ]);
        return {
          status: 200,
          body: { quota_set: { id: call.params['id'] ?? '', ...(Object.fromEntries(detail) as JsonObject) } },
        };
      },
    },
    {
      method: 'get',
      path: `${one}/defaults`,
      rule: on('get'),
      answer: (call) => {
        const shown = shownLimits(facade.quotas, call);
        return { status: 200, body: { quota_set: { id: call.params['id'] ?? '', ...shown } } };
      },
    },
    {
      method: 'put',
      path: one,
      rule: on('update'),
      reads_json: true,
      answer: async (call) => {
        const id = await requireProject(facade, call);
        await change(facade, call, id, bodyOf(call, 'quota_set'));
        return { status: 200, body: { quota_set: shownLimits(await limitsFor(facade, id, call), call) } };
      },
    },
    {
      method: 'delete',
      path: one,
      rule: on('delete'),
      answer: async (call) => {
        const quota = await quotaOf(facade, call, await requireProject(facade, call));
        if (quota !== null) await removeObject(facade, call, quota);
        return { status: 202 };
      },
    },
    {
      method: 'get',
      path: '/os-quota-class-sets/:id',
      rule: on('get'),
      answer: (call) => {
        const id = call.params['id'] ?? '';
        return { status: 200, body: { quota_class_set: { id, ...classLimits(facade.quotas, call) } } };
      },
    },
  ];
}

/** Effect: reads. Id of the project that the path names. Throws invalid_input, as Nova does, for one that the caller does not know of. */
async function requireProject(facade: Facade, call: ComputeCall): Promise<string> {
  const written = call.params['id'] ?? '';
  const id = readId(written);
  const { project_id } = accessFor(call).principal.credentials;
  if (id !== null && id === project_id) return id;
  if ((await findObject(facade, call, 'project', id)) !== null && id !== null) return id;
  if (accessFor(call).principal.confined_to !== null) {
    throw new CairnError('forbidden', 'Quotas of other projects are for administrators.');
  }
  throw wrong(`Project ID ${written.slice(0, 255)} is not a valid project.`);
}

/** Effect: reads. What a project may have. */
export async function limitsFor(facade: Facade, project_id: string, call: Call): Promise<QuotaLimits> {
  const quota = await quotaOf(facade, call, project_id);
  return limitsOf(quota?.spec ?? null, facade.quotas);
}

/** Effect: reads. What a project has. */
export async function usedBy({ database }: Pick<Facade, 'database'>, project_id: string): Promise<Amounts> {
  return (await readUsage(database, [project_id])).get(project_id) ?? {};
}

async function quotaOf(facade: Facade, call: Call, project_id: string): Promise<Resource | null> {
  const [quota] = await listObjects(facade, call, 'quota', { spec: { project_id } });
  return quota ?? null;
}

function shownLimits(limits: QuotaLimits, { minor }: ComputeCall): JsonObject {
  const own = Object.entries(RESOURCES).map(([name, resource]) => [name, limits[resource]]);
  const network = NETWORK.map((name) => [name, UNLIMITED]);
  return {
    ...(Object.fromEntries(own) as JsonObject),
    ...FIXED,
    ...(minor < WITHOUT_FILES ? FILES : {}),
    ...(minor < WITHOUT_NETWORK ? (Object.fromEntries(network) as JsonObject) : {}),
  };
}

/** Classes lost what is of the network later than projects did, and got groups of servers then. */
function classLimits(limits: QuotaLimits, call: ComputeCall): JsonObject {
  if (call.minor >= CLASSES_AS_PROJECTS) return shownLimits(limits, call);
  const early = shownLimits(limits, { ...call, minor: MINOR_MIN });
  return Object.fromEntries(Object.entries(early).filter(([name]) => !name.startsWith('server_group')));
}

function usedOf(used: Amounts, name: string): number {
  const resource = Object.hasOwn(RESOURCES, name) ? RESOURCES[name] : undefined;
  return resource === undefined ? 0 : (used[resource] ?? 0);
}

async function change(
  facade: ComputeFacade,
  call: ComputeCall,
  project_id: string,
  given: JsonObject,
): Promise<void> {
  const { force: _force, tenant_id: _tenant, ...wanted } = given;
  const changes = Object.fromEntries(
    Object.entries(wanted).flatMap(([name, value]) => {
      const resource = Object.hasOwn(RESOURCES, name) ? RESOURCES[name] : undefined;
      if (resource !== undefined) return [[resource, limitOf(name, value)]];
      requireAsItIs(name, value, call);
      return [];
    }),
  );
  const quota = await quotaOf(facade, call, project_id);
  if (quota === null) await createObject(facade, call, 'quota', { project_id, ...changes });
  else await changeObject(facade, call, quota, (spec) => ({ ...spec, ...changes }));
}

/** What no quota limits can be asked to be as it is. */
function requireAsItIs(name: string, value: Json, call: ComputeCall): void {
  const network = call.minor < WITHOUT_NETWORK && NETWORK.includes(name) ? UNLIMITED : undefined;
  const files = call.minor < WITHOUT_FILES ? FILES[name] : undefined;
  const only = FIXED[name] ?? files ?? network;
  if (only === undefined) throw unexpected(name);
  if (limitOf(name, value) !== only) {
    throw invalidField(name, value, `Quotas of Cairn do not limit it: it is ${only} for every project.`);
  }
}

function limitOf(name: string, value: Json): number {
  const limit = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof limit === 'number' && Number.isSafeInteger(limit) && limit >= UNLIMITED) return limit;
  throw invalidField(name, value, 'It must be a whole number, or -1 for no limit.');
}
