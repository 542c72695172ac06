import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ctyFromJson, ctyToJson } from '../../../../provider/protocol/cty-json.ts';
import {
  CtyDecimal,
  numberFromDouble,
  numberFromJson,
  numberFromText,
  numberToText,
  numbersEqual,
} from '../../../../provider/protocol/cty-number.ts';
import { typeFromJson, typeToJson } from '../../../../provider/protocol/cty-type.ts';
import type { CtyType } from '../../../../provider/protocol/cty-type.ts';
import { UNKNOWN, hasUnknown, record, valuesEqual } from '../../../../provider/protocol/cty-value.ts';
import { parseJson, stringifyJson } from '../../../../provider/protocol/json.ts';
import { typedValues, types } from '../../../provider/support/cty-arbitraries.ts';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: -40, max: 20 }))
  .map(([digits, exponent]) => ({ digits, exponent }));

const rational = (text: string): readonly [bigint, bigint] => {
  const [mantissa = '0', power = '0'] = text.toLowerCase().split('e');
  const [whole = '0', part = ''] = mantissa.split('.');
  const exponent = Number(power) - part.length;
  const digits = BigInt(`${whole}${part}`);
  return exponent >= 0 ? [digits * 10n ** BigInt(exponent), 1n] : [digits, 10n ** BigInt(-exponent)];
};

describe('numbers without loss', () => {
  it('keeps the exact value of any decimal text', () => {
    fc.assert(
      fc.property(decimals, ({ digits, exponent }) => {
        const text = `${digits}e${exponent}`;
        const kept = numberFromText(text);
        const [a, b] = rational(text);
        const [c, d] =
          typeof kept === 'number' && !Number.isInteger(kept)
            ? [BigInt(Math.round(kept * 2 ** 60)), 2n ** 60n]
            : rational(numberToText(kept));
        if (typeof kept !== 'number' || Number.isInteger(kept)) expect(a * d).toBe(b * c);
        else expect(Math.abs(Number(a) / Number(b) - kept)).toBeLessThanOrEqual(Math.abs(kept) * 1e-15);
      }),
      { numRuns: 1000 },
    );
  });

  it('has one form for each number, whatever text it came from', () => {
    fc.assert(
      fc.property(decimals, fc.nat(12), ({ digits, exponent }, shift) => {
        const a = numberFromText(`${digits}e${exponent}`);
        const b = numberFromText(`${digits}${'0'.repeat(shift)}e${exponent - shift}`);
        expect(numbersEqual(a, b)).toBe(true);
        expect(numbersEqual(numberFromText(numberToText(a)), a)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('chooses the form by what a double can hold exactly', () => {
    expect(numberFromText('10.0')).toBe(10);
    expect(numberFromText('-0')).toBe(0);
    expect(numberFromText('0.5')).toBe(0.5);
    expect(numberFromText('1e-3')).toEqual(new CtyDecimal('0.001'));
    expect(numberFromText('0.1')).toEqual(new CtyDecimal('0.1'));
    expect(numberFromText('1e-30')).toEqual(new CtyDecimal('1e-30'));
    expect(numberFromText('12.340')).toEqual(new CtyDecimal('12.34'));
    expect(numberFromText('9007199254740993')).toBe(9007199254740993n);
    expect(numberFromDouble(2 ** 70)).toBe(2n ** 70n);
    expect(numberFromDouble(0.1)).toBe(0.1);
    expect(numberFromJson(0.1)).toEqual(new CtyDecimal('0.1'));
    expect(numberFromJson(1e21)).toBe(10n ** 21n);
    expect(() => numberFromText('0x10')).toThrow('not a number');
    expect(() => numberFromText('1e999999999')).toThrow('exponent too large');
  });
});

describe('lossless JSON', () => {
  it('reads the same as JSON.parse when no number is long', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        const short = JSON.stringify(JSON.parse(text), (_key, inner: unknown) =>
          typeof inner === 'number' ? Math.trunc(inner % 1000) + 0 : inner,
        );
        expect(JSON.parse(JSON.stringify(parseJson(short)))).toEqual(JSON.parse(short));
        // The same text, forced onto the exact path by one long number beside it.
        const forced = parseJson(`[12345678901234567890,${short}]`) as readonly unknown[];
        expect(forced[0]).toBe(12345678901234567890n);
        expect(JSON.parse(JSON.stringify(forced[1]))).toEqual(JSON.parse(short));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps every digit, there and back', () => {
    const text =
      '{"a":18446744073709551615,"b":-3.141592653589793238462643383,"c":"12345678901234567890","d":[0.5,1]}';
    const read = parseJson(text);
    expect(stringifyJson(read)).toBe(text);
    expect((read as { a: unknown }).a).toBe(18446744073709551615n);
  });

  it('leaves numbers inside strings and keys alone', () => {
    const text = String.raw`{"n1 \" 12345678901234567890":"s\\","x":12345678901234567890}`;
    expect(stringifyJson(parseJson(text))).toBe(text);
  });

  it('writes undefined members not at all and non-finite values never', () => {
    expect(stringifyJson({ a: undefined, b: null } as never)).toBe('{"b":null}');
    expect(() => parseJson('{"a":1234567890123456789012')).toThrow(SyntaxError);
  });
});

describe('types and values in JSON', () => {
  it('reads back every drawn type', () => {
    fc.assert(
      fc.property(types, (type) => {
        expect(typeToJson(typeFromJson(JSON.parse(JSON.stringify(typeToJson(type)))))).toEqual(
          typeToJson(type),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses what is no type', () => {
    for (const bad of ['text', ['list'], ['object', []], ['tuple', {}], {}, null, 1, ['list', 'strong']]) {
      expect(() => typeFromJson(bad)).toThrow('not a type');
    }
    let deep: unknown = 'string';
    for (let depth = 0; depth < 300; depth++) deep = ['list', deep];
    expect(() => typeFromJson(deep)).toThrow('too deep');
  });

  it('reads back every drawn known value', () => {
    fc.assert(
      fc.property(
        typedValues.filter(([, value]) => !hasUnknown(value)),
        ([type, value]) => {
          const text = stringifyJson(ctyToJson(value));
          const read = ctyFromJson(parseJson(text), type);
          // A double such as 2^-30 is written as its shortest text, which reads back as decimal.
          expect(stringifyJson(ctyToJson(read))).toBe(text);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('drops members that the type does not name and fills missing ones with null', () => {
    const type: CtyType = {
      kind: 'object',
      attributes: { a: 'string', b: { kind: 'map', element: 'number' } },
    };
    const read = ctyFromJson({ a: 'x', gone: 1 }, type);
    expect(
      valuesEqual(
        read,
        record([
          ['a', 'x'],
          ['b', null],
        ]),
        type,
      ),
    ).toBe(true);
    expect(() => ctyFromJson({ b: { k: true } }, type)).toThrow('b.k is not a number');
    expect(() => ctyToJson(UNKNOWN)).toThrow('unknown value');
  });

  it('compares sets without order and everything else with it', () => {
    const set: CtyType = { kind: 'set', element: 'string' };
    expect(valuesEqual(['a', 'b'], ['b', 'a'], set)).toBe(true);
    expect(valuesEqual(['a', 'a'], ['b', 'a'], set)).toBe(false);
    expect(valuesEqual(['a', 'b'], ['b', 'a'], { kind: 'list', element: 'string' })).toBe(false);
    expect(
      valuesEqual(record([['s', ['a', 'b']]]), record([['s', ['b', 'a']]]), { kind: 'map', element: set }),
    ).toBe(true);
  });
});
