/** IPv4 and IPv6 ranges as numbers; wide enough for both, without loss. */

/** A range of addresses: `first` has no bits set behind the prefix. */
export interface IpRange {
  /** Bits of an address: 32 or 128. */
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly prefix: number;
}

const GROUPS = 8;

const parseIpv4 = (text: string): bigint | null => {
  const octets = text.split('.');
  if (
    octets.length !== 4 ||
    octets.some((octet) => !/^(?:0|[1-9]\d{0,2})$/.test(octet) || Number(octet) > 255)
  )
    return null;
  return octets.reduce((value, octet) => value * 256n + BigInt(octet), 0n);
};

const parseIpv6 = (text: string): bigint | null => {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  if (groups.flat().some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return null;
  const [head = [], tail = []] = groups;
  const missing = GROUPS - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const all = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  return all.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n);
};

/** Pure. How many addresses a range of this prefix has. */
export const sizeOf = (bits: number, prefix: number): bigint => 1n << BigInt(bits - prefix);

/** Pure. The range that a text such as `10.0.0.0/16` or `fd00::/48` names, or in words what is wrong with it. */
export const parseRange = (text: string): IpRange | string => {
  const [address = '', length = '', ...more] = text.split('/');
  const value = parseIpv4(address) ?? parseIpv6(address);
  const bits = address.includes(':') ? 128 : 32;
  const prefix = /^(?:0|[1-9]\d{0,2})$/.test(length) ? Number(length) : bits + 1;
  if (value === null || more.length > 0 || prefix > bits) {
    return 'is not a range such as "10.20.0.0/16" or "fd00:20::/48"';
  }
  const first = (value / sizeOf(bits, prefix)) * sizeOf(bits, prefix);
  const range = { bits, first, prefix } as const;
  return first === value ? range : `has bits set behind the prefix; the range is "${formatRange(range)}"`;
};

const formatIpv4 = (value: bigint): string =>
  [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');

/** Source: RFC 5952: lower case, no leading zeros, the first longest run of two or more zero groups as `::`. */
const formatIpv6 = (value: bigint): string => {
  const groups = Array.from({ length: GROUPS }, (_, index) =>
    ((value >> BigInt(16 * (GROUPS - 1 - index))) & 0xffffn).toString(16),
  );
  let [from, longest] = [0, 1];
  for (let start = 0; start < GROUPS; start += 1) {
    const end = groups.findIndex((group, index) => index >= start && group !== '0');
    const run = (end < 0 ? GROUPS : end) - start;
    if (run > longest) [from, longest] = [start, run];
  }
  if (longest < 2) return groups.join(':');
  return `${groups.slice(0, from).join(':')}::${groups.slice(from + longest).join(':')}`;
};

/** Pure. The text of a range, in its one canonical form. */
export const formatRange = (range: IpRange): string =>
  `${range.bits === 32 ? formatIpv4(range.first) : formatIpv6(range.first)}/${range.prefix}`;
