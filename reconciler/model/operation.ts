import type { JsonObject } from './json.ts';

/** What a change or an operation costs the guest. */
export type Disruption = 'none' | 'restart' | 'rebuild' | 'replace';

/** One difference between desired and observed. */
export type Change = {
  /** Field in the words of the schema where there is one, for example memory_mib, nics.eth0, power_state, domain. */
  readonly field: string;
  /** What should be, in words or numbers for people. */
  readonly expected: string;
  /** What is. */
  readonly found: string;
  readonly disruption: Disruption;
  /** Set for what no policy may leave as it is: it is put right also where drift is only reported. */
  readonly is_urgent?: true;
};

/** One idempotent step; plain JSON, no functions inside, no choice left in it. */
export type Operation = {
  /** Name of the function in the kind's operations, for example define_domain. */
  readonly name: string;
  readonly arguments: JsonObject;
  /** Ordinals (indexes in the plan) that must be done before. */
  readonly after: readonly number[];
  readonly timeout_seconds: number;
  /** Why, for people: 'start the guest because power_state is running'. */
  readonly reason: string;
  readonly disruption: Disruption;
  /** Whether it removes data or stops something; never planned against an unmarked object or an unknown observation. */
  readonly destructive: boolean;
  /**
   * Set for what may take hours: the operation takes none of the places of short passes but one of this lane (`arrival`: content comes into
   * the service; `copies`: it goes to hosts; `moves`: servers go from
   * one host to another), waits outside while all are taken, and ends early when the object is to be deleted.
   */
  readonly lane?: 'arrival' | 'copies' | 'moves';
  /** Its failure keeps nothing from starting but what comes after it: one of many hosts must not hold up the others. */
  readonly independent?: true;
};

/** Ordered operations, or what they must wait for. */
export type Plan = {
  readonly operations: readonly Operation[];
  /** Set when something that the kind refers to is not ready: operations hold only what can be done already. */
  readonly waiting: {
    readonly reason: string;
    readonly message: string;
    readonly for_ids: readonly string[];
  } | null;
};

/** The plan that does nothing. */
export const EMPTY_PLAN: Plan = { operations: [], waiting: null };
