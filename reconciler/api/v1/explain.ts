import type { Request, Response } from 'express';
import { KINDS } from '../../../schemas/generated/kinds.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import { CairnError } from '../../model/error.ts';
import type { AnyKind } from '../../model/kind.ts';
import type { Database } from '../../store/database.ts';
import { readDrift, readJournal, readWorkerRuns } from '../../store/history.ts';
import { accessOf, principalOf } from '../authorize.ts';
import { requireOwn } from '../deeds.ts';
import type { Explanation, WorkerTask } from '../dependencies.ts';
import { idOf, numberOf, parseQuery, wordOf } from '../query.ts';
import type { Route } from '../route.ts';
import { requireView } from './resources.ts';

/** Pure. The routes that say what would be done to one kind's objects and what was done. */
export function planRoutes(
  database: Database,
  kind: AnyKind,
  explain: (id: string) => Promise<Explanation>,
): readonly Route[] {
  const path = `/v1/${KINDS[kind.name].collection}/:id`;
  const rule = { kind: kind.name, verbs: ['get'] } as const;
  return [
    {
      method: 'get',
      path: `${path}/plan`,
      rule,
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const { resource } = await requireView(database, kind, request);
        await requireOwn(database, accessOf(request), resource);
        const { changes, operations, waiting, observation, problem } = await explain(resource.id);
        const unseen = observation !== null && !observation.known ? observation.error : null;
        const reason = problem ?? unseen;
        response.json({
          resource_id: resource.id,
          kind: resource.kind,
          generation: resource.generation,
          known: observation !== null && observation.known,
          changes,
          operations,
          waiting,
          problem: reason === null ? null : { code: reason.code, message: reason.message },
        });
      },
    },
    {
      method: 'get',
      path: `${path}/journal`,
      rule,
      handle: (request, response) => sendJournal(database, kind, request, response),
    },
  ];
}

/** Pure. The routes that say how the whole is doing: drift and periodic tasks. */
export function overviewRoutes(database: Database, tasks: readonly WorkerTask[]): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/v1/drift',
      rule: { rule: 'cairn:drift:list' },
      handle: (request, response) => sendDrift(database, request, response),
    },
    {
      method: 'get',
      path: '/v1/workers',
      rule: { rule: 'cairn:workers:list' },
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const runs = new Map((await readWorkerRuns(database)).map((run) => [run.name, run]));
        const never = { started_at: null, finished_at: null, outcome: null, message: null };
        response.json({ items: tasks.map((task) => ({ ...never, ...runs.get(task.name), ...task })) });
      },
    },
  ];
}

async function sendJournal(
  database: Database,
  kind: AnyKind,
  request: Request,
  response: Response,
): Promise<void> {
  const query = parseQuery(request.url, ['limit', 'cursor']);
  const limit = numberOf(query, 'limit', 100, 1, 1000);
  const before = query.has('cursor') ? numberOf(query, 'cursor', 0, 0, Number.MAX_SAFE_INTEGER) : null;
  const { resource } = await requireView(database, kind, request);
  await requireOwn(database, accessOf(request), resource);
  const items = await readJournal(database, resource.id, before, limit + 1);
  const page = items.slice(0, limit);
  const last = page.at(-1);
  response.json({
    items: page,
    next_cursor: items.length > limit && last !== undefined ? String(last.sequence) : null,
  });
}

async function sendDrift(database: Database, request: Request, response: Response): Promise<void> {
  const names = Object.keys(KINDS) as KindName[];
  const query = parseQuery(request.url, ['project_id', 'kind']);
  const kind = wordOf(query, 'kind', names);
  const asked = idOf(query, 'project_id');
  const { confined_to: project_id } = principalOf(request);
  if (project_id !== null && asked !== null && asked !== project_id) {
    throw new CairnError('forbidden', `The token is for project ${project_id} only.`);
  }
  const filter = { kinds: kind === null ? names : [kind], project_id: project_id ?? asked };
  response.json({ items: await readDrift(database, filter) });
}
