import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { HostView } from '../../../model/kind.ts';
import { isSet } from '../call.ts';
import type { Reply } from '../call.ts';
import { listAll, listObjects } from '../objects.ts';
import { wrong } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { NovaError } from './errors.ts';
import { amountOf, isEnabled, isUp } from './host-parts.ts';
import { numberOf } from './numbers.ts';
import { pageOf } from './paging.ts';

/** From this microversion on hypervisors have UUIDs for ids; from that one on they tell no more what Placement tells. */
const BY_UUID = 53;
const WITHOUT_AMOUNTS = 88;

/** A host with the servers on it. */
type Hypervisor = HostView & { readonly servers: readonly { readonly id: string; readonly name: string }[] };

/** Pure. The addresses of hypervisors, which are the hosts. */
export function hypervisorRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const [list, get] = ['list', 'get'].map((verb): ComputeRoute['rule'] => ({ kind: 'host', verbs: [verb] }));
  const rule = list ?? 'administrator';
  return [
    { method: 'get', path: '/os-hypervisors', rule, answer: (call) => page(facade, call, false) },
    { method: 'get', path: '/os-hypervisors/detail', rule, answer: (call) => page(facade, call, true) },
    {
      method: 'get',
      path: '/os-hypervisors/statistics',
      until: WITHOUT_AMOUNTS - 1,
      rule,
      answer: async (call) => ({
        status: 200,
        body: { hypervisor_statistics: statistics(await hypervisors(facade, call)) },
      }),
    },
    {
      method: 'get',
      path: '/os-hypervisors/:id',
      rule: get ?? rule,
      answer: async (call) => ({
        status: 200,
        body: { hypervisor: showWhole(await requireHypervisor(facade, call), call, withServers(call)) },
      }),
    },
    {
      method: 'get',
      path: '/os-hypervisors/:id/uptime',
      until: WITHOUT_AMOUNTS - 1,
      rule: get ?? rule,
      answer: async (call) => {
        const { name } = (await requireHypervisor(facade, call)).resource;
        throw new NovaError(501, 'unsupported', `Nobody on host ${name} tells since when it is up.`);
      },
    },
    {
      method: 'get',
      path: '/os-hypervisors/:id/search',
      until: BY_UUID - 1,
      rule,
      answer: async (call) => {
        const found = await namedLike(facade, call, call.params['id'] ?? '');
        return { status: 200, body: { hypervisors: found.map((each) => showBrief(each, call)) } };
      },
    },
    {
      method: 'get',
      path: '/os-hypervisors/:id/servers',
      until: BY_UUID - 1,
      rule,
      answer: async (call) => {
        const found = await namedLike(facade, call, call.params['id'] ?? '');
        const body = found.map((each) => ({ ...showBrief(each, call), ...serversOf(each) }));
        return { status: 200, body: { hypervisors: body } };
      },
    },
  ];
}

/** Effect: reads. The hosts that the caller may know of, by name. */
async function hypervisors(facade: ComputeFacade, call: ComputeCall): Promise<readonly Hypervisor[]> {
  const seen = new Set((await listObjects(facade, call, 'host')).map(({ id }) => id));
  const views = (await facade.hosts.read()).filter(({ resource }) => seen.has(resource.id));
  const on = new Map<string, { id: string; name: string }[]>(views.map(({ resource }) => [resource.id, []]));
  for (const { id, name, host_id } of await placedServers(facade)) on.get(host_id)?.push({ id, name });
  return views
    .map((view) => ({ ...view, servers: on.get(view.resource.id) ?? [] }))
    .toSorted((one, other) => (one.resource.name < other.resource.name ? -1 : 1));
}

/** Effect: reads. Every server that has a place, and where. */
async function placedServers(
  facade: ComputeFacade,
): Promise<readonly { readonly id: string; readonly name: string; readonly host_id: string }[]> {
  const servers = new Map((await listAll(facade, 'server')).map((server) => [server.id, server.name]));
  const rows = (await facade
    .database('allocation')
    .select('owner_id', 'host_id')
    .where({ slot: 'placement' })) as readonly { readonly owner_id: string; readonly host_id: string }[];
  return rows.flatMap(({ owner_id, host_id }) => {
    const name = servers.get(owner_id);
    return name === undefined ? [] : [{ id: owner_id, name, host_id }];
  });
}

async function page(facade: ComputeFacade, call: ComputeCall, isDetailed: boolean): Promise<Reply> {
  const pattern = call.query.get('hypervisor_hostname_pattern');
  const items =
    pattern === null || call.minor < BY_UUID
      ? await hypervisors(facade, call)
      : await namedLike(facade, call, pattern);
  const show = (each: Hypervisor): JsonObject =>
    isDetailed
      ? showWhole(each, call, withServers(call))
      : { ...showBrief(each, call), ...(withServers(call) ? serversOf(each) : {}) };
  if (call.minor < 33) return { status: 200, body: { hypervisors: items.map(show) } };
  return pageOf(call, { key: 'hypervisors', items, idOf: (each) => String(idOf(each, call)), show });
}

