import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createClient } from '../../schemas/generated/client.ts';
import { makeAdministrator } from '../support/cairn-identity.ts';
import { bzImageBytes, imageSpec } from '../support/kind-objects.ts';
import { startOpenstack } from '../support/openstack.ts';
import type { Openstack } from '../support/openstack.ts';
import { startServiceProcess } from '../support/service.ts';
import type { ServiceProcess } from '../support/service.ts';

/** Debian's openstack and nova clients over what servers are made of and run on: two simulated hosts, no server. */

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Shown = Readonly<Record<string, unknown>>;
type Rows = readonly Shown[];

const directory = mkdtempSync(join(tmpdir(), 'cc-'));
let service: ServiceProcess;
let admin: Openstack;
/** A member of a project of its own, and its id. */
let member: Openstack;
let project: string;
let ids: Readonly<Record<'h1' | 'h2', string>>;

beforeAll(async () => {
  // Under root PostgreSQL runs as another user, who must be let in.
  chmodSync(directory, 0o755);
  mkdirSync(join(directory, 'service'));
  const environment = { CAIRN_DRIVER: 'simulated' };
  service = await startServiceProcess({ directory: join(directory, 'service'), environment });
  const target = await makeAdministrator(service);
  const client = await startOpenstack({});
  const as = (user: string, password: string, project_name: string): Openstack =>
    client.as({
      OS_AUTH_URL: target.auth_url,
      OS_IDENTITY_API_VERSION: '3',
      OS_USERNAME: user,
      OS_PASSWORD: password,
      OS_USER_DOMAIN_ID: 'default',
      OS_PROJECT_NAME: project_name,
      OS_PROJECT_DOMAIN_ID: 'default',
    });
  admin = as(target.username, target.password, target.project_name);
  project = String((await admin.json('project', 'create', '--domain', 'default', 'shop'))['id']);
  await admin.must('user', 'create', '--domain', 'default', '--password', 'Only-for-tests-1', 'ann');
  await admin.must('role', 'add', '--project', 'shop', '--user', 'ann', 'member');
  member = as('ann', 'Only-for-tests-1', 'shop');
  const v1 = createClient(service);
  const host = async (name: string): Promise<string> => {
    const id = crypto.randomUUID();
    const uri = `simulated://${name}?vcpus=8&memory_mib=16384&disk_gib=200`;
    await v1.put('host', id, { spec: { name, uri } }, { if_none_match: '*' });
    await v1.get('host', id, { wait: 'ready', timeout_seconds: 30 });
    return id;
  };
  ids = { h1: await host('h1'), h2: await host('h2') };
});

afterAll(async () => {
  await admin?.stop();
  await service?.stop();
  rmSync(directory, { recursive: true, force: true });
});

const names = (rows: Rows): readonly string[] => rows.map((row) => String(row['Name'])).sort();

