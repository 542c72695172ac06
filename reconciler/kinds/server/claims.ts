import type { ServerSpec } from '../../../schemas/generated/types.ts';
import type { Snapshot } from '../../model/kind.ts';
import type { Allocation } from '../../model/resource.ts';
import type { PinningClaim } from '../../model/pinning.ts';
import { gibFor } from '../../model/units.ts';
import type { ServerChoices } from './shapes.ts';

/**
 * Pure. Everything that a server claims: its share of the host, an address and a MAC for each NIC, and its images. Claims on subnets and
 * images name the host too, which is how those objects know where they are needed. `group_id`: the server group under whose rule it is.
 */
export function claims(
  server_id: string,
  choices: ServerChoices,
  size: { readonly vcpus: number; readonly memory_mib: number; readonly pinning: PinningClaim | null },
  image_ids: readonly string[],
  group_id: string | null,
): readonly Allocation[] {
  const empty = {
    owner_id: server_id,
    host_id: choices.host_id,
    subnet_id: null,
    image_id: null,
    address: null,
    mac: null,
    group_id: null,
    vcpus: 0,
    memory_mib: 0,
    disk_gib: 0,
  };
  return [
    {
      ...empty,
      slot: 'placement',
      group_id,
      vcpus: size.vcpus,
      memory_mib: size.memory_mib,
      disk_gib: gibFor(choices.root_capacity_bytes),
      ...(size.pinning === null ? {} : { pinning: size.pinning }),
    },
    ...Object.entries(choices.nics).map(([name, nic]) => ({ ...empty, slot: `nic:${name}`, ...nic })),
    ...image_ids.map((image_id) => ({ ...empty, slot: `image:${image_id}`, image_id })),
  ];
}

/**
 * Pure. What a server that moves claims of the host it comes from, until nothing of it is left there: as much as it had there, and its
 * images and networks, which must stay as long as the guest may run. Addresses are claimed on the new host alone.
 */
export function leavingClaims(
  { self, allocations }: Snapshot<ServerSpec>,
  { moving_from, abandoned_on, tried_on, nics }: ServerChoices,
  image_ids: readonly string[],
  group_id: string | null,
): readonly Allocation[] {
  const owner_id = self.resource.id;
  // Nothing is held on a dead host, nor where it could not be made; the claim wakes the server when the host answers again.
  const abandoned = [...(abandoned_on ?? []), ...(tried_on ?? [])].map((host_id) => ({
    ...NOTHING,
    owner_id,
    host_id,
    slot: `abandoned:${host_id}`,
  }));
  if (moving_from === undefined) return abandoned;
  const { host_id } = moving_from;
  const held = allocations.find(
    (claim) =>
      claim.owner_id === owner_id &&
      claim.host_id === host_id &&
      (claim.slot === 'placement' || claim.slot === LEAVING_SLOT),
  );
  const empty = { ...NOTHING, owner_id, host_id };
  const { vcpus, memory_mib, disk_gib } = held ?? empty;
  const pinning = held?.pinning === undefined ? {} : { pinning: held.pinning };
  return [
    ...abandoned,
    { ...empty, slot: LEAVING_SLOT, group_id, vcpus, memory_mib, disk_gib, ...pinning },
    ...Object.entries(nics).map(([name, { subnet_id }]) => ({
      ...empty,
      slot: `${LEAVING_SLOT}:nic:${name}`,
      subnet_id,
    })),
    ...image_ids.map((image_id) => ({ ...empty, slot: `${LEAVING_SLOT}:image:${image_id}`, image_id })),
  ];
}

const NOTHING = {
  group_id: null,
  subnet_id: null,
  image_id: null,
  address: null,
  mac: null,
  vcpus: 0,
  memory_mib: 0,
  disk_gib: 0,
} as const;

/** Claim of a server on the host from which it moves. */
const LEAVING_SLOT = 'leaving';
