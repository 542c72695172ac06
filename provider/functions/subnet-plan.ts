/** `subnet_plan`: a range cut into named subnets, each name in a place of its own. */
import { createHash } from 'node:crypto';
import { record } from '../protocol/cty-value.ts';
import type { CtyValue } from '../protocol/cty-value.ts';
import { objectIn, wholeNumberIn } from './definition.ts';
import type { FunctionResult, ProviderFunction } from './definition.ts';
import { formatRange, parseRange, sizeOf } from './ip-range.ts';
import type { IpRange } from './ip-range.ts';

const MAX_NAMES = 1000;
/** Addresses of a subnet that no server gets: network, broadcast and gateway. */
const TAKEN_ADDRESSES = 3n;

interface Wanted {
  readonly name: string;
  readonly prefix: number;
}

/** The prefix that a name asks for, or in words what is wrong with it. */
const prefixOf = (base: IpRange, value: CtyValue | undefined): number | string => {
  const prefix = wholeNumberIn(value);
  const hosts = wholeNumberIn(objectIn(value)?.['hosts']);
  if (prefix !== null) {
    if (prefix >= base.prefix && prefix <= base.bits) return prefix;
    return `is ${prefix}, but a prefix in ${formatRange(base)} is ${base.prefix} to ${base.bits}`;
  }
  if (hosts === null || hosts < 1) {
    return 'is neither a prefix length such as 24 nor an object such as { hosts = 100 }';
  }
  const needed = BigInt(hosts) + TAKEN_ADDRESSES;
  for (let length = base.bits; length >= base.prefix; length -= 1) {
    if (sizeOf(base.bits, length) >= needed) return length;
  }
  return `asks for ${hosts} hosts, more than ${formatRange(base)} has addresses`;
};

/** Where a name likes to be, as the number of a slot of its size: the same whatever other names there are. */
const preferred = (name: string, slots: bigint): bigint =>
  BigInt(`0x${createHash('sha256').update(name, 'utf8').digest('hex')}`) % slots;

/** Pieces that are given away, sorted by where they begin; they never overlap. */
type Taken = { readonly first: bigint; readonly size: bigint }[];

/** Index of the first piece that ends behind `address`. */
const indexBehind = (taken: Taken, address: bigint): number => {
  let [low, high] = [0, taken.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = taken[middle];
    if (piece !== undefined && piece.first + piece.size <= address) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The first free slot from the preferred one on, going round once; null when there is none. */
const place = (base: IpRange, wanted: Wanted, taken: Taken): bigint | null => {
  const size = sizeOf(base.bits, wanted.prefix);
  const slots = 1n << BigInt(wanted.prefix - base.prefix);
  let slot = preferred(wanted.name, slots);
  for (let tries = 0; tries <= taken.length + 1; tries += 1) {
    const first = base.first + slot * size;
    const index = indexBehind(taken, first);
    const next = taken[index];
    if (next === undefined || next.first >= first + size) {
      taken.splice(index, 0, { first, size });
      return first;
    }
    const behind = (next.first + next.size - base.first + size - 1n) / size;
    slot = behind % slots;
  }
  return null;
};

const refuse = (argument: number, error: string): FunctionResult => ({ error, argument });

const plan = (cidr: string, subnets: CtyValue | undefined): FunctionResult => {
  const base = parseRange(cidr);
  if (typeof base === 'string') return refuse(0, `cidr ${JSON.stringify(cidr)} ${base}.`);
  const asked = objectIn(subnets);
  if (asked === null) return refuse(1, 'subnets is not a map such as { web = 24, db = { hosts = 20 } }.');
  const names = Object.keys(asked);
  if (names.length > MAX_NAMES)
    return refuse(1, `subnets has ${names.length} names; the limit is ${MAX_NAMES}.`);
  const wanted: Wanted[] = [];
  for (const name of names) {
    const prefix = prefixOf(base, asked[name]);
    if (typeof prefix === 'string') return refuse(1, `subnets[${JSON.stringify(name)}] ${prefix}.`);
    wanted.push({ name, prefix });
  }
  // The largest first: then what is left is whole slots of the next size, and everything fits that fits at all.
  wanted.sort((a, b) => a.prefix - b.prefix || (a.name < b.name ? -1 : 1));
  const taken: Taken = [];
  const placed: [string, string][] = [];
  for (const one of wanted) {
    const first = place(base, one, taken);
    if (first === null) {
      const where = `subnets[${JSON.stringify(one.name)}]`;
      const count =
        placed.length === 1 ? 'the other subnet' : `the ${placed.length} others of its size or larger`;
      return refuse(
        1,
        `${where} (/${one.prefix}) does not fit: ${count} leave no room in ${formatRange(base)}. ` +
          'Take a larger range or smaller subnets.',
      );
    }
    placed.push([one.name, formatRange({ bits: base.bits, first, prefix: one.prefix })]);
  }
  return { result: record(placed.sort(([a], [b]) => (a < b ? -1 : 1))) };
};

/** The function. */
export const subnetPlan: ProviderFunction = {
  name: 'subnet_plan',
  summary: 'Cuts a range into named subnets that stay where they are',
  description:
    'Takes an IPv4 or IPv6 range and a map from names to sizes, and gives a map from the same names to CIDRs that do not ' +
    'overlap. A size is a prefix length, or `{ hosts = N }` for the smallest subnet with N addresses for servers ' +
    'beside network, broadcast and gateway. A name is placed by its own hash, so a name that is added or ' +
    'removed leaves the others where they are, unless it is as large as they are or larger and its place was theirs. ' +
    'Whatever fits at all is fitted.',
  parameters: [
    { name: 'cidr', type: 'string', description: 'The range, such as `10.20.0.0/16` or `fd00:20::/48`.' },
    {
      name: 'subnets',
      type: 'dynamic',
      description: 'Map from names to a prefix length or to `{ hosts = N }`; at most 1,000 names.',
    },
  ],
  returns: { kind: 'map', element: 'string' },
  call: ([cidr, subnets]) => plan(typeof cidr === 'string' ? cidr : '', subnets),
};
