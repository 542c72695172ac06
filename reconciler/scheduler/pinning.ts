import { cpuList } from '../model/cpu-list.ts';
import { cellMemory } from '../model/host-cpus.ts';
import type { HostCell, HostParts } from '../model/host-cpus.ts';
import type { CellMemory, GuestNode, Pinning, PinningClaim, PinningWish } from '../model/pinning.ts';
import { pinsText, nodesText } from '../model/pinning-texts.ts';
import type { Rejection } from './request.ts';

/** What a host has for guests that are tied to parts of it. */
export type PinningSupply = HostParts & {
  readonly host_name: string;
  /** Whether QEMU emulates the CPUs of guests there: these have no threads that could be tied to CPUs. Source: libvirt, qemu_process.c, cpu affinity is not supported. */
  readonly emulates: boolean;
  /** What guests hold there, but for the one that asks. */
  readonly taken: PinningClaim;
};

/** A host's parts for a guest, or what the host lacks. */
export type PinningOutcome = { readonly pinning: Pinning } | { readonly rejection: Rejection };

/** What one node has of a cell. */
type NodePlace = {
  /** CPU of each dedicated virtual CPU, in the node's order. */
  readonly own: readonly number[];
  /** One more for QEMU's other threads; null for none. */
  readonly emulator: number | null;
  /** All that nobody else may have. */
  readonly held: readonly number[];
  /** CPUs of the others; null where the host does not tell its CPUs. */
  readonly shared: readonly number[] | null;
};

const KIB_PER_MIB = 1024;

/** Pure. CPUs, cells and pages of a host for a guest: the same for everybody who asks with the same, each node in a cell of its own. */
export function choosePinning(wish: PinningWish, supply: PinningSupply): PinningOutcome {
  const rejection = lacksCpus(wish, supply) ?? lacksPages(wish, supply);
  if (rejection !== null) return { rejection };
  for (const page_kib of pageSizes(wish, supply)) {
    const cells = match(wish, supply, page_kib);
    if (cells !== null) return { pinning: pinningIn(wish, supply, cells, page_kib) };
  }
  return { rejection: noCell(wish, supply) };
}

/** The CPUs that a node with so many dedicated ones gets of these cores; null when they do not suffice. */
function takeThreads(
  cores: readonly (readonly number[])[],
  free: (cpu: number) => boolean,
  count: number,
  threads: PinningWish['threads'],
): { readonly own: readonly number[]; readonly held: readonly number[] } | null {
  if (count === 0) return { own: [], held: [] };
  if (threads === 'isolate') {
    const whole = cores.filter((core) => core.length > 0 && core.every(free)).slice(0, count);
    if (whole.length < count) return null;
    return { own: whole.map(([first]) => first ?? 0), held: whole.flat() };
  }
  const left = cores
    .filter((core) => threads !== 'require' || core.length > 1)
    .map((core) => core.filter(free))
    .filter((core) => core.length >= (threads === 'require' ? Math.min(2, count) : 1));
  const own: number[] = [];
  while (own.length < count) {
    const need = count - own.length;
    // Whole cores first, then the one of which least is broken off.
    const fitting = left.filter((core) => core.length <= need);
    const best =
      fitting.length > 0
        ? fitting.reduce((most, core) => (core.length > most.length ? core : most))
        : left.reduce<number[] | null>(
            (least, core) => (least === null || core.length < least.length ? core : least),
            null,
          );
    if (best === null) return null;
    left.splice(left.indexOf(best), 1);
    own.push(...best.slice(0, need));
  }
  return { own, held: own };
}

function dedicatedOf(node: GuestNode, wish: PinningWish): readonly number[] {
  return node.vcpus.filter((vcpu) => wish.dedicated.includes(vcpu));
}

function isFree({ dedicated, taken }: PinningSupply): (cpu: number) => boolean {
  const held = new Set(taken.cpus);
  return (cpu) => dedicated !== null && dedicated.has(cpu) && !held.has(cpu);
}

function needed({ dedicated, emulator }: PinningWish): number {
  return dedicated.length === 0 ? 0 : dedicated.length + (emulator === 'isolate' ? 1 : 0);
}

