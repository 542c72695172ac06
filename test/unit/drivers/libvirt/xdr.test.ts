import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  XdrError,
  bool,
  decode,
  double,
  encode,
  fixedOpaque,
  hyper,
  int,
  nothing,
  opaque,
  string,
  uhyper,
  uint,
} from '../../../../reconciler/drivers/libvirt/rpc/xdr.ts';
import type { AnyCodec, Codec } from '../../../../reconciler/drivers/libvirt/rpc/xdr.ts';
import {
  charArray,
  charList,
  fixedArray,
  list,
  mapped,
  optional,
  struct,
  union,
} from '../../../../reconciler/drivers/libvirt/rpc/xdr-compound.ts';
import { typedParams, uuid } from '../../../../reconciler/drivers/libvirt/rpc/procedures/types.ts';

type Typed = { readonly codec: Codec<unknown>; readonly values: fc.Arbitrary<unknown> };

const typed = <T>(codec: Codec<T>, values: fc.Arbitrary<T>): Typed => ({
  codec: codec as unknown as Codec<unknown>,
  values,
});

const text = fc.string({ unit: 'binary', maxLength: 20 }).filter((value) => !value.includes('\0'));
const bytes = (max: number, min = 0) =>
  fc.uint8Array({ minLength: min, maxLength: max }).map((array) => Buffer.from(array));

const primitives: readonly Typed[] = [
  typed(int, fc.integer()),
  typed(uint, fc.integer({ min: 0, max: 0xffff_ffff })),
  typed(hyper, fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  typed(uhyper, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })),
  typed(double, fc.double()),
  typed(bool, fc.boolean()),
  typed(string(200), text),
  typed(opaque(20), bytes(20) as fc.Arbitrary<Uint8Array>),
  typed(fixedOpaque(7), bytes(7, 7) as fc.Arbitrary<Uint8Array>),
  typed(uuid, fc.uuid()),
  typed(
    charArray(9),
    fc.string({ maxLength: 9 }).map((value) => value.replaceAll('\0', '')),
  ),
  typed(
    charList(30),
    fc.string({ maxLength: 9 }).map((value) => value.replaceAll('\0', '')),
  ),
];

/** Types made of types made of types, with values that fit them. */
const { any } = fc.letrec<{ any: Typed; leaf: Typed }>((tie) => ({
  leaf: fc.constantFrom(...primitives),
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('leaf'),
    tie('any').map(({ codec, values }) => typed(optional(codec), fc.option(values))),
    tie('any').map(({ codec, values }) => typed(list(codec, 8), fc.array(values, { maxLength: 8 }))),
    tie('any').map(({ codec, values }) =>
      typed(fixedArray(codec, 3), fc.array(values, { minLength: 3, maxLength: 3 })),
    ),
    fc.array(tie('any'), { minLength: 1, maxLength: 4 }).map((fields) => {
      const named = fields.map((field, index) => [`f${index}`, field] as const);
      const codec = struct(Object.fromEntries(named.map(([name, field]) => [name, field.codec])));
      const values = fc.record(Object.fromEntries(named.map(([name, field]) => [name, field.values])));
      return typed(codec as Codec<unknown>, values);
    }),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) =>
      typed(
        union({ a: [1, a.codec], b: [-5, b.codec] }) as Codec<unknown>,
        fc.oneof(
          a.values.map((value) => ({ type: 'a', value })),
          b.values.map((value) => ({ type: 'b', value })),
        ),
      ),
    ),
  ),
}));

const cases = any.chain(({ codec, values }) => values.map((value) => ({ codec, value })));

