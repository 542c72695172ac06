import type { HardwareChanges } from '../../../model/hardware.ts';
import type { Wishes } from './wishes.ts';

/** Sockets, cores of each, threads of each of those. */
type Topology = readonly [sockets: number, cores: number, threads: number];

const PARTS = ['sockets', 'cores', 'threads'] as const;

/**
 * Pure. Sockets, cores and threads whose product is the number of CPUs: within what flavor and image allow at the most, and as near as can be
 * to what the flavor prefers, else the image; then with many sockets rather than many cores. An image may ask for less than the flavor allows,
 * never for more. Source: Nova, CPU topologies, customizing instance CPU topologies.
 */
export function cpuTopology(wishes: Wishes): HardwareChanges {
  const flavors_most = PARTS.map(
    (part) => wishes.count(`hw:cpu_max_${part}`) ?? wishes.count(`hw:max_cpu_${part}`),
  );
  const images_most = PARTS.map((part) => wishes.count(`hw_cpu_max_${part}`));
  const flavors = PARTS.map((part) => wishes.count(`hw:cpu_${part}`));
  const images = PARTS.map((part) => wishes.count(`hw_cpu_${part}`));
  const said = [flavors_most, images_most, flavors, images].flat();
  if (said.every((value) => value === null)) return {};
  for (const [index, part] of PARTS.entries()) {
    const limit = flavors_most[index] ?? null;
    for (const name of [`hw_cpu_max_${part}`, `hw_cpu_${part}`]) {
      const value = wishes.count(name);
      if (limit === null || value === null || value <= limit) continue;
      wishes.refuse(
        name,
        `the flavor allows at most ${limit} CPU ${part}.`,
        'Use another flavor, or ask the image for less.',
      );
    }
  }
  const most = PARTS.map((_part, index) => images_most[index] ?? flavors_most[index] ?? Infinity);
  const own = flavors.some((value) => value !== null);
  const best = nearest(wishes.vcpus, most, own ? flavors : images);
  if (best !== null) return { cpu_sockets: best[0], cpu_cores: best[1], cpu_threads: best[2] };
  const names = PARTS.flatMap((part) => [`hw:cpu_max_${part}`, `hw:max_cpu_${part}`, `hw_cpu_max_${part}`]);
  const name = names.find((each) => wishes.count(each) !== null) ?? 'hw:cpu_max_sockets';
  wishes.refuse(
    name,
    `${wishes.vcpus} CPUs cannot be divided within at most ${most.map((limit, index) => `${limit === Infinity ? 'any' : limit} ${PARTS[index]}`).join(', ')}.`,
    'Raise the limits, or use a flavor with another number of CPUs.',
  );
  return {};
}

function nearest(
  vcpus: number,
  most: readonly number[],
  preferred: readonly (number | null)[],
): Topology | null {
  const allowed = divisions(vcpus).filter((one) => one.every((value, index) => value <= (most[index] ?? 0)));
  const hits = (one: Topology): number => one.filter((value, index) => value === preferred[index]).length;
  const [best] = allowed.sort((a, b) => hits(b) - hits(a) || b[0] - a[0] || b[1] - a[1]);
  return best ?? null;
}

function divisions(vcpus: number): Topology[] {
  const factors = Array.from({ length: vcpus }, (_, index) => index + 1).filter((n) => vcpus % n === 0);
  return factors.flatMap((sockets) =>
    factors
      .filter((cores) => vcpus % (sockets * cores) === 0)
      .map((cores): Topology => [sockets, cores, vcpus / sockets / cores]),
  );
}