function lacksCpus(wish: PinningWish, supply: PinningSupply): Rejection | null {
  const count = needed(wish);
  if (count === 0) return null;
  const { host_name, cells, emulates } = supply;
  const instead = 'use a flavor and image without hw:cpu_policy = dedicated';
  if (emulates) {
    const setting = `use a host with KVM (/dev/kvm), or ${instead}`;
    return { why: 'emulates the CPUs of its guests, so that none can have one for itself', setting };
  }
  if (supply.dedicated === null) {
    const setting = `say which CPUs of host ${host_name} guests may have for themselves (cpu_dedicated_set, for example 2-7), or ${instead}`;
    return { why: 'offers no dedicated CPUs', setting };
  }
  const cores = cells.flatMap((cell) => cell.cores);
  const free = isFree(supply);
  if (wish.threads === 'require' && !cores.some((core) => core.length > 1)) {
    const setting = 'use a flavor and image without hw:cpu_thread_policy = require';
    return { why: 'has one thread in each core', setting };
  }
  const is_isolated = wish.threads === 'isolate';
  const has = is_isolated
    ? cores.filter((core) => core.every(free)).length
    : cores.flat().filter(free).length;
  if (has >= count) return null;
  const words = (amount: number): string => {
    const [one, many] = is_isolated ? ['whole core', 'whole cores'] : ['dedicated CPU', 'dedicated CPUs'];
    return `${amount} ${amount === 1 ? one : many}`;
  };
  return {
    why: `short by ${words(count - has)}`,
    short: words(count - has),
    left: words(has),
    share: Math.min(1, (count - has) / count),
  };
}

function pageWords(size_kib: number): string {
  if (size_kib % (KIB_PER_MIB * KIB_PER_MIB) === 0) return `${size_kib / KIB_PER_MIB / KIB_PER_MIB} GiB`;
  return size_kib % KIB_PER_MIB === 0 ? `${size_kib / KIB_PER_MIB} MiB` : `${size_kib} KiB`;
}

/** Sizes of large pages that a host has some of, largest first. */
function hugeSizes({ cells }: PinningSupply): readonly number[] {
  const sizes = cells.flatMap(({ huge_pages }) => huge_pages.filter(({ pages }) => pages > 0));
  return [...new Set(sizes.map(({ size_kib }) => size_kib))].sort((a, b) => b - a);
}

function lacksPages({ page }: PinningWish, supply: PinningSupply): Rejection | null {
  const sizes = hugeSizes(supply);
  const is_small = page === 'small';
  if (is_small || (page === 'large' ? sizes.length > 0 : sizes.includes(page))) return null;
  const what = page === 'large' ? 'large pages' : `pages of ${pageWords(page)}`;
  return {
    why: `has no ${what}`,
    setting: `reserve ${what} on host ${supply.host_name} (Linux: hugepagesz and hugepages at boot), or use a flavor and image without hw:mem_page_size`,
  };
}

function pageSizes({ page }: PinningWish, supply: PinningSupply): readonly number[] {
  if (page === 'small') return [0];
  if (page === 'large') return hugeSizes(supply);
  return [page];
}

/** Memory of a cell in pages of a size that nobody holds, MiB. */
function freeMemory(cell: HostCell, page_kib: number, taken: readonly CellMemory[]): number {
  const held = taken
    .filter((each) => each.cell_id === cell.cell_id && each.page_kib === page_kib)
    .reduce((sum, each) => sum + each.memory_mib, 0);
  return (cellMemory(cell).find((each) => each.page_kib === page_kib)?.memory_mib ?? 0) - held;
}

function placeIn(
  wish: PinningWish,
  supply: PinningSupply,
  node: GuestNode,
  index: number,
  cell: HostCell,
  page_kib: number,
): NodePlace | null {
  const is_whole = page_kib === 0 || (node.memory_mib * KIB_PER_MIB) % page_kib === 0;
  if (!is_whole || node.memory_mib > freeMemory(cell, page_kib, supply.taken.cells)) return null;
  const own_vcpus = dedicatedOf(node, wish);
  // The first node has the CPU of QEMU's other threads.
  const more = index === 0 && wish.emulator === 'isolate' && wish.dedicated.length > 0 ? 1 : 0;
  const taken = takeThreads(cell.cores, isFree(supply), own_vcpus.length + more, wish.threads);
  if (taken === null) return null;
  const others = node.vcpus.length - own_vcpus.length;
  const shared = cell.cores.length === 0 ? null : sharedOf(supply, cell);
  if (others > (shared === null ? cell.vcpus : shared.length === 0 ? 0 : cell.vcpus)) return null;
  return {
    own: taken.own.slice(0, own_vcpus.length),
    emulator: more === 0 ? null : (taken.own.at(-1) ?? null),
    held: taken.held,
    shared,
  };
}

function sharedOf({ shared, dedicated }: PinningSupply, { cores }: HostCell): readonly number[] {
  return cores
    .flat()
    .filter((cpu) => (shared === null ? dedicated?.has(cpu) !== true : shared.has(cpu)))
    .sort((a, b) => a - b);
}

