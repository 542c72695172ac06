import type { CellMemory, PinningClaim } from './pinning.ts';

/** Nothing held. */
export const NO_PINS: PinningClaim = { cpus: [], cells: [] };

function changed(
  cells: readonly CellMemory[],
  by: readonly CellMemory[],
  sign: 1 | -1,
): readonly CellMemory[] {
  const sums = new Map<string, CellMemory>();
  for (const [list, factor] of [
    [cells, 1],
    [by, sign],
  ] as const) {
    for (const { cell_id, page_kib, memory_mib } of list) {
      const key = `${cell_id} ${page_kib}`;
      const before = sums.get(key)?.memory_mib ?? 0;
      sums.set(key, { cell_id, page_kib, memory_mib: before + factor * memory_mib });
    }
  }
  return [...sums.values()].sort((a, b) => a.cell_id - b.cell_id || a.page_kib - b.page_kib);
}

/** Pure. Two claims on one host together. */
export function withClaim(all: PinningClaim, own: PinningClaim): PinningClaim {
  const cpus = [...new Set([...all.cpus, ...own.cpus])].sort((a, b) => a - b);
  return { cpus, cells: changed(all.cells, own.cells, 1) };
}

/** Pure. What is left of all claims on a host without one of them. */
export function withoutClaim(all: PinningClaim, own: PinningClaim): PinningClaim {
  const cells = changed(all.cells, own.cells, -1).filter(({ memory_mib }) => memory_mib > 0);
  return { cpus: all.cpus.filter((cpu) => !own.cpus.includes(cpu)), cells };
}
