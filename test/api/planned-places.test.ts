import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckReport, PlaceShare } from '../../schemas/generated/api.ts';
import type { ServerSetSpec } from '../../schemas/generated/types.ts';
import { membersOf } from '../../reconciler/kinds/server_set/member-spec.ts';
import { storeHostCapacity } from '../../reconciler/store/host-capacity.ts';
import { storeChoices } from '../../reconciler/store/resolved.ts';
import { problemIn, resourceIn, startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';

/** Places of what one plan holds together: members of server sets, and servers that are tied to parts of a host. */

let api: TestApi;
let project_id = '';
let kernel_id = '';
let big = '';
let small = '';
const hosts: Record<string, string> = {};

const CELL = { cell_id: 0, vcpus: 8, memory_mib: 8704, cores: ['0,4', '1,5', '2,6', '3,7'], huge_pages: [] };

beforeAll(async () => {
  api = await startTestApi();
  for (const name of ['kvm1', 'kvm2']) {
    hosts[name] = await api.create('hosts', {
      name,
      uri: `simulated://${name}`,
    });
    const totals = { vcpus: 8, memory_mib: 8704, disk_gib: 100 };
    const status = { state: 'up', accelerator: 'kvm', ...totals, numa_cells: [CELL] };
    await api.report(hosts[name], { status });
    await storeHostCapacity(api.database.db, hosts[name], {
      vcpus_total: 32,
      memory_mib_total: 8192,
      disk_gib_total: 100,
    });
  }
  project_id = await api.create('projects', { name: 'shop' });
  big = await api.create('flavors', { name: 'big', vcpus: 1, memory_mib: 3000 });
  small = await api.create('flavors', { name: 'small', vcpus: 1, memory_mib: 1000 });
  kernel_id = await api.create('images', {
    name: 'k',
    project_id,
    disk_format: 'aki',
    sha256: 'a'.repeat(64),
    size_bytes: 1,
  });
});
afterAll(() => api.close());

const check = async (items: readonly object[], places: readonly PlaceShare[] = []) => {
  const answer = await api.request('POST', '/v1/checks', { body: { items, places } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return (answer.body as CheckReport).results;
};

const server = (name: string, more: object) => ({
  kind: 'server',
  id: randomUUID(),
  spec: { name, project_id, kernel_id, flavor_id: small, ...more },
  must_be_new: true,
});

const on = (name: string, servers: number, memory_mib: number, more: object = {}) => ({
  host_id: hosts[name] ?? '',
  server_group_id: null,
  servers,
  vcpus: servers,
  memory_mib,
  disk_gib: 0,
  ...more,
});

describe('a planned server set', () => {
  type Members = Readonly<Record<string, object>>;
  const setSpec = (members: Members, template: object = {}, name = 'web') => ({
    name,
    project_id,
    template: { kernel_id, flavor_id: big, ...template },
    members,
  });
  const set = (members: Members, template: object = {}) => ({
    kind: 'server_set',
    id: randomUUID(),
    spec: setSpec(members, template),
    must_be_new: true,
  });
  const four = { a: {}, b: {}, c: {}, d: {} };

  /** A set whose servers are asked for and have a place on a host. */
  const made = async (name: string, keys: readonly string[], host: string): Promise<string> => {
    const { db } = api.database;
    const spec = setSpec(Object.fromEntries(keys.map((key) => [key, {}])), { flavor_id: small }, name);
    const id = await api.create('server_sets', spec);
    const stored = resourceIn(await api.get(`/v1/server_sets/${id}`)).spec as unknown as ServerSetSpec;
    for (const member of membersOf(id, stored)) {
      const answer = await api.put(`/v1/servers/${member.server_id}`, member.spec);
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      const mark = { member_of: id, member_key: member.key };
      await db('desired').where({ id: member.server_id }).update(mark);
      const host_id = hosts[host] ?? '';
      await storeChoices(db, member.server_id, { host_id, placement: '', root_capacity_bytes: 0, nics: {} });
      const claim = { vcpus: 1, memory_mib: 1000, disk_gib: 0 };
      await db('allocation').insert({ owner_id: member.server_id, slot: 'placement', host_id, ...claim });
    }
    return id;
  };
  const change = (id: string, spec: object) => ({ kind: 'server_set', id, spec });
  const letGo = (): Promise<unknown> => api.database.db('allocation').whereNotNull('host_id').delete();

  test('is refused where not all of its members fit, and says which one and why', async () => {
    expect(await check([set(four)])).toMatchObject([
      { problem: null, place: null, member_places: [on('kvm1', 2, 6000), on('kvm2', 2, 6000)] },
    ]);
    const [refused] = await check([set({ ...four, e: {} })]);
    expect(refused).toMatchObject({ outcome: null, quota: null, place: null, member_places: [] });
    expect(refused?.problem).toMatchObject({
      code: 'unschedulable',
      detail:
        'Member "e" of the set has no place (4 of 5 have one before it). 2 hosts: 2 dropped by memory (short by 808 MiB). Nearest fix: use a flavor with at most 2192 MiB of memory, or free 808 MiB of memory on host kvm1.',
      errors: [
        {
          path: '/spec/template/flavor_id',
          message: expect.stringContaining('finds no place for member "e"') as string,
        },
      ],
    });
  });

  test('is refused at what a member says itself', async () => {
    const host_id = hosts['kvm1'] ?? '';
    const full = [on('kvm1', 0, 6000)];
    expect((await check([set({ a: {}, b: { host_id } })], full))[0]?.problem).toMatchObject({
      detail: expect.stringContaining('Member "b" of the set has no place (1 of 2') as string,
      errors: [{ path: '/spec/members/b/host_id' }],
    });
    const huge = await api.create('flavors', { name: 'huge', vcpus: 1, memory_mib: 9000 });
    expect((await check([set({ 'a.1': { flavor_id: huge } })]))[0]?.problem?.errors).toMatchObject([
      { path: '/spec/members/a.1/flavor_id' },
    ]);
    expect(
      (await check([set({ a: {} }, { host_id })], [on('kvm1', 0, 8000)]))[0]?.problem?.errors,
    ).toMatchObject([{ path: '/spec/template/host_id' }]);
  });

  test('is counted with the rest of its plan, and a refused one takes nothing from it', async () => {
    const results = await check([
      set({ a: {}, b: {}, c: {} }),
      server('x', { flavor_id: big }),
      set({ a: {} }),
      server('y', {}),
    ]);
    expect(results.map(({ problem }) => problem?.code ?? null)).toEqual([null, null, 'unschedulable', null]);
    const [, alone] = await check([set({ ...four, e: {} }), server('x', { flavor_id: big })]);
    expect(alone?.place).toEqual(on('kvm1', 1, 3000));
  });

  test('keeps the rule of its server group', async () => {
    const spec = { name: 'apart', project_id, policy: 'anti-affinity' };
    const server_group_id = await api.create('server_groups', spec);
    const [refused] = await check([set({ a: {}, b: {}, c: {} }, { server_group_id })]);
    expect(refused?.problem?.detail).toContain(
      '2 dropped by server-group (has a server of group apart already)',
    );
    expect(await check([set({ a: {}, b: {} }, { server_group_id })])).toMatchObject([
      {
        member_places: [on('kvm1', 1, 3000, { server_group_id }), on('kvm2', 1, 3000, { server_group_id })],
      },
    ]);
  });

  test('asks only for members that are new or change, with the room of those that go', async () => {
    const id = await made('grows', ['a', 'b'], 'kvm1');
    const full = [on('kvm1', 0, 5000), on('kvm2', 0, 8000)];
    const same = { flavor_id: small };
    // Nothing that concerns places.
    const described = setSpec({ a: {}, b: {} }, { ...same, description: 'd' }, 'grows');
    expect(await check([change(id, described)], full)).toMatchObject([{ problem: null, member_places: [] }]);
    expect(await check([change(id, setSpec({ a: {}, b: {}, c: {} }, same, 'grows'))], full)).toMatchObject([
      { problem: null, member_places: [on('kvm1', 1, 1000)] },
    ]);
    const two = setSpec({ a: {}, b: {}, c: {}, d: {} }, same, 'grows');
    expect((await check([change(id, two)], full))[0]?.problem?.detail).toContain(
      'Member "d" of the set has no place (1 of 2 have one before it)',
    );
    const other = setSpec({ a: {}, c: {}, d: {} }, same, 'grows');
    expect(await check([change(id, other)], full)).toMatchObject([
      { problem: null, member_places: [on('kvm1', 2, 2000)] },
    ]);
    await letGo();
  });

  test('asks whether its members can grow where they are, or move', async () => {
    const id = await made('turns', ['a', 'b'], 'kvm1');
    const grown = setSpec({ a: {}, b: {} }, { flavor_id: big }, 'turns');
    expect(await check([change(id, grown)])).toMatchObject([
      { problem: null, member_places: [on('kvm1', 0, 4000)] },
    ]);
    const [refused] = await check([change(id, grown)], [on('kvm1', 0, 3000)]);
    expect(refused?.problem).toMatchObject({
      code: 'unschedulable',
      detail: expect.stringContaining('The flavor does not fit on host kvm1, where the server is') as string,
      errors: [{ path: '/spec/template/flavor_id' }],
    });
    const moved = setSpec({ a: {}, b: { host_id: hosts['kvm2'] ?? '' } }, { flavor_id: small }, 'turns');
    expect(await check([change(id, moved)])).toMatchObject([{ member_places: [on('kvm2', 1, 1000)] }]);
    expect((await check([change(id, moved)], [on('kvm2', 0, 8000)]))[0]?.problem?.errors).toMatchObject([
      { path: '/spec/members/b/host_id' },
    ]);
    await letGo();
  });
});

describe('planned servers with CPUs of their own', () => {
  beforeAll(async () => {
    const spec = { name: 'kvm1', uri: 'simulated://kvm1', cpu_dedicated_set: '2-3,6-7' };
    expect((await api.put(`/v1/hosts/${hosts['kvm1']}`, spec)).status).toBe(202);
  });

  const CPUS = { 'hw:cpu_policy': 'dedicated' };
  const flavor = (name: string, vcpus: number, extra_specs: object, memory_mib = 512): Promise<string> =>
    api.create('flavors', { name, vcpus, memory_mib, extra_specs });

  test('see what each other would have of the host', async () => {
    const flavor_id = await flavor('own', 2, CPUS);
    const results = await check(['a', 'b', 'c'].map((name) => server(name, { flavor_id })));
    const pins = (cpus: readonly number[]): object => ({
      cpus,
      cells: [{ cell_id: 0, page_kib: 0, memory_mib: 512 }],
    });
    expect(results.map(({ place }) => place?.pinning)).toEqual([pins([2, 6]), pins([3, 7]), undefined]);
    expect(results[2]?.problem).toMatchObject({
      code: 'unschedulable',
      detail: expect.stringContaining('short by 2 dedicated CPUs') as string,
      errors: [{ path: '/spec/flavor_id' }],
    });
    const first = results[0]?.place;
    const besides = first === null || first === undefined ? [] : [first];
    const later = await check([server('d', { flavor_id }), server('e', { flavor_id })], besides);
    expect(later.map(({ place }) => place?.pinning?.cpus)).toEqual([[3, 7], undefined]);
  });

  test('see the memory of cells that each other would have, and so do members of sets', async () => {
    const flavor_id = await flavor('cell', 1, { 'hw:numa_nodes': '1' }, 4000);
    const host_id = hosts['kvm1'] ?? '';
    const results = await check(['a', 'b', 'c'].map((name) => server(name, { flavor_id, host_id })));
    expect(results.map(({ problem }) => problem?.code ?? null)).toEqual([null, null, 'unschedulable']);
    const own = await flavor('owns', 2, CPUS);
    const spec = {
      name: 's',
      project_id,
      template: { kernel_id, flavor_id: own },
      members: { a: {}, b: {} },
    };
    const set = { kind: 'server_set', id: randomUUID(), spec, must_be_new: true };
    const [placed, refused] = await check([set, server('x', { flavor_id: own })]);
    expect(placed?.member_places[0]?.pinning).toEqual({
      cpus: [2, 3, 6, 7],
      cells: [{ cell_id: 0, page_kib: 0, memory_mib: 1024 }],
    });
    expect(refused?.problem?.code).toBe('unschedulable');
  });

  test.each([
    [7, ''],
    [{ cpus: [-1], cells: [] }, '/cpus/0'],
    [{ cpus: [], cells: [{ cell_id: 0, page_kib: 0, memory_mib: 'x' }] }, '/cells/0/memory_mib'],
    [{ cpus: [], cells: [], cats: 1 }, '/cats'],
    [{ cpus: Array.from({ length: 10_000 }, () => 1), cells: [] }, '/cpus'],
  ])('with a pinning that is none (%#) are refused at its place', async (pinning, path) => {
    const body = { items: [], places: [on('kvm1', 1, 1, { pinning })] };
    const answer = await api.request('POST', '/v1/checks', { body });
    expect([answer.status, problemIn(answer).errors?.[0]?.path]).toEqual([400, `/places/0/pinning${path}`]);
  });
});
