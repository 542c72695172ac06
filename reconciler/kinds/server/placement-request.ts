import type { ServerGroupSpec, ServerSpec } from '../../../schemas/generated/types.ts';
import { CairnError } from '../../model/error.ts';
import type { OnHosts } from '../../model/host-parts.ts';
import type { Snapshot } from '../../model/kind.ts';
import { referenceTo } from '../../model/references.ts';
import type { Known } from '../../model/resource.ts';
import { gibFor } from '../../model/units.ts';
import type { VolumeView } from '../../ports/volumes.ts';
import type { GroupRequest, PlacementRequest } from '../../scheduler/request.ts';
import { isActive } from './guest.ts';
import { hardwareNeeds } from './hardware/required-traits.ts';
import type { HardwareChoice, ServerChoices, ServerObserved } from './shapes.ts';

/** Pure. What a server with a root disk of this size and this hardware needs of a host. */
export function requestFor(
  snapshot: Snapshot<ServerSpec>,
  root_capacity_bytes: number,
  hardware: HardwareChoice,
): PlacementRequest {
  const { spec } = snapshot.self.resource;
  const flavor = referenceTo(snapshot.references, 'flavor', spec.flavor_id).resource.spec;
  const pinning = hardware.chosen?.pinning ?? null;
  const own_cpus = pinning?.dedicated.length ?? 0;
  const image =
    spec.image_id === undefined
      ? null
      : referenceTo(snapshot.references, 'image', spec.image_id).resource.spec;
  const same = present(snapshot, spec.same_host_as_ids ?? []);
  const different = present(snapshot, spec.different_host_from_ids ?? []);
  return {
    ...(isShelved(snapshot)
      ? { vcpus: 0, memory_mib: 0, pinning: null }
      : { vcpus: flavor.vcpus - own_cpus, memory_mib: flavor.memory_mib, pinning }),
    disk_gib: gibFor(root_capacity_bytes),
    requested_host_id: spec.host_id ?? null,
    image_hosts: imageIds(spec).map((id) => hostsWithCopy(snapshot, id)),
    project_id: spec.project_id,
    availability_zone: spec.availability_zone ?? null,
    extra_specs: flavor.extra_specs,
    image_properties: image?.properties ?? {},
    hardware: hardware.chosen === undefined ? [] : hardwareNeeds(hardware.chosen),
    group: groupOf(snapshot),
    same_hosts: same.length === 0 ? null : hostsOf(snapshot, same),
    different_hosts: hostsOf(snapshot, different),
    failed_hosts: new Map(snapshot.failed_tries.map(({ host_id, message }) => [host_id, message])),
  };
}

/** Whether the server is shelved and no guest of it was seen with memory: then nothing of the host's is promised to it but its disk. */
function isShelved({ self }: Snapshot<ServerSpec>): boolean {
  const seen = self.observed as unknown as ServerObserved | null;
  if (self.resource.spec.power_state !== 'shelved' || seen === null) return false;
  const { moving_from } = self.choices as unknown as Partial<ServerChoices>;
  // One that moves may be about to arrive.
  return seen.domain === null ? moving_from === undefined : !isActive(seen.domain);
}

/** Pure. Why the server cannot be placed before servers that it names have a place; null when it can. */
export function unplacedNeighbours(
  snapshot: Snapshot<ServerSpec>,
): { readonly error: CairnError; readonly waiting_for: readonly string[] } | null {
  const { spec, id } = snapshot.self.resource;
  const named = present(snapshot, [
    ...(spec.same_host_as_ids ?? []),
    ...(spec.different_host_from_ids ?? []),
  ]);
  const placed = new Set(snapshot.neighbours.map((neighbour) => neighbour.server_id));
  const waiting_for = named.filter((other) => !placed.has(other));
  if (waiting_for.length === 0) return null;
  const names = waiting_for
    .map((other) => referenceTo(snapshot.references, 'server', other).resource.name)
    .join(', ');
  const message = `Waits until the servers that it is to be placed with or away from have a place: ${names}.`;
  return { error: new CairnError('blocked', message, { resource: id }), waiting_for };
}

/** Pure. Ids of the images that a server needs on its host, each once. */
export function imageIds(spec: ServerSpec): readonly string[] {
  const ids = [spec.image_id, spec.kernel_id, spec.ramdisk_id, spec.rescue_image_id].filter(
    (id) => id !== undefined,
  );
  return [...new Set(ids)];
}

/** Those that were not removed since the server was asked for, each once. */
function present(snapshot: Snapshot<ServerSpec>, ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].filter(
    (id) => snapshot.references.get(id)?.resource.deletion_requested_at === null,
  );
}

function hostsOf(snapshot: Snapshot<ServerSpec>, server_ids: readonly string[]): ReadonlySet<string> {
  return new Set(
    snapshot.neighbours
      .filter(({ server_id, in_group }) => !in_group && server_ids.includes(server_id))
      .map(({ host_id }) => host_id),
  );
}

function groupOf(snapshot: Snapshot<ServerSpec>): GroupRequest | null {
  const { server_group_id } = snapshot.self.resource.spec;
  if (server_group_id === undefined) return null;
  const { name, spec } = referenceTo(snapshot.references, 'server_group', server_group_id).resource as {
    readonly name: string;
    readonly spec: ServerGroupSpec;
  };
  const members = new Map<string, Set<string>>();
  for (const { server_id, host_id, in_group } of snapshot.neighbours) {
    if (!in_group) continue;
    members.set(host_id, (members.get(host_id) ?? new Set()).add(server_id));
  }
  return {
    name,
    policy: spec.policy,
    max_servers_per_host: spec.max_servers_per_host ?? 1,
    members: new Map([...members].map(([host_id, servers]) => [host_id, servers.size])),
  };
}

function hostsWithCopy(snapshot: Snapshot<ServerSpec>, image_id: string): ReadonlySet<string> {
  const image: Known<object> = referenceTo(snapshot.references, 'image', image_id);
  const parts = (image.observed as unknown as OnHosts<VolumeView> | null)?.hosts ?? {};
  const holding = Object.entries(parts).filter(([, part]) => part.known && part.view !== null);
  return new Set(holding.map(([host_id]) => host_id));
}
