import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLE_IDS } from '../../reconciler/model/built-in.ts';
import { issueToken } from '../../reconciler/api/tokens.ts';
import { problemIn, startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';

/** What a deletion takes along: told before, and exactly that. */

type Going = { readonly id: string; readonly kind: string; readonly name: string };

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.close());

async function preview(path: string): Promise<readonly Going[]> {
  const { status, body } = await api.get(path);
  expect(status, JSON.stringify(body)).toBe(200);
  return (body as { readonly items: readonly Going[] }).items;
}

async function leaving(): Promise<readonly string[]> {
  const rows: readonly { readonly id: string }[] = await api.database
    .db('desired')
    .whereNotNull('deletion_requested_at')
    .select('id');
  return rows.map(({ id }) => id).sort();
}

test('a user takes memberships, assignments and credentials along, and is told so', async () => {
  const project_id = await api.create('projects', { name: 'p1' });
  const user_id = await api.create('users', { name: 'u1' });
  const group_id = await api.create('groups', { name: 'g1' });
  const membership = await api.create('group_memberships', { group_id, user_id });
  const scope = { project_id };
  const assignment = await api.create('role_assignments', { role_id: ROLE_IDS.member, user_id, scope });
  const credential = await api.create('application_credentials', {
    name: 'c1',
    user_id,
    scope_project_id: project_id,
    secret_wo: 'a-secret-of-32-characters-or-more',
    secret_wo_version: 1,
  });
  const told = await preview(`/v1/users/${user_id}/deletion`);
  expect(told.map(({ id }) => id).sort()).toEqual([membership, assignment, credential].sort());
  expect((await api.request('DELETE', `/v1/users/${user_id}`)).status).toBe(202);
  expect(await leaving()).toEqual([user_id, membership, assignment, credential].sort());
});

test('a domain with content is refused with what is inside, and with cascade takes exactly what was told', async () => {
  const before = new Set(await leaving());
  const domain_id = await api.create('domains', { name: 'd2' });
  const project_id = await api.create('projects', { name: 'p2', domain_id });
  const below = await api.create('projects', { name: 'p2-below', domain_id, parent_id: project_id });
  const user_id = await api.create('users', { name: 'u2', domain_id });
  const network_id = await api.create('networks', { name: 'n2', project_id });
  const subnet_id = await api.create('subnets', { name: 's2', project_id, network_id, cidr: '10.40.0.0/24' });
  const outside = await api.create('projects', { name: 'outside' });
  const path = `/v1/domains/${domain_id}`;
  const refused = await api.request('DELETE', path);
  expect([refused.status, problemIn(refused).code]).toEqual([409, 'conflict']);
  expect(problemIn(refused).detail).toContain('p2');
  expect(problemIn(refused).detail).toContain('cascade');
  expect((await api.get(`${path}/deletion`)).status).toBe(409);
  const told = await preview(`${path}/deletion?cascade=true`);
  const ids = told.map(({ id }) => id);
  expect([...ids].sort()).toEqual([project_id, below, user_id, network_id, subnet_id].sort());
  expect(ids.indexOf(subnet_id)).toBeLessThan(ids.indexOf(network_id));
  expect(ids.indexOf(below)).toBeLessThan(ids.indexOf(project_id));
  expect(await leaving()).toEqual([...before].sort());
  expect((await api.request('DELETE', `${path}?cascade=true`)).status).toBe(202);
  const gone = (await leaving()).filter((id) => !before.has(id));
  expect(gone).toEqual([domain_id, ...ids].sort());
  expect((await api.get(`/v1/projects/${outside}`)).body).toMatchObject({ deletion_requested_at: null });
});

test('cascade is for what holds others, and for whoever may delete all of it', async () => {
  const project_id = await api.create('projects', { name: 'p3' });
  const network_id = await api.create('networks', { name: 'n3', project_id });
  const wrong = await api.request('DELETE', `/v1/networks/${network_id}?cascade=true`);
  expect([wrong.status, problemIn(wrong).code]).toEqual([400, 'unsupported']);
  const token = await issueToken(api.database.db, { name: 'member', project_id, expires_at: null });
  expect((await api.request('DELETE', `/v1/projects/${project_id}?cascade=true`, { token })).status).toBe(
    403,
  );
  expect((await api.get(`/v1/projects/${project_id}/deletion?cascade=true`, { token })).status).toBe(403);
  expect((await api.get(`/v1/networks/${network_id}`)).body).toMatchObject({ deletion_requested_at: null });
});

test('what came with Cairn stays', async () => {
  for (const path of [`/v1/roles/${ROLE_IDS.admin}`, '/v1/domains/00000000-0000-4000-8000-000000000001']) {
    expect((await api.request('DELETE', path)).status).toBe(409);
  }
});
