import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refineTypes } from '../../../provider/bindings/refine.ts';
import { valuesIn, valuesSentence } from '../../../schemas/values-sentence.ts';

/** Values in descriptions and the types that are made of them. */

const anyValue = fc.stringMatching(/^[a-zA-Z0-9_./:-]{1,12}$/);

test('values that were written into a description are read back, whatever stands around them', () => {
  fc.assert(
    fc.property(
      fc.array(anyValue, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      fc.boolean(),
      (values, before, after) => {
        const parts = [
          before ? 'What it is for.' : '',
          valuesSentence(values),
          after ? 'Default: `"x"`.' : '',
        ];
        expect(valuesIn(parts.filter(Boolean).join(' '))).toEqual(values);
      },
    ),
  );
});

test.each(['', 'One of many.', 'The number one of `a`, `b`.', 'Everyone of `a`.', 'One of `a`, b.'])(
  'a description without a list has no values: %s',
  (description) => {
    expect(valuesIn(description)).toEqual([]);
  },
);

const GENERATED = `import * as cdktf from 'cdktf';

// Configuration

export interface DoorConfig extends cdktf.TerraformMetaArguments {
  /**
  * Where it opens to. One of \`in\`, \`out\`.
  */
  readonly opensTo?: string;
  readonly name: string;
  readonly lock?: DoorLock;
}
export interface DoorLock {
  readonly kind: string;
}
export class DoorLockOutputReference extends cdktf.ComplexObject {
  private _kind?: string; 
  public get kind() {
    return this.getStringAttribute('kind');
  }
  public set kind(value: string) {
    this._kind = value;
  }
}
export class Door extends cdktf.TerraformResource {
  public static readonly tfResourceType = "x_door";
  public get opensTo() {
    return this.getStringAttribute('opens_to');
  }
}
`;
const kind = { type: 'string', description: 'One of `bolt`, `latch`.' };
const attributes = {
  opens_to: { type: 'string', description: 'Where it opens to. One of `in`, `out`.' },
  name: { type: 'string', description: 'Its name, with a */ in it.' },
  lock: { nested_type: { attributes: { kind } }, description: 'How it is kept shut.' },
};
const dump = (of: object): Parameters<typeof refineTypes>[1] => ({
  format_version: '1.0',
  provider_schemas: { 'example.com/x': { resource_schemas: { x_door: { block: { attributes: of } } } } },
});

test('a union for each list of values, at every depth, for what is given, set and read', () => {
  const refined = refineTypes(GENERATED, dump(attributes));
  expect(refined).toContain('export type DoorOpensTo = "in" | "out";');
  expect(refined).toContain('export type DoorLockKind = "bolt" | "latch";');
  expect(refined).toContain('readonly opensTo?: DoorOpensTo;');
  expect(refined).toContain('readonly kind: DoorLockKind;');
  expect(refined).toContain('private _kind?: DoorLockKind;');
  expect(refined).toContain('public set kind(value: DoorLockKind)');
  expect(refined).toContain("return this.getStringAttribute('opens_to') as DoorOpensTo;");
  expect(refined).toContain('  /** Where it opens to. One of `in`, `out`. */\n  public get opensTo()');
  expect(refined).toContain('readonly name: string;');
  expect(refineTypes(GENERATED, dump(attributes))).toBe(refined);
});

test('a list of values without a place in the generated text stops the build', () => {
  const more = { ...attributes, colour: { type: 'string', description: 'One of `red`, `blue`.' } };
  expect(() => refineTypes(GENERATED, dump(more))).toThrow(
    'x_door: the generated text has no place for the values of Door.colour',
  );
  expect(() => refineTypes(GENERATED, dump({}))).not.toThrow();
  expect(refineTypes('export const x = 1;\n', dump({}))).toBe('export const x = 1;\n');
});
