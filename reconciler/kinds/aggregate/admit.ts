import type { AggregateSpec } from '../../../schemas/generated/types.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';

/** Pure. Refuses a host that another aggregate puts into another zone. Source: Nova, availability zones: a host is in one zone only. */
export function admit({ id, spec, peers }: Admission<AggregateSpec>): readonly Violation[] {
  const zone = spec.availability_zone;
  if (zone === undefined) return [];
  const others = peers.filter(
    (peer) =>
      peer.id !== id && peer.spec.availability_zone !== undefined && peer.spec.availability_zone !== zone,
  );
  return spec.host_ids.flatMap((host_id, index): readonly Violation[] => {
    const other = others.find((peer) => peer.spec.host_ids.includes(host_id));
    if (other === undefined) return [];
    const other_zone = other.spec.availability_zone ?? '';
    return [
      {
        path: `/spec/host_ids/${index}`,
        message: `Host ${host_id} is in the zone ${other_zone} already, by aggregate ${other.name}; a host is in one zone only.`,
        hint: `Take it out of aggregate ${other.name} first, or leave availability_zone out.`,
      },
    ];
  });
}
