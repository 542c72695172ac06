import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueToken } from '../../reconciler/api/tokens.ts';
import type { Capacity, CheckReport, PlacementPreview } from '../../schemas/generated/api.ts';
import type { JsonObject } from '../../reconciler/model/json.ts';
import { storeHostCapacity } from '../../reconciler/store/host-capacity.ts';
import { storeChoices } from '../../reconciler/store/resolved.ts';
import { problemIn, startTestApi } from '../support/api.ts';
import type { Answer, TestApi } from '../support/api.ts';
import { runCli } from '../support/cli.ts';

let api: TestApi;
let project_id = '';
let flavor_id = '';
let kernel_id = '';
let subnet_id = '';
let project_token = '';
const hosts: Record<string, string> = {};

const SIZE = { vcpus: 8, memory_mib: 8704, disk_gib: 100 };

beforeAll(async () => {
  api = await startTestApi();
  for (const [name, enabled] of [
    ['kvm1', true],
    ['kvm2', true],
    ['kvm3', false],
  ] as const) {
    hosts[name] = await api.create('hosts', { name, uri: `simulated://${name}`, enabled });
    await api.report(hosts[name], { status: { state: 'up', accelerator: 'kvm', ...SIZE } });
  }
  project_id = await api.create('projects', { name: 'shop' });
  flavor_id = await api.create('flavors', { name: 'big', vcpus: 4, memory_mib: 3000, disk_gib: 10 });
  kernel_id = await api.create('images', {
    name: 'k',
    project_id,
    disk_format: 'aki',
    sha256: 'a'.repeat(64),
    size_bytes: 1,
  });
  const network_id = await api.create('networks', { name: 'lan', project_id });
  subnet_id = await api.create('subnets', { name: 'lan', project_id, network_id, cidr: '10.9.0.0/29' });
  project_token = await issueToken(api.database.db, { name: 'shop', project_id, expires_at: null });
});
afterAll(() => api.close());

const capacity = async (query: string, token?: string): Promise<Capacity> => {
  const answer = await api.get(`/v1/capacity?${query}`, token === undefined ? {} : { token });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Capacity;
};

const preview = (body: object, token?: string): Promise<Answer> =>
  api.request('POST', '/v1/placement-preview', { body, ...(token === undefined ? {} : { token }) });

test('capacity says whether, how many and where', async () => {
  const found = await capacity(`flavor_id=${flavor_id}&server_count=4`);
  expect(found).toMatchObject({ vcpus: 4, memory_mib: 3000, disk_gib: 10, fits: true, fitting_count: 4 });
  expect(found.hosts.map(({ name, fitting_count }) => [name, fitting_count])).toEqual([
    ['kvm1', 2],
    ['kvm2', 2],
    ['kvm3', 0],
  ]);
  expect(found.hosts[0]).toMatchObject({
    memory_mib: { total: 8192, claimed: 0, free: 8192 },
    vcpus: { total: 32, claimed: 0, free: 32 },
  });
  expect(found.hosts[2]?.rejections).toEqual([{ filter: 'enabled', why: 'disabled', short: null }]);
  const many = await capacity(`flavor_id=${flavor_id}&server_count=5`);
  expect(many.fits).toBe(false);
  expect(many.explanation).toContain('Only 4 fit on 2 of 3 hosts; then 1 more do not.');
  expect(many.nearest_fix).not.toBeNull();
  expect(await capacity(`flavor_id=${flavor_id}&memory_mib=8192`)).toMatchObject({ fitting_count: 2 });
  expect(await capacity(`vcpus=1&memory_mib=1024&host_id=${hosts['kvm2']}`)).toMatchObject({
    fitting_count: 8,
  });
});

test('capacity refuses a size that is none', async () => {
  const cases = [
    ['vcpus=1', '/query/memory_mib'],
    ['flavor_id=' + kernel_id, '/query/flavor_id'],
    ['vcpus=0&memory_mib=1', '/query/vcpus'],
    [`flavor_id=${flavor_id}&server_count=100001`, '/query/server_count'],
  ] as const;
  for (const [query, path] of cases) {
    const answer = await api.get(`/v1/capacity?${query}`);
    expect([answer.status, problemIn(answer).errors?.[0]?.path]).toEqual([400, path]);
  }
  expect((await api.get('/v1/capacity?vcpus=1&memory_mib=1', { token: null })).status).toBe(401);
});