async function namedLike(
  facade: ComputeFacade,
  call: ComputeCall,
  pattern: string,
): Promise<readonly Hypervisor[]> {
  const found = (await hypervisors(facade, call)).filter(({ resource }) => resource.name.includes(pattern));
  if (found.length > 0) return found;
  throw new CairnError('not_found', `No hypervisor matching '${pattern.slice(0, 255)}' could be found.`);
}

async function requireHypervisor(facade: ComputeFacade, call: ComputeCall): Promise<Hypervisor> {
  const written = call.params['id'] ?? '';
  const found = (await hypervisors(facade, call)).find((each) => String(idOf(each, call)) === written);
  if (found !== undefined) return found;
  throw new CairnError('not_found', `Compute host ${written.slice(0, 255)} could not be found.`);
}

function withServers(call: ComputeCall): boolean {
  if (call.minor < BY_UUID || !call.query.has('with_servers')) return false;
  const text = call.query.get('with_servers') ?? '';
  if (!/^(true|false|1|0|yes|no|on|off|t|f|y|n)$/i.test(text)) {
    throw wrong(`Invalid input for query parameters with_servers. Value: ${text.slice(0, 60)}.`);
  }
  return isSet(call.query, 'with_servers');
}

function idOf({ resource }: HostView, { minor }: ComputeCall): string | number {
  return minor < BY_UUID ? numberOf(resource.id) : resource.id;
}

function showBrief(host: HostView, call: ComputeCall): JsonObject {
  return {
    id: idOf(host, call),
    hypervisor_hostname: host.resource.name,
    state: isUp(host) ? 'up' : 'down',
    status: isEnabled(host.resource.spec) ? 'enabled' : 'disabled',
  };
}

function serversOf({ servers }: Hypervisor): JsonObject {
  return servers.length === 0 ? {} : { servers: servers.map(({ id, name }) => ({ uuid: id, name })) };
}

function showWhole(host: Hypervisor, call: ComputeCall, isWithServers: boolean): JsonObject {
  const { resource, status } = host;
  const { minor } = call;
  return {
    ...showBrief(host, call),
    host_ip: addressOf(String(resource.spec['uri'] ?? '')),
    hypervisor_type: 'QEMU',
    hypervisor_version: versionNumber(status['qemu_version']),
    service: {
      id: idOf(host, call),
      host: resource.name,
      disabled_reason: resource.spec['disabled_reason'] ?? null,
    },
    ...(minor < WITHOUT_AMOUNTS ? amounts(host, minor) : { uptime: null }),
    ...(isWithServers || minor >= 75
      ? { servers: isWithServers ? (serversOf(host)['servers'] ?? []) : [] }
      : {}),
  };
}

function amounts(host: Hypervisor, minor: number): JsonObject {
  const { status, claimed } = host;
  const [memory, disk] = [amountOf(status['memory_mib']), amountOf(status['disk_gib'])];
  const cpu = { arch: status['architecture'] ?? null, model: status['cpu_model'] ?? null };
  return {
    vcpus: amountOf(status['vcpus']),
    vcpus_used: claimed.vcpus,
    memory_mb: memory,
    memory_mb_used: claimed.memory_mib + amountOf(host.resource.spec['reserved_memory_mib']),
    free_ram_mb: memory - claimed.memory_mib - amountOf(host.resource.spec['reserved_memory_mib']),
    local_gb: disk,
    local_gb_used: claimed.disk_gib,
    free_disk_gb: disk - claimed.disk_gib,
    disk_available_least: disk - claimed.disk_gib,
    current_workload: 0,
    running_vms: host.servers.length,
    // Text that holds JSON before 2.28.
    cpu_info: minor < 28 ? JSON.stringify(cpu) : cpu,
  };
}

function statistics(hosts: readonly Hypervisor[]): JsonObject {
  const enabled = hosts.filter(({ resource }) => isEnabled(resource.spec)).map((host) => amounts(host, 28));
  const sum = (name: string): number => enabled.reduce((total, each) => total + amountOf(each[name]), 0);
  const names = [
    'vcpus',
    'vcpus_used',
    'memory_mb',
    'memory_mb_used',
    'free_ram_mb',
    'local_gb',
    'local_gb_used',
  ];
  const more = ['free_disk_gb', 'disk_available_least', 'current_workload', 'running_vms'];
  return {
    count: enabled.length,
    ...Object.fromEntries([...names, ...more].map((name) => [name, sum(name)])),
  };
}

/** Where the host is reached; this machine where its address names none. */
function addressOf(uri: string): string {
  const host = /^[a-z+]+:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/?]*)/.exec(uri)?.[1] ?? '';
  return host === '' ? '127.0.0.1' : host.replace(/^\[|\]$/g, '');
}

/** 7.2.1 -> 7002001, as libvirt counts. */
function versionNumber(version: unknown): number {
  const parts = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(typeof version === 'string' ? version : '');
  return parts === null ? 0 : Number(parts[1]) * 1_000_000 + Number(parts[2]) * 1000 + Number(parts[3] ?? 0);
}
