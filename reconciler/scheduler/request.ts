import type { HostSpec, HostStatus } from '../../schemas/generated/types.ts';
import type { HostTotals } from '../model/capacity.ts';
import { capacityOf } from '../model/capacity.ts';
import type { HostView } from '../model/kind.ts';

/** What a server needs of a host. */
export type PlacementRequest = {
  readonly vcpus: number;
  readonly memory_mib: number;
  readonly disk_gib: number;
  /** Host that the user asked for, null for any. */
  readonly requested_host_id: string | null;
  /** For each image that the server needs, the hosts that already hold a copy. */
  readonly image_hosts: readonly ReadonlySet<string>[];
};

/** A host in the form that filters and weighers read. */
export type Candidate = {
  readonly host_id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly being_deleted: boolean;
  readonly up: boolean;
  /** Null until the host was seen once. */
  readonly totals: HostTotals | null;
  readonly claimed: HostView['claimed'];
};

/** Why a host is out, in words for people, and what would help: a setting, or an amount. */
export type Rejection = { readonly why: string } & (
  | { readonly setting: string }
  /** Amounts with their units; `share` is the missing part of what is asked for, above 0 to 1. */
  | { readonly short: string; readonly left: string; readonly share: number }
);

/** One rule: null when the host may take the request. */
export type Filter = {
  readonly name: string;
  /** Pure. */
  readonly reject: (request: PlacementRequest, host: Candidate) => Rejection | null;
};

/** One measure of how good a host is. */
export type Weigher = {
  readonly name: string;
  /** Pure. From 0 (worst) to 1 (best). */
  readonly weigh: (request: PlacementRequest, host: Candidate) => number;
};

/** Pure. A host as the scheduler reads it; sizes are those of its last inventory. */
export function candidateOf(view: HostView): Candidate {
  const spec = view.resource.spec as unknown as HostSpec;
  const status = view.status as unknown as Partial<HostStatus>;
  const { vcpus, memory_mib, disk_gib } = status;
  const known = typeof vcpus === 'number' && typeof memory_mib === 'number' && typeof disk_gib === 'number';
  return {
    host_id: view.resource.id,
    name: view.resource.name,
    enabled: spec.enabled,
    being_deleted: view.resource.deletion_requested_at !== null,
    up: status.state === 'up',
    totals: known ? capacityOf(spec, { vcpus, memory_mib, disk_gib }) : null,
    claimed: view.claimed,
  };
}