test('a preview chooses as the scheduler does and stores nothing', async () => {
  const before = await api.database.db('desired').count();
  const answer = await preview({ project_id, flavor_id, kernel_id, nics: { eth0: { subnet_id } } });
  const body = answer.body as PlacementPreview;
  expect(body).toMatchObject({
    fits: true,
    host_id: hosts['kvm1'],
    host_name: 'kvm1',
    addresses: { eth0: '10.9.0.2' },
    nearest_fix: null,
  });
  expect(body.explanation).toContain('kvm1 is the best of 2 hosts that fit, out of 3');
  expect(body.hosts).toHaveLength(3);
  const none = (await preview({ project_id, flavor_id, kernel_id, host_id: hosts['kvm3'] }))
    .body as PlacementPreview;
  expect(none).toMatchObject({ fits: false, host_id: null, nearest_fix: 'set enabled = true on host kvm3' });
  expect(none.explanation).toContain('2 dropped by requested-host');
  expect(await api.database.db('desired').count()).toEqual(before);
});

test('a preview refuses what a server would be refused for', async () => {
  const cases = [
    [{ project_id, flavor_id }, '/spec/image_id'],
    [{ project_id, flavor_id: kernel_id, kernel_id }, '/spec/flavor_id'],
    [{ project_id, kernel_id }, '/spec/flavor_id'],
    [
      { project_id, flavor_id, kernel_id, nics: { eth0: { subnet_id, address: '10.9.0.1' } } },
      '/spec/nics/eth0/address',
    ],
    [{ project_id, flavor_id, kernel_id, user_data: 'x' }, '/user_data'],
  ] as const;
  for (const [body, path] of cases) {
    const answer = await preview(body);
    expect([answer.status, problemIn(answer).errors?.[0]?.path]).toEqual([400, path]);
  }
});

test('the token of a project learns whether and how many, but not what the hosts have', async () => {
  const found = await capacity(`flavor_id=${flavor_id}`, project_token);
  expect(found).toMatchObject({ fits: true, fitting_count: 4, hosts: [] });
  const answer = await preview({ flavor_id, kernel_id }, project_token);
  expect(answer.body).toMatchObject({ fits: true, host_name: 'kvm1', hosts: [] });
  const other = await api.create('projects', { name: 'other' });
  expect((await preview({ project_id: other, flavor_id, kernel_id }, project_token)).status).toBe(403);
});

