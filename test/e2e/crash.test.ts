import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyVolumeName } from '../../reconciler/model/names.ts';
import { eventually } from '../support/eventually.ts';
import { objectsOf, type Objects } from '../support/objects.ts';
import { startStack, type Stack } from '../support/stack.ts';

/** Kill -9 of each part in the middle of its work: the next run converges; no twin, no orphan. */

let stack: Stack;
let objects: Objects;

beforeAll(async () => {
  stack = await startStack({ hosts: ['h1'], environment: { CAIRN_LEASE_SECONDS: '2' } });
  objects = objectsOf(() => stack.service());
}, 120_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

const COLLECTIONS = ['projects', 'hosts', 'flavors', 'keypairs', 'images', 'networks', 'subnets', 'servers'];

async function countObjects(): Promise<number> {
  const lists = await Promise.all(COLLECTIONS.map((collection) => stack.service().json(`/v1/${collection}`)));
  return lists.reduce((sum, list) => sum + (list['items'] as unknown[]).length, 0);
}

async function domainsOnHost(): Promise<readonly string[]> {
  const names = (await stack.hosts[0]!.virsh('list', '--all', '--name')).split('\n');
  return names.filter((name) => name.startsWith('cairn'));
}

test('terraform killed in the middle of apply: the next run adopts what exists', async () => {
  const workspace = stack.workspace('killed', {
    'main.tf': readFileSync('examples/quickstart/main.tf', 'utf8'),
  });
  const before = await countObjects();
  for (const killed_at of [1, 3, 5, 9]) {
    const { child, done } = workspace.start('apply', '-auto-approve', '-no-color');
    await eventually(`${killed_at} objects`, 60, async () => (await countObjects()) - before >= killed_at);
    process.kill(-child.pid!, 'SIGKILL');
    await done;
  }
  await workspace.apply();
  expect((await countObjects()) - before).toBe(9);
  expect(await domainsOnHost()).toHaveLength(1);
  expect((await workspace.plan()).code).toBe(0);
  await workspace.destroy();
  expect(await countObjects()).toBe(before);
  expect(await stack.leftovers()).toEqual([]);
}, 180_000);

test('the service killed at every operation boundary of create and of delete', async () => {
  const host = await objects.create('hosts', {
    name: 'h1',
    uri: stack.hosts[0]!.uri,
    reserved_memory_mib: 0,
  });
  await objects.ready('hosts', host);
  const project = await objects.create('projects', { name: 'crash' });
  const flavor = await objects.create('flavors', { name: 'f', vcpus: 1, memory_mib: 128, disk_gib: 1 });
  const network = await objects.create('networks', { name: 'n', project_id: project });
  const kernel = await objects.image('kernel', 'aki', stack.images.kernel, project);

  // The copy on the host is named by what it holds.
  const kernelCopy = copyVolumeName(
    createHash('sha256').update(readFileSync(stack.images.kernel)).digest('hex'),
  );

  let boundaries = 0;
  for (let crash_at = 1, survived = false; !survived; crash_at += 1) {
    expect(crash_at).toBeLessThan(60);
    await stack.service().stop();
    const dying = await stack.restartService({ CAIRN_TEST_CRASH_AT: String(crash_at) });
    const made: Record<string, string> = {};
    const create = async (): Promise<void> => {
      made['images'] = await objects.image('ramdisk', 'ari', stack.images.initrd, project);
      made['subnets'] = await objects.create('subnets', {
        name: 's',
        project_id: project,
        network_id: network,
        cidr: '10.78.0.0/24',
      });
      made['servers'] = await objects.create('servers', {
        name: 'crashed',
        project_id: project,
        flavor_id: flavor,
        kernel_id: kernel,
        ramdisk_id: made['images'],
        kernel_arguments: 'console=ttyS0 quiet',
        nics: { eth0: { subnet_id: made['subnets'] } },
      });
      await objects.ready('servers', made['servers'], 60);
    };
    const outcome = await Promise.race([
      create().then(
        () => 'ready',
        () => 'cut off',
      ),
      dying.ended,
    ]);
    survived = outcome === 'ready';
    if (!survived) {
      boundaries += 1;
      expect(await dying.ended).toBe('SIGKILL');
    } else {
      // What is cleaned up below has boundaries too.
      await dying.stop();
    }
    await stack.restartService();
    // What the caller had been promised before the crash becomes true without the caller.
    if (made['servers'] !== undefined && (await objects.get('servers', made['servers'])) !== null) {
      await objects.ready('servers', made['servers'], 60);
      expect(await domainsOnHost()).toEqual([`cairn-${made['servers']}`]);
    }
    for (const collection of ['servers', 'subnets', 'images'] as const) {
      const items = (await stack.service().json(`/v1/${collection}`))['items'] as { id: string }[];
      for (const { id } of items.filter((item) => item.id !== kernel)) {
        await objects.remove(collection, id);
        await objects.gone(collection, id);
      }
    }
    const left = (await stack.leftovers()).filter((name) => !name.includes(kernelCopy));
    expect(left).toEqual([]);
  }
  console.log(`create survived a crash at each of its ${boundaries} operation boundaries`);
  expect(boundaries).toBeGreaterThanOrEqual(10);

  let delete_boundaries = 0;
  for (let crash_at = 1, survived = false; !survived; crash_at += 1) {
    expect(crash_at).toBeLessThan(40);
    const server = await objects.create('servers', {
      name: 'deleted',
      project_id: project,
      flavor_id: flavor,
      kernel_id: kernel,
    });
    await objects.ready('servers', server);
    await stack.service().stop();
    const dying = await stack.restartService({ CAIRN_TEST_CRASH_AT: String(crash_at) });
    await objects.remove('servers', server).catch(() => undefined);
    const outcome = await Promise.race([
      objects.gone('servers', server).then(
        () => 'gone',
        () => 'cut off',
      ),
      dying.ended,
    ]);
    survived = outcome === 'gone';
    if (!survived) {
      delete_boundaries += 1;
      expect(await dying.ended).toBe('SIGKILL');
      await stack.restartService();
      await objects.gone('servers', server);
    } else {
      await dying.stop();
      await stack.restartService();
    }
    expect((await stack.leftovers()).filter((name) => !name.includes(kernelCopy))).toEqual([]);
  }
  console.log(`delete survived a crash at each of its ${delete_boundaries} operation boundaries`);
  expect(delete_boundaries).toBeGreaterThanOrEqual(4);
}, 400_000);

test('libvirtd killed in the middle of a create', async () => {
  const host = stack.hosts[0]!;
  const [flavor] = (await stack.service().json('/v1/flavors'))['items'] as { id: string }[];
  const kernel = ((await stack.service().json('/v1/images?name=kernel'))['items'] as { id: string }[])[0]!;
  const project = ((await stack.service().json('/v1/projects?name=crash'))['items'] as { id: string }[])[0]!;
  for (const delay_ms of [0, 150, 400]) {
    const server = await objects.create('servers', {
      name: `survivor-${delay_ms}`,
      project_id: project.id,
      flavor_id: flavor!.id,
      kernel_id: kernel.id,
    });
    await sleep(delay_ms);
    await host.kill9();
    await sleep(500);
    await host.restart();
    await objects.ready('servers', server, 60);
    expect(await domainsOnHost()).toEqual([`cairn-${server}`]);
    await objects.remove('servers', server);
    await objects.gone('servers', server);
  }
}, 180_000);
