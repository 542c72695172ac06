import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemIn, resourceIn } from '../support/api.ts';
import type { Answer, Body } from '../support/api.ts';
import { createComputeClient } from '../support/compute-client.ts';
import type { ComputeClient } from '../support/compute-client.ts';
import { makeComputeCloud } from '../support/compute-cloud.ts';
import type { ComputeCloud } from '../support/compute-cloud.ts';
import type { Json } from '../support/facade-client.ts';
import { startSimulatedService } from '../support/simulated-service.ts';
import type { SimulatedService } from '../support/simulated-service.ts';

/** Orders to servers over /v1 and over Nova's API: refused at once or followed, with what is told of their moves. */

const POLL = { timeout: 10_000 };

let service: SimulatedService;
let cloud: ComputeCloud;
let nova: ComputeClient;
let hosts: ReadonlyMap<string, string>;

beforeAll(async () => {
  service = await startSimulatedService();
  cloud = await makeComputeCloud(service, 2);
  nova = createComputeClient(service.api.endpoint, service.api.credentials.token, 'latest');
  const { items } = (await service.api.get('/v1/hosts')).body as { items: readonly Body[] };
  hosts = new Map(items.map(({ id, spec }) => [String(spec['name']), id]));
});
afterAll(() => service?.stop());

const hostId = (name: string): string => hosts.get(name) ?? '';

async function make(name: string, more: Json = {}): Promise<string> {
  const id = await service.api.create('servers', {
    name,
    project_id: cloud.project_id,
    flavor_id: cloud.flavors.small,
    image_id: cloud.image_id,
    ...more,
  });
  await ready(id);
  return id;
}

const order = (id: string, word: string, body: object = {}): Promise<Answer> =>
  service.api.request('POST', `/v1/servers/${id}/actions/${word}`, { body });

async function ready(id: string): Promise<Body> {
  const answer = await service.api.get(`/v1/servers/${id}?wait=ready&timeout_seconds=20`);
  expect(answer.body).toMatchObject({
    conditions: expect.arrayContaining([
      expect.objectContaining({ type: 'Ready', status: 'True' }),
    ]) as unknown,
  });
  return resourceIn(answer);
}

const on = (server: Body): unknown => server.status['placed_host_id'];
const moves = async (id: string): Promise<readonly Json[]> =>
  ((await service.api.get(`/v1/servers/${id}/migrations`)).body as { items: readonly Json[] }).items;

test('a server moves where it is sent, or wherever there is room, and is not ready before', async () => {
  const id = await make('mover');
  const first = on(await ready(id));
  const answer = await order(id, 'migrate');
  expect([answer.status, answer.body]).toMatchObject([
    202,
    { conditions: [{ type: 'Drifted' }, { type: 'Ready', status: 'False', reason: 'Ordered' }, {}] },
  ]);
  const second = on(await ready(id));
  expect(second).not.toBe(first);
  expect((await order(id, 'migrate', { host_id: first, kind: 'cold' })).status).toBe(202);
  expect(on(await ready(id))).toBe(first);
  expect(await moves(id)).toMatchObject([
    { kind: 'cold', from_host_id: second, host_id: first, state: 'moved', ordered_by: 'admin' },
    { kind: 'live', from_host_id: first, host_id: second, state: 'moved', done_bytes: null },
  ]);
  const { migrations } = await nova.must('GET', `/os-migrations?instance_uuid=${id}`);
  expect(migrations).toMatchObject([
    { migration_type: 'migration', status: 'confirmed', instance_uuid: id, project_id: cloud.project_id },
    { migration_type: 'live-migration', status: 'completed', uuid: expect.any(String) as string },
  ]);
  const [newest, oldest] = migrations as Json[];
  const page = await nova.must('GET', `/os-migrations?instance_uuid=${id}&limit=1`);
  expect(page).toMatchObject({ migrations: [newest], migrations_links: [{ rel: 'next' }] });
  const next = await nova.must(
    'GET',
    `/os-migrations?instance_uuid=${id}&marker=${String(newest?.['uuid'])}`,
  );
  expect(next['migrations']).toEqual([oldest]);
  expect((await nova.ask('GET', '/os-migrations?shape=round')).status).toBe(400);
  const plain = await nova.at(null).must('GET', `/os-migrations?instance_uuid=${id}&status=completed`);
  expect(plain['migrations']).toMatchObject([
    { status: 'completed', source_compute: expect.any(String) as string },
  ]);
  expect((plain['migrations'] as Json[])[0]).not.toHaveProperty('migration_type');
});

