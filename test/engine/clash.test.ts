import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Snapshot } from '../../reconciler/model/kind.ts';
import type { Allocation } from '../../reconciler/model/resource.ts';
import { query } from '../../reconciler/store/database.ts';
import { storeHostCapacity } from '../../reconciler/store/host-capacity.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { createWorld, thingKind } from '../support/fake-kind.ts';
import type { ThingKind, ThingSpec, World } from '../support/fake-kind.ts';
import { insertObject } from '../support/rows.ts';
import { createTestEngine, dueIds, pass, stored } from '../support/test-engine.ts';

let database: TestDatabase;
let world: World;
let host: string;
let subnet: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});
beforeEach(async () => {
  await query(database.db, 'TRUNCATE desired CASCADE');
  world = createWorld();
  host = await insertObject(database.db, { kind: 'host' });
  subnet = await insertObject(database.db, { kind: 'subnet' });
  await storeHostCapacity(database.db, host, { vcpus_total: 4, memory_mib_total: 1000, disk_gib_total: 100 });
});

function claimOf(owner_id: string, slot: string, more: Partial<Allocation>): Allocation {
  const empty = { host_id: null, subnet_id: null, image_id: null, address: null, mac: null, group_id: null };
  return { owner_id, slot, ...empty, vcpus: 0, memory_mib: 0, disk_gib: 0, ...more };
}

/** A kind whose claims `choose` decides, given the snapshot and the number of the attempt. */
function choosing(choose: (snapshot: Snapshot<ThingSpec>, attempt: number) => readonly Allocation[]) {
  const base = thingKind(world) as unknown as ThingKind;
  const attempts = new Map<string, number>();
  return createTestEngine(database.db, [
    thingKind(world, {
      needs: { address_pools: true, hosts: true },
      resolve: (snapshot) => {
        const { id } = snapshot.self.resource;
        const attempt = (attempts.get(id) ?? 0) + 1;
        attempts.set(id, attempt);
        return { ...base.resolve(snapshot), allocations: choose(snapshot, attempt) } as never;
      },
    }),
  ]);
}

async function allocations(owner_id: string): Promise<readonly object[]> {
  return await query(
    database.db,
    'SELECT slot, host(address) AS address, mac::text AS mac, vcpus FROM allocation WHERE owner_id = ? ORDER BY slot',
    [owner_id],
  );
}

const thing = (references: readonly string[] = [subnet]): Promise<string> =>
  insertObject(database.db, { kind: 'server', name: randomUUID(), spec: { value: 'a' }, references });

test('an address that somebody else took meanwhile is chosen again, before anything is done', async () => {
  const first = await thing();
  const second = await thing();
  const engine = choosing(({ self, allocations }, attempt) => [
    allocations.find((each) => each.owner_id === self.resource.id) ??
      // Twice, because new claims are decided once more when their turn has come.
      claimOf(self.resource.id, 'nic:eth0', { subnet_id: subnet, address: `10.0.0.${attempt > 2 ? 6 : 5}` }),
  ]);
  expect(await pass(engine, first)).toBe('done');
  expect(world.effects).toHaveLength(3);
  expect(await pass(engine, second)).toBe('done');
  expect(await allocations(first)).toMatchObject([{ address: '10.0.0.5' }]);
  expect(await allocations(second)).toMatchObject([{ address: '10.0.0.6' }]);
});

test('many objects that choose at once from one pool get different addresses', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, () => thing()));
  const engine = choosing(({ self, taken_addresses, allocations }) => {
    const own = allocations.find((each) => each.owner_id === self.resource.id);
    const taken = taken_addresses.get(subnet) ?? new Set();
    let last = 5;
    while (taken.has(`10.0.0.${last}`)) last++;
    return [own ?? claimOf(self.resource.id, 'nic:eth0', { subnet_id: subnet, address: `10.0.0.${last}` })];
  });
  // At most five clashes a pass: some may have to come again.
  for (let turn = 0; turn < 3; turn++) await Promise.all(ids.map((id) => pass(engine, id)));
  const rows = await query<{ address: string }>(database.db, 'SELECT DISTINCT address FROM allocation');
  expect(rows).toHaveLength(12);
});

test('a MAC that somebody else holds is named to the next attempt', async () => {
  const seen: (readonly string[])[] = [];
  const engine = choosing(({ self, taken_macs }) => {
    seen.push([...taken_macs]);
    const mac = taken_macs.has('52:54:00:00:00:01') ? '52:54:00:00:00:02' : '52:54:00:00:00:01';
    return [claimOf(self.resource.id, 'nic:eth0', { mac })];
  });
  const first = await thing();
  const second = await thing();
  await pass(engine, first);
  seen.length = 0;
  expect(await pass(engine, second)).toBe('done');
  expect(seen[0]).toEqual([]);
  expect(seen).toContainEqual(['52:54:00:00:00:01']);
  expect(await allocations(second)).toMatchObject([{ mac: '52:54:00:00:00:02' }]);
});