describe('any type', () => {
  test('comes back as it went', () => {
    fc.assert(
      fc.property(cases, ({ codec, value }) => {
        const wire = encode(codec, value);
        expect(wire.length % 4).toBe(0);
        expect(decode(codec, Buffer.from(wire))).toEqual(value);
      }),
      { numRuns: 3000 },
    );
  });

  test('refuses to be cut short or to be followed by anything', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ codec, value }, cut) => {
        const wire = Buffer.from(encode(codec, value));
        expect(() => decode(codec, Buffer.concat([wire, Buffer.alloc(4)]))).toThrow(XdrError);
        if (wire.length > 0)
          expect(() => decode(codec, wire.subarray(0, cut % wire.length))).toThrow(XdrError);
      }),
      { numRuns: 2000 },
    );
  });

  test('meets arbitrary bytes with a value or an XdrError, nothing else', () => {
    fc.assert(
      fc.property(any, bytes(200), ({ codec }, wire) => {
        try {
          const value = decode(codec, wire);
          expect(decode(codec, Buffer.from(encode(codec, value)))).toEqual(value);
        } catch (error) {
          expect(error).toBeInstanceOf(XdrError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const refused = (codec: AnyCodec, value: unknown): XdrError => {
  try {
    encode(codec as unknown as Codec<unknown>, value);
  } catch (error) {
    if (error instanceof XdrError) return error;
    throw error;
  }
  throw new Error('it was not refused');
};

describe('limits', () => {
  test.each([
    ['int', int, 2 ** 31],
    ['int', int, 1.5],
    ['int', int, undefined],
    ['uint', uint, -1],
    ['uint', uint, 2 ** 32],
    ['hyper', hyper, 2n ** 63n],
    ['hyper', hyper, 1],
    ['uhyper', uhyper, -1n],
    ['uhyper', uhyper, 2n ** 64n],
    ['double', double, '1'],
    ['bool', bool, 1],
    ['string', string(4), 'äää'],
    ['string', string(4), 'a\0b'],
    ['string', string(4), null],
    ['opaque', opaque(2), Buffer.alloc(3)],
    ['fixedOpaque', fixedOpaque(2), Buffer.alloc(3)],
    ['list', list(int, 2), [1, 2, 3]],
    ['fixedArray', fixedArray(int, 2), [1]],
    ['uuid', uuid, '1234'],
    ['charArray', charArray(2), 'abc'],
    ['union', union({ a: [1, int] }), { type: 'b', value: 1 }],
  ] as const)('%s refuses to write what does not fit', (_name, codec, value) => {
    expect(refused(codec, value)).toBeInstanceOf(XdrError);
  });

  test.each([
    ['a string longer than allowed', string(4), '00000005 6162636465000000'],
    ['opaque longer than allowed', opaque(4), '00000005 6162636465000000'],
    ['a list longer than allowed', list(int, 1), '00000002 00000001 00000002'],
    ['a list that claims more items than there are bytes', list(int, 1 << 30), '3fffffff 00000001'],
    ['a string that claims more bytes than there are', string(1 << 30), '3fffffff 61626364'],
    ['something but 0 or 1 before an optional value', optional(int), '00000002 00000001'],
    ['an unknown arm of a union', union({ a: [1, int] }), '00000002 00000001'],
  ] as const)('reading refuses %s', (_name, codec, hex) => {
    expect(() => decode(codec as AnyCodec, Buffer.from(hex.replaceAll(' ', ''), 'hex'))).toThrow(XdrError);
  });

  test('an error names the field and the byte', () => {
    const codec = struct({ flags: uint, items: list(struct({ name: string(8), size: uhyper }), 4) });
    const error = refused(codec, {
      flags: 1,
      items: [
        { name: 'a', size: 1n },
        { name: 'b', size: -1n },
      ],
    });
    expect(error.path).toEqual(['items', '1', 'size']);
    expect(error.position).toBe(4 + 4 + 8 + 8 + 8);
    expect(error.message).toContain('items.1.size');
  });
});

describe('bytes', () => {
  const hexOf = <T>(codec: Codec<T>, value: T): string => encode(codec, value).toString('hex');

  test('nothing is no bytes', () => {
    expect(hexOf(nothing, undefined)).toBe('');
  });

  test('numbers are big-endian', () => {
    expect(hexOf(int, -2)).toBe('fffffffe');
    expect(hexOf(uint, 0xfffffffe)).toBe('fffffffe');
    expect(hexOf(hyper, -2n)).toBe('fffffffffffffffe');
    expect(hexOf(double, 1.5)).toBe('3ff8000000000000');
    expect(hexOf(bool, true)).toBe('00000001');
  });

  test('text is counted in UTF-8 bytes and padded with zeros, also when the buffer was used before', () => {
    expect(hexOf(string(10), 'äb')).toBe('00000003c3a46200');
    expect(hexOf(opaque(10), Buffer.from('abcde'))).toBe('000000056162636465000000');
    expect(hexOf(fixedOpaque(3), Buffer.from('abc'))).toBe('61626300');
  });

  test('a C character array takes four bytes a character', () => {
    expect(hexOf(charArray(3), 'ab')).toBe('000000610000006200000000');
    expect(decode(charArray(3), Buffer.from('000000610000006200000063', 'hex'))).toBe('abc');
    expect(decode(charList(9), Buffer.from('000000030000006100000000ffffffff', 'hex'))).toBe('a');
  });

  test('every arm of a typed parameter', () => {
    const params = [
      { field: 'a', value: { type: 'int', value: -1 } },
      { field: 'b', value: { type: 'uint', value: 1 } },
      { field: 'c', value: { type: 'llong', value: -1n } },
      { field: 'd', value: { type: 'ullong', value: 1n } },
      { field: 'e', value: { type: 'double', value: 0.5 } },
      { field: 'f', value: { type: 'boolean', value: true } },
      { field: 'g', value: { type: 'string', value: 'x' } },
    ] as const;
    const name = (letter: string): string => `00000001${Buffer.from(letter).toString('hex')}000000`;
    expect(hexOf(typedParams(9), params)).toBe(
      [
        '00000007',
        `${name('a')}00000001ffffffff`,
        `${name('b')}0000000200000001`,
        `${name('c')}00000003ffffffffffffffff`,
        `${name('d')}000000040000000000000001`,
        `${name('e')}000000053fe0000000000000`,
        `${name('f')}0000000600000001`,
        `${name('g')}000000070000000178000000`,
      ].join(''),
    );
  });

  test('an error thrown by a mapping becomes an XdrError', () => {
    const picky = mapped(int, String, (value: string) => {
      if (value === 'no') throw new TypeError('picky');
      return Number(value);
    });
    expect(hexOf(struct({ a: picky }), { a: '7' })).toBe('00000007');
    expect(refused(struct({ a: picky }), { a: 'no' }).message).toContain('picky');
  });
});
