/** Quotas and room on hosts as users meet them: real terraform, the provider as released, the real API. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { itemsIn } from '../support/api.ts';
import { startSimulatedService } from '../support/simulated-service.ts';
import type { SimulatedService } from '../support/simulated-service.ts';
import { buildProvider, createWorkspace } from './support/terraform.ts';
import type { Workspace } from './support/terraform.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const networks = (count: number): string => `terraform {
  required_providers {
    cairn = {
      source = "cairn/cairn"
    }
  }
}
resource "cairn_network" "lan" {
  count = ${count}
  name  = "lan-\${count.index}"
}
`;

let folder = '';
let service: SimulatedService;
let world: Workspace;

beforeAll(async () => {
  [folder, service] = await Promise.all([
    buildProvider(join(import.meta.dirname, '../../provider/main.ts'), 'cairn'),
    startSimulatedService(),
  ]);
  world = createWorkspace('cairn/cairn', folder, { ...service.environment });
  await service.api.create('quotas', { project_id: service.api.credentials.project_id, networks: 25 });
});
afterAll(async () => {
  world.remove();
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('a plan is refused whose networks fit alone and not together, and what fits exactly is applied', async () => {
  world.configure(networks(26));
  const refused = await world.run('plan');
  expect(refused.code, refused.text).toBe(1);
  expect(refused.text.replaceAll(/[\s│]+/g, ' ')).toContain(
    'name needs 1 network, but the project may have 25, uses 0 and is planned to use 25 more; none is free. ' +
      'Ask an administrator for a larger quota (cairn_quota), or delete networks.',
  );
  expect(itemsIn(await service.api.get('/v1/networks'))).toEqual([]);

  world.configure(networks(25));
  const made = await world.run('apply', '-auto-approve');
  expect(made.code, made.text).toBe(0);
  expect(itemsIn(await service.api.get('/v1/networks'))).toHaveLength(25);
  expect((await world.run('plan', '-detailed-exitcode')).code).toBe(0);
});

const set = (flavor_id: string, kernel_id: string, members: string): string => `terraform {
  required_providers {
    cairn = {
      source = "cairn/cairn"
    }
  }
}
resource "cairn_server_set" "web" {
  name     = "web"
  template = {
    flavor_id = "${flavor_id}"
    kernel_id = "${kernel_id}"
  }
  members = { ${members} }
}
`;

it('a plan is refused whose set does not fit as a whole; it asks once, and says which member and where', async () => {
  const { api } = service;
  const uri = 'simulated://small?vcpus=4&memory_mib=2048&disk_gib=10';
  const host_id = await api.create('hosts', { name: 'small', uri });
  expect((await api.get(`/v1/hosts/${host_id}?wait=ready&generation=1`)).status).toBe(200);
  const flavor_id = await api.create('flavors', { name: 'tiny', vcpus: 1, memory_mib: 500 });
  const sha256 = 'a'.repeat(64);
  const kernel_id = await api.create('images', { name: 'k', disk_format: 'aki', sha256, size_bytes: 1 });
  const checks = (): number => api.log.filter((line) => line.includes('/v1/checks')).length;
  const planned = async (members: string) => {
    world.configure(set(flavor_id, kernel_id, members));
    const before = checks();
    const { code, text } = await world.run('plan');
    return { code, text: text.replaceAll(/[\s│]+/g, ' '), asked: checks() - before };
  };
  expect(await planned('a = {}, b = {}, c = {}')).toMatchObject({ code: 0, asked: 1 });
  expect(await planned('a = {}, b = {}, c = {}, d = {}')).toMatchObject({
    code: 1,
    text: expect.stringContaining(
      'template.flavor_id finds no place for member "d" (3 of 4 have one before it): 1 host: 1 dropped by memory (short by',
    ) as string,
    asked: 1,
  });
  const pinned = `a = {}, b = {}, c = {}, d = { host_id = "${host_id}" }`;
  expect((await planned(pinned)).text).toContain('members["d"].host_id finds no place for member "d"');
});
