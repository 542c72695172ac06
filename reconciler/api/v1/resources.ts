import type { Request, Response } from 'express';
import { KINDS } from '../../../schemas/generated/kinds.ts';
import { awaitsUpload } from '../../../schemas/progress.ts';
import { CairnError } from '../../model/error.ts';
import { hasCondition } from '../../model/condition.ts';
import type { AnyKind } from '../../model/kind.ts';
import type { QuotaLimits } from '../../model/quota.ts';
import type { Database } from '../../store/database.ts';
import { listViews, readViews } from '../../store/listing.ts';
import type { PageEnd, View } from '../../store/listing.ts';
import { accessOf } from '../authorize.ts';
import type { Access } from '../authorize.ts';
import { onlyVisibleViews, requireDeed, viewFor } from '../deeds.ts';
import { bodyObject } from '../body.ts';
import { flagOf, ID_PATTERN, idOf, numberOf, parseQuery, wordOf } from '../query.ts';
import { requestIdOf } from '../route.ts';
import type { Route } from '../route.ts';
import type { Waits } from '../wait.ts';
import { LENT_KINDS, visibilityOf } from '../../policy/visibility.ts';
import { parseSpec } from './check-spec.ts';
import { deleteResource, planDeletion } from './delete-resource.ts';
import { etagOf, toEnvelope } from './envelope.ts';
import type { Passwords } from './hashed-secrets.ts';
import { dryJudge, storingJudge } from './quota.ts';
import { withUsage } from './usage.ts';
import { imageListing, ownListParameters } from './image-listing.ts';
import { parseListQuery, propertyFilter } from './list-filters.ts';
import { preconditionsOf, provenanceOf } from './preconditions.ts';
import { putResource } from './put-resource.ts';

const WAIT_LIMIT_SECONDS = 50;
const WAIT_SECONDS = 30;
const PAGE_LIMIT = 1000;
const PAGE = 100;

/** What every list takes besides the filters of its kind. */
const LIST_PARAMETERS = ['ids', 'name', 'name_prefix', 'project_id', 'limit', 'cursor'];

/** Pure. The routes of one kind's collection. */
export function resourceRoutes(
  database: Database,
  waits: Waits,
  kind: AnyKind,
  means: { readonly passwords: Passwords; readonly quotas: QuotaLimits },
): readonly Route[] {
  const { name } = kind;
  const path = `/v1/${KINDS[name].collection}`;
  const on = (...verbs: readonly string[]) => ({ kind: name, verbs });
  return [
    {
      method: 'get',
      path,
      rule: on('list'),
      handle: (request, response) => list(database, kind, request, response),
    },
    {
      method: 'get',
      path: `${path}/:id`,
      rule: on('get'),
      handle: (request, response) => get(database, waits, kind, request, response),
    },
    {
      method: 'put',
      path: `${path}/:id`,
      rule: on('create', 'update'),
      reads_json: true,
      handle: (request, response) => put(database, kind, means, request, response),
    },
    {
      method: 'delete',
      path: `${path}/:id`,
      rule: on('delete'),
      handle: (request, response) => remove(database, kind, request, response),
    },
    {
      method: 'get',
      path: `${path}/:id/deletion`,
      rule: on('delete'),
      handle: (request, response) => previewRemoval(database, kind, request, response),
    },
  ];
}

/**
 * Effect: reads. The object that a request's path names. Throws not_found, also when the caller may not know of it, and forbidden when it may
 * not do to it what the verb says.
 */
export async function requireView(
  database: Database,
  kind: AnyKind,
  request: Request,
  verb = 'get',
): Promise<View> {
  const id = idInPath(kind, request);
  const view = (await readViews(database, [id])).get(id) ?? null;
  const seen = await visible(database, view, kind, id, accessOf(request));
  if (verb !== 'get' && view !== null) {
    const { spec } = view.resource;
    await requireDeed(database, accessOf(request), {
      kind: kind.name,
      id,
      verb,
      stored: spec,
      planned: null,
    });
  }
  return seen;
}

