import * as fc from 'fast-check';
import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { TFPLUGIN6 } from '../../../../provider/protocol/messages.ts';
import type { MessageName } from '../../../../provider/protocol/messages.ts';
import { decodeMessage, encodeMessage } from '../../../../provider/protocol/protobuf.ts';
import type { Field, MessageTable } from '../../../../provider/protocol/protobuf.ts';

const table: MessageTable = TFPLUGIN6;
const flat = (name: string): string => name.replaceAll('.', '_');
const oracleType = (type: string): string => {
  if (type === 'enum') return 'int32';
  return ['string', 'bytes', 'bool', 'int64'].includes(type) ? type : flat(type);
};

const root = new protobuf.Root();
for (const [name, fields] of Object.entries(table)) {
  const type = new protobuf.Type(flat(name));
  for (const [field, [number, inner, label]] of Object.entries(fields)) {
    if (label === 'map') type.add(new protobuf.MapField(field, number, 'string', oracleType(inner)));
    else {
      const rule = label === 'repeated' ? 'repeated' : undefined;
      type.add(new protobuf.Field(field, number, oracleType(inner), rule));
    }
  }
  root.add(type);
}

const scalar = (type: string): fc.Arbitrary<unknown> => {
  if (type === 'string') return fc.string({ unit: 'grapheme' });
  if (type === 'bytes') return fc.uint8Array({ maxLength: 300 });
  if (type === 'bool') return fc.boolean();
  return type === 'enum' ? fc.nat(6) : fc.maxSafeInteger();
};

const fieldValue = ([, type, label]: Field, depth: number): fc.Arbitrary<unknown> => {
  const one = table[type] === undefined ? scalar(type) : message(type as MessageName, depth - 1);
  if (label === 'repeated') return fc.array(one, { maxLength: 3 });
  if (label === 'map') return fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), one, { maxKeys: 3 });
  return fc.option(one, { nil: undefined });
};

const message = (name: MessageName, depth: number): fc.Arbitrary<Record<string, unknown>> => {
  const fields = Object.entries(table[name] ?? {}).filter(
    ([, [, type]]) => depth > 0 || table[type] === undefined,
  );
  return fc.record(Object.fromEntries(fields.map(([field, spec]) => [field, fieldValue(spec, depth)])));
};

const messages = fc
  .constantFrom(...(Object.keys(TFPLUGIN6) as MessageName[]))
  .chain((name) => message(name, 3).map((value) => [name, value] as const));

const clean = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return value.length === 0 ? undefined : Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => clean(item) ?? null);
  if (typeof value === 'object' && value !== null) {
    if ('toNumber' in value) return (value as { toNumber(): number }).toNumber() || undefined;
    const members = Object.entries(value).map(([key, inner]) => [key, clean(inner)] as const);
    return Object.fromEntries(members.filter(([, inner]) => inner !== undefined));
  }
  return value === '' || value === 0 || value === false || value === null ? undefined : value;
};

/** Like `clean`, but an empty map is nothing, as on the wire. */
const comparable = (value: unknown): string =>
  JSON.stringify(clean(value), (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ).replaceAll(/"[a-z_]+":\{\},?/g, '');

describe('protobuf by table', () => {
  it('writes what protobufjs reads', () => {
    fc.assert(
      fc.property(messages, ([name, value]) => {
        const bytes = encodeMessage(TFPLUGIN6, name, value);
        const read = root.lookupType(flat(name)).decode(bytes);
        expect(comparable(Object.fromEntries(Object.entries(read)))).toBe(comparable(value));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads what protobufjs writes', () => {
    fc.assert(
      fc.property(messages, ([name, value]) => {
        const type = root.lookupType(flat(name));
        const given = JSON.parse(
          JSON.stringify(value, (_key, inner: unknown) =>
            inner instanceof Uint8Array ? Buffer.from(inner).toString('base64') : inner,
          ),
        ) as Record<string, unknown>;
        const bytes = type.encode(type.fromObject(given)).finish();
        expect(comparable(decodeMessage(TFPLUGIN6, name, bytes))).toBe(comparable(value));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives every scalar its default and leaves messages undefined', () => {
    const empty = decodeMessage(TFPLUGIN6, 'PlanResourceChange.Request', new Uint8Array(0));
    expect(empty.type_name).toBe('');
    expect(empty.prior_private).toHaveLength(0);
    expect(empty.prior_state).toBeUndefined();
    expect(decodeMessage(TFPLUGIN6, 'AttributePath', new Uint8Array(0)).steps).toEqual([]);
  });

  it('tells an empty optional field from an absent one', () => {
    const bytes = encodeMessage(TFPLUGIN6, 'AttributePath.Step', { element_key_int: 0 });
    expect(decodeMessage(TFPLUGIN6, 'AttributePath.Step', bytes)).toEqual({
      attribute_name: undefined,
      element_key_string: undefined,
      element_key_int: 0,
    });
  });

  it('skips fields that it does not know', () => {
    const known = encodeMessage(TFPLUGIN6, 'StopProvider.Response', { Error: 'x' });
    const unknown = Buffer.from('92060268699806ff01a1060000000000000000ad0600000000', 'hex');
    expect(decodeMessage(TFPLUGIN6, 'StopProvider.Response', Buffer.concat([unknown, known]))).toEqual({
      Error: 'x',
    });
  });

  it('keeps negative numbers', () => {
    const bytes = encodeMessage(TFPLUGIN6, 'Schema', { version: -5 });
    expect(bytes).toHaveLength(11);
    expect(decodeMessage(TFPLUGIN6, 'Schema', bytes).version).toBe(-5);
  });

  it('ends with an error of its own on any bytes that are no message', () => {
    fc.assert(
      fc.property(messages, fc.uint8Array({ maxLength: 60 }), ([name], noise) => {
        try {
          decodeMessage(TFPLUGIN6, name, noise);
        } catch (error) {
          expect((error as Error).name).toBe('ProtobufError');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('names only messages of the table as types of fields, with numbers used once', () => {
    for (const [name, fields] of Object.entries(table)) {
      const numbers = Object.values(fields).map(([number]) => number);
      expect(new Set(numbers).size, name).toBe(numbers.length);
      for (const [, type] of Object.values(fields)) {
        expect(['string', 'bytes', 'bool', 'int64', 'enum'].includes(type) || type in table).toBe(true);
      }
    }
  });
});
