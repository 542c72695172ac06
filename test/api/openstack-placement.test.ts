import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueToken } from '../../reconciler/api/tokens.ts';
import { startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';
import { bzImageBytes, imageSpec } from '../support/kind-objects.ts';

/** Placement's API over two hosts, one of which holds a server: what there is, what is promised, and where more would fit. */

type Json = Readonly<Record<string, unknown>>;

let api: TestApi;
let big: string;
let small: string;
let server: string;
let project: string;

beforeAll(async () => {
  api = await startTestApi();
  const host = async (name: string, vcpus: number): Promise<string> => {
    const id = await api.create('hosts', { name, uri: `simulated://${name}` });
    const status = { state: 'up', vcpus, memory_mib: 8192 + 512, disk_gib: 100 };
    await api.report(id, {
      status: { ...status, traits: ['HW_CPU_X86_AVX2', 'COMPUTE_NODE'].slice(0, vcpus) },
    });
    return id;
  };
  big = await host('big', 8);
  small = await host('small', 1);
  project = await api.create('projects', { name: 'shop' });
  const flavor_id = await api.create('flavors', { name: 'f', vcpus: 2, memory_mib: 1024, disk_gib: 10 });
  const kernel_id = await api.create('images', imageSpec(project, 'kernel', 'aki', bzImageBytes(3)));
  server = await api.create('servers', { name: 's', project_id: project, flavor_id, kernel_id });
  const { db } = api.database;
  await db('host_capacity')
    .insert([
      { host_id: big, vcpus_total: 32, memory_mib_total: 8192, disk_gib_total: 100 },
      { host_id: small, vcpus_total: 4, memory_mib_total: 8192, disk_gib_total: 100 },
    ])
    .onConflict('host_id')
    .merge();
  // As the engine claims it.
  const claim = {
    owner_id: server,
    host_id: big,
    slot: 'placement',
    vcpus: 2,
    memory_mib: 1024,
    disk_gib: 10,
  };
  await db('allocation').insert(claim);
}, 60_000);
afterAll(() => api?.close());

async function ask(
  path: string,
  { minor = 39, token = api.credentials.token, method = 'GET' } = {},
): Promise<{ status: number; body: Json; version: string | null }> {
  const response = await fetch(`${api.endpoint}/placement${path}`, {
    method,
    headers: { 'x-auth-token': token, 'openstack-api-version': `placement 1.${minor}` },
  });
  const text = await response.text();
  const version = response.headers.get('openstack-api-version');
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Json, version };
}

test('says what it speaks, and refuses what it does not', async () => {
  const root = await ask('');
  expect(root.body['versions']).toMatchObject([{ id: 'v1.0', min_version: '1.0', max_version: '1.39' }]);
  const later = await ask('/traits', { minor: 40 });
  expect([later.status, later.body]).toMatchObject([
    406,
    { errors: [{ status: 406, title: 'Not Acceptable' }] },
  ]);
  expect((await ask('/traits', { minor: 5 })).status).toBe(404);
  const write = await ask(`/allocations/${server}`, { method: 'DELETE' });
  expect([write.status, JSON.stringify(write.body)]).toMatchObject([
    405,
    expect.stringContaining('read only'),
  ]);
  expect((await ask('/traits', { minor: 39 })).version).toBe('placement 1.39');
});

test('shows hosts as resource providers with inventories, usages, traits and allocations', async () => {
  const { body } = await ask('/resource_providers');
  expect(body['resource_providers']).toMatchObject([
    { uuid: big, name: 'big', root_provider_uuid: big, parent_provider_uuid: null },
    { uuid: small, name: 'small' },
  ]);
  const of = async (part: string): Promise<Json> => (await ask(`/resource_providers/${big}/${part}`)).body;
  expect(await of('inventories')).toMatchObject({
    inventories: {
      VCPU: { total: 8, reserved: 0, allocation_ratio: 4, max_unit: 8 },
      MEMORY_MB: { total: 8704, reserved: 512, allocation_ratio: 1 },
      DISK_GB: { total: 100 },
    },
  });
  expect(await of('usages')).toMatchObject({ usages: { VCPU: 2, MEMORY_MB: 1024, DISK_GB: 10 } });
  expect(await of('traits')).toMatchObject({ traits: ['COMPUTE_NODE', 'HW_CPU_X86_AVX2'] });
  expect(await of('allocations')).toMatchObject({
    allocations: { [server]: { resources: { VCPU: 2, MEMORY_MB: 1024, DISK_GB: 10 } } },
  });
  const named = async (query: string): Promise<readonly unknown[]> =>
    ((await ask(`/resource_providers?${query}`)).body['resource_providers'] as readonly Json[]).map(
      ({ name }) => name,
    );
  expect(await named('resources=VCPU:31')).toEqual([]);
  expect(await named('resources=VCPU:30')).toEqual(['big']);
  expect(await named('required=COMPUTE_NODE')).toEqual(['big']);
  expect(await named('required=!COMPUTE_NODE')).toEqual(['small']);
  expect(await named('required=in:COMPUTE_NODE,HW_CPU_X86_AVX2')).toEqual(['big', 'small']);
  expect((await ask('/resource_providers?resources=CUSTOM_GOLD:1')).status).toBe(400);
});

test('shows what a server holds, and what a project uses, to that project as well', async () => {
  const held = await ask(`/allocations/${server}`);
  expect(held.body).toMatchObject({
    allocations: { [big]: { resources: { VCPU: 2, MEMORY_MB: 1024, DISK_GB: 10 } } },
    project_id: project,
    consumer_type: 'INSTANCE',
  });
  expect((await ask(`/allocations/${project}`)).body).toEqual({ allocations: {} });
  const issued = { name: 'shop', project_id: project, expires_at: null };
  const token = await issueToken(api.database.db, issued);
  const usages = await ask(`/usages?project_id=${project}`, { token, minor: 9 });
  expect(usages.body).toEqual({ usages: { VCPU: 2, MEMORY_MB: 1024, DISK_GB: 10 } });
  const other = await api.create('projects', { name: 'other' });
  expect((await ask(`/usages?project_id=${other}`, { token })).status).toBe(403);
  expect((await ask('/resource_providers', { token })).status).toBe(403);
  expect((await ask(`/allocations/${server}`, { token })).status).toBe(403);
});

test('tells where more would fit, as the scheduler does', async () => {
  const where = async (query: string, minor = 39): Promise<Json> =>
    (await ask(`/allocation_candidates?${query}`, { minor })).body;
  expect(await where('resources=VCPU:3,MEMORY_MB:1024')).toMatchObject({
    allocation_requests: [
      { allocations: { [big]: { resources: { VCPU: 3, MEMORY_MB: 1024 } } }, mappings: { '': [big] } },
      { allocations: { [small]: { resources: { VCPU: 3, MEMORY_MB: 1024 } } } },
    ],
    provider_summaries: { [big]: { resources: { VCPU: { capacity: 32, used: 2 } } } },
  });
  const one = await where('resources=VCPU:5', 10);
  expect(one['allocation_requests']).toEqual([
    { allocations: [{ resource_provider: { uuid: big }, resources: { VCPU: 5 } }] },
  ]);
  expect((await where('resources=MEMORY_MB:8000'))['provider_summaries']).toHaveProperty(small);
  expect(Object.keys((await where('resources=MEMORY_MB:8000'))['provider_summaries'] as Json)).toEqual([
    small,
  ]);
  expect((await ask('/allocation_candidates?resources=VCPU')).status).toBe(400);
});