test('what could not be followed is refused at once, with the reason', async () => {
  const id = await make('refused', { host_id: hostId('kvm1') });
  const refused = async (word: string, body: object = {}): Promise<string> => {
    const answer = await order(id, word, body);
    expect([word, answer.status]).toEqual([word, 409]);
    return problemIn(answer).detail;
  };
  expect(await refused('migrate')).toContain('names its host (host_id)');
  expect(await refused('abort-migration')).toContain('It can be done in: MIGRATING.');
  expect(await refused('evacuate')).toMatch(/kvm1 is not known to be dead: it must be fenced/);
  const wrong = await order(id, 'migrate', { host_id: randomUUID(), kind: 'warm' });
  expect(problemIn(wrong).errors).toMatchObject([{ path: '/kind' }]);
  const nowhere = await order(id, 'evacuate', { host_id: randomUUID() });
  expect(problemIn(nowhere).errors).toMatchObject([{ path: '/host_id' }]);
  expect((await order(id, 'rebuild', { image_id: cloud.image_id })).status).toBe(400);

  const free = await make('free');
  expect((await nova.act(free, { 'os-stop': null })).status).toBe(202);
  await nova.until(free, 'SHUTOFF');
  const cold = await order(free, 'migrate', { kind: 'live' });
  expect(problemIn(cold).detail).toContain('It can be done in: ACTIVE.');
  const home = on(await ready(free));
  const same = await order(free, 'migrate', { host_id: home });
  expect([same.status, problemIn(same).detail]).toMatchObject([
    409,
    expect.stringContaining('no other host'),
  ]);
  const evacuation = await nova.act(free, { evacuate: {} });
  expect([evacuation.status, evacuation.body]).toMatchObject([
    400,
    { badRequest: { message: expect.stringContaining('is still in use') as string } },
  ]);
  expect((await nova.act(free, { evacuate: { force: true } })).status).toBe(400);
});

test('a move under way tells how far it is, and can be ended: the guest stays where it was', async () => {
  const id = await make('ended');
  const home = on(await ready(id));
  service.byHand.setMigrationTime(60_000);
  try {
    const words = { 'os-migrateLive': { host: null, block_migration: 'auto' } };
    expect((await nova.act(id, words)).status).toBe(202);
    let under: readonly Json[] = [];
    await expect
      .poll(async () => {
        under = (await nova.must('GET', `/servers/${id}/migrations`))['migrations'] as Json[];
        return under.length;
      }, POLL)
      .toBe(1);
    const [move = {}] = under;
    expect(move).toMatchObject({ status: 'running', server_uuid: id, memory_total_bytes: null });
    const path = `/servers/${id}/migrations/${String(move['id'])}`;
    expect(await nova.must('GET', path)).toEqual({ migration: move });
    expect((await nova.ask('GET', `/servers/${id}/migrations/1`)).status).toBe(404);
    expect((await nova.ask('POST', `${path}/action`, { force_complete: null })).status).toBe(400);
    expect((await nova.ask('DELETE', path)).status).toBe(202);
    await nova.until(id, 'ACTIVE');
    expect(on(await ready(id))).toBe(home);
    expect((await nova.ask('DELETE', path)).status).toBe(404);
    expect(await moves(id)).toMatchObject([{ state: 'aborted', from_host_id: home }]);
  } finally {
    service.byHand.setMigrationTime(0);
  }
});

test('a rebuild makes the disk anew and is over when the server is ready again', async () => {
  const id = await make('rebuilt');
  const host = String(on(await ready(id)));
  const name = [...hosts].find(([, each]) => each === host)?.[0] ?? '';
  const disks = (): readonly string[] =>
    [...service.byHand.host(name).volumes.keys()].filter((volume) => volume.includes(`${id}-root`));
  expect(disks()).toEqual([`cairn-server-${id}-root`]);
  expect((await order(id, 'rebuild')).status).toBe(202);
  await ready(id);
  expect(disks()).toEqual([`cairn-server-${id}-root-1`]);
});

test('a server leaves a host that is known to be dead, and by Nova stays off there', async () => {
  const [one, other] = [await make('one'), await make('other')];
  const name = 'kvm1';
  for (const id of [one, other]) {
    if (on(await ready(id)) === hostId(name)) continue;
    expect((await order(id, 'migrate', { host_id: hostId(name) })).status).toBe(202);
    await ready(id);
  }
  service.byHand.setReachable(name, false);
  const host = resourceIn(await service.api.get(`/v1/hosts/${hostId(name)}`));
  await service.api.put(`/v1/hosts/${hostId(name)}`, { ...host.spec, fenced: true });
  await expect
    .poll(async () => resourceIn(await service.api.get(`/v1/hosts/${hostId(name)}`)).status['state'], POLL)
    .toBe('fenced');
  expect((await order(one, 'evacuate')).status).toBe(202);
  expect((await nova.act(other, { evacuate: {} })).status).toBe(200);
  await ready(one);
  await nova.until(other, 'SHUTOFF');
  expect(service.byHand.domain('kvm2', one)?.state).toBe('running');
  expect(service.byHand.domain('kvm2', other)?.state).toBe('stopped');
  const [last] = await moves(one);
  expect(last).toMatchObject({ kind: 'evacuate', state: 'moved', host_id: hostId('kvm2') });
});
