import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildGuestImages } from '../lab/images.ts';
import { eventually } from '../support/eventually.ts';
import { objectsOf, type Objects } from '../support/objects.ts';
import { startStack, type Stack } from '../support/stack.ts';

/** Kill -9 of the service, and of libvirtd, while a server's disk becomes an image: no twin, no orphan, no frozen guest. */

let stack: Stack;
let objects: Objects;
let project: string;
let server: string;

beforeAll(async () => {
  stack = await startStack({ hosts: ['h1'], environment: { CAIRN_LEASE_SECONDS: '2' } });
  objects = objectsOf(() => stack.service());
  const { disk } = await buildGuestImages({ agent: true });
  const host = { name: 'h1', uri: stack.hosts[0]!.uri, reserved_memory_mib: 0 };
  await objects.ready('hosts', await objects.create('hosts', host));
  project = await objects.create('projects', { name: 'crash' });
  const image_id = await objects.image('disk', 'qcow2', disk, project);
  server = await objects.create('servers', {
    name: 'source',
    project_id: project,
    flavor_id: await objects.create('flavors', { name: 'f', vcpus: 1, memory_mib: 160, disk_gib: 1 }),
    image_id,
  });
  await objects.ready('servers', server);
  await eventually('the guest', 90, () =>
    Promise.resolve(consoleText().includes('CAIRN-GUEST ') || undefined),
  );
}, 240_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

function consoleText(): string {
  const file = stack.hosts[0]!.path(`/var/lib/cairn/cairn-server-${server}-console`);
  return existsSync(file) ? readFileSync(file, 'latin1') : '';
}

const freezes = (): number => consoleText().split('CAIRN-FS freeze').length - 1;

const fsStatus = (): Promise<string> =>
  stack.hosts[0]!.virsh('qemu-agent-command', `cairn-${server}`, '{"execute":"guest-fsfreeze-status"}');

const snapshot = (name: string): Promise<string> =>
  objects.create('images', { name, project_id: project, disk_format: 'qcow2', source_server_id: server });

/** Active, thawed, nothing of a copy on the host; then the image goes. */
async function expectWhole(id: string): Promise<void> {
  const image = await objects.ready('images', id, 90);
  expect(image.status).toMatchObject({ state: 'active', virtual_size_bytes: 1024 ** 3 });
  expect(await fsStatus()).toContain('thawed');
  await eventually('the copy is cleared away', 30, async () =>
    (await stack.leftovers()).every((name) => !name.includes('capture')) ? true : undefined,
  );
  await objects.remove('images', id);
  await objects.gone('images', id);
}

test('the service killed while the file systems are frozen: the next one thaws them and makes the image', async () => {
  const before = freezes();
  const id = await snapshot('frozen');
  await eventually('the order to freeze', 60, () => Promise.resolve(freezes() > before || undefined));
  await stack.service().kill9();
  await eventually('the guest is frozen', 30, async () => (await fsStatus()).includes('frozen') || undefined);
  await stack.restartService();
  await expectWhole(id);
}, 180_000);

test('the service killed at the boundaries of capture, collection and clearing', async () => {
  for (const crash_at of [2, 4, 5]) {
    await stack.service().stop();
    const dying = await stack.restartService({ CAIRN_TEST_CRASH_AT: String(crash_at) });
    const id = await snapshot(`killed-${crash_at}`);
    expect(await dying.ended).toBe('SIGKILL');
    await stack.restartService();
    await expectWhole(id);
  }
}, 240_000);

test('libvirtd killed while the file systems are frozen', async () => {
  const host = stack.hosts[0]!;
  const before = freezes();
  const id = await snapshot('daemon');
  await eventually('the order to freeze', 60, () => Promise.resolve(freezes() > before || undefined));
  await host.kill9();
  await host.restart();
  await expectWhole(id);
}, 180_000);

test('an image deleted while its server is copied leaves nothing', async () => {
  const before = freezes();
  const id = await snapshot('deleted');
  await eventually('the order to freeze', 60, () => Promise.resolve(freezes() > before || undefined));
  await objects.remove('images', id);
  await objects.gone('images', id, 90);
  expect(await fsStatus()).toContain('thawed');
  expect((await stack.leftovers()).filter((name) => name.includes('capture'))).toEqual([]);
}, 120_000);
