import { derivedId } from '../../../model/derived-id.ts';
import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import { ABORT_MIGRATION } from '../../../server-actions/abort-migration.ts';
import { readServerMoves } from '../../../store/server-moves.ts';
import type { ServerMove } from '../../../store/server-moves.ts';
import { requireDeed } from '../../deeds.ts';
import { accessFor } from '../call.ts';
import type { Reply } from '../call.ts';
import { readId } from '../ids.ts';
import { perform } from './action-perform.ts';
import { bodyOf, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { linksTo } from './links.ts';
import { timeOf } from './list-query.ts';
import { numberOf } from './numbers.ts';
import { pageOf } from './paging.ts';
import { requireServer } from './server-store.ts';
import type { ServerView } from './server-view.ts';
import { withoutZone } from './server-view.ts';

/** What the UUIDs of migrations are derived from. */
const MIGRATIONS = '5b6f2c1e-0a0b-4d0a-9a37-6a1d8d0f5b11';

/** Nova's words for how far a move is, by its kind: each has words of its own. */
const STATES: Readonly<Record<ServerMove['kind'], Readonly<Record<ServerMove['state'], string>>>> = {
  live: {
    moving: 'running',
    going_back: 'running',
    moved: 'completed',
    aborted: 'cancelled',
    lost: 'error',
  },
  cold: {
    moving: 'migrating',
    going_back: 'migrating',
    moved: 'confirmed',
    aborted: 'reverted',
    lost: 'error',
  },
  evacuate: { moving: 'accepted', going_back: 'accepted', moved: 'done', aborted: 'failed', lost: 'error' },
};
const TYPES = { live: 'live-migration', cold: 'migration', evacuate: 'evacuation' } as const;

/** What a list may be asked for, and the microversions that know it. */
const FILTERS: Readonly<Record<string, number>> = {
  host: 1,
  instance_uuid: 1,
  status: 1,
  source_compute: 1,
  migration_type: 1,
  hidden: 1,
  limit: 59,
  marker: 59,
  'changes-since': 59,
  'changes-before': 66,
  user_id: 80,
  project_id: 80,
};

/** Pure. The routes of moves of servers: all of them, and those of one server that are under way. */
export function migrationRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const reading = { kind: 'server', verbs: ['migrations'] } as const;
  const ending = { kind: 'server', verbs: ['abort_migration'] } as const;
  const path = '/servers/:id/migrations';
  return [
    { method: 'get', path: '/os-migrations', rule: reading, answer: (call) => list(facade, call) },
    {
      method: 'get',
      path,
      since: 23,
      rule: reading,
      answer: async (call) => {
        const moves = await underWay(facade, await serverFor(facade, call, 'migrations'));
        return { status: 200, body: { migrations: moves.map((move) => showProgress(move, call)) } };
      },
    },
    {
      method: 'get',
      path: `${path}/:migration`,
      since: 23,
      rule: reading,
      answer: async (call) => {
        const move = await requireMove(facade, call, await serverFor(facade, call, 'migrations'));
        return { status: 200, body: { migration: showProgress(move, call) } };
      },
    },
    {
      method: 'delete',
      path: `${path}/:migration`,
      since: 24,
      rule: ending,
      answer: async (call) => {
        const server = await serverFor(facade, call, 'abort_migration');
        await requireMove(facade, call, server);
        return await perform(facade, call, server, ABORT_MIGRATION, undefined);
      },
    },
    {
      method: 'post',
      path: `${path}/:migration/action`,
      since: 22,
      rule: ending,
      reads_json: 'of any type',
      answer: async (call) => {
        const server = await serverFor(facade, call, 'abort_migration');
        if ((call.body as JsonObject | null)?.['force_complete'] !== null) bodyOf(call, 'force_complete');
        await requireMove(facade, call, server);
        throw wrong(
          'A guest that writes faster than the network carries is slowed down by itself until it can go: nothing is to be forced.',
        );
      },
    },
  ];
}

async function serverFor(facade: ComputeFacade, call: ComputeCall, verb: string): Promise<ServerView> {
  const server = await requireServer(facade, call);
  const { id, spec } = server.resource;
  const deed = { kind: 'server', id, verb, stored: spec, planned: null } as const;
  await requireDeed(facade.database, accessFor(call), deed);
  return server;
}

/** Only live ones are shown here; a list of all has the others too. */
async function underWay(
  { database }: ComputeFacade,
  { resource }: ServerView,
): Promise<readonly ServerMove[]> {
  const moves = await readServerMoves(database, { server_id: resource.id, id: null });
  return moves.filter(({ kind, ended_at }) => kind === 'live' && ended_at === null);
}

