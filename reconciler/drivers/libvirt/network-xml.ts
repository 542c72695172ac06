import type { NetworkDefinition, NetworkView, PortReservation } from '../../ports/network.ts';
import { markXml, markedGeneration } from './mark.ts';
import { childElements, find, parseXml, textOf } from './xml.ts';
import { escapeXml } from './xml-values.ts';

const DNSMASQ_NAMESPACE = 'http://libvirt.org/schemas/network/dnsmasq/1.0';
const DNS_OPTION = 'dhcp-option=option:dns-server,';

/** Pure. One DHCP reservation as a document, for virNetworkUpdate. */
export function hostXml(port: PortReservation): string {
  return `<host mac='${escapeXml(port.mac)}' name='${escapeXml(port.hostname)}' ip='${escapeXml(port.address)}'/>`;
}

/**
 * Pure. The network as libvirt wants it. There is no dynamic range: with reservations only, libvirt runs dnsmasq with a static
 * range, so that a guest without a reservation gets nothing. Source: libvirt documentation, Network XML format.
 */
export function networkXml(definition: NetworkDefinition): string {
  const [, prefix = '24'] = definition.cidr.split('/');
  const hosts = definition.ports.map((port) => `      ${hostXml(port)}`);
  return [
    `<network xmlns:dnsmasq='${DNSMASQ_NAMESPACE}'>`,
    `  <name>${escapeXml(definition.name)}</name>`,
    `  <uuid>${definition.id}</uuid>`,
    `  <metadata>${markXml(definition.id, definition.generation)}</metadata>`,
    ...(definition.mode === 'isolated' ? [] : [`  <forward mode='${definition.mode}'/>`]),
    `  <bridge name='${escapeXml(definition.bridge)}' stp='off' delay='0'/>`,
    `  <mtu size='${definition.mtu}'/>`,
    ...(definition.dns_domain === null
      ? []
      : [`  <domain name='${escapeXml(definition.dns_domain)}' localOnly='yes'/>`]),
    `  <ip address='${escapeXml(definition.gateway)}' prefix='${escapeXml(prefix)}'>`,
    ...(hosts.length === 0 ? [] : ['    <dhcp>', ...hosts, '    </dhcp>']),
    `  </ip>`,
    ...(definition.dns_servers.length === 0
      ? []
      : [
          `  <dnsmasq:options>`,
          `    <dnsmasq:option value='${DNS_OPTION}${definition.dns_servers.map(escapeXml).join(',')}'/>`,
          `  </dnsmasq:options>`,
        ]),
    `</network>`,
    ``,
  ].join('\n');
}

function networkAddress(address: string, prefix: number): string {
  const value = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - prefix);
  const first = Math.floor(value / size) * size;
  return [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join('.');
}

function prefixOf(netmask: string): number {
  return netmask
    .split('.')
    .map((part) => Number(part).toString(2))
    .join('')
    .replaceAll('0', '').length;
}

/** Pure. What the document says; `active` and `autostart` come from other calls. */
export function parseNetwork(
  document: string,
  facts: { readonly active: boolean; readonly autostart: boolean },
): NetworkView {
  const root = parseXml(document);
  const ip = find(root, 'ip');
  const id = textOf(find(root, 'uuid')) ?? '';
  const gateway = ip?.attributes['address'] ?? '';
  const prefix = Number(ip?.attributes['prefix'] ?? prefixOf(ip?.attributes['netmask'] ?? '255.255.255.0'));
  const mode = find(root, 'forward')?.attributes['mode'];
  const dns = childElements(find(root, 'dnsmasq:options'), 'dnsmasq:option')
    .map((option) => option.attributes['value'] ?? '')
    .find((value) => value.startsWith(DNS_OPTION));
  return {
    id,
    name: textOf(find(root, 'name')) ?? '',
    marked_generation: markedGeneration(root, id),
    active: facts.active,
    autostart: facts.autostart,
    bridge: find(root, 'bridge')?.attributes['name'] ?? '',
    mode: mode === 'nat' || mode === 'route' ? mode : 'isolated',
    mtu: Number(find(root, 'mtu')?.attributes['size'] ?? 1500),
    dns_domain: find(root, 'domain')?.attributes['name'] ?? null,
    cidr: `${networkAddress(gateway, prefix)}/${prefix}`,
    gateway,
    dns_servers: dns === undefined ? [] : dns.slice(DNS_OPTION.length).split(','),
    ports: childElements(find(ip, 'dhcp'), 'host').map((host) => ({
      mac: (host.attributes['mac'] ?? '').toLowerCase(),
      address: host.attributes['ip'] ?? '',
      hostname: host.attributes['name'] ?? '',
    })),
  };
}
