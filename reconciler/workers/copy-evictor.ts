import type { Clock } from '../ports/clock.ts';
import type { Copies } from '../ports/copies.ts';
import { countRemovals, evictCopy, readCaches } from '../store/copy-cache.ts';
import type { HostCache } from '../store/copy-cache.ts';
import type { Database } from '../store/database.ts';

/** How long and how much hosts keep of what nobody needs. */
export type CacheSettings = {
  /** 0: for ever. */
  readonly image_cache_max_age_hours: number;
  readonly image_cache_min_free_gib: number;
  readonly image_cache_keep: number;
};

const GIB = 1024 ** 3;
const HOUR_MS = 3_600_000;

/**
 * Pure. Digests of the copies that a host gives up, in the order in which they go: none that is needed, none of those that were needed last
 * (image_cache_keep); what is too old, and then, until there is room enough, what was needed longest ago.
 */
export function evictions(host: HostCache, settings: CacheSettings, now_ms: number): readonly string[] {
  const { image_cache_max_age_hours: hours, image_cache_min_free_gib, image_cache_keep } = settings;
  const byUse = host.copies.toSorted((a, b) => b.used_ms - a.used_ms || (a.sha256 < b.sha256 ? -1 : 1));
  const leastFirst = byUse
    .slice(image_cache_keep)
    .filter((copy) => !copy.in_use && !copy.going)
    .toReversed();
  const isOld = (used_ms: number): boolean => hours > 0 && now_ms - used_ms > hours * HOUR_MS;
  const wanted_bytes = image_cache_min_free_gib * GIB + host.missing_bytes;
  const going_bytes = host.copies.reduce((sum, copy) => sum + (copy.going ? copy.size_bytes : 0), 0);
  let free_bytes = (host.free_bytes ?? Infinity) + going_bytes;
  return leastFirst.flatMap((copy) => {
    if (!isOld(copy.used_ms) && free_bytes >= wanted_bytes) return [];
    free_bytes += copy.size_bytes;
    return [copy.sha256];
  });
}

/** Effect: notes which copies are needed now, and begins the removal of those that hosts give up. Returns how many these are. */
export async function evictCopies(
  database: Database,
  clock: Clock,
  settings: CacheSettings,
): Promise<number> {
  let count = 0;
  for (const host of await readCaches(database)) {
    count += await giveUp(database, host, evictions(host, settings, clock.nowMs()));
  }
  return count;
}

/** Effect: begins the removal of these copies of a host; those that somebody needs by now stay. Returns how many go. */
async function giveUp(database: Database, host: HostCache, sha256s: readonly string[]): Promise<number> {
  let count = 0;
  for (const sha256 of sha256s) {
    const copy = host.copies.find((each) => each.sha256 === sha256);
    if (copy !== undefined && (await evictCopy(database, { ...copy, host_id: host.host_id }))) count += 1;
  }
  return count;
}

/**
 * Pure. What the port `copies` does for a copy that its host has no room for: the same evictions as by timer, at once, and by what the host
 * says of its room now.
 */
export function roomMaker(database: Database, clock: Clock, settings: CacheSettings): Copies['makeRoom'] {
  return async ({ host_id, size_bytes, free_bytes }) => {
    for (const host of await readCaches(database, host_id)) {
      const missing_bytes = Math.max(host.missing_bytes, size_bytes);
      const short = { ...host, missing_bytes, free_bytes: free_bytes ?? host.free_bytes };
      await giveUp(database, host, evictions(short, settings, clock.nowMs()));
    }
    return await countRemovals(database, host_id);
  };
}
