import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import { readDeeds, readJournal } from '../../../store/history.ts';
import type { EventEntry, JournalEntry } from '../../../store/history.ts';
import { accessFor } from '../call.ts';
import { readId } from '../ids.ts';
import { isAdmin, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { limitOf, timeOf } from './list-query.ts';
import { findServer, noServer } from './server-store.ts';
import { hostHash, withoutZone } from './server-view.ts';

/** Events that are what somebody did, each with Nova's word for it where the event itself names none. */
const DEEDS: Readonly<Record<string, string>> = {
  created: 'create',
  updated: 'update',
  deletion_requested: 'delete',
  reboot_requested: 'reboot',
  repair_requested: 'reset state',
  order_given: 'update',
};

/** Names of hosts by id, and whose server it is. */
type Places = { readonly project_id: string | null; readonly names: ReadonlyMap<string, string> };

const DEEDS_LIMIT = 1000;
const STEPS_LIMIT = 500;

/** Pure. The routes that tell what was done with a server, by whom, and how it went. */
export function instanceActionRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const path = '/servers/:id/os-instance-actions';
  const rule = { kind: 'server', verbs: ['get'] } as const;
  return [
    {
      method: 'get',
      path,
      rule,
      answer: async (call) => {
        const deeds = await readActions(facade, call, null);
        const { page, has_more } = pageOf(deeds, call);
        const last = page.at(-1)?.request_id;
        const next = new URLSearchParams(call.query);
        if (last) next.set('marker', last);
        const links =
          has_more && last
            ? [{ rel: 'next', href: `${call.self.split('?')[0] ?? ''}?${next.toString()}` }]
            : [];
        return {
          status: 200,
          body: {
            instanceActions: page.map((deed) => showAction(deed, call)),
            ...(links.length === 0 ? {} : { links }),
          },
        };
      },
    },
    {
      method: 'get',
      path: `${path}/:request`,
      rule,
      answer: async (call) => {
        const written = call.params['request'] ?? '';
        const [deed] = await readActions(facade, call, written);
        if (deed === undefined) {
          throw new CairnError(
            'not_found',
            `Action for request_id ${written.slice(0, 60)} on instance could not be found.`,
          );
        }
        const steps = await readJournal(facade.database, deed.resource_id ?? '', null, STEPS_LIMIT);
        const own = steps.filter(({ generation }) => generation === deed.data['generation']).toReversed();
        const hosts = call.minor < 62 ? [] : await facade.hosts.read();
        const names = new Map(hosts.map(({ resource }) => [resource.id, resource.name]));
        const where = { project_id: deed.project_id, names };
        const events =
          call.minor >= 51 || isAdmin(call) ? { events: own.map((step) => showStep(step, where, call)) } : {};
        return { status: 200, body: { instanceAction: { ...showAction(deed, call), ...events } } };
      },
    },
  ];
}

/** What was done with a server that is gone is told from 2.21 on, to its project. */
async function readActions(
  facade: ComputeFacade,
  call: ComputeCall,
  request_id: string | null,
): Promise<readonly EventEntry[]> {
  const written = call.params['id'] ?? '';
  const id = readId(written);
  const server = await findServer(facade, call, id);
  if (id === null || (server === null && call.minor < 21)) throw noServer(written);
  const deeds = await readDeeds(facade.database, id, Object.keys(DEEDS), request_id, DEEDS_LIMIT);
  if (server !== null) return deeds;
  const { confined_to } = accessFor(call).principal;
  const own = deeds.filter(
    ({ kind, project_id }) => kind === 'server' && (confined_to === null || project_id === confined_to),
  );
  if (own.length === 0 && request_id === null) throw noServer(written);
  return own;
}

function pageOf(
  deeds: readonly EventEntry[],
  { query, minor }: ComputeCall,
): { readonly page: readonly EventEntry[]; readonly has_more: boolean } {
  if (minor < 58) return { page: deeds, has_more: false };
  const limit = limitOf(query.get('limit'));
  const since = query.get('changes-since');
  const before = minor < 66 ? null : query.get('changes-before');
  const after = since === null ? '' : timeOf('changes-since', since);
  const until = before === null ? null : timeOf('changes-before', before);
  const meant = deeds.filter(({ at }) => at >= after && (until === null || at <= until));
  const marker = query.get('marker');
  const start = marker === null ? 0 : meant.findIndex(({ request_id }) => request_id === marker) + 1;
  if (marker !== null && start === 0) throw wrong(`marker [${marker.slice(0, 60)}] not found`);
  return { page: meant.slice(start, start + limit), has_more: meant.length > start + limit };
}

function showAction(deed: EventEntry, { minor }: ComputeCall): JsonObject {
  const named = deed.data['action'];
  return {
    instance_uuid: deed.resource_id,
    action: typeof named === 'string' ? named : (DEEDS[deed.type] ?? deed.type),
    request_id: deed.request_id ?? '',
    user_id: deed.actor ?? '',
    project_id: deed.project_id,
    start_time: withoutZone(deed.at),
    message: null,
    ...(minor < 58 ? {} : { updated_at: withoutZone(deed.at) }),
  };
}

/** On which host a step was done; what is done on none has none. */
function whereOf({ host_id }: JsonObject, { project_id, names }: Places, call: ComputeCall): JsonObject {
  const host = typeof host_id === 'string' ? (names.get(host_id) ?? null) : null;
  const hostId = host === null ? '' : hostHash(project_id, String(host_id));
  return { hostId, ...(isAdmin(call) ? { host: host ?? '' } : {}) };
}

function showStep(
  { operation, arguments: args, started_at, finished_at, outcome, error }: JournalEntry,
  where: Places,
  call: ComputeCall,
): JsonObject {
  const message = typeof error?.['message'] === 'string' ? error['message'] : null;
  return {
    event: `compute_${operation}`,
    start_time: withoutZone(started_at),
    finish_time: finished_at === null ? null : withoutZone(finished_at),
    result: outcome === null ? null : outcome === 'done' ? 'Success' : 'Error',
    ...(isAdmin(call) || call.minor < 51 ? { traceback: message } : {}),
    ...(call.minor < 62 ? {} : whereOf(args, where, call)),
    ...(call.minor < 84 ? {} : { details: outcome === 'failed' ? message : null }),
  };
}
