import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bzImageBytes } from '../support/kind-objects.ts';
import { startServiceProcess } from '../support/service.ts';
import type { ServiceProcess } from '../support/service.ts';
import { PROVIDER_BLOCK, terraformWorkspace } from '../support/terraform.ts';
import type { TerraformWorkspace } from '../support/terraform.ts';

/** A set of servers through real terraform and the real service, over simulated hosts. */

const COUNT = 24;

let directory: string;
let service: ServiceProcess;
let workspace: TerraformWorkspace;

type Options = { readonly flavor?: string; readonly extra?: string; readonly members?: string };

function configuration({ flavor = 'tiny', extra = '', members = '' }: Options = {}): string {
  const all = members === '' ? `{ for n in range(${COUNT}) : format("%02d", n) => {} }` : members;
  return `${PROVIDER_BLOCK}
resource "cairn_host" "big" {
  name = "big"
  uri  = "simulated://big?vcpus=1000&memory_mib=100000&disk_gib=1000"
}
resource "cairn_project" "shop" { name = "shop" }
resource "cairn_flavor" "flavor" {
  for_each   = { tiny = 64, small = 128 }
  name       = each.key
  vcpus      = 1
  memory_mib = each.value
}
resource "cairn_image" "kernel" {
  name        = "kernel"
  project_id  = cairn_project.shop.id
  disk_format = "aki"
  file        = "${join(directory, 'kernel')}"
}
resource "cairn_network" "lan" {
  name       = "lan"
  project_id = cairn_project.shop.id
}
resource "cairn_subnet" "lan" {
  name       = "lan"
  project_id = cairn_project.shop.id
  network_id = cairn_network.lan.id
  cidr       = "10.80.0.0/24"
}
resource "cairn_server_set" "web" {
  name       = "web"
  project_id = cairn_project.shop.id
  template = {
    flavor_id = cairn_flavor.flavor["${flavor}"].id
    kernel_id = cairn_image.kernel.id
    nics      = { eth0 = { subnet_id = cairn_subnet.lan.id } }
    ${extra}
  }
  members         = merge(${all}, { canary = { metadata = { role = "canary" }, nics = { eth0 = { address = "10.80.0.200" } } } })
  max_unavailable = "25%"
  depends_on      = [cairn_host.big]
}
`;
}

type View = { readonly name: string; readonly addresses: Record<string, string>; readonly server_id: string };

function members(): Readonly<Record<string, View>> {
  return workspace.state().get('cairn_server_set.web')?.['servers'] as Record<string, View>;
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cs-'));
  chmodSync(directory, 0o711);
  mkdirSync(join(directory, 'service'));
  writeFileSync(join(directory, 'kernel'), bzImageBytes());
  service = await startServiceProcess({
    directory: join(directory, 'service'),
    environment: { CAIRN_DRIVER: 'simulated', CAIRN_LOG_LEVEL: 'warn' },
  });
  workspace = terraformWorkspace(
    join(directory, 'workspace'),
    { 'main.tf': configuration() },
    {
      CAIRN_ENDPOINT: service.endpoint,
      CAIRN_TOKEN: service.token,
    },
  );
});
afterAll(async () => {
  await service.stop();
  rmSync(directory, { recursive: true, force: true });
});

test('a set is applied, changed, imported and destroyed; each plan after is empty', async () => {
  await workspace.apply();
  expect((await workspace.plan()).code).toBe(0);
  const made = members();
  expect(Object.keys(made)).toHaveLength(COUNT + 1);
  expect(made['canary']).toMatchObject({ name: 'web-canary', addresses: { eth0: '10.80.0.200' } });
  expect(new Set(Object.values(made).map((each) => each.addresses['eth0'])).size).toBe(COUNT + 1);

  workspace.write('main.tf', configuration({ flavor: 'small' }));
  await workspace.apply();
  expect((await workspace.plan()).code).toBe(0);
  expect(Object.values(members()).map((each) => each.server_id)).toEqual(
    Object.values(made).map((each) => each.server_id),
  );

  // What would cost the members' disks is refused when it is planned, at the line that asks for it.
  workspace.write('main.tf', configuration({ flavor: 'small', extra: 'user_data = "#!/bin/sh"' }));
  const refused = await workspace.plan();
  expect(refused.code).toBe(1);
  expect(refused.output).toContain('replace_members = true');

  workspace.write('main.tf', configuration({ flavor: 'small', members: '{ a = {}, b = {} }' }));
  await workspace.apply();
  expect(Object.keys(members())).toEqual(['a', 'b', 'canary']);
  expect((await workspace.plan()).code).toBe(0);

  await workspace.run('state', 'rm', 'cairn_server_set.web');
  const imported = await workspace.run('import', 'cairn_server_set.web', 'shop/web');
  expect(imported.output).toContain('Import successful');
  expect((await workspace.plan()).code).toBe(0);

  await workspace.destroy();
  expect((await service.json('/v1/servers'))['items']).toEqual([]);
});
