import type { HostSpec } from '../../../schemas/generated/types.ts';
import type { HostRatios } from '../../model/capacity.ts';
import type { LeftBehind } from '../../model/left-behind.ts';
import type { HostInventory } from '../../ports/hypervisor.ts';

/** What may be left on a host of a server that was deleted while nobody could reach the host, by id of the order to remove it. */
export type Sweeps = { readonly [order_id: string]: LeftBehind };

/** What was seen of it: whether the domain is there, and which volumes; null: nothing of Cairn's. */
export type SeenSweeps = {
  readonly [order_id: string]:
    { readonly domain: boolean; readonly volume_names: readonly string[] } | null | 'unseen';
};

/** What a host should be: reachable. Its spec is all there is to decide. */
export type HostDesired = {
  readonly host_id: string;
  readonly deleting: boolean;
  /** Ids of objects that still have something on the host. */
  readonly held_by: readonly string[];
  readonly spec: HostSpec;
  /** Its own, but for what its aggregates say. */
  readonly ratios: HostRatios;
  /** Absent when there is nothing to look for. */
  readonly sweeps?: Sweeps;
};

/** What was seen of a host: its inventory, or why it could not be reached. Not reachable is a fact about a host, not an unknown. */
export type HostObserved =
  | { readonly reachable: true; readonly inventory: HostInventory; readonly sweeps?: SeenSweeps }
  | {
      readonly reachable: false;
      readonly code: string;
      readonly message: string;
      /** Whether it was being unregistered when it did not answer: then what is on it is given up. */
      readonly leaving: boolean;
      /** Whether other objects still have something on a host that is leaving. */
      readonly held: boolean;
    }
  /** Of a host that is being unregistered only this matters: whether it still knows Cairn's pool, and what must go before it. */
  | { readonly reachable: null; readonly prepared: boolean; readonly sweeps?: SeenSweeps };
