import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LabHost } from '../lab/host.ts';
import { linkHosts } from '../lab/link.ts';
import { eventually } from '../support/eventually.ts';
import { objectsOf, type Objects } from '../support/objects.ts';
import { guestReport, startStack, type Stack } from '../support/stack.ts';

/** Servers that move between real hosts. */

let stack: Stack;
let objects: Objects;
let host_ids: readonly string[];
let base: { project_id: string; flavor_id: string; image_id: string; nics: object };

beforeAll(async () => {
  stack = await startStack({ hosts: ['h1', 'h2'], environment: { CAIRN_LEASE_SECONDS: '2' } });
  objects = objectsOf(() => stack.service());
  const addresses = await linkHosts(stack.hosts);
  host_ids = await Promise.all(
    stack.hosts.map(({ name, uri }, index) =>
      objects.create('hosts', { name, uri, reserved_memory_mib: 0, migration_address: addresses[index] }),
    ),
  );
  const project_id = await objects.create('projects', { name: 'moves' });
  const flavor_id = await objects.create('flavors', { name: 'f', vcpus: 1, memory_mib: 160, disk_gib: 1 });
  const network_id = await objects.create('networks', { name: 'n', project_id });
  const subnet_id = await objects.create('subnets', {
    name: 's',
    project_id,
    network_id,
    cidr: '10.77.0.0/24',
  });
  const image_id = await objects.image('disk', 'qcow2', stack.images.disk, project_id);
  base = { project_id, flavor_id, image_id, nics: { eth0: { subnet_id } } };
}, 120_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

function volumesOn(host: LabHost, id: string): readonly string[] {
  return readdirSync(host.path('/var/lib/cairn'))
    .filter((name) => name.includes(id))
    .sort();
}

async function change(id: string, spec: object): Promise<void> {
  const server = await objects.get('servers', id);
  await objects.update('servers', id, { ...server?.spec, ...spec });
}

/** Names of the hosts that know the server's domain, with its state. */
async function homes(id: string): Promise<readonly string[]> {
  const found = await Promise.all(
    stack.hosts.map((host) =>
      host.virsh('domstate', id).then(
        (state) => [`${host.name} ${state.trim()}`],
        () => [],
      ),
    ),
  );
  return found.flat();
}

test('a cold move carries disk, config drive, address and console log to the other host', async () => {
  const id = await objects.create('servers', { ...base, name: 'cold', host_id: host_ids[0] });
  await objects.ready('servers', id, 60);
  const [left, right] = [stack.hosts[0]!, stack.hosts[1]!];
  const first = await guestReport(left, id);
  expect(first).toContain('boots=1');
  const server = await objects.get('servers', id);
  await change(id, { host_id: host_ids[1], migration_policy: 'cold' });
  await objects.ready('servers', id, 60);
  const again = await guestReport(right, id, 60, 2);
  const words = (line: string): string => line.replace(/boots=\d+ uptime=\S+/, '');
  expect(again).toContain('boots=2');
  expect(words(again)).toBe(words(first));
  expect(await homes(id)).toEqual(['h2 running']);
  expect(volumesOn(left, id)).toEqual([]);
  expect(volumesOn(right, id)).toHaveLength(3);
  expect(readFileSync(right.path(`/var/lib/cairn/cairn-server-${id}-console`), 'latin1')).toContain(first);
  const moved = await objects.get('servers', id);
  expect(moved?.status).toMatchObject({
    state: 'ACTIVE',
    placed_host_id: host_ids[1],
    mac_addresses: server?.status['mac_addresses'],
  });
});

test('a live move carries the running guest with its disk and its console to the other host', async () => {
  const id = await objects.create('servers', { ...base, name: 'live', host_id: host_ids[0] });
  await objects.ready('servers', id, 60);
  const [left, right] = [stack.hosts[0]!, stack.hosts[1]!];
  const first = await guestReport(left, id);
  const before = await objects.get('servers', id);
  await change(id, { host_id: host_ids[1] });
  await objects.ready('servers', id, 90);
  expect(await homes(id)).toEqual(['h2 running']);
  expect(volumesOn(left, id)).toEqual([]);
  expect(volumesOn(right, id)).toHaveLength(3);
  // It has not booted again, and says so when it is asked on its console.
  const log = readFileSync(right.path(`/var/lib/cairn/cairn-server-${id}-console`), 'latin1');
  expect(log.split('CAIRN-GUEST ')).toHaveLength(2);
  expect(log).toContain(first);
  expect((await objects.get('servers', id))?.status).toEqual({
    ...before?.status,
    placed_host_id: host_ids[1],
  });
});

test('a service that is killed in the middle of a live move leaves one guest, which arrives without a boot', async () => {
  const id = await objects.create('servers', { ...base, name: 'killed', host_id: host_ids[0] });
  await objects.ready('servers', id, 60);
  const left = stack.hosts[0]!;
  await guestReport(left, id);
  await left.virsh('migrate-setspeed', id, '1');
  await change(id, { host_id: host_ids[1] });
  await eventually('the guest is on its way', 60, async () =>
    (await left.virsh('domjobinfo', id).catch(() => '')).includes('Unbounded'),
  );
  await stack.service().kill9();
  await stack.restartService();
  await left.virsh('migrate-setspeed', id, '8796093022207').catch(() => '');
  await objects.ready('servers', id, 90);
  expect(await homes(id)).toEqual(['h2 running']);
  expect(volumesOn(left, id)).toEqual([]);
  const log = readFileSync(stack.hosts[1]!.path(`/var/lib/cairn/cairn-server-${id}-console`), 'latin1');
  expect(log.split('CAIRN-GUEST ')).toHaveLength(2);
});
