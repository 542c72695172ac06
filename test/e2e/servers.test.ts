import { afterAll, beforeAll, expect, test } from 'vitest';
import { BASE, serverBlock } from '../support/configuration.ts';
import { eventually } from '../support/eventually.ts';
import { guestReport, startStack, type Stack } from '../support/stack.ts';
import type { TerraformWorkspace } from '../support/terraform.ts';

/** Two hosts, disk images, several NICs, changes in place and with a restart that the plan announces. */

let stack: Stack;
let workspace: TerraformWorkspace;

const MORE = `
variable "disk" {}
variable "second_uri" {}
resource "cairn_host" "second" {
  name                = "second"
  uri                 = var.second_uri
  reserved_memory_mib = 0
}
resource "cairn_flavor" "large" {
  name       = "large"
  vcpus      = 2
  memory_mib = 192
  disk_gib   = 1
}
resource "cairn_image" "disk" {
  name        = "disk"
  project_id  = cairn_project.project.id
  disk_format = "qcow2"
  file        = var.disk
}
resource "cairn_flavor" "roomy" {
  name       = "roomy"
  vcpus      = 1
  memory_mib = 256
}
resource "cairn_image" "modern" {
  name        = "modern"
  project_id  = cairn_project.project.id
  disk_format = "qcow2"
  file        = var.disk
  properties  = { hw_machine_type = "q35", hw_firmware_type = "uefi", hw_disk_bus = "sata" }
}
resource "cairn_subnet" "back" {
  name       = "back"
  project_id = cairn_project.project.id
  network_id = cairn_network.network.id
  cidr       = "10.82.0.0/28"
}
`;

function diskServer(options: { name: string; flavor: string; nics: string; power_state: string }): string {
  return `
resource "cairn_server" "disk" {
  name        = "${options.name}"
  project_id  = cairn_project.project.id
  flavor_id   = cairn_flavor.${options.flavor}.id
  image_id    = cairn_image.disk.id
  host_id     = cairn_host.second.id
  power_state = "${options.power_state}"
  metadata    = { tier = "back" }
  nics        = ${options.nics}
}
`;
}

const ONE_NIC = '{ front = { subnet_id = cairn_subnet.subnet.id, address = "10.80.0.77" } }';
const TWO_NICS = `{
    front = { subnet_id = cairn_subnet.subnet.id, address = "10.80.0.77" }
    rear  = { subnet_id = cairn_subnet.back.id }
  }`;

function write(server: string): void {
  // UEFI does not start in 128 MiB.
  const modern = serverBlock('modern', 'image_id = cairn_image.modern.id');
  const roomy = modern.replace('cairn_flavor.flavor.id', 'cairn_flavor.roomy.id');
  workspace.write('main.tf', `${BASE}${MORE}${roomy}${server}`);
}

