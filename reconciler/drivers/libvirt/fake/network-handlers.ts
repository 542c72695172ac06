/** Network procedures of the fake host. */
import { NETWORK_EVENT, NETWORK_SECTION, NETWORK_UPDATE_COMMAND, NETWORK_XML } from '../rpc/flags.ts';
import {
  childElements,
  element,
  find,
  findAttribute,
  findText,
  withChild,
  withChildren,
  writeXml,
} from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { devicesOf, macFrom } from './domain-xml.ts';
import { renewLeases } from './domains.ts';
import { FROM, refuse } from './failure.ts';
import type { Handlers } from './handler.ts';
import { bridgeOf } from './leases.ts';
import { readXml } from './read-xml.ts';
import { emit } from './state.ts';
import type { FakeHost, FakeNetwork } from './state.ts';

const refOf = ({ name, uuid }: FakeNetwork) => ({ name, uuid });

function networkOf(host: FakeHost, ref: { readonly uuid: string }): FakeNetwork {
  return (
    host.networks.get(ref.uuid) ??
    refuse('no_network', `Network not found: no network with matching uuid '${ref.uuid}'`, FROM.network)
  );
}

function invalid(message: string): never {
  return refuse('operation_invalid', `Requested operation is not valid: ${message}`, FROM.network);
}

function tell(host: FakeHost, network: FakeNetwork, event: keyof typeof NETWORK_EVENT): void {
  emit(host, {
    name: 'network_lifecycle',
    event: { net: refOf(network), event: NETWORK_EVENT[event], detail: 0 },
  });
}

function freeBridge(host: FakeHost): string {
  const taken = new Set(
    [...host.networks.values()].map(({ config, live }) => bridgeOf(config ?? live ?? element('x'))),
  );
  for (let number = 0; number < 10_000; number++) if (!taken.has(`virbr${number}`)) return `virbr${number}`;
  return refuse('internal', 'too many bridges', FROM.network);
}

function complete(host: FakeHost, root: XmlElement): XmlElement {
  if ((findText(root, 'name') ?? '') === '') return refuse('xml_error', 'missing network name', FROM.network);
  const uuid = (findText(root, 'uuid') ?? host.newUuid()).toLowerCase();
  let definition = withChild(root, 'uuid', element('uuid', {}, uuid));
  if (findAttribute(root, 'mode', 'forward') !== 'bridge') {
    const given = find(root, 'bridge')?.attributes ?? {};
    const bridge = element('bridge', {
      stp: 'on',
      delay: '0',
      ...given,
      name: given['name'] ?? freeBridge(host),
    });
    definition = withChild(definition, 'bridge', bridge);
    definition = withChild(
      definition,
      'mac',
      find(root, 'mac') ?? element('mac', { address: macFrom(uuid) }),
    );
  }
  return definition;
}

function put(
  host: FakeHost,
  xml: string,
): { readonly network: FakeNetwork; readonly definition: XmlElement } {
  const definition = complete(host, readXml(xml, 'network'));
  const uuid = findText(definition, 'uuid') ?? '';
  const name = findText(definition, 'name') ?? '';
  const namesake = [...host.networks.values()].find((other) => other.name === name && other.uuid !== uuid);
  if (namesake !== undefined) {
    refuse(
      'operation_failed',
      `operation failed: network '${name}' already exists with uuid ${namesake.uuid}`,
      FROM.network,
    );
  }
  const existing = host.networks.get(uuid);
  const network = existing ?? { uuid, name, config: null, live: null, autostart: false, leases: new Map() };
  host.networks.set(uuid, network);
  return { network, definition };
}

function define(host: FakeHost, xml: string) {
  const { network, definition } = put(host, xml);
  network.config = definition;
  tell(host, network, 'defined');
  return { net: refOf(network) };
}

