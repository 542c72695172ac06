import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRange, parseRange, sizeOf } from '../../../../provider/functions/ip-range.ts';
import type { IpRange } from '../../../../provider/functions/ip-range.ts';
import { subnetPlan } from '../../../../provider/functions/subnet-plan.ts';
import { dynamic, resultOf } from './call.ts';

const plan = async (cidr: string, subnets: unknown): Promise<Record<string, string>> =>
  ({ ...((await resultOf(subnetPlan, cidr, dynamic(subnets))) as object) }) as Record<string, string>;

const range = (text: string): IpRange => {
  const parsed = parseRange(text);
  if (typeof parsed === 'string') throw new Error(`${text} ${parsed}`);
  return parsed;
};

const last = (one: IpRange): bigint => one.first + sizeOf(one.bits, one.prefix) - 1n;

describe('ranges', () => {
  it.each([
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2001:DB8:0:0:0:0:0:0/32', '2001:db8::/32'],
    ['::/0', '::/0'],
    ['fd00:0:0:1::/64', 'fd00:0:0:1::/64'],
    ['1:0:0:2:0:0:0:3/128', '1:0:0:2::3/128'],
    ['1:0:2:3:4:5:6:7/128', '1:0:2:3:4:5:6:7/128'],
  ])('reads %s and writes %s', (text, canonical) => {
    expect(formatRange(range(text))).toBe(canonical);
  });
  it.each([
    '10.0.0.0',
    '10.0.0/8',
    '10.0.0.0/33',
    '010.0.0.0/8',
    '1::2::3/64',
    ':::/0',
    '::/129',
    'a/1',
    '1:2:3:4:5:6:7:8:9/1',
  ])('refuses %s', (text) => {
    expect(parseRange(text)).toContain('is not a range');
  });
  it('says the range that stray bits belong to', () => {
    expect(parseRange('10.20.3.4/16')).toContain('"10.20.0.0/16"');
  });
});

describe('subnet_plan', () => {
  it('gives each name its size, by prefix or by hosts', async () => {
    const made = await plan('10.20.0.0/16', {
      web: 24,
      db: { hosts: 100 },
      tiny: { hosts: 1 },
      edge: { hosts: 254 },
    });
    expect(Object.keys(made)).toEqual(['db', 'edge', 'tiny', 'web']);
    expect(Object.values(made).map((cidr) => cidr.split('/')[1])).toEqual(['25', '23', '30', '24']);
    expect((await plan('fd00:20::/48', { web: 64 }))['web']).toMatch(/^fd00:20:0:[0-9a-f]{1,4}::\/64$/);
    expect(await plan('10.0.0.0/24', { all: 24 })).toEqual({ all: '10.0.0.0/24' });
    expect(await plan('10.0.0.0/24', {})).toEqual({});
  });

  it('names the argument and the name that does not fit', async () => {
    await expect(plan('10.0.0.0', {})).rejects.toThrow('argument 0: cidr "10.0.0.0" is not a range');
    await expect(plan('10.0.0.1/24', {})).rejects.toThrow('the range is "10.0.0.0/24"');
    await expect(plan('10.0.0.0/24', { web: 16 })).rejects.toThrow(
      'argument 1: subnets["web"] is 16, but a prefix in 10.0.0.0/24 is 24 to 32',
    );
    await expect(plan('10.0.0.0/24', { web: { host: 1 } })).rejects.toThrow(
      'argument 1: subnets["web"] is neither',
    );
    await expect(plan('10.0.0.0/24', { web: { hosts: 254 } })).rejects.toThrow(
      'subnets["web"] asks for 254 hosts',
    );
    await expect(plan('10.0.0.0/24', [24])).rejects.toThrow('argument 1: subnets is not a map');
    await expect(plan('10.0.0.0/24', { a: 25, b: 25, c: 26 })).rejects.toThrow(
      'argument 1: subnets["c"] (/26) does not fit: the 2 others of its size or larger leave no room in 10.0.0.0/24',
    );
  });

  const bases = fc.constantFrom('10.0.0.0/20', '192.168.64.0/18', 'fd00::/56', '2001:db8::/48');
  const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 24 });

  it('never overlaps, stays inside, and fits whatever fits', async () => {
    await fc.assert(
      fc.asyncProperty(
        bases,
        names,
        fc.infiniteStream(fc.integer({ min: 0, max: 6 })),
        async (base, all, steps) => {
          const whole = range(base);
          let room = sizeOf(whole.bits, whole.prefix);
          const wanted: Record<string, number> = {};
          for (const name of all) {
            const prefix = whole.prefix + 1 + Number(steps.next().value);
            if (sizeOf(whole.bits, prefix) > room) continue;
            room -= sizeOf(whole.bits, prefix);
            wanted[`n${name}`] = prefix;
          }
          const made = Object.entries(await plan(base, wanted));
          expect(made.length).toBe(Object.keys(wanted).length);
          const pieces = made
            .map(([name, cidr]) => ({ name, ...range(cidr) }))
            .sort((a, b) => (a.first < b.first ? -1 : 1));
          for (const [index, piece] of pieces.entries()) {
            expect(piece.prefix).toBe(wanted[piece.name]);
            expect(piece.first >= whole.first && last(piece) <= last(whole)).toBe(true);
            const next = pieces[index + 1];
            if (next !== undefined) expect(last(piece) < next.first).toBe(true);
          }
        },
      ),
    );
  });

  it('leaves the others where they are when a smaller one comes or goes', async () => {
    await fc.assert(
      fc.asyncProperty(names, fc.string({ minLength: 1 }), async (all, added) => {
        const wanted = Object.fromEntries(all.map((name) => [`n${name}`, 26]));
        const before = await plan('10.0.0.0/16', wanted);
        const after = await plan('10.0.0.0/16', { ...wanted, [`added ${added}`]: 27 });
        expect(after).toMatchObject(before);
      }),
    );
  });

  it('moves few of the same size when one more comes', async () => {
    const wanted = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`team-${index}`, 24]));
    const before = await plan('10.0.0.0/16', wanted);
    let moved = 0;
    for (let round = 0; round < 50; round += 1) {
      const after = await plan('10.0.0.0/16', { ...wanted, [`a-new-team-${round}`]: 24 });
      moved += Object.keys(before).filter((name) => before[name] !== after[name]).length;
    }
    // Placed one after another in alphabetical order, each of the 50 rounds would move all 40.
    expect(moved).toBeLessThan(50);
  });
});
