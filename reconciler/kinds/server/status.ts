import type { ServerSpec, ServerStatus } from '../../../schemas/generated/types.ts';
import type { Told } from '../../model/condition.ts';
import type { Report, Snapshot } from '../../model/kind.ts';
import type { Change } from '../../model/operation.ts';
import { ownClaim } from './choose-host.ts';
import { differences } from './differences.ts';
import { endsByItself } from './draining.ts';
import { diskTrouble } from './guest.ts';
import { HARDWARE_FIELDS } from './hardware/hardware-differences.ts';
import { plan } from './plan.ts';
import type { StateFacts } from './state.ts';
import { stateOf } from './state.ts';
import type { PlacedServer, ServerChoices, ServerDesired, ServerObserved } from './shapes.ts';
import { whereabouts } from './whereabouts.ts';

/** What a server reports; the engine adds drift. */
export type ServerReport = Omit<ServerStatus, 'drift'>;

/** Pure. Nova's word for the state, the addresses, and what is still missing. */
export function report(
  desired: ServerDesired,
  observed: ServerObserved,
  changes: readonly Change[],
  snapshot: Snapshot<ServerSpec>,
): Report<ServerReport> {
  const choices = snapshot.self.choices as unknown as Partial<ServerChoices>;
  const nics = Object.entries(choices.nics ?? {});
  const status: ServerReport = {
    state: stateOf(factsOf(desired, observed, changes, snapshot.self)),
    addresses: Object.fromEntries(nics.map(([name, nic]) => [name, nic.address])),
    mac_addresses: Object.fromEntries(nics.map(([name, nic]) => [name, nic.mac])),
    placed_host_id: placedHost(desired, observed) ?? choices.host_id ?? null,
    instance_name: observed.domain?.name ?? choices.instance_name ?? null,
    accelerator: choices.accelerator ?? null,
  };
  const pending = pendingOf(desired, observed, changes, snapshot);
  // Nothing of it is left where it came from: the move is over with the next decision.
  const has_moved = !desired.deleting && desired.moving !== undefined && changes.length === 0;
  const anew = has_moved ? { decides_anew: true as const } : {};
  return { status, failure: null, pending, ...departureOf(desired), ...anew };
}

/** What is told of a server on a host that is to become empty. */
function departureOf(desired: ServerDesired): Pick<Report<ServerReport>, 'told' | 'looks_again'> {
  if (desired.deleting || desired.departure === undefined) return {};
  const { departure } = desired;
  const told: Told[] = [{ type: 'Draining', status: 'True', ...departure }];
  // Who frees the turn wakes some of those that wait; one of them may have ceased to want it.
  return endsByItself(departure) ? { told, looks_again: true } : { told };
}

/** What the way to another flavor still lacks. */
const RESIZE_FIELDS = ['vcpus', 'memory_mib', 'disk_gib', 'power_state'];

function factsOf(
  desired: ServerDesired,
  observed: ServerObserved,
  changes: readonly Change[],
  self: Snapshot<ServerSpec>['self'],
): StateFacts {
  const unconfirmed = self.resource.spec.previous_flavor_id !== undefined;
  const resizing = changes.some(
    ({ field }) => RESIZE_FIELDS.includes(field) || field.startsWith(HARDWARE_FIELDS),
  );
  const rescue_disk = desired.deleting ? undefined : desired.rescue?.disk.volume_name;
  return {
    guest: observed.domain?.state ?? 'absent',
    deleting: desired.deleting,
    is_new: self.observed_generation === 0,
    refused: differences(desired, observed).some(({ remedies }) =>
      remedies.some((remedy) => remedy.do === 'refuse'),
    ),
    is_moving: placedHost(desired, observed) !== null,
    is_rebuilding: changes.some(({ disruption }) => disruption === 'rebuild'),
    resize: unconfirmed ? (resizing ? 'on its way' : 'unconfirmed') : null,
    is_rescued: observed.domain?.disks.some(({ volume_name }) => volume_name === rescue_disk) ?? false,
    power_state: desired.deleting ? null : desired.power_state,
  };
}

function pendingOf(
  desired: ServerDesired,
  observed: ServerObserved,
  changes: readonly Change[],
  snapshot: Snapshot<ServerSpec>,
): Report<ServerReport>['pending'] {
  const { waiting } = plan(changes, desired, observed);
  if (waiting !== null) return { reason: waiting.reason, message: waiting.message };
  const [first] = changes;
  const trouble = desired.deleting ? null : diskTrouble(observed.domain, desired.host_name);
  if (trouble !== null && changes.some(({ field }) => field === 'power_state')) return trouble;
  if (first !== undefined) {
    const fields = [...new Set(changes.map((change) => change.field))].join(', ');
    return { reason: 'Changing', message: `Still to be put right on host ${desired.host_name}: ${fields}.` };
  }
  if (desired.deleting) return null;
  if (desired.moving !== undefined) {
    return {
      reason: 'Moving',
      message: `It is on host ${desired.host_name}; nothing is left on ${desired.moving.host_name}.`,
    };
  }
  if (desired.hold !== undefined) return desired.hold;
  const { host_id = desired.host_id } = snapshot.self.resource.spec;
  const was_lost = desired.abandoned?.some((host) => host.host_id === host_id) ?? false;
  const waits = desired.waits_for_disk === true || desired.waits_for_zone === true;
  if (waits || (host_id !== desired.host_id && !was_lost)) {
    const message = 'It moves when no disk of before is left, and gets another disk when it does not move.';
    return { reason: 'Changing', message };
  }
  const claimed = ownClaim(snapshot);
  if (desired.power_state === 'shelved' && claimed.vcpus > 0) {
    return { reason: 'Changing', message: 'Its CPUs and memory are being given back.' };
  }
  return reservationsPending(desired);
}

/** The host that a server is still on while it moves; null when it has arrived. */
function placedHost(desired: ServerDesired, observed: ServerObserved): string | null {
  if (desired.deleting || desired.moving === undefined) return null;
  return whereabouts(desired, observed) === 'there' ? desired.moving.host_id : null;
}

function reservationsPending(desired: PlacedServer): Report<ServerReport>['pending'] {
  const missing = Object.values(desired.reservations).filter((reservation) => !reservation.ready);
  if (missing.length === 0) return null;
  return { reason: 'Waiting', message: `Waiting for ${missing.map((need) => need.what).join(', ')}.` };
}
