import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAdministrator } from '../support/cairn-identity.ts';
import { createComputeClient } from '../support/compute-client.ts';
import { makeComputeCloud } from '../support/compute-cloud.ts';
import type { ComputeCloud } from '../support/compute-cloud.ts';
import { startOpenstack } from '../support/openstack.ts';
import type { Openstack } from '../support/openstack.ts';
import { startSimulatedService } from '../support/simulated-service.ts';
import type { SimulatedService } from '../support/simulated-service.ts';

/** Debian's openstack and nova clients over Cairn's Compute API: whoever types these commands must not notice that no Nova answers. */

type Shown = Readonly<Record<string, unknown>>;

const directory = mkdtempSync(join(tmpdir(), 'coc-'));
/** A command may take a second on a busy machine. */
const POLL = { timeout: 30_000, interval: 100 };
const PASSWORD = 'Only-for-this-suite-1';

let service: SimulatedService;
let cloud: ComputeCloud;
let client: Openstack;
let admin: Openstack;
/** A member of the project that everything is in. */
let one: Openstack;

beforeAll(async () => {
  service = await startSimulatedService();
  const { endpoint, credentials } = service.api;
  const [made, peer, loaded] = await Promise.all([
    makeComputeCloud(service, 2),
    makeAdministrator({ endpoint, token: credentials.token }),
    startOpenstack({}),
  ]);
  cloud = made;
  client = loaded;
  const as = (user: string, password: string, project: Shown): Openstack =>
    client.as({
      OS_AUTH_URL: peer.auth_url,
      OS_IDENTITY_API_VERSION: '3',
      OS_USERNAME: user,
      OS_PASSWORD: password,
      OS_USER_DOMAIN_ID: 'default',
      ...(project as Record<string, string>),
    });
  admin = as(peer.username, peer.password, {
    OS_PROJECT_NAME: peer.project_name,
    OS_PROJECT_DOMAIN_ID: 'default',
  });
  await admin.must('user', 'create', '--domain', 'default', '--password', PASSWORD, 'one');
  await admin.must('role', 'add', '--project', cloud.project_id, '--user', 'one', 'member');
  one = as('one', PASSWORD, { OS_PROJECT_ID: cloud.project_id });
});
afterAll(async () => {
  await client?.stop();
  await service?.stop();
  rmSync(directory, { recursive: true, force: true });
});

const list = (...parameters: string[]): Promise<readonly Shown[]> =>
  one.json<readonly Shown[]>('server', 'list', ...parameters);
const show = (server: string): Promise<Shown> => one.json('server', 'show', server);

/** Waits by the API, which is quicker than by a command, until the server is in the state. */
async function wait(server: string, status: string): Promise<void> {
  const { endpoint, credentials } = service.api;
  await createComputeClient(endpoint, credentials.token, null).until(server, status);
}

/** The same; what a person sees then. */
async function until(server: string, status: string): Promise<Shown> {
  await wait(server, status);
  return show(server);
}

async function refused(who: Openstack, ...parameters: string[]): Promise<string> {
  const { code, stdout, stderr } = await who.run(...parameters);
  expect(code, `${parameters.join(' ')}: ${stdout}`).not.toBe(0);
  return stderr + stdout;
}

