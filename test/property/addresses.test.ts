import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cidrContains,
  cidrsOverlap,
  defaultGateway,
  formatCidr,
  formatIpv4,
  guestCapacity,
  isHostAddress,
  parseCidr,
  parseIpv4,
} from '../../reconciler/model/cidr.ts';
import type { Cidr } from '../../reconciler/model/cidr.ts';
import { freeMac, macFor } from '../../reconciler/model/mac.ts';
import { bridgeName, dnsLabel } from '../../reconciler/model/names.ts';
import { lowestFreeAddress } from '../../reconciler/scheduler/addresses.ts';

const RUNS = { numRuns: 1000 };
const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const cidr = (least: number): fc.Arbitrary<Cidr> =>
  fc
    .tuple(address, fc.integer({ min: least, max: 30 }))
    .map(([value, prefix]) => parseCidr(`${formatIpv4(value)}/${prefix}`))
    .filter((parsed) => parsed !== null);

test('addresses and ranges survive being written and read', () => {
  fc.assert(
    fc.property(address, cidr(0), (value, range) => {
      expect(parseIpv4(formatIpv4(value))).toBe(value);
      expect(parseCidr(formatCidr(range))).toEqual(range);
      expect(range.broadcast - range.network + 1).toBe(2 ** (32 - range.prefix));
      expect(cidrContains(range, range.network) && cidrContains(range, range.broadcast)).toBe(true);
    }),
    RUNS,
  );
});

test('what is no address is none', () => {
  for (const text of ['', '1.2.3', '1.2.3.4.5', '256.1.1.1', '01.2.3.4', '1.2.3.x', '1.2.3.-4', ' 1.2.3.4']) {
    expect(parseIpv4(text)).toBe(null);
  }
  for (const text of ['1.2.3.4', '1.2.3.4/', '1.2.3.4/33', '1.2.3.4/8/8', '1.2.3.4/08', 'x/8']) {
    expect(parseCidr(text)).toBe(null);
  }
});

test('two ranges overlap when, and only when, one holds the beginning of the other', () => {
  fc.assert(
    fc.property(cidr(0), cidr(0), (a, b) => {
      const shared = cidrContains(a, b.network) || cidrContains(b, a.network);
      expect(cidrsOverlap(a, b)).toBe(shared);
      expect(cidrsOverlap(b, a)).toBe(shared);
    }),
    RUNS,
  );
});

test('addresses are given lowest first, each once, never network, gateway or broadcast, until the range is full', () => {
  fc.assert(
    fc.property(cidr(26), fc.integer({ min: 1, max: 60 }), (range, offset) => {
      const inside = range.network + offset;
      const gateway = isHostAddress(range, inside) ? formatIpv4(inside) : defaultGateway(range);
      const taken = new Set<string>();
      let last = -1;
      for (;;) {
        const next = lowestFreeAddress(range, gateway, taken);
        if (next === null) break;
        const value = parseIpv4(next) ?? -1;
        expect(value).toBeGreaterThan(last);
        expect(isHostAddress(range, value)).toBe(true);
        expect(next).not.toBe(gateway);
        last = value;
        taken.add(next);
      }
      expect(taken.size).toBe(guestCapacity(range));
    }),
    RUNS,
  );
});

test('a MAC is the same for the same address, of the prefix for guests, and another after a clash', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.ipV4(), (id, address) => {
      const first = macFor(id, address, 0);
      expect(first).toMatch(/^52:54:00(:[0-9a-f]{2}){3}$/);
      expect(macFor(id, address, 0)).toBe(first);
      expect(freeMac(id, address, new Set())).toBe(first);
      const second = freeMac(id, address, new Set([first]));
      expect(second).toBe(macFor(id, address, 1));
      expect(second).not.toBe(first);
    }),
    RUNS,
  );
});

test('names become labels and bridges that the system accepts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 255 }), fc.uuid(), (name, id) => {
      expect(dnsLabel(name, 'fallback')).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
      expect(bridgeName(id)).toMatch(/^cb[0-9a-f]{12}$/);
    }),
    RUNS,
  );
  expect(dnsLabel('Web Server_1', 'x')).toBe('web-server-1');
});
