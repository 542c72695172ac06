import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Allocation } from '../../reconciler/model/resource.ts';
import { AllocationClash, replaceAllocations } from '../../reconciler/store/allocations.ts';
import { inTransaction, query } from '../../reconciler/store/database.ts';
import { storeHostCapacity } from '../../reconciler/store/host-capacity.ts';
import { createHostTable } from '../../reconciler/store/host-table.ts';
import type { HostTable } from '../../reconciler/store/host-table.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { insertObject } from '../support/rows.ts';

let database: TestDatabase;
const hosts: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  for (let index = 0; index < 4; index += 1) {
    const id = await insertObject(database.db, { kind: 'host', spec: { uri: `simulated://h${index}` } });
    await storeHostCapacity(database.db, id, {
      vcpus_total: 100,
      memory_mib_total: 100_000,
      disk_gib_total: 100,
    });
    hosts.push(id);
  }
});
afterAll(async () => {
  await database.drop();
});

const claimOn = (
  owner_id: string,
  host_id: string,
  group_id: string | null,
  slot = 'placement',
): Allocation => ({
  owner_id,
  slot,
  host_id,
  subnet_id: null,
  image_id: null,
  address: null,
  mac: null,
  group_id,
  vcpus: 1,
  memory_mib: 100,
  disk_gib: 0,
});

const place = (
  owner_id: string,
  after: readonly Allocation[],
  before: readonly Allocation[] = [],
): Promise<void> =>
  inTransaction(database.db, (transaction) => replaceAllocations(transaction, owner_id, before, after));

const group = (policy: string, max_servers_per_host?: number): Promise<string> =>
  insertObject(database.db, {
    kind: 'server_group',
    spec: { policy, ...(max_servers_per_host === undefined ? {} : { max_servers_per_host }) },
  });

const server = (): Promise<string> => insertObject(database.db, { kind: 'server' });

/** Hosts on which claims of the group are, with how many. */
const spread = async (group_id: string): Promise<readonly number[]> => {
  const rows = await query<{ count: number }>(
    database.db,
    'SELECT count(DISTINCT owner_id)::integer AS count FROM allocation WHERE group_id = ? GROUP BY host_id ORDER BY 1',
    [group_id],
  );
  return rows.map((row) => row.count);
};

test('however many claim at once, no host gets more of a group than its rule allows', async () => {
  const apart = await group('anti-affinity', 2);
  const together = await group('affinity');
  const servers = await Promise.all(Array.from({ length: 24 }, server));
  const outcomes = await Promise.allSettled(
    servers.map((id, index) =>
      place(id, [claimOn(id, hosts[index % 3] ?? '', index < 12 ? apart : together)]),
    ),
  );
  const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  for (const reason of refused) {
    expect(reason).toBeInstanceOf(AllocationClash);
    expect((reason as AllocationClash).constraint).toBe('server_group_rule');
  }
  expect(await spread(apart)).toEqual([2, 2, 2]);
  expect(await spread(together)).toEqual([4]);
  expect(refused).toHaveLength(24 - 6 - 4);
});

test('a server that moves is under the rule at both ends until it has left', async () => {
  const [first = '', second = ''] = hosts;
  const apart = await group('anti-affinity');
  const [a, b] = [await server(), await server()];
  const there = claimOn(a, first, apart);
  await place(a, [there]);
  const moving = [claimOn(a, second, apart), claimOn(a, first, apart, 'leaving')];
  await place(a, moving, [there]);
  for (const host_id of [first, second])
    await expect(place(b, [claimOn(b, host_id, apart)])).rejects.toBeInstanceOf(AllocationClash);
  await place(a, [claimOn(a, second, apart)], moving);
  await place(b, [claimOn(b, first, apart)]);
  expect(await spread(apart)).toEqual([1, 1]);
});

test('members that move at the same time cannot wait for each other for ever', async () => {
  const soft = await group('soft-affinity');
  const [first = '', second = ''] = hosts;
  const servers = await Promise.all(Array.from({ length: 8 }, server));
  await Promise.all(servers.map((id, index) => place(id, [claimOn(id, hosts[index % 2] ?? '', soft)])));
  await Promise.all(
    servers.map((id, index) => {
      const [from, to] = index % 2 === 0 ? [first, second] : [second, first];
      const leaving = claimOn(id, from, soft, 'leaving');
      return place(id, [claimOn(id, to, soft), leaving], [claimOn(id, from, soft)]);
    }),
  );
  expect(await spread(soft)).toEqual([8, 8]);
});

