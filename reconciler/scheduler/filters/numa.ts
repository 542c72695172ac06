import type { Filter, PlacementRequest } from '../request.ts';

/** One NUMA node of a guest. */
type GuestCell = { readonly vcpus: number; readonly memory_mib: number };

const listed = (cpus: string): number =>
  cpus
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .reduce((sum, part) => {
      if (part.startsWith('^')) return sum - 1;
      const [first, last] = part.split('-').map(Number);
      return sum + (last === undefined ? 1 : Math.max(0, last - (first ?? 0) + 1));
    }, 0);

/** Pure. The nodes that hw:numa_nodes and its companions ask for; none when nothing is said. Source: Nova, CPU topologies, NUMA. */
export function guestCells({
  extra_specs,
  image_properties,
  vcpus,
  memory_mib,
}: PlacementRequest): readonly GuestCell[] {
  const said = (name: string): string | undefined =>
    extra_specs[`hw:${name}`] ?? image_properties[`hw_${name}`];
  const nodes = Number(said('numa_nodes') ?? 0);
  if (!Number.isInteger(nodes) || nodes < 1 || nodes > 256) return [];
  return Array.from({ length: nodes }, (_, index) => {
    const cpus = said(`numa_cpus.${index}`);
    const memory = said(`numa_mem.${index}`);
    return {
      vcpus: cpus === undefined ? Math.ceil(vcpus / nodes) : listed(cpus),
      memory_mib: memory === undefined ? Math.ceil(memory_mib / nodes) : Number(memory),
    };
  });
}

/** Pure. Drops hosts whose NUMA cells cannot hold the nodes of the guest, each in a cell of its own. Source: Nova, NUMATopologyFilter. */
export const numaFilter: Filter = {
  name: 'numa',
  reject: (request, host) => {
    const wanted = guestCells(request);
    if (wanted.length === 0) return null;
    const setting = `use a flavor with at most ${host.numa_cells.length} NUMA nodes, each within a cell of host ${host.name}`;
    if (host.numa_cells.length < wanted.length) {
      const has = `${host.numa_cells.length} NUMA ${host.numa_cells.length === 1 ? 'cell' : 'cells'}`;
      return { why: `has ${has}, ${wanted.length} are needed`, setting };
    }
    return fits(wanted, host.numa_cells) ? null : { why: 'its NUMA cells are too small', setting };
  },
};

/** The largest nodes choose first, each the smallest cell that holds it: what fails so has no better order by memory. */
function fits(wanted: readonly GuestCell[], cells: readonly GuestCell[]): boolean {
  const free = [...cells].sort((a, b) => a.memory_mib - b.memory_mib || a.vcpus - b.vcpus);
  return [...wanted]
    .sort((a, b) => b.memory_mib - a.memory_mib || b.vcpus - a.vcpus)
    .every((node) => {
      const at = free.findIndex((cell) => cell.vcpus >= node.vcpus && cell.memory_mib >= node.memory_mib);
      if (at >= 0) free.splice(at, 1);
      return at >= 0;
    });
}
