import type { HostSpec } from '../../../schemas/generated/types.ts';
import type { HostRatios } from '../../model/capacity.ts';
import type { HostInventory } from '../../ports/hypervisor.ts';

/** What a host should be: reachable. Its spec is all there is to decide. */
export type HostDesired = {
  readonly host_id: string;
  readonly deleting: boolean;
  /** Ids of objects that still have something on the host. */
  readonly held_by: readonly string[];
  readonly spec: HostSpec;
  /** Its own, but for what its aggregates say. */
  readonly ratios: HostRatios;
};

/** What was seen of a host: its inventory, or why it could not be reached. Not reachable is a fact about a host, not an unknown. */
export type HostObserved =
  | { readonly reachable: true; readonly inventory: HostInventory }
  | {
      readonly reachable: false;
      readonly code: string;
      readonly message: string;
      /** Whether it was being unregistered when it did not answer: then what is on it is given up. */
      readonly leaving: boolean;
      /** Whether other objects still have something on a host that is leaving. */
      readonly held: boolean;
    }
  /** Of a host that is being unregistered only this matters: whether it still knows Cairn's pool. */
  | { readonly reachable: null; readonly prepared: boolean };
