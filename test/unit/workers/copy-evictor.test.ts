import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CachedCopy, HostCache } from '../../../reconciler/store/copy-cache.ts';
import { evictions } from '../../../reconciler/workers/copy-evictor.ts';
import type { CacheSettings } from '../../../reconciler/workers/copy-evictor.ts';

const GIB = 1024 ** 3;
const HOUR_MS = 3_600_000;
const NOW_MS = 1000 * HOUR_MS;

/** A copy of 2 GiB that was needed so many hours ago. */
function copy(sha256: string, hours: number, rest: Partial<CachedCopy> = {}): CachedCopy {
  const at = { image_id: `image of ${sha256}`, used_ms: NOW_MS - hours * HOUR_MS };
  return { sha256, size_bytes: 2 * GIB, in_use: false, going: false, ...at, ...rest };
}

function host(copies: readonly CachedCopy[], rest: Partial<HostCache> = {}): HostCache {
  return { host_id: 'h1', free_bytes: 100 * GIB, missing_bytes: 0, copies, ...rest };
}

const FOR_EVER: CacheSettings = {
  image_cache_max_age_hours: 0,
  image_cache_min_free_gib: 0,
  image_cache_keep: 0,
};
const THREE = [copy('new', 1), copy('old', 30), copy('older', 50)];

function given(cache: HostCache, settings: Partial<CacheSettings> = {}): readonly string[] {
  return evictions(cache, { ...FOR_EVER, ...settings }, NOW_MS);
}

describe('a host gives up', () => {
  test('nothing while there is room and nothing is too old', () => {
    expect(given(host(THREE))).toEqual([]);
    expect(given(host(THREE), { image_cache_max_age_hours: 51, image_cache_min_free_gib: 100 })).toEqual([]);
  });

  test('what nobody needed for longer than the age, whatever the room', () => {
    expect(given(host(THREE), { image_cache_max_age_hours: 24 })).toEqual(['older', 'old']);
    expect(given(host(THREE, { free_bytes: null }), { image_cache_max_age_hours: 40 })).toEqual(['older']);
    // The age itself is not older than the age.
    expect(given(host(THREE), { image_cache_max_age_hours: 30 })).toEqual(['older']);
  });

  test('as few as make the room, the one that was needed longest ago first', () => {
    const short = host(THREE, { free_bytes: 9 * GIB });
    expect(given(short, { image_cache_min_free_gib: 10 })).toEqual(['older']);
    expect(given(short, { image_cache_min_free_gib: 11 })).toEqual(['older']);
    expect(given(short, { image_cache_min_free_gib: 12 })).toEqual(['older', 'old']);
    expect(given(short, { image_cache_min_free_gib: 1000 })).toEqual(['older', 'old', 'new']);
  });

  test('copies for the room of those that are missing, above the floor', () => {
    const wanting = host(THREE, { free_bytes: 10 * GIB, missing_bytes: 3 * GIB });
    expect(given(wanting)).toEqual([]);
    expect(given(wanting, { image_cache_min_free_gib: 10 })).toEqual(['older', 'old']);
  });

  test('never what is needed, nor the last that were', () => {
    const copies = [copy('new', 1), copy('used', 90, { in_use: true }), copy('old', 30), copy('older', 50)];
    const full = host(copies, { free_bytes: 0 });
    const hungry = { image_cache_min_free_gib: 1000, image_cache_max_age_hours: 1 };
    expect(given(full, hungry)).toEqual(['older', 'old', 'new']);
    expect(given(full, { ...hungry, image_cache_keep: 1 })).toEqual(['older', 'old']);
    expect(given(full, { ...hungry, image_cache_keep: 3 })).toEqual([]);
    expect(given(full, { ...hungry, image_cache_keep: 99 })).toEqual([]);
  });

  test('nothing twice: what is going already counts as room', () => {
    const copies = [copy('new', 1), copy('old', 30), copy('older', 50, { going: true })];
    const short = host(copies, { free_bytes: 9 * GIB });
    expect(given(short, { image_cache_min_free_gib: 11 })).toEqual([]);
    expect(given(short, { image_cache_min_free_gib: 12 })).toEqual(['old']);
  });

  test('nothing for room while nobody knows how much there is', () => {
    expect(given(host(THREE, { free_bytes: null }), { image_cache_min_free_gib: 1000 })).toEqual([]);
  });
});

