import type { Request, Response } from 'express';
import type { ImageSpec } from '../../../schemas/generated/types.ts';
import { hostFormat } from '../../model/disk-formats.ts';
import { CairnError } from '../../model/error.ts';
import type { Violation } from '../../model/error.ts';
import type { AnyKind } from '../../model/kind.ts';
import type { Resource } from '../../model/resource.ts';
import { readCopies, wishForCopies, withdrawWishes } from '../../store/copy-wishes.ts';
import type { ChosenHosts, CopyOnHost } from '../../store/copy-wishes.ts';
import type { Database } from '../../store/database.ts';
import { appendEvent } from '../../store/events.ts';
import { readViews } from '../../store/listing.ts';
import { accessOf, principalOf } from '../authorize.ts';
import { bodyObject } from '../body.ts';
import { onlyVisible } from '../deeds.ts';
import { ID_PATTERN, parseQuery } from '../query.ts';
import { requestIdOf } from '../route.ts';
import type { Route } from '../route.ts';
import { etagOf, toEnvelope } from './envelope.ts';
import { requireView } from './resources.ts';

/** Hosts that one request may name. */
const HOSTS_LIMIT = 1000;

/** What is done with wishes, by the last word of the path. */
const ACTIONS = [
  { action: 'prefetch', verb: 'prefetch', type: 'copies_requested', write: wishForCopies },
  { action: 'forget-copies', verb: 'forget', type: 'copies_released', write: withdrawWishes },
] as const;

/** Pure. The routes of copies of images on hosts: where they are, asking for them ahead of need, and no longer asking. */
export function copyRoutes(database: Database, image: AnyKind): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/v1/images/:id/copies',
      rule: { kind: 'image', verbs: ['copies'] },
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const { resource } = await requireView(database, image, request, 'copies');
        response.json({ items: (await readCopies(database, resource.id)).map(toItem) });
      },
    },
    ...ACTIONS.map((each): Route => ({
      method: 'post',
      path: `/v1/images/:id/actions/${each.action}`,
      rule: { kind: 'image', verbs: [each.verb] },
      reads_json: true,
      handle: (request, response) => act(database, image, each, request, response),
    })),
  ];
}

async function act(
  database: Database,
  image: AnyKind,
  { verb, type, write }: (typeof ACTIONS)[number],
  request: Request,
  response: Response,
): Promise<void> {
  parseQuery(request.url, []);
  const hosts = chosenHosts(request.body);
  const view = await requireView(database, image, request, verb);
  const { id, name, kind, project_id, generation } = view.resource;
  if (verb === 'prefetch') requireCopyable(view.resource);
  if (hosts !== 'all') await requireHosts(database, request, hosts);
  const host_ids = await write(database, id, hosts);
  const actor = principalOf(request).name;
  const places = host_ids.length === 1 ? '1 host' : `${host_ids.length} hosts`;
  await appendEvent(database, {
    resource_id: id,
    kind,
    project_id,
    type,
    actor,
    request_id: requestIdOf(request),
    source_address: accessOf(request).source_address,
    message:
      verb === 'prefetch'
        ? `${actor} asked for copies of the image "${name}" on ${places}.`
        : `${actor} no longer asks for copies of the image "${name}" on ${places}.`,
    data: { host_ids },
  });
  response.status(202).set('ETag', etagOf(generation)).json(toEnvelope(view));
}

function requireCopyable({ id, name, spec, deletion_requested_at }: Resource): void {
  if (deletion_requested_at !== null) {
    throw new CairnError('conflict', `The image "${name}" is being deleted.`, { resource: id });
  }
  const { disk_format, container_format } = spec as unknown as ImageSpec;
  if (disk_format === undefined || hostFormat({ disk_format, container_format }) !== null) return;
  const message = `The image "${name}" is kept, but no host can use it: its container_format is ${container_format}.`;
  throw new CairnError('conflict', message, { resource: id });
}

function refused(message: string, violations: readonly Violation[]): CairnError {
  return new CairnError('invalid_input', message, { violations });
}

/** Which hosts a body names. Throws invalid_input, with the path of everything that is wrong. */
function chosenHosts(body: unknown): ChosenHosts {
  const { host_ids, hosts } = bodyObject(body, ['host_ids', 'hosts']);
  if (hosts !== undefined) {
    if (hosts !== 'all') {
      throw refused('hosts must be all.', [
        { path: '/hosts', message: 'must be all; name hosts in host_ids' },
      ]);
    }
    if (host_ids === undefined) return 'all';
    throw refused('Give host_ids or hosts, not both.', [
      { path: '/host_ids', message: 'cannot be given together with hosts' },
    ]);
  }
  if (!Array.isArray(host_ids) || host_ids.length === 0 || host_ids.length > HOSTS_LIMIT) {
    const message = `must be an array of 1 to ${HOSTS_LIMIT} ids of hosts, unless hosts is all`;
    throw refused(`host_ids ${message}.`, [{ path: '/host_ids', message }]);
  }
  const ids: readonly unknown[] = host_ids;
  const wrong = ids.flatMap((id, index): readonly Violation[] =>
    typeof id === 'string' && ID_PATTERN.test(id)
      ? []
      : [{ path: `/host_ids/${index}`, message: 'must be an id: a lower-case UUID' }],
  );
  if (wrong.length > 0) throw refused('host_ids must hold ids of hosts.', wrong);
  return ids as readonly string[];
}

/** Who may not see hosts names none: what it may not know of is refused like what is not there. */
async function requireHosts(database: Database, request: Request, ids: readonly string[]): Promise<void> {
  const found = [...(await readViews(database, ids)).values()].map(({ resource }) => resource);
  const hosts = found.filter(({ kind }) => kind === 'host');
  const seen = await onlyVisible(database, accessOf(request), 'host', hosts);
  const byId = new Map(seen.map((host) => [host.id, host]));
  const hint = 'GET /v1/hosts lists the hosts.';
  const wrong = ids.flatMap((id, index): readonly Violation[] => {
    const host = byId.get(id);
    const path = `/host_ids/${index}`;
    if (host === undefined) return [{ path, message: `names ${id}, but there is no such host`, hint }];
    if (host.deletion_requested_at === null) return [];
    return [{ path, message: `names the host "${host.name}", which is being deleted`, hint }];
  });
  if (wrong.length > 0) throw refused('host_ids names hosts that cannot be used.', wrong);
}

function toItem({ host_id, host_name, part, asked_at, needed }: CopyOnHost): object {
  const view = part?.known === true ? part.view : null;
  return {
    host_id,
    host_name,
    state: part?.known !== true ? 'unknown' : view === null ? 'absent' : 'present',
    allocation_bytes: view?.allocation_bytes ?? null,
    needed,
    asked_at,
    problem: part?.known === false ? { code: part.code, message: part.message } : null,
  };
}
