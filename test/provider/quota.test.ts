/** Quotas as users meet them: real terraform, the provider as released, the real API. */
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
