import type { Request } from 'express';
import { CairnError } from '../../model/error.ts';
import type { Violation } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';
import type { AnyKind } from '../../model/kind.ts';
import type { Resource } from '../../model/resource.ts';
import { etaSeconds } from '../../model/transfer.ts';
import { ABORT_MIGRATION } from '../../server-actions/abort-migration.ts';
import { decideAction } from '../../server-actions/action.ts';
import type { ActedServer, Outcome, ServerAction } from '../../server-actions/action.ts';
import { EVACUATE } from '../../server-actions/evacuate.ts';
import { LIVE_MIGRATE, MIGRATE } from '../../server-actions/migrate.ts';
import { REBUILD } from '../../server-actions/rebuild.ts';
import type { Database } from '../../store/database.ts';
import { readViews } from '../../store/listing.ts';
import type { View } from '../../store/listing.ts';
import { readServerMoves } from '../../store/server-moves.ts';
import type { ServerMove } from '../../store/server-moves.ts';
import { readSurroundings } from '../../store/server-surroundings.ts';
import { accessOf } from '../authorize.ts';
import { bodyObject } from '../body.ts';
import { onlyVisible, requireDeed } from '../deeds.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { ID_PATTERN, parseQuery } from '../query.ts';
import { requestIdOf } from '../route.ts';
import type { Route } from '../route.ts';
import { actedServer, orderServer } from '../server-orders.ts';
import { etagOf, toEnvelope } from './envelope.ts';
import { requireView } from './resources.ts';

/** What orders stand on. */
type Means = Pick<ApiDependencies, 'database' | 'foreseeOrder'>;

/** An action that becomes an order: what its path ends with, what it may be asked for with, and what it is then. */
type OrderRoute = {
  readonly word: string;
  readonly arguments: readonly string[];
  /** Which verb of the policy decides who may; one of `verbs`. */
  readonly verbs: readonly string[];
  /** Pure. The verb, and the outcome for a server. Throws invalid_input, conflict. */
  readonly decide: (server: ActedServer, body: JsonObject) => Decided;
};

type Decided = { readonly verb: string; readonly name: string; readonly outcome: () => Outcome };

const ORDERS: readonly OrderRoute[] = [
  {
    word: 'migrate',
    arguments: ['host_id', 'kind'],
    verbs: ['migrate', 'live_migrate'],
    decide: (server, { host_id = null, kind = null }) => {
      const target = { host_id: host_id as string | null };
      requireWord(kind);
      return isLive(server, kind) ? decided(LIVE_MIGRATE, server, target) : decided(MIGRATE, server, target);
    },
  },
  {
    word: 'abort-migration',
    arguments: [],
    verbs: ['abort_migration'],
    decide: (server) => decided(ABORT_MIGRATION, server, undefined),
  },
  {
    word: 'evacuate',
    arguments: ['host_id'],
    verbs: ['evacuate'],
    decide: (server, { host_id = null }) =>
      decided(EVACUATE, server, { host_id: host_id as string | null, stays_off: false }),
  },
  {
    word: 'rebuild',
    arguments: [],
    verbs: ['rebuild'],
    decide: (server) => {
      const { image_id } = server.spec;
      if (typeof image_id === 'string') return decided(REBUILD, server, { image_id, changes: {} });
      const message = `The server "${server.name}" boots a kernel and has no image from which its disk could be made anew.`;
      throw new CairnError('conflict', message, { resource: server.id });
    },
  },
];

