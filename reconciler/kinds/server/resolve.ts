import type { ImageStatus, ServerSpec } from '../../../schemas/generated/types.ts';
import { CairnError } from '../../model/error.ts';
import { isGivenUp } from '../../model/held-hosts.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Resolution, Snapshot } from '../../model/kind.ts';
import {
  consoleVolumeName,
  dnsLabel,
  instanceName,
  nvramVolumeName,
  seedVolumeName,
} from '../../model/names.ts';
import { referenceTo } from '../../model/references.ts';
import { GIB } from '../../model/units.ts';
import type { PlacementRequest } from '../../scheduler/request.ts';
import { pinningOn } from './choose-pinning.ts';
import { claims, leavingClaims } from './claims.ts';
import { choosePlace } from './choose-place.ts';
import type { Place } from './choose-place.ts';
import { chooseNics } from './choose-nics.ts';
import { isDead, stillAbandoned } from './evacuation.ts';
import { hasRun, stillTried } from './failed-tries.ts';
import { chooseHardware } from './hardware/choose-hardware.ts';
import { wantsOtherZone, zoneChoice } from './zone-choice.ts';
import { placedServer } from './placed-server.ts';
import { imageIds, requestFor, unplacedNeighbours } from './placement-request.ts';
import { happeningsOf } from './happenings.ts';
import { blindHost, storageOf, survivor } from './storage.ts';
import { allDisks, chooseRescue, chooseRoot, hasOlderDisk } from './root-choice.ts';
import type {
  ImageVolume,
  LeavingServer,
  PinningChoice,
  RootChoice,
  SeedChoice,
  ServerChoices,
  ServerDesired,
} from './shapes.ts';

/** Pure. Decides host, MACs, addresses, names and the config drive's content, once; keeps what was decided while it satisfies the spec. */
export function resolve(snapshot: Snapshot<ServerSpec>): Resolution<ServerDesired> {
  const { resource } = snapshot.self;
  const previous = snapshot.self.choices as unknown as Partial<ServerChoices>;
  if (resource.deletion_requested_at !== null) return resolveDeletion(snapshot, previous);

  const decided = chooseRoot(snapshot, previous);
  const rescue = chooseRescue(snapshot, previous);
  const root = rootCapacity(snapshot, decided.is_anew ? {} : previous);
  if (root instanceof CairnError) {
    return {
      outcome: 'blocked',
      error: root,
      waiting_for: resource.spec.image_id === undefined ? [] : [resource.spec.image_id],
    };
  }
  const unplaced = previous.host_id === undefined ? unplacedNeighbours(snapshot) : null;
  if (unplaced !== null) return { outcome: 'blocked', ...unplaced };
  const hardware = chooseHardware(snapshot, previous, decided.is_anew);
  if (hardware instanceof CairnError) {
    const waiting_for = [
      resource.spec.flavor_id,
      ...(resource.spec.image_id === undefined ? [] : [resource.spec.image_id]),
    ];
    return { outcome: 'blocked', error: hardware, waiting_for };
  }
  const request = requestFor(snapshot, root, hardware);
  const place = choosePlace(snapshot, previous, request, hasOlderDisk(decided.root, rescue));
  if ('error' in place) return { outcome: 'blocked', error: place.error, waiting_for: [] };
  const pinning = pinningOn(snapshot, previous, place.host, request.pinning);
  if (pinning instanceof CairnError) return { outcome: 'blocked', error: pinning, waiting_for: [] };
  const stuck = otherPages(previous, place, pinning);
  if (stuck !== null) return { outcome: 'blocked', error: stuck, waiting_for: [] };
  const chosen = chooseNics(snapshot, previous);
  if ('error' in chosen)
    return { outcome: 'blocked', error: chosen.error, waiting_for: [chosen.waiting_for] };

  const is_ordered = decided.is_anew && decided.taken_orders.length > 0;
  const disturbs = place.disturbs ?? (is_ordered ? { is_budgeted: false } : undefined);
  const storage = storageOf(place.host, previous);
  const blind = blindHost(snapshot, storage, [place.host.resource.id, place.moving_from?.host_id]);
  if (blind !== null) return { outcome: 'blocked', ...blind };
  const group_id = resource.spec.server_group_id ?? null;
  const used = usedImages(resource.spec, decided.root, rescue);
  const choices: ServerChoices = {
    host_id: place.host.resource.id,
    ...zoneChoice(snapshot, previous, place.host),
    placement: place.placement,
    ...(storage === undefined ? {} : { storage }),
    accelerator:
      (place.forsakes === undefined ? previous.accelerator : undefined) ??
      (place.host.status['accelerator'] === 'kvm' ? 'kvm' : 'tcg'),
    instance_name: previous.instance_name ?? instanceName(resource.id),
    root: decided.root,
    ...(rescue === null ? {} : { rescue }),
    root_capacity_bytes: root,
    nics: chosen.nics,
    seed: previous.seed ?? seedChoice(snapshot, chosen.nics),
    images: imageVolumes(snapshot, previous, used),
    hardware,
    ...(pinning === null ? {} : { pinning }),
    ...(previous.has_nvram === true || hardware.chosen?.guest.firmware === 'uefi' ? { has_nvram: true } : {}),
    ...movingFrom(previous, place),
    ...forsakenOn(snapshot, previous, place),
    ...(hasRun(snapshot, previous) ? { has_run: true as const } : {}),
  };
  return {
    outcome: 'resolved',
    desired: {
      ...placedServer(snapshot, choices, place.host.resource.name),
      ...(place.departure === undefined ? {} : { departure: place.departure }),
      ...(place.hold === undefined ? {} : { hold: place.hold }),
      ...(wantsOtherZone(snapshot, previous, place.host) ? { waits_for_zone: true as const } : {}),
    },
    choices: choices as unknown as JsonObject,
    allocations: [
      ...claims(resource.id, choices, { ...request, pinning: pinning?.claim ?? null }, used, group_id),
      ...leavingClaims(snapshot, choices, used, group_id),
    ],
    taken_orders: [...place.taken_orders, ...decided.taken_orders],
    refused_orders: place.refused_orders,
    ...(place.turn === undefined ? {} : { turn: place.turn }),
    happenings: happeningsOf(snapshot, previous, place),
    ...(disturbs === undefined ? {} : { disturbs }),
  };
}

