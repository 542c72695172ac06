/** The DHCP server of a fake network: reservations first, then the range. */
import { childElements, find, findAttribute } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import type { FakeHost, FakeLease, FakeNetwork } from './state.ts';

const LEASE_SECONDS = 3600;

function prefixOf(ip: XmlElement): number {
  const prefix = ip.attributes['prefix'];
  if (prefix !== undefined) return Number(prefix);
  const mask = (ip.attributes['netmask'] ?? '255.255.255.0').split('.').map(Number);
  return mask.reduce((bits, byte) => bits + byte.toString(2).replaceAll('0', '').length, 0);
}

const toNumber = (address: string): number =>
  address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
const toAddress = (number: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');

function fromRange(dhcp: XmlElement, taken: ReadonlySet<string>): string | undefined {
  for (const range of childElements(dhcp, 'range')) {
    const end = toNumber(range.attributes['end'] ?? '0.0.0.0');
    for (let number = toNumber(range.attributes['start'] ?? '0.0.0.1'); number <= end; number++) {
      if (!taken.has(toAddress(number))) return toAddress(number);
    }
  }
  return undefined;
}

/** Effect: gives the guest with this MAC a lease of the running network, if its DHCP has one. */
export function giveLease(host: FakeHost, network: FakeNetwork, mac: string): void {
  const ip =
    network.live === null
      ? undefined
      : childElements(network.live, 'ip').find((e) => find(e, 'dhcp') !== undefined);
  const dhcp = find(ip, 'dhcp');
  if (ip === undefined || dhcp === undefined) return;
  const reservation = childElements(dhcp, 'host').find(
    (e) => e.attributes['mac']?.toLowerCase() === mac.toLowerCase(),
  );
  const reserved = childElements(dhcp, 'host').map((e) => e.attributes['ip'] ?? '');
  const taken = new Set([...reserved, ...[...network.leases.values()].map((lease) => lease.address)]);
  const address = reservation?.attributes['ip'] ?? fromRange(dhcp, taken);
  if (address === undefined) return;
  const lease: FakeLease = {
    mac,
    address,
    prefix: prefixOf(ip),
    hostname: reservation?.attributes['name'] ?? null,
    expires_at_s: Math.floor(host.nowMs() / 1000) + LEASE_SECONDS,
  };
  network.leases.set(mac.toLowerCase(), lease);
}

/** Effect: forgets a lease. */
export function forgetLease(host: FakeHost, network_name: string | undefined, mac: string): void {
  const network = [...host.networks.values()].find(({ name }) => name === network_name);
  network?.leases.delete(mac.toLowerCase());
}

/** Pure. The bridge of a network definition. */
export function bridgeOf(definition: XmlElement): string | undefined {
  return findAttribute(definition, 'name', 'bridge');
}
