import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildGuestImages } from '../lab/images.ts';
import { BASE } from '../support/configuration.ts';
import { eventually } from '../support/eventually.ts';
import { guestReport, startStack, type Stack } from '../support/stack.ts';
import type { TerraformWorkspace } from '../support/terraform.ts';

/** A server's disk becomes an image while the server goes on, and a server made from the image has its data. */

let stack: Stack;
let workspace: TerraformWorkspace;

const NOTE = 'written before the snapshot';

const MORE = `
variable "agent_disk" {}
variable "plain_disk" {}
resource "cairn_flavor" "disk" {
  name       = "disk"
  vcpus      = 1
  memory_mib = 160
  disk_gib   = 1
}
resource "cairn_image" "agent" {
  name        = "agent"
  project_id  = cairn_project.project.id
  disk_format = "qcow2"
  file        = var.agent_disk
}
resource "cairn_image" "plain" {
  name        = "plain"
  project_id  = cairn_project.project.id
  disk_format = "qcow2"
  file        = var.plain_disk
}
`;

function server(name: string, image: string, script: string, power_state = 'running'): string {
  return `
resource "cairn_server" "${name}" {
  name        = "${name}"
  project_id  = cairn_project.project.id
  flavor_id   = cairn_flavor.disk.id
  image_id    = cairn_image.${image}.id
  power_state = "${power_state}"
  user_data   = "#!/bin/sh\\n${script}\\n"
  depends_on  = [cairn_host.host]
}
`;
}

function snapshot(name: string, source: string): string {
  return `
resource "cairn_image" "${name}" {
  name             = "${name}"
  project_id       = cairn_project.project.id
  disk_format      = "qcow2"
  source_server_id = cairn_server.${source}.id
}
`;
}

const writer = `echo ${NOTE} >/data/note; sync`;
const reader = 'echo CAIRN-NOTE $(cat /data/note)';

const idOf = (address: string): string => String(workspace.state().get(address)!['id']);

function consoleOf(server_id: string): string {
  const file = stack.hosts[0]!.path(`/var/lib/cairn/cairn-server-${server_id}-console`);
  return existsSync(file) ? readFileSync(file, 'latin1') : '';
}

const said = (server_id: string, words: string): Promise<true> =>
  eventually(`${server_id} says ${words}`, 90, () =>
    Promise.resolve(consoleOf(server_id).includes(words) ? (true as const) : undefined),
  );

/** What differs from boot to boot, asked of the guest by its agent. */
async function bootId(server_id: string): Promise<string> {
  const host = stack.hosts[0]!;
  const ask = async (request: object): Promise<unknown> => {
    const answer = await host.virsh('qemu-agent-command', `cairn-${server_id}`, JSON.stringify(request));
    return (JSON.parse(answer) as { return: unknown }).return;
  };
  const path = '/proc/sys/kernel/random/boot_id';
  const handle = await ask({ execute: 'guest-file-open', arguments: { path, mode: 'r' } });
  const read = await ask({ execute: 'guest-file-read', arguments: { handle } });
  await ask({ execute: 'guest-file-close', arguments: { handle } });
  return Buffer.from((read as { 'buf-b64': string })['buf-b64'], 'base64').toString();
}

beforeAll(async () => {
  stack = await startStack({ hosts: ['h1'] });
  const { disk } = await buildGuestImages({ agent: true });
  workspace = stack.workspace(
    'snapshot',
    {},
    { TF_VAR_agent_disk: disk, TF_VAR_plain_disk: stack.images.disk },
  );
}, 180_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

const SOURCES = server('quiet', 'agent', writer) + server('plain', 'plain', writer);

test('a running server becomes an image and never stops; a new server has its data', async () => {
  const host = stack.hosts[0]!;
  workspace.write('main.tf', BASE + MORE + SOURCES);
  await workspace.apply();
  const [quiet, plain] = [idOf('cairn_server.quiet'), idOf('cairn_server.plain')];
  for (const id of [quiet, plain]) await said(id, 'CAIRN-USERDATA rc=0');
  const boot = await bootId(quiet);
  const domains = await host.virsh('list', '--id');

  workspace.write(
    'main.tf',
    BASE +
      MORE +
      SOURCES +
      snapshot('of_quiet', 'quiet') +
      snapshot('of_plain', 'plain') +
      server('quiet_copy', 'of_quiet', reader) +
      server('plain_copy', 'of_plain', reader),
  );
  await workspace.apply();
  for (const copy of ['cairn_server.quiet_copy', 'cairn_server.plain_copy']) {
    await said(idOf(copy), `CAIRN-NOTE ${NOTE}`);
    // The disk counts its boots: the first one was the source's.
    expect(await guestReport(host, idOf(copy))).toContain('boots=2');
  }
  // With an agent the file systems were frozen once and thawed; without one nothing was.
  const lines = consoleOf(quiet).match(/CAIRN-FS (freeze|thaw)/g) ?? [];
  expect(lines.filter((line) => line.endsWith('freeze'))).toHaveLength(1);
  expect(lines.at(-1)).toBe('CAIRN-FS thaw');
  expect(consoleOf(plain)).not.toContain('CAIRN-FS');
  // The same boot in the same processes, said once.
  expect(await bootId(quiet)).toBe(boot);
  const after = await host.virsh('list', '--id');
  for (const id of domains.split('\n').filter(Boolean)) expect(after.split('\n')).toContain(id);
  for (const id of [quiet, plain]) expect(consoleOf(id).split('CAIRN-GUEST ').length - 1).toBe(1);

  const image = workspace.state().get('cairn_image.of_quiet')!;
  expect(image).toMatchObject({ state: 'active', virtual_size_bytes: 1024 ** 3 });
  expect((await workspace.plan()).code).toBe(0);
  expect((await stack.leftovers()).filter((name) => name.includes('capture'))).toEqual([]);
}, 240_000);

test('a stopped server becomes an image, and its data are in a new server', async () => {
  const stopped = server('quiet', 'agent', writer, 'stopped');
  workspace.write('main.tf', BASE + MORE + stopped);
  await workspace.apply();
  const more = snapshot('of_stopped', 'quiet') + server('stopped_copy', 'of_stopped', reader);
  workspace.write('main.tf', BASE + MORE + stopped + more);
  await workspace.apply();
  await said(idOf('cairn_server.stopped_copy'), `CAIRN-NOTE ${NOTE}`);
  const { id } = workspace.state().get('cairn_server.quiet')!;
  expect((await stack.hosts[0]!.virsh('domstate', `cairn-${String(id)}`)).trim()).toBe('shut off');
  expect((await workspace.plan()).code).toBe(0);
}, 180_000);

test('what cannot become an image is refused where it stands', async () => {
  const bad = snapshot('raw', 'quiet').replace('"qcow2"', '"raw"');
  workspace.write('main.tf', BASE + MORE + server('quiet', 'agent', writer, 'stopped') + bad);
  const plan = await workspace.run('plan', '-no-color');
  expect(plan.code).toBe(1);
  expect(plan.output.replace(/\s+/g, ' ')).toContain('becomes a bare image of the format qcow2');
}, 60_000);

test('destroy leaves nothing on the host', async () => {
  workspace.write('main.tf', BASE + MORE);
  await workspace.destroy();
  expect(await stack.leftovers()).toEqual([]);
}, 120_000);
