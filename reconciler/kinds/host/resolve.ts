import type { HostSpec } from '../../../schemas/generated/types.ts';
import type { HostRatios } from '../../model/capacity.ts';
import { ratiosOn } from '../../model/host-groups.ts';
import type { HostGroup } from '../../model/host-groups.ts';
import type { Resolution, Snapshot } from '../../model/kind.ts';
import type { HostDesired } from './shapes.ts';
import { chooseSweeps } from './sweeps.ts';

/** Pure. A host has nothing to choose. */
export function resolve(snapshot: Snapshot<HostSpec>): Resolution<HostDesired> {
  const { resource } = snapshot.self;
  const view = snapshot.hosts.find((host) => host.resource.id === resource.id);
  const { sweeps, taken_orders } = chooseSweeps(snapshot);
  const desired = {
    host_id: resource.id,
    deleting: resource.deletion_requested_at !== null,
    held_by: snapshot.allocations
      .filter((claim) => claim.host_id === resource.id)
      .map((claim) => claim.owner_id)
      .sort(),
    spec: resource.spec,
    ratios: ratiosOf(resource.spec, view?.aggregates ?? []),
    ...(Object.keys(sweeps).length === 0 ? {} : { sweeps }),
  };
  return { outcome: 'resolved', desired, choices: {}, allocations: [], taken_orders };
}

function ratiosOf(spec: HostSpec, aggregates: readonly HostGroup[]): HostRatios {
  const { cpu_ratio, memory_ratio, disk_ratio } = ratiosOn(spec, aggregates);
  const { reserved_vcpus, reserved_memory_mib, reserved_disk_gib } = spec;
  return { cpu_ratio, memory_ratio, disk_ratio, reserved_vcpus, reserved_memory_mib, reserved_disk_gib };
}
