import type { PlaceShare } from '../../../schemas/generated/api.ts';
import type { ServerSpec } from '../../../schemas/generated/types.ts';
import { CairnError } from '../../model/error.ts';
import type { HostView, Snapshot } from '../../model/kind.ts';
import { NO_PINS, withoutClaim } from '../../model/pinning-claims.ts';
import { withShare } from '../../model/host-share.ts';
import { candidatesOf } from '../../scheduler/request.ts';
import type { GroupRequest, PlacementRequest } from '../../scheduler/request.ts';
import { schedule } from '../../scheduler/schedule.ts';
import { surveyHosts } from '../../scheduler/survey.ts';
import type { HostSurvey } from '../../scheduler/survey.ts';
import { chooseHost, ownClaim } from './choose-host.ts';
import { pinningOn } from './choose-pinning.ts';
import { choosePlace } from './choose-place.ts';
import { unplacedNeighbours } from './placement-request.ts';
import { placementRequest, resolve } from './resolve.ts';
import { chooseRescue, chooseRoot, hasOlderDisk } from './root-choice.ts';
import type { ServerChoices } from './shapes.ts';

/** Where a server that nobody asked for yet would go, and why. */
export type ServerPreview = {
  /** Null when it could not be placed now. */
  readonly host_id: string | null;
  readonly explanation: string;
  /** What would help, when no host takes it. */
  readonly nearest_fix: string | null;
  /** Address that each interface would have, by its name. */
  readonly addresses: { readonly [nic_name: string]: string };
  readonly hosts: readonly HostSurvey[];
};

/** Pure. What resolve would decide for a server that has no place yet. */
export function previewServer(snapshot: Snapshot<ServerSpec>): ServerPreview {
  const nowhere = { host_id: null, nearest_fix: null, addresses: {} };
  const request = placementRequest(snapshot, {});
  if (request instanceof CairnError) return { ...nowhere, explanation: request.message, hosts: [] };
  const candidates = candidatesOf(snapshot.hosts);
  const hosts = surveyHosts(request, candidates, snapshot.placement_rules);
  const placement = schedule(request, candidates, snapshot.placement_rules);
  if (placement.host_id === null) {
    const { explanation, nearest_fix } = placement;
    return { ...nowhere, explanation, nearest_fix, hosts };
  }
  const resolution = resolve(snapshot);
  if (resolution.outcome !== 'resolved') {
    return { ...nowhere, explanation: resolution.error.message, hosts };
  }
  const { nics } = resolution.choices as unknown as ServerChoices;
  return {
    host_id: placement.host_id,
    explanation: placement.explanation,
    nearest_fix: null,
    addresses: Object.fromEntries(Object.entries(nics).map(([name, nic]) => [name, nic.address])),
    hosts,
  };
}

/** Where servers would be, one after the other, and why the next would be nowhere. */
export type PlacePreview = { readonly places: readonly PlaceShare[]; readonly error: CairnError | null };

/**
 * Pure. Where resolve would put a server as its spec is, and what it would claim there; of one that has no place yet, so many that are alike,
 * each beside those before it. Fewer than these without an error: it cannot be said yet.
 */
export function previewPlaces(snapshot: Snapshot<ServerSpec>, count: number): PlacePreview {
  const previous = snapshot.self.choices as unknown as Partial<ServerChoices>;
  const decided = chooseRoot(snapshot, previous);
  const request = placementRequest(snapshot, decided.is_anew ? {} : previous);
  if (request instanceof CairnError) return { places: [], error: null };
  if (previous.host_id === undefined) {
    return unplacedNeighbours(snapshot) === null
      ? placeAlike(snapshot, previous, request, count)
      : { places: [], error: null };
  }
  const rescue = chooseRescue(snapshot, previous);
  const place = choosePlace(snapshot, previous, request, hasOlderDisk(decided.root, rescue));
  if ('error' in place) return { places: [], error: place.error };
  const share = shareOf(snapshot, previous, request, place.host);
  return share instanceof CairnError ? { places: [], error: share } : { places: [share], error: null };
}

function placeAlike(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  first: PlacementRequest,
  count: number,
): PlacePreview {
  const places: PlaceShare[] = [];
  let [now, request] = [snapshot, first];
  while (places.length < count) {
    const choice = chooseHost(now, previous, request);
    if ('error' in choice) return { places, error: choice.error };
    const { host } = choice;
    const share = shareOf(now, previous, request, host);
    if (share instanceof CairnError) return { places, error: share };
    places.push(share);
    const hosts = now.hosts.with(now.hosts.indexOf(host), withShare(host, share));
    now = { ...now, hosts };
    request = { ...request, group: request.group === null ? null : joinedOn(request.group, share.host_id) };
  }
  return { places, error: null };
}

function joinedOn(group: GroupRequest, host_id: string): GroupRequest {
  return { ...group, members: new Map(group.members).set(host_id, (group.members.get(host_id) ?? 0) + 1) };
}

/** What a server takes of a host, more than it has there. */
function shareOf(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  request: PlacementRequest,
  host: HostView,
): PlaceShare | CairnError {
  const host_id = host.resource.id;
  const pinned = pinningOn(snapshot, previous, host, request.pinning);
  if (pinned instanceof CairnError) return pinned;
  const is_there = host_id === previous.host_id;
  const held: HostView['claimed'] = is_there ? ownClaim(snapshot) : { vcpus: 0, memory_mib: 0, disk_gib: 0 };
  const pinning = pinned === null ? NO_PINS : withoutClaim(pinned.claim, held.pinning ?? NO_PINS);
  return {
    host_id,
    server_group_id: snapshot.self.resource.spec.server_group_id ?? null,
    servers: is_there ? 0 : 1,
    vcpus: request.vcpus - held.vcpus,
    memory_mib: request.memory_mib - held.memory_mib,
    disk_gib: request.disk_gib - held.disk_gib,
    ...(pinning.cpus.length + pinning.cells.length === 0 ? {} : { pinning }),
  };
}
