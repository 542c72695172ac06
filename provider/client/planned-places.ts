/** What a plan takes of hosts before anything of it is stored. */
import type { PlaceShare } from '../../schemas/generated/api.ts';
import type { LosslessJson } from '../protocol/json.ts';
import { isJsonObject } from './resource.ts';

/** As many as the service takes in one request. */
const MOST_SHARES = 2000;

const AMOUNTS = ['servers', 'vcpus', 'memory_mib', 'disk_gib'] as const;

/** Pure. What an answer says that a server takes; null for all else, and from a service that says nothing. */
export const placeShareOf = (json: LosslessJson | undefined): PlaceShare | null => {
  if (!isJsonObject(json)) return null;
  const { host_id, server_group_id, servers, vcpus, memory_mib, disk_gib } = json;
  if (typeof host_id !== 'string') return null;
  if (typeof servers !== 'number' || typeof vcpus !== 'number') return null;
  if (typeof memory_mib !== 'number' || typeof disk_gib !== 'number') return null;
  const group = typeof server_group_id === 'string' ? server_group_id : null;
  return { host_id, server_group_id: group, servers, vcpus, memory_mib, disk_gib };
};

/** Pure. One sum for each host and server group; those that are too many are left out, which only makes the judgement milder. */
export const placesOf = (shares: Iterable<PlaceShare>): readonly PlaceShare[] => {
  const sums = new Map<string, PlaceShare>();
  for (const share of shares) {
    const key = `${share.host_id} ${share.server_group_id ?? ''}`;
    const sum = sums.get(key);
    const added = AMOUNTS.map((name) => [name, share[name] + (sum?.[name] ?? 0)] as const);
    sums.set(key, { ...share, ...Object.fromEntries(added) });
  }
  return [...sums.values()].slice(0, MOST_SHARES);
};
