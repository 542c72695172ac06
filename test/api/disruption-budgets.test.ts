import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '../../reconciler/model/json.ts';
import { query } from '../../reconciler/store/database.ts';
import { itemsIn } from '../support/api.ts';
import { makeComputeCloud } from '../support/compute-cloud.ts';
import type { ComputeCloud } from '../support/compute-cloud.ts';
import { eventually } from '../support/eventually.ts';
import { startSimulatedService } from '../support/simulated-service.ts';
import type { SimulatedService } from '../support/simulated-service.ts';

/** Budgets over the real engine and database: drains, rolling changes and repairs of one group and one set at once. */

let service: SimulatedService;
let made: ComputeCloud;

beforeAll(async () => {
  service = await startSimulatedService();
  made = await makeComputeCloud(service, 3);
});
afterAll(async () => {
  await service?.stop();
});

type View = {
  readonly id: string;
  readonly generation: number;
  readonly observed_generation: number;
  readonly spec: JsonObject;
  readonly status: JsonObject;
  readonly conditions: readonly { type: string; status: string; reason: string; message: string }[];
};

async function list(collection: string): Promise<readonly View[]> {
  return itemsIn(await service.api.get(`/v1/${collection}`)) as unknown as readonly View[];
}

async function change(collection: string, id: string, edit: JsonObject): Promise<void> {
  const { body, headers } = await service.api.get(`/v1/${collection}/${id}`);
  const { spec } = body as View;
  const put = await service.api.put(
    `/v1/${collection}/${id}`,
    { ...spec, ...edit },
    { 'If-Match': headers.get('etag') ?? '' },
  );
  expect(put.status).toBeLessThan(300);
}

async function settled(what: string): Promise<readonly View[]> {
  return await eventually(what, 40, async () => {
    const servers = await list('servers');
    const done = servers.every(
      ({ generation, observed_generation, status, conditions }) =>
        generation === observed_generation &&
        status['state'] === 'ACTIVE' &&
        conditions.every(({ type }) => type !== 'Draining'),
    );
    const sets = await list('server_sets');
    if (done && sets.every((set) => set.observed_generation === set.generation)) return servers;
    throw new Error(
      JSON.stringify([...servers, ...sets].map(({ spec, conditions }) => [spec['name'], conditions])),
    );
  });
}

/** Effect: waits until a host says that no server is left. */
async function empty(host_id: string): Promise<void> {
  await eventually('the host is empty', 40, async () => {
    const host = (await list('hosts')).find(({ id }) => id === host_id);
    const drained = host?.conditions.find(({ type }) => type === 'Drained');
    if (drained?.status === 'True') return true;
    throw new Error(drained?.message);
  });
}

/** The most servers of these whose guests Cairn had stopped, or was moving, at the same time, by the journal. */
async function mostAtOnce(ids: readonly string[], since: string): Promise<number> {
  const rows = await query<{ resource_id: string; operation: string; begun: number; ended: number }>(
    service.api.database.db,
    `SELECT resource_id, operation, extract(epoch FROM started_at)::float8 AS begun, extract(epoch FROM finished_at)::float8 AS ended
     FROM journal WHERE resource_id = ANY(?::uuid[]) AND started_at > ?::timestamptz ORDER BY sequence`,
    [[...ids], since],
  );
  const moments: { at: number; step: 1 | -1 }[] = [];
  const down = new Set<string>();
  for (const { resource_id, operation, begun, ended } of rows) {
    if (operation === 'migrate_domain') moments.push({ at: begun, step: 1 }, { at: ended, step: -1 });
    if (operation === 'stop_domain' && !down.has(resource_id)) {
      down.add(resource_id);
      moments.push({ at: begun, step: 1 });
    }
    if (operation === 'start_domain' && down.delete(resource_id)) moments.push({ at: ended, step: -1 });
  }
  let now = 0;
  let most = 0;
  for (const { step } of moments.sort((a, b) => a.at - b.at || a.step - b.step)) {
    now += step;
    most = Math.max(most, now);
  }
  return most;
}

