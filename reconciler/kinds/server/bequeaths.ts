import type { Bequest } from '../../model/kind.ts';
import { sweepOrder } from '../../model/left-behind.ts';
import { SHARED_PREFIX } from '../../model/names.ts';
import type { ServerDesired } from './shapes.ts';

/** Pure. What a deleted server leaves to the dead hosts that have something of it: to remove it when they answer again. */
export function bequeaths(desired: ServerDesired): readonly Bequest[] {
  if (!desired.deleting) return [];
  const { server_id } = desired;
  // Whoever else sees the shared storage has removed what was there.
  const volume_names = desired.volume_names.filter((name) => !name.startsWith(SHARED_PREFIX));
  return (desired.left_on ?? []).map((host_id) => sweepOrder(host_id, { server_id, volume_names }));
}
