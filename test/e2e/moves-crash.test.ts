import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkHosts } from '../lab/link.ts';
import { homesOf } from '../support/homes.ts';
import { objectsOf, type Objects } from '../support/objects.ts';
import { guestReport, startStack, type Stack } from '../support/stack.ts';

/** The service killed at one operation boundary after the other of a resize and of a cold move, on two real hosts. */

let stack: Stack;
let objects: Objects;
let host_ids: readonly string[];
let flavors: readonly [small: string, large: string];
let id: string;

beforeAll(async () => {
  stack = await startStack({ hosts: ['h1', 'h2'], environment: { CAIRN_LEASE_SECONDS: '1' } });
  objects = objectsOf(() => stack.service());
  const addresses = await linkHosts(stack.hosts);
  host_ids = await Promise.all(
    stack.hosts.map(({ name, uri }, index) =>
      objects.create('hosts', { name, uri, reserved_memory_mib: 0, migration_address: addresses[index] }),
    ),
  );
  const project_id = await objects.create('projects', { name: 'crash' });
  const flavor = (name: string, memory_mib: number, disk_gib: number): Promise<string> =>
    objects.create('flavors', { name, vcpus: 1, memory_mib, disk_gib });
  flavors = [await flavor('small', 144, 1), await flavor('large', 176, 2)];
  const network_id = await objects.create('networks', { name: 'n', project_id });
  const subnet_id = await objects.create('subnets', {
    name: 's',
    project_id,
    network_id,
    cidr: '10.79.0.0/24',
  });
  const kernel_id = await objects.image('kernel', 'aki', stack.images.kernel, project_id);
  const ramdisk_id = await objects.image('ramdisk', 'ari', stack.images.initrd, project_id);
  id = await objects.create('servers', {
    name: 'survivor',
    project_id,
    flavor_id: flavors[0],
    kernel_id,
    ramdisk_id,
    kernel_arguments: 'console=ttyS0 quiet',
    host_id: host_ids[0],
    migration_policy: 'cold',
    nics: { eth0: { subnet_id } },
  });
  await objects.ready('servers', id);
  await guestReport(stack.hosts[0]!, id);
}, 180_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

const homes = (): Promise<readonly string[]> => homesOf(stack.hosts, id);

const volumesOn = (index: 0 | 1): readonly string[] =>
  readdirSync(stack.hosts[index]!.path('/var/lib/cairn')).filter((name) => name.includes(id));

/**
 * Effect: does this, and lets the service live again and again, each life one operation boundary longer than the one before, until `end`
 * comes true. Gives how many lives ended.
 */
async function inShortLives(act: () => Promise<void>, end: () => Promise<unknown>): Promise<number> {
  for (let life = 0; ; life += 1) {
    expect(life).toBeLessThan(40);
    const at = String(life + 1);
    if (life === 0) await stack.service().stop();
    const dying = await stack.restartService({ CAIRN_TEST_CRASH_AT: at }, true);
    if (life === 0) await act().catch(() => undefined);
    const outcome = await Promise.race([
      end().then(
        () => 'as asked',
        () => 'cut off',
      ),
      dying.ended,
    ]);
    expect((await homes()).filter((home) => home.endsWith('running')).length).toBeLessThanOrEqual(1);
    if (outcome === 'as asked') {
      await dying.stop();
      await stack.restartService();
      return life;
    }
    expect(await dying.ended).toBe('SIGKILL');
  }
}

const change = (spec: object) => async (): Promise<void> => {
  const server = await objects.get('servers', id);
  await objects.update('servers', id, { ...server?.spec, ...spec });
};
const isReady = (): Promise<unknown> => objects.ready('servers', id);

test('a resize that is killed again and again before and after its operations', async () => {
  const lives = await inShortLives(change({ flavor_id: flavors[1] }), isReady);
  expect(lives).toBeGreaterThanOrEqual(3);
  await isReady();
  expect(await homes()).toEqual(['h1 running']);
  expect(await stack.hosts[0]!.virsh('dominfo', id)).toContain(`${176 * 1024} KiB`);
  expect(volumesOn(0)).toHaveLength(3);
}, 120_000);

test('a cold move that is killed again and again before and after its operations', async () => {
  const before = await objects.ready('servers', id);
  const lives = await inShortLives(change({ host_id: host_ids[1] }), isReady);
  expect(lives).toBeGreaterThanOrEqual(4);
  const after = await objects.ready('servers', id);
  expect(await homes()).toEqual(['h2 running']);
  expect([volumesOn(0), volumesOn(1).length]).toEqual([[], 3]);
  expect(after.status).toEqual({ ...before.status, placed_host_id: host_ids[1] });
}, 180_000);
