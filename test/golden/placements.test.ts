import { expect, test } from 'vitest';
import { FILTERS } from '../../reconciler/scheduler/filters.ts';
import type { PinningWish } from '../../reconciler/model/pinning.ts';
import type { Candidate, PlacementRequest } from '../../reconciler/scheduler/request.ts';
import { rejectionsOf, schedule } from '../../reconciler/scheduler/schedule.ts';
import { candidate, placementRequest } from '../support/candidates.ts';
import { hardwareNeeds } from '../../reconciler/kinds/server/hardware/required-traits.ts';

const NOTHING = { vcpus: 0, memory_mib: 0, disk_gib: 0 };

/** A host of one cell with four cores of two threads. */
const parts = (dedicated: readonly number[] | null): Candidate['parts'] => () => ({
  cells: [
    { cell_id: 0, vcpus: 8, memory_mib: 8704, cores: [[0, 1], [2, 3], [4, 5], [6, 7]], huge_pages: [] },
  ],
  dedicated: dedicated === null ? null : new Set(dedicated),
  shared: null,
});

/** A guest of 2 GiB that has all its CPUs for itself. */
const pinned = (vcpus: number, change: Partial<PinningWish> = {}): PinningWish => {
  const dedicated = Array.from({ length: vcpus }, (_, index) => index);
  const nodes = [{ vcpus: dedicated, memory_mib: 2048 }];
  return { dedicated, threads: 'prefer', emulator: 'with', nodes, page: 'small', ...change };
};

type Case = readonly [title: string, request: Partial<PlacementRequest>, hosts: readonly Candidate[]];

const aggregate = (name: string, properties: Readonly<Record<string, string>> = {}) => ({
  id: `id-${name}`,
  name,
  availability_zone: null,
  properties,
  cpu_ratio: null,
  memory_ratio: null,
  disk_ratio: null,
});
const group = (policy: 'affinity' | 'anti-affinity', members: readonly string[], max_servers_per_host = 1) => ({
  name: 'web',
  policy,
  max_servers_per_host,
  members: new Map(members.map((id) => [id, max_servers_per_host])),
});
const host = candidate('kvm1');
const full = (name: string, change: Partial<Candidate['claimed']>): Candidate =>
  candidate(name, { claimed: { vcpus: 2, memory_mib: 1024, disk_gib: 10, ...change } });

