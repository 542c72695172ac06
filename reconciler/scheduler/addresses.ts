import type { Cidr } from '../model/cidr.ts';
import { formatIpv4 } from '../model/cidr.ts';

/** Pure. The lowest address of the range that guests may have and nobody has; null when the range is full. `taken` holds dotted addresses. */
export function lowestFreeAddress(cidr: Cidr, gateway: string, taken: ReadonlySet<string>): string | null {
  for (let value = cidr.network + 1; value < cidr.broadcast; value += 1) {
    const address = formatIpv4(value);
    if (address !== gateway && !taken.has(address)) return address;
  }
  return null;
}
