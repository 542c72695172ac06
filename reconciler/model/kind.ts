import type { KindName } from '../../schemas/generated/types.ts';
import type { ContentIdentity } from '../ports/contents.ts';
import type { Ports } from '../ports/ports.ts';
import type { HostTotals } from './capacity.ts';
import type { Told } from './condition.ts';
import type { Budget } from './disruption.ts';
import type { CairnError, Violation } from './error.ts';
import type { HostGroup } from './host-groups.ts';
import type { JsonObject } from './json.ts';
import type { Change, Operation, Plan } from './operation.ts';
import type { CellMemory, PinningClaim } from './pinning.ts';
import type { PlacementRules } from './placement-rules.ts';
import type { QuotaUse } from './quota.ts';
import type { Allocation, Known, Resource, User } from './resource.ts';

/** A host as the scheduler and the kinds see it: its spec, its last inventory, and what is promised on it. Never changed once it is made. */
export type HostView = Known & {
  readonly claimed: {
    readonly vcpus: number;
    readonly memory_mib: number;
    readonly disk_gib: number;
    /** What guests have of it that nobody else may have; left out for nothing. */
    readonly pinning?: PinningClaim;
  };
  /** The aggregates that hold it, by name. */
  readonly aggregates: readonly HostGroup[];
  /** Whether nobody has looked at it for so long that nothing is known of it any more. */
  readonly lost: boolean;
  /** Objects on it that are being worked on now. */
  readonly in_flight: number;
  /** Servers that could not be made there lately. */
  readonly failures: number;
};

/** Where another server is that matters to the placement of this one. */
export type Neighbour = {
  readonly server_id: string;
  readonly host_id: string;
  /** Whether it is of the same server group. */
  readonly in_group: boolean;
};

/** A server on a host that is to become empty, and why it is still there. */
export type Tenant = {
  readonly server_id: string;
  readonly name: string;
  /** Reason and message of its own condition that tells it; null before it was looked at. */
  readonly why: { readonly reason: string; readonly message: string } | null;
};

/** A try to make an object on a host that the host is to blame for. */
export type FailedTry = {
  readonly host_id: string;
  /** What was said, for people. */
  readonly message: string;
};

/** Everything that a pure resolve may look at. Loaded by the engine in one transaction. */
export type Snapshot<Spec = JsonObject> = {
  readonly self: Known<Spec>;
  /** Objects that the spec names through x-references, and those that these name (server, subnet, network), by id. */
  readonly references: ReadonlyMap<string, Known>;
  /** For kinds with `needs.users`: objects whose allocations name this one (servers of a subnet), by id. */
  readonly users: ReadonlyMap<string, User>;
  /** All hosts; empty unless the kind says `needs.hosts`. */
  readonly hosts: readonly HostView[];
  /** Claims on hosts of other servers that the spec names, or that are of the same group. */
  readonly neighbours: readonly Neighbour[];
  /** Servers on a host that is to become empty, those on their way off it included, by name; empty for everything else. */
  readonly tenants: readonly Tenant[];
  /** How many other servers are on their way off the host of this one. Read only for a choice, else 0. */
  readonly leaving_host: number;
  /** Tries to make this object on a host that failed lately because of the host, one a host, the oldest first. */
  readonly failed_tries: readonly FailedTry[];
  /** How many servers may be disturbed at once, where this one is concerned. Read only for a choice, else empty. */
  readonly budgets: readonly Budget[];
  /** Whether Cairn disturbs it already. */
  readonly is_disturbed: boolean;
  /** How the cloud wants its servers placed. */
  readonly placement_rules: PlacementRules;
  /** This object's own claims and all claims that name it. */
  readonly allocations: readonly Allocation[];
  /** For kinds with `needs.address_pools`: addresses taken in each subnet that the spec names, without our own. */
  readonly taken_addresses: ReadonlyMap<string, ReadonlySet<string>>;
  /** MAC addresses that a resolution of this pass could not store because others hold them; empty in the first attempt. */
  readonly taken_macs: ReadonlySet<string>;
  /** Whether another live object of the kind has or promises the same content; false for kinds without content. */
  readonly content_shared: boolean;
  /**
   * What the object's bytes are: somebody of its project sent them, or the service brought them for it. Null while it has none of its own,
   * and for kinds without content.
   */
  readonly content: ContentIdentity | null;
  /** Copies of the content on hosts, as far as the database knows of them; NO_COPIES for kinds without content. */
  readonly copies: CopyFacts;
  /** What somebody asked to be done once with the object and resolve has not taken yet, oldest first. */
  readonly orders: readonly Order[];
};

