/** The data sources as users meet them: real terraform, the provider as released, a whole service over simulated hosts. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { itemsIn } from '../support/api.ts';
import { bzImageBytes } from '../support/kind-objects.ts';
import { startSimulatedService } from '../support/simulated-service.ts';
import type { SimulatedService } from '../support/simulated-service.ts';
import { buildProvider, createWorkspace } from './support/terraform.ts';
import type { Workspace } from './support/terraform.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HEADER = `terraform {
  required_providers {
    cairn = {
      source = "cairn/cairn"
    }
  }
}
`;

const WORLD = `${HEADER}
resource "cairn_host" "kvm" {
  for_each = { kvm1 = true, kvm2 = true, kvm3 = false }
  name     = each.key
  uri      = "simulated://\${each.key}?vcpus=4&memory_mib=8704&disk_gib=100"
  enabled  = each.value
}
resource "cairn_project" "shop" { name = "shop" }
resource "cairn_project" "other" { name = "other" }
resource "cairn_flavor" "small" {
  name       = "small"
  vcpus      = 2
  memory_mib = 2048
  disk_gib   = 10
}
resource "cairn_image" "kernel" {
  name        = "kernel"
  project_id  = cairn_project.shop.id
  disk_format = "aki"
  file        = "kernel"
}
resource "cairn_image" "release" {
  for_each    = { debian-11 = [], debian-12 = ["lts"] }
  name        = each.key
  project_id  = cairn_project.other.id
  disk_format = "raw"
  file        = "disk"
  visibility  = "public"
  tags        = each.value
  properties  = { os_distro = "debian", os_version = split("-", each.key)[1] }
}
resource "cairn_image" "newest" {
  name        = "debian-12.1"
  project_id  = cairn_project.other.id
  disk_format = "raw"
  file        = "disk"
  visibility  = "public"
  tags        = ["lts", "this, that"]
  properties  = { os_distro = "debian" }
  depends_on  = [cairn_image.release]
}
resource "cairn_network" "lan" {
  for_each   = { shop = cairn_project.shop.id, other = cairn_project.other.id }
  name       = "lan"
  project_id = each.value
}
resource "cairn_subnet" "lan" {
  name       = "lan"
  project_id = cairn_project.shop.id
  network_id = cairn_network.lan["shop"].id
  cidr       = "10.30.0.0/24"
}
resource "cairn_server" "web" {
  for_each   = { web-b = "front", web-a = "front", db = "back" }
  name       = each.key
  project_id = cairn_project.shop.id
  flavor_id  = cairn_flavor.small.id
  kernel_id  = cairn_image.kernel.id
  metadata   = { tier = each.value }
  nics       = { eth0 = { subnet_id = cairn_subnet.lan.id } }
  power_state = each.key == "web-b" ? "stopped" : "running"
  depends_on = [cairn_host.kvm]
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
  world = createWorkspace('cairn/cairn', folder, {
    ...service.environment,
  });
  writeFileSync(join(world.directory, 'kernel'), bzImageBytes());
  writeFileSync(join(world.directory, 'disk'), Buffer.alloc(4096, 'x'));
  world.configure(WORLD);
  const made = await world.run('apply', '-auto-approve');
  expect(made.code, made.text).toBe(0);
});
afterAll(async () => {
  world.remove();
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Applies a configuration of data sources in a directory of its own, plans it again to find nothing to do, and gives its outputs. */
const outputs = async (hcl: string): Promise<Record<string, unknown>> => {
  const workspace = world.another();
  workspace.configure(`${HEADER}${hcl}`);
  const applied = await workspace.run('apply', '-auto-approve');
  expect(applied.code, applied.text).toBe(0);
  const again = await workspace.run('plan', '-detailed-exitcode');
  expect(again.code, again.text).toBe(0);
  const state = JSON.parse(readFileSync(join(workspace.directory, 'terraform.tfstate'), 'utf8')) as {
    outputs: Record<string, { value: unknown }>;
  };
  return Object.fromEntries(Object.entries(state.outputs).map(([name, { value }]) => [name, value]));
};