/** A running guest cannot be given pages of another size. */
function otherPages(
  previous: Partial<ServerChoices>,
  { host, moving_from }: Place,
  pinning: PinningChoice | null,
): CairnError | null {
  const before = previous.pinning;
  const is_new = previous.host_id !== host.resource.id && previous.host_id === moving_from?.host_id;
  if (!is_new || moving_from?.kind !== 'live' || before === undefined || pinning === null) return null;
  if (before.page_kib === pinning.page_kib) return null;
  const words = (kib: number | null): string => (kib === null ? 'ordinary pages' : `pages of ${kib} KiB`);
  const message = `The guest runs in ${words(before.page_kib)}, and host ${host.resource.name} has ${words(pinning.page_kib)} for it: it cannot move there while it runs. Stop it first (power_state = stopped), or give migration_policy = cold.`;
  return new CairnError('unschedulable', message);
}

/** What it is tied to where it comes from stays its own until nothing of it is left there. */
function movingFrom(
  previous: Partial<ServerChoices>,
  { moving_from }: Place,
): Pick<ServerChoices, 'moving_from'> {
  if (moving_from === null) return {};
  const { host_id, kind } = moving_from;
  const pinning = host_id === previous.host_id ? previous.pinning : previous.moving_from?.pinning;
  return { moving_from: { host_id, kind, ...(pinning === undefined ? {} : { pinning }) } };
}

/** A host that the server is taken from, or could not be made on, is one more to be looked at; its own is none. */
function forsakenOn(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  { host, abandons, forsakes }: Place,
): Pick<ServerChoices, 'abandoned_on' | 'tried_on'> {
  const others = (ids: readonly (string | undefined)[]): readonly string[] =>
    [...new Set(ids)].filter((id) => id !== undefined && id !== host.resource.id).sort() as string[];
  const { tried, died } = stillTried(snapshot, previous);
  const abandoned_on = others([...stillAbandoned(snapshot, previous), ...died, abandons]);
  const tried_on = others([...tried, forsakes]).filter((id) => !abandoned_on.includes(id));
  return {
    ...(abandoned_on.length === 0 ? {} : { abandoned_on }),
    ...(tried_on.length === 0 ? {} : { tried_on }),
  };
}

/** Images that a server has on its host: those of its spec, and those beneath root disks that are still there, whatever the spec says by now. */
function usedImages(spec: ServerSpec, root: RootChoice, rescue: RootChoice | null): readonly string[] {
  const disks = [root, ...root.older, ...(rescue === null ? [] : [rescue, ...rescue.older])];
  const beneath = disks.flatMap(({ image_id }) => image_id ?? []);
  return [...new Set([...imageIds(spec), ...beneath])];
}

