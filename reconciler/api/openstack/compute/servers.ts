import { visibilityOf } from '../../../policy/visibility.ts';
import type { JsonObject } from '../../../model/json.ts';
import { CairnError } from '../../../model/error.ts';
import { readViews } from '../../../store/listing.ts';
import { listServerIds } from '../../../store/server-list.ts';
import { onlyVisibleViews } from '../../deeds.ts';
import { accessFor } from '../call.ts';
import type { Reply } from '../call.ts';
import { readId } from '../ids.ts';
import { changeObject, removeObject } from '../objects.ts';
import { bodyOf, invalidField, isAdmin, unexpected, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade, ComputeRoute } from './call.ts';
import { readListQuery } from './list-query.ts';
import { descriptionOf, nameOf } from './field-values.ts';
import { createServers } from './server-create.ts';
import { shownName, withFreeName } from './server-names.ts';
import { findServer, lookingThrough, noServer, requireServer, withSurroundings } from './server-store.ts';
import { briefServer, showServer } from './server-view.ts';
import type { ServerView } from './server-view.ts';

/** Pure. The routes by which servers are made, listed, shown, changed and deleted. */
export function serverRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const rule = (verb: string): ComputeRoute['rule'] => ({ kind: 'server', verbs: [verb] });
  return [
    {
      method: 'get',
      path: '/servers',
      rule: rule('list'),
      answer: (call) => list(facade, call, (view) => briefServer(view, lookingThrough(call))),
    },
    {
      method: 'get',
      path: '/servers/detail',
      rule: rule('detail'),
      answer: (call) =>
        list(facade, call, (view) => showServer(view, { ...lookingThrough(call), in_list: true })),
    },
    {
      method: 'post',
      path: '/servers',
      rule: rule('create'),
      reads_json: 'of any type',
      answer: (call) => createServers(facade, call),
    },
    {
      method: 'get',
      path: '/servers/:id',
      rule: rule('get'),
      answer: async (call) => {
        const server = showServer(await requireServer(facade, call), lookingThrough(call));
        return { status: 200, body: { server } };
      },
    },
    {
      method: 'put',
      path: '/servers/:id',
      rule: rule('update'),
      reads_json: 'of any type',
      answer: async (call) => {
        const server = await update(facade, call, await requireServer(facade, call));
        return { status: 200, body: { server: updatedForm(server, call) } };
      },
    },
    {
      method: 'delete',
      path: '/servers/:id',
      rule: rule('delete'),
      answer: async (call) => {
        const { resource } = await requireServer(facade, call);
        await removeObject(facade, call, resource);
        return { status: 204 };
      },
    },
  ];
}

async function list(
  facade: ComputeFacade,
  call: ComputeCall,
  show: (view: ServerView) => JsonObject,
): Promise<Reply> {
  const { database } = facade;
  const access = accessFor(call);
  const { credentials } = access.principal;
  const query = readListQuery(call.query, call.minor, isAdmin(call));
  if (query.all_projects && !isAdmin(call)) {
    throw new CairnError('forbidden', 'all_tenants needs an administrator.');
  }
  const after = query.marker === null ? null : await findServer(facade, call, readId(query.marker));
  if (query.marker !== null && after === null) throw wrong(`marker [${query.marker.slice(0, 60)}] not found`);
  const { ids, has_more } = await listServerIds(database, {
    visible: visibilityOf('server', credentials),
    project_id: query.all_projects ? query.project_id : credentials.project_id,
    conditions: query.conditions,
    order: query.order,
    after_id: after?.resource.id ?? null,
    limit: query.limit,
  });
  const found = await readViews(database, ids);
  const views = ids.flatMap((id) => found.get(id) ?? []);
  const seen = await onlyVisibleViews(database, access, 'server', views);
  const servers = (await withSurroundings(facade, seen)).map(show);
  const last = ids.at(-1);
  if (!has_more || last === undefined) return { status: 200, body: { servers } };
  const next = new URLSearchParams(call.query);
  next.set('marker', last);
  const [path = ''] = call.self.split('?');
  return {
    status: 200,
    body: { servers, servers_links: [{ rel: 'next', href: `${path}?${next.toString()}` }] },
  };
}

async function update(facade: ComputeFacade, call: ComputeCall, view: ServerView): Promise<ServerView> {
  const given = bodyOf(call, 'server');
  for (const name of Object.keys(given)) {
    if (name === 'name' || (name === 'description' && call.minor >= 19)) continue;
    if (
      name === 'accessIPv4' ||
      name === 'accessIPv6' ||
      name === 'OS-DCF:diskConfig' ||
      name === 'hostname'
    ) {
      if (given[name] === '' || given[name] === null || name === 'OS-DCF:diskConfig') continue;
      throw invalidField(name, given[name], 'It is not kept. Leave it out.');
    }
    throw unexpected(name);
  }
  const { resource } = view;
  const { description } = given;
  const describe = (spec: JsonObject): JsonObject => {
    if (description === undefined) return spec;
    const { description: _before, ...others } = spec;
    return { ...others, ...descriptionOf(description) };
  };
  const name = given['name'] === undefined ? shownName(resource.spec) : nameOf('name', given['name']);
  const isSame = name === shownName(resource.spec);
  const write = (change: (spec: JsonObject) => JsonObject): Promise<unknown> =>
    changeObject(facade, call, resource, change, { action: 'update' });
  if (isSame) await write(describe);
  else {
    await withFreeName(name, resource.id, (stored) =>
      write((spec) => {
        const { display_name: _before, ...others } = spec;
        return { ...describe(others), ...stored };
      }),
    );
  }
  const after = await findServer(facade, call, resource.id);
  if (after === null) throw noServer(resource.id);
  return after;
}

/** What Nova leaves out of the answer to a change before 2.75. */
const LATE_IN_UPDATES =
  /^(OS-EXT-AZ|OS-EXT-STS|OS-SRV-USG|OS-EXT-SRV-ATTR|os-extended-volumes):|^(config_drive|key_name|security_groups|host_status)$/;

/** Pure. A server as the answer to a change has it. */
export function updatedForm(view: ServerView, call: ComputeCall): JsonObject {
  const shown = showServer(view, lookingThrough(call));
  if (call.minor >= 75) return shown;
  return Object.fromEntries(Object.entries(shown).filter(([name]) => !LATE_IN_UPDATES.test(name)));
}