describe('the openstack client', () => {
  test('makes, shows, changes and deletes servers', async () => {
    const user_data = join(directory, 'user-data');
    writeFileSync(user_data, '#cloud-config\n');
    const words =
      `server create --wait --image image --flavor ${cloud.flavors.small} --network network --key-name keypair ` +
      `--property role=web --user-data ${user_data} --config-drive true web`;
    const made = await one.json(...words.split(' '));
    const id = String(made['id']);
    expect(made).toMatchObject({
      name: 'web',
      status: 'ACTIVE',
      key_name: 'keypair',
      properties: { role: 'web' },
    });
    expect(Object.keys(made['addresses'] as Shown)).toEqual(['network']);
    expect(await list()).toMatchObject([{ ID: id, Name: 'web', Status: 'ACTIVE', Image: 'image' }]);
    expect(await list('--name', '^w', '--status', 'ACTIVE', '--long')).toMatchObject([
      { ID: id, 'Power State': 1, 'Task State': null },
    ]);
    expect(await list('--name', 'none')).toEqual([]);
    expect(await show('web')).toMatchObject({ id, 'OS-EXT-STS:vm_state': 'active' });

    await one.must('server', 'set', '--name', 'shop', '--property', 'stage=test', id);
    await one.must('server', 'unset', '--property', 'role', id);
    expect(await show(id)).toMatchObject({ name: 'shop', properties: { stage: 'test' } });
    await one.must('--os-compute-api-version', '2.19', 'server', 'set', '--description', 'sells', id);
    expect(await one.json('--os-compute-api-version', '2.72', 'server', 'show', id)).toMatchObject({
      description: 'sells',
    });

    await one.must('server', 'delete', '--wait', 'shop');
    expect(await list()).toEqual([]);
    expect(await refused(one, 'server', 'show', 'shop')).toMatch(
      /No server with a name or ID of 'shop' exists/,
    );
  });

  test('does with a server all that can be done', async () => {
    const create = [
      'server',
      'create',
      '--image',
      'image',
      '--flavor',
      'small',
      '--network',
      'network',
      '--wait',
    ];
    const id = String((await one.json(...create, 'box'))['id']);
    await one.must('server', 'stop', 'box');
    await until(id, 'SHUTOFF');
    expect(await refused(one, 'server', 'stop', 'box')).toMatch(
      /It can be done in: ACTIVE, ERROR.*HTTP 409/s,
    );
    await one.must('server', 'start', 'box');
    await until(id, 'ACTIVE');
    await one.must('server', 'reboot', '--wait', 'box');
    await one.must('server', 'reboot', '--hard', '--wait', 'box');

    for (const [word, status] of [
      ['pause', 'PAUSED'],
      ['unpause', 'ACTIVE'],
      ['suspend', 'SUSPENDED'],
      ['resume', 'ACTIVE'],
    ] as const) {
      await one.must('server', word, 'box');
      await wait(id, status);
    }
    await one.must('server', 'rescue', '--image', 'image', 'box');
    await wait(id, 'RESCUE');
    await one.must('server', 'unrescue', 'box');
    await wait(id, 'ACTIVE');
    await one.must('server', 'shelve', 'box');
    await wait(id, 'SHELVED_OFFLOADED');
    await one.must('server', 'unshelve', 'box');
    await wait(id, 'ACTIVE');
    await one.must('--os-compute-api-version', '2.73', 'server', 'lock', '--reason', 'audit', 'box');
    expect(await refused(one, 'server', 'pause', 'box')).toMatch(
      /409.*is locked \(audit\).*openstack server unlock/s,
    );
    await one.must('server', 'unlock', 'box');
    await one.must('--os-compute-api-version', '2.26', 'server', 'set', '--tag', 'blue', 'box');
    expect(await list('--os-compute-api-version', '2.26', '--tags', 'blue')).toMatchObject([{ ID: id }]);
    await one.must('--os-compute-api-version', '2.26', 'server', 'unset', '--tag', 'blue', 'box');
    await one.must('server', 'rebuild', '--image', 'image', '--wait', 'box');
    expect(await refused(one, 'server', 'migrate', 'box')).toMatch(/HTTP 403/);
    const host = (await admin.json('server', 'show', id))['OS-EXT-SRV-ATTR:host'];
    await admin.must('server', 'migrate', '--wait', id);
    await wait(id, 'ACTIVE');
    expect((await admin.json('server', 'show', id))['OS-EXT-SRV-ATTR:host']).not.toBe(host);

    const live = ['--os-compute-api-version', '2.30', 'server', 'migrate', '--live-migration', '--wait'];
    await admin.must(...live, '--host', String(host), id);
    await wait(id, 'ACTIVE');
    expect((await admin.json('server', 'show', id))['OS-EXT-SRV-ATTR:host']).toBe(host);
    const moved = ['server', 'migration', 'list', '--os-compute-api-version', '2.80'];
    expect(await admin.json<readonly Shown[]>(...moved, '--server', id)).toMatchObject([
      { Type: 'live-migration', Status: 'completed', 'Dest Compute': host },
      { Type: 'migration', Status: 'confirmed', 'Source Compute': host },
    ]);
    expect(await refused(admin, 'server', 'evacuate', id)).toMatch(/is still in use.*HTTP 400/s);

    await one.must('server', 'resize', '--flavor', 'large', '--wait', 'box');
    expect(await show(id)).toMatchObject({
      status: 'VERIFY_RESIZE',
      flavor: expect.stringContaining('large') as string,
    });
    await one.must('server', 'resize', 'revert', 'box');
    expect(await until(id, 'ACTIVE')).toMatchObject({ flavor: expect.stringContaining('small') as string });
    await one.must('server', 'resize', '--flavor', 'large', '--wait', 'box');
    await one.must('server', 'resize', 'confirm', 'box');
    expect(await until(id, 'ACTIVE')).toMatchObject({ flavor: expect.stringContaining('large') as string });

    await one.must('server', 'image', 'create', '--name', 'shot', 'box');
    expect(await one.json('image', 'show', 'shot')).toMatchObject({ disk_format: 'qcow2' });
    for (const name of ['first', 'second'])
      await one.must('server', 'backup', 'create', '--name', name, '--type', 'daily', '--rotate', '1', 'box');
    const images = (await one.json<readonly Shown[]>('image', 'list')).map((each) => each['Name']);
    expect([images.includes('first'), images.includes('second')]).toEqual([false, true]);
    expect(typeof (await one.must('console', 'log', 'show', 'box'))).toBe('string');
    expect(await one.json('console', 'url', 'show', '--novnc', 'box')).toMatchObject({
      url: expect.stringMatching(/\/console\/#token=[\w-]{43}$/) as string,
    });
    expect(await one.json('console', 'url', 'show', '--serial', 'box')).toMatchObject({
      url: expect.stringMatching(/^ws:.*\?token=[\w-]{43}$/) as string,
    });
    const events = await one.json<readonly Shown[]>('server', 'event', 'list', 'box');
    expect(events.map((each) => each['Action'])).toEqual(
      expect.arrayContaining(['create', 'stop', 'resize']),
    );
    await one.must('server', 'add', 'network', 'box', cloud.network_id);
    expect((await show(id))['addresses']).toMatchObject({
      network: [expect.any(String), expect.any(String)],
    });
    await one.must('server', 'remove', 'network', 'box', cloud.network_id);
    expect(await until(id, 'ACTIVE')).toMatchObject({ addresses: {} });

    // The older client speaks the newest microversion that it knows.
    const nova = async (...parameters: string[]): Promise<string> => {
      const { code, stdout, stderr } = await one.command('nova', parameters);
      expect(code, `nova ${parameters.join(' ')}: ${stderr}`).toBe(0);
      return stdout;
    };
    expect(await nova('list')).toMatch(/box.*ACTIVE/);
    expect(await nova('show', 'box')).toMatch(/flavor:original_name *\| large/);
    expect(await nova('instance-action-list', 'box')).toContain('resize');
    await nova('stop', 'box');
    await wait(id, 'SHUTOFF');
    await one.must('server', 'delete', '--wait', 'box');
  });

  test('ends a move, and takes a server from a host that is known to be dead', async () => {
    const create = ['server', 'create', '--image', 'image', '--flavor', 'small', '--nic', 'none', '--wait'];
    const id = String((await one.json('--os-compute-api-version', '2.37', ...create, 'pet'))['id']);
    const host = String((await admin.json('server', 'show', id))['OS-EXT-SRV-ATTR:host']);
    service.byHand.setMigrationTime(60_000);
    await admin.must('--os-compute-api-version', '2.30', 'server', 'migrate', '--live-migration', id);
    const version = ['--os-compute-api-version', '2.65'];
    let migration = '';
    await expect
      .poll(async () => {
        const under = await admin.json<readonly Shown[]>(
          'server',
          'migration',
          'list',
          ...version,
          '--server',
          id,
        );
        migration = String(under[0]?.['Id']);
        return under.map((each) => each['Status']);
      }, POLL)
      .toEqual(['running']);
    expect(await admin.json('server', 'migration', 'show', ...version, id, migration)).toMatchObject({
      'Server UUID': id,
      Status: 'running',
    });
    await admin.must('server', 'migration', 'abort', ...version, id, migration);
    await wait(id, 'ACTIVE');
    service.byHand.setMigrationTime(0);
    expect((await admin.json('server', 'show', id))['OS-EXT-SRV-ATTR:host']).toBe(host);

    const v1 = service.api;
    const page = (await v1.get(`/v1/hosts?name=${host}`)).body as { items: { id: string; spec: Shown }[] };
    const [dead] = page.items;
    if (dead === undefined) throw new Error(`there is no host ${host}`);
    service.byHand.setReachable(host, false);
    const fenced = await v1.put(`/v1/hosts/${dead.id}`, { ...dead.spec, fenced: true });
    expect(fenced.status, JSON.stringify(fenced.body)).toBe(202);
    // The other client fails over its own answer of this command, once it was followed.
    await expect.poll(async () => (await admin.command('nova', ['evacuate', id])).code, POLL).toBe(0);
    await wait(id, 'ACTIVE');
    expect((await admin.json('server', 'show', id))['OS-EXT-SRV-ATTR:host']).not.toBe(host);
    service.byHand.setReachable(host, true);
    await v1.put(`/v1/hosts/${dead.id}`, dead.spec);
    await one.must('server', 'delete', '--wait', 'pet');
  });

  test('works through scripts over its library', async () => {
    const script = join(import.meta.dirname, 'openstack-sdk.py');
    const { code, stdout, stderr } = await one.command('python', [script, cloud.network_id]);
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      made: ['ACTIVE', 'ACTIVE', 'ACTIVE'],
      paged: ['sdk-2', 'sdk-1', 'sdk-0'],
      rest: ['sdk-1', 'sdk-2'],
      changed: ['sdk-0', 'sdk-1', 'sdk-2'],
      later: [],
      metadata: { role: 'web' },
      renamed: 'sdk-renamed',
      flavor: 'large',
      addresses: ['network'],
      interfaces: 1,
      actions: ['confirmResize', 'create', 'resize', 'stop', 'update', 'update metadata'],
      left: [],
    });
  });
});
