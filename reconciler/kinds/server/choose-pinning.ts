import type { HostSpec, HostStatus, ServerSpec } from '../../../schemas/generated/types.ts';
import { sameJson } from '../../model/canonical-json.ts';
import { CairnError } from '../../model/error.ts';
import type { HardwareChanges } from '../../model/hardware.ts';
import { floatingSet } from '../../model/host-cpus.ts';
import type { HostView, Snapshot } from '../../model/kind.ts';
import type { Pinning, PinningClaim, PinningWish } from '../../model/pinning.ts';
import { cpuList } from '../../model/cpu-list.ts';
import { withoutClaim } from '../../model/pinning-claims.ts';
import { pinOn } from '../../scheduler/pin-on.ts';
import type { Candidate, Rejection } from '../../scheduler/request.ts';
import { candidateOf } from '../../scheduler/request.ts';
import type { PinningChoice, ServerChoices } from './shapes.ts';

/** Pure. What a host's guests hold of it beside amounts, without one claim. */
export function claimedWithout(
  { pinning: all }: HostView['claimed'],
  own: PinningClaim | undefined,
): Pick<HostView['claimed'], 'pinning'> {
  if (all === undefined) return {};
  if (own === undefined) return { pinning: all };
  return { pinning: withoutClaim(all, own) };
}

/** Pure. What the server is tied to on a host already, for the same wishes; null when that must be chosen. */
export function keptPinning(
  { host_id, pinning, moving_from }: Partial<ServerChoices>,
  on_host: string,
  wish: PinningWish,
): PinningChoice | null {
  const known =
    host_id === on_host ? pinning : moving_from?.host_id === on_host ? moving_from.pinning : undefined;
  return known !== undefined && sameJson(known.wish, wish) ? known : null;
}

/** Pure. Why a host has not the parts that a guest is to be tied to; null when it has, or none are asked for. */
export function rejectPinning(wish: PinningWish | null, host: Candidate): Rejection | null {
  const outcome = wish === null ? null : pinOn(wish, host);
  return outcome === null || 'pinning' in outcome ? null : outcome.rejection;
}

/** Pure. What the server is tied to on its host: chosen once, and again on another host or for other wishes; null for nothing. */
export function pinningOn(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  host: HostView,
  wish: PinningWish | null,
): PinningChoice | CairnError | null {
  if (wish === null) return null;
  const { id } = snapshot.self.resource;
  const kept = keptPinning(previous, host.resource.id, wish);
  if (kept !== null) return kept;
  const own = snapshot.allocations.find(
    (claim) => claim.owner_id === id && claim.host_id === host.resource.id && claim.pinning !== undefined,
  );
  const { pinning: _, ...sums } = host.claimed;
  const view = { ...host, claimed: { ...sums, ...claimedWithout(host.claimed, own?.pinning) } };
  const outcome = pinOn(wish, candidateOf(view));
  if ('pinning' in outcome) return { wish, ...outcome.pinning };
  const message = `Host ${host.resource.name} cannot take the guest: it ${outcome.rejection.why}.`;
  return new CairnError('unschedulable', message, { resource: id });
}

function floatingOn({ resource, status }: HostView): readonly number[] | null {
  return floatingSet(resource.spec as unknown as HostSpec, status as unknown as Partial<HostStatus>);
}

/** Pure. What pins and NUMA nodes are in a guest's hardware; one that is tied to nothing floats among the CPUs that its host shares. */
export function pinnedHardware(pinning: Pinning | undefined, host: HostView | undefined): HardwareChanges {
  const floating = host === undefined ? null : floatingOn(host);
  const cpuset = floating === null ? {} : { cpuset: cpuList(floating) };
  if (pinning === undefined) return cpuset;
  const { vcpu_pins, emulator_pin, numa_nodes, page_kib } = pinning;
  return {
    ...(emulator_pin === null ? cpuset : {}),
    ...(vcpu_pins === null ? {} : { vcpu_pins }),
    ...(emulator_pin === null ? {} : { emulator_pin }),
    numa_nodes,
    ...(page_kib === null ? {} : { page_kib }),
  };
}