async function list(database: Database, kind: AnyKind, request: Request, response: Response): Promise<void> {
  const query = parseListQuery(kind.name, request.url, [...LIST_PARAMETERS, ...ownListParameters(kind.name)]);
  const access = accessOf(request);
  const { confined_to, credentials } = access.principal;
  const asked = idOf(query, 'project_id');
  const isLent = LENT_KINDS.includes(kind.name) && KINDS[kind.name].in_project;
  if (confined_to !== null && asked !== null && asked !== confined_to && !isLent) {
    throw new CairnError('forbidden', `The token is for project ${confined_to} only.`);
  }
  const limit = numberOf(query, 'limit', PAGE, 1, PAGE_LIMIT);
  const { items, end } = await listViews(
    database,
    {
      kind: kind.name,
      ids: idsOf(query.get('ids')),
      name: query.get('name') ?? null,
      name_prefix: query.get('name_prefix') ?? null,
      // What belongs to no project is the same in all.
      project_id: KINDS[kind.name].in_project ? asked : null,
      visible: visibilityOf(kind.name, credentials),
      images: imageListing(kind.name, query, credentials),
      ...propertyFilter(kind.name, query),
    },
    limit,
    parseCursor(query.get('cursor')),
  );
  const shown = await onlyVisibleViews(database, access, kind.name, items);
  response.json({
    items: (await withUsage(database, shown)).map(toEnvelope),
    next_cursor: end === null ? null : toCursor(end),
  });
}

async function get(
  database: Database,
  waits: Waits,
  kind: AnyKind,
  request: Request,
  response: Response,
): Promise<void> {
  const query = parseQuery(request.url, ['wait', 'generation', 'timeout_seconds']);
  const wait = wordOf(query, 'wait', ['ready', 'settled', 'deleted']);
  const generation = numberOf(query, 'generation', 0, 1, Number.MAX_SAFE_INTEGER);
  const timeout_seconds = numberOf(query, 'timeout_seconds', WAIT_SECONDS, 0, WAIT_LIMIT_SECONDS);
  if (wait === null) return await send(database, response, 200, await requireView(database, kind, request));
  const id = idInPath(kind, request);
  const access = accessOf(request);
  const left = new AbortController();
  response.once('close', () => left.abort());
  // The first look goes through the waits as well, so that many callers at once cost one query.
  const first = await waits.wait({ id, isOver: () => true, timeout_ms: 0, signal: left.signal });
  const seen = await visible(database, first, kind, id, access);
  const wanted = generation === 0 ? seen.resource.generation : generation;
  const isOver = (view: View | null): boolean =>
    view === null || (wait !== 'deleted' && isOverFor(wait, view, wanted));
  const view = isOver(first)
    ? first
    : await waits.wait({ id, isOver, timeout_ms: timeout_seconds * 1000, signal: left.signal });
  await send(database, response, 200, await visible(database, view, kind, id, access));
}

async function put(
  database: Database,
  kind: AnyKind,
  { passwords, quotas }: { readonly passwords: Passwords; readonly quotas: QuotaLimits },
  request: Request,
  response: Response,
): Promise<void> {
  const query = parseQuery(request.url, ['dry_run', 'repair']);
  const id = idInPath(kind, request);
  const access = accessOf(request);
  const body = bodyObject(request.body, ['spec']);
  const dry_run = flagOf(query, 'dry_run');
  const outcome = await putResource(database, {
    kind,
    id,
    spec: parseSpec(kind.name, body['spec'], access.principal),
    access,
    provenance: provenanceOf(request),
    preconditions: preconditionsOf(request),
    request_id: requestIdOf(request),
    passwords,
    quota: dry_run ? dryJudge(quotas) : storingJudge(quotas),
    repair: flagOf(query, 'repair'),
    dry_run,
  });
  if (dry_run) return void response.json({});
  const status = { created: 201, updated: 202, same: 200 }[outcome];
  await send(database, response, status, await requireView(database, kind, request));
}

