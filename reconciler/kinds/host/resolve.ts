import type { HostSpec } from '../../../schemas/generated/types.ts';
import type { Resolution, Snapshot } from '../../model/kind.ts';
import type { HostDesired } from './shapes.ts';

/** Pure. A host has nothing to choose. */
export function resolve(snapshot: Snapshot<HostSpec>): Resolution<HostDesired> {
  const { resource } = snapshot.self;
  const desired = {
    host_id: resource.id,
    deleting: resource.deletion_requested_at !== null,
    held_by: snapshot.allocations
      .filter((claim) => claim.host_id === resource.id)
      .map((claim) => claim.owner_id)
      .sort(),
    spec: resource.spec,
  };
  return { outcome: 'resolved', desired, choices: {}, allocations: [] };
}
