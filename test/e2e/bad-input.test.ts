import { readFileSync, truncateSync, copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BASE, serverBlock } from '../support/configuration.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { PROVIDER_BLOCK, type TerraformWorkspace } from '../support/terraform.ts';

/** What goes wrong is said with the attribute and the next step, before anything is touched where that is possible. */

let stack: Stack;
let base: TerraformWorkspace;
const UNKNOWN_ID = '11111111-2222-4333-8444-555555555555';

beforeAll(async () => {
  stack = await startStack({ hosts: ['h1'], tls: true, pool_size_mib: 1200 });
  base = stack.workspace('base', { 'main.tf': `${BASE}${serverBlock('first')}` });
  await base.apply();
}, 180_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

function id(address: string): string {
  return String(base.state().get(address)?.['id']);
}

/** Plans (or applies) this HCL in a directory of its own and gives what terraform printed, on one line. */
async function refused(name: string, hcl: string, command: 'plan' | 'apply' = 'plan'): Promise<string> {
  const workspace = stack.workspace(name, { 'main.tf': `${PROVIDER_BLOCK}${hcl}` });
  const result =
    command === 'plan' ? await workspace.plan() : await workspace.run('apply', '-auto-approve', '-no-color');
  expect(result.code, result.output).toBe(1);
  // What was refused after it had been accepted is in state, and goes without a trace.
  if (command === 'apply') await workspace.destroy();
  return result.output.replace(/[\s│]+/g, ' ');
}

function server(name: string, attributes: string): string {
  return `resource "cairn_server" "${name}" {\n  name = "${name}"\n  project_id = "${id('cairn_project.project')}"\n  ${attributes}\n}\n`;
}

test('unknown flavor and unknown image', async () => {
  const text = await refused(
    'unknown',
    server('s', `flavor_id = "${UNKNOWN_ID}"\n  image_id = "${UNKNOWN_ID}"`),
  );
  expect(text).toContain('flavor_id');
  expect(text).toContain('image_id');
  expect(text).toContain(UNKNOWN_ID);
  expect(text).toContain('there is no such flavor');
  expect(text).toContain('cairn list flavors');
});

test('an image smaller than its header says, and one that is not what it claims', async () => {
  const short = join(stack.directory, 'short.qcow2');
  copyFileSync(stack.images.disk, short);
  truncateSync(short, 100_000);
  const image = (name: string, format: string, file: string, more = ''): string =>
    `resource "cairn_image" "${name}" {\n  name = "${name}"\n  project_id = "${id('cairn_project.project')}"\n  disk_format = "${format}"\n  file = "${file}"\n  ${more}\n}\n`;
  expect(await refused('short', image('short', 'qcow2', short), 'apply')).toMatch(
    /smaller than its header says/,
  );
  expect(await refused('claims', image('claims', 'raw', stack.images.disk), 'apply')).toMatch(
    /disk_format.*qcow2/,
  );
  const wrong = 'a'.repeat(64);
  const text = await refused('checksum', image('sum', 'qcow2', stack.images.disk, `sha256 = "${wrong}"`));
  expect(text).toContain(wrong);
  expect(text).toMatch(/sha256/);
  expect(await refused('missing', image('missing', 'raw', '/nowhere/image.raw'))).toMatch(
    /\/nowhere\/image\.raw/,
  );
}, 60_000);

test('overlapping subnets, an address outside the subnet, an address in use', async () => {
  const subnet = (name: string, cidr: string, more = ''): string =>
    `resource "cairn_subnet" "${name}" {\n  name = "${name}"\n  project_id = "${id('cairn_project.project')}"\n  network_id = "${id('cairn_network.network')}"\n  cidr = "${cidr}"\n  ${more}\n}\n`;
  const overlap = await refused('overlap', subnet('o', '10.80.0.128/25'));
  expect(overlap).toContain('10.80.0.0/24');
  expect(overlap).toContain('cidr');
  expect(await refused('gateway', subnet('g', '10.99.0.0/24', 'gateway_address = "10.98.0.1"'))).toMatch(
    /gateway_address/,
  );
  const nic = (address: string): string =>
    server(
      's',
      `flavor_id = "${id('cairn_flavor.flavor')}"\n  kernel_id = "${id('cairn_image.kernel')}"\n  nics = { eth0 = { subnet_id = "${id('cairn_subnet.subnet')}", address = "${address}" } }`,
    );
  const outside = await refused('outside', nic('10.81.0.5'));
  expect(outside).toContain('10.80.0.0/24');
  expect(outside).toContain('address');
  const taken = (base.state().get('cairn_server.first')!['addresses'] as Record<string, string>)['eth0']!;
  expect(await refused('taken', nic(taken))).toMatch(/in use|taken/);
}, 60_000);

test('exhausted addresses', async () => {
  const hcl = `
resource "cairn_subnet" "tiny" {
  name       = "tiny"
  project_id = "${id('cairn_project.project')}"
  network_id = "${id('cairn_network.network')}"
  cidr       = "10.90.0.0/30"
}
resource "cairn_server" "many" {
  count       = 2
  name        = "many-\${count.index}"
  project_id  = "${id('cairn_project.project')}"
  flavor_id   = "${id('cairn_flavor.flavor')}"
  kernel_id   = "${id('cairn_image.kernel')}"
  power_state = "stopped"
  nics        = { eth0 = { subnet_id = cairn_subnet.tiny.id } }
  timeouts    = { create = "6s" }
}
`;
  const workspace = stack.workspace('exhausted', { 'main.tf': `${PROVIDER_BLOCK}${hcl}` });
  const result = await workspace.run('apply', '-auto-approve', '-no-color');
  expect(result.output.replace(/[\s│]+/g, ' ')).toMatch(/10\.90\.0\.0\/30\) has no free address/);
  expect(result.code).toBe(1);
  await workspace.destroy();
}, 90_000);

