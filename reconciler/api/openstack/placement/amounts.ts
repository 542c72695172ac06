import type { HostSpec } from '../../../../schemas/generated/types.ts';
import { floatingCpus } from '../../../model/host-cpus.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { HostView } from '../../../model/kind.ts';
import { candidateOf } from '../../../scheduler/request.ts';

/** The resources that hosts have, in Placement's words. */
export const RESOURCE_CLASSES = ['VCPU', 'MEMORY_MB', 'DISK_GB'] as const;

/** One of RESOURCE_CLASSES. */
export type ResourceClass = (typeof RESOURCE_CLASSES)[number];

/** How much of each. */
export type ClassAmounts = Readonly<Record<ResourceClass, number>>;

/** Pure. What Cairn counts, in Placement's words. */
export function classAmounts(amounts: {
  readonly vcpus: number;
  readonly memory_mib: number;
  readonly disk_gib: number;
}): ClassAmounts {
  return { VCPU: amounts.vcpus, MEMORY_MB: amounts.memory_mib, DISK_GB: amounts.disk_gib };
}

/** Pure. The amounts that are not nothing. */
export function claimedOnly(amounts: ClassAmounts): JsonObject {
  return Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount > 0));
}

/** Pure. What may be promised on a host, as the scheduler counts it; nothing until it was seen. */
export function capacityFor(host: HostView): ClassAmounts {
  const { totals } = candidateOf(host);
  if (totals === null) return { VCPU: 0, MEMORY_MB: 0, DISK_GB: 0 };
  return { VCPU: totals.vcpus_total, MEMORY_MB: totals.memory_mib_total, DISK_GB: totals.disk_gib_total };
}

/**
 * Pure. A host's inventories; empty until it was seen. The ratio is that by which the scheduler counts: what may be promised over what there is
 * without what is reserved.
 */
export function inventoriesOf(host: HostView): JsonObject {
  const { spec } = host.resource;
  const capacity = capacityFor(host);
  const { vcpus } = host.status;
  const floating = typeof vcpus === 'number' ? floatingCpus(spec as unknown as HostSpec, vcpus) : null;
  const of = (
    name: ResourceClass,
    total: unknown,
    reserved: unknown,
  ): readonly (readonly [string, JsonObject])[] => {
    if (typeof total !== 'number' || total < 1) return [];
    const kept = typeof reserved === 'number' ? Math.min(reserved, total) : 0;
    const ratio = total > kept ? capacity[name] / (total - kept) : 1;
    return [
      [
        name,
        {
          total,
          reserved: kept,
          min_unit: 1,
          max_unit: total,
          step_size: 1,
          allocation_ratio: Math.round(ratio * 10_000) / 10_000,
        },
      ],
    ];
  };
  return Object.fromEntries([
    ...of('VCPU', floating, spec['reserved_vcpus']),
    ...of('MEMORY_MB', host.status['memory_mib'], spec['reserved_memory_mib']),
    ...of('DISK_GB', host.status['disk_gib'], spec['reserved_disk_gib']),
  ]);
}

/** Pure. Traits of a host: those it reports and those it was given. */
export function traitsOf({ status, resource }: HostView): readonly string[] {
  const texts = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  return [...new Set([...texts(status['traits']), ...texts(resource.spec['custom_traits'])])].sort();
}
