import { expect, test } from 'vitest';
import { cpuList, parseCpuList } from '../../../reconciler/model/cpu-list.ts';
import type { HostCell } from '../../../reconciler/model/host-cpus.ts';
import type { PinningWish } from '../../../reconciler/model/pinning.ts';
import type { PinningSupply } from '../../../reconciler/scheduler/pinning.ts';
import { choosePinning } from '../../../reconciler/scheduler/pinning.ts';

/** A cell of 1 GiB with four cores of two threads: CPUs n to n + 7. */
function cell(cell_id: number, change: Partial<HostCell> = {}): HostCell {
  const first = cell_id * 8;
  const cores = [0, 2, 4, 6].map((core) => [first + core, first + core + 1]);
  return { cell_id, vcpus: 8, memory_mib: 1024, cores, huge_pages: [], ...change };
}

function host(change: Partial<PinningSupply> = {}): PinningSupply {
  const dedicated = new Set([2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15]);
  const taken = { cpus: [], cells: [] };
  const cells = [cell(0), cell(1)];
  return { host_name: 'kvm1', emulates: false, cells, dedicated, shared: null, taken, ...change };
}

function wish(vcpus: number, change: Partial<PinningWish> = {}): PinningWish {
  const numbers = Array.from({ length: vcpus }, (_, index) => index);
  const nodes = [{ vcpus: numbers, memory_mib: 512 }];
  return { dedicated: numbers, threads: 'prefer', emulator: 'with', nodes, page: 'small', ...change };
}

function pinned(asked: PinningWish, supply: PinningSupply): object {
  const outcome = choosePinning(asked, supply);
  if ('rejection' in outcome) throw new Error(outcome.rejection.why);
  return outcome.pinning;
}

function refused(asked: PinningWish, supply: PinningSupply): string {
  const outcome = choosePinning(asked, supply);
  if ('pinning' in outcome) throw new Error('it fits');
  const { rejection } = outcome;
  return `${rejection.why}: ${'setting' in rejection ? rejection.setting : `${rejection.left} left`}`;
}

const held = (cpus: number[], memory_mib = 512, cell_id = 0, page_kib = 0): object => ({
  claim: { cpus, cells: [{ cell_id, page_kib, memory_mib }] },
});

test.each([
  ['2-7,^5', [2, 3, 4, 6, 7]],
  ['0', [0]],
  ['^1,0-1', [0]],
  ['7-2', null],
  ['0,^0', null],
  ['', null],
  ['0-99999', null],
  ['a', null],
])('the list of CPUs %s', (text, cpus) => {
  expect(parseCpuList(text)).toEqual(cpus);
});

test('a list is as short as can be', () => {
  expect(cpuList([7, 2, 3, 4, 3, 9, 8])).toBe('2-4,7-9');
  expect(cpuList([])).toBe('');
});

test('whole cores first, and what is left of one', () => {
  expect(pinned(wish(3), host())).toMatchObject({
    vcpu_pins: '0=2 1=3 2=4',
    emulator_pin: '2-4',
    numa_nodes: '0-2:512@0',
    page_kib: null,
    ...held([2, 3, 4]),
  });
});

test('one CPU comes from a core of which something is taken already', () => {
  const taken = { cpus: [2, 3, 4], cells: [] };
  expect(pinned(wish(1), host({ taken }))).toMatchObject({ vcpu_pins: '0=5', ...held([5]) });
});

test('an isolated guest keeps the other threads of its cores idle', () => {
  const asked = wish(2, { threads: 'isolate' });
  expect(pinned(asked, host())).toMatchObject({ vcpu_pins: '0=2 1=4', ...held([2, 3, 4, 5]) });
});

test('threads that must be together are', () => {
  const taken = { cpus: [2, 4, 6], cells: [] };
  expect(pinned(wish(2, { threads: 'require' }), host({ taken }))).toMatchObject({
    vcpu_pins: '0=10 1=11',
    ...held([10, 11], 512, 1),
  });
});

