import type { HostSpec, HostStatus } from '../../schemas/generated/types.ts';
import type { HostTotals } from '../model/capacity.ts';
import type { HostParts } from '../model/host-cpus.ts';
import { floatingCpus, partsOf } from '../model/host-cpus.ts';
import type { PinningWish } from '../model/pinning.ts';
import { capacityOf } from '../model/capacity.ts';
import { ratiosOn, zoneOf } from '../model/host-groups.ts';
import type { HostGroup } from '../model/host-groups.ts';
import type { HostView } from '../model/kind.ts';

/** What the members of a server's group are bound to, and where the others are. */
export type GroupRequest = {
  readonly name: string;
  readonly policy: 'affinity' | 'anti-affinity' | 'soft-affinity' | 'soft-anti-affinity';
  /** How many members one host may have; counts for anti-affinity. */
  readonly max_servers_per_host: number;
  /** How many other members each host has. */
  readonly members: ReadonlyMap<string, number>;
};

/** Something that the hardware of a guest needs of a host. */
export type HardwareNeed = {
  /** Trait of hosts that have it. */
  readonly trait: string;
  /** What others have, for example: no UEFI firmware. */
  readonly what: string;
  /** What would help. */
  readonly setting: string;
};

/** What a server needs of a host. */
export type PlacementRequest = {
  readonly vcpus: number;
  readonly memory_mib: number;
  readonly disk_gib: number;
  /** Host that the user asked for, null for any. */
  readonly requested_host_id: string | null;
  /** For each image that the server needs, the hosts that already hold a copy. */
  readonly image_hosts: readonly ReadonlySet<string>[];
  /** Project that asks; null where nobody says which. */
  readonly project_id: string | null;
  /** Null for any. */
  readonly availability_zone: string | null;
  /** Extra specs of the flavor, as Nova names them. */
  readonly extra_specs: Readonly<Record<string, string>>;
  /** Free properties of the disk image, as Nova names them. */
  readonly image_properties: Readonly<Record<string, string>>;
  readonly hardware: readonly HardwareNeed[];
  /** What ties the guest to parts of its host; null for nothing. Its dedicated CPUs are not among `vcpus`. */
  readonly pinning: PinningWish | null;
  /** Null for a server of no group. */
  readonly group: GroupRequest | null;
  /** Hosts of the servers that it must be together with; null when it asks for none. */
  readonly same_hosts: ReadonlySet<string> | null;
  /** Hosts of the servers that it must not be together with. */
  readonly different_hosts: ReadonlySet<string>;
  /** Hosts on which making this server failed lately, each with what was said. */
  readonly failed_hosts: ReadonlyMap<string, string>;
};

/** A request for amounts and nothing else. */
export const NO_WISHES: Omit<PlacementRequest, 'vcpus' | 'memory_mib' | 'disk_gib'> = {
  requested_host_id: null,
  image_hosts: [],
  project_id: null,
  availability_zone: null,
  extra_specs: {},
  image_properties: {},
  hardware: [],
  pinning: null,
  group: null,
  same_hosts: null,
  different_hosts: new Set(),
  failed_hosts: new Map(),
};

/** A host in the form that filters and weighers read. */
export type Candidate = {
  readonly host_id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly disabled_reason: string | null;
  /** Whether it is to become empty. */
  readonly draining: boolean;
  /** Whether somebody vouches that it is off. */
  readonly fenced: boolean;
  readonly being_deleted: boolean;
  readonly up: boolean;
  /** Whether nobody has looked at the host for so long that nothing is known of it any more. */
  readonly lost: boolean;
  /** Null until the host was seen once. */
  readonly totals: HostTotals | null;
  readonly claimed: HostView['claimed'];
  readonly availability_zone: string;
  /** By name. */
  readonly aggregates: readonly HostGroup[];
  /** Machine type such as x86_64; null until it is known. */
  readonly architecture: string | null;
  readonly accelerator: 'kvm' | 'tcg' | null;
  readonly cpu_model: string | null;
  readonly traits: ReadonlySet<string>;
  readonly numa_cells: readonly { readonly vcpus: number; readonly memory_mib: number }[];
  /** What guests can be tied to, but for what is taken. */
  /** Asked for where a guest is tied to some, which few are. */
  readonly parts: () => HostParts;
  /** Objects on the host that are being worked on now. */
  readonly in_flight: number;
  /** Servers that could not be made on the host lately. */
  readonly failures: number;
};

