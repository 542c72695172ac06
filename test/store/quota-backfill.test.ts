import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../reconciler/store/migrate.ts';
import { MIGRATIONS } from '../../reconciler/store/migrations/bundle.ts';
import { readUsage } from '../../reconciler/store/quota.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(null, 2);
  await migrate(
    database.db,
    MIGRATIONS.slice(
      0,
      MIGRATIONS.findIndex(({ name }) => name.endsWith('-quota')),
    ),
  );
});
afterAll(() => database.drop());

async function insert(
  kind: string,
  project_id: string | null,
  spec: object,
  more: object = {},
): Promise<string> {
  const id = randomUUID();
  await database.db('desired').insert({
    id,
    kind,
    project_id,
    owner_id: project_id,
    name: id,
    spec: JSON.stringify(spec),
    created_by: 'test',
    ...more,
  });
  return id;
}

test('what an installation has already is counted as if it were made now', async () => {
  const project_id = await insert('project', null, {});
  const neighbour = await insert('project', null, {});
  const small = await insert('flavor', null, { vcpus: 1, memory_mib: 512, disk_gib: 0 });
  const large = await insert('flavor', null, { vcpus: 4, memory_mib: 4096, disk_gib: 20 });
  const image_id = await insert('image', project_id, { size_bytes: 1024 });
  await database
    .db('status')
    .insert({ id: image_id, status: JSON.stringify({ virtual_size_bytes: 3 * 2 ** 30 }) });
  await insert('image', project_id, { size_bytes: 2 ** 30 + 1 });
  await insert('keypair', project_id, {});
  await insert('network', project_id, {});
  await insert('subnet', project_id, {});
  await insert('server', project_id, { flavor_id: small, image_id });
  const server_id = await insert('server', project_id, { flavor_id: large, kernel_id: image_id });
  const template = { flavor_id: small, image_id };
  const set = await insert('server_set', project_id, {
    template,
    members: { a: {}, b: { flavor_id: large } },
  });
  await insert('server', project_id, { flavor_id: small, image_id }, { member_of: set, member_key: 'a' });
  await insert('server_set', project_id, { template, members: {} });
  await insert('server', neighbour, { flavor_id: small, kernel_id: image_id });

  await migrate(database.db);
  const usage = await readUsage(database.db, [project_id, neighbour]);
  expect(usage.get(project_id)).toEqual({
    servers: 4,
    vcpus: 10,
    memory_mib: 9216,
    disk_gib: 46,
    images: 2,
    image_gib: 3,
    keypairs: 1,
    networks: 1,
    subnets: 1,
  });
  expect(usage.get(neighbour)).toEqual({ servers: 1, vcpus: 1, memory_mib: 512 });

  await database.db('desired').where({ id: server_id }).delete();
  expect((await readUsage(database.db, [project_id])).get(project_id)).toMatchObject({
    servers: 3,
    vcpus: 6,
  });
});
