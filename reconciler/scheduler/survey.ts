import type { HostTotals } from '../model/capacity.ts';
import { pinMany } from './pin-on.ts';
import type { Candidate, Filter, PlacementRequest } from './request.ts';
import { DEFAULT_RULES } from '../model/placement-rules.ts';
import type { PlacementRules } from '../model/placement-rules.ts';
import { filtersOn } from './filters.ts';
import { fixFor, rejectionsOf, schedule } from './schedule.ts';

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
export function surveyHosts(
  request: PlacementRequest,
  hosts: readonly Candidate[],
  rules: PlacementRules = DEFAULT_RULES,
): readonly HostSurvey[] {
  const filters = filtersOn(rules);
  return hosts
    .map((host): HostSurvey => {
      const failed = rejectionsOf(request, host, filters);
      const rejections = failed.map(({ rejection }) => rejection);
      return {
        host_id: host.host_id,
        name: host.name,
        fitting_count: fittingCount(request, host, filters),
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
  rules: PlacementRules = DEFAULT_RULES,
): Capacity {
  const surveyed = surveyHosts(request, hosts, rules);
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
    rules,
  );
  const before =
    fitting_count === 0 ? '' : `Only ${where}; then ${server_count - fitting_count} more do not. `;
  return {
    ...common,
    explanation: `${before}${next.explanation}`,
    nearest_fix: next.host_id === null ? next.nearest_fix : null,
  };
}

/** How many the filters let onto a host: none when one drops the first, else what its room and its group allow. */
function fittingCount(request: PlacementRequest, host: Candidate, filters: readonly Filter[]): number {
  if (filters.some((filter) => filter.reject(request, host) !== null)) return 0;
  const { totals, claimed } = host;
  if (totals === null) return 0;
  const times = (total: number, taken: number, needed: number): number =>
    needed <= 0 ? MOST_SERVERS : Math.floor((total - taken) / needed);
  const most = Math.min(
    MOST_SERVERS,
    times(totals.vcpus_total, claimed.vcpus, request.vcpus),
    times(totals.memory_mib_total, claimed.memory_mib, request.memory_mib),
    times(totals.disk_gib_total, claimed.disk_gib, request.disk_gib),
    groupRoom(request, host.host_id),
  );
  // What is tied to nothing of the host's is not counted one by one.
  return request.pinning === null ? most : pinMany(request.pinning, host, Math.min(most, MOST_PINNED)).count;
}

/** More guests than are tied to parts of one host. */
const MOST_PINNED = 1024;

function groupRoom({ group }: PlacementRequest, host_id: string): number {
  if (group?.policy !== 'anti-affinity') return MOST_SERVERS;
  return group.max_servers_per_host - (group.members.get(host_id) ?? 0);
}

/** The host with `count` such servers more. */
function holding(request: PlacementRequest, host: Candidate, count: number): Candidate {
  return {
    ...host,
    claimed: {
      vcpus: host.claimed.vcpus + count * request.vcpus,
      memory_mib: host.claimed.memory_mib + count * request.memory_mib,
      disk_gib: host.claimed.disk_gib + count * request.disk_gib,
      ...(request.pinning === null ? {} : { pinning: pinMany(request.pinning, host, count).taken }),
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
