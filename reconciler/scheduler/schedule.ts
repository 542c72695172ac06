import { DEFAULT_RULES } from '../model/placement-rules.ts';
import type { PlacementRules } from '../model/placement-rules.ts';
import { FILTERS, filtersOn } from './filters.ts';
import type { Candidate, Filter, PlacementRequest, Rejection } from './request.ts';
import { rejectShortages } from './filters/shortage.ts';
import { weighersOf } from './weighers.ts';

/** The host chosen, or how many hosts each filter dropped and what would help with the least change. */
export type Placement =
  | { readonly host_id: string; readonly explanation: string }
  | { readonly host_id: null; readonly explanation: string; readonly nearest_fix: string };

/** Pure. Filters, then weighs; equal hosts by name, then id, so that everybody decides the same. */
export function schedule(
  request: PlacementRequest,
  hosts: readonly Candidate[],
  rules: PlacementRules = DEFAULT_RULES,
): Placement {
  const filters = filtersOn(rules);
  const weighers = weighersOf(rules);
  const asked = cheapestFirst(filters.filter((filter) => filter.concerns(request)));
  const weighed = weighers.filter(({ weigher }) => weigher.concerns(request));
  let host: Candidate | null = null;
  let best = 0;
  let fitting = 0;
  for (const other of hosts) {
    if (isDropped(asked, request, other)) continue;
    fitting += 1;
    let score = 0;
    for (const { weigher, weight } of weighed) score += weigher.weigh(request, other) * weight;
    if (host !== null && (score < best || (score === best && isBefore(host, other)))) continue;
    host = other;
    best = score;
  }
  if (host === null)
    return noHost(
      request,
      hosts,
      filters.filter((filter) => filter.concerns(request)),
    );
  const chosen = host;
  const why = weighers
    .map(({ weigher, weight }) => `${weigher.name} ${(weigher.weigh(request, chosen) * weight).toFixed(2)}`)
    .join(', ');
  return {
    host_id: chosen.host_id,
    explanation: `${chosen.name} is the best of ${count(fitting, 'host')} that fit, out of ${hosts.length} (${why}).`,
  };
}

/** Whether a host is dropped does not depend on the order in which the rules are asked; by which it is counted does (noHost). */
function cheapestFirst(filters: readonly Filter[]): readonly Filter[] {
  const is_cheap = ({ drops }: Filter): boolean => drops !== undefined;
  return [...filters.filter(is_cheap), ...filters.filter((filter) => !is_cheap(filter))];
}

function isDropped(filters: readonly Filter[], request: PlacementRequest, host: Candidate): boolean {
  for (const { drops, reject } of filters) {
    if (drops === undefined ? reject(request, host) !== null : drops(request, host)) return true;
  }
  return false;
}

function isBefore(a: Candidate, b: Candidate): boolean {
  return a.name < b.name || (a.name === b.name && a.host_id < b.host_id);
}

/** Pure. Whether a server that is already on this host may claim the request there: only amounts count, not whether new servers are welcome. */
export function rejectOnHost(request: PlacementRequest, host: Candidate): readonly Rejection[] {
  return rejectShortages(request, host);
}

/** Pure. Every filter that drops the host, in the order in which they are asked. */
export function rejectionsOf(
  request: PlacementRequest,
  host: Candidate,
  filters: readonly Filter[] = FILTERS,
): readonly { readonly filter: string; readonly rejection: Rejection }[] {
  return filters.flatMap((filter) => {
    if (filter.drops?.(request, host) === false) return [];
    const rejection = filter.reject(request, host);
    return rejection === null ? [] : [{ filter: filter.name, rejection }];
  });
}

function noHost(
  request: PlacementRequest,
  hosts: readonly Candidate[],
  filters: readonly Filter[],
): Placement {
  if (hosts.length === 0) {
    return { host_id: null, explanation: 'There is no host.', nearest_fix: 'register a host (cairn_host)' };
  }
  const counts = new Map<string, { dropped: number; whys: Set<string> }>();
  let nearest: Candidate | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const host of hosts) {
    let first: Filter | null = null;
    let cost = 0;
    for (const filter of filters) {
      const price = priceOf(filter, request, host);
      if (price === 0) continue;
      first ??= filter;
      cost += price;
    }
    if (first === null) continue;
    const entry = counts.get(first.name) ?? { dropped: 0, whys: new Set<string>() };
    entry.dropped += 1;
    // Words are dear, and people read few.
    if (entry.whys.size <= WHYS_TOLD && entry.dropped <= WHYS_READ) {
      const why = first.reject(request, host)?.why;
      if (why !== undefined) entry.whys.add(why);
    }
    counts.set(first.name, entry);
    if (nearest === null || cost < least) {
      nearest = host;
      least = cost;
    }
  }
  const dropped = [...counts].map(([filter, entry], index) => {
    const whys = [...entry.whys];
    const more = whys.length > WHYS_TOLD ? ', ...' : '';
    return `${entry.dropped}${index === 0 ? ' dropped' : ''} by ${filter} (${whys.slice(0, WHYS_TOLD).join(', ')}${more})`;
  });
  return {
    host_id: null,
    explanation: `${count(hosts.length, 'host')}: ${dropped.join(', ')}.`,
    nearest_fix:
      nearest === null
        ? ''
        : fixFor(
            nearest.name,
            rejectionsOf(request, nearest, filters).map(({ rejection }) => rejection),
          ),
  };
}

/** Reasons of one rule that an explanation tells, and hosts of which they are asked. */
const WHYS_TOLD = 3;
const WHYS_READ = 100;

/** How far a host is from passing a rule; 0 when it passes. */
function priceOf(filter: Filter, request: PlacementRequest, host: Candidate): number {
  if (filter.missing !== undefined) return filter.missing(request, host);
  if (filter.drops?.(request, host) === false) return 0;
  const rejection = filter.reject(request, host);
  return rejection === null ? 0 : costOf(rejection);
}

/** A setting is one step away, an amount the share of it that is missing. */
function costOf(rejection: Rejection): number {
  if ('share' in rejection) return rejection.share;
  return rejection.is_elsewhere === true ? 2 : 1;
}

/** Pure. What would let a host take what it rejected, in words. */
export function fixFor(host_name: string, rejections: readonly Rejection[]): string {
  const settings = rejections.flatMap((rejection) => ('setting' in rejection ? rejection.setting : []));
  const short = rejections.flatMap((rejection) => ('short' in rejection ? rejection.short : []));
  const left = rejections.flatMap((rejection) => ('left' in rejection ? rejection.left : []));
  if (short.length > 0) {
    settings.push(`use a flavor with at most ${list(left)}, or free ${list(short)} on host ${host_name}`);
  }
  return [...new Set(settings)].join(', and ');
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