/**
 * A wish that is no state, so no spec can say it: make the same server anew, move it to any other host. Resolve turns it into choices, and from
 * then on it is as durable as they are.
 */
export type Order = {
  readonly id: string;
  /** A word of the object's kind, such as `rebuild`. */
  readonly name: string;
  readonly arguments: JsonObject;
  /** ISO 8601, UTC. */
  readonly ordered_at: string;
};

/** An order that cannot be followed, and why, for people. */
export type RefusedOrder = { readonly id: string; readonly name: string; readonly message: string };

/** What happens by a choice: an event of this type, in the transaction that stores the choice. */
export type Happening = { readonly type: string; readonly message: string; readonly data: JsonObject };

/** What the database knows of the copies of an object's content on hosts. */
export type CopyFacts = {
  /** What the content became for hosts; null while it was not converted. */
  readonly converted: ContentIdentity | null;
  /** Hosts on which another living object has the same copy. */
  readonly kept_by_others: readonly string[];
  /** Hosts on which somebody wants a copy before any server does. */
  readonly wished: readonly string[];
  /** Hosts on which somebody works on the copy now, and whether it is for this object (`own`). */
  readonly writers: readonly {
    readonly host_id: string;
    readonly own: boolean;
    readonly removing: boolean;
  }[];
};

/** Nothing is known of any copy. */
export const NO_COPIES: CopyFacts = { converted: null, kept_by_others: [], wished: [], writers: [] };

/** What resolve decided. `choices` and `allocations` are stored, in one transaction, before anything is done. */
export type Resolution<Desired> =
  | {
      readonly outcome: 'resolved';
      readonly desired: Desired;
      readonly choices: JsonObject;
      /** Complete: what is not listed is released. */
      readonly allocations: readonly Allocation[];
      /** Ids of the orders that the choices contain, or that cannot be followed any more: they go in the transaction that stores the choices. */
      readonly taken_orders?: readonly string[];
      /** Set when the choices begin a move off a host that only so many servers may leave at once: when others were faster, resolve decides again. */
      readonly turn?: { readonly host_id: string; readonly most: number };
      /**
       * Set when the choices begin what makes the object unavailable: when a budget is used up meanwhile, resolve decides again. What a person
       * ordered directly (`is_budgeted` false) only counts.
       */
      readonly disturbs?: { readonly is_budgeted: boolean };
      /** Which of the orders taken cannot be followed: an event tells it. */
      readonly refused_orders?: readonly RefusedOrder[];
      /** What happens by choices that differ from those of before. */
      readonly happenings?: readonly Happening[];
    }
  /** Nothing can be done until one of these objects changes; an empty list waits for any host to change. */
  | {
      readonly outcome: 'blocked';
      readonly error: CairnError;
      readonly waiting_for: readonly string[];
    }
  /** Only another spec can help. */
  | { readonly outcome: 'stalled'; readonly error: CairnError };

/** An order that an object leaves to another one when its row goes: something that is still to be done, and that nobody could do yet. */
export type Bequest = { readonly object_id: string; readonly name: string; readonly arguments: JsonObject };

/** A look at the world: what was seen, or why it could not be seen. Unknown is not absent. */
export type Observation<Observed> =
  | { readonly known: true; readonly observed: Observed }
  | { readonly known: false; readonly error: CairnError };

