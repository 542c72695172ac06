import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueToken } from '../../reconciler/api/tokens.ts';
import { itemsIn, startTestApi } from '../support/api.ts';
import type { Answer, TestApi } from '../support/api.ts';
import { bzImageBytes, imageSpec } from '../support/kind-objects.ts';

/** Flavors that are not for every project. */

let api: TestApi;
let one: { readonly id: string; readonly token: string; readonly kernel: string };
let other: typeof one;
let flavor: string;
const SIZE = { name: 'fast', vcpus: 2, memory_mib: 256 };

async function makeProject(name: string): Promise<typeof one> {
  const id = await api.create('projects', { name });
  const token = await issueToken(api.database.db, { name, project_id: id, expires_at: null });
  const kernel = await api.create('images', imageSpec(id, 'kernel', 'aki', bzImageBytes(3)));
  return { id, token, kernel };
}

beforeAll(async () => {
  api = await startTestApi();
  one = await makeProject('one');
  other = await makeProject('other');
  flavor = await api.create('flavors', {
    ...SIZE,
    public: false,
    access_project_ids: [one.id, other.id],
    extra_specs: { 'hw:cpu_policy': 'shared' },
  });
  await setAccess([one.id]);
}, 60_000);
afterAll(() => api?.close());

async function setAccess(access_project_ids: readonly string[], isPublic = false): Promise<void> {
  const spec = { ...SIZE, public: isPublic, access_project_ids };
  const answer = await api.put(`/v1/flavors/${flavor}`, spec);
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
}

const server = (who: typeof one, id: string, more: object = {}, token?: string): Promise<Answer> => {
  const spec = { name: id, project_id: who.id, flavor_id: flavor, kernel_id: who.kernel, ...more };
  return api.request('PUT', `/v1/servers/${id}`, {
    body: { spec },
    ...(token === undefined ? {} : { token }),
  });
};

test('there is no such flavor for a project without access, and one that has it sees only itself there', async () => {
  const seen = await api.get('/v1/flavors?name=fast', { token: one.token });
  expect(itemsIn(seen).map(({ spec }) => spec['access_project_ids'])).toEqual([[one.id]]);
  const mine = await api.get(`/v1/capacity?flavor_id=${flavor}`, { token: one.token });
  expect(mine.body).toMatchObject({ vcpus: 2 });
  const { token } = other;
  expect(itemsIn(await api.get('/v1/flavors?name=fast', { token }))).toEqual([]);
  expect((await api.get(`/v1/flavors/${flavor}`, { token })).status).toBe(404);
  expect((await api.get(`/v1/capacity?flavor_id=${flavor}`, { token })).status).toBe(400);
  const refused = await server(other, randomUUID(), {}, token);
  expect(refused.body).toMatchObject({
    code: 'invalid_input',
    errors: [{ path: '/spec/flavor_id', message: `names ${flavor}, but there is no such flavor` }],
  });
});

test('an administrator is told what is missing, and a server keeps its flavor when access goes', async () => {
  expect((await server(other, randomUUID())).body).toMatchObject({
    errors: [
      {
        path: '/spec/flavor_id',
        message: 'names the flavor "fast", which the server\'s project may not use',
        hint: 'Choose another flavor, or add the project to access_project_ids of this one.',
      },
    ],
  });
  const id = randomUUID();
  expect((await server(one, id, {}, one.token)).status).toBe(201);
  await setAccess([other.id]);
  const kept = await server(one, id, { description: 'still there' }, one.token);
  expect([kept.status, (kept.body as { spec: object }).spec]).toMatchObject([202, { flavor_id: flavor }]);
  expect((await server(one, randomUUID(), {}, one.token)).status).toBe(400);
  await setAccess([], true);
  expect((await server(one, randomUUID(), {}, one.token)).status).toBe(201);
  await setAccess([one.id]);
});

test('a project that has access may go all the same', async () => {
  const id = await api.create('projects', { name: 'brief' });
  await setAccess([one.id, id]);
  expect((await api.request('DELETE', `/v1/projects/${id}`)).status).toBe(202);
  const answer = await api.put(`/v1/flavors/${flavor}`, { ...SIZE, access_project_ids: [randomUUID()] });
  expect(answer.body).toMatchObject({ errors: [{ path: '/spec/access_project_ids/0' }] });
});