/** What people meet, by the rule that says no. */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  'requested-host': [['a host is asked for by an id that is none', { requested_host_id: 'id-none' }, [host]]],
  enabled: [
    ['the host is disabled, with a reason', {}, [candidate('kvm1', { enabled: false, disabled_reason: 'new disks' })]],
    ['the host is disabled', {}, [candidate('kvm1', { enabled: false })]],
    ['the host is fenced', {}, [candidate('kvm1', { fenced: true, up: false })]],
    ['the host is drained', {}, [candidate('kvm1', { draining: true })]],
    ['the host is being deleted', {}, [candidate('kvm1', { being_deleted: true })]],
  ],
  up: [
    ['the host does not answer', {}, [candidate('kvm1', { up: false })]],
    ['the host was just registered', {}, [candidate('kvm1', { totals: null, up: false })]],
    ['no engine looks at the host', {}, [candidate('kvm1', { lost: true })]],
  ],
  'availability-zone': [['the zone has no host', { availability_zone: 'east' }, [host]]],
  'aggregate-tenancy': [
    [
      'the host is for another project',
      { project_id: 'p1' },
      [candidate('kvm1', { aggregates: [aggregate('finance', { filter_tenant_id: 'p2' })] })],
    ],
  ],
  'image-properties': [
    ['the image is for another machine', { image_properties: { hw_architecture: 'arm64' } }, [host]],
    ['the image is for another hypervisor', { image_properties: { img_hv_type: 'xen' } }, [host]],
    [
      'the image needs KVM',
      { image_properties: { img_hv_type: 'kvm' } },
      [candidate('kvm1', { accelerator: 'tcg' })],
    ],
    ['the image is paravirtual', { image_properties: { hw_vm_mode: 'xen' } }, [host]],
    [
      'the image boots by UEFI',
      { hardware: hardwareNeeds({ guest: { firmware: 'uefi' }, disks: {}, nics: {} }) },
      [host],
    ],
  ],
  traits: [
    ['the flavor requires a trait of the CPU', { extra_specs: { 'trait:HW_CPU_X86_AMX': 'required' } }, [host]],
    ['the image requires a trait of its own', { image_properties: { 'trait:CUSTOM_GPU': 'required' } }, [host]],
    ['the flavor forbids a trait', { extra_specs: { 'trait:HW_CPU_X86_AVX2': 'forbidden' } }, [host]],
  ],
  capabilities: [
    ['the flavor asks for another CPU', { extra_specs: { 'capabilities:cpu_info:model': 'EPYC' } }, [host]],
    ['the flavor asks for what no host tells', { extra_specs: { 'capabilities:gpu': '1' } }, [host]],
  ],
  'aggregate-extra-specs': [
    ['the flavor asks for hosts of an aggregate', { extra_specs: { 'aggregate_instance_extra_specs:ssd': 'true' } }, [host]],
  ],
  'server-group': [
    ['all hosts have one of the group', { group: group('anti-affinity', ['id-kvm1', 'id-kvm2']) }, [host, candidate('kvm2')]],
    ['all hosts have as many as they may', { group: group('anti-affinity', ['id-kvm1'], 3) }, [host]],
    [
      'the host of the group is full',
      { group: group('affinity', ['id-kvm1']), memory_mib: 8000 },
      [full('kvm1', {}), candidate('kvm2')],
    ],
  ],
  'same-host': [['the host of the others is disabled', { same_hosts: new Set(['id-kvm2']) }, [host, candidate('kvm2', { enabled: false })]]],
  'different-host': [['the only host has the other', { different_hosts: new Set(['id-kvm1']) }, [host]]],
  retry: [
    [
      'it could not be made there',
      { failed_hosts: new Map([['id-kvm1', "The disk of host 'kvm1' is full: remove images or servers there."]]) },
      [host],
    ],
  ],
  numa: [
    ['the guest wants more NUMA nodes than the host has', { extra_specs: { 'hw:numa_nodes': '2' } }, [host]],
    [
      "a node is larger than the host's cells",
      { extra_specs: { 'hw:numa_nodes': '2' }, vcpus: 4, memory_mib: 6144 },
      [candidate('kvm1', { numa_cells: [{ vcpus: 4, memory_mib: 2048 }, { vcpus: 4, memory_mib: 2048 }] })],
    ],
    ['the host offers no CPUs to guests of their own', { pinning: pinned(2) }, [candidate('kvm1', { parts: parts(null) })]],
    [
      'others have its dedicated CPUs',
      { pinning: pinned(4) },
      [candidate('kvm1', { parts: parts([2, 3, 4, 5, 6, 7]), claimed: { ...NOTHING, pinning: { cpus: [2, 3, 6], cells: [] } } })],
    ],
    ['its cores are half taken', { pinning: pinned(2, { threads: 'isolate' }) }, [candidate('kvm1', { parts: parts([2, 3, 4]) })]],
    ['it has no large pages', { pinning: pinned(1, { page: 'large' }) }, [candidate('kvm1', { parts: parts([2]) })]],
    [
      'its cell has promised its memory',
      { pinning: pinned(1) },
      [
        candidate('kvm1', {
          parts: parts([2]),
          claimed: { ...NOTHING, pinning: { cpus: [], cells: [{ cell_id: 0, page_kib: 0, memory_mib: 7000 }] } },
        }),
      ],
    ],
  ],
  vcpus: [['too many vCPUs', { vcpus: 15 }, [full('kvm1', {})]]],
  memory: [['too much memory', { memory_mib: 8192 }, [full('kvm1', {})]]],
  disk: [['too much disk', { disk_gib: 100 }, [full('kvm1', {})]]],
};

const MIXED: readonly Case[] = [
  ['there is no host', {}, []],
  [
    'the nearest host lacks a little of everything',
    { vcpus: 15, memory_mib: 8192, disk_gib: 95 },
    [full('kvm1', { vcpus: 16, memory_mib: 8192 }), full('kvm2', {})],
  ],
  [
    'one host is full, one is down, one is in another zone',
    { availability_zone: 'nova', memory_mib: 8000 },
    [full('kvm1', {}), candidate('kvm2', { up: false }), candidate('kvm3', { availability_zone: 'east' })],
  ],
  [
    'more reasons than anybody wants to read',
    { memory_mib: 8192 },
    [100, 200, 300, 400, 500].map((memory_mib) => full(`kvm${memory_mib}`, { memory_mib })),
  ],
  ['it fits', { image_hosts: [new Set(['id-kvm2'])] }, [full('kvm1', {}), full('kvm2', {}), full('kvm3', { vcpus: 16 })]],
];

function tell([title, change, hosts]: Case): readonly string[] {
  const placement = schedule(placementRequest(change), hosts);
  const fix = placement.host_id === null ? [`  Nearest fix: ${placement.nearest_fix}.`] : [];
  return [`${title}:`, `  ${placement.explanation}`, ...fix];
}

test('every rule says why it drops a host, and what would help', async () => {
  expect(Object.keys(CASES)).toEqual(FILTERS.map(({ name }) => name));
  const lines = Object.entries(CASES).flatMap(([name, cases]) => [
    `== ${name}`,
    ...cases.flatMap((each) => {
      const [title, change, hosts] = each;
      const dropping = hosts.flatMap((one) => rejectionsOf(placementRequest(change), one)[0]?.filter ?? []);
      expect([title, dropping]).toEqual([title, expect.arrayContaining([name])]);
      return tell(each);
    }),
    '',
  ]);
  const mixed = ['== several', ...MIXED.flatMap(tell)];
  await expect(`${[...lines, ...mixed].join('\n')}\n`).toMatchFileSnapshot('./placements.txt');
});