/** What a kind reports: the schema's readOnly properties, and whether the object is as asked. */
export type Report<Status> = {
  readonly status: Status;
  /** Set when the object can never become as asked without another spec (for example refused image bytes). */
  readonly failure: { readonly reason: string; readonly message: string } | null;
  /** What is still missing in words, null when the object is as asked. */
  readonly pending: { readonly reason: string; readonly message: string } | null;
  /** What people should know of it besides; what is left out is not said any more. */
  readonly told?: readonly Told[];
  /** Set when it is as asked and yet waits for something, which nobody may tell it of: it is looked at again soon. */
  readonly looks_again?: true;
  /** Set when resolve decides anew by what was seen just now: nobody need wait for the next pass. */
  readonly decides_anew?: true;
};

/** What an operation may use besides its arguments. */
export type OperationContext = {
  readonly ports: Ports;
  readonly signal: AbortSignal;
  /** Id and generation of the object the plan is for: the mark to write on what is made. */
  readonly mark: { readonly id: string; readonly generation: number };
  /** Effect: reads the writeOnly properties of the object. They go to the host and nowhere else. */
  readonly secrets: () => Promise<JsonObject>;
  /**
   * Effect: says how many bytes of how many have moved (total null: nobody knows), so that people see it; call it as often as you like, first
   * with where it begins. What is done is told by the first word of the operation's name, for which host by its argument host_id.
   */
  readonly progress: (done_bytes: number, total_bytes: number | null) => void;
};

/** One idempotent effect. Arguments are those of the Operation, plain JSON. */
export type OperationFunction = (context: OperationContext, args: JsonObject) => Promise<void>;

/** What admit may look at, before anything is stored. */
export type Admission<Spec> = {
  readonly id: string;
  readonly spec: Spec;
  /** The writeOnly properties that are given now. */
  readonly secrets: JsonObject;
  /** The object as stored, null on create. */
  readonly previous: Resource<Spec> | null;
  /** Objects that the spec names, and those that these name, by id; what does not exist is already refused. */
  readonly references: ReadonlyMap<string, Known>;
  /** All objects of the same kind when the kind says `needs.peers`; else empty. */
  readonly peers: readonly Resource<Spec>[];
  /** Addresses taken by others in each subnet of which the spec names an address. */
  readonly taken_addresses: ReadonlyMap<string, ReadonlySet<string>>;
};

/** What must be loaded for this kind: each is a price paid in every pass. */
export type Needs = {
  readonly hosts?: boolean;
  readonly peers?: boolean;
  readonly address_pools?: boolean;
  /** Also wakes the object whenever something that uses it moves. */
  readonly users?: boolean;
};

/** A type of resource: pure decisions and idempotent effects. Desired and Observed are plain JSON objects. */
export type Kind<
  Spec extends object = object,
  Desired extends object = object,
  Observed extends object = object,
  Status extends object = object,
