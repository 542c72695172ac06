import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLE_IDS } from '../../reconciler/model/built-in.ts';
import { problemIn, startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';

/** What a program may that acts for a user by an application credential. */

const SECRET = 'a-secret-of-32-characters-or-more';

let api: TestApi;
let user_id: string;
let project_id: string;

beforeAll(async () => {
  api = await startTestApi();
  project_id = await api.create('projects', { name: 'jobs' });
  user_id = await api.create('users', { name: 'runner' });
  await api.create('role_assignments', { role_id: ROLE_IDS.member, user_id, scope: { project_id } });
});
afterAll(() => api?.close());

function credentialSpec(more: object = {}): object {
  return {
    name: `c-${randomUUID()}`,
    user_id,
    scope_project_id: project_id,
    secret_wo: SECRET,
    secret_wo_version: 1,
    ...more,
  };
}

async function logInBy(more: object): Promise<string> {
  const id = await api.create('application_credentials', credentialSpec(more));
  const proofs = [{ method: 'application_credential', credential: { id }, secret: SECRET }] as const;
  return (await api.identity.logIn({ proofs, scope: null, source_address: '127.0.0.1' })).token;
}

test('acts in its project with the roles it carries, and no further', async () => {
  const token = await logInBy({ role_ids: [ROLE_IDS.reader] });
  expect((await api.get('/v1/networks', { token })).status).toBe(200);
  const path = `/v1/networks/${randomUUID()}`;
  expect((await api.request('PUT', path, { token, body: { spec: { name: 'n' } } })).status).toBe(403);
});

test('makes further credentials only when it is unrestricted', async () => {
  const path = (): string => `/v1/application_credentials/${randomUUID()}`;
  const make = async (token: string) =>
    api.request('PUT', path(), { token, body: { spec: credentialSpec() } });
  const refused = await make(await logInBy({}));
  expect([refused.status, problemIn(refused).code]).toEqual([403, 'forbidden']);
  expect(problemIn(refused).detail).toContain('unrestricted');
  expect((await make(await logInBy({ unrestricted: true }))).status).toBe(201);
});

test('tells whose it is', async () => {
  const token = await logInBy({});
  expect((await api.get('/v1/session', { token })).body).toMatchObject({ user_id, project_id });
});

test('may be bound to some requests', async () => {
  const rules = [{ service: 'cairn', method: 'GET', path: '/v1/servers' }];
  const token = await logInBy({ access_rules: rules });
  expect((await api.get('/v1/servers', { token })).status).toBe(200);
  expect((await api.get('/v1/networks', { token })).status).toBe(403);
});

test('ends with its row', async () => {
  const id = await api.create('application_credentials', credentialSpec());
  const proofs = [{ method: 'application_credential', credential: { id }, secret: SECRET }] as const;
  const { token } = await api.identity.logIn({ proofs, scope: null, source_address: '127.0.0.1' });
  expect((await api.get('/v1/session', { token })).status).toBe(200);
  expect((await api.request('DELETE', `/v1/application_credentials/${id}`)).status).toBe(202);
  await expect
    .poll(async () => (await api.get('/v1/session', { token })).status, { timeout: 2000 })
    .toBe(401);
});