test('flavors, their properties, and for whom they are', async () => {
  const size = ['--vcpus', '2', '--ram', '2048', '--disk', '10'];
  const made = await admin.json('flavor', 'create', '--id', '42', ...size, 'm.42');
  expect(made).toMatchObject({ id: '42', name: 'm.42', ram: 2048, vcpus: 2, disk: 10 });
  expect(made['os-flavor-access:is_public']).toBe(true);
  await admin.must('flavor', 'create', ...size, '--private', '--description', 'of the shop', 'shopping');
  expect((await admin.run('flavor', 'create', '--id', '42', ...size, 'other')).stderr).toContain('409');
  expect((await admin.run('flavor', 'create', '--swap', '64', ...size, 'swap')).stderr).toContain(
    'must be 0',
  );

  expect(names(await member.json<Rows>('flavor', 'list'))).toEqual(['m.42']);
  expect((await member.run('flavor', 'show', 'shopping')).code).not.toBe(0);
  await admin.must('flavor', 'set', '--project', 'shop', 'shopping');
  expect(names(await member.json<Rows>('flavor', 'list'))).toEqual(['m.42', 'shopping']);
  expect((await admin.json('flavor', 'show', 'shopping'))['access_project_ids']).toEqual([project]);
  await admin.must('flavor', 'unset', '--project', 'shop', 'shopping');
  expect(names(await member.json<Rows>('flavor', 'list'))).toEqual(['m.42']);
  expect(names(await admin.json<Rows>('flavor', 'list', '--all'))).toEqual(['m.42', 'shopping']);

  await admin.must('flavor', 'set', '--property', 'hw:cpu_policy=dedicated', '--property', 'gold=1', '42');
  await admin.must('flavor', 'unset', '--property', 'gold', 'm.42');
  const shown = await member.json('flavor', 'show', '42');
  expect(shown).toMatchObject({ id: '42', properties: { 'hw:cpu_policy': 'dedicated' } });
  const misspelt = await admin.run('flavor', 'set', '--property', 'hw:cpu_polcy=x', '42');
  expect([misspelt.code !== 0, misspelt.stderr]).toMatchObject([
    true,
    expect.stringContaining('Did you mean hw:cpu_policy?'),
  ]);
  await admin.must('flavor', 'set', '--description', 'two of two', '42');
  expect((await admin.json('flavor', 'show', '42'))['description']).toBe('two of two');
  expect((await member.run('flavor', 'delete', '42')).code).not.toBe(0);

  // What the older client prints: its own words, at the newest microversion that it knows.
  const older = await admin.command('nova', ['flavor-list']);
  expect([older.code, older.stdout]).toMatchObject([0, expect.stringMatching(/\| 42 +\| m\.42 +\| 2048/)]);
  await admin.must('flavor', 'delete', 'm.42', 'shopping');
  expect(await admin.json<Rows>('flavor', 'list', '--all')).toEqual([]);
});