async function requireMove(
  facade: ComputeFacade,
  call: ComputeCall,
  server: ServerView,
): Promise<ServerMove> {
  const written = call.params['migration'] ?? '';
  const found = (await underWay(facade, server)).find(({ id }) => String(id) === written);
  if (found !== undefined) return found;
  throw new CairnError(
    'not_found',
    `In-progress live migration ${written.slice(0, 60)} is not found for server ${server.resource.id}.`,
  );
}

async function list(facade: ComputeFacade, call: ComputeCall): Promise<Reply> {
  const { query, minor } = call;
  for (const name of query.keys()) {
    const since = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
    if (minor >= 59 && (since === undefined || since > minor)) {
      throw wrong(`Additional properties are not allowed ('${name.slice(0, 60)}' was unexpected).`);
    }
  }
  const { confined_to } = accessFor(call).principal;
  const asked = query.get('instance_uuid');
  const server_id = asked === null ? null : readId(asked);
  const all =
    asked !== null && server_id === null
      ? []
      : await readServerMoves(facade.database, { server_id, id: null });
  const own = all.filter(({ project_id }) => confined_to === null || project_id === confined_to);
  const items = own.filter((move) => isMeant(move, call));
  const show = (move: ServerMove): JsonObject => showMove(move, call);
  if (minor < 59) return { status: 200, body: { migrations: items.map(show) } };
  return pageOf(call, { key: 'migrations', items, idOf: uuidOf, show });
}

function isMeant(move: ServerMove, { query, minor }: ComputeCall): boolean {
  const [since, before] = [query.get('changes-since'), query.get('changes-before')];
  const changed_at = move.ended_at ?? move.started_at;
  const matches: readonly (readonly [string, readonly (string | null)[]])[] = [
    ['host', [move.from_host_name, move.host_name]],
    ['source_compute', [move.from_host_name]],
    ['status', [STATES[move.kind][move.state]]],
    ['migration_type', [TYPES[move.kind]]],
    ...(minor < 80
      ? []
      : ([
          ['user_id', [move.ordered_by]],
          ['project_id', [move.project_id]],
        ] as const)),
  ];
  return (
    matches.every(([name, values]) => query.get(name) === null || values.includes(query.get(name))) &&
    (since === null || minor < 59 || changed_at >= timeOf('changes-since', since)) &&
    (before === null || minor < 66 || changed_at <= timeOf('changes-before', before))
  );
}

function uuidOf({ id }: ServerMove): string {
  return derivedId(MIGRATIONS, String(id));
}

/** What both forms have. */
function common(move: ServerMove, minor: number): JsonObject {
  const { id, kind, state, from_host_name, host_name, started_at, ended_at } = move;
  return {
    id,
    status: STATES[kind][state],
    source_compute: from_host_name,
    source_node: from_host_name,
    dest_compute: host_name,
    dest_node: host_name,
    dest_host: null,
    created_at: withoutZone(started_at),
    updated_at: withoutZone(ended_at ?? started_at),
    ...(minor < 59 ? {} : { uuid: uuidOf(move) }),
    ...(minor < 80 ? {} : { user_id: move.ordered_by, project_id: move.project_id }),
  };
}

function showMove(move: ServerMove, { minor, base }: ComputeCall): JsonObject {
  const { id, kind, server_id, flavor_id, ended_at } = move;
  const flavor = flavor_id === null ? null : numberOf(flavor_id);
  const isUnderWay = kind === 'live' && ended_at === null;
  return {
    ...common(move, minor),
    instance_uuid: server_id,
    old_instance_type_id: flavor,
    new_instance_type_id: flavor,
    ...(minor < 23 ? {} : { migration_type: TYPES[kind] }),
    ...(minor < 23 || !isUnderWay
      ? {}
      : { links: linksTo(base, `servers/${server_id}/migrations`, String(id)) }),
  };
}

/** Memory and disk go together, so that what is told of memory is told of both. */
function showProgress(move: ServerMove, { minor }: ComputeCall): JsonObject {
  const { server_id, done_bytes, total_bytes } = move;
  const remaining = done_bytes === null || total_bytes === null ? null : total_bytes - done_bytes;
  return {
    ...common(move, minor),
    server_uuid: server_id,
    memory_total_bytes: total_bytes,
    memory_processed_bytes: done_bytes,
    memory_remaining_bytes: remaining,
    disk_total_bytes: null,
    disk_processed_bytes: null,
    disk_remaining_bytes: null,
  };
}