test('drain, rolling change and repair of one group take one server at a time, and who waits says for whom', async () => {
  const { api, byHand } = service;
  const { project_id, image_id, flavors, host_id } = made;
  const group = { name: 'db', project_id, policy: 'soft-affinity', max_unavailable: 1 };
  const server_group_id = await api.create('server_groups', group);
  const spec = { project_id, image_id, flavor_id: flavors.small, server_group_id };
  for (let index = 0; index < 4; index += 1)
    await api.create('servers', {
      ...spec,
      name: `db${index}`,
      migration_policy: index < 2 ? 'cold' : 'live',
    });
  const first = await settled('four servers run');
  const ids = first.map(({ id }) => id);
  const [since] = await query<{ now: string }>(api.database.db, 'SELECT now()::text AS now');

  // All at once: another flavor for each, all hosts but one are drained, and somebody edits one.
  const used = first.map(({ status }) => status['placed_host_id']);
  const drained = String(used[0] ?? host_id);
  await change('hosts', drained, { drain: true });
  for (const id of ids) await change('servers', id, { flavor_id: flavors.large });
  const told = await eventually('somebody waits for the budget', 20, async () =>
    (await list('servers'))
      .flatMap(({ conditions }) => conditions)
      .find(({ reason }) => reason === 'WaitingForBudget'),
  );
  expect(told.message).toMatch(
    /^Waits for its turn: server group db allows 1 of its servers to be unavailable at once \(max_unavailable\), and now db\d is\.$/,
  );
  await empty(drained);
  const last = await settled('all are larger, and elsewhere');
  expect(last.map(({ status }) => status['placed_host_id'])).not.toContain(drained);
  expect(await mostAtOnce(ids, since?.now ?? '')).toBe(1);
  expect(await query(api.database.db, 'SELECT * FROM disruption')).toEqual([]);

  // One that is down holds the budget, whoever stopped it; it is let go when that ends.
  await change('servers', ids[0] ?? '', { power_state: 'stopped' });
  await eventually('one is down', 20, async () =>
    (await list('servers')).some(({ id, status }) => id === ids[0] && status['state'] === 'SHUTOFF'),
  );
  await change('servers', ids[1] ?? '', { flavor_id: flavors.small });
  await eventually('the other waits', 20, async () => {
    const one = (await list('servers')).find(({ id }) => id === ids[1]);
    const ready = one?.conditions.find(({ type }) => type === 'Ready');
    return ready?.reason === 'WaitingForBudget' && ready.message.includes('now db0 is.');
  });
  expect(
    byHand.domain('kvm1', ids[1] ?? '') ??
      byHand.domain('kvm2', ids[1] ?? '') ??
      byHand.domain('kvm3', ids[1] ?? ''),
  ).toMatchObject({ state: 'running', vcpus: 2 });
  await change('servers', ids[0] ?? '', { power_state: 'running' });
  await settled('the other is smaller again');
}, 120_000);

test('the members of a set leave a drained host as its max_unavailable allows', async () => {
  const { api } = service;
  const { project_id, image_id, flavors } = made;
  const hosts = await list('hosts');
  for (const { id } of hosts) await change('hosts', id, { drain: false, enabled: id === hosts[0]?.id });
  const template = { image_id, flavor_id: flavors.small, nics: {} };
  const members = { a: {}, b: {}, c: {}, d: {} };
  const set = { name: 'web', project_id, template, members, max_unavailable: '1' };
  await api.create('server_sets', set);
  const servers = await settled('the members run');
  const ids = servers.filter(({ spec }) => String(spec['name']).startsWith('web-')).map(({ id }) => id);
  expect(ids).toHaveLength(4);
  const [since] = await query<{ now: string }>(api.database.db, 'SELECT now()::text AS now');
  for (const { id } of hosts) await change('hosts', id, { enabled: true, drain: id === hosts[0]?.id });
  await empty(hosts[0]?.id ?? '');
  const last = await settled('they are elsewhere');
  expect(last.map(({ status }) => status['placed_host_id'])).not.toContain(hosts[0]?.id);
  expect(await mostAtOnce(ids, since?.now ?? '')).toBe(1);
}, 120_000);
