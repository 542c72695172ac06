import type { HostSpec, HostStatus } from '../../schemas/generated/types.ts';
import { parseCpuList } from './cpu-list.ts';
import type { CellMemory } from './pinning.ts';

/** One NUMA cell of a host. */
export type HostCell = {
  readonly cell_id: number;
  readonly vcpus: number;
  readonly memory_mib: number;
  /** CPUs of each core; none where the host does not tell them. */
  readonly cores: readonly (readonly number[])[];
  readonly huge_pages: readonly { readonly size_kib: number; readonly pages: number }[];
};

/** The parts of a host that guests can be tied to. */
export type HostParts = {
  readonly cells: readonly HostCell[];
  /** CPUs that guests may have for themselves; null when the host offers none. */
  readonly dedicated: ReadonlySet<number> | null;
  /** CPUs among which the others float; null for all that are not dedicated. */
  readonly shared: ReadonlySet<number> | null;
};

type CpuSets = Pick<HostSpec, 'cpu_dedicated_set' | 'cpu_shared_set'>;

type Seen = Pick<Partial<HostStatus>, 'numa_cells'>;

const KIB_PER_MIB = 1024;

/** Pure. The parts of a host; a cell counts once the host was asked for its CPUs. */
export function partsOf({ cpu_dedicated_set, cpu_shared_set }: CpuSets, { numa_cells }: Seen): HostParts {
  const set = (list: string | undefined): ReadonlySet<number> | null =>
    list === undefined ? null : new Set(parseCpuList(list) ?? []);
  return {
    cells: (numa_cells ?? []).flatMap(({ cores, huge_pages, ...cell }) =>
      cores === undefined
        ? []
        : [{ ...cell, huge_pages: huge_pages ?? [], cores: cores.map((core) => parseCpuList(core) ?? []) }],
    ),
    dedicated: set(cpu_dedicated_set),
    shared: set(cpu_shared_set),
  };
}

/** Pure. How many of a host's CPUs guests without CPUs of their own float among. */
export function floatingCpus({ cpu_dedicated_set, cpu_shared_set }: CpuSets, vcpus: number): number {
  const among = (list: string): number => (parseCpuList(list) ?? []).filter((cpu) => cpu < vcpus).length;
  if (cpu_shared_set !== undefined) return among(cpu_shared_set);
  return cpu_dedicated_set === undefined ? vcpus : vcpus - among(cpu_dedicated_set);
}

/** Pure. CPUs among which guests without CPUs of their own float, by number; null for all of the host, or when they are not known. */
export function floatingSet(sets: CpuSets, seen: Seen): readonly number[] | null {
  if (sets.cpu_dedicated_set === undefined && sets.cpu_shared_set === undefined) return null;
  const { cells, dedicated, shared } = partsOf(sets, seen);
  if (shared !== null) return [...shared].sort((a, b) => a - b);
  const all = cells.flatMap(({ cores }) => cores.flat());
  const others = all.filter((cpu) => dedicated?.has(cpu) !== true);
  return others.length === 0 ? null : others.sort((a, b) => a - b);
}

/** Pure. What a cell's memory may be promised as, by size of page, 0 for ordinary ones: all that is no large page. */
export function cellMemory({
  cell_id,
  memory_mib,
  huge_pages,
}: Pick<HostCell, 'cell_id' | 'memory_mib' | 'huge_pages'>): readonly CellMemory[] {
  const huge = huge_pages.map(({ size_kib, pages }) => ({
    cell_id,
    page_kib: size_kib,
    memory_mib: Math.floor((size_kib * pages) / KIB_PER_MIB),
  }));
  const ordinary = memory_mib - huge.reduce((sum, each) => sum + each.memory_mib, 0);
  return [{ cell_id, page_kib: 0, memory_mib: Math.max(0, ordinary) }, ...huge];
}