test('room on a host cannot be promised twice; who always chooses the full host gives up for now', async () => {
  const engine = choosing(({ self }) => [
    claimOf(self.resource.id, 'placement', { host_id: host, vcpus: 3, memory_mib: 10, disk_gib: 1 }),
  ]);
  const first = await thing();
  const second = await thing();
  expect(await pass(engine, first)).toBe('done');
  expect(await pass(engine, second)).toBe('retry');
  expect(await stored(database.db, second)).toMatchObject({ ready: { status: 'False', reason: 'Conflict' } });
  expect(world.values.has(second)).toBe(false);
  expect(await allocations(second)).toEqual([]);
  expect(await query(database.db, 'SELECT vcpus_claimed FROM host_capacity')).toEqual([{ vcpus_claimed: 3 }]);
});

test('claims can shrink, move and swap; the sums follow', async () => {
  const other = await insertObject(database.db, { kind: 'host' });
  await storeHostCapacity(database.db, other, {
    vcpus_total: 4,
    memory_mib_total: 1000,
    disk_gib_total: 100,
  });
  const id = await thing();
  let wanted: readonly Allocation[] = [
    claimOf(id, 'placement', { host_id: host, vcpus: 4, memory_mib: 10 }),
    claimOf(id, 'nic:a', { subnet_id: subnet, address: '10.0.0.5', mac: '52:54:00:00:00:01' }),
    claimOf(id, 'nic:b', { subnet_id: subnet, address: '10.0.0.6', mac: '52:54:00:00:00:02' }),
  ];
  const engine = choosing(() => wanted);
  await pass(engine, id);
  // The host shrinks below what is claimed: what is there may stay or shrink, not grow.
  await storeHostCapacity(database.db, host, { vcpus_total: 2, memory_mib_total: 1000, disk_gib_total: 100 });
  wanted = [
    claimOf(id, 'placement', { host_id: host, vcpus: 3, memory_mib: 20 }),
    claimOf(id, 'nic:a', { subnet_id: subnet, address: '10.0.0.6', mac: '52:54:00:00:00:02' }),
    claimOf(id, 'nic:b', { subnet_id: subnet, address: '10.0.0.5', mac: '52:54:00:00:00:01' }),
  ];
  expect(await pass(engine, id)).toBe('done');
  expect(await allocations(id)).toMatchObject([
    { slot: 'nic:a', address: '10.0.0.6' },
    { slot: 'nic:b', address: '10.0.0.5' },
    { slot: 'placement', vcpus: 3 },
  ]);
  wanted = [claimOf(id, 'placement', { host_id: other, vcpus: 3, memory_mib: 20 })];
  expect(await pass(engine, id)).toBe('done');
  const sums = await query<{ host_id: string; vcpus_claimed: number }>(
    database.db,
    'SELECT host_id, vcpus_claimed FROM host_capacity',
  );
  expect(new Map(sums.map((row) => [row.host_id, row.vcpus_claimed]))).toEqual(
    new Map([
      [host, 0],
      [other, 3],
    ]),
  );
});

test('claims wake what has nothing on that host yet, and room that comes free wakes those who found none', async () => {
  let wanted: readonly Allocation[] = [];
  const engine = choosing(() => wanted);
  const id = await thing([]);
  wanted = [
    claimOf(id, 'placement', { host_id: host, vcpus: 3 }),
    claimOf(id, 'nic:a', { host_id: host, subnet_id: subnet, address: '10.0.0.5' }),
  ];
  await pass(engine, id);
  expect(await dueIds(database.db)).toEqual([subnet]);
  const homeless = await thing([]);
  const condition = { type: 'Ready', status: 'False', reason: 'Unschedulable', message: '', time: '' };
  await query(database.db, 'INSERT INTO status (id, conditions) VALUES (?, ?)', [
    homeless,
    JSON.stringify([condition]),
  ]);
  await query(database.db, 'DELETE FROM queue');
  wanted = [claimOf(id, 'placement', { host_id: host, vcpus: 4 })];
  await pass(engine, id);
  expect(await dueIds(database.db)).toEqual([]);
  await query(database.db, 'DELETE FROM queue');
  wanted = [claimOf(id, 'placement', { host_id: host, vcpus: 1 })];
  await pass(engine, id);
  expect(await dueIds(database.db)).toEqual([homeless]);
});
