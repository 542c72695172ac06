import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { accessFor } from '../call.ts';
import { readId } from '../ids.ts';
import { listAll } from '../objects.ts';
import { isAdmin, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { nakedTime } from './host-parts.ts';
import { limitOf } from './list-query.ts';

const HOUR_MS = 3_600_000;
/** Without a beginning Nova counts from now on, which is nothing; four weeks are what its clients ask for. */
const USUAL_MS = 28 * 24 * HOUR_MS;
const TIME = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?)?$/;

/** From when until when is counted. */
type Span = { readonly start_ms: number; readonly end_ms: number };

/** From this microversion on what is told comes in pages, by the servers that it is told of. */
const IN_PAGES = 40;

/** What one server used. */
type ServerUsage = ReturnType<typeof serverUsage>;

/** Pure. The addresses of what projects use over time: hours of the servers that are there, times their sizes. */
export function usageRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  return [
    {
      method: 'get',
      path: '/os-simple-tenant-usage',
      rule: 'administrator',
      answer: async (call) => {
        const span = spanOf(call, facade.clock.nowMs());
        const isDetailed = call.query.get('detailed') === '1';
        const { page, links } = await usagePage(facade, call, span, null);
        const projects = [...new Set(page.map(({ tenant_id }) => tenant_id))];
        const tenant_usages = projects.map((id) =>
          usageOf(
            id,
            page.filter(({ tenant_id }) => tenant_id === id),
            span,
            isDetailed,
          ),
        );
        return {
          status: 200,
          body: { tenant_usages, ...(links === null ? {} : { tenant_usages_links: links }) },
        };
      },
    },
    {
      method: 'get',
      path: '/os-simple-tenant-usage/:id',
      rule: 'principal',
      answer: async (call) => {
        const id = requireProject(call);
        const span = spanOf(call, facade.clock.nowMs());
        const { page, links } = await usagePage(facade, call, span, id);
        return {
          status: 200,
          body: {
            tenant_usage: usageOf(id, page, span, true),
            ...(links === null ? {} : { tenant_usage_links: links }),
          },
        };
      },
    },
  ];
}

/** Effect: reads. What servers used, by project and id, as much as the caller asked for. Throws invalid_input. */
async function usagePage(
  facade: ComputeFacade,
  call: ComputeCall,
  span: Span,
  project_id: string | null,
): Promise<{ readonly page: readonly ServerUsage[]; readonly links: JsonObject['links'] | null }> {
  const servers = await listAll(facade, 'server', project_id === null ? null : { project_id });
  const flavors = await flavorsById(facade);
  const used = servers
    .map((server) => serverUsage(server, flavors.get(String(server.spec['flavor_id'])), span))
    .filter(({ hours }) => hours > 0)
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  if (call.minor < IN_PAGES) return { page: used, links: null };
  const limit = limitOf(call.query.get('limit'));
  const marker = call.query.get('marker');
  const at = marker === null ? -1 : used.findIndex(({ instance_id }) => instance_id === marker);
  if (marker !== null && at < 0) throw wrong(`marker [${marker.slice(0, 60)}] not found`);
  const page = used.slice(at + 1, at + 1 + limit);
  const last = page.at(-1);
  if (last === undefined || used.length <= at + 1 + limit) return { page, links: null };
  const next = new URLSearchParams(call.query);
  next.set('marker', last.instance_id);
  return { page, links: [{ rel: 'next', href: `${call.self.split('?')[0] ?? ''}?${next.toString()}` }] };
}

function placeOf({ tenant_id, instance_id }: ServerUsage): string {
  return `${tenant_id} ${instance_id}`;
}

function requireProject(call: ComputeCall): string {
  const id = readId(call.params['id'] ?? '');
  const { project_id } = accessFor(call).principal.credentials;
  if (id !== null && (id === project_id || isAdmin(call))) return id;
  throw new CairnError('forbidden', 'The usage of other projects is for administrators.');
}

async function flavorsById(facade: ComputeFacade): Promise<ReadonlyMap<string, Resource>> {
  return new Map((await listAll(facade, 'flavor')).map((flavor) => [flavor.id, flavor]));
}

/** Pure. The span that the query asks for. Throws invalid_input. */
function spanOf({ query }: ComputeCall, now_ms: number): Span {
  const timeOf = (name: string, otherwise_ms: number): number => {
    const text = query.get(name);
    if (text === null) return otherwise_ms;
    const time_ms = TIME.test(text)
      ? Date.parse(`${text.replace(' ', 'T')}${text.length > 10 ? 'Z' : ''}`)
      : NaN;
    if (Number.isNaN(time_ms)) throw wrong('Datetime is in invalid format');
    return time_ms;
  };
  const end_ms = Math.min(timeOf('end', now_ms), now_ms);
  const start_ms = timeOf('start', end_ms - USUAL_MS);
  if (start_ms > end_ms) throw wrong('Invalid start time. The start time cannot occur after the end time.');
  return { start_ms, end_ms };
}

function usageOf(
  tenant_id: string,
  used: readonly ServerUsage[],
  span: Span,
  isDetailed: boolean,
): JsonObject {
  const sum = (of: (each: ServerUsage) => number): number =>
    used.reduce((total, each) => total + of(each) * each.hours, 0);
  return {
    tenant_id,
    total_hours: sum(() => 1),
    total_vcpus_usage: sum(({ vcpus }) => vcpus),
    total_memory_mb_usage: sum(({ memory_mb }) => memory_mb),
    total_local_gb_usage: sum(({ local_gb }) => local_gb),
    start: nakedTime(new Date(span.start_ms).toISOString()),
    stop: nakedTime(new Date(span.end_ms).toISOString()),
    ...(isDetailed ? { server_usages: used } : {}),
  };
}

function serverUsage(server: Resource, flavor: Resource | undefined, { start_ms, end_ms }: Span) {
  const created_ms = Date.parse(server.created_at);
  const { vcpus, memory_mib, disk_gib } = flavor?.spec ?? {};
  return {
    tenant_id: server.project_id ?? '',
    instance_id: server.id,
    name: server.name,
    hours: Math.max(0, end_ms - Math.max(start_ms, created_ms)) / HOUR_MS,
    flavor: flavor?.name ?? '',
    vcpus: typeof vcpus === 'number' ? vcpus : 0,
    memory_mb: typeof memory_mib === 'number' ? memory_mib : 0,
    local_gb: typeof disk_gib === 'number' ? disk_gib : 0,
    started_at: nakedTime(server.created_at),
    ended_at: null,
    uptime: Math.max(0, Math.floor((end_ms - created_ms) / 1000)),
    state: 'active',
  };
}