describe('a plan', () => {
  const planned = (name: string, more: JsonObject = {}, besides: object = {}) => ({
    kind: 'server',
    id: randomUUID(),
    spec: { name, project_id, flavor_id, kernel_id, ...more },
    must_be_new: true,
    ...besides,
  });
  const check = async (items: readonly object[], places: readonly unknown[] = []) => {
    const answer = await api.request('POST', '/v1/checks', { body: { items, places } });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return (answer.body as CheckReport).results;
  };
  const refused = {
    outcome: null,
    quota: null,
    place: null,
    problem: {
      code: 'unschedulable',
      errors: [{ path: '/spec/flavor_id', hint: expect.stringContaining('-target') as string }],
    },
  };
  const on = (name: string, share: object = {}) => ({
    host_id: hosts[name],
    server_group_id: null,
    servers: 1,
    vcpus: 4,
    memory_mib: 3000,
    disk_gib: 10,
    ...share,
  });

  test('is refused where each server fits alone and not all together, with the explanation', async () => {
    const results = await check(['a', 'b', 'c', 'd', 'e'].map((name) => planned(name)));
    expect(results.map(({ place }) => place)).toEqual([on('kvm1'), on('kvm2'), on('kvm1'), on('kvm2'), null]);
    expect(results[4]).toMatchObject(refused);
    expect(results[4]?.problem?.detail).toBe(
      'The server has no place. 3 hosts: 2 dropped by memory (short by 808 MiB), 1 by enabled (disabled). Nearest fix: use a flavor with at most 2192 MiB of memory, or free 808 MiB of memory on host kvm1.',
    );
    const places = [on('kvm1', { servers: 2, memory_mib: 6000 }), on('kvm2')];
    const [last, too_much] = await check([planned('a'), planned('b')], places);
    expect(last?.place).toEqual(on('kvm2'));
    expect(too_much).toMatchObject(refused);
    const [away] = await check([planned('a', { host_id: hosts['kvm3'] ?? '' })]);
    expect(away?.problem).toMatchObject({ code: 'unschedulable', errors: [{ path: '/spec/host_id' }] });
  });

  test('keeps the rules of server groups among what is planned', async () => {
    const server_group_id = await api.create('server_groups', {
      name: 'apart',
      project_id,
      policy: 'anti-affinity',
    });
    const results = await check(['a', 'b', 'c'].map((name) => planned(name, { server_group_id })));
    expect(results.map(({ place }) => place)).toEqual([
      on('kvm1', { server_group_id }),
      on('kvm2', { server_group_id }),
      null,
    ]);
    expect(results[2]?.problem?.detail).toContain(
      '2 dropped by server-group (has a server of group apart already)',
    );
    const [other] = await check([planned('a', { server_group_id })], [on('kvm1', { server_group_id })]);
    expect(other?.place?.host_id).toBe(hosts['kvm2']);
  });

  test('is refused when a server cannot grow where it is, also by what else is planned, and not for other changes', async () => {
    const { db } = api.database;
    const small = await api.create('flavors', { name: 'small', vcpus: 1, memory_mib: 1000 });
    const huge = await api.create('flavors', { name: 'huge', vcpus: 1, memory_mib: 9000 });
    const place = async (name: string, host_id: string, memory_mib: number): Promise<string> => {
      const id = await api.create('servers', { name, project_id, flavor_id: small, kernel_id });
      await storeChoices(db, id, { host_id, placement: '', root_capacity_bytes: 0, nics: {} });
      const claim = { vcpus: 1, memory_mib, disk_gib: 0 };
      await db('allocation').insert({ owner_id: id, slot: 'placement', host_id, ...claim });
      return id;
    };
    const [kvm1 = '', kvm2 = ''] = [hosts['kvm1'], hosts['kvm2']];
    for (const id of [kvm1, kvm2])
      await storeHostCapacity(db, id, { vcpus_total: 32, memory_mib_total: 8192, disk_gib_total: 100 });
    const [one, two] = [await place('one', kvm1, 1000), await place('two', kvm1, 5000)];
    const change = (id: string, name: string, more: JsonObject) => ({
      kind: 'server',
      id,
      spec: { name, project_id, flavor_id: small, kernel_id, ...more },
    });
    const resize = await check([change(one, 'one', { flavor_id: huge })]);
    expect(resize).toMatchObject([refused]);
    expect(resize[0]?.problem?.detail).toContain(
      'The flavor does not fit on host kvm1, where the server is: short by 5808 MiB.',
    );
    expect(await check([change(one, 'one', { flavor_id })])).toMatchObject([
      { problem: null, place: on('kvm1', { servers: 0, vcpus: 3, memory_mib: 2000 }) },
    ]);
    expect(await check([change(one, 'one', { flavor_id })], [on('kvm1', { memory_mib: 500 })])).toMatchObject(
      [refused],
    );
    // Nothing that concerns its place; and room that the plan itself makes.
    expect(await check([change(two, 'two', { description: 'd' })])).toMatchObject([
      { problem: null, place: null },
    ]);
    const full = on('kvm2', { memory_mib: 8000 });
    expect(await check([planned('a', { host_id: kvm1 })], [full])).toMatchObject([
      { problem: { code: 'unschedulable' } },
    ]);
    const instead = planned('a', { host_id: kvm1 }, { replaces: two });
    expect(await check([instead], [full])).toMatchObject([{ problem: null, place: on('kvm1') }]);
    await db('allocation').whereIn('owner_id', [one, two]).delete();
  });

  test('is not refused for what may be better when it is applied: hosts that are silent, new or planned', async () => {
    const big = planned('a', { host_id: hosts['kvm1'] ?? '' });
    await api.report(hosts['kvm1'] ?? '', { status: { state: 'down', accelerator: 'kvm', ...SIZE } });
    expect(await check([big])).toMatchObject([{ problem: null, place: on('kvm1') }]);
    await api.report(hosts['kvm1'] ?? '', { status: { state: 'up', accelerator: 'kvm', ...SIZE } });
    const places = ['kvm1', 'kvm2'].map((name) => on(name, { memory_mib: 8192 }));
    expect(await check([planned('a')], places)).toMatchObject([refused]);
    const host = { kind: 'host', id: randomUUID(), spec: { name: 'kvm4', uri: 'simulated://kvm4' } };
    expect(await check([host, planned('a')], places)).toMatchObject([
      { problem: null, makes_room: true },
      { problem: null, makes_room: false },
    ]);
    const id = await api.create('hosts', { name: 'kvm4', uri: 'simulated://kvm4' });
    expect(await check([planned('a')], places)).toMatchObject([{ problem: null }]);
    await api.request('DELETE', `/v1/hosts/${id}`);
    await api.vanish(id);
  });

  test.each([
    [1, '/places'],
    [[7], '/places/0'],
    [[{ host_id: 'x' }], '/places/0/host_id'],
    [[{ host_id: randomUUID(), servers: 1, vcpus: 0.5, memory_mib: 1, disk_gib: 1 }], '/places/0/vcpus'],
    [[{ host_id: randomUUID(), cats: 1 }], '/places/0/cats'],
  ])('with places %j is refused at %s', async (places, path) => {
    const answer = await api.request('POST', '/v1/checks', { body: { items: [], places } });
    expect([answer.status, problemIn(answer).errors?.[0]?.path]).toEqual([400, path]);
  });
});

