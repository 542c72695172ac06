import { diskFilter } from './filters/disk.ts';
import { enabledFilter } from './filters/enabled.ts';
import { memoryFilter } from './filters/memory.ts';
import { requestedHostFilter } from './filters/requested-host.ts';
import { upFilter } from './filters/up.ts';
import { vcpusFilter } from './filters/vcpus.ts';
import type { Candidate, Filter, PlacementRequest, Rejection, Weigher } from './request.ts';
import { imageLocalityWeigher } from './weighers/image-locality.ts';
import { memoryWeigher } from './weighers/memory.ts';
import { vcpusWeigher } from './weighers/vcpus.ts';

/** The rules in the order in which they are asked; a host is counted at the first that drops it. */
export const FILTERS: readonly Filter[] = [
  requestedHostFilter,
  enabledFilter,
  upFilter,
  vcpusFilter,
  memoryFilter,
  diskFilter,
];

/** How much each weigher counts; a negative number packs instead of spreading. */
export const WEIGHERS: readonly (readonly [Weigher, number])[] = [
  [memoryWeigher, 1],
  [vcpusWeigher, 1],
  [imageLocalityWeigher, 0.5],
];

/** The host chosen, or how many hosts each filter dropped and what would help with the least change. */
export type Placement =
  | { readonly host_id: string; readonly explanation: string }
  | { readonly host_id: null; readonly explanation: string; readonly nearest_fix: string };

/** Pure. Filters, then weighs; equal hosts by name, then id, so that everybody decides the same. */
export function schedule(
  request: PlacementRequest,
  hosts: readonly Candidate[],
  weighers: readonly (readonly [Weigher, number])[] = WEIGHERS,
): Placement {
  const fitting = hosts.filter((host) => FILTERS.every((filter) => filter.reject(request, host) === null));
  if (fitting.length === 0) return noHost(request, hosts);
  const scored = fitting.map((host) => {
    const parts = weighers.map(([weigher, factor]) => ({
      name: weigher.name,
      score: weigher.weigh(request, host) * factor,
    }));
    return { host, parts, score: parts.reduce((sum, part) => sum + part.score, 0) };
  });
  scored.sort(
    (a, b) =>
      b.score - a.score || compare(a.host.name, b.host.name) || compare(a.host.host_id, b.host.host_id),
  );
  const [best] = scored;
  if (best === undefined) return noHost(request, hosts);
  const why = best.parts.map((part) => `${part.name} ${part.score.toFixed(2)}`).join(', ');
  return {
    host_id: best.host.host_id,
    explanation: `${best.host.name} is the best of ${count(fitting.length, 'host')} that fit, out of ${hosts.length} (${why}).`,
  };
}

/** Pure. Whether a server that is already on this host may claim the request there: only amounts count, not whether new servers are welcome. */
export function rejectOnHost(request: PlacementRequest, host: Candidate): readonly Rejection[] {
  return [vcpusFilter, memoryFilter, diskFilter].flatMap((filter) => filter.reject(request, host) ?? []);
}

function noHost(request: PlacementRequest, hosts: readonly Candidate[]): Placement {
  if (hosts.length === 0) {
    return { host_id: null, explanation: 'There is no host.', nearest_fix: 'register a host (cairn_host)' };
  }
  const counts = new Map<string, { dropped: number; whys: Set<string> }>();
  let nearest: { host: Candidate; rejections: readonly Rejection[]; cost: number } | null = null;
  for (const host of hosts) {
    const failed = FILTERS.flatMap((filter) => {
      const rejection = filter.reject(request, host);
      return rejection === null ? [] : [{ filter: filter.name, rejection }];
    });
    const [first] = failed;
    if (first === undefined) continue;
    const entry = counts.get(first.filter) ?? { dropped: 0, whys: new Set<string>() };
    entry.dropped += 1;
    entry.whys.add(first.rejection.why);
    counts.set(first.filter, entry);
    const rejections = failed.map((failure) => failure.rejection);
    // A setting is one step away, an amount the share of it that is missing.
    const cost = rejections.reduce((sum, each) => sum + ('share' in each ? each.share : 1), 0);
    if (nearest === null || cost < nearest.cost) nearest = { host, rejections, cost };
  }
  const dropped = [...counts].map(([filter, entry], index) => {
    const whys = [...entry.whys];
    const more = whys.length > 3 ? ', ...' : '';
    return `${entry.dropped}${index === 0 ? ' dropped' : ''} by ${filter} (${whys.slice(0, 3).join(', ')}${more})`;
  });
  return {
    host_id: null,
    explanation: `${count(hosts.length, 'host')}: ${dropped.join(', ')}.`,
    nearest_fix: nearest === null ? '' : fixFor(nearest.host.name, nearest.rejections),
  };
}

/** Pure. What would let a host take what it rejected, in words. */
export function fixFor(host_name: string, rejections: readonly Rejection[]): string {
  const settings = rejections.flatMap((rejection) => ('setting' in rejection ? rejection.setting : []));
  const short = rejections.flatMap((rejection) => ('short' in rejection ? rejection.short : []));
  const left = rejections.flatMap((rejection) => ('left' in rejection ? rejection.left : []));
  if (short.length > 0) {
    settings.push(`use a flavor with at most ${list(left)}, or free ${list(short)} on host ${host_name}`);
  }
  return settings.join(', and ');
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
