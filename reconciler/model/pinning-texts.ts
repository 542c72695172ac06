import { cpuList, parseCpuList } from './cpu-list.ts';

/** One NUMA node of a guest, and the cell of the host that its memory is in. */
type PinnedNode = { readonly vcpus: string; readonly memory_mib: number; readonly cell_id: number };

/** Pure. Which CPUs of the host each virtual CPU runs on, by number, such as 0=4 1=5 2=0-3: one text, so that it can be compared. */
export function pinsText(pins: readonly (readonly [vcpu: number, cpus: string])[]): string {
  return [...pins]
    .sort(([a], [b]) => a - b)
    .map(([vcpu, cpus]) => `${vcpu}=${cpus}`)
    .join(' ');
}

/** Pure. The parts of such a text. */
export function pinsOf(text: string): readonly { readonly vcpu: string; readonly cpus: string }[] {
  return text.split(' ').map((part) => {
    const [vcpu = '', cpus = ''] = part.split('=');
    return { vcpu, cpus };
  });
}

/** Pure. NUMA nodes of a guest in their order, such as 0-1:512@0 2-3:512@1: virtual CPUs, MiB, cell of the host. */
export function nodesText(nodes: readonly PinnedNode[]): string {
  return nodes.map(({ vcpus, memory_mib, cell_id }) => `${vcpus}:${memory_mib}@${cell_id}`).join(' ');
}

/** Pure. The parts of such a text. */
export function nodesOf(text: string): readonly PinnedNode[] {
  return text.split(' ').map((part) => {
    const [vcpus = '', rest = ''] = part.split(':');
    const [memory, cell] = rest.split('@');
    return { vcpus, memory_mib: Number(memory), cell_id: Number(cell) };
  });
}

/** Pure. A list of CPUs in the one form that is compared, whatever somebody wrote; what is no list stays as it is. */
export function sameListForm(text: string): string {
  const cpus = parseCpuList(text);
  return cpus === null ? text : cpuList(cpus);
}
