import type { RegionSpec } from '../../../schemas/generated/types.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';

/** Pure. Refuses a region that would be a part of itself, by way of the regions above it. */
export function admit({ id, spec, peers }: Admission<RegionSpec>): readonly Violation[] {
  const above = new Map(peers.map((peer) => [peer.id, peer.spec.parent_region_id]));
  const seen = new Set<string>();
  for (let at = spec.parent_region_id; at !== undefined && !seen.has(at); at = above.get(at)) {
    if (at === id) {
      const message = 'names a region that is itself a part of this one';
      return [{ path: '/spec/parent_region_id', message, hint: 'Choose a region above it, or none.' }];
    }
    seen.add(at);
  }
  return [];
}
