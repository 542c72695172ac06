import { pinOn } from '../pin-on.ts';
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

const inWords = ({ vcpus, memory_mib }: GuestCell): string =>
  `${vcpus} ${vcpus === 1 ? 'CPU' : 'CPUs'} and ${memory_mib} MiB`;

const largestOf = (cells: readonly GuestCell[]): GuestCell => ({
  vcpus: Math.max(...cells.map(({ vcpus }) => vcpus)),
  memory_mib: Math.max(...cells.map(({ memory_mib }) => memory_mib)),
});

/** A request does not change, and is asked of every host. */
const made = new WeakMap<PlacementRequest, readonly GuestCell[]>();

/** Pure. The nodes that hw:numa_nodes and its companions ask for; none when nothing is said. Source: Nova, CPU topologies, NUMA. */
export function guestCells(request: PlacementRequest): readonly GuestCell[] {
  const known = made.get(request);
  if (known !== undefined) return known;
  const cells = makeCells(request);
  made.set(request, cells);
  return cells;
}

function makeCells({
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
  concerns: (request) => request.pinning !== null || guestCells(request).length > 0,
  reject: (request, host) => {
    if (request.pinning !== null) {
      const outcome = pinOn(request.pinning, host);
      return 'pinning' in outcome ? null : outcome.rejection;
    }
    const wanted = guestCells(request);
    if (wanted.length === 0) return null;
    const has = host.numa_cells.length;
    if (has < wanted.length) {
      const most = has === 0 ? 'without hw:numa_nodes' : `with hw:numa_nodes of at most ${has}`;
      return {
        why: `has ${has} NUMA ${has === 1 ? 'cell' : 'cells'}, the guest wants ${wanted.length}`,
        setting: `use a flavor ${most}, or add a host with ${wanted.length} NUMA cells`,
      };
    }
    if (fits(wanted, host.numa_cells)) return null;
    const [cell, node] = [largestOf(host.numa_cells), largestOf(wanted)];
    return {
      why: `has NUMA cells of at most ${inWords(cell)}, the guest's largest node wants ${inWords(node)}`,
      setting: `use a flavor whose NUMA nodes fit into the cells of host ${host.name} (fewer vCPUs, less memory, or more nodes)`,
    };
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
