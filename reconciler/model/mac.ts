import { utf8Encode } from './bytes.ts';
import { sha256 } from './sha256.ts';

/** How many salts are tried before giving up. */
const LIMIT = 1000;

/**
 * Pure. A MAC address for a NIC with an address in a subnet, derived from these: dnsmasq keeps a lease for an hour whatever becomes of its
 * guest, and gives the address meanwhile to nobody with another MAC. Another salt after a clash. 52:54:00 is the prefix that QEMU and libvirt
 * use for guests. Source: libvirt, Domain XML format, Network interfaces; dnsmasq, "not using configured address because it is leased".
 */
export function macFor(subnet_id: string, address: string, salt: number): string {
  const digest = sha256(utf8Encode(`${subnet_id}/${address}/${salt}`));
  const tail = Array.from(digest.subarray(0, 3), (byte) => byte.toString(16).padStart(2, '0'));
  return ['52', '54', '00', ...tail].join(':');
}

/** Pure. The first derived MAC that is not taken; null when a thousand were. */
export function freeMac(subnet_id: string, address: string, taken: ReadonlySet<string>): string | null {
  for (let salt = 0; salt < LIMIT; salt += 1) {
    const mac = macFor(subnet_id, address, salt);
    if (!taken.has(mac)) return mac;
  }
  return null;
}
