import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruleOf } from '../../reconciler/api/authorize.ts';
import { ROLE_IDS } from '../../reconciler/model/built-in.ts';
import { startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';
import { createFacadeClient } from '../support/facade-client.ts';
import type { FacadeClient, Json } from '../support/facade-client.ts';
import { makeAdministrator } from '../support/openstack-admin.ts';
import { routesOf } from '../support/routes.ts';

let api: TestApi;
let admin: FacadeClient;

beforeAll(async () => {
  api = await startTestApi();
  const { auth_url, password } = await makeAdministrator(api);
  const nobody = createFacadeClient(auth_url, null);
  const token = await nobody.logIn(
    { name: 'admin', domain: { id: 'default' }, password },
    { project: { name: 'admin', domain: { id: 'default' } } },
  );
  admin = createFacadeClient(auth_url, token);
});
afterAll(() => api.close());

let count = 0;
const unique = (): string => `thing-${(count += 1)}`;
const PASSWORD = 'Walk-over-the-routes-1';

async function make(word: string, many: string, spec: Json): Promise<Json> {
  const answer = await admin.ask('POST', `/${many}`, { [word]: spec });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body[word] as Json;
}

const idOf = (object: Json): string => String(object['id']);

describe('the facade of Identity', () => {
  test('lets nobody past discovery and the login without a token, and refuses in the form of Keystone', async () => {
    const routes = routesOf(api.api.app).filter(({ path }) => path.startsWith('/identity'));
    expect(routes.length).toBeGreaterThan(80);
    const open = routes.filter(({ handlers }) => ruleOf(handlers[0] ?? {}) === 'public');
    expect(open.map(({ path, methods }) => `${methods.join()} ${path}`).sort()).toEqual([
      'get /identity',
      'get /identity/v3',
      'post /identity/v3/auth/tokens',
    ]);
    for (const { path, methods, handlers } of routes) {
      if (ruleOf(handlers[0] ?? {}) === 'public') continue;
      const url = `${api.endpoint}${path.replaceAll(/:\w+/g, () => randomUUID())}`;
      for (const method of methods) {
        const answer = await fetch(url, { method: method.toUpperCase() });
        expect(answer.status, url).toBe(401);
        expect(await answer.json()).toMatchObject({ error: { code: 401, title: 'Unauthorized' } });
        expect(answer.headers.get('www-authenticate')).toBe(`Keystone uri="${api.endpoint}/identity/v3"`);
        expect(answer.headers.get('vary')).toBe('X-Auth-Token');
        expect(answer.headers.get('x-openstack-request-id')).toMatch(/^req-[0-9a-f-]{36}$/);
      }
    }
  });

  test('takes ids with and without dashes, and the default domain by its name', async () => {
    const user = await make('user', 'users', { name: unique() });
    expect(user['domain_id']).toBe('default');
    const plain = idOf(user).replaceAll('-', '').toUpperCase();
    expect((await admin.ask('GET', `/users/${plain}`)).body['user']).toEqual(user);
    expect((await admin.ask('GET', '/domains/default')).body['domain']).toMatchObject({ name: 'Default' });
    const [found] = (await admin.ask('GET', `/users?domain_id=default&name=${String(user['name'])}`)).body[
      'users'
    ] as Json[];
    expect(found).toEqual(user);
  });

  test('stores what /v1 shows, and shows what /v1 stores', async () => {
    const project = await make('project', 'projects', { name: unique(), description: 'one', tags: ['a'] });
    expect((await api.get(`/v1/projects/${idOf(project)}`)).body).toMatchObject({
      spec: { name: project['name'], description: 'one', tags: ['a'], enabled: true },
    });
    const id = await api.create('projects', { name: unique(), parent_id: idOf(project) });
    expect((await admin.ask('GET', `/projects/${id}`)).body['project']).toMatchObject({
      parent_id: idOf(project),
    });
    const changed = await admin.ask('PATCH', `/projects/${id}`, { project: { description: 'two' } });
    expect(changed.body['project']).toMatchObject({ description: 'two', parent_id: idOf(project) });
  });

  test('refuses what it would lose, and says where', async () => {
    const answer = await admin.ask('POST', '/projects', { project: { name: unique(), colour: 'red' } });
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining('colour')]);
    const typed = await admin.ask('POST', '/projects', { project: { name: unique(), enabled: 'yes' } });
    expect([typed.status, JSON.stringify(typed.body)]).toEqual([400, expect.stringContaining('enabled')]);
    expect(
      (await admin.ask('POST', '/projects', { project: { name: unique(), is_domain: true } })).status,
    ).toBe(400);
  });

  test('forgets at once what is being deleted, and takes a name again when it is free', async () => {
    const name = unique();
    const first = await make('group', 'groups', { name });
    expect((await admin.ask('DELETE', `/groups/${idOf(first)}`)).status).toBe(204);
    expect((await admin.ask('GET', `/groups/${idOf(first)}`)).status).toBe(404);
    expect((await admin.ask('GET', `/groups?name=${name}`)).body['groups']).toEqual([]);
    const again = admin.ask('POST', '/groups', { group: { name } });
    await api.vanish(idOf(first));
    expect((await again).status).toBe(201);
  });

  test('pages by limit and marker, and links to the next page', async () => {
    const prefix = unique();
    const domain = await make('domain', 'domains', { name: prefix });
    const names = ['a', 'b', 'c', 'd', 'e'].map((end) => `${prefix}-${end}`);
    for (const name of names) await make('group', 'groups', { name, domain_id: idOf(domain) });
    const seen: unknown[] = [];
    let next: string | null = `/groups?domain_id=${idOf(domain)}&limit=2`;
    let pages = 0;
    while (next !== null && pages < 9) {
      const { body } = await admin.ask('GET', next.replace(admin.auth_url, ''));
      seen.push(...(body['groups'] as Json[]).map((group) => group['name']));
      next = (body['links'] as Json)['next'] as string | null;
      pages += 1;
    }
    expect([seen, pages]).toEqual([names, 3]);
  });

  test('shows a member its own project, and says of all others alike that it may not ask', async () => {
    const user = await make('user', 'users', { name: unique(), password: PASSWORD });
    const project = await make('project', 'projects', { name: unique() });
    const other = await make('project', 'projects', { name: unique() });
    await admin.ask('PUT', `/projects/${idOf(project)}/users/${idOf(user)}/roles/${ROLE_IDS.member}`);
    const nobody = createFacadeClient(admin.auth_url, null);
    const proof = { id: idOf(user), password: PASSWORD };
    const logged = async (scope?: object): Promise<FacadeClient> =>
      createFacadeClient(admin.auth_url, await nobody.logIn(proof, scope));
    const own = await logged({ project: { id: idOf(project) } });
    const unscoped = await logged();
    expect((await own.ask('GET', `/projects/${idOf(project)}`)).status).toBe(200);
    for (const caller of [own, unscoped]) {
      const answers = await Promise.all(
        [idOf(other), randomUUID(), 'no id', String(other['name'])].map((id) =>
          caller.ask('GET', `/projects/${encodeURIComponent(id)}`),
        ),
      );
      const [first] = answers;
      expect(first?.status).toBe(403);
      expect(first?.body).toMatchObject({
        error: { message: expect.stringContaining('identity:get_project') as string },
      });
      for (const answer of answers) expect([answer.status, answer.body]).toEqual([403, first?.body]);
      for (const query of ['', `?name=${String(other['name'])}`, '?name=none']) {
        expect((await caller.ask('GET', `/projects${query}`)).status).toBe(403);
      }
    }
    expect((await admin.ask('GET', `/projects/${randomUUID()}`)).status).toBe(404);
    const mine = await own.ask('GET', `/users/${idOf(user)}/projects`);
    expect((mine.body['projects'] as Json[]).map(idOf)).toEqual([idOf(project)]);
  });

  test('changes a password for who knows the old one, which ends the tokens of before', async () => {
    const user = await make('user', 'users', { name: unique(), password: PASSWORD });
    const project = await make('project', 'projects', { name: unique() });
    await admin.ask('PUT', `/projects/${idOf(project)}/users/${idOf(user)}/roles/${ROLE_IDS.member}`);
    const nobody = createFacadeClient(admin.auth_url, null);
    const scope = { project: { id: idOf(project) } };
    const own = createFacadeClient(
      admin.auth_url,
      await nobody.logIn({ id: idOf(user), password: PASSWORD }, scope),
    );
    const path = `/users/${idOf(user)}/password`;
    const change = (original_password: string) =>
      own.ask('POST', path, { user: { original_password, password: 'Another-word-2' } });
    expect((await change('wrong')).status).toBe(401);
    expect((await change(PASSWORD)).status).toBe(204);
    expect((await own.ask('GET', '/auth/projects')).status).toBe(401);
    await expect(nobody.logIn({ id: idOf(user), password: PASSWORD }, scope)).rejects.toThrow('401');
    await nobody.logIn({ id: idOf(user), password: 'Another-word-2' }, scope);
    // The user may still not change anything else.
    const next = createFacadeClient(
      admin.auth_url,
      await nobody.logIn({ id: idOf(user), password: 'Another-word-2' }, scope),
    );
    const rename = await next.ask('PATCH', `/users/${idOf(user)}`, { user: { name: 'root' } });
    expect(rename.status).toBe(403);
  });

  test('shows who has which role in the end: by groups, by projects above, by roles that imply others', async () => {
    const domain_id = idOf(await make('domain', 'domains', { name: unique() }));
    const parent_id = idOf(await make('project', 'projects', { name: unique(), domain_id }));
    const child_id = idOf(await make('project', 'projects', { name: unique(), domain_id, parent_id }));
    const user_id = idOf(await make('user', 'users', { name: unique(), domain_id, password: PASSWORD }));
    const group_id = idOf(await make('group', 'groups', { name: unique(), domain_id }));
    await admin.ask('PUT', `/groups/${group_id}/users/${user_id}`);
    const grant = `/OS-INHERIT/projects/${parent_id}/groups/${group_id}/roles/${ROLE_IDS.member}/inherited_to_projects`;
    expect((await admin.ask('PUT', grant)).status).toBe(204);
    const { body } = await admin.ask('GET', `/role_assignments?user.id=${user_id}&effective`);
    const found = body['role_assignments'] as Json[];
    expect(found.map(({ role, scope, user }) => ({ role, scope, user }))).toEqual(
      [ROLE_IDS.member, ROLE_IDS.reader].map((id) => ({
        role: { id },
        scope: { project: { id: child_id }, 'OS-INHERIT:inherited_to': 'projects' },
        user: { id: user_id },
      })),
    );
    expect(found.map(({ links }) => links)).toMatchObject([
      {
        assignment: `${admin.auth_url}${grant}`,
        membership: `${admin.auth_url}/groups/${group_id}/users/${user_id}`,
      },
      { prior_role: `${admin.auth_url}/prior_role/${ROLE_IDS.member}/implies/${ROLE_IDS.reader}` },
    ]);
    const projects = await admin.ask('GET', `/users/${user_id}/projects`);
    expect((projects.body['projects'] as Json[]).map(idOf)).toEqual([child_id]);
    const nobody = createFacadeClient(admin.auth_url, null);
    await nobody.logIn({ id: user_id, password: PASSWORD }, { project: { id: child_id } });
    await expect(
      nobody.logIn({ id: user_id, password: PASSWORD }, { project: { id: parent_id } }),
    ).rejects.toThrow('401');
  });

  test('puts itself into the catalogue, and the project into addresses', async () => {
    const service_id = idOf(await make('service', 'services', { name: unique(), type: 'compute' }));
    const url = 'http://127.0.0.1:1/v2.1/%(tenant_id)s';
    await make('endpoint', 'endpoints', { service_id, interface: 'public', region: 'RegionTwo', url });
    const { body } = await admin.ask('GET', '/auth/catalog');
    const catalog = body['catalog'] as Json[];
    const own = catalog.find(({ type }) => type === 'identity');
    expect(own).toMatchObject({
      name: 'keystone',
      endpoints: ['admin', 'internal', 'public'].map((each) => ({
        interface: each,
        region: 'RegionOne',
        url: `${api.endpoint}/identity/v3`,
      })),
    });
    const [project] = (await admin.ask('GET', '/projects?name=admin')).body['projects'] as Json[];
    expect(catalog.find(({ id }) => id === service_id)).toMatchObject({
      endpoints: [{ region_id: 'RegionTwo', url: `http://127.0.0.1:1/v2.1/${idOf(project ?? {})}` }],
    });
  });

  test('removes a domain with its people and projects once it is disabled, and not while a project has something', async () => {
    const domain_id = idOf(await make('domain', 'domains', { name: unique() }));
    const project_id = idOf(await make('project', 'projects', { name: unique(), domain_id }));
    const child = await make('project', 'projects', { name: unique(), domain_id, parent_id: project_id });
    const user = await make('user', 'users', { name: unique(), domain_id });
    const network_id = await api.create('networks', { name: unique(), project_id });
    expect((await admin.ask('DELETE', `/domains/${domain_id}`)).status).toBe(403);
    await admin.ask('PATCH', `/domains/${domain_id}`, { domain: { enabled: false } });
    const held = await admin.ask('DELETE', `/domains/${domain_id}`);
    expect([held.status, JSON.stringify(held.body)]).toEqual([409, expect.stringContaining(network_id)]);
    expect((await admin.ask('GET', `/users/${idOf(user)}`)).status).toBe(200);
    await api.request('DELETE', `/v1/networks/${network_id}`);
    expect((await admin.ask('DELETE', `/domains/${domain_id}`)).status).toBe(204);
    for (const path of [`/domains/${domain_id}`, `/projects/${idOf(child)}`, `/users/${idOf(user)}`]) {
      expect((await admin.ask('GET', path)).status, path).toBe(404);
    }
  });

  test('removes a role that others imply and credentials carry', async () => {
    const role_id = idOf(await make('role', 'roles', { name: unique() }));
    const prior = idOf(await make('role', 'roles', { name: unique() }));
    expect((await admin.ask('PUT', `/roles/${prior}/implies/${role_id}`)).status).toBe(201);
    expect((await admin.ask('PUT', `/roles/${role_id}/implies/${prior}`)).status).toBe(400);
    expect((await admin.ask('DELETE', `/roles/${role_id}`)).status).toBe(204);
    expect((await admin.ask('GET', `/roles/${prior}/implies/${role_id}`)).status).toBe(404);
    expect((await api.get(`/v1/roles/${prior}`)).body).toMatchObject({ spec: { implied_role_ids: [] } });
    expect((await admin.ask('DELETE', `/roles/${ROLE_IDS.member}`)).status).toBe(403);
  });

  test('answers an address with another method than it knows, and one that is not there', async () => {
    const wrong = await admin.ask('DELETE', '/users');
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect((await admin.ask('GET', '/nothing')).status).toBe(404);
  });
});
