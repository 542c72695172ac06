import type { HostTotals } from '../model/capacity.ts';
import type { Candidate, PlacementRequest } from './request.ts';
import { FILTERS, fixFor, schedule } from './schedule.ts';

/** More servers of one size than any question is about. */
export const MOST_SERVERS = 100_000;

/** Why one host is out of the question, and what it is short of; null for what is no amount. */
export type HostRejection = { readonly filter: string; readonly why: string; readonly short: string | null };

/** What one host has, what is claimed, and how many servers of one size it takes. */
export type HostSurvey = {
  readonly host_id: string;
  readonly name: string;
  readonly fitting_count: number;
  /** Null until the host was seen once. */
  readonly totals: HostTotals | null;
  readonly claimed: Candidate['claimed'];
  /** Every filter that drops the host now; empty when one server fits. */
  readonly rejections: readonly HostRejection[];
  /** What would let the host take one, in words; null when it does. */
  readonly nearest_fix: string | null;
};

/** Whether so many servers of one size fit, and where. */
export type Capacity = {
  readonly fits: boolean;
  /** How many fit on all hosts together. */
  readonly fitting_count: number;
  readonly explanation: string;
  readonly nearest_fix: string | null;
  readonly hosts: readonly HostSurvey[];
};

/** Pure. Every host as the filters of the scheduler see it, by name, then id. */
export function surveyHosts(request: PlacementRequest, hosts: readonly Candidate[]): readonly HostSurvey[] {
  return hosts
    .map((host): HostSurvey => {
      const failed = FILTERS.flatMap((filter) => {
        const rejection = filter.reject(request, host);
        return rejection === null ? [] : [{ filter: filter.name, rejection }];
      });
      const rejections = failed.map(({ rejection }) => rejection);
      return {
        host_id: host.host_id,
        name: host.name,
        fitting_count: fittingCount(request, host),
        totals: host.totals,
        claimed: host.claimed,
        rejections: failed.map(({ filter, rejection }) => ({
          filter,
          why: rejection.why,
          short: 'short' in rejection ? rejection.short : null,
        })),
        nearest_fix: rejections.length === 0 ? null : fixFor(host.name, rejections),
      };
    })
    .sort((a, b) => compare(a.name, b.name) || compare(a.host_id, b.host_id));
}

/** Pure. Whether `server_count` servers fit: what the scheduler would say if they were asked for one after the other. */
export function capacityFor(
  request: PlacementRequest,
  server_count: number,
  hosts: readonly Candidate[],
): Capacity {
  const surveyed = surveyHosts(request, hosts);
  const fitting_count = surveyed.reduce((sum, host) => sum + host.fitting_count, 0);
  const common = { fits: fitting_count >= server_count, fitting_count, hosts: surveyed };
  const taking = surveyed.filter((host) => host.fitting_count > 0).length;
  const where = `${fitting_count} fit on ${taking} of ${hosts.length} ${hosts.length === 1 ? 'host' : 'hosts'}`;
  if (common.fits) return { ...common, explanation: `${where}.`, nearest_fix: null };
  const counts = new Map(surveyed.map((host) => [host.host_id, host.fitting_count]));
  // The first that does not fit is refused by hosts that are as full as they can be.
  const next = schedule(
    request,
    hosts.map((host) => holding(request, host, counts.get(host.host_id) ?? 0)),
  );
  const before =
    fitting_count === 0 ? '' : `Only ${where}; then ${server_count - fitting_count} more do not. `;
  return {
    ...common,
    explanation: `${before}${next.explanation}`,
    nearest_fix: next.host_id === null ? next.nearest_fix : null,
  };
}

/** How many the filters let onto a host, found by halving: what fits besides n fits besides fewer. */
function fittingCount(request: PlacementRequest, host: Candidate): number {
  const takes = (held: number): boolean =>
    FILTERS.every((filter) => filter.reject(request, holding(request, host, held)) === null);
  let low = 0;
  let high = MOST_SERVERS;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (takes(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The host with `count` such servers more. */
function holding(request: PlacementRequest, host: Candidate, count: number): Candidate {
  return {
    ...host,
    claimed: {
      vcpus: host.claimed.vcpus + count * request.vcpus,
      memory_mib: host.claimed.memory_mib + count * request.memory_mib,
      disk_gib: host.claimed.disk_gib + count * request.disk_gib,
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
