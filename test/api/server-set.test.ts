import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import type { Engine } from '../../reconciler/engine/context.ts';
import { KINDS } from '../../reconciler/kinds/index.ts';
import { createMembers } from '../../reconciler/store/members.ts';
import { itemsIn, problemIn, resourceIn, startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';
import { createTestEngine, pass } from '../support/test-engine.ts';

let api: TestApi;
let engine: Engine;
let template: object;

beforeAll(async () => {
  api = await startTestApi();
  const ports = createSimulatedPorts({ seed: 1, findHost: () => Promise.reject(new Error('no host')) });
  engine = createTestEngine(api.database.db, KINDS, {
    ports: { ...ports, members: createMembers(api.database.db) },
  });
  const flavor_id = await api.create('flavors', { name: 'small', vcpus: 1, memory_mib: 128 });
  const kernel_id = await api.create('images', {
    name: 'kernel',
    disk_format: 'aki',
    sha256: 'a'.repeat(64),
    size_bytes: 9,
  });
  template = { flavor_id, kernel_id };
});
afterAll(() => api.close());

type Server = {
  readonly server_id: string;
  readonly name: string;
  readonly state: string;
  readonly ready: boolean;
};

async function servers(set: string): Promise<Readonly<Record<string, Server>>> {
  return resourceIn(await api.get(`/v1/server_sets/${set}`)).status['servers'] as unknown as Record<
    string,
    Server
  >;
}

async function makeReady(id: string): Promise<void> {
  const { generation } = resourceIn(await api.get(`/v1/servers/${id}`));
  await api.report(id, {
    status: { state: 'ACTIVE' },
    conditions: [
      { type: 'Ready', status: 'True', reason: 'Ready', message: '', time: new Date().toISOString() },
    ],
    observed_generation: generation,
    seen_generation: generation,
  });
}

test('a set makes servers, which are listed like all and belong to it alone', async () => {
  const set = await api.create('server_sets', { name: 'web', template, members: { a: {}, b: {} } });
  expect(await pass(engine, set)).toBe('pending');
  const made = await servers(set);
  expect(Object.keys(made)).toEqual(['a', 'b']);
  expect(made['a']).toMatchObject({ name: 'web-a', state: 'BUILD', ready: false });
  const id = made['a']?.server_id ?? '';
  const listed = itemsIn(await api.get('/v1/servers'));
  expect(listed.map((server) => server.spec['name'])).toEqual(['web-a', 'web-b']);

  const { spec } = resourceIn(await api.get(`/v1/servers/${id}`));
  const change = await api.put(`/v1/servers/${id}`, { ...spec, description: 'mine' });
  expect(change.status).toBe(409);
  expect(problemIn(change).detail).toBe(
    `The server "web-a" is member "a" of the server set "web" (${set}), so it cannot be changed by itself. ` +
      "Change the set's template, or what its members say for this key.",
  );
  const removal = await api.request('DELETE', `/v1/servers/${id}`);
  expect(removal.status).toBe(409);
  expect(problemIn(removal).detail).toContain('Take the key "a" out of the set\'s members.');
  expect(resourceIn(await api.get(`/v1/servers/${id}`)).generation).toBe(1);

  for (const { server_id } of Object.values(made)) await makeReady(server_id);
  expect(await pass(engine, set)).toBe('done');
  const done = resourceIn(await api.get(`/v1/server_sets/${set}?wait=ready&generation=1`));
  expect(done.status['counts']).toEqual({ wanted: 2, ready: 2, updating: 0, failed: 0 });

  // What the members hold cannot go away beneath them.
  const { flavor_id } = template as { flavor_id: string };
  expect((await api.request('DELETE', `/v1/flavors/${flavor_id}`)).status).toBe(409);

  const ending = await api.request('DELETE', `/v1/server_sets/${set}`);
  expect(ending.status).toBe(202);
  expect(await pass(engine, set)).toBe('pending');
  for (const { server_id } of Object.values(made)) {
    expect(resourceIn(await api.get(`/v1/servers/${server_id}`)).deletion_requested_at).not.toBeNull();
    expect(await pass(engine, server_id)).toBe('gone');
  }
  expect(await pass(engine, set)).toBe('gone');
  expect((await api.get(`/v1/server_sets/${set}`)).status).toBe(404);
});

test('members that are not like servers are refused at their place', async () => {
  const ask = async (spec: object): Promise<unknown> => {
    const answer = await api.put(`/v1/server_sets/${randomUUID()}`, spec);
    expect(answer.status).toBe(400);
    return problemIn(answer).errors?.map(({ path }) => path);
  };
  expect(await ask({ name: 'x', template: { ...template, name: 'y' }, members: {} })).toEqual([
    '/spec/template/name',
  ]);
  expect(await ask({ name: 'x', template, members: { a: { image_id: randomUUID() } } })).toEqual([
    '/spec/members/a/image_id',
  ]);
  expect(await ask({ name: 'x', template, members: { a: { flavor_id: randomUUID() } } })).toEqual([
    '/spec/members/a/flavor_id',
  ]);
  expect(await ask({ name: 'x', template, members: { 'a b': {} } })).toEqual(['/spec/members/a b']);
  expect(await ask({ name: 'x', template, members: {}, max_unavailable: '0' })).toEqual([
    '/spec/max_unavailable',
  ]);
  expect(
    await ask({
      name: 'x',
      template: { flavor_id: (template as { flavor_id: string }).flavor_id },
      members: {},
    }),
  ).toEqual(['/spec/template/image_id']);
});

test('a name that another server has is told, and the others are made', async () => {
  const other = await api.create('servers', { name: 'shop-a', ...template });
  const set = await api.create('server_sets', { name: 'shop', template, members: { a: {}, b: {} } });
  expect(await pass(engine, set)).toBe('retry');
  const { body } = await api.get(`/v1/server_sets/${set}`);
  const { conditions } = body as { conditions: readonly { type: string; reason: string; message: string }[] };
  expect(conditions.find(({ type }) => type === 'Ready')).toMatchObject({
    reason: 'Conflict',
    message: expect.stringContaining(`"shop-a" (${other})`) as string,
  });
  expect(itemsIn(await api.get('/v1/servers?name=shop-b'))).toHaveLength(1);
});