test('a duplicate name says which id to import', async () => {
  const text = await refused('duplicate', `resource "cairn_project" "p" {\n  name = "base"\n}\n`, 'apply');
  expect(text).toContain(id('cairn_project.project'));
  expect(text).toContain('terraform import');
});

test('user_data over the limit', async () => {
  const text = await refused(
    'userdata',
    server(
      's',
      `flavor_id = "${id('cairn_flavor.flavor')}"\n  kernel_id = "${id('cairn_image.kernel')}"\n  user_data = join("", [for i in range(1000) : "${'0123456789'.repeat(8)}"])`,
    ),
  );
  expect(text).toContain('user_data');
  expect(text).toMatch(/65[,.]?535/);
});

test('no host fits: each filter says how many it dropped, and the nearest fix', async () => {
  const hcl = `
resource "cairn_flavor" "huge" {
  name       = "huge"
  vcpus      = 1
  memory_mib = 4000000
}
${server('s', `flavor_id = cairn_flavor.huge.id\n  kernel_id = "${id('cairn_image.kernel')}"\n  timeouts = { create = "5s" }`)}`;
  const workspace = stack.workspace('huge', { 'main.tf': `${PROVIDER_BLOCK}${hcl}` });
  const result = await workspace.run('apply', '-auto-approve', '-no-color');
  const text = result.output.replace(/[\s│]+/g, ' ');
  expect(text).toMatch(/1 host/);
  expect(text).toMatch(/memory/);
  expect(text).toMatch(/nearest fix/i);
  // What has no room is refused at the next plan, once its flavor is known; Terraform makes that plan before it destroys, too.
  const refused = await workspace.run('destroy', '-auto-approve', '-no-color');
  expect(refused.code).toBe(1);
  expect(refused.output.replace(/[\s│]+/g, ' ')).toContain('give it -refresh=false');
  const gone = await workspace.run('destroy', '-auto-approve', '-no-color', '-refresh=false');
  expect(gone.output).toContain('Destroy complete! Resources: 1 destroyed');
}, 60_000);