/** Pure. The routes by which servers are given orders, which no spec can say, and that tell of their moves. */
export function serverOrderRoutes(means: Means, server: AnyKind): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/v1/servers/:id/migrations',
      rule: { kind: 'server', verbs: ['migrations'] },
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const { resource } = await requireView(means.database, server, request, 'migrations');
        const moves = await readServerMoves(means.database, { server_id: resource.id, id: null });
        response.json({ items: moves.map(toItem) });
      },
    },
    ...ORDERS.map((order): Route => ({
      method: 'post',
      path: `/v1/servers/:id/actions/${order.word}`,
      rule: { kind: 'server', verbs: order.verbs },
      reads_json: true,
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const body = bodyObject(request.body, order.arguments) as JsonObject;
        const view = await requireView(means.database, server, request);
        const { resource } = view;
        const { verb, name, outcome } = order.decide(await acted(means.database, view), body);
        const access = accessOf(request);
        const deed = { kind: 'server', id: resource.id, verb, stored: resource.spec, planned: null } as const;
        await requireDeed(means.database, access, deed);
        await requireHost(means.database, request, body['host_id']);
        const what = outcome();
        if (what.do !== 'order') throw new CairnError('internal', `The action ${name} is no order.`);
        requireUnpinned(resource, what.name);
        const asking = { access, request_id: requestIdOf(request) };
        await orderServer(means, resource, { ...what, action: name }, asking);
        const after = (await readViews(means.database, [resource.id])).get(resource.id) ?? view;
        const shown = { ...view, conditions: after.conditions };
        response.status(202).set('ETag', etagOf(resource.generation)).json(toEnvelope(shown));
      },
    })),
  ];
}

function decided<Arguments>(action: ServerAction<Arguments>, server: ActedServer, args: Arguments): Decided {
  return { verb: action.verb, name: action.name, outcome: () => decideAction(action, server, args) };
}

function requireWord(kind: unknown): void {
  if (kind === null || kind === 'live' || kind === 'cold') return;
  throw refused('/kind', 'must be live (the guest runs on) or cold (it is stopped meanwhile)');
}

/** How a server moves when nobody says: with its guest running, if it runs and its spec does not say otherwise. */
function isLive({ spec, standing }: ActedServer, kind: unknown): boolean {
  if (kind !== null) return kind === 'live';
  return standing.settled === 'ACTIVE' && spec['migration_policy'] !== 'cold';
}

async function acted(database: Database, view: View): Promise<ActedServer> {
  const { id } = view.resource;
  const { ordered } = await readSurroundings(database, [id], []);
  return actedServer(view, ordered.get(id) ?? null);
}

/** Who declared a place would have the server moved back at once. */
function requireUnpinned({ id, name, spec }: Resource, order: string): void {
  if (order !== 'migrate' || spec['host_id'] === undefined) return;
  const message = `The spec of the server "${name}" names its host (host_id). Name another one there, or leave it out, to move it.`;
  throw new CairnError('conflict', message, { resource: id });
}

/** Who may not see hosts names none: what it may not know of is refused like what is not there. */
async function requireHost(database: Database, request: Request, host_id: unknown): Promise<void> {
  if (host_id === undefined || host_id === null) return;
  if (typeof host_id !== 'string' || !ID_PATTERN.test(host_id)) {
    throw refused('/host_id', 'must be an id: a lower-case UUID');
  }
  const view = (await readViews(database, [host_id])).get(host_id);
  const known = view?.resource.kind === 'host' ? [view.resource] : [];
  const [seen] = await onlyVisible(database, accessOf(request), 'host', known);
  if (seen !== undefined) return;
  throw refused('/host_id', `names ${host_id}, but there is no such host`, 'GET /v1/hosts lists the hosts.');
}

function refused(path: string, message: string, hint?: string): CairnError {
  const violation: Violation = { path, message, ...(hint === undefined ? {} : { hint }) };
  return new CairnError('invalid_input', `${path.slice(1)} ${message}.`, { violations: [violation] });
}

function toItem({ server_id: _id, server_name: _name, ...move }: ServerMove): object {
  const { project_id: _project, flavor_id: _flavor, ...shown } = move;
  const { done_bytes, total_bytes, rate_bytes_per_second } = shown;
  const isUnknown = done_bytes === null;
  return {
    ...shown,
    eta_seconds: isUnknown ? null : etaSeconds(done_bytes, total_bytes, rate_bytes_per_second),
  };
}