beforeAll(async () => {
  stack = await startStack({ hosts: ['h1', 'h2'] });
  workspace = stack.workspace(
    'servers',
    {},
    { TF_VAR_disk: stack.images.disk, TF_VAR_second_uri: stack.hosts[1]!.uri },
  );
  write(diskServer({ name: 'disk', flavor: 'large', nics: TWO_NICS, power_state: 'running' }));
  await workspace.apply();
}, 180_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

test('a disk server with two NICs boots on the asked host with the asked address', async () => {
  const server = workspace.state().get('cairn_server.disk')!;
  const report = await guestReport(stack.hosts[1]!, String(server['id']));
  expect(report).toContain('10.80.0.77/24');
  const addresses = server['addresses'] as Record<string, string>;
  expect(addresses['front']).toBe('10.80.0.77');
  expect(report).toContain(`${addresses['rear']}/28`);
  expect((await workspace.plan()).code).toBe(0);
}, 150_000);

test('a guest boots by UEFI on a q35 machine, with the variables of its firmware in a file of its own', async () => {
  const [host] = stack.hosts;
  const id = String(workspace.state().get('cairn_server.modern')!['id']);
  const definition = await host!.virsh('dumpxml', `cairn-${id}`);
  expect(definition).toMatch(/machine='pc-q35-/);
  expect(definition).toMatch(/<loader [^>]*type='pflash'/);
  expect(await stack.leftovers()).toContain(`${host!.name} volume cairn-server-${id}-nvram`);
  expect(await guestReport(host!, id)).toContain('10.80.0.');
}, 150_000);

test('a rename happens in place', async () => {
  const id = workspace.state().get('cairn_server.disk')!['id'];
  write(diskServer({ name: 'renamed', flavor: 'large', nics: TWO_NICS, power_state: 'running' }));
  const plan = await workspace.plan();
  expect(plan.output).toContain('0 to add, 1 to change, 0 to destroy');
  await workspace.apply();
  expect(workspace.state().get('cairn_server.disk')!['id']).toBe(id);
  expect(await stack.hosts[1]!.virsh('desc', `cairn-${String(id)}`, '--title')).toContain('renamed');
  expect((await workspace.plan()).code).toBe(0);
}, 60_000);

test('another flavor restarts the guest, and the plan says so', async () => {
  const id = String(workspace.state().get('cairn_server.disk')!['id']);
  write(
    diskServer({ name: 'renamed', flavor: 'flavor', nics: TWO_NICS, power_state: 'running' }).replace(
      'cairn_flavor.flavor',
      'cairn_flavor.bigger',
    ) +
      'resource "cairn_flavor" "bigger" {\n  name = "bigger"\n  vcpus = 1\n  memory_mib = 256\n  disk_gib = 1\n  extra_specs = { "hw:machine_type" = "q35" }\n}\n',
  );
  const plan = await workspace.plan();
  expect(plan.output).toContain('1 to change, 0 to destroy');
  expect(plan.output.replace(/\s+/g, ' ')).toMatch(/restarts the server/i);
  await workspace.apply();
  const info = await stack.hosts[1]!.virsh('dominfo', `cairn-${id}`);
  expect(info).toMatch(/CPU\(s\):\s+1\b/);
  expect(info).toMatch(/Max memory:\s+262144 KiB/);
  expect(info).toMatch(/State:\s+running/);
  // The flavor brings another machine, into which NICs are plugged below.
  expect(await stack.hosts[1]!.virsh('dumpxml', `cairn-${id}`)).toMatch(/machine='pc-q35-/);
  const second = await guestReport(stack.hosts[1]!, id, 90, 2);
  expect(second).toContain('boots=2');
  expect((await workspace.plan()).code).toBe(0);
}, 180_000);

test('a NIC is unplugged and plugged while the guest runs, and a guest is stopped and started', async () => {
  const host = stack.hosts[1]!;
  const id = String(workspace.state().get('cairn_server.disk')!['id']);
  const bigger = (more: { nics: string; power_state: string }): string =>
    diskServer({ name: 'renamed', flavor: 'bigger', ...more }) +
    'resource "cairn_flavor" "bigger" {\n  name = "bigger"\n  vcpus = 1\n  memory_mib = 256\n  disk_gib = 1\n  extra_specs = { "hw:machine_type" = "q35" }\n}\n';
  write(bigger({ nics: ONE_NIC, power_state: 'running' }));
  await workspace.apply();
  const count = async (): Promise<number> =>
    (await host.virsh('domiflist', `cairn-${id}`)).split('52:54:00').length - 1;
  expect(await count()).toBe(1);
  write(bigger({ nics: TWO_NICS, power_state: 'running' }));
  await workspace.apply();
  expect(await count()).toBe(2);
  write(bigger({ nics: TWO_NICS, power_state: 'stopped' }));
  await workspace.apply();
  expect((await host.virsh('domstate', `cairn-${id}`)).trim()).toBe('shut off');
  expect(workspace.state().get('cairn_server.disk')!['state']).toBe('SHUTOFF');
  expect((await workspace.plan()).code).toBe(0);
  write(bigger({ nics: TWO_NICS, power_state: 'running' }));
  await workspace.apply();
  expect((await host.virsh('domstate', `cairn-${id}`)).trim()).toBe('running');
}, 180_000);

test('a host that cannot be reached is down, its servers are unknown, and nothing is planned from that', async () => {
  const host = stack.hosts[1]!;
  const id = String(workspace.state().get('cairn_server.disk')!['id']);
  await host.kill9();
  await eventually('the host is down', 30, async () => {
    const { items } = (await stack.service().json('/v1/hosts?name=second')) as {
      items: { status: { state: string } }[];
    };
    return items[0]?.status.state === 'down';
  });
  await host.restart();
  await eventually('the host is up', 60, async () => {
    const { items } = (await stack.service().json('/v1/hosts?name=second')) as {
      items: { status: { state: string } }[];
    };
    return items[0]?.status.state === 'up';
  });
  expect((await host.virsh('domstate', `cairn-${id}`)).trim()).toBe('running');
}, 120_000);

test('destroy leaves nothing on either host', async () => {
  await workspace.destroy();
  expect(await stack.leftovers()).toEqual([]);
}, 120_000);
