import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { classOfAddress } from '../../../../reconciler/drivers/fetch/addresses.ts';

it.each([
  ['1.1.1.1', 'public'],
  ['8.8.8.8', 'public'],
  ['2606:4700::1111', 'public'],
  ['10.1.2.3', 'private'],
  ['100.100.100.200', 'private'],
  ['127.0.0.1', 'private'],
  ['127.255.255.254', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.0.1', 'private'],
  ['198.18.0.1', 'private'],
  ['240.0.0.1', 'private'],
  ['::1', 'private'],
  ['fc00::1', 'private'],
  ['fd12:3456:789a::1', 'private'],
  ['2001:db8::1', 'private'],
  ['2001::1', 'private'],
  ['64:ff9b:1::1', 'private'],
  ['::8.8.8.8', 'private'],
  ['4000::1', 'private'],
  ['0.0.0.0', 'never'],
  ['0.1.2.3', 'never'],
  ['::', 'never'],
  ['169.254.169.254', 'never'],
  ['168.63.129.16', 'never'],
  ['fd00:ec2::254', 'never'],
  ['fe80::1', 'never'],
  ['fe80::1%eth0', 'never'],
  ['224.0.0.1', 'never'],
  ['ff02::1', 'never'],
  ['255.255.255.255', 'never'],
  ['localhost', 'never'],
  ['', 'never'],
])('takes %s for %s', (address, expected) => {
  expect(classOfAddress(address)).toBe(expected);
});

/** Forms in which an IPv6 address carries an IPv4 one. */
const hex = (a: number, b: number): string => ((a << 8) | b).toString(16);
const CARRIERS: readonly ((octets: readonly [number, number, number, number]) => string)[] = [
  (o) => `::ffff:${o.join('.')}`,
  ([a, b, c, d]) => `::ffff:${hex(a, b)}:${hex(c, d)}`,
  ([a, b, c, d]) => `0:0:0:0:0:FFFF:${hex(a, b)}:${hex(c, d)}`,
  (o) => `64:ff9b::${o.join('.')}`,
  ([a, b, c, d]) => `2002:${hex(a, b)}:${hex(c, d)}::1`,
];

it('takes an IPv6 address that carries an IPv4 address for what that is', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.tuple(octet, octet, octet, octet), fc.constantFrom(...CARRIERS), (octets, carry) => {
      expect(classOfAddress(carry(octets))).toBe(classOfAddress(octets.join('.')));
    }),
  );
});
