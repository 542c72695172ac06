import { cpuList, parseCpuList } from '../../../model/cpu-list.ts';
import type { GuestNode } from '../../../model/pinning.ts';
import type { Wishes } from './wishes.ts';

/** More nodes than hosts have cells. */
const MOST_NODES = 64;

/**
 * Pure. The NUMA nodes that a guest is to see, as hw:numa_nodes and its companions say; null when nothing is said, or it cannot be followed
 * (then that is refused). Without companions CPUs and memory are shared out evenly. Source: Nova, CPU topologies, customizing instance NUMA
 * placement policies.
 */
export function guestNodes(wishes: Wishes): readonly GuestNode[] | null {
  const { vcpus, memory_mib } = wishes;
  const said = wishes.agreed('hw:numa_nodes', 'hw_numa_nodes');
  if (said === null) return null;
  const name = wishes.word('hw:numa_nodes') === null ? 'hw_numa_nodes' : 'hw:numa_nodes';
  const count = Number(said);
  const most = Math.min(MOST_NODES, vcpus);
  if (!Number.isInteger(count) || count < 1 || count > most) {
    const message = `a guest with ${vcpus} CPUs has 1 to ${most} NUMA nodes.`;
    wishes.refuse(name, message, 'Use fewer nodes, or a flavor with more CPUs.');
    return null;
  }
  const numbers = Array.from({ length: count }, (_, index) => index);
  const companion = (what: string): readonly (string | null)[] =>
    numbers.map((number) => wishes.word(`hw:${what}.${number}`) ?? wishes.word(`hw_${what}.${number}`));
  const cpus = companion('numa_cpus');
  const memory = companion('numa_mem');
  const own_cpus = cpus.every((each) => each === null) ? evenly(vcpus, count) : cpus.map(listOf);
  const own_memory = memory.every((each) => each === null)
    ? shares(memory_mib, count)
    : memory.map((each) => Number(each ?? Number.NaN));
  const all = own_cpus.flatMap((each) => each ?? []);
  const wrong_cpus =
    all.length !== vcpus || cpuList(all) !== cpuList(Array.from({ length: vcpus }, (_, n) => n));
  if (wrong_cpus || own_cpus.some((each) => each === null)) {
    const message = `hw:numa_cpus.0 to hw:numa_cpus.${count - 1} must share out the guest's CPUs 0 to ${vcpus - 1}, each to one node.`;
    wishes.refuse(name, message, 'Give all of them, or none: then the CPUs are shared out evenly.');
    return null;
  }
  if (own_memory.reduce((sum, each) => sum + each, 0) !== memory_mib || own_memory.some((each) => each < 1)) {
    const message = `hw:numa_mem.0 to hw:numa_mem.${count - 1} must share out the guest's ${memory_mib} MiB.`;
    wishes.refuse(name, message, 'Give all of them, or none: then the memory is shared out evenly.');
    return null;
  }
  return numbers.map((number) => ({ vcpus: own_cpus[number] ?? [], memory_mib: own_memory[number] ?? 0 }));
}

function listOf(text: string | null): readonly number[] | null {
  return text === null ? null : parseCpuList(text);
}

/** Parts of an amount, the first ones larger where it cannot be divided. */
function shares(amount: number, count: number): readonly number[] {
  const [least, over] = [Math.floor(amount / count), amount % count];
  return Array.from({ length: count }, (_, index) => least + (index < over ? 1 : 0));
}

function evenly(vcpus: number, count: number): readonly (readonly number[])[] {
  let next = 0;
  return shares(vcpus, count).map((share) => Array.from({ length: share }, () => next++));
}
