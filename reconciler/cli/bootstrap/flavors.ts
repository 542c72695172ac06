/** Flavors that every OpenStack used to have, and that scripts and texts about it name. */
import type { Client } from '../../../schemas/generated/client.ts';
import { nearest } from '../../../schemas/nearest.ts';
import { Failure } from '../failure.ts';
import type { Step } from './cloud.ts';
import { ensure } from './ensure.ts';

/** One flavor: what clients of OpenStack know it by, and its size. */
type KnownFlavor = readonly [
  openstack_id: string,
  name: string,
  vcpus: number,
  memory_mib: number,
  disk_gib: number,
];

/** Source: OpenStack Compute, flavors. */
const M1: readonly KnownFlavor[] = [
  ['1', 'm1.tiny', 1, 512, 1],
  ['2', 'm1.small', 1, 2048, 20],
  ['3', 'm1.medium', 2, 4096, 40],
  ['4', 'm1.large', 4, 8192, 80],
  ['5', 'm1.xlarge', 8, 16384, 160],
];

/** Source: DevStack, lib/nova. */
const DEVSTACK: readonly KnownFlavor[] = [
  ...M1,
  ['42', 'm1.nano', 1, 128, 1],
  ['84', 'm1.micro', 1, 192, 1],
  ['c1', 'cirros256', 1, 256, 1],
  ['d1', 'ds512M', 1, 512, 5],
  ['d2', 'ds1G', 1, 1024, 10],
  ['d3', 'ds2G', 2, 2048, 10],
  ['d4', 'ds4G', 4, 4096, 20],
];

const SETS: Readonly<Record<string, readonly KnownFlavor[]>> = { m1: M1, devstack: DEVSTACK };

/** Pure. The flavors of a set. Throws Failure for a set that there is not. */
export function flavorSet(name: string): readonly KnownFlavor[] {
  const set = Object.hasOwn(SETS, name) ? SETS[name] : undefined;
  if (set !== undefined) return set;
  const meant = nearest(name, Object.keys(SETS));
  const hint =
    meant === undefined ? `choose one of ${Object.keys(SETS).join(', ')}` : `did you mean ${meant}?`;
  throw new Failure('Unknown flavors', `There is no set of flavors "${name}".`, { hints: [hint] });
}

/** Effect: makes the flavors that are missing; one that is there by its name is left as it is. Throws ApiProblem. */
export async function ensureFlavors(
  client: Client,
  flavors: readonly KnownFlavor[],
  signal: AbortSignal,
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const [openstack_id, name, vcpus, memory_mib, disk_gib] of flavors) {
    const by = { name };
    const at_first = { openstack_id, vcpus, memory_mib, disk_gib };
    const { outcome } = await ensure(
      client,
      { kind: 'flavor', filter: by, known_by: by, kept: {}, at_first },
      signal,
    );
    steps.push({ outcome, what: `flavor ${name}` });
  }
  return steps;
}
