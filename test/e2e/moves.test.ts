import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHost } from '../lab/host.ts';
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

function consoleOf(host: LabHost, id: string): string {
  return readFileSync(host.path(`/var/lib/cairn/cairn-server-${id}-console`), 'latin1');
}

const bootsOf = (log: string): number => log.split('CAIRN-GUEST ').length - 1;

/** Effect: the server goes to the host of this number and arrives; nothing of it is left on the other one. */
async function arrives(id: string, index: 0 | 1): Promise<void> {
  await objects.ready('servers', id, 90);
  expect(await homes(id)).toEqual([`${stack.hosts[index]!.name} running`]);
  expect(volumesOn(stack.hosts[1 - index]!, id)).toEqual([]);
  expect(volumesOn(stack.hosts[index]!, id)).toHaveLength(3);
}

test('a server moves live, cold, and live under a kill -9 of the service, with its disk, address and console', async () => {
  const [left, right] = [stack.hosts[0]!, stack.hosts[1]!];
  const id = await objects.create('servers', { ...base, name: 'mover', host_id: host_ids[0] });
  const before = await objects.ready('servers', id, 60);
  const first = await guestReport(left, id);
  expect(first).toContain('boots=1');

  await change(id, { host_id: host_ids[1] });
  await arrives(id, 1);
  expect(bootsOf(consoleOf(right, id))).toBe(1);
  expect(consoleOf(right, id)).toContain(first);
  const there = await objects.get('servers', id);
  expect(there?.status).toEqual({ ...before.status, placed_host_id: host_ids[1] });

  await change(id, { host_id: host_ids[0], migration_policy: 'cold' });
  await arrives(id, 0);
  const again = await guestReport(left, id, 60, 2);
  const words = (line: string): string => line.replace(/boots=\d+ uptime=\S+/, '');
  expect(again).toContain('boots=2');
  expect(words(again)).toBe(words(first));

  // Slow enough to be met in the middle; the limit is the guest's and stays with it.
  await left.virsh('migrate-setspeed', id, '1');
  await change(id, { host_id: host_ids[1], migration_policy: 'live' });
  await eventually('the guest is on its way', 60, async () =>
    (await left.virsh('domjobinfo', id).catch(() => '')).includes('Unbounded'),
  );
  await stack.service().kill9();
  await stack.restartService();
  await left.virsh('migrate-setspeed', id, '8796093022207').catch(() => '');
  await arrives(id, 1);
  expect(bootsOf(consoleOf(right, id))).toBe(2);
  await objects.remove('servers', id);
  await objects.gone('servers', id);
});

test('servers of a host that lost power are made anew elsewhere when somebody vouches for its death', async () => {
  const [left, right] = [stack.hosts[0]!, stack.hosts[1]!];
  const place = { ...base, host_id: host_ids[0] };
  const id = await objects.create('servers', { ...place, name: 'lost', on_host_loss: 'rebuild' });
  const before = await objects.ready('servers', id, 60);
  await left.stop({ keep_files: true });
  await eventually('the host is down', 60, async () => {
    const host = await objects.get('hosts', host_ids[0]!);
    return host?.status['state'] === 'down';
  });
  expect((await objects.get('servers', id))?.status['placed_host_id']).toBe(host_ids[0]);
  const host = await objects.get('hosts', host_ids[0]!);
  await objects.update('hosts', host_ids[0]!, { ...host?.spec, fenced: true });
  await eventually('the server runs on the other host', 60, async () =>
    (await right.virsh('domstate', id).catch(() => '')).includes('running'),
  );
  const after = await objects.ready('servers', id, 60);
  expect(after.status).toEqual({ ...before.status, placed_host_id: host_ids[1] });

  // The host comes back with what it had on its disk: nothing of the server is left there.
  const again = await startHost({ name: 'h1', directory: left.directory });
  await eventually('what was left is gone', 60, async () => volumesOn(again, id).length === 0);
  expect((await again.virsh('list', '--all', '--name')).includes(id)).toBe(false);
  expect(await right.virsh('domstate', id)).toContain('running');
  await again.stop();
});
