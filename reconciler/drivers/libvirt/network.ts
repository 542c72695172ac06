import { CairnError } from '../../model/error.ts';
import type { Network, NetworkDefinition, NetworkView, PortReservation } from '../../ports/network.ts';
import type { Hosts, OpenHost } from './hosts.ts';
import { hostXml, networkXml, parseNetwork } from './network-xml.ts';
import { replugGuests } from './replug.ts';
import { isAlreadySo, isMissing } from './translate.ts';

type NetworkReference = { readonly name: string; readonly uuid: string };

/** virNetworkXMLFlags inactive: the stored definition. */
const XML_INACTIVE = 1;

/** virNetworkUpdateCommand and section, and flags live + config. Source: libvirt documentation, virNetworkUpdate. */
const UPDATE = { delete: 2, add_last: 3 } as const;
const SECTION_IP_DHCP_HOST = 4;
const LIVE_AND_CONFIG = 3;
const CONFIG = 2;
const ANY_PARENT = -1;

async function find(host: OpenHost, id: string, signal: AbortSignal): Promise<NetworkReference | null> {
  try {
    return (await host.session.call('network_lookup_by_uuid', { uuid: id }, { signal })).net;
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

async function view(host: OpenHost, net: NetworkReference, signal: AbortSignal): Promise<NetworkView | null> {
  try {
    const [{ active }, { autostart }, stored] = await Promise.all([
      host.session.call('network_is_active', { net }, { signal }),
      host.session.call('network_get_autostart', { net }, { signal }),
      host.session.call('network_get_xml_desc', { net, flags: XML_INACTIVE }, { signal }),
    ]);
    return parseNetwork(stored.xml, { active, autostart });
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

async function marked(
  host: OpenHost,
  id: string,
  signal: AbortSignal,
): Promise<{ net: NetworkReference; view: NetworkView } | null> {
  const net = await find(host, id, signal);
  const seen = net === null ? null : await view(host, net, signal);
  if (net === null || seen === null) return null;
  if (seen.marked_generation === null) {
    throw new CairnError(
      'conflict',
      `Host '${host.connection.name}': the network ${seen.name} (${id}) does not carry Cairn's mark, so Cairn does not touch it. Remove or rename it there.`,
      { resource: id },
    );
  }
  return { net, view: seen };
}

/** What makes a restart necessary: everything but ports, mark and autostart. */
function shape(network: Omit<NetworkDefinition, 'generation'>): string {
  const { name, bridge, mode, mtu, dns_domain, cidr, gateway, dns_servers } = network;
  return JSON.stringify([name, bridge, mode, mtu, dns_domain, cidr, gateway, dns_servers]);
}

function portKey(port: PortReservation): string {
  return `${port.mac} ${port.address} ${port.hostname}`;
}

async function updatePorts(
  host: OpenHost,
  net: NetworkReference,
  present: NetworkView,
  wanted: readonly PortReservation[],
  signal: AbortSignal,
): Promise<void> {
  const flags = present.active ? LIVE_AND_CONFIG : CONFIG;
  const update = (command: number, port: PortReservation): Promise<unknown> =>
    host.session.call(
      'network_update',
      { net, command, section: SECTION_IP_DHCP_HOST, parent_index: ANY_PARENT, xml: hostXml(port), flags },
      { signal },
    );
  const wantedKeys = new Set(wanted.map(portKey));
  const presentKeys = new Set(present.ports.map(portKey));
  // What goes, goes first: an address or MAC may move from one reservation to another.
  for (const port of present.ports) if (!wantedKeys.has(portKey(port))) await update(UPDATE.delete, port);
  for (const port of wanted) if (!presentKeys.has(portKey(port))) await update(UPDATE.add_last, port);
}

async function ignoringAlreadySo(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (thrown) {
    if (!isAlreadySo(thrown)) throw thrown;
  }
}

/** Effect: the port `network` over libvirt networks: bridge, dnsmasq and NAT rules on each host. */
export function createNetwork(hosts: Hosts): Network {
  return {
    get: (host_id, id, signal) =>
      hosts.use(host_id, async (host) => {
        const net = await find(host, id, signal);
        return net === null ? null : view(host, net, signal);
      }),

    list: (host_id, signal) =>
      hosts.use(host_id, async (host) => {
        const { nets } = await host.session.call(
          'connect_list_all_networks',
          { need_results: 1, flags: 0 },
          { signal },
        );
        const views = await Promise.all(nets.map((net) => view(host, net, signal)));
        return views.flatMap((one) => (one === null || one.marked_generation === null ? [] : [one]));
      }),

    define: (host_id, definition, signal) =>
      hosts.use(host_id, async (host) => {
        const { session } = host;
        const present = await marked(host, definition.id, signal);
        const defined = await session.call('network_define_xml', { xml: networkXml(definition) }, { signal });
        const net = defined.net;
        const isSame = present !== null && present.view.active && shape(present.view) === shape(definition);
        if (isSame) {
          await updatePorts(host, net, present.view, definition.ports, signal);
        } else {
          if (present?.view.active)
            await ignoringAlreadySo(session.call('network_destroy', { net }, { signal }));
          await ignoringAlreadySo(session.call('network_create', { net }, { signal }));
          if (present !== null) await replugGuests(host, net.name, signal);
        }
        await session.call('network_set_autostart', { net, autostart: true }, { signal });
      }),

    setPorts: (host_id, id, ports, signal) =>
      hosts.use(host_id, async (host) => {
        const present = await marked(host, id, signal);
        if (present === null) {
          throw new CairnError('not_found', `Host '${host.connection.name}' has no network ${id}.`, {
            resource: id,
          });
        }
        await updatePorts(host, present.net, present.view, ports, signal);
      }),

    remove: (host_id, id, signal) =>
      hosts.use(host_id, async (host) => {
        const present = await marked(host, id, signal);
        if (present === null) return;
        const { net } = present;
        if (present.view.active)
          await ignoringAlreadySo(host.session.call('network_destroy', { net }, { signal }));
        try {
          await host.session.call('network_undefine', { net }, { signal });
        } catch (thrown) {
          if (!isMissing(thrown)) throw thrown;
        }
      }),

    listLeases: (host_id, id, signal) =>
      hosts.use(host_id, async (host) => {
        const net = await find(host, id, signal);
        if (net === null) return [];
        const { leases } = await host.session.call(
          'network_get_dhcp_leases',
          { net, mac: null, need_results: 1, flags: 0 },
          { signal },
        );
        return leases.map((lease) => ({
          mac: lease.mac ?? '',
          address: lease.ipaddr,
          hostname: lease.hostname,
        }));
      }),
  };
}
