import type { HostRatios } from './capacity.ts';

/** An aggregate as its hosts feel it. */
export type HostGroup = {
  readonly id: string;
  readonly name: string;
  /** Null when it is no zone. */
  readonly availability_zone: string | null;
  readonly properties: Readonly<Record<string, string>>;
  /** Each null when it leaves the hosts' own. */
  readonly cpu_ratio: number | null;
  readonly memory_ratio: number | null;
  readonly disk_ratio: number | null;
};

/** Zone of hosts that no aggregate gives one. Source: Nova, configuration, default_availability_zone. */
export const DEFAULT_ZONE = 'nova';

/** Pure. The zone of a host that these aggregates hold, given by name: the first that is a zone decides. */
export function zoneOf(groups: readonly HostGroup[]): string {
  return groups.find((group) => group.availability_zone !== null)?.availability_zone ?? DEFAULT_ZONE;
}

/**
 * Pure. A host's ratios where these aggregates hold it: theirs instead of its own, of several the least. Source: Nova, AggregateCoreFilter
 * and its sisters: the minimum value counts.
 */
export function ratiosOn<Ratios extends HostRatios>(own: Ratios, groups: readonly HostGroup[]): Ratios {
  const least = (key: 'cpu_ratio' | 'memory_ratio' | 'disk_ratio'): number => {
    const given = groups.map((group) => group[key]).filter((ratio) => ratio !== null);
    return given.length === 0 ? own[key] : Math.min(...given);
  };
  return {
    ...own,
    cpu_ratio: least('cpu_ratio'),
    memory_ratio: least('memory_ratio'),
    disk_ratio: least('disk_ratio'),
  };
}
