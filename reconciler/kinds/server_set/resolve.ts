import type { ServerSetSpec } from '../../../schemas/generated/types.ts';
import { unavailableLimit } from '../../model/disruption.ts';
import type { Resolution, Snapshot } from '../../model/kind.ts';
import type { ServerSetDesired } from './shapes.ts';

/** Pure. Nothing is chosen: a member's id follows from the set's id and its key, and where it goes is its own server's choice. */
export function resolve(snapshot: Snapshot<ServerSetSpec>): Resolution<ServerSetDesired> {
  const { resource, observed_generation } = snapshot.self;
  const { name, project_id, template, members, max_unavailable } = resource.spec;
  const desired: ServerSetDesired = {
    set_id: resource.id,
    deleting: resource.deletion_requested_at !== null,
    name,
    project_id,
    template,
    members,
    max_unavailable: unavailableLimit(max_unavailable, Object.keys(members).length),
    repairs: observed_generation < resource.generation,
  };
  return { outcome: 'resolved', desired, choices: {}, allocations: [] };
}
