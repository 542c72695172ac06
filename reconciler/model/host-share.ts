import type { HostView } from './kind.ts';
import type { PinningClaim } from './pinning.ts';
import { NO_PINS, withClaim } from './pinning-claims.ts';

/** Amounts of a host; negative where there are fewer than now. */
type Amounts = { readonly vcpus: number; readonly memory_mib: number; readonly disk_gib: number };

/** Pure. Amounts together with others, or without them. */
export function plus(left: HostView['claimed'], right: Amounts, sign: 1 | -1 = 1): HostView['claimed'] {
  return {
    ...left,
    vcpus: left.vcpus + sign * right.vcpus,
    memory_mib: left.memory_mib + sign * right.memory_mib,
    disk_gib: left.disk_gib + sign * right.disk_gib,
  };
}

/** Pure. A host on which more is claimed. */
export function withShare(view: HostView, share: Amounts & { readonly pinning?: PinningClaim }): HostView {
  const claimed = plus(view.claimed, share);
  const { pinning } = share;
  if (pinning === undefined) return { ...view, claimed };
  return { ...view, claimed: { ...claimed, pinning: withClaim(claimed.pinning ?? NO_PINS, pinning) } };
}