test('QEMU has a CPU more when it asks for one, or runs among the others', () => {
  expect(pinned(wish(1, { emulator: 'isolate' }), host())).toMatchObject({
    vcpu_pins: '0=2',
    emulator_pin: '3',
    ...held([2, 3]),
  });
  expect(pinned(wish(1, { emulator: 'share' }), host({ shared: new Set([0, 1]) }))).toMatchObject({
    emulator_pin: '0-1',
    ...held([2]),
  });
});

test('the shared CPUs of a mixed guest float in its cell', () => {
  expect(pinned(wish(3, { dedicated: [2] }), host())).toMatchObject({
    vcpu_pins: '0=0-1 1=0-1 2=2',
    ...held([2]),
  });
});

test('each node lies in a cell of its own, and makes way for one that fits nowhere else', () => {
  const nodes = [
    { vcpus: [0], memory_mib: 256 },
    { vcpus: [1], memory_mib: 900 },
  ];
  const taken = { cpus: [], cells: [{ cell_id: 1, page_kib: 0, memory_mib: 500 }] };
  expect(pinned(wish(2, { nodes, dedicated: [] }), host({ taken }))).toMatchObject({
    numa_nodes: '0:256@1 1:900@0',
    emulator_pin: null,
  });
});

test('large pages are counted apart, the largest that hold the guest are taken', () => {
  const huge_pages = [
    { size_kib: 2048, pages: 256 },
    { size_kib: 1_048_576, pages: 1 },
  ];
  const supply = host({ cells: [cell(0, { memory_mib: 4096, huge_pages })] });
  expect(pinned(wish(1, { page: 'large' }), supply)).toMatchObject({
    page_kib: 2048,
    ...held([2], 512, 0, 2048),
  });
  const nodes = [{ vcpus: [0], memory_mib: 1024 }];
  expect(pinned(wish(1, { page: 'large', nodes }), supply)).toMatchObject({ page_kib: 1_048_576 });
  const taken = { cpus: [], cells: [{ cell_id: 0, page_kib: 2048, memory_mib: 2 }] };
  expect(refused(wish(1, { page: 2048 }), { ...supply, taken })).toContain('512 MiB in large pages free');
});

test('what a host lacks is said with what to do', () => {
  expect(refused(wish(1), host({ dedicated: null }))).toBe(
    'offers no dedicated CPUs: say which CPUs of host kvm1 guests may have for themselves (cpu_dedicated_set, for example 2-7), or use a flavor and image without hw:cpu_policy = dedicated',
  );
  expect(refused(wish(13), host())).toBe('short by 1 dedicated CPU: 12 dedicated CPUs left');
  expect(refused(wish(7, { threads: 'isolate' }), host())).toBe('short by 1 whole core: 6 whole cores left');
  expect(refused(wish(8), host())).toContain('has not a NUMA cell with 8 dedicated CPUs and 512 MiB free');
  expect(refused(wish(1, { page: 1_048_576 }), host())).toContain(
    'has no pages of 1 GiB: reserve pages of 1 GiB',
  );
  const single = cell(0, { cores: [[2], [3]] });
  expect(refused(wish(1, { threads: 'require' }), host({ cells: [single] }))).toContain(
    'has one thread in each core',
  );
  const nodes = [0, 1, 2].map((vcpu) => ({ vcpus: [vcpu], memory_mib: 1 }));
  expect(refused(wish(3, { nodes }), host())).toContain('has 2 NUMA cells, the guest wants 3');
});

test('emulated CPUs are tied to nothing, the memory of their guest is', () => {
  expect(refused(wish(1), host({ emulates: true }))).toMatchInlineSnapshot(
    `"emulates the CPUs of its guests, so that none can have one for itself: use a host with KVM (/dev/kvm), or use a flavor and image without hw:cpu_policy = dedicated"`,
  );
  const asked = wish(2, { dedicated: [] });
  expect(pinned(asked, host())).toMatchObject({ vcpu_pins: '0=0-1 1=0-1', numa_nodes: '0-1:512@0' });
  expect(pinned(asked, host({ emulates: true }))).toMatchObject({ vcpu_pins: null, numa_nodes: '0-1:512@0' });
});
