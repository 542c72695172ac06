import type { ServerSpec } from '../../../schemas/generated/types.ts';
import { zoneOf } from '../../model/host-groups.ts';
import type { HostView, Snapshot } from '../../model/kind.ts';
import type { ServerChoices } from './shapes.ts';

/**
 * Pure. Whether the spec names another zone than when the host was chosen, and the host is not in it. A host that somebody moved to another zone
 * moves nobody: that is no wish of the server's.
 */
export function wantsOtherZone(
  { self, placement_rules }: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  host: HostView,
): boolean {
  const { availability_zone } = self.resource.spec;
  if (availability_zone === undefined || availability_zone === previous.availability_zone) return false;
  const is_ruled = !placement_rules.filters_off.includes('availability-zone');
  return is_ruled && zoneOf(host.aggregates) !== availability_zone;
}

/** Pure. The zone that counts as asked for on this host: that of the spec once it is reached, else that of before. */
export function zoneChoice(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  host: HostView,
): Pick<ServerChoices, 'availability_zone'> {
  const zone = wantsOtherZone(snapshot, previous, host)
    ? previous.availability_zone
    : snapshot.self.resource.spec.availability_zone;
  return zone === undefined ? {} : { availability_zone: zone };
}
