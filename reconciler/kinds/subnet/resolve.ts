import type { SubnetSpec } from '../../../schemas/generated/types.ts';
import { defaultGateway, parseCidr } from '../../model/cidr.ts';
import { CairnError } from '../../model/error.ts';
import { heldClaims, heldHosts } from '../../model/held-hosts.ts';
import type { Resolution, Snapshot } from '../../model/kind.ts';
import type { OnHosts } from '../../model/host-parts.ts';
import { viewOn } from '../../model/host-parts.ts';
import { bridgeName, networkName } from '../../model/names.ts';
import { referenceTo } from '../../model/references.ts';
import type { Allocation } from '../../model/resource.ts';
import type { NetworkView, PortReservation } from '../../ports/network.ts';
import { reservations } from './reservations.ts';
import type { SubnetChoices, SubnetDesired } from './shapes.ts';

/** Pure. Chooses bridge and gateway once, and remembers every host on which a server used the subnet. */
export function resolve(snapshot: Snapshot<SubnetSpec>): Resolution<SubnetDesired> {
  const { resource } = snapshot.self;
  const previous = snapshot.self.choices as unknown as Partial<SubnetChoices>;
  const cidr = parseCidr(resource.spec.cidr);
  if (cidr === null) {
    const message = `${resource.spec.cidr} is no IPv4 range. Replace the subnet.`;
    return { outcome: 'stalled', error: new CairnError('invalid_input', message, { resource: resource.id }) };
  }
  const network = referenceTo(snapshot.references, 'network', resource.spec.network_id).resource.spec;
  const claims = snapshot.allocations.filter((claim) => claim.subnet_id === resource.id);
  const used = new Set(claims.flatMap((claim) => claim.host_id ?? []));
  const hosts = heldHosts(snapshot, used, previous.host_ids ?? []);
  const choices: SubnetChoices = {
    host_ids: hosts.map((host) => host.host_id),
    bridge: previous.bridge ?? bridgeName(resource.id),
    gateway: previous.gateway ?? resource.spec.gateway_address ?? defaultGateway(cidr),
  };
  const desired: SubnetDesired = {
    subnet_id: resource.id,
    deleting: resource.deletion_requested_at !== null,
    definition: {
      id: resource.id,
      generation: resource.generation,
      name: networkName(resource.id),
      bridge: choices.bridge,
      mode: network.mode,
      mtu: network.mtu,
      dns_domain: network.dns_domain ?? null,
      cidr: resource.spec.cidr,
      gateway: choices.gateway,
      dns_servers: resource.spec.dns_servers,
    },
    hosts: hosts.map((host) => ({
      ...host,
      ports: dueReservations(snapshot, host.host_id, claims),
    })),
  };
  return { outcome: 'resolved', desired, choices, allocations: heldClaims(resource.id, hosts) };
}

/**
 * The reservations that should stand on a host now. A network that is made gets all; one that runs gets a new server's only when its domain
 * is there: libvirt reloads the firewall for each, and a guest that starts meanwhile would wait for that (half a second), while the guest
 * itself asks for its address only seconds later. One that stands is kept, also while its server's domain is missing.
 */
function dueReservations(
  snapshot: Snapshot<SubnetSpec>,
  host_id: string,
  claims: readonly Allocation[],
): readonly PortReservation[] {
  const here = claims.filter((claim) => claim.host_id === host_id);
  const all = reservations(here, snapshot.users);
  const view = viewOn(snapshot.self.observed as unknown as OnHosts<NetworkView> | null, host_id);
  if (view === null) return all;
  const standing = new Set(view.ports.map((port) => port.mac));
  const defined = new Set(
    here.flatMap((claim) =>
      snapshot.users.get(claim.owner_id)?.has_domain === true ? (claim.mac ?? []) : [],
    ),
  );
  return all.filter((port) => standing.has(port.mac) || defined.has(port.mac));
}