test('keypairs: one that is brought along, and one that is drawn', async () => {
  const key = join(directory, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  const md5 = execFileSync('ssh-keygen', ['-l', '-E', 'md5', '-f', key], { encoding: 'utf8' });
  await member.must('keypair', 'create', '--public-key', `${key}.pub`, 'mine');
  const [row] = await member.json<Rows>('keypair', 'list');
  expect(row).toMatchObject({ Name: 'mine', Type: 'ssh' });
  expect(md5).toContain(`MD5:${String(row?.['Fingerprint'])}`);
  expect(await member.must('keypair', 'show', '--public-key', 'mine')).toContain('ssh-ed25519 ');

  const drawn = await member.must('keypair', 'create', 'drawn');
  const file = join(directory, 'drawn');
  writeFileSync(file, drawn, { mode: 0o600 });
  const own = execFileSync('ssh-keygen', ['-y', '-f', file], { encoding: 'utf8' }).trim();
  expect(await member.must('keypair', 'show', '--public-key', 'drawn')).toContain(own);
  await member.must('keypair', 'delete', 'mine', 'drawn');
  expect(await member.json<Rows>('keypair', 'list')).toEqual([]);
});

test('zones, hypervisors and services', async () => {
  const zones = await member.json<Rows>('availability', 'zone', 'list', '--compute');
  expect(zones).toEqual([{ 'Zone Name': 'nova', 'Zone Status': 'available' }]);
  const hypervisors = await admin.json<Rows>('hypervisor', 'list', '--os-compute-api-version', '2.53');
  expect(hypervisors.map((row) => [row['ID'], row['Hypervisor Hostname'], row['State']])).toEqual([
    [ids.h1, 'h1', 'up'],
    [ids.h2, 'h2', 'up'],
  ]);
  const shown = await admin.json('hypervisor', 'show', 'h1');
  expect(shown).toMatchObject({
    hypervisor_hostname: 'h1',
    hypervisor_type: 'QEMU',
    state: 'up',
    status: 'enabled',
  });
  expect((await member.run('hypervisor', 'list')).code).not.toBe(0);
  expect(await admin.json('hypervisor', 'stats', 'show')).toMatchObject({ count: 2, vcpus: 16 });

  const disable = ['compute', 'service', 'set', '--disable', '--disable-reason', 'new disk'];
  await admin.must(...disable, 'h2', 'nova-compute');
  const services = await admin.json<Rows>('compute', 'service', 'list', '--long');
  expect(services.map((row) => [row['Host'], row['Status'], row['State'], row['Disabled Reason']])).toEqual([
    ['h1', 'enabled', 'up', null],
    ['h2', 'disabled', 'up', 'new disk'],
  ]);
  await admin.must('compute', 'service', 'set', '--enable', 'h2', 'nova-compute');
  // Somebody vouches that the host is dead, by the words of before 2.53 and of after.
  for (const version of ['2.11', '2.53']) {
    const set = (flag: string): Promise<unknown> =>
      admin.must(
        'compute',
        'service',
        'set',
        flag,
        'h2',
        'nova-compute',
        '--os-compute-api-version',
        version,
      );
    await set('--down');
    const dead = await admin.json<Rows>('compute', 'service', 'list', '--host', 'h2');
    expect(dead[0]).toMatchObject({ Status: 'enabled', State: 'down' });
    await set('--up');
  }
  const older = await admin.command('nova', ['service-list']);
  expect([older.code, older.stdout]).toMatchObject([0, expect.stringMatching(/nova-compute \| h2 +\| nova/)]);
  expect(older.stdout).not.toContain('disabled');
});

test('aggregates and their zone', async () => {
  const made = await admin.json('aggregate', 'create', '--zone', 'east', '--property', 'ssd=true', 'fast');
  expect(made).toMatchObject({ name: 'fast', availability_zone: 'east' });
  await admin.must('aggregate', 'add', 'host', 'fast', 'h1');
  expect((await admin.run('aggregate', 'add', 'host', 'fast', 'nowhere')).code).not.toBe(0);
  await admin.must('aggregate', 'set', '--property', 'rack=7', 'fast');
  expect(await admin.json('aggregate', 'show', 'fast')).toMatchObject({
    hosts: ['h1'],
    availability_zone: 'east',
    properties: { rack: '7', ssd: 'true' },
  });
  expect(await admin.json<Rows>('aggregate', 'list')).toMatchObject([
    { Name: 'fast', 'Availability Zone': 'east' },
  ]);
  const zones = await member.json<Rows>('availability', 'zone', 'list', '--compute');
  expect(zones.map((row) => row['Zone Name'])).toEqual(['east', 'nova']);
  const services = await admin.json<Rows>('compute', 'service', 'list');
  expect(services.map((row) => row['Zone'])).toEqual(['east', 'nova']);
  expect((await admin.run('aggregate', 'delete', 'fast')).stderr).toContain('409');
  expect((await member.run('aggregate', 'list')).code).not.toBe(0);
  await admin.must('aggregate', 'unset', '--property', 'rack', 'fast');
  await admin.must('aggregate', 'remove', 'host', 'fast', 'h1');
  await admin.must('aggregate', 'delete', 'fast');
  expect(await admin.json<Rows>('aggregate', 'list')).toEqual([]);
});

test('server groups, of the project that makes them', async () => {
  const made = await member.json('server', 'group', 'create', '--policy', 'anti-affinity', 'apart');
  expect(made).toMatchObject({ name: 'apart', policy: 'anti-affinity', members: [] });
  const old = ['--os-compute-api-version', '2.15', '--policy', 'soft-affinity', 'near'];
  await member.must('server', 'group', 'create', ...old);
  expect(names(await member.json<Rows>('server', 'group', 'list'))).toEqual(['apart', 'near']);
  const rule = ['--os-compute-api-version', '2.64', '--rule', 'max_server_per_host=2'];
  await member.must('server', 'group', 'create', '--policy', 'anti-affinity', ...rule, 'pairs');
  expect(
    await member.json('server', 'group', 'show', 'pairs', '--os-compute-api-version', '2.64'),
  ).toMatchObject({
    rules: { max_server_per_host: 2 },
  });
  expect(await admin.json<Rows>('server', 'group', 'list')).toEqual([]);
  expect(await admin.json<Rows>('server', 'group', 'list', '--all-projects')).toHaveLength(3);
  await member.must('server', 'group', 'delete', 'apart', 'near', 'pairs');
  expect(await member.json<Rows>('server', 'group', 'list')).toEqual([]);
});

test('quotas, limits and usage', async () => {
  const before = await admin.json('quota', 'show', 'shop');
  expect(before).toMatchObject({ instances: -1, cores: -1 });
  await admin.must('quota', 'set', '--instances', '3', '--ram', '4096', 'shop');
  expect(await admin.json('quota', 'show', 'shop')).toMatchObject({
    instances: 3,
    ram: 4096,
    cores: -1,
  });
  expect((await member.run('quota', 'set', '--instances', '30', 'shop')).code).not.toBe(0);
  const limits = await member.json<Rows>('limits', 'show', '--absolute');
  expect(limits).toContainEqual({ Name: 'maxTotalInstances', Value: 3 });
  expect(limits).toContainEqual({ Name: 'totalRAMUsed', Value: 0 });
  await admin.must('usage', 'show', '--project', project);
  expect((await admin.run('usage', 'list')).code).toBe(0);
});

test('placement, with one server there', async () => {
  const v1 = createClient(service);
  const bytes = bzImageBytes(5);
  const [image, flavor, server] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const create = { if_none_match: '*' } as const;
  await v1.put('image', image, { spec: imageSpec(project, 'kernel', 'aki', bytes) }, create);
  const sent = await fetch(`${service.endpoint}/image/v2/images/${image}/file`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${service.token}`, 'content-type': 'application/octet-stream' },
    body: bytes,
  });
  expect(sent.ok, await sent.text()).toBe(true);
  await v1.put('flavor', flavor, { spec: { name: 'tiny', vcpus: 1, memory_mib: 256 } }, create);
  const spec = { name: 'web', project_id: project, flavor_id: flavor, kernel_id: image, host_id: ids.h1 };
  await v1.put('server', server, { spec }, create);
  await v1.get('server', server, { wait: 'ready', timeout_seconds: 30 });

  const providers = await admin.json<Rows>('resource', 'provider', 'list');
  expect(providers.map((row) => [row['uuid'], row['name']])).toEqual([
    [ids.h1, 'h1'],
    [ids.h2, 'h2'],
  ]);
  const inventory = await admin.json<Rows>('resource', 'provider', 'inventory', 'list', ids.h1);
  expect(inventory.map((row) => [row['resource_class'], row['total']])).toEqual([
    ['VCPU', 8],
    ['MEMORY_MB', 16384],
    ['DISK_GB', 200],
  ]);
  const usage = await admin.json<Rows>('resource', 'provider', 'usage', 'show', ids.h1);
  expect(usage).toContainEqual({ resource_class: 'MEMORY_MB', usage: 256 });
  const held = await admin.json<Rows>('resource', 'provider', 'allocation', 'show', server);
  expect(held).toMatchObject([{ resource_provider: ids.h1, resources: { VCPU: 1, MEMORY_MB: 256 } }]);
  const words = ['allocation', 'candidate', 'list', '--os-placement-api-version', '1.29'];
  const candidates = await admin.json<Rows>(...words, '--resource', 'VCPU=8', '--resource', 'MEMORY_MB=4096');
  expect(candidates.map((row) => row['resource provider']).sort()).toEqual([ids.h1, ids.h2].sort());
  const refused = await admin.run('resource', 'provider', 'allocation', 'delete', server);
  expect([refused.code !== 0, refused.stderr]).toMatchObject([true, expect.stringContaining('read only')]);

  await admin.must('usage', 'show', '--project', project);
  // The older client reads usage page by page until one is empty.
  const pages = await admin.command('nova', ['usage-list', '--start', '2020-01-01']);
  expect([pages.code, pages.stdout]).toMatchObject([0, expect.stringContaining(project)]);
  const [row] = await admin.json<Rows>('usage', 'list');
  expect(row).toMatchObject({ Project: project, Servers: [{ name: 'web', flavor: 'tiny', vcpus: 1 }] });
  const limits = await member.json<Rows>('limits', 'show', '--absolute');
  expect(limits).toContainEqual({ Name: 'totalRAMUsed', Value: 256 });
  const hosts = await admin.json<Rows>('hypervisor', 'list', '--long');
  expect(hosts.map((each) => each['Memory MB Used'])).toEqual([256 + 512, 512]);
});
