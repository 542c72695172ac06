import type { ServerNic, ServerSpec } from '../../../schemas/generated/types.ts';
import { defaultGateway, guestCapacity, parseCidr } from '../../model/cidr.ts';
import { CairnError } from '../../model/error.ts';
import type { Snapshot } from '../../model/kind.ts';
import { freeMac } from '../../model/mac.ts';
import { referenceTo } from '../../model/references.ts';
import { lowestFreeAddress } from '../../scheduler/addresses.ts';
import type { NicChoice, ServerChoices } from './shapes.ts';

/** The NICs decided, or why one cannot be and the object whose change may help. */
export type NicsChoice =
  { readonly nics: ServerChoices['nics'] } | { readonly error: CairnError; readonly waiting_for: string };

/**
 * Pure. For every NIC of the spec its stored MAC and address while they satisfy the spec, else new ones: the address asked for, or the
 * lowest free one. A NIC that moves to another subnet keeps its MAC, so that the guest keeps its device.
 */
export function chooseNics(snapshot: Snapshot<ServerSpec>, previous: Partial<ServerChoices>): NicsChoice {
  const { resource } = snapshot.self;
  const names = Object.keys(resource.spec.nics).sort();
  const stored = previous.nics ?? {};
  // Addresses asked for go first, so that an automatic choice of a sister NIC cannot take one.
  const taken = new Map<string, Set<string>>();
  const takenIn = (subnet_id: string): Set<string> => {
    const known = taken.get(subnet_id) ?? new Set(snapshot.taken_addresses.get(subnet_id) ?? []);
    taken.set(subnet_id, known);
    return known;
  };
  const addresses = new Map<string, string>();
  for (const name of names) {
    const nic = resource.spec.nics[name];
    const fixed = nic === undefined ? null : fixedAddress(nic, stored[name]);
    if (nic === undefined || fixed === null) continue;
    if (takenIn(nic.subnet_id).has(fixed)) {
      if (nic.address === undefined) continue;
      return { error: addressTaken(snapshot, name, nic.subnet_id, fixed), waiting_for: nic.subnet_id };
    }
    takenIn(nic.subnet_id).add(fixed);
    addresses.set(name, fixed);
  }
  const macs = new Set(snapshot.taken_macs);
  const nics: Record<string, NicChoice> = {};
  for (const name of names) {
    const nic = resource.spec.nics[name];
    if (nic === undefined) continue;
    const address = addresses.get(name) ?? freeAddress(snapshot, nic.subnet_id, takenIn(nic.subnet_id));
    if (address === null)
      return { error: poolFull(snapshot, name, nic.subnet_id), waiting_for: nic.subnet_id };
    takenIn(nic.subnet_id).add(address);
    const kept = stored[name]?.mac;
    const mac = kept !== undefined && !macs.has(kept) ? kept : freeMac(nic.subnet_id, address, macs);
    if (mac === null) {
      const message = `No free MAC address was found for nic ${name}. Cairn will try again.`;
      return { error: new CairnError('internal', message), waiting_for: nic.subnet_id };
    }
    macs.add(mac);
    nics[name] = { mac, address, subnet_id: nic.subnet_id };
  }
  return { nics };
}

/** The address that is settled before any is chosen: the spec's, else the stored one while the subnet is the same. */
function fixedAddress(nic: ServerNic, stored: NicChoice | undefined): string | null {
  if (nic.address !== undefined) return nic.address;
  return stored !== undefined && stored.subnet_id === nic.subnet_id ? stored.address : null;
}

function freeAddress(
  snapshot: Snapshot<ServerSpec>,
  subnet_id: string,
  taken: ReadonlySet<string>,
): string | null {
  const { spec } = referenceTo(snapshot.references, 'subnet', subnet_id).resource;
  const cidr = parseCidr(spec.cidr);
  return cidr === null ? null : lowestFreeAddress(cidr, spec.gateway_address ?? defaultGateway(cidr), taken);
}

function addressTaken(
  snapshot: Snapshot<ServerSpec>,
  name: string,
  subnet_id: string,
  address: string,
): CairnError {
  const subnet = referenceTo(snapshot.references, 'subnet', subnet_id).resource;
  return new CairnError(
    'conflict',
    `Address ${address} of nic ${name} is already taken in subnet ${subnet.name}. Choose another address, or leave it out and Cairn chooses.`,
    { resource: snapshot.self.resource.id },
  );
}

function poolFull(snapshot: Snapshot<ServerSpec>, name: string, subnet_id: string): CairnError {
  const subnet = referenceTo(snapshot.references, 'subnet', subnet_id).resource;
  const cidr = parseCidr(subnet.spec.cidr);
  const size = cidr === null ? 0 : guestCapacity(cidr);
  return new CairnError(
    'conflict',
    `Subnet ${subnet.name} (${subnet.spec.cidr}) has no free address for nic ${name}: all ${size} are taken. Delete a server of it, or use a larger subnet.`,
    { resource: snapshot.self.resource.id },
  );
}
