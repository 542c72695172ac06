/** Drawn types and values of Terraform for property tests. */
import * as fc from 'fast-check';
import { numberFromText } from '../../../provider/protocol/cty-number.ts';
import type { CtyType } from '../../../provider/protocol/cty-type.ts';
import { CtyDynamic, CtyUnknown, UNKNOWN, record } from '../../../provider/protocol/cty-value.ts';
import type { CtyValue } from '../../../provider/protocol/cty-value.ts';

const names = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[a-z][a-z0-9_]{0,7}$/) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', '0', 'toString', 'é', '') },
);

const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 30, maxLength: 300 }));

/** Drawn numbers: small, large, beyond doubles, fractions of every kind. */
export const numbers: fc.Arbitrary<CtyValue> = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map((value) => numberFromText(value.toString())),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.integer({ min: -60, max: 10 }))
    .map(([digits, exponent]) => numberFromText(`${digits}e${exponent}`)),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) => numberFromText(Object.is(value, -0) ? '0' : value.toString())),
);

/** Drawn types, up to three levels deep. */
export const types: fc.Arbitrary<CtyType> = fc.letrec<{ type: CtyType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<CtyType>('string', 'number', 'bool', 'dynamic'),
    fc.record({ kind: fc.constantFrom('list', 'set', 'map'), element: tie('type') }) as fc.Arbitrary<CtyType>,
    fc.array(fc.tuple(names, tie('type')), { maxLength: 4 }).map((pairs): CtyType => {
      const attributes = Object.create(null) as Record<string, CtyType>;
      for (const [name, type] of pairs) attributes[name] = type;
      return { kind: 'object', attributes };
    }),
    fc.array(tie('type'), { maxLength: 3 }).map((elements): CtyType => ({ kind: 'tuple', elements })),
  ),
})).type;

const unknowns = fc.oneof(
  fc.constant(UNKNOWN),
  // A map of hints: not null, or a prefix.
  fc
    .constantFrom(Uint8Array.of(0x81, 1, 0xc2), Uint8Array.of(0x81, 2, 0xa2, 0x61, 0x62))
    .map((refinement) => new CtyUnknown(refinement)),
);

const compound = (type: Exclude<CtyType, string>): fc.Arbitrary<CtyValue> => {
  switch (type.kind) {
    case 'list':
    case 'set':
      return fc.array(values(type.element), { maxLength: 4 });
    case 'tuple':
      return fc.tuple(...type.elements.map((element) => values(element)));
    case 'map':
      return fc.array(fc.tuple(names, values(type.element)), { maxLength: 4 }).map(record);
    case 'object':
    default: {
      const entries = Object.entries(type.attributes);
      return fc
        .tuple(...entries.map(([, member]) => values(member)))
        .map((members) => record(entries.map(([name], index) => [name, members[index] as CtyValue])));
    }
  }
};

const known = (type: CtyType): fc.Arbitrary<CtyValue> => {
  if (type === 'string') return text;
  if (type === 'bool') return fc.boolean();
  if (type === 'number') return numbers;
  if (type === 'dynamic') {
    return fc
      .constantFrom<CtyType>(
        'string',
        'number',
        { kind: 'list', element: 'bool' },
        { kind: 'tuple', elements: ['string'] },
      )
      .chain((inner) => values(inner).map((value) => new CtyDynamic(inner, value)));
  }
  return compound(type);
};

/** Values of a type: mostly known, sometimes null or unknown. */
export const values = (type: CtyType): fc.Arbitrary<CtyValue> =>
  fc.oneof(
    { weight: 8, arbitrary: known(type) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: unknowns },
  );

/** A type with a value of it. */
export const typedValues: fc.Arbitrary<readonly [CtyType, CtyValue]> = types.chain((type) =>
  values(type).map((value) => [type, value] as const),
);