/** What terraform says of a configuration that cannot be planned. */
const refusal = async (hcl: string): Promise<string> => {
  const workspace = world.another();
  workspace.configure(`${HEADER}${hcl}`);
  const planned = await workspace.run('plan');
  expect(planned.code, planned.text).toBe(1);
  return planned.text;
};

const SHOP = 'data "cairn_project" "shop" { name = "shop" }\n';

describe('plural and singular data sources', () => {
  it('find what is asked for, also when it is known only at apply, and leave nothing to do', async () => {
    const other_id = itemsIn(await service.api.get('/v1/projects?name=other'))[0]?.id ?? '';
    const found = await outputs(`${SHOP}
provider "cairn" {
  alias      = "other"
  project_id = "${other_id}"
}
resource "terraform_data" "prefix" { input = "web-" }
data "cairn_servers" "all" { project_id = data.cairn_project.shop.id }
data "cairn_servers" "front" {
  project_id  = data.cairn_project.shop.id
  name_prefix = terraform_data.prefix.output
  metadata    = { tier = "front" }
}
data "cairn_servers" "stopped" {
  project_id  = data.cairn_project.shop.id
  power_state = "stopped"
  state       = "SHUTOFF"
}
data "cairn_servers" "none" {
  project_id = data.cairn_project.shop.id
  name       = "none"
}
data "cairn_hosts" "open" { enabled = true }
data "cairn_flavors" "all" {}
data "cairn_images" "kernels" {
  all_projects = true
  disk_format  = "aki"
}
data "cairn_networks" "own" { provider = cairn.other }
data "cairn_networks" "every" {
  provider     = cairn.other
  all_projects = true
}
data "cairn_network" "lan" {
  name       = "lan"
  project_id = data.cairn_project.shop.id
}
data "cairn_network" "same" { id = data.cairn_network.lan.id }
output "all" { value = [for id in data.cairn_servers.all.ids : data.cairn_servers.all.items[id].name] }
output "front" { value = [for id in data.cairn_servers.front.ids : data.cairn_servers.front.items[id].name] }
output "stopped" { value = [for server in data.cairn_servers.stopped.items : server.metadata.tier] }
output "addresses" { value = sort([for server in data.cairn_servers.all.items : server.addresses.eth0]) }
output "none" { value = [data.cairn_servers.none.ids, data.cairn_servers.none.items] }
output "hosts" { value = [for host in values(data.cairn_hosts.open.items) : host.state] }
output "flavors" { value = [for flavor in data.cairn_flavors.all.items : flavor.memory_mib] }
output "kernels" { value = [for image in data.cairn_images.kernels.items : image.state] }
output "own" { value = [length(data.cairn_networks.own.ids), data.cairn_networks.own.project_id] }
output "every" { value = length(data.cairn_networks.every.ids) }
output "same" { value = data.cairn_network.same == data.cairn_network.lan }
`);
    expect(found).toEqual({
      all: ['db', 'web-a', 'web-b'],
      front: ['web-a', 'web-b'],
      stopped: ['front'],
      addresses: ['10.30.0.2', '10.30.0.3', '10.30.0.4'],
      none: [[], {}],
      hosts: ['up', 'up'],
      flavors: [2048],
      kernels: ['active'],
      own: [1, other_id],
      every: 2,
      same: true,
    });
  });

  it('choose an image by what it is, also one that another project lends', async () => {
    const shop_id = itemsIn(await service.api.get('/v1/projects?name=shop'))[0]?.id ?? '';
    const shop = `provider "cairn" { project_id = "${shop_id}" }\n`;
    const found = await outputs(`${shop}
data "cairn_image" "named" {
  name       = "debian-12"
  visibility = "public"
}
data "cairn_image" "nowhere_said" { name = "debian-11" }
data "cairn_image" "own" { name_prefix = "ker" }
data "cairn_image" "newest" {
  name_regex  = "(?i)^DEBIAN-12"
  visibility  = "public"
  most_recent = true
}
data "cairn_image" "tagged" {
  tags       = ["this, that"]
  visibility = "public"
}
data "cairn_image" "property" {
  properties = { os_version = "11" }
  visibility = "public"
}
data "cairn_images" "lts" {
  visibility = "public"
  tags       = ["lts"]
  sort       = "created_at:desc"
}
data "cairn_images" "pattern" {
  visibility = "public"
  name_regex = "[.]1$|11"
}
output "named" { value = [data.cairn_image.named.name, data.cairn_image.named.tags, data.cairn_image.named.state] }
output "nowhere_said" { value = data.cairn_image.nowhere_said.properties.os_version }
output "own" { value = data.cairn_image.own.name }
output "newest" { value = data.cairn_image.newest.name }
output "tagged" { value = data.cairn_image.tagged.tags }
output "property" { value = data.cairn_image.property.properties }
output "lts" { value = [for id in data.cairn_images.lts.ids : data.cairn_images.lts.items[id].name] }
output "pattern" { value = [for id in data.cairn_images.pattern.ids : data.cairn_images.pattern.items[id].name] }
`);
    expect(found).toEqual({
      named: ['debian-12', ['lts'], 'active'],
      nowhere_said: '11',
      own: 'kernel',
      newest: 'debian-12.1',
      tagged: ['lts', 'this, that'],
      property: { os_distro: 'debian', os_version: '11' },
      lts: ['debian-12.1', 'debian-12'],
      pattern: ['debian-11', 'debian-12.1'],
    });
    const early = await refusal(`
data "cairn_image" "which" { most_recent = true }
data "cairn_image" "both" {
  id   = "00000000-0000-4000-8000-000000000001"
  tags = ["lts"]
}
data "cairn_image" "regex" { name_regex = "(" }
data "cairn_images" "sort" { sort = "size" }
`);
    expect(early).toContain('Set id or name, or filters such as name_regex, visibility and tags.');
    expect(early).toContain('Set id or tags, not both.');
    expect(early).toContain('"(" is not a regular expression');
    expect(early).toContain('"size" is no order: name, created_at, updated_at');
    const late = await refusal(`${shop}
data "cairn_image" "many" {
  properties = { os_distro = "debian" }
  visibility = "public"
}
data "cairn_image" "none" { name = "debian-13" }
`);
    expect(late).toContain(
      'There are 3 of kind image with visibility = "public", properties = {"os_distro":"debian"}. Set most_recent = true to take the newest,',
    );
    expect(late).toMatch(
      /There is no image named "debian-13" in project [0-9a-f-]{36}, and no public one. Did you mean "debian-1[12]"\?/,
    );
  });

  it('refuse what can be seen to be wrong before the service is asked', async () => {
    const text = await refusal(`
data "cairn_servers" "limit" { limit = 0 }
data "cairn_servers" "projects" {
  all_projects = true
  project_id   = "00000000-0000-4000-8000-000000000001"
}
data "cairn_server" "which" {}
`);
    expect(text).toContain('limit must be a whole number from 1 to 10000.');
    expect(text).toContain('Set project_id or all_projects, not both.');
    expect(text).toContain('Set id or name.');
  });

  it('show what the service refuses, at the argument', async () => {
    const text = await refusal(`${SHOP}
data "cairn_servers" "word" { power_state = "runing" }
data "cairn_servers" "id" { flavor_id = "small" }
data "cairn_servers" "many" {
  limit        = 2
  all_projects = true
}
data "cairn_server" "none" {
  name       = "web-c"
  project_id = data.cairn_project.shop.id
}
`);
    expect(text).toContain('{ power_state = "runing" } power_state must be one of running, stopped,');
    expect(text).toContain('{ flavor_id = "small" } flavor_id must be an id: a lower-case UUID.');
    expect(text).toContain('limit = 2 More than 2 servers match.');
    expect(text).toMatch(
      /name = "web-c" There is no server named "web-c" in project .* Did you mean "web-[ab]"\?/,
    );
  });
});

