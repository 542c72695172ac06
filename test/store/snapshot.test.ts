import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '../../reconciler/store/database.ts';
import { readDesired } from '../../reconciler/store/desired.ts';
import { storeHostCapacity } from '../../reconciler/store/host-capacity.ts';
import { findHostConnection, hostIds } from '../../reconciler/store/hosts.ts';
import { storeObserved } from '../../reconciler/store/observed.ts';
import { storeChoices } from '../../reconciler/store/resolved.ts';
import { inheritContent, recordContent } from '../../reconciler/store/content.ts';
import { DEFAULT_RULES } from '../../reconciler/model/placement-rules.ts';
import { loadSnapshot } from '../../reconciler/store/snapshot.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { deleteObject, insertObject } from '../support/rows.ts';

const ALL = { address_pools: true, others: true, users: true, content: true };
const NOWHERE = { hosts: [], placement_rules: DEFAULT_RULES };
const NONE = { address_pools: false, others: false, users: false, content: false };

let database: TestDatabase;
let host: string;
let network: string;
let subnet: string;
let image: string;
let server: string;
let other: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const project = await insertObject(db, { kind: 'project' });
  host = await insertObject(db, { kind: 'host', spec: { uri: 'qemu:///system', storage_path: '/srv' } });
  network = await insertObject(db, { kind: 'network', references: [project] });
  subnet = await insertObject(db, { kind: 'subnet', references: [network, project] });
  image = await insertObject(db, { kind: 'image', spec: { sha256: 'ab' } });
  server = await insertObject(db, { kind: 'server', spec: { sha256: 'ab' }, references: [subnet, image] });
  other = await insertObject(db, { kind: 'server', references: [subnet] });
  await storeHostCapacity(db, host, { vcpus_total: 8, memory_mib_total: 1000, disk_gib_total: 10 });
  for (const [owner, address, mac] of [
    [server, '10.0.0.5', '52:54:00:00:00:01'],
    [other, '10.0.0.6', '52:54:00:00:00:02'],
  ])
    await query(
      db,
      `INSERT INTO allocation (owner_id, slot, host_id, subnet_id, address, mac, vcpus, memory_mib, disk_gib)
       VALUES (?, 'nic:eth0', ?, ?, ?, ?, 2, 100, 1)`,
      [owner, host, subnet, address, mac],
    );
  await storeChoices(db, server, { host_id: host });
  await storeObserved(db, subnet, { active: true });
});
afterAll(async () => {
  await database.drop();
});

