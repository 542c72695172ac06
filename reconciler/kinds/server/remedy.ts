import type { Change, Disruption } from '../../model/operation.ts';
import type { DomainNic } from '../../ports/hypervisor.ts';

/** What removes a difference. */
export type Remedy =
  | { readonly do: 'create_root' | 'create_rescue' | 'resize_root' | 'upload_seed' | 'define' }
  | { readonly do: 'power_on' | 'power_off' | 'pause' | 'suspend' }
  /** Shut down and start again; `unseen` when only the stored definition shows the difference, so that it must be redefined after the stop. */
  | { readonly do: 'restart'; readonly unseen: boolean }
  | { readonly do: 'live_memory' }
  | { readonly do: 'attach'; readonly nic: DomainNic }
  | { readonly do: 'detach'; readonly mac: string }
  | { readonly do: 'undefine' }
  | { readonly do: 'remove'; readonly volume_name: string }
  /** A disk is whole although it is noted as a part. */
  | { readonly do: 'settle'; readonly host_id: string; readonly volume_name: string }
  /** The next step of a move to another host. */
  | { readonly do: 'move' }
  /** A domain of it is left on another host. */
  | { readonly do: 'sweep'; readonly host_id: string }
  /** Something is left on a host that the server came from. */
  | { readonly do: 'clear'; readonly host_id: string; readonly volume_name: string }
  /** Nothing that Cairn may do: a person must. */
  | { readonly do: 'refuse'; readonly reason: string; readonly message: string };

/** A change together with what removes it. */
export type Difference = { readonly change: Change; readonly remedies: readonly Remedy[] };

/** Pure. One difference in words. */
export function difference(
  field: string,
  expected: string | number,
  found: string | number,
  disruption: Disruption,
  remedies: readonly Remedy[],
): Difference {
  return { change: { field, expected: String(expected), found: String(found), disruption }, remedies };
}
