import { BlockList, isIP } from 'node:net';

/**
 * What an address is, as far as fetching goes: `public` is anybody's; `private` belongs to this machine or its network; `never` is no
 * place for files whatever the settings say: the unspecified address, link-local ones (cloud metadata lives there), multicast, broadcast.
 */
export type AddressClass = 'public' | 'private' | 'never';

/** Source: IANA IPv4 and IPv6 Special-Purpose Address Registries; 168.63.129.16 is the metadata address of Azure. */
const NEVER = listOf([
  '0.0.0.0/8',
  '169.254.0.0/16',
  '168.63.129.16/32',
  '224.0.0.0/4',
  '255.255.255.255/32',
  '::/128',
  'fe80::/10',
  'fd00:ec2::254/128',
  'ff00::/8',
]);

const PRIVATE = listOf([
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '240.0.0.0/4',
  '2001::/23',
  '2001:db8::/32',
  '3fff::/20',
]);

/** The only part of IPv6 that is given to the public. */
const GLOBAL_IPV6 = listOf(['2000::/3']);

/** Prefixes of IPv6 addresses that carry an IPv4 address, and at which byte: what counts is where packets end up. */
const CARRIERS = [
  { prefix: '::ffff:0:0/96', at_byte: 12 },
  { prefix: '64:ff9b::/96', at_byte: 12 },
  { prefix: '2002::/16', at_byte: 2 },
].map(({ prefix, at_byte }) => ({ list: listOf([prefix]), at_byte }));

function listOf(prefixes: readonly string[]): BlockList {
  const list = new BlockList();
  for (const prefix of prefixes) {
    const [address = '', length] = prefix.split('/');
    list.addSubnet(address, Number(length), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** Pure. What an IPv4 or IPv6 address is, by where packets to it end up; what is no address at all is `never`. */
export function classOfAddress(address: string): AddressClass {
  const family = isIP(address);
  if (family === 4) return judge(address, 'ipv4', 'public');
  if (family !== 6) return 'never';
  // A zone after % says that the address is of one link.
  if (address.includes('%')) return 'never';
  if (NEVER.check(address, 'ipv6')) return 'never';
  const bytes = ipv6Bytes(address);
  for (const { list, at_byte } of CARRIERS) {
    if (!list.check(address, 'ipv6')) continue;
    return classOfAddress(bytes.subarray(at_byte, at_byte + 4).join('.'));
  }
  return judge(address, 'ipv6', GLOBAL_IPV6.check(address, 'ipv6') ? 'public' : 'private');
}

function judge(address: string, family: 'ipv4' | 'ipv6', otherwise: AddressClass): AddressClass {
  if (NEVER.check(address, family)) return 'never';
  return PRIVATE.check(address, family) ? 'private' : otherwise;
}

/** Pure. The 16 bytes of an IPv6 address in any of its written forms. */
function ipv6Bytes(address: string): Uint8Array {
  // The URL parser writes every form in hexadecimal groups with at most one ::.
  const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const groups = (text: string): readonly number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return Uint8Array.from([...before, ...zeros, ...after].flatMap((group) => [group >> 8, group & 0xff]));
}
