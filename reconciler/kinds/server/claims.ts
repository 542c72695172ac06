import type { FlavorSpec } from '../../../schemas/generated/types.ts';
import type { Allocation } from '../../model/resource.ts';
import { gibFor } from '../../model/units.ts';
import type { ServerChoices } from './shapes.ts';

/**
 * Pure. Everything that a server claims: its share of the host, an address and a MAC for each NIC, and its images. Claims on subnets and
 * images name the host too, which is how those objects know where they are needed.
 */
export function claims(
  server_id: string,
  choices: ServerChoices,
  flavor: FlavorSpec,
  image_ids: readonly string[],
): readonly Allocation[] {
  const empty = {
    owner_id: server_id,
    host_id: choices.host_id,
    subnet_id: null,
    image_id: null,
    address: null,
    mac: null,
    vcpus: 0,
    memory_mib: 0,
    disk_gib: 0,
  };
  return [
    {
      ...empty,
      slot: 'placement',
      vcpus: flavor.vcpus,
      memory_mib: flavor.memory_mib,
      disk_gib: gibFor(choices.root_capacity_bytes),
    },
    ...Object.entries(choices.nics).map(([name, nic]) => ({ ...empty, slot: `nic:${name}`, ...nic })),
    ...image_ids.map((image_id) => ({ ...empty, slot: `image:${image_id}`, image_id })),
  ];
}
