import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candidate, PlacementRequest } from '../../../reconciler/scheduler/request.ts';
import { schedule } from '../../../reconciler/scheduler/schedule.ts';
import { capacityFor, surveyHosts } from '../../../reconciler/scheduler/survey.ts';
import { candidate, placementRequest } from '../../support/candidates.ts';

const amount = (most: number) => fc.integer({ min: 0, max: most });

const drawnHosts = fc
  .array(
    fc.record({
      enabled: fc.boolean(),
      up: fc.constantFrom(true, true, true, false),
      seen: fc.constantFrom(true, true, true, false),
      vcpus_total: amount(40),
      memory_mib_total: amount(4_000),
      disk_gib_total: amount(100),
      claimed: fc.record({ vcpus: amount(20), memory_mib: amount(2_000), disk_gib: amount(50) }),
    }),
    { maxLength: 5 },
  )
  .map((hosts) =>
    hosts.map(({ enabled, up, seen, claimed, ...totals }, index): Candidate =>
      candidate(`${index}`, { enabled, up, totals: seen ? totals : null, claimed }),
    ),
  );

const drawnRequest = fc
  .record({
    vcpus: fc.integer({ min: 1, max: 4 }),
    memory_mib: fc.integer({ min: 1, max: 1_000 }),
    disk_gib: amount(20),
    requested_host_id: fc.constantFrom(null, null, 'id-0', 'id-9'),
  })
  .map((request): PlacementRequest => placementRequest(request));

/** Places servers one after the other, as the engine does, until the scheduler refuses one. */
const placeAll = (request: PlacementRequest, hosts: readonly Candidate[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  let now = hosts;
  for (let placed = 0; placed < 1_000; placed += 1) {
    const { host_id } = schedule(request, now);
    if (host_id === null) return counts;
    counts.set(host_id, (counts.get(host_id) ?? 0) + 1);
    now = now.map((host) =>
      host.host_id === host_id
        ? {
            ...host,
            claimed: {
              vcpus: host.claimed.vcpus + request.vcpus,
              memory_mib: host.claimed.memory_mib + request.memory_mib,
              disk_gib: host.claimed.disk_gib + request.disk_gib,
            },
          }
        : host,
    );
  }
  throw new Error('the hosts never fill up');
};

test('as many fit on each host as the scheduler would place there, one after the other', () => {
  fc.assert(
    fc.property(drawnRequest, drawnHosts, fc.integer({ min: 1, max: 60 }), (request, hosts, server_count) => {
      const placed = placeAll(request, hosts);
      const capacity = capacityFor(request, server_count, hosts);
      for (const host of capacity.hosts) {
        expect(host.fitting_count).toBe(placed.get(host.host_id) ?? 0);
        expect(host.rejections.length === 0).toBe(host.fitting_count > 0);
        expect(host.nearest_fix === null).toBe(host.fitting_count > 0);
      }
      const total = [...placed.values()].reduce((sum, count) => sum + count, 0);
      expect(capacity.fitting_count).toBe(total);
      expect(capacity.fits).toBe(total >= server_count);
      expect(capacity.nearest_fix === null).toBe(capacity.fits);
    }),
    { numRuns: 300 },
  );
});

test('the order of the hosts means nothing', () => {
  fc.assert(
    fc.property(drawnRequest, drawnHosts, (request, hosts) => {
      expect(surveyHosts(request, [...hosts].reverse())).toEqual(surveyHosts(request, hosts));
    }),
    { numRuns: 50 },
  );
});

test('what does not fit is explained by hosts that are full, with what is short', () => {
  const host = candidate('kvm1', {
    totals: { vcpus_total: 16, memory_mib_total: 4096, disk_gib_total: 100 },
  });
  const request = placementRequest({ vcpus: 1, memory_mib: 1500, disk_gib: 0 });
  expect(capacityFor(request, 2, [host]).explanation).toBe('2 fit on 1 of 1 host.');
  expect(capacityFor(request, 5, [host])).toMatchObject({
    fits: false,
    fitting_count: 2,
    explanation:
      'Only 2 fit on 1 of 1 host; then 3 more do not. 1 host: 1 dropped by memory (short by 404 MiB).',
    nearest_fix: 'use a flavor with at most 1096 MiB of memory, or free 404 MiB of memory on host kvm1',
  });
  const full = { ...host, claimed: { ...host.claimed, memory_mib: 4000 } };
  expect(surveyHosts(request, [full])[0]?.rejections).toEqual([
    { filter: 'memory', why: 'short by 1404 MiB', short: '1404 MiB of memory' },
  ]);
  expect(capacityFor(request, 1, [])).toMatchObject({ fits: false, explanation: 'There is no host.' });
});