/** Why a host is out, in words for people, and what would help: a setting, or an amount. */
export type Rejection = { readonly why: string } & (
  | {
      readonly setting: string;
      /** Set when the request is bound to other hosts than this one: what is wrong there is the better thing to mend. */
      readonly is_elsewhere?: true;
    }
  /** Amounts with their units; `share` is the missing part of what is asked for, above 0 to 1. */
  | { readonly short: string; readonly left: string; readonly share: number }
);

/** One rule: null when the host may take the request. */
export type Filter = {
  readonly name: string;
  /** Pure. Whether the rule may drop a host at all when this is asked for; where it may not, no host is asked. */
  readonly concerns: (request: PlacementRequest) => boolean;
  /** Pure. */
  readonly reject: (request: PlacementRequest, host: Candidate) => Rejection | null;
  /** Pure. Whether there is a rejection, for rules that can tell it without its words. */
  readonly drops?: (request: PlacementRequest, host: Candidate) => boolean;
  /** Pure. Of a rule about an amount, the part of it that is missing, as its rejection says; 0 for none. */
  readonly missing?: (request: PlacementRequest, host: Candidate) => number;
};

/** Pure. For rules that every request is under. */
export const always = (): boolean => true;

/** Pure. Whether some name among these begins so. */
export function hasPrefix(wishes: Readonly<Record<string, string>>, prefix: string): boolean {
  for (const key in wishes) if (key.startsWith(prefix)) return true;
  return false;
}

/** One measure of how good a host is. */
export type Weigher = {
  readonly name: string;
  /** Pure. Whether the measure may be another than 0 when this is asked for. */
  readonly concerns: (request: PlacementRequest) => boolean;
  /** Pure. From 0 (worst) to 1 (best). */
  readonly weigh: (request: PlacementRequest, host: Candidate) => number;
};

/** A table of hosts does not change once it is read, is read by many, and differs from the one before in few hosts. */
let latest: { readonly views: readonly HostView[]; readonly candidates: readonly Candidate[] } = {
  views: [],
  candidates: [],
};

/** Pure. All hosts of a table, in its order, as the scheduler reads them. */
export function candidatesOf(views: readonly HostView[]): readonly Candidate[] {
  const before = latest;
  if (before.views === views) return before.candidates;
  const candidates = views.map((view, place) => {
    const same = before.views[place] === view ? before.candidates[place] : undefined;
    return same ?? candidateOf(view);
  });
  latest = { views, candidates };
  return candidates;
}

/** Views do not change once they are made, and a placement among thousands of hosts reads each of them. */
const made = new WeakMap<HostView, Candidate>();

/** Pure. A host as the scheduler reads it; sizes are those of its last inventory. */
export function candidateOf(view: HostView): Candidate {
  const known = made.get(view);
  if (known !== undefined) return known;
  const candidate = makeCandidate(view);
  made.set(view, candidate);
  return candidate;
}

function makeCandidate(view: HostView): Candidate {
  const spec = view.resource.spec as unknown as HostSpec;
  const status = view.status as unknown as Partial<HostStatus>;
  const { vcpus, memory_mib, disk_gib } = status;
  const known = typeof vcpus === 'number' && typeof memory_mib === 'number' && typeof disk_gib === 'number';
  return {
    host_id: view.resource.id,
    name: view.resource.name,
    enabled: spec.enabled,
    disabled_reason: spec.disabled_reason ?? null,
    draining: spec.drain,
    fenced: spec.fenced,
    being_deleted: view.resource.deletion_requested_at !== null,
    up: status.state === 'up',
    lost: view.lost,
    totals: known
      ? capacityOf(ratiosOn(spec, view.aggregates), {
          vcpus: floatingCpus(spec, vcpus),
          memory_mib,
          disk_gib,
        })
      : null,
    claimed: view.claimed,
    availability_zone: zoneOf(view.aggregates),
    aggregates: view.aggregates,
    architecture: status.architecture ?? null,
    accelerator: status.accelerator ?? null,
    cpu_model: status.cpu_model ?? null,
    traits: new Set([...(status.traits ?? []), ...(spec.custom_traits ?? [])]),
    numa_cells: status.numa_cells ?? [],
    parts: () => partsOf(spec, status),
    in_flight: view.in_flight,
    failures: view.failures,
  };
}
