import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { query } from '../../reconciler/store/database.ts';
import { concernedBy, usesOf } from '../../reconciler/store/dependents.ts';
import type { UseEvent } from '../../reconciler/store/dependents.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { deleteObject, insertObject } from '../support/rows.ts';

let database: TestDatabase;
let host: string;
let image: string;
let subnet: string;
let flavor: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});
beforeEach(async () => {
  await query(database.db, 'TRUNCATE desired CASCADE');
  host = await insertObject(database.db, { kind: 'host' });
  image = await insertObject(database.db, { kind: 'image' });
  subnet = await insertObject(database.db, { kind: 'subnet' });
  flavor = await insertObject(database.db, { kind: 'flavor' });
});

async function concerned(event: UseEvent): Promise<readonly string[]> {
  const uses = [
    { id: flavor, host_id: null },
    { id: host, host_id: host },
    { id: image, host_id: host },
    { id: subnet, host_id: host },
  ];
  return (await concernedBy(database.db, uses, event, ['subnet'])).toSorted();
}

async function hold(owner_id: string): Promise<void> {
  await query(database.db, 'INSERT INTO allocation (owner_id, slot, host_id) VALUES (?, ?, ?)', [
    owner_id,
    `held:${host}`,
    host,
  ]);
}

test('a use that begins concerns what has nothing on that host yet', async () => {
  expect(await concerned('began')).toEqual([image, subnet].toSorted());
  await hold(image);
  expect(await concerned('began')).toEqual([subnet]);
  await hold(subnet);
  expect(await concerned('began')).toEqual([]);
});

test('a use that ends or a user that moves concerns the kinds that look at their users', async () => {
  expect(await concerned('ended')).toEqual([subnet]);
  expect(await concerned('moved')).toEqual([subnet]);
});

test('a use that ends on a host that is being unregistered concerns what is there, and the host', async () => {
  await deleteObject(database.db, host);
  expect(await concerned('ended')).toEqual([host, image, subnet].toSorted());
  expect(await concerned('moved')).toEqual([host, subnet].toSorted());
});

test('what is being deleted is always concerned', async () => {
  await hold(image);
  await hold(subnet);
  for (const id of [flavor, image]) await deleteObject(database.db, id);
  for (const event of ['began', 'moved'] as const) {
    expect(await concerned(event)).toEqual(expect.arrayContaining([flavor, image]));
  }
});

test('claims name hosts, subnets and images, each with the host of the claim', () => {
  const empty = { address: null, mac: null, group_id: null, vcpus: 0, memory_mib: 0, disk_gib: 0 };
  const claim = { owner_id: 'o', slot: 'nic:a', host_id: 'h', subnet_id: 's', image_id: null, ...empty };
  expect(usesOf([claim])).toEqual([
    { id: 'h', host_id: 'h' },
    { id: 's', host_id: 'h' },
  ]);
});