test('a snapshot holds the object, what it names and what that names, its claims and taken addresses', async () => {
  const loaded = await loadSnapshot(database.db, server, ALL, NOWHERE);
  const snapshot = loaded?.snapshot;
  expect(snapshot?.self).toMatchObject({
    resource: { id: server, kind: 'server', generation: 1, deletion_requested_at: null },
    choices: { host_id: host },
    observed: null,
    status: {},
    conditions: [],
    observed_generation: 0,
  });
  expect(snapshot?.self.resource.created_at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect([...(snapshot?.references.values() ?? [])].map((known) => known.resource.kind).toSorted()).toEqual([
    'image',
    'network',
    'project',
    'subnet',
  ]);
  expect(snapshot?.references.get(subnet)?.observed).toEqual({ active: true });
  expect(snapshot?.users.size).toBe(0);
  expect(snapshot?.allocations).toEqual([
    {
      owner_id: server,
      slot: 'nic:eth0',
      host_id: host,
      subnet_id: subnet,
      image_id: null,
      address: '10.0.0.5',
      mac: '52:54:00:00:00:01',
      group_id: null,
      vcpus: 2,
      memory_mib: 100,
      disk_gib: 1,
    },
  ]);
  expect(snapshot?.taken_addresses).toEqual(new Map([[subnet, new Set(['10.0.0.6'])]]));
  expect(snapshot?.taken_macs).toEqual(new Set());
  expect(loaded).toMatchObject({ realised: null, drift: [], seen_generation: 0 });
});

test('of a shared object it holds its users and their claims', async () => {
  await storeObserved(database.db, server, { domain: { state: 'running' } });
  await storeObserved(database.db, other, { domain: null });
  const loaded = await loadSnapshot(database.db, subnet, ALL, NOWHERE);
  const nameOf = async (id: string): Promise<string> => (await readDesired(database.db, id))?.name ?? '';
  expect(loaded?.snapshot.users).toEqual(
    new Map([
      [server, { name: await nameOf(server), has_domain: true }],
      [other, { name: await nameOf(other), has_domain: false }],
    ]),
  );
  expect(loaded?.snapshot.allocations.map((each) => each.address).toSorted()).toEqual([
    '10.0.0.5',
    '10.0.0.6',
  ]);
  expect([...(loaded?.snapshot.references.keys() ?? [])]).toContain(network);
});

test('what is not needed is not loaded', async () => {
  const loaded = await loadSnapshot(database.db, server, NONE, NOWHERE);
  expect(loaded?.snapshot.hosts).toEqual([]);
  expect(loaded?.snapshot.taken_addresses).toEqual(new Map());
  expect(loaded?.snapshot.users).toEqual(new Map());
  expect(loaded?.snapshot.allocations).toHaveLength(1);
  expect(await loadSnapshot(database.db, 'ffffffff-0000-4000-8000-000000000000', ALL, NOWHERE)).toBeNull();
});

test('content is shared only with living objects of the kind', async () => {
  const shared = async (): Promise<boolean | undefined> =>
    (await loadSnapshot(database.db, image, ALL, NOWHERE))?.snapshot.content_shared;
  expect(await shared()).toBe(false);
  const twin = await insertObject(database.db, { kind: 'image', spec: { sha256: 'ab' } });
  expect(await shared()).toBe(true);
  await deleteObject(database.db, twin);
  expect(await shared()).toBe(false);
});

/** What images of these tests hold. */
const CONTENT = { sha256: 'cd'.repeat(32), size_bytes: 7 };

test("content is an object's own when somebody of its project sent it, and a later twin of the project has it too", async () => {
  const project = await insertObject(database.db, { kind: 'project' });
  const make = (project_id: string): Promise<string> =>
    insertObject(database.db, { kind: 'image', project_id, spec: { sha256: CONTENT.sha256 } });
  const proven = async (id: string): Promise<boolean> =>
    ((await loadSnapshot(database.db, id, ALL, NOWHERE))?.snapshot.content ?? null) !== null;
  const [sent, waiting, foreign] = [
    await make(project),
    await make(project),
    await make(await insertObject(database.db, { kind: 'project' })),
  ];
  await inheritContent(database.db, foreign);
  expect(await recordContent(database.db, sent, CONTENT)).toEqual([sent, waiting].toSorted());
  const later = await make(project);
  await inheritContent(database.db, later);
  await inheritContent(database.db, foreign);
  expect([await proven(sent), await proven(waiting), await proven(later), await proven(foreign)]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  for (const id of [sent, waiting, later]) await deleteObject(database.db, id);
  const last = await make(project);
  await inheritContent(database.db, last);
  expect(await proven(last)).toBe(false);
});

test('a host is found with its key, and only while it is registered', async () => {
  await query(database.db, `UPDATE desired SET secrets = '{"client_key_wo": "key"}' WHERE id = ?`, [host]);
  expect(await findHostConnection(database.db, host)).toEqual({
    host_id: host,
    name: `host-${host}`,
    uri: 'qemu:///system',
    ca_certificate: null,
    client_certificate: null,
    client_key: 'key',
    storage_path: '/srv',
    console_address: null,
    migration_address: null,
    shared_storage: null,
    revision: 1,
  });
  expect(await hostIds(database.db)).toEqual([host]);
  await expect(findHostConnection(database.db, server)).rejects.toMatchObject({ code: 'not_found' });
});
