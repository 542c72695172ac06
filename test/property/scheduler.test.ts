import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlacementRules } from '../../reconciler/model/placement-rules.ts';
import { DEFAULT_RULES } from '../../reconciler/model/placement-rules.ts';
import { FILTERS } from '../../reconciler/scheduler/filters.ts';
import type { Candidate, GroupRequest, PlacementRequest } from '../../reconciler/scheduler/request.ts';
import { schedule } from '../../reconciler/scheduler/schedule.ts';
import { WEIGHERS, weighersOf } from '../../reconciler/scheduler/weighers.ts';
import { candidate, placementRequest } from '../support/candidates.ts';

const NAMES = ['kvm1', 'kvm2', 'kvm3', 'kvm4', 'kvm5'];
const ids = NAMES.map((name) => `id-${name}`);
const some = <T>(value: fc.Arbitrary<T>, none: T): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: fc.constant(none), weight: 3 }, { arbitrary: value, weight: 1 });
const hostIds = fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 });
const specs = fc.dictionary(
  fc.constantFrom(
    'trait:HW_CPU_X86_AVX2',
    'trait:CUSTOM_FAST',
    'capabilities:vcpus_used',
    'capabilities:nothing',
    'aggregate_instance_extra_specs:ssd',
    'hw:numa_nodes',
    'free',
  ),
  fc.constantFrom('required', 'forbidden', '1', '2', 'true', '>= 2'),
  { maxKeys: 2 },
);
const images = fc.dictionary(
  fc.constantFrom('hw_architecture', 'img_hv_type', 'hw_vm_mode', 'hw_numa_nodes', 'trait:CUSTOM_FAST'),
  fc.constantFrom('x86_64', 'aarch64', 'kvm', 'xen', 'hvm', '2', 'required'),
  { maxKeys: 2 },
);
const group: fc.Arbitrary<GroupRequest> = fc.record({
  name: fc.constant('web'),
  policy: fc.constantFrom('affinity', 'anti-affinity', 'soft-affinity', 'soft-anti-affinity'),
  max_servers_per_host: fc.integer({ min: 1, max: 2 }),
  members: fc
    .array(fc.tuple(fc.constantFrom(...ids), fc.integer({ min: 1, max: 3 })))
    .map((all) => new Map(all)),
});
const requests: fc.Arbitrary<PlacementRequest> = fc
  .record({
    vcpus: fc.integer({ min: 0, max: 20 }),
    memory_mib: fc.integer({ min: 0, max: 10_000 }),
    disk_gib: fc.integer({ min: 0, max: 120 }),
    requested_host_id: some<string | null>(fc.constantFrom(...ids), null),
    image_hosts: fc.array(
      hostIds.map((all) => new Set(all)),
      { maxLength: 2 },
    ),
    project_id: some<string | null>(fc.constantFrom('mine', 'theirs'), null),
    availability_zone: some<string | null>(fc.constantFrom('nova', 'east'), null),
    extra_specs: some(specs, {}),
    image_properties: some(images, {}),
    group: some<GroupRequest | null>(group, null),
    same_hosts: some<ReadonlySet<string> | null>(
      hostIds.map((all) => new Set(all)),
      null,
    ),
    different_hosts: some<ReadonlySet<string>>(
      hostIds.map((all) => new Set(all)),
      new Set(),
    ),
    failed_hosts: some<ReadonlyMap<string, string>>(
      hostIds.map((all) => new Map(all.map((id) => [id, 'It broke.']))),
      new Map(),
    ),
  })
  .map((change) => placementRequest(change));
const aggregate = {
  id: 'a',
  availability_zone: null,
  cpu_ratio: null,
  memory_ratio: null,
  disk_ratio: null,
};
const rarely = fc.nat(7).map((number) => number === 0);
const change: fc.Arbitrary<Partial<Candidate>> = fc.record({
  enabled: rarely.map((not) => !not),
  fenced: rarely,
  draining: rarely,
  being_deleted: rarely,
  up: rarely.map((not) => !not),
  lost: rarely,
  totals: rarely.map((unseen) =>
    unseen ? null : { vcpus_total: 16, memory_mib_total: 8192, disk_gib_total: 100 },
  ),
  claimed: fc.record({ vcpus: fc.nat(18), memory_mib: fc.nat(9000), disk_gib: fc.nat(100) }),
  availability_zone: fc.constantFrom('nova', 'east'),
  aggregates: fc.subarray([
    { ...aggregate, name: 'ssd', properties: { ssd: 'true,2' } },
    { ...aggregate, name: 'mine', properties: { filter_tenant_id: 'mine' } },
  ]),
  traits: fc.subarray(['HW_CPU_X86_AVX2', 'CUSTOM_FAST']).map((all) => new Set(all)),
  numa_cells: fc.array(fc.constant({ vcpus: 4, memory_mib: 4096 }), { maxLength: 2 }),
  in_flight: fc.nat(3),
  failures: fc.nat(3),
});
const clouds = fc
  .tuple(...NAMES.map((name) => change.map((each) => candidate(name, each))))
  .chain((all) => fc.shuffledSubarray([...all]));
const rules: fc.Arbitrary<PlacementRules> = fc.record({
  drain_moves: fc.constant(DEFAULT_RULES.drain_moves),
  filters_off: fc.subarray(
    FILTERS.map(({ name }) => name),
    { maxLength: 2 },
  ),
  weights: fc.oneof(
    fc.constant(DEFAULT_RULES.weights),
    fc.record(Object.fromEntries(WEIGHERS.map(({ name }) => [name, fc.integer({ min: -2, max: 4 })]))),
  ),
});

/** The scheduler as it reads in its description: every rule asked of every host, every measure taken. */
function plainly(request: PlacementRequest, hosts: readonly Candidate[], rules: PlacementRules) {
  const fitting = hosts.filter((host) =>
    FILTERS.every(
      (filter) => rules.filters_off.includes(filter.name) || filter.reject(request, host) === null,
    ),
  );
  const scored = fitting.map((host) => ({
    host,
    score: weighersOf(rules).reduce(
      (sum, { weigher, weight }) => sum + weigher.weigh(request, host) * weight,
      0,
    ),
  }));
  const best = Math.max(...scored.map(({ score }) => score));
  const winners = scored.filter(({ score }) => score === best).map(({ host }) => host);
  return {
    winner: winners.sort((a, b) => (a.name < b.name ? -1 : 1))[0]?.host_id ?? null,
    fitting: fitting.length,
  };
}

test('what is left out because it does not concern a request changes no decision', () => {
  fc.assert(
    fc.property(requests, clouds, rules, (request, hosts, how) => {
      const placement = schedule(request, hosts, how);
      const plain = plainly(request, hosts, how);
      expect(placement.host_id).toBe(plain.winner);
      if (placement.host_id !== null) expect(placement.explanation).toContain(` of ${plain.fitting} host`);
      else expect(placement.nearest_fix).not.toBe('');
      for (const filter of FILTERS) {
        const rejected = hosts.map((host) => filter.reject(request, host) !== null);
        if (!filter.concerns(request))
          expect([filter.name, rejected]).toEqual([filter.name, hosts.map(() => false)]);
        const { drops } = filter;
        if (drops !== undefined) expect(hosts.map((host) => drops(request, host))).toEqual(rejected);
      }
      for (const weigher of WEIGHERS) {
        if (weigher.concerns(request)) continue;
        for (const host of hosts) expect(weigher.weigh(request, host)).toBe(0);
      }
    }),
    { numRuns: 3000 },
  );
});