describe('the command', () => {
  const cairn = (words: string) =>
    runCli(words.split(' '), {
      environment: { CAIRN_ENDPOINT: api.credentials.endpoint, CAIRN_TOKEN: api.credentials.token },
    });

  test('capacity says whether, and its exit code does', async () => {
    const fits = await cairn('capacity --flavor big --count 4');
    expect([fits.code, fits.stderr]).toEqual([0, '']);
    expect(fits.stdout).toMatch(/^4 servers of 4 vCPUs, 3000 MiB of memory and 10 GiB of disk\nFits\. /);
    expect(fits.stdout).toMatch(/^kvm3 +0 .*disabled/m);
    expect((await cairn('capacity --flavor big --count 5')).code).toBe(2);
    const one = await cairn('capacity --vcpus 1 --memory-mib 1024 --host kvm2 -o json');
    expect(JSON.parse(one.stdout)).toMatchObject({ fits: true, fitting_count: 8 });
    const wrong = await cairn('capacity --flavor bgi');
    expect([wrong.code, wrong.stdout]).toEqual([1, '']);
    expect(wrong.stderr).toContain("Did you mean 'big'?");
  });

  test('place says where and with which addresses, and its exit code whether', async () => {
    const placed = await cairn('place -f big --kernel k -s lan=10.9.0.5 -s lan -p shop -o json');
    expect([placed.code, placed.stderr]).toEqual([0, '']);
    expect(JSON.parse(placed.stdout)).toMatchObject({ fits: true, addresses: { eth0: '10.9.0.5' } });
    const shown = await cairn('place --flavor big --kernel k --host kvm2 --project shop');
    expect(shown.stdout).toMatch(new RegExp(`^Host: +kvm2 \\(${hosts['kvm2']}\\)$`, 'm'));
    const nowhere = await cairn('place --flavor big --kernel k --host kvm3 --project shop');
    expect([nowhere.code, nowhere.stdout.startsWith('Does not fit. ')]).toEqual([2, true]);
    expect((await cairn('place --flavor big --kernel none --project shop')).code).toBe(1);
  });
});