describe('special data sources', () => {
  it('tell what fits, where a server would go, what drifts and what a guest wrote', async () => {
    const found = await outputs(`${SHOP}
data "cairn_flavor" "small" { name = "small" }
data "cairn_image" "kernel" {
  name       = "kernel"
  project_id = data.cairn_project.shop.id
}
data "cairn_subnets" "lan" { project_id = data.cairn_project.shop.id }
data "cairn_servers" "db" {
  project_id = data.cairn_project.shop.id
  name       = "db"
}
data "cairn_capacity" "more" {
  flavor_id    = data.cairn_flavor.small.id
  server_count = 100
}
data "cairn_capacity" "tiny" {
  vcpus      = 1
  memory_mib = 128
}
data "cairn_placement_preview" "web" {
  project_id = data.cairn_project.shop.id
  flavor_id  = data.cairn_flavor.small.id
  kernel_id  = data.cairn_image.kernel.id
  nics       = { eth0 = { subnet_id = one(data.cairn_subnets.lan.ids) } }
}
data "cairn_drift" "all" { kind = "server" }
data "cairn_console_log" "db" { server_id = one(data.cairn_servers.db.ids) }
locals { closed = [for host in data.cairn_capacity.more.hosts : host if host.name == "kvm3"][0] }
output "more" { value = [data.cairn_capacity.more.fits, data.cairn_capacity.more.fitting_count, data.cairn_capacity.more.memory_mib] }
output "closed" { value = [local.closed.fitting_count, keys(local.closed.rejections), local.closed.nearest_fix] }
output "free" { value = sum([for host in data.cairn_capacity.more.hosts : host.memory_mib.free]) }
output "tiny" { value = [data.cairn_capacity.tiny.fits, data.cairn_capacity.tiny.server_count, data.cairn_capacity.tiny.nearest_fix] }
output "web" { value = [data.cairn_placement_preview.web.fits, data.cairn_placement_preview.web.addresses] }
output "open" { value = contains(["kvm1", "kvm2"], data.cairn_placement_preview.web.chosen_host_name) }
output "drift" { value = [data.cairn_drift.all.drifted, data.cairn_drift.all.drift_count, data.cairn_drift.all.ids] }
output "console" { value = data.cairn_console_log.db.content }
`);
    // Two open hosts of 8192 MiB, three servers of 2048 MiB on them: five more fit.
    expect(found).toEqual({
      more: [false, 5, 2048],
      closed: [0, ['enabled'], 'set enabled = true on host kvm3'],
      free: 3 * 8192 - 3 * 2048,
      tiny: [true, 1, null],
      web: [true, { eth0: '10.30.0.5' }],
      open: true,
      drift: [false, 0, []],
      console: expect.stringMatching(/^CAIRN-GUEST simulated on kvm[12]: db, /) as string,
    });
  });

  it('refuse what cannot be meant, at the argument', async () => {
    const early = await refusal(`
data "cairn_capacity" "size" { vcpus = 1 }
data "cairn_drift" "kind" { kind = "sever" }
data "cairn_console_log" "lines" {
  server_id  = "x"
  tail_lines = 0
}
`);
    expect(early).toContain('Set flavor_id, or vcpus and memory_mib.');
    expect(early).toContain('"sever" is not a kind.');
    expect(early).toContain('tail_lines must be a whole number from 1 to 10000.');
    const late = await refusal(`${SHOP}
data "cairn_placement_preview" "flavor" {
  project_id = data.cairn_project.shop.id
  flavor_id  = "00000000-0000-4000-8000-000000000009"
  kernel_id  = "00000000-0000-4000-8000-000000000009"
}
data "cairn_console_log" "none" { server_id = "00000000-0000-4000-8000-000000000009" }
`);
    expect(late).toMatch(/flavor_id = "[0-9-]+" flavor_id names .* but there is no such flavor/);
    expect(late).toContain('There is no server 00000000-0000-4000-8000-000000000009.');
  });
});
