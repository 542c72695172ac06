import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LabHost } from '../lab/host.ts';
import { createComputeClient } from '../support/compute-client.ts';
import type { ComputeClient } from '../support/compute-client.ts';
import { objectsOf, type Objects } from '../support/objects.ts';
import { guestReport, startStack, type Stack } from '../support/stack.ts';

/** What a server can be asked to be, each seen in the real domain: its state, its disks, its saved memory. */

let stack: Stack;
let host: LabHost;
let objects: Objects;
let nova: ComputeClient;
let base: { project_id: string; flavor_id: string; image_id: string };

beforeAll(async () => {
  stack = await startStack({ hosts: ['h1'] });
  host = stack.hosts[0]!;
  objects = objectsOf(() => stack.service());
  const { endpoint, token } = stack.service();
  nova = createComputeClient(endpoint, token, '2.53');
  await objects.create('hosts', { name: 'h1', uri: host.uri, reserved_memory_mib: 0 });
  const project_id = await objects.create('projects', { name: 'life' });
  const flavor_id = await objects.create('flavors', { name: 'f', vcpus: 1, memory_mib: 160, disk_gib: 1 });
  const image_id = await objects.image('disk', 'qcow2', stack.images.disk, project_id);
  base = { project_id, flavor_id, image_id };
}, 120_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

/** Effect: changes the server's spec, and waits until it is so. Gives its state. */
async function becomes(id: string, change: object): Promise<unknown> {
  const server = await objects.get('servers', id);
  await objects.update('servers', id, { ...server?.spec, ...change });
  return (await objects.ready('servers', id)).status['state'];
}

const state = async (id: string): Promise<string> => (await host.virsh('domstate', id)).trim();

/** The disks of the domain in their order, as 'vda root'. */
async function disks(id: string): Promise<readonly string[]> {
  const lines = (await host.virsh('domblklist', id)).trim().split('\n');
  return lines.map((line) => line.trim().replace(/\s+.*-([a-z]+(?:-\d+)?)$/, ' $1'));
}

const rootsOn = (id: string): readonly string[] =>
  readdirSync(host.path('/var/lib/cairn'))
    .filter((name) => name.includes(id) && /-(root|rescue)/.test(name))
    .map((name) => name.slice(name.indexOf(id) + id.length + 1))
    .sort();

async function memoryUsed(): Promise<unknown> {
  const { hypervisors } = await nova.must('GET', '/os-hypervisors/detail');
  return (hypervisors as { memory_mb_used: number }[])[0]?.memory_mb_used;
}

test('a server is paused, suspended, rescued, shelved and rebuilt, and the domain says so', async () => {
  const id = await objects.create('servers', { ...base, name: 'lived' });
  await objects.ready('servers', id);
  expect(await guestReport(host, id)).toContain('boots=1');
  const used = Number(await memoryUsed());

  expect(await becomes(id, { power_state: 'paused' })).toBe('PAUSED');
  expect(await state(id)).toBe('paused');
  expect(await becomes(id, { power_state: 'running' })).toBe('ACTIVE');
  expect(await becomes(id, { power_state: 'suspended' })).toBe('SUSPENDED');
  expect([await state(id), await host.virsh('dominfo', id)]).toEqual([
    'shut off',
    expect.stringMatching(/Managed save:\s+yes/),
  ]);

  // Its memory ends with the restart that a rescue is. The first disk is as small as the image, its own is the second.
  expect(await becomes(id, { power_state: 'running', rescue_image_id: base.image_id })).toBe('RESCUE');
  expect(await disks(id)).toEqual(['vda rescue-1', 'vdb root', 'vdc seed']);
  expect(await guestReport(host, id, 90, 2)).toMatch(/ disks=vda:(?!1073741824)\d+,vdb:1073741824,/);

  expect(await becomes(id, { power_state: 'shelved', rescue_image_id: undefined })).toBe('SHELVED_OFFLOADED');
  expect([await state(id), await disks(id), rootsOn(id)]).toEqual([
    'shut off',
    ['vda root', 'vdb seed'],
    ['root'],
  ]);
  expect(await memoryUsed()).toBe(used - 160);
  expect(await nova.act(id, { unshelve: null })).toMatchObject({ status: 202 });
  await objects.ready('servers', id);
  expect([await state(id), await memoryUsed()]).toEqual(['running', used]);
  expect(await guestReport(host, id, 90, 3)).toMatch(/ boots=[23] .* disks=vda:1073741824,vdb:/);

  expect(await nova.act(id, { rebuild: { imageRef: base.image_id } })).toMatchObject({ status: 202 });
  await nova.until(id, 'ACTIVE');
  expect([await disks(id), rootsOn(id)]).toEqual([['vda root-1', 'vdb seed'], ['root-1']]);
  expect(await guestReport(host, id, 90, 4)).toContain('boots=1');

  await objects.remove('servers', id);
  await objects.gone('servers', id);
  const left = (await stack.leftovers()).filter((line) => line.includes(id));
  expect(left).toEqual([]);
}, 240_000);