async function remove(
  database: Database,
  kind: AnyKind,
  request: Request,
  response: Response,
): Promise<void> {
  const query = parseQuery(request.url, ['cascade']);
  const { generation } = preconditionsOf(request);
  const view = await deleteResource(database, {
    kind,
    id: idInPath(kind, request),
    access: accessOf(request),
    generation,
    request_id: requestIdOf(request),
    cascade: flagOf(query, 'cascade'),
  });
  await send(database, response, 202, await viewFor(database, accessOf(request), view));
}

async function previewRemoval(
  database: Database,
  kind: AnyKind,
  request: Request,
  response: Response,
): Promise<void> {
  const cascade = flagOf(parseQuery(request.url, ['cascade']), 'cascade');
  const id = idInPath(kind, request);
  const going = await planDeletion(database, { kind, id, access: accessOf(request), cascade });
  const items = going.map((each) => ({
    id: each.id,
    kind: each.kind,
    name: each.name,
    project_id: each.project_id,
  }));
  response.json({ items });
}

/** Pure. Whether the generation is realised, or can never be; for whoever waits until it is settled, also whether only content is lacking. */
function isOverFor(wait: 'ready' | 'settled', view: View, generation: number): boolean {
  const { conditions, observed_generation, seen_generation } = view;
  if (view.resource.deletion_requested_at !== null) return true;
  if (hasCondition(conditions, 'Ready') && observed_generation >= generation) return true;
  if (seen_generation < generation) return false;
  return hasCondition(conditions, 'Stalled') || (wait === 'settled' && awaitsUpload(conditions));
}

async function send(database: Database, response: Response, status: number, view: View): Promise<void> {
  const [shown = view] = await withUsage(database, [view]);
  response.status(status).set('ETag', etagOf(view.resource.generation)).json(toEnvelope(shown));
}

async function visible(
  database: Database,
  view: View | null,
  kind: AnyKind,
  id: string,
  access: Access,
): Promise<View> {
  if (view?.resource.kind === kind.name) {
    const [seen] = await onlyVisibleViews(database, access, kind.name, [view]);
    if (seen !== undefined) return seen;
  }
  throw new CairnError('not_found', `There is no ${kind.name} ${id}.`);
}

function idInPath(kind: AnyKind, request: Request): string {
  const id = String(request.params['id']);
  if (ID_PATTERN.test(id)) return id;
  const { collection } = KINDS[kind.name];
  throw new CairnError('invalid_input', 'The id in the path must be a lower-case UUID.', {
    violations: [
      {
        path: '/id',
        message: `must be a lower-case UUID; found ${JSON.stringify(id.slice(0, 60))}`,
        hint: `Find the id of a ${kind.name} by its name: GET /v1/${collection}?name=...`,
      },
    ],
  });
}

function idsOf(text: string | undefined): readonly string[] | null {
  const ids = text === undefined ? null : text.split(',').filter((id) => id !== '');
  if (ids !== null && (ids.length > PAGE_LIMIT || !ids.every((id) => ID_PATTERN.test(id)))) {
    throw new CairnError(
      'invalid_input',
      `ids must be up to ${PAGE_LIMIT} lower-case UUIDs, separated by commas.`,
    );
  }
  return ids;
}

function toCursor(end: PageEnd): string {
  return Buffer.from(`${end.created_us}.${end.id}`).toString('base64url');
}

function parseCursor(cursor: string | undefined): PageEnd | null {
  if (cursor === undefined) return null;
  const [created_us, id, ...rest] = Buffer.from(cursor, 'base64url').toString('latin1').split('.');
  if (
    created_us === undefined ||
    !/^\d{1,17}$/.test(created_us) ||
    !ID_PATTERN.test(id ?? '') ||
    rest.length > 0
  ) {
    throw new CairnError('invalid_input', 'The cursor is not one that a page ended with. Begin without it.');
  }
  return { created_us, id: id ?? '' };
}
