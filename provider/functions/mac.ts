/** `mac`: a MAC address of one's own from a seed. */
import { createHash } from 'node:crypto';
import type { FunctionResult, ProviderFunction } from './definition.ts';

/** What QEMU and libvirt use for guests. Source: libvirt, Domain XML format, Network interfaces. */
const DEFAULT_PREFIX = '52:54:00';
const OCTETS = 6;
const PREFIX = /^[0-9a-f]{2}(?::[0-9a-f]{2}){0,4}$/;

/** The two lowest bits of the first octet. Source: IEEE 802, structure of EUI-48. */
const MULTICAST = 1;
const LOCAL = 2;

const make = (seed: string, prefix: string): FunctionResult => {
  const lower = prefix.toLowerCase();
  if (!PREFIX.test(lower)) {
    const error = `prefix ${JSON.stringify(prefix)} is not one to five octets such as "52:54:00".`;
    return { error, argument: 1 };
  }
  const first = Number.parseInt(lower.slice(0, 2), 16);
  if ((first & MULTICAST) !== 0 || (first & LOCAL) === 0) {
    const better = ((first | LOCAL) & ~MULTICAST).toString(16).padStart(2, '0');
    const what = (first & MULTICAST) !== 0 ? 'of groups, not of one card' : 'that a maker of cards may own';
    const error = `prefix ${JSON.stringify(prefix)} begins addresses ${what}; begin with "${better}${lower.slice(2)}".`;
    return { error, argument: 1 };
  }
  const given = lower.split(':');
  const digest = createHash('sha256').update(seed, 'utf8').digest();
  const rest = Array.from(digest.subarray(0, OCTETS - given.length), (octet) =>
    octet.toString(16).padStart(2, '0'),
  );
  return { result: [...given, ...rest].join(':') };
};

/** The function. */
export const mac: ProviderFunction = {
  name: 'mac',
  summary: 'A stable MAC address from a seed',
  description:
    'Gives a locally administered unicast MAC address that depends on the seed alone (and on the prefix): the same in ' +
    'every run and on every machine. A second argument replaces the prefix `52:54:00`. Two seeds may give the ' +
    'same address, with three free octets one time in 16 million.',
  parameters: [
    { name: 'seed', type: 'string', description: 'Any text, such as project, server and interface.' },
  ],
  variadic: {
    name: 'prefix',
    type: 'string',
    description: 'One to five octets, locally administered. Default: `52:54:00`.',
  },
  returns: 'string',
  call: ([seed, prefix, ...more]) => {
    if (typeof seed !== 'string' || seed === '') {
      return { error: 'seed is empty: every interface would get the same address.', argument: 0 };
    }
    if (more.length > 0) return { error: 'mac takes one prefix at most.', argument: 2 };
    return make(seed, typeof prefix === 'string' ? prefix : DEFAULT_PREFIX);
  },
};
