import type { PlacementRules } from '../model/placement-rules.ts';
import { aggregateExtraSpecsFilter } from './filters/aggregate-extra-specs.ts';
import { aggregateTenancyFilter } from './filters/aggregate-tenancy.ts';
import { availabilityZoneFilter } from './filters/availability-zone.ts';
import { capabilitiesFilter } from './filters/capabilities.ts';
import { differentHostFilter } from './filters/different-host.ts';
import { diskFilter } from './filters/disk.ts';
import { enabledFilter } from './filters/enabled.ts';
import { imagePropertiesFilter } from './filters/image-properties.ts';
import { memoryFilter } from './filters/memory.ts';
import { numaFilter } from './filters/numa.ts';
import { requestedHostFilter } from './filters/requested-host.ts';
import { retryFilter } from './filters/retry.ts';
import { sameHostFilter } from './filters/same-host.ts';
import { serverGroupFilter } from './filters/server-group.ts';
import { traitsFilter } from './filters/traits.ts';
import { upFilter } from './filters/up.ts';
import { vcpusFilter } from './filters/vcpus.ts';
import type { Filter } from './request.ts';

/** The rules in the order in which they are asked; a host is counted at the first that drops it. */
export const FILTERS: readonly Filter[] = [
  requestedHostFilter,
  enabledFilter,
  upFilter,
  availabilityZoneFilter,
  aggregateTenancyFilter,
  imagePropertiesFilter,
  traitsFilter,
  capabilitiesFilter,
  aggregateExtraSpecsFilter,
  serverGroupFilter,
  sameHostFilter,
  differentHostFilter,
  retryFilter,
  numaFilter,
  vcpusFilter,
  memoryFilter,
  diskFilter,
];

/** Pure. The filters that are asked. */
export function filtersOn({ filters_off }: PlacementRules): readonly Filter[] {
  return filters_off.length === 0 ? FILTERS : FILTERS.filter(({ name }) => !filters_off.includes(name));
}