function createTransient(host: FakeHost, xml: string) {
  const { network, definition } = put(host, xml);
  if (network.live !== null) invalid('network is already active');
  network.live = definition;
  tell(host, network, 'started');
  return { net: refOf(network) };
}

function destroy(host: FakeHost, network: FakeNetwork): void {
  if (network.live === null) invalid(`network '${network.name}' is not active`);
  network.live = null;
  network.leases.clear();
  tell(host, network, 'stopped');
  if (network.config === null) host.networks.delete(network.uuid);
}

function undefine(host: FakeHost, network: FakeNetwork): void {
  network.config = null;
  network.autostart = false;
  tell(host, network, 'undefined');
  if (network.live === null) host.networks.delete(network.uuid);
}

const sameHost = (a: XmlElement, b: XmlElement): boolean =>
  (['mac', 'ip', 'name'] as const).some(
    (key) => a.attributes[key] !== undefined && a.attributes[key] === b.attributes[key],
  );

function changeHosts(
  hosts: readonly XmlElement[],
  command: number,
  given: XmlElement,
): readonly XmlElement[] {
  const exists = hosts.some((other) => sameHost(other, given));
  switch (command) {
    case NETWORK_UPDATE_COMMAND.add_last:
    case NETWORK_UPDATE_COMMAND.add_first:
      if (exists) invalid('there is an existing dhcp host entry in network that matches');
      return command === NETWORK_UPDATE_COMMAND.add_last ? [...hosts, given] : [given, ...hosts];
    case NETWORK_UPDATE_COMMAND.delete:
      if (!exists) invalid("couldn't locate a matching dhcp host entry in network");
      return hosts.filter((other) => !sameHost(other, given));
    case NETWORK_UPDATE_COMMAND.modify:
      if (!exists) invalid("couldn't locate an existing dhcp host entry");
      return hosts.map((other) => (sameHost(other, given) ? given : other));
    default:
      return refuse('invalid_argument', `unrecognized network update command code ${command}`, FROM.network);
  }
}

function updated(
  definition: XmlElement,
  command: number,
  section: number,
  parent_index: number,
  xml: string,
): XmlElement {
  const dns = section === NETWORK_SECTION.dns_host;
  if (!dns && section !== NETWORK_SECTION.ip_dhcp_host) {
    return refuse('operation_unsupported', "can't update this section of the network", FROM.network);
  }
  const given = readXml(xml, 'host');
  const inParent = (parent: XmlElement): XmlElement => {
    const others = childElements(parent).filter(({ name }) => name !== 'host');
    return withChildren(parent, [...others, ...changeHosts(childElements(parent, 'host'), command, given)]);
  };
  if (dns) return withChild(definition, 'dns', inParent(find(definition, 'dns') ?? element('dns')));
  const ips = childElements(definition, 'ip');
  const chosen =
    parent_index >= 0 ? ips[parent_index] : (ips.find((ip) => find(ip, 'dhcp') !== undefined) ?? ips[0]);
  if (chosen === undefined) return invalid('the network has no <ip>');
  const changed = withChild(chosen, 'dhcp', inParent(find(chosen, 'dhcp') ?? element('dhcp')));
  return withChildren(
    definition,
    definition.children.map((child) => (child === chosen ? changed : child)),
  );
}

function definitionOf(network: FakeNetwork, inactive: boolean): XmlElement {
  const found = inactive ? (network.config ?? network.live) : (network.live ?? network.config);
  return found ?? refuse('internal', 'a network without any definition', FROM.network);
}

function connections(host: FakeHost, network: FakeNetwork): number {
  return [...host.domains.values()]
    .flatMap(({ live }) => devicesOf(live, 'interface'))
    .filter((device) => findAttribute(device, 'network', 'source') === network.name).length;
}

