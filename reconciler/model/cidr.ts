/** An IPv4 range; addresses are unsigned 32-bit numbers. */
export type Cidr = {
  readonly network: number;
  readonly broadcast: number;
  /** Bits of the network part, 0 to 32. */
  readonly prefix: number;
};

/** Pure. The address as a number, null when the text is not a dotted IPv4 address. */
export function parseIpv4(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  let value = 0;
  for (const part of parts) {
    if (!/^(0|[1-9][0-9]{0,2})$/.test(part) || Number(part) > 255) return null;
    value = value * 256 + Number(part);
  }
  return value;
}

/** Pure. Dotted form of an unsigned 32-bit number. */
export function formatIpv4(value: number): string {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
}

/** Pure. The range that a text such as 10.20.0.0/24 names (bits after the prefix are ignored), null when it is none. */
export function parseCidr(text: string): Cidr | null {
  const [address = '', bits = '', ...rest] = text.split('/');
  const value = parseIpv4(address);
  if (rest.length > 0 || value === null || !/^(0|[1-9][0-9]?)$/.test(bits) || Number(bits) > 32) return null;
  const prefix = Number(bits);
  const size = 2 ** (32 - prefix);
  const network = Math.floor(value / size) * size;
  return { network, broadcast: network + size - 1, prefix };
}

/** Pure. Text form of a range, for example 10.20.0.0/24. */
export function formatCidr(cidr: Cidr): string {
  return `${formatIpv4(cidr.network)}/${cidr.prefix}`;
}

/** Pure. Whether the address lies in the range, its network and broadcast addresses included. */
export function cidrContains(cidr: Cidr, address: number): boolean {
  return address >= cidr.network && address <= cidr.broadcast;
}

/** Pure. Whether an address can be given to a guest or a gateway: inside, and neither network nor broadcast address. */
export function isHostAddress(cidr: Cidr, address: number): boolean {
  return address > cidr.network && address < cidr.broadcast;
}

/** Pure. Whether two ranges share an address. */
export function cidrsOverlap(a: Cidr, b: Cidr): boolean {
  return a.network <= b.broadcast && b.network <= a.broadcast;
}

/** Pure. The gateway of a range when the user names none: its first host address. */
export function defaultGateway(cidr: Cidr): string {
  return formatIpv4(cidr.network + 1);
}

/** Pure. How many addresses guests can have: all but network, broadcast and gateway. */
export function guestCapacity(cidr: Cidr): number {
  return Math.max(0, cidr.broadcast - cidr.network - 2);
}
