import type { ServerSpec } from '../../../schemas/generated/types.ts';
import { CairnError } from '../../model/error.ts';
import type { HostView, Snapshot } from '../../model/kind.ts';
import type { Candidate, PlacementRequest, Rejection } from '../../scheduler/request.ts';
import { candidateOf, candidatesOf } from '../../scheduler/request.ts';
import { fixFor, rejectOnHost, schedule } from '../../scheduler/schedule.ts';
import { claimedWithout, keptPinning, rejectPinning } from './choose-pinning.ts';
import { hardwareNeeds } from './hardware/required-traits.ts';
import type { ServerChoices } from './shapes.ts';

/** The host of a server and why it was chosen, or why none can be. */
export type HostChoice =
  { readonly host: HostView; readonly placement: string } | { readonly error: CairnError };

/** Pure. The stored host while the server's claim fits there, else the scheduler's best. A placed server never moves by itself. */
export function chooseHost(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  request: PlacementRequest,
): HostChoice {
  const { resource } = snapshot.self;
  if (previous.host_id === undefined) {
    const candidates = candidatesOf(snapshot.hosts);
    const found = schedule(request, candidates, snapshot.placement_rules);
    const host = snapshot.hosts[candidates.findIndex(({ host_id }) => host_id === found.host_id)];
    if (host !== undefined) return { host, placement: found.explanation };
    const fix = found.host_id === null ? ` Nearest fix: ${found.nearest_fix}.` : '';
    return { error: unschedulable(resource.id, `${found.explanation}${fix}`) };
  }
  const host = snapshot.hosts.find((view) => view.resource.id === previous.host_id);
  if (host === undefined) {
    const message = `The host ${previous.host_id} that the server is on is no longer registered. Register it again under the same id, or delete the server.`;
    return { error: unschedulable(resource.id, message) };
  }
  const candidate = candidateOf(withoutOwnClaim(snapshot, host));
  const rejections = [
    ...lacking(previous, request, candidate),
    ...(grows(snapshot, request) ? rejectOnHost(request, candidate) : []),
    ...unpinned(previous, request, candidate),
  ];
  if (rejections.length === 0) return { host, placement: previous.placement ?? '' };
  const why = rejections.map((rejection) => rejection.why).join(', ');
  const fix = fixFor(host.resource.name, rejections);
  const what = `The flavor${request.hardware.length > 0 ? ' or image' : ''}`;
  const message = `${what} does not fit on host ${host.resource.name}, where the server is: ${why}. Nearest fix: ${fix}.`;
  return { error: unschedulable(resource.id, message) };
}

/** Pure. What the server already claims on its host; zeros before it has a place. */
export function ownClaim(snapshot: Snapshot<ServerSpec>): HostView['claimed'] {
  const claim = snapshot.allocations.find(
    (allocation) => allocation.owner_id === snapshot.self.resource.id && allocation.slot === 'placement',
  );
  return claim ?? { vcpus: 0, memory_mib: 0, disk_gib: 0 };
}

/** What the host lacks of the hardware that the server is to have from now on; with what it has already it was started there. */
function lacking(
  { hardware }: Partial<ServerChoices>,
  request: PlacementRequest,
  host: Candidate,
): readonly Rejection[] {
  const before = hardware?.chosen === undefined ? [] : hardwareNeeds(hardware.chosen);
  const had = new Set(before.map(({ trait }) => trait));
  return request.hardware
    .filter(({ trait }) => !had.has(trait) && !host.traits.has(trait))
    .map(({ what, setting }) => ({ why: `has ${what}`, setting }));
}

/** What the host lacks of the parts that the server is to be tied to from now on. */
function unpinned(
  previous: Partial<ServerChoices>,
  { pinning }: PlacementRequest,
  host: Candidate,
): readonly Rejection[] {
  if (pinning === null || keptPinning(previous, host.host_id, pinning) !== null) return [];
  return [rejectPinning(pinning, host)].filter((rejection) => rejection !== null);
}

function grows(snapshot: Snapshot<ServerSpec>, request: PlacementRequest): boolean {
  const own = ownClaim(snapshot);
  return request.vcpus > own.vcpus || request.memory_mib > own.memory_mib || request.disk_gib > own.disk_gib;
}

function withoutOwnClaim(snapshot: Snapshot<ServerSpec>, host: HostView): HostView {
  const own = ownClaim(snapshot);
  const claimed = {
    vcpus: host.claimed.vcpus - own.vcpus,
    memory_mib: host.claimed.memory_mib - own.memory_mib,
    disk_gib: host.claimed.disk_gib - own.disk_gib,
    ...claimedWithout(host.claimed, own.pinning),
  };
  return { ...host, claimed };
}

function unschedulable(server_id: string, message: string): CairnError {
  return new CairnError('unschedulable', message, { resource: server_id });
}
