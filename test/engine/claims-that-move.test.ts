import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Allocation } from '../../reconciler/model/resource.ts';
import { replaceAllocations } from '../../reconciler/store/allocations.ts';
import { inTransaction, query } from '../../reconciler/store/database.ts';
import { storeHostCapacity } from '../../reconciler/store/host-capacity.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { insertObject } from '../support/rows.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

test('the room of a server that moves stays claimed on a host that promises less than it gave, there and back', async () => {
  const { db } = database;
  const [left, right] = [
    await insertObject(db, { kind: 'host', name: 'left', spec: {} }),
    await insertObject(db, { kind: 'host', name: 'right', spec: {} }),
  ];
  const totals = { vcpus_total: 4, memory_mib_total: 4096, disk_gib_total: 10 };
  for (const host of [left, right]) await storeHostCapacity(db, host, totals);
  const owner_id = await insertObject(db, { kind: 'server', name: 'mover', spec: {} });
  const room = (slot: string, host_id: string): Allocation => ({
    owner_id,
    slot,
    host_id,
    subnet_id: null,
    image_id: null,
    address: null,
    mac: null,
    group_id: null,
    vcpus: 2,
    memory_mib: 1024,
    disk_gib: 4,
  });
  const store = (before: readonly Allocation[], after: readonly Allocation[]): Promise<void> =>
    inTransaction(db, (transaction) => replaceAllocations(transaction, owner_id, before, after));
  const claimed = (): Promise<readonly { host_id: string; vcpus: number }[]> =>
    query(
      db,
      'SELECT host_id, vcpus_claimed AS vcpus FROM host_capacity WHERE vcpus_claimed > 0 ORDER BY host_id = ?',
      [right],
    );
  const at_left = [room('placement', left)];
  const moving = [room('placement', right), room('leaving', left)];
  const back = [room('placement', left), room('leaving', right)];
  await store([], at_left);
  await storeHostCapacity(db, left, { ...totals, vcpus_total: 1 });
  await store(at_left, moving);
  expect(await claimed()).toEqual([
    { host_id: left, vcpus: 2 },
    { host_id: right, vcpus: 2 },
  ]);
  await storeHostCapacity(db, right, { ...totals, vcpus_total: 1 });
  await store(moving, back);
  expect(await query(db, 'SELECT slot, host_id FROM allocation ORDER BY slot')).toEqual([
    { slot: 'leaving', host_id: right },
    { slot: 'placement', host_id: left },
  ]);
  await store(back, at_left);
  expect(await claimed()).toEqual([{ host_id: left, vcpus: 2 }]);
});