const anyCopies = fc.uniqueArray(
  fc.record({
    sha256: fc.string({ unit: fc.constantFrom('0', '1', 'a', 'f'), minLength: 4, maxLength: 4 }),
    image_id: fc.constant('image'),
    size_bytes: fc.integer({ min: 0, max: 5 * GIB }),
    used_ms: fc.integer({ min: NOW_MS - 100 * HOUR_MS, max: NOW_MS }),
    in_use: fc.boolean(),
    going: fc.boolean(),
  }),
  { selector: ({ sha256 }) => sha256, maxLength: 12 },
);
const anyHost = fc.record({
  host_id: fc.constant('h1'),
  free_bytes: fc.option(fc.integer({ min: 0, max: 40 * GIB })),
  missing_bytes: fc.integer({ min: 0, max: 10 * GIB }),
  copies: anyCopies,
});
const anySettings = fc.record({
  image_cache_max_age_hours: fc.integer({ min: 0, max: 120 }),
  image_cache_min_free_gib: fc.integer({ min: 0, max: 40 }),
  image_cache_keep: fc.integer({ min: 0, max: 6 }),
});

test('whatever a host has: only what may go goes, in order, no more than is wanted, and what is wanted if it can be', () => {
  fc.assert(
    fc.property(anyHost, anySettings, (cache, settings) => {
      const gone = evictions(cache, settings, NOW_MS);
      const byId = new Map(cache.copies.map((each) => [each.sha256, each]));
      const victims = gone.flatMap((sha256) => byId.get(sha256) ?? []);
      expect(new Set(gone).size).toBe(gone.length);
      expect(victims).toHaveLength(gone.length);
      expect(victims.every((each) => !each.in_use && !each.going)).toBe(true);
      // The longest unused go first, and the last that were needed stay.
      expect(victims.map((each) => each.used_ms)).toEqual(
        victims.map((each) => each.used_ms).toSorted((a, b) => a - b),
      );
      expect(cache.copies.length - gone.length).toBeGreaterThanOrEqual(
        Math.min(settings.image_cache_keep, cache.copies.length),
      );
      const age_ms = settings.image_cache_max_age_hours * HOUR_MS;
      const isOld = ({ used_ms }: CachedCopy): boolean => age_ms > 0 && NOW_MS - used_ms > age_ms;
      const sum = (copies: readonly CachedCopy[]): number =>
        copies.reduce((total, { size_bytes }) => total + size_bytes, 0);
      const going = sum(cache.copies.filter((each) => each.going));
      const free = (cache.free_bytes ?? Infinity) + going;
      const wanted = settings.image_cache_min_free_gib * GIB + cache.missing_bytes;
      // The last that went for room alone was needed for it.
      const last = victims.findLastIndex((each) => !isOld(each));
      if (last >= 0) expect(free + sum(victims.slice(0, last))).toBeLessThan(wanted);
      // What stays although it might go is neither old nor wanted.
      const protectedOnes = cache.copies
        .toSorted((a, b) => b.used_ms - a.used_ms || (a.sha256 < b.sha256 ? -1 : 1))
        .slice(0, settings.image_cache_keep);
      const left = cache.copies.filter(
        (each) => !each.in_use && !each.going && !gone.includes(each.sha256) && !protectedOnes.includes(each),
      );
      expect(left.some(isOld)).toBe(false);
      if (left.length > 0) expect(free + sum(victims)).toBeGreaterThanOrEqual(wanted);
    }),
  );
});