> = {
  readonly name: KindName;
  readonly needs: Needs;
  /** Pure. Rules that one object's schema cannot say; empty when the spec is acceptable. */
  readonly admit: (admission: Admission<Spec>) => readonly Violation[];
  /** Pure. Every choice is made here, once: what `self.choices` already holds is kept while it still satisfies the spec. */
  readonly resolve: (snapshot: Snapshot<Spec>) => Resolution<Desired>;
  /** Effect: reads the hosts through the ports, changes nothing. */
  readonly observe: (ports: Ports, desired: Desired, signal: AbortSignal) => Promise<Observation<Observed>>;
  /** Pure. Every difference that a plan could remove. */
  readonly diff: (desired: Desired, observed: Observed) => readonly Change[];
  /** Pure. */
  readonly plan: (changes: readonly Change[], desired: Desired, observed: Observed) => Plan;
  readonly operations: Readonly<Record<string, OperationFunction>>;
  /** Pure. `changes` is what still differs. */
  readonly report: (
    desired: Desired,
    observed: Observed,
    changes: readonly Change[],
    snapshot: Snapshot<Spec>,
  ) => Report<Status>;
  /** Pure. For kinds whose objects go with others that the spec does not name by a reference of its own. */
  readonly companions?: (spec: Spec) => readonly Companion[];
  /** For kinds whose objects a project may only have so many of. */
  readonly quota?: QuotaUse<Spec>;
  /** Set for kinds whose objects hold bytes. */
  readonly content?: Content<Spec>;
  /** Pure. For kinds that others are placed on (host): what may be promised on it; null while unknown, then the stored totals stay. */
  readonly capacity?: (
    desired: Desired,
    observed: Observed,
  ) => (HostTotals & { readonly cells?: readonly CellMemory[] }) | null;
  /** Pure. For kinds that are placed on hosts: the host that is to blame for this failure, so that another may do better; null for none. */
  readonly blamedHost?: (
    snapshot: Snapshot<Spec>,
    desired: Desired,
    operation: Operation,
    error: CairnError,
  ) => string | null;
  /** Pure. What people should know of an object that cannot be seen now, besides why; null for nothing. */
  readonly unseen?: (snapshot: Snapshot<Spec>) => string | null;
  /** Pure. For kinds whose objects budgets protect (server): whether what was seen serves; what does not cannot be disturbed. */
  readonly serves?: (observed: Observed) => boolean;
  /** Set for kinds of which the scheduler looks at more than what hosts report (aggregate): servers that found no host try again when one changes. */
  readonly guides_placement?: true;
  /**
   * For kinds whose objects follow the progress of many others (a set its members): they do one plan a pass and go on when they are told of
   * progress, or after this time at the latest, because a crash may lose what they were told.
   */
  readonly watch_seconds?: number;
  /** Pure. Whether nothing of the object is left in the world, so that its row may go after a deletion. */
  readonly isGone: (observed: Observed) => boolean;
  /** Pure. For kinds whose rows may go before all of an object has: orders given to others in the transaction that removes the row. */
  readonly bequeaths?: (desired: Desired) => readonly Bequest[];
};

/**
 * An object that another one rests on and goes with, known by its id, or by its name among what its owner has. `missing` is what is wrong
 * when there is none; null: nothing, it is not even told.
 */
export type Companion = {
  readonly kind: KindName;
  readonly missing: Violation | null;
} & ({ readonly id: string } | { readonly owner_id: string; readonly name: string });

/** What the API must know of a kind whose objects hold bytes (images). */
export type Content<Spec> = {
  /** Pure. Why nobody may send the bytes, in words for people; null where somebody has to. */
  readonly whyNotTaken: (spec: Spec) => string | null;
  /** Pure. What the bytes must be; null where the spec promises nothing. */
  readonly expected: (spec: Spec) => { readonly sha256: string | null; readonly size_bytes: number | null };
  /**
   * Pure. What is wrong with the bytes, judged by their head (at most CONTENT_HEAD_BYTES) and their number (null while it is not known);
   * empty when they are what the spec says.
   */
  readonly inspect: (spec: Spec, head: Uint8Array, size_bytes: number | null) => readonly Violation[];
  /** Effect: reads wherever it needs, within limits. The same for all of the bytes, before anything but Cairn may open them. Throws what the reader throws. */
  readonly examine: (spec: Spec, reader: ContentReader) => Promise<readonly Violation[]>;
};

/** Bytes that can be read anywhere: a stored blob, an unfinished upload. `read` gives exactly the bytes asked for when they lie inside. */
export type ContentReader = {
  readonly size_bytes: number;
  readonly read: (offset_bytes: number, length_bytes: number) => Promise<Uint8Array>;
};

/** How many bytes of a content's beginning inspect gets. */
export const CONTENT_HEAD_BYTES = 1024 * 1024;

/** A kind whose own types are erased, as the engine and the API handle it: they pass values only between parts of the same kind. */
export type AnyKind = Kind<JsonObject, JsonObject, JsonObject, JsonObject>;

/** Pure. Erases a kind's own types; the one place where that is done. */
export function eraseKind<S extends object, D extends object, O extends object, T extends object>(
  kind: Kind<S, D, O, T>,
): AnyKind {
  return kind as unknown as AnyKind;
}
