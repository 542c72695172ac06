import { expect, test } from 'vitest';
import type { Candidate, PlacementRequest } from '../../../reconciler/scheduler/request.ts';
import { FILTERS, rejectOnHost, schedule } from '../../../reconciler/scheduler/schedule.ts';
import { memoryWeigher } from '../../../reconciler/scheduler/weighers/memory.ts';

const host = (name: string, change: Partial<Candidate> = {}): Candidate => ({
  host_id: `id-${name}`,
  name,
  enabled: true,
  being_deleted: false,
  up: true,
  totals: { vcpus_total: 16, memory_mib_total: 8192, disk_gib_total: 100 },
  claimed: { vcpus: 0, memory_mib: 0, disk_gib: 0 },
  ...change,
});

const request = (change: Partial<PlacementRequest> = {}): PlacementRequest => ({
  vcpus: 2,
  memory_mib: 2048,
  disk_gib: 10,
  requested_host_id: null,
  image_hosts: [],
  ...change,
});

const claimed = (vcpus: number, memory_mib: number, disk_gib: number): Partial<Candidate> => ({
  claimed: { vcpus, memory_mib, disk_gib },
});

test('every filter drops what it is for, and only that', () => {
  const cases: readonly (readonly [string, Partial<Candidate>, Partial<PlacementRequest>, string])[] = [
    ['requested-host', {}, { requested_host_id: 'id-other' }, 'not the host_id asked for'],
    ['enabled', { enabled: false }, {}, 'disabled'],
    ['enabled', { being_deleted: true }, {}, 'being deleted'],
    ['up', { up: false }, {}, 'down'],
    ['up', { totals: null }, {}, 'not seen yet'],
    ['vcpus', claimed(15, 0, 0), {}, 'short by 1 vCPUs'],
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
  const packing = schedule(request(), hosts, [[memoryWeigher, -1]]);
  expect(packing).toMatchObject({ host_id: 'id-c' });
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
    'use a flavor with at most 1 vCPUs, 1024 MiB of memory and 5 GiB of disk, or free 1 vCPUs, 1024 MiB of memory and 5 GiB of disk on host kvm1',
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