test('a full disk on the host', async () => {
  // The scheduler counts promises; here somebody else filled the disk after it had counted.
  const filler = '/var/lib/cairn/somebody-elses-file';
  expect((await stack.hosts[0]!.exec('fallocate', ['-l', '1140M', filler])).code).toBe(0);
  const big = join(stack.directory, 'big.raw');
  writeFileSync(big, Buffer.alloc(64 * 1024 * 1024, 7));
  const hcl = `
resource "cairn_image" "big" {
  name        = "big"
  project_id  = "${id('cairn_project.project')}"
  disk_format = "raw"
  file        = "${big}"
}
${server('full', `flavor_id = "${id('cairn_flavor.flavor')}"\n  image_id = cairn_image.big.id\n  timeouts = { create = "10s" }`)}`;
  const workspace = stack.workspace('full', { 'main.tf': `${PROVIDER_BLOCK}${hcl}` });
  const result = await workspace.run('apply', '-auto-approve', '-no-color');
  expect(result.output.replace(/[\s│]+/g, ' ')).toMatch(/the disk of host 'host' is full/i);
  expect((await stack.hosts[0]!.virsh('list', '--name')).trim()).toContain('cairn-');
  // As soon as there is room the server comes by itself.
  expect((await stack.hosts[0]!.exec('rm', [filler])).code).toBe(0);
  await workspace.apply();
  await workspace.destroy();
  expect((await base.plan()).code).toBe(0);
}, 180_000);

test('a host that is not there, and one that refuses our certificate', async () => {
  const host = (name: string, attributes: string): string =>
    `resource "cairn_host" "${name}" {\n  name = "${name}"\n  ${attributes}\n  timeouts = { create = "8s" }\n}\n`;
  const absent = await stack
    .workspace('absent', {
      'main.tf': `${PROVIDER_BLOCK}${host('absent', 'uri = "qemu+tcp://127.0.0.1:1/system"')}`,
    })
    .run('apply', '-auto-approve', '-no-color');
  expect(absent.output.replace(/[\s│]+/g, ' ')).toMatch(
    /127\.0\.0\.1:1.*(refused|cannot be reached|unreachable)/i,
  );
  const tls = stack.hosts[0]!.tls!;
  const pem = (file: string): string => JSON.stringify(readFileSync(file, 'utf8'));
  const uri = `qemu+tls://${tls.host}:${tls.port}/system`;
  const refusing = stack.workspace('refusing', {
    'main.tf': `${PROVIDER_BLOCK}${host(
      'refusing',
      `uri = "${uri}"\n  ca_certificate = ${pem(tls.client.ca_path)}\n  client_certificate = ${pem(tls.wrong_client.certificate_path)}\n  client_key_wo = ${pem(tls.wrong_client.key_path)}\n  client_key_wo_version = 1`,
    )}`,
  });
  const result = await refusing.run('apply', '-auto-approve', '-no-color');
  expect(result.output.replace(/[\s│]+/g, ' ')).toMatch(/client certificate/i);
  await refusing.destroy();
}, 90_000);

test('a wrong token, no endpoint, and an API of another version', async () => {
  const hcl = 'resource "cairn_project" "p" {\n  name = "never"\n}\n';
  const wrong = await stack
    .workspace('token', { 'main.tf': `${PROVIDER_BLOCK}${hcl}` }, { CAIRN_TOKEN: 'cairn_wrong' })
    .plan();
  expect(wrong.code).toBe(1);
  expect(wrong.output).toMatch(/token/i);
  const down = await stack
    .workspace('down', { 'main.tf': `${PROVIDER_BLOCK}${hcl}` }, { CAIRN_ENDPOINT: 'http://127.0.0.1:9' })
    .plan();
  expect(down.code).toBe(1);
  expect(down.output).toContain('http://127.0.0.1:9');
}, 60_000);

test('after all that: nothing of it is left, and the first server still runs', async () => {
  expect((await base.plan()).code).toBe(0);
  await base.destroy();
  expect(await stack.leftovers()).toEqual([]);
}, 120_000);
