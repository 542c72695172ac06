import { expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../../reconciler/model/placement-rules.ts';
import type { HostGroup } from '../../../reconciler/model/host-groups.ts';
import { FILTERS } from '../../../reconciler/scheduler/filters.ts';
import type { Candidate, GroupRequest, PlacementRequest } from '../../../reconciler/scheduler/request.ts';
import { rejectOnHost, schedule } from '../../../reconciler/scheduler/schedule.ts';
import { candidate as host, placementRequest as request } from '../../support/candidates.ts';

const claimed = (vcpus: number, memory_mib: number, disk_gib: number): Partial<Candidate> => ({
  claimed: { vcpus, memory_mib, disk_gib },
});

const aggregate = (change: Partial<HostGroup>): Partial<Candidate> => ({
  aggregates: [
    {
      id: 'a',
      name: 'cellar',
      availability_zone: null,
      properties: {},
      cpu_ratio: null,
      memory_ratio: null,
      disk_ratio: null,
      ...change,
    },
  ],
});

const group = (
  policy: GroupRequest['policy'],
  members: Record<string, number>,
): Partial<PlacementRequest> => ({
  group: { name: 'db', policy, max_servers_per_host: 1, members: new Map(Object.entries(members)) },
});

const wants = (extra_specs: Record<string, string>): Partial<PlacementRequest> => ({ extra_specs });
const isFor = (image_properties: Record<string, string>): Partial<PlacementRequest> => ({ image_properties });

test('every filter drops what it is for, and only that', () => {
  const cases: readonly (readonly [string, Partial<Candidate>, Partial<PlacementRequest>, string])[] = [
    ['requested-host', {}, { requested_host_id: 'id-other' }, 'not the host_id asked for'],
    ['enabled', { enabled: false }, {}, 'disabled'],
    ['enabled', { being_deleted: true }, {}, 'being deleted'],
    ['up', { up: false }, {}, 'down'],
    ['enabled', { enabled: false, disabled_reason: 'new fan' }, {}, 'disabled: new fan'],
    ['up', { totals: null }, {}, 'not seen yet'],
    ['up', { lost: true }, {}, 'no engine looked at it lately'],
    ['availability-zone', {}, { availability_zone: 'cellar' }, 'in zone nova'],
    [
      'aggregate-tenancy',
      aggregate({ properties: { filter_tenant_id_2: 'p1, p2' } }),
      { project_id: 'p3' },
      'aggregate cellar is kept for other projects',
    ],
    ['image-properties', {}, isFor({ hw_architecture: 'arm64' }), 'is x86_64, the image is for aarch64'],
    ['image-properties', {}, isFor({ img_hv_type: 'xen' }), 'runs guests with QEMU, the image is for xen'],
    [
      'image-properties',
      { accelerator: 'tcg' },
      isFor({ img_hv_type: 'kvm' }),
      'runs guests without KVM, which the image needs',
    ],
    ['image-properties', {}, isFor({ hw_vm_mode: 'xen' }), 'runs only hvm guests, the image is for xen'],
    ['traits', {}, wants({ 'trait:CUSTOM_GOLD': 'required' }), 'lacks trait CUSTOM_GOLD'],
    ['traits', {}, isFor({ 'trait:HW_CPU_X86_AVX': 'required' }), 'lacks trait HW_CPU_X86_AVX'],
    [
      'traits',
      {},
      wants({ 'trait:HW_CPU_X86_AVX2': 'forbidden' }),
      'has the forbidden trait HW_CPU_X86_AVX2',
    ],
    [
      'capabilities',
      {},
      wants({ 'capabilities:cpu_info:model': '<or> Haswell <or> Broadwell' }),
      'cpu_info:model is Skylake, not <or> Haswell <or> Broadwell',
    ],
    [
      'capabilities',
      claimed(2, 0, 0),
      wants({ 'capabilities:vcpus_used': '< 2' }),
      'vcpus_used is 2, not < 2',
    ],
    ['capabilities', {}, wants({ 'capabilities:moon': 'full' }), 'does not tell its moon'],
    [
      'aggregate-extra-specs',
      aggregate({ properties: { disk: 'hdd, nvme' } }),
      wants({ 'aggregate_instance_extra_specs:disk': 'ssd' }),
      'no aggregate with disk = ssd',
    ],
    ['server-group', {}, group('affinity', { 'id-b': 1 }), 'the other servers of group db are elsewhere'],
    ['server-group', {}, group('anti-affinity', { 'id-a': 1 }), 'has a server of group db already'],
    ['same-host', {}, { same_hosts: new Set(['id-b']) }, 'without a server of same_host_as_ids'],
    ['different-host', {}, { different_hosts: new Set(['id-a']) }, 'has a server of different_host_from_ids'],
    [
      'retry',
      {},
      { failed_hosts: new Map([['id-a', 'It broke.']]) },
      'making this server failed there: It broke',
    ],
    ['numa', {}, wants({ 'hw:numa_nodes': '2' }), 'has 1 NUMA cell, the guest wants 2'],
    [
      'numa',
      {
        numa_cells: [
          { vcpus: 2, memory_mib: 4096 },
          { vcpus: 2, memory_mib: 1000 },
        ],
      },
      wants({ 'hw:numa_nodes': '2', 'hw:numa_mem.0': '1024', 'hw:numa_mem.1': '1024' }),
      "has NUMA cells of at most 2 CPUs and 4096 MiB, the guest's largest node wants 1 CPU and 1024 MiB",
    ],
    ['vcpus', claimed(15, 0, 0), {}, 'short by 1 vCPU'],
    ['memory', claimed(0, 6400, 0), {}, 'short by 256 MiB'],
    ['disk', claimed(0, 0, 95), {}, 'short by 5 GiB'],
  ];
  for (const [name, hostChange, requestChange, why] of cases) {
    const dropping = FILTERS.flatMap((filter) => {
      const rejection = filter.reject(request(requestChange), host('a', hostChange));
      return rejection === null ? [] : [{ name: filter.name, why: rejection.why }];
    });
    expect(dropping).toEqual([{ name, why }]);
  }
});

test('the host with most left wins; equal ones by name', () => {
  const hosts = [host('b'), host('a'), host('c', claimed(0, 1024, 0))];
  expect(schedule(request(), hosts)).toMatchObject({ host_id: 'id-a' });
  expect(schedule(request(), [...hosts].reverse())).toMatchObject({ host_id: 'id-a' });
  const packing = schedule(request(), hosts, { drain_moves: 2, filters_off: [], weights: { memory: -1 } });
  expect(packing).toMatchObject({ host_id: 'id-c' });
});

test('what a filter is about and the host has lets it pass', () => {
  const passing: readonly (readonly [Partial<Candidate>, Partial<PlacementRequest>])[] = [
    [{ availability_zone: 'cellar' }, { availability_zone: 'cellar' }],
    [aggregate({ properties: { filter_tenant_id: 'p1,p2' } }), { project_id: 'p2' }],
    [{}, isFor({ architecture: 'amd64', img_hv_type: 'kvm', hw_vm_mode: 'hvm' })],
    [{}, wants({ 'trait:HW_CPU_X86_AVX2': 'required', 'trait:CUSTOM_OLD': 'forbidden' })],
    [
      {},
      wants({
        'capabilities:cpu_info:model': '<or> Skylake <or> Haswell',
        'capabilities:cpu_info:arch': 's== x86_64',
      }),
    ],
    [
      aggregate({ properties: { disk: 'hdd, ssd' } }),
      wants({ 'aggregate_instance_extra_specs:disk': 'ssd', 'quota:cpu_shares': '10', ssd: 'true' }),
    ],
    [{}, group('affinity', {})],
    [{}, group('affinity', { 'id-a': 3 })],
    [{}, group('anti-affinity', { 'id-b': 1 })],
    [{}, group('soft-anti-affinity', { 'id-a': 9 })],
    [{}, { same_hosts: new Set(['id-a', 'id-b']) }],
    [
      {
        numa_cells: [
          { vcpus: 1, memory_mib: 1024 },
          { vcpus: 4, memory_mib: 4096 },
        ],
      },
      wants({
        'hw:numa_nodes': '2',
        'hw:numa_cpus.0': '0-1',
        'hw:numa_cpus.1': '2',
        'hw:numa_mem.0': '2048',
        'hw:numa_mem.1': '512',
      }),
    ],
  ];
  for (const [hostChange, requestChange] of passing) {
    expect(schedule(request(requestChange), [host('a', hostChange)])).toMatchObject({ host_id: 'id-a' });
  }
});

test('a filter that is off drops nothing', () => {
  const elsewhere = request({ availability_zone: 'cellar' });
  const rules = { ...DEFAULT_RULES, filters_off: ['availability-zone'] };
  expect(schedule(elsewhere, [host('a')])).toMatchObject({ host_id: null });
  expect(schedule(elsewhere, [host('a')], rules)).toMatchObject({ host_id: 'id-a' });
});

test('soft policies, work in flight and failures move a choice between hosts that are equal else', () => {
  const two = [host('a'), host('b')];
  const chosen = (change: Partial<PlacementRequest>, hosts: readonly Candidate[] = two): string | null =>
    schedule(request(change), hosts).host_id;
  expect(chosen({})).toBe('id-a');
  expect(chosen(group('soft-affinity', { 'id-b': 1 }))).toBe('id-b');
  expect(chosen(group('soft-anti-affinity', { 'id-a': 1 }))).toBe('id-b');
  expect(chosen({}, [host('a', { in_flight: 3 }), host('b')])).toBe('id-b');
  expect(chosen({}, [host('a', { failures: 1 }), host('b')])).toBe('id-b');
});

test('a copy of the image outweighs a little memory, not a lot', () => {
  const image_hosts = [new Set(['id-b'])];
  const hosts = (used: number): readonly Candidate[] => [host('a'), host('b', claimed(0, used, 0))];
  expect(schedule(request({ image_hosts }), hosts(2048))).toMatchObject({ host_id: 'id-b' });
  expect(schedule(request({ image_hosts }), hosts(6000))).toMatchObject({ host_id: 'id-a' });
});

test('the explanation counts each host once and names the nearest fix', () => {
  const hosts = [
    host('kvm1', claimed(0, 6400, 0)),
    host('kvm2', { enabled: false }),
    host('kvm3', { up: false }),
    host('kvm4', claimed(16, 8192, 100)),
  ];
  expect(schedule(request(), hosts)).toEqual({
    host_id: null,
    explanation:
      '4 hosts: 1 dropped by memory (short by 256 MiB), 1 by enabled (disabled), 1 by up (down), 1 by vcpus (short by 2 vCPUs).',
    nearest_fix: 'use a flavor with at most 1792 MiB of memory, or free 256 MiB of memory on host kvm1',
  });
  expect(schedule(request(), [])).toMatchObject({ explanation: 'There is no host.' });
  expect(schedule(request(), [host('kvm2', { enabled: false })])).toMatchObject({
    nearest_fix: 'set enabled = true on host kvm2',
  });
});

test('the nearest fix, done, lets the request fit', () => {
  const full = host('kvm1', claimed(15, 7168, 95));
  const before = schedule(request(), [full]);
  expect(before).toMatchObject({ host_id: null });
  expect(before.host_id === null && before.nearest_fix).toBe(
    'use a flavor with at most 1 vCPU, 1024 MiB of memory and 5 GiB of disk, or free 1 vCPU, 1024 MiB of memory and 5 GiB of disk on host kvm1',
  );
  expect(schedule(request({ vcpus: 1, memory_mib: 1024, disk_gib: 5 }), [full])).toMatchObject({
    host_id: 'id-kvm1',
  });
  expect(schedule(request(), [{ ...full, ...claimed(14, 6144, 90) }])).toMatchObject({ host_id: 'id-kvm1' });
});

test('a server that is already there may stay on a disabled host that is down', () => {
  expect(rejectOnHost(request(), host('a', { enabled: false, up: false }))).toEqual([]);
  expect(rejectOnHost(request(), host('a', claimed(0, 8000, 0)))).toHaveLength(1);
});
