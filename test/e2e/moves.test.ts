import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LabHost } from '../lab/host.ts';
import { linkHosts } from '../lab/link.ts';
import { namespaceProcesses } from '../lab/processes.ts';
import { homesOf } from '../support/homes.ts';
import { eventually } from '../support/eventually.ts';
import { inGuest } from '../support/guest-shell.ts';
import type { Event } from '../../schemas/generated/api.ts';
import { objectsOf, type ApiObject, type Objects } from '../support/objects.ts';
import { guestReport, startStack, type Stack } from '../support/stack.ts';

/** Servers on three real hosts: made, listed, resized, moved, taken from a dead host, deleted. */

let stack: Stack;
let objects: Objects;
let host_ids: readonly string[];
let flavors: readonly string[];
let base: { project_id: string; flavor_id: string; image_id: string; nics: object };
/** The server that goes everywhere, and one whose disk is on storage that all hosts share. */
let mover: string;
let sharer: string;
/** One that is to wait for its host, whatever becomes of that. */
let doomed: string;
/** What the first is and was given at first, which no move changes. */
let first: ApiObject;

/** Where hosts have what they share; they see the directory `shared` of the stack there. */
const SHARED_PATH = '/var/lib/libvirt/shared';

beforeAll(async () => {
  stack = await startStack({ hosts: ['h1', 'h2', 'h3'], environment: { CAIRN_LEASE_SECONDS: '2' } });
  objects = objectsOf(() => stack.service());
  const addresses = await linkHosts(stack.hosts);
  host_ids = await Promise.all(
    stack.hosts.map(({ name, uri }, index) =>
      objects.create('hosts', {
        name,
        uri,
        reserved_memory_mib: 0,
        migration_address: addresses[index],
        // Guests that come to the second host float among these CPUs from then on.
        ...(index === 1 ? { cpu_shared_set: '0-1' } : {}),
      }),
    ),
  );
  const project_id = await objects.create('projects', { name: 'moves' });
  flavors = await Promise.all(
    [160, 192].map((memory_mib) =>
      objects.create('flavors', {
        name: `f${memory_mib}`,
        vcpus: 1,
        memory_mib,
        disk_gib: 1,
        extra_specs: { 'hw:numa_nodes': '1' },
      }),
    ),
  );
  const network_id = await objects.create('networks', { name: 'n', project_id });
  const subnet_id = await objects.create('subnets', {
    name: 's',
    project_id,
    network_id,
    cidr: '10.77.0.0/24',
  });
  const image_id = await objects.image('disk', 'qcow2', stack.images.disk, project_id);
  base = { project_id, flavor_id: flavors[0]!, image_id, nics: { eth0: { subnet_id } } };
}, 120_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

function volumesOn(host: LabHost, id: string): readonly string[] {
  return readdirSync(host.path('/var/lib/cairn'))
    .filter((name) => name.includes(id))
    .sort();
}

const sharedFiles = (): readonly string[] => readdirSync(join(stack.directory, 'shared')).sort();

/** Effect: mounts one directory of the machine on all hosts, and tells Cairn of it. */
async function shareStorage(): Promise<void> {
  const directory = join(stack.directory, 'shared');
  mkdirSync(directory);
  for (const [index, host] of stack.hosts.entries()) {
    await host.exec('mkdir', [SHARED_PATH]);
    expect(await host.exec('mount', ['--bind', directory, SHARED_PATH])).toMatchObject({ code: 0 });
    const storage = { shared_storage_name: 'lab', shared_storage_path: SHARED_PATH };
    await change('hosts', host_ids[index]!, storage);
    await objects.ready('hosts', host_ids[index]!);
  }
}

async function change(collection: string, id: string, spec: object): Promise<void> {
  const object = await objects.get(collection, id);
  await objects.update(collection, id, { ...object?.spec, ...spec });
}

const homes = (id: string): Promise<readonly string[]> => homesOf(stack.hosts, id);

function consoleOf(host: LabHost, id: string): string {
  return readFileSync(host.path(`/var/lib/cairn/cairn-server-${id}-console`), 'latin1');
}

const bootsOf = (log: string): number => log.split('CAIRN-GUEST ').length - 1;

const run = (id: string, command: string): Promise<string> => inGuest(stack.service(), id, command);

const BOOT_ID = 'cat /proc/sys/kernel/random/boot_id';

/** Effect: writes to the guest's disk, and gives the id of its present boot. */
const leaveNote = (id: string): Promise<string> => run(id, `echo kept >/data/note; sync; ${BOOT_ID}`);

const readNote = (id: string): Promise<string> => run(id, `cat /data/note; ${BOOT_ID}`);

/** What was written, how often the guest was booted with this disk, and the id of the present boot. */
const readDisk = async (id: string): Promise<readonly string[]> =>
  (await run(id, `cat /data/note /data/boots; ${BOOT_ID}`)).split(/\s+/);

/** Effect: the server arrives on the host of this number with its addresses and MACs, and nothing of it is left on the others. */
async function arrives(id: string, before: ApiObject, index: number): Promise<void> {
  const { status } = await objects.ready('servers', id, 90);
  expect(status).toEqual({ ...before.status, placed_host_id: host_ids[index] });
  expect(await homes(id)).toEqual([`${stack.hosts[index]!.name} running`]);
  expect(stack.hosts.map((host) => volumesOn(host, id).length)).toEqual(
    stack.hosts.map((_host, other) => (other === index ? 3 : 0)),
  );
}

/** Effect: kill -9 of the host's libvirtd, and of what runs the guests of these servers. */
async function kill(host: LabHost, ids: readonly string[]): Promise<void> {
  await host.kill9();
  for (const { pid } of namespaceProcesses(host.init_pid)) {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
    if (command.includes('qemu') && ids.some((id) => command.includes(id))) process.kill(pid, 'SIGKILL');
  }
}

async function fence(index: number): Promise<void> {
  await eventually('the host is down', 60, async () => {
    const host = await objects.get('hosts', host_ids[index]!);
    return host?.status['state'] === 'down';
  });
  await change('hosts', host_ids[index]!, { fenced: true });
}

test('a server is made, listed, resized, and moves live, cold, and live under a kill -9 of the service', async () => {
  const [left, middle, right] = stack.hosts;
  mover = await objects.create('servers', { ...base, name: 'mover', host_id: host_ids[0] });
  first = await objects.ready('servers', mover, 60);
  const report = await guestReport(left!, mover);
  expect(report).toContain('boots=1');
  await leaveNote(mover);
  const { items } = (await stack.service().json('/v1/servers')) as { items: readonly ApiObject[] };
  expect(items.map(({ id, status }) => [id, status['state']])).toEqual([[mover, 'ACTIVE']]);

  await change('servers', mover, { flavor_id: flavors[1] });
  await arrives(mover, first, 0);
  expect(await guestReport(left!, mover, 60, 2)).toContain('boots=2');
  expect(await left!.virsh('dominfo', mover)).toMatch(/Max memory:\s+196608 KiB/);
  const [kept, boot] = (await readNote(mover)).split(/\s+/);
  expect(kept).toBe('kept');

  await change('servers', mover, { host_id: host_ids[1] });
  await arrives(mover, first, 1);
  expect(bootsOf(consoleOf(middle!, mover))).toBe(2);
  const tied = await middle!.virsh('dumpxml', mover);
  expect(tied).toMatch(/<vcpu placement='static' cpuset='0-1'>1<.*<memnode cellid='0' mode='strict'/s);
  expect(consoleOf(middle!, mover)).toContain(report);
  expect((await readNote(mover)).split(/\s+/)).toEqual(['kept', boot]);

  await change('servers', mover, { host_id: host_ids[2], migration_policy: 'cold' });
  await arrives(mover, first, 2);
  const again = await guestReport(right!, mover, 60, 3);
  const words = (line: string): string => line.replace(/(boots|uptime|mem_mib)=\S+/g, '');
  expect(again).toContain('boots=3');
  expect(words(again)).toBe(words(report));
  const [still, later] = (await readNote(mover)).split(/\s+/);
  expect(still).toBe('kept');
  expect(later).not.toBe(boot);

  // Slow enough to be met in the middle; the limit is the guest's and stays with it.
  await right!.virsh('migrate-setspeed', mover, '1');
  await change('servers', mover, { host_id: host_ids[0], migration_policy: 'live' });
  await eventually('the guest is on its way', 60, async () =>
    (await right!.virsh('domjobinfo', mover).catch(() => '')).includes('Unbounded'),
  );
  await stack.service().kill9();
  await stack.restartService();
  await right!.virsh('migrate-setspeed', mover, '8796093022207').catch(() => '');
  await arrives(mover, first, 0);
  expect((await readNote(mover)).split(/\s+/)).toEqual(['kept', later]);
}, 180_000);

test('a server on shared storage moves live and cold without its disk, and others keep theirs', async () => {
  const waits = { ...base, name: 'doomed', host_id: host_ids[0], power_state: 'stopped' };
  doomed = await objects.create('servers', waits);
  await objects.ready('servers', doomed, 60);
  await shareStorage();
  sharer = await objects.create('servers', { ...base, name: 'sharer', host_id: host_ids[0] });
  const before = await objects.ready('servers', sharer, 60);
  const files = sharedFiles();
  expect(files.map((name) => name.replace(`cairn-server-${sharer}-`, ''))).toEqual([
    'console',
    'root',
    'seed',
  ]);
  const boot = await leaveNote(sharer);
  const goes = async (index: number, migration_policy: 'live' | 'cold'): Promise<void> => {
    await change('servers', sharer, { host_id: host_ids[index], migration_policy });
    const { status } = await objects.ready('servers', sharer, 60);
    expect(status).toEqual({ ...before.status, placed_host_id: host_ids[index] });
    expect(await homes(sharer)).toEqual([`${stack.hosts[index]!.name} running`]);
    expect(stack.hosts.map((host) => volumesOn(host, sharer))).toEqual([[], [], []]);
    expect(sharedFiles()).toEqual(files);
  };
  await goes(1, 'live');
  expect(await readDisk(sharer)).toEqual(['kept', '1', boot]);
  await goes(0, 'cold');
  expect((await readDisk(sharer)).slice(0, 2)).toEqual(['kept', '2']);
  expect(volumesOn(stack.hosts[0]!, mover)).toHaveLength(3);
}, 180_000);

test('a server of a killed host is made anew elsewhere when somebody vouches for its death; servers are deleted without it, and it is cleaned when it is back', async () => {
  const [left, ...others] = stack.hosts;
  await change('servers', mover, { on_host_loss: 'rebuild' });
  await objects.ready('servers', mover);
  // One guest outlives the daemon: what a fencing that did not work leaves.
  await kill(left!, [sharer]);
  await fence(0);
  const after = await objects.ready('servers', mover, 60);
  const index = host_ids.indexOf(String(after.status['placed_host_id']));
  expect([1, 2]).toContain(index);
  expect(after.status).toEqual({ ...first.status, placed_host_id: host_ids[index] });
  expect(await homes(mover)).toEqual([`${stack.hosts[index]!.name} running`]);
  expect(await guestReport(stack.hosts[index]!, mover)).toContain('boots=1');
  // Nobody had to allow this one to leave: its disk is not lost with the host.
  await eventually('the server with the shared disk runs elsewhere', 60, async () => {
    const server = await objects.get('servers', sharer);
    return server?.status['state'] === 'ACTIVE' && server.status['placed_host_id'] !== host_ids[0];
  });
  expect((await readDisk(sharer)).slice(0, 2)).toEqual(['kept', '3']);

  await Promise.all([mover, doomed].map((id) => objects.remove('servers', id)));
  await Promise.all([mover, doomed].map((id) => objects.gone('servers', id)));
  for (const host of others) expect(volumesOn(host, mover)).toEqual([]);
  expect(volumesOn(left!, doomed)).toHaveLength(2);

  await left!.restart();
  await eventually('what was left is gone', 60, async () => {
    const domains = await left!.virsh('list', '--all', '--name');
    return domains.trim() === '' && volumesOn(left!, mover).length + volumesOn(left!, doomed).length === 0;
  });
  expect((await readDisk(sharer)).slice(0, 2)).toEqual(['kept', '3']);
  expect(sharedFiles()).toHaveLength(3);
  expect(namespaceProcesses(left!.init_pid).filter(({ command }) => command.startsWith('qemu'))).toEqual([]);
  // No longer fenced, it gets back the server that is to be on it, without a reboot.
  const [, , boot] = await readDisk(sharer);
  await change('servers', sharer, { migration_policy: 'live' });
  await change('hosts', host_ids[0]!, { fenced: false });
  await eventually('the server is back', 60, async () => {
    const server = await objects.get('servers', sharer);
    return server?.status['placed_host_id'] === host_ids[0];
  });
  await objects.ready('servers', sharer, 60);
  expect(await readDisk(sharer)).toEqual(['kept', '3', boot]);
}, 180_000);

test('a drained host becomes empty, one server of a group after the other, and their guests go on', async () => {
  const { project_id } = base;
  const budget = { name: 'budget', project_id, policy: 'soft-affinity', max_unavailable: 1 };
  const server_group_id = await objects.create('server_groups', budget);
  const spec = { ...base, server_group_id };
  const names = ['one', 'two'];
  const pair = await Promise.all(
    names.map((name) => objects.create('servers', { ...spec, name, host_id: host_ids[2] })),
  );
  for (const [index, id] of pair.entries()) {
    await objects.ready('servers', id, 60);
    // Nobody binds it to its host any more.
    await objects.update('servers', id, { ...spec, name: names[index] });
    // It has an address that another server had on this host, whose lease is not over.
    const log = join(stack.directory, 'shared', `cairn-server-${id}-console`);
    await eventually('the guest reports', 30, () =>
      Promise.resolve(/CAIRN-GUEST ip=10\./.test(readFileSync(log, 'latin1'))),
    );
  }
  const boots = await Promise.all(
    pair.map((id) => eventually('the guest has booted', 90, () => run(id, BOOT_ID))),
  );
  await change('hosts', host_ids[2]!, { drain: true });
  await eventually('the host is empty', 90, async () => {
    const host = await objects.get('hosts', host_ids[2]!);
    return host?.conditions.some(({ type, status }) => type === 'Drained' && status === 'True');
  });
  for (const [index, id] of pair.entries()) {
    const { status } = await objects.ready('servers', id, 60);
    expect(status['placed_host_id']).not.toBe(host_ids[2]);
    expect(await homes(id)).toHaveLength(1);
    expect(await run(id, BOOT_ID)).toBe(boots[index]);
  }
  // The budget is one: the second set out when the first had arrived.
  const answer = await stack
    .service()
    .request('/v1/events?order=newest_first&limit=1000', { headers: { Accept: 'application/json' } });
  const events = (await answer.json()) as readonly Event[];
  const moves = events
    .filter(({ resource_id, type }) => pair.includes(resource_id ?? '') && type.startsWith('migration_'))
    .sort((one, other) => one.sequence - other.sequence);
  expect(moves.map(({ type }) => type)).toEqual([
    'migration_started',
    'migration_ended',
    'migration_started',
    'migration_ended',
  ]);
  await change('hosts', host_ids[2]!, { drain: false });
  for (const id of pair) await objects.remove('servers', id);
  await Promise.all(pair.map((id) => objects.gone('servers', id)));
  await objects.remove('server_groups', server_group_id);
}, 180_000);

test('what is deleted leaves nothing on any host', async () => {
  const listed = async (collection: string): Promise<readonly string[]> => {
    const { items } = (await stack.service().json(`/v1/${collection}`)) as { items: readonly ApiObject[] };
    return items.map(({ id }) => id);
  };
  const all: readonly (readonly [string, readonly string[]])[] = [
    ['servers', await listed('servers')],
    ['images', [base.image_id]],
    ['subnets', await listed('subnets')],
    ['hosts', host_ids],
  ];
  for (const [collection, ids] of all) {
    for (const id of ids) await objects.remove(collection, id);
    await Promise.all(ids.map((id) => objects.gone(collection, id)));
  }
  expect(await stack.leftovers()).toEqual([]);
  expect(sharedFiles()).toEqual([]);
}, 120_000);
