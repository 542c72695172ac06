import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PinningClaim, PinningWish } from '../../reconciler/model/pinning.ts';
import { NO_PINS, withClaim, withoutClaim } from '../../reconciler/model/pinning-claims.ts';
import { cellMemory } from '../../reconciler/model/host-cpus.ts';
import type { HostParts } from '../../reconciler/model/host-cpus.ts';
import { nodesOf, pinsOf } from '../../reconciler/model/pinning-texts.ts';
import { choosePinning } from '../../reconciler/scheduler/pinning.ts';

const RUNS = 500;

/** Hosts of up to four cells, with cores of one or two threads. */
const drawnParts: fc.Arbitrary<HostParts> = fc
  .record({
    cells: fc.integer({ min: 0, max: 4 }),
    cores: fc.integer({ min: 1, max: 4 }),
    threads: fc.constantFrom(1, 2),
    huge: fc.integer({ min: 0, max: 200 }),
    dedicated: fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 31 }))),
  })
  .map(({ cells, cores, threads, huge, dedicated }) => ({
    cells: Array.from({ length: cells }, (_, cell_id) => ({
      cell_id,
      vcpus: cores * threads,
      memory_mib: 1024,
      cores: Array.from({ length: cores }, (__, core) =>
        Array.from({ length: threads }, (___, thread) => (cell_id * cores + core) * threads + thread),
      ),
      huge_pages: huge === 0 ? [] : [{ size_kib: 2048, pages: huge }],
    })),
    dedicated: dedicated === null ? null : new Set(dedicated),
    shared: null,
  }));

const drawnWish: fc.Arbitrary<PinningWish> = fc
  .record({
    nodes: fc.array(
      fc.record({ vcpus: fc.integer({ min: 1, max: 3 }), memory_mib: fc.integer({ min: 1, max: 300 }) }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    own: fc.integer({ min: 0, max: 9 }),
    threads: fc.constantFrom('prefer' as const, 'isolate' as const, 'require' as const),
    emulator: fc.constantFrom('with' as const, 'isolate' as const, 'share' as const),
    page: fc.constantFrom('small' as const, 'large' as const, 2048),
  })
  .map(({ nodes, own, ...rest }) => {
    let next = 0;
    const numbered = nodes.map(({ vcpus, memory_mib }) => ({
      vcpus: Array.from({ length: vcpus }, () => next++),
      memory_mib,
    }));
    return {
      ...rest,
      nodes: numbered,
      dedicated: Array.from({ length: Math.min(own, next) }, (_, vcpu) => vcpu),
    };
  });

test('guests that come one after the other never share a CPU, and no cell promises more than it has', () => {
  fc.assert(
    fc.property(drawnParts, fc.array(drawnWish, { maxLength: 8 }), (parts, wishes) => {
      const seen: PinningClaim[] = [];
      for (const wish of wishes) {
        const taken = seen.reduce(withClaim, NO_PINS);
        const outcome = choosePinning(wish, { ...parts, host_name: 'h', emulates: false, taken });
        expect(choosePinning(wish, { ...parts, host_name: 'h', emulates: false, taken })).toEqual(outcome);
        if ('rejection' in outcome) continue;
        const { claim, vcpu_pins, numa_nodes } = outcome.pinning;
        const own =
          vcpu_pins === null
            ? []
            : pinsOf(vcpu_pins).filter(({ vcpu }) => wish.dedicated.includes(Number(vcpu)));
        expect(own).toHaveLength(wish.dedicated.length);
        expect(own.every(({ cpus }) => claim.cpus.includes(Number(cpus)))).toBe(true);
        expect(new Set(own.map(({ cpus }) => cpus)).size).toBe(own.length);
        expect(claim.cpus.every((cpu) => parts.dedicated?.has(cpu) === true)).toBe(true);
        const nodes = nodesOf(numa_nodes);
        expect(nodes.map(({ memory_mib }) => memory_mib)).toEqual(
          wish.nodes.map(({ memory_mib }) => memory_mib),
        );
        expect(new Set(nodes.map(({ cell_id }) => cell_id)).size).toBe(nodes.length);
        seen.push(claim);
      }
      const cpus = seen.flatMap((claim) => claim.cpus);
      expect(new Set(cpus).size).toBe(cpus.length);
      const all = seen.reduce(withClaim, NO_PINS);
      for (const { cell_id, page_kib, memory_mib } of all.cells) {
        const total = parts.cells
          .flatMap(cellMemory)
          .find((each) => each.cell_id === cell_id && each.page_kib === page_kib);
        expect(memory_mib).toBeLessThanOrEqual(total?.memory_mib ?? 0);
      }
      expect(seen.reduce(withoutClaim, all)).toEqual(NO_PINS);
    }),
    { numRuns: RUNS },
  );
});
