import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueToken } from '../../reconciler/api/tokens.ts';
import { propertyProtections, readConfig } from '../../reconciler/config.ts';
import { problemIn, resourceIn, startTestApi } from '../support/api.ts';
import type { Answer, TestApi } from '../support/api.ts';

/** Free properties of images that not everybody may set, see, change or remove. */

const SETTING = JSON.stringify([
  {
    pattern: '^x_secret',
    create: 'role:admin',
    read: 'role:admin',
    update: 'role:admin',
    delete: 'role:admin',
  },
  { pattern: '^x_fixed', create: 'role:member', read: '@', update: '!', delete: 'role:admin' },
  { pattern: '^os_', create: '@', read: '@', update: '@', delete: '@' },
]);

let api: TestApi;
let project_id: string;
let token: string;

beforeAll(async () => {
  const settings = readConfig({ CAIRN_IMAGE_PROPERTY_PROTECTIONS: SETTING }, {});
  api = await startTestApi({ property_protections: propertyProtections(settings) });
  project_id = await api.create('projects', { name: 'shop' });
  token = await issueToken(api.database.db, { name: 'shop', project_id, expires_at: null });
});
afterAll(() => api?.close());

const image = (name: string, properties: object) => ({ project_id, name, disk_format: 'raw', properties });

const put = (id: string, spec: object, as: string | undefined = token): Promise<Answer> =>
  api.request('PUT', `/v1/images/${id}`, { body: { spec }, token: as });

async function properties(id: string, as: string = token): Promise<unknown> {
  return resourceIn(await api.get(`/v1/images/${id}`, { token: as })).spec['properties'];
}

const refusals = (answer: Answer): unknown => {
  expect(answer.status).toBe(403);
  return problemIn(answer).errors?.map(({ path, message }) => `${path} ${message}`);
};

test('what one may not set is refused with its path, at the plan too', async () => {
  const spec = image('a', { x_secret: 's', x_fixed: 'f', os_distro: 'debian', other: 'o' });
  const expected = [
    '/spec/properties/x_secret may not be set by you',
    '/spec/properties/other may not be set by you',
  ];
  expect(refusals(await put(randomUUID(), spec))).toEqual(expected);
  const items = [{ kind: 'image', id: randomUUID(), spec, must_be_new: true }];
  const planned = await api.request('POST', '/v1/checks', { body: { items }, token });
  const { results } = planned.body as { results: { problem: { errors: { path: string }[] } }[] };
  expect(results[0]?.problem.errors.map(({ path }) => path)).toEqual([
    '/spec/properties/x_secret',
    '/spec/properties/other',
  ]);
});

test('what one may not see is not shown, and stays when one writes without it', async () => {
  const id = randomUUID();
  const admin = api.credentials.token;
  const made = await put(id, image('b', { x_secret: 's', os_distro: 'debian' }), admin);
  expect(made.status).toBe(201);
  expect(await properties(id)).toEqual({ os_distro: 'debian' });
  const listed = await api.get(`/v1/images?ids=${id}`, { token });
  expect(JSON.stringify(listed.body)).not.toContain('x_secret');

  const changed = await put(id, image('b', { os_distro: 'ubuntu' }));
  expect(changed.status).toBe(202);
  expect(JSON.stringify(changed.body)).not.toContain('x_secret');
  expect(await properties(id, admin)).toEqual({ x_secret: 's', os_distro: 'ubuntu' });
  expect((await put(id, image('b', { os_distro: 'ubuntu' }))).status).toBe(200);

  // Whether a guess is right is not told.
  const guess = '/spec/properties/x_secret may not be changed by you';
  expect(refusals(await put(id, image('b', { x_secret: 's', os_distro: 'ubuntu' })))).toEqual([guess]);
  expect(refusals(await put(id, image('b', { x_secret: 'x', os_distro: 'ubuntu' })))).toEqual([guess]);
  const deleted = await api.request('DELETE', `/v1/images/${id}`, { token });
  expect([deleted.status, JSON.stringify(deleted.body).includes('x_secret')]).toEqual([202, false]);
});

test('what may be set once is neither changed nor removed', async () => {
  const id = randomUUID();
  expect((await put(id, image('c', { x_fixed: 'f' }))).status).toBe(201);
  expect(refusals(await put(id, image('c', { x_fixed: 'g' })))).toEqual([
    '/spec/properties/x_fixed may not be changed by you',
  ]);
  expect(refusals(await put(id, image('c', {})))).toEqual([
    '/spec/properties/x_fixed may not be removed by you',
  ]);
  expect((await put(id, { ...image('c', { x_fixed: 'f' }), description: 'else' })).status).toBe(202);
});

test('names that say something else to clients of OpenStack are refused for new properties', async () => {
  const open = await startTestApi({}, api);
  try {
    const answer = await open.request('PUT', `/v1/images/${randomUUID()}`, {
      body: { spec: image('d', { checksum: 'x', owner: 'y', fine: 'z' }) },
    });
    expect(answer.status).toBe(400);
    expect(problemIn(answer).errors?.map(({ path }) => path)).toEqual([
      '/spec/properties/checksum',
      '/spec/properties/owner',
    ]);
  } finally {
    await open.close();
  }
});

test('a setting that holds no rule or no pattern is refused by its path', () => {
  const wrong = [{ pattern: '(', create: 'role:', read: '@', update: '@', delete: '@' }];
  expect(() => readConfig({ CAIRN_IMAGE_PROPERTY_PROTECTIONS: JSON.stringify(wrong) }, {})).toThrow(
    /image_property_protections\/0\/pattern is no regular expression; image_property_protections\/0\/create is wrong at character/,
  );
});
