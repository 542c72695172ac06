import type { SubnetSpec } from '../../../schemas/generated/types.ts';
import { defaultGateway, parseCidr } from '../../model/cidr.ts';
import { CairnError } from '../../model/error.ts';
import type { Resolution, Snapshot } from '../../model/kind.ts';
import { bridgeName, networkName } from '../../model/names.ts';
import { referenceTo } from '../../model/references.ts';
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
  // A host that is no longer registered, or is about to go, is none of ours any more.
  const hosts = snapshot.hosts.filter(
    (host) =>
      (used.has(host.resource.id) || (previous.host_ids ?? []).includes(host.resource.id)) &&
      (used.has(host.resource.id) || host.resource.deletion_requested_at === null),
  );
  const choices: SubnetChoices = {
    host_ids: hosts.map((host) => host.resource.id).sort(),
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
    hosts: hosts
      .map((host) => ({
        host_id: host.resource.id,
        host_name: host.resource.name,
        used: used.has(host.resource.id),
        ports: reservations(
          claims.filter((claim) => claim.host_id === host.resource.id),
          snapshot.users,
        ),
      }))
      .sort((a, b) => (a.host_id < b.host_id ? -1 : 1)),
  };
  return { outcome: 'resolved', desired, choices, allocations: [] };
}