/** Handlers of networks. */
export const networkHandlers = {
  connect_list_all_networks: ({ flags }, { host }) => {
    const wanted = (network: FakeNetwork): boolean =>
      (flags & 3) === 0 || (flags & (network.live !== null ? 2 : 1)) !== 0;
    const nets = [...host.networks.values()].filter(wanted).map(refOf);
    return { nets, ret: nets.length };
  },
  network_lookup_by_uuid: ({ uuid }, { host }) => ({ net: refOf(networkOf(host, { uuid })) }),
  network_lookup_by_name: ({ name }, { host }) => {
    const found = [...host.networks.values()].find((network) => network.name === name);
    return {
      net: refOf(
        found ??
          refuse('no_network', `Network not found: no network with matching name '${name}'`, FROM.network),
      ),
    };
  },
  network_define_xml: ({ xml }, { host }) => define(host, xml),
  network_define_xml_flags: ({ xml }, { host }) => define(host, xml),
  network_create_xml: ({ xml }, { host }) => createTransient(host, xml),
  network_create_xml_flags: ({ xml }, { host }) => createTransient(host, xml),
  network_create: ({ net }, { host }) => {
    const network = networkOf(host, net);
    if (network.live !== null) invalid('network is already active');
    network.live = definitionOf(network, true);
    tell(host, network, 'started');
  },
  network_destroy: ({ net }, { host }) => destroy(host, networkOf(host, net)),
  network_undefine: ({ net }, { host }) => undefine(host, networkOf(host, net)),
  network_update: ({ net, command, section, parent_index, xml, flags }, { host }) => {
    const network = networkOf(host, net);
    const impact = (flags & 3) !== 0 ? flags & 3 : network.live !== null ? 1 : 2;
    if ((impact & 1) !== 0) {
      network.live = updated(
        network.live ?? invalid('network is not running'),
        command,
        section,
        parent_index,
        xml,
      );
    }
    if ((impact & 2) !== 0) {
      const config = network.config ?? invalid('transient networks do not have any persistent config');
      network.config = updated(config, command, section, parent_index, xml);
    }
    renewLeases(host, network);
  },
  network_get_xml_desc: ({ net, flags }, { host }) => {
    const network = networkOf(host, net);
    const definition = definitionOf(network, (flags & NETWORK_XML.inactive) !== 0);
    const count = network.live === null ? 0 : connections(host, network);
    const attributes =
      count > 0 ? { ...definition.attributes, connections: String(count) } : definition.attributes;
    return { xml: `${writeXml({ ...definition, attributes })}\n` };
  },
  network_get_bridge_name: ({ net }, { host }) => ({
    name:
      bridgeOf(definitionOf(networkOf(host, net), false)) ?? refuse('internal', 'no bridge', FROM.network),
  }),
  network_get_autostart: ({ net }, { host }) => ({ autostart: networkOf(host, net).autostart }),
  network_set_autostart: ({ net, autostart }, { host }) => {
    const network = networkOf(host, net);
    if (network.config === null) invalid('cannot set autostart for transient network');
    network.autostart = autostart;
  },
  network_is_active: ({ net }, { host }) => ({ active: networkOf(host, net).live !== null }),
  network_is_persistent: ({ net }, { host }) => ({ persistent: networkOf(host, net).config !== null }),
  network_list_all_ports: ({ network }, { host }) => {
    networkOf(host, network);
    return { ports: [], ret: 0 };
  },
  network_get_dhcp_leases: ({ net, mac }, { host }) => {
    const network = networkOf(host, net);
    const chosen = [...network.leases.values()].filter((lease) => mac === null || lease.mac === mac);
    const leases = chosen.map((lease) => ({
      iface: bridgeOf(definitionOf(network, false)) ?? '',
      expirytime: BigInt(lease.expires_at_s),
      type: 0,
      mac: lease.mac,
      iaid: null,
      ipaddr: lease.address,
      prefix: lease.prefix,
      hostname: lease.hostname,
      clientid: null,
    }));
    return { leases, ret: leases.length };
  },
} as const satisfies Handlers;