test('the table of hosts knows at once what changed, and keeps what did not', async () => {
  let now_ms = 0;
  const table: HostTable = createHostTable(database.db, { host_lost_seconds: 60 }, () => now_ms);
  const before = await table.read();
  expect(before.map((view) => view.resource.id)).toEqual(hosts);
  expect(await table.read()).toBe(before);

  const [first = '', second = '', third = ''] = hosts;
  const id = await server();
  const had = before[1]?.claimed.vcpus ?? 0;
  await place(id, [claimOn(id, second, null)]);
  const claimed = await table.read();
  expect(claimed[1]?.claimed.vcpus).toBe(had + 1);
  expect(claimed[0]).toBe(before[0]);

  const aggregate = await insertObject(database.db, {
    kind: 'aggregate',
    name: 'cellar',
    spec: { host_ids: [first, third], availability_zone: 'cellar', properties: {}, cpu_ratio: 2 },
  });
  expect(
    (await table.read()).map((view) => view.aggregates.map(({ name, cpu_ratio }) => [name, cpu_ratio])),
  ).toEqual([[['cellar', 2]], [], [['cellar', 2]], []]);
  const due = await query<{ id: string }>(
    database.db,
    'SELECT id FROM queue WHERE id = ANY(?) AND due_at <= now()',
    [hosts],
  );
  expect(new Set(due.map((row) => row.id))).toEqual(new Set([first, third]));
  await query(database.db, `UPDATE desired SET spec = spec || '{"host_ids": []}' WHERE id = ?`, [aggregate]);
  expect((await table.read()).every((view) => view.aggregates.length === 0)).toBe(true);

  await query(
    database.db,
    `UPDATE host_capacity SET seen_at = now() - interval '61 seconds' WHERE host_id = ?`,
    [third],
  );
  now_ms += 1_000;
  expect((await table.read()).map((view) => view.lost)).toEqual([false, false, true, false]);

  const gone = hosts.pop() ?? '';
  await query(database.db, 'DELETE FROM desired WHERE id = ?', [gone]);
  expect((await table.read()).map((view) => view.resource.id)).toEqual(hosts);
});

test('a change that commits after a later one was read is not missed', async () => {
  const table = createHostTable(database.db, { host_lost_seconds: 60 }, () => 0);
  await table.read();
  const [first = '', second = ''] = hosts;
  const late = await database.db.transaction();
  await query(late, `UPDATE desired SET spec = spec || '{"late": true}' WHERE id = ?`, [first]);
  await query(database.db, `UPDATE desired SET spec = spec || '{"early": true}' WHERE id = ?`, [second]);
  expect((await table.read())[1]?.resource.spec).toMatchObject({ early: true });
  await late.commit();
  expect((await table.read())[0]?.resource.spec).toMatchObject({ late: true });
});

test('however many claim at once, no CPU has two owners and no cell promises more than it has', async () => {
  const host_id = await insertObject(database.db, { kind: 'host', spec: { uri: 'simulated://pins' } });
  const totals = { vcpus_total: 100, memory_mib_total: 100_000, disk_gib_total: 100 };
  const cells = [{ cell_id: 0, page_kib: 0, memory_mib: 1000 }];
  await storeHostCapacity(database.db, host_id, { ...totals, cells });
  const held = async (): Promise<unknown> =>
    (await table().read()).find((view) => view.resource.id === host_id)?.claimed.pinning;
  const table = (): HostTable => createHostTable(database.db, { host_lost_seconds: 60 }, () => 0);
  const pinned = (id: string, cpus: number[], memory_mib: number, slot = 'placement'): Allocation => ({
    ...claimOn(id, host_id, null, slot),
    pinning: { cpus, cells: [{ cell_id: 0, page_kib: 0, memory_mib }] },
  });
  const servers = await Promise.all(Array.from({ length: 8 }, server));
  const same = await Promise.allSettled(servers.map((id) => place(id, [pinned(id, [2, 3], 100)])));
  const winners = same.flatMap((one, index) => (one.status === 'fulfilled' ? [servers[index] ?? ''] : []));
  expect(winners).toHaveLength(1);
  const [first = ''] = winners;
  const others = servers.filter((id) => id !== first);
  const rest = await Promise.allSettled(
    others.map((id, index) => place(id, [pinned(id, [10 + index], 400)])),
  );
  const clashes = rest.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(clashes.map((clash) => (clash instanceof AllocationClash ? clash.constraint : clash))).toEqual(
    Array.from({ length: 5 }, () => 'host_cell_fits'),
  );
  expect(await held()).toMatchObject({ cells: [{ cell_id: 0, page_kib: 0, memory_mib: 900 }] });
  // The claim stays while its slot changes, changes in place, and goes with the claim.
  await place(first, [pinned(first, [2, 3], 100, 'leaving')], [pinned(first, [2, 3], 100)]);
  await place(first, [pinned(first, [3, 4], 50, 'leaving')], [pinned(first, [2, 3], 100, 'leaving')]);
  const cpus = await query<{ cpu: number }>(
    database.db,
    'SELECT cpu FROM pinned_cpu WHERE owner_id = ? ORDER BY cpu',
    [first],
  );
  expect(cpus.map(({ cpu }) => cpu)).toEqual([3, 4]);
  await place(first, [], [pinned(first, [3, 4], 50, 'leaving')]);
  expect(await held()).toMatchObject({ cells: [{ memory_mib: 800 }] });
  await storeHostCapacity(database.db, host_id, { ...totals, cells: [] });
  const [last = ''] = others;
  await expect(place(last, [pinned(last, [40], 1, 'more')])).rejects.toThrow(AllocationClash);
});
