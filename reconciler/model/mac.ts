import { utf8Encode } from './bytes.ts';
import { sha256 } from './sha256.ts';

/** How many salts are tried before giving up. */
const LIMIT = 1000;

/**
 * Pure. A MAC address for a NIC, derived from its owner and name so that deciding twice gives the same; another salt after a clash.
 * 52:54:00 is the prefix that QEMU and libvirt use for guests. Source: libvirt, Domain XML format, Network interfaces.
 */
export function macFor(owner_id: string, nic_name: string, salt: number): string {
  const digest = sha256(utf8Encode(`${owner_id}/${nic_name}/${salt}`));
  const tail = Array.from(digest.subarray(0, 3), (byte) => byte.toString(16).padStart(2, '0'));
  return ['52', '54', '00', ...tail].join(':');
}

/** Pure. The first derived MAC that is not taken; null when a thousand were. */
export function freeMac(owner_id: string, nic_name: string, taken: ReadonlySet<string>): string | null {
  for (let salt = 0; salt < LIMIT; salt += 1) {
    const mac = macFor(owner_id, nic_name, salt);
    if (!taken.has(mac)) return mac;
  }
  return null;
}
