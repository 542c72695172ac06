import { CairnError } from '../../model/error.ts';
import type { Network, NetworkDefinition, NetworkView, PortReservation } from '../../ports/network.ts';
import type { SimulatedHost, World } from './world.ts';
import { tell } from './world.ts';

/** Effect: the port `network` over a simulated world. */
export function createSimulatedNetwork(world: World): Network {
  return {
    get: (host_id, id, signal) =>
      world.call(host_id, 'network.get', signal, (host) => host.networks.get(id) ?? null),

    list: (host_id, signal) =>
      world.call(host_id, 'network.list', signal, (host) =>
        [...host.networks.values()].filter((network) => network.marked_generation !== null),
      ),

    define: (host_id, definition, signal) =>
      world.call(host_id, 'network.define', signal, (host) => {
        marked(host, definition.id);
        for (const other of host.networks.values()) {
          const clash = other.name === definition.name || other.bridge === definition.bridge;
          if (other.id === definition.id || !clash) continue;
          throw new CairnError(
            'conflict',
            `Host '${host.name}' has another network ${other.name} with bridge ${other.bridge}.`,
          );
        }
        checkPorts(definition.ports);
        host.networks.set(definition.id, defined(definition));
        tell(host, definition.id, 'network defined');
      }),

    setPorts: (host_id, id, ports, signal) =>
      world.call(host_id, 'network.setPorts', signal, (host) => {
        const network = marked(host, id);
        if (network === null) {
          throw new CairnError('not_found', `Host '${host.name}' has no network ${id}.`, { resource: id });
        }
        checkPorts(ports);
        host.networks.set(id, { ...network, ports });
        tell(host, id, 'network updated');
      }),

    remove: (host_id, id, signal) =>
      world.call(host_id, 'network.remove', signal, (host) => {
        if (marked(host, id) === null) return;
        host.networks.delete(id);
        tell(host, id, 'network undefined');
      }),

    listLeases: (host_id, id, signal) =>
      world.call(host_id, 'network.listLeases', signal, (host) => {
        const network = host.networks.get(id);
        if (network === undefined || !network.active) return [];
        const plugged = new Set(
          [...host.domains.values()]
            .filter((domain) => domain.state === 'running')
            .flatMap((domain) => domain.live?.nics ?? [])
            .filter((nic) => nic.network_name === network.name)
            .map((nic) => nic.mac),
        );
        return network.ports.filter((port) => plugged.has(port.mac));
      }),
  };
}

/** Pure. A network as it is after it was defined and started. */
export function defined(definition: NetworkDefinition): NetworkView {
  const { generation, ...rest } = definition;
  return { ...rest, marked_generation: generation, active: true, autostart: true };
}

function marked(host: SimulatedHost, id: string): NetworkView | null {
  const network = host.networks.get(id) ?? null;
  if (network !== null && network.marked_generation === null) {
    throw new CairnError(
      'conflict',
      `Host '${host.name}': the network ${network.name} (${id}) does not carry Cairn's mark, so Cairn does not touch it.`,
      { resource: id },
    );
  }
  return network;
}

/** libvirt takes a MAC, an address and a name only once a network. */
function checkPorts(ports: readonly PortReservation[]): void {
  for (const key of ['mac', 'address', 'hostname'] as const) {
    const values = ports.map((port) => port[key]);
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    if (twice === undefined) continue;
    throw new CairnError('conflict', `Two reservations have the ${key} ${twice}.`);
  }
}