/** Pure. What a server needs of a host; an error while the size of its disk is not known. */
export function placementRequest(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
): PlacementRequest | CairnError {
  const root = rootCapacity(snapshot, previous);
  if (root instanceof CairnError) return root;
  const hardware = chooseHardware(snapshot, previous, false);
  return hardware instanceof CairnError ? hardware : requestFor(snapshot, root, hardware);
}

/** Size of the root disk in bytes, 0 for none; an error while the image's virtual size is needed and not known. */
function rootCapacity(snapshot: Snapshot<ServerSpec>, previous: Partial<ServerChoices>): number | CairnError {
  const { spec } = snapshot.self.resource;
  const flavor = referenceTo(snapshot.references, 'flavor', spec.flavor_id).resource.spec;
  const wanted = Math.max(flavor.disk_gib * GIB, previous.root_capacity_bytes ?? 0);
  if (spec.image_id === undefined) return wanted;
  const image = referenceTo(snapshot.references, 'image', spec.image_id);
  const size = (image.status as unknown as Partial<ImageStatus>).virtual_size_bytes;
  // A disk smaller than its image would cut it off: what admission could not know yet is claimed now.
  if (typeof size === 'number') return Math.max(wanted, size);
  if (wanted > 0) return wanted;
  return new CairnError(
    'blocked',
    `Image ${image.resource.name} has no content yet, and flavor ${flavor.name} takes the size of the root disk from it. The server is placed when the upload is complete.`,
    { resource: image.resource.id },
  );
}

/** What each image's copy is, once the image says it. */
function imageVolumes(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  image_ids: readonly string[],
): NonNullable<ServerChoices['images']> {
  const { references } = snapshot;
  return Object.fromEntries(
    image_ids.flatMap((id) => {
      const known = previous.images?.[id];
      if (known !== undefined) return [[id, known]];
      if (!references.has(id)) return [];
      const { copy } = referenceTo(references, 'image', id).choices as unknown as {
        readonly copy?: ImageVolume | null;
      };
      return copy ? [[id, { volume_name: copy.volume_name, format: copy.format }]] : [];
    }),
  );
}

function seedChoice(snapshot: Snapshot<ServerSpec>, nics: ServerChoices['nics']): SeedChoice {
  const { resource } = snapshot.self;
  return {
    hostname: dnsLabel(resource.name, `server-${resource.id.slice(0, 8)}`),
    metadata: resource.spec.metadata,
    macs: Object.fromEntries(Object.entries(nics).map(([name, nic]) => [name, nic.mac])),
  };
}

function resolveDeletion(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
): Resolution<ServerDesired> {
  const { id } = snapshot.self.resource;
  const { storage } = previous;
  const own = snapshot.hosts.find((view) => view.resource.id === previous.host_id);
  // Whoever unregisters a host that cannot be reached gives up what is on it; else neither could ever be deleted.
  const given_up = own === undefined || isGivenUp(own);
  const is_left = given_up || isDead(own);
  // What is on shared storage outlives a host: another one removes it.
  const host = !is_left ? own : storage === undefined ? undefined : survivor(snapshot, storage);
  if (host === undefined && storage !== undefined && !given_up) {
    const message = `The volumes of the server are on shared storage ${storage}, and no host that sees it is up. They are removed when one is.`;
    return {
      outcome: 'blocked',
      error: new CairnError('unschedulable', message, { resource: id }),
      waiting_for: [],
    };
  }
  const touched = [
    previous.host_id,
    previous.moving_from?.host_id,
    ...(previous.abandoned_on ?? []),
    ...(previous.tried_on ?? []),
  ];
  const others = snapshot.hosts.filter(
    (view) => view !== host && touched.includes(view.resource.id) && !isGivenUp(view),
  );
  const alive = others.filter((view) => !isDead(view)).map(({ resource }) => resource);
  const left_on = others.filter(isDead).map(({ resource }) => resource.id);
  const desired: LeavingServer = {
    server_id: id,
    deleting: true,
    host_id: host?.resource.id ?? null,
    host_name: host?.resource.name ?? own?.resource.name ?? '',
    volume_names: [
      ...allDisks(id, previous),
      seedVolumeName(id, storage),
      consoleVolumeName(id, storage),
      ...(previous.has_nvram === true ? [nvramVolumeName(id)] : []),
    ],
    ...(storage === undefined ? {} : { storage }),
    ...(alive.length === 0
      ? {}
      : { others: alive.map((each) => ({ host_id: each.id, host_name: each.name })) }),
    ...(left_on.length === 0 ? {} : { left_on }),
  };
  const allocations = snapshot.allocations.filter((allocation) => allocation.owner_id === id);
  return { outcome: 'resolved', desired, choices: snapshot.self.choices, allocations };
}