/** For each node a cell, so that all have one; the nodes choose in turn, the fullest cell that holds them, and make way when another one will do. */
function match(wish: PinningWish, supply: PinningSupply, page_kib: number): readonly HostCell[] | null {
  const room = (cell: HostCell): number => freeMemory(cell, page_kib, supply.taken.cells);
  const cells = [...supply.cells].sort((a, b) => room(a) - room(b) || a.cell_id - b.cell_id);
  const holder = new Map<HostCell, number>();
  const settle = (index: number, asked: Set<HostCell>): boolean => {
    const node = wish.nodes[index];
    if (node === undefined) return false;
    // Nobody is asked to make way while there is a free one.
    for (const cell of [...cells.filter((each) => !holder.has(each)), ...cells]) {
      if (asked.has(cell) || placeIn(wish, supply, node, index, cell, page_kib) === null) continue;
      asked.add(cell);
      const before = holder.get(cell);
      if (before !== undefined && !settle(before, asked)) continue;
      holder.set(cell, index);
      return true;
    }
    return false;
  };
  if (wish.nodes.length > cells.length) return null;
  if (!wish.nodes.every((_, index) => settle(index, new Set()))) return null;
  const chosen = new Map([...holder].map(([cell, index]) => [index, cell]));
  return wish.nodes.flatMap((_, index) => chosen.get(index) ?? []);
}

function pinningIn(
  wish: PinningWish,
  supply: PinningSupply,
  cells: readonly HostCell[],
  page_kib: number,
): Pinning {
  const places = wish.nodes.flatMap((node, index) => {
    const cell = cells[index];
    const place = cell === undefined ? null : placeIn(wish, supply, node, index, cell, page_kib);
    return cell === undefined || place === null ? [] : [{ node, cell, place }];
  });
  const pins = places.flatMap(({ node, place }) => {
    const own = dedicatedOf(node, wish);
    return node.vcpus.flatMap((vcpu): readonly (readonly [number, string])[] => {
      const at = own.indexOf(vcpu);
      if (at >= 0) return [[vcpu, String(place.own[at])]];
      return place.shared === null || supply.emulates ? [] : [[vcpu, cpuList(place.shared)]];
    });
  });
  const own = places.flatMap(({ place }) => place.own);
  const extra = places.flatMap(({ place }) => place.emulator ?? []);
  const shared = [...(supply.shared ?? places.flatMap(({ place }) => place.shared ?? []))];
  const emulator = extra.length > 0 ? extra : wish.emulator === 'share' && shared.length > 0 ? shared : own;
  return {
    vcpu_pins: pins.length === 0 ? null : pinsText(pins),
    emulator_pin: own.length === 0 ? null : cpuList(emulator),
    numa_nodes: nodesText(
      places.map(({ node, cell }) => ({
        vcpus: cpuList(node.vcpus),
        memory_mib: node.memory_mib,
        cell_id: cell.cell_id,
      })),
    ),
    page_kib: page_kib === 0 ? null : page_kib,
    claim: {
      cpus: places.flatMap(({ place }) => place.held).sort((a, b) => a - b),
      cells: places
        .map(({ node, cell }) => ({ cell_id: cell.cell_id, page_kib, memory_mib: node.memory_mib }))
        .sort((a, b) => a.cell_id - b.cell_id),
    },
  };
}

function noCell(wish: PinningWish, supply: PinningSupply): Rejection {
  const has = supply.cells.length;
  const wants = wish.nodes.length;
  if (has < wants) {
    const most = has === 0 ? 'without hw:numa_nodes' : `with hw:numa_nodes of at most ${has}`;
    return {
      why: `has ${has} NUMA ${has === 1 ? 'cell' : 'cells'}, the guest wants ${wants}`,
      setting: `use a flavor ${most}, or add a host with ${wants} NUMA cells`,
    };
  }
  const largest = wish.nodes.reduce((most, node) => (node.memory_mib > most.memory_mib ? node : most));
  const own = dedicatedOf(largest, wish).length;
  const count = own > 0 ? own : largest.vcpus.length;
  const cpus = `${count} ${own > 0 ? 'dedicated ' : ''}${count === 1 ? 'CPU' : 'CPUs'}`;
  const pages = wish.page === 'small' ? '' : ' in large pages';
  return {
    why: `has not ${wants === 1 ? 'a NUMA cell' : `${wants} NUMA cells`} with ${cpus} and ${largest.memory_mib} MiB${pages} free for each node`,
    setting: `use a flavor whose NUMA nodes are smaller (fewer vCPUs, less memory, or more nodes), or move guests away from host ${supply.host_name}`,
  };
}
