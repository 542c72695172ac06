import { expect, test } from 'vitest';
import { expandSecrets } from '../../../schemas/generate/secrets.ts';
import type { JsonObject } from '../../../schemas/generate/documents.ts';

const expand = (property: JsonObject, required: readonly string[] = []): unknown =>
  expandSecrets({ file: 'user.json', schema: { required, properties: { name: {}, password: property } } })
    .schema['properties'];

const PASSWORD: JsonObject = {
  type: 'string',
  maxLength: 72,
  description: 'Password.',
  'x-secret': 'only',
  'x-mutability': 'in-place',
};

test('the keyword alone makes a write-only property and its version', () => {
  expect(expand(PASSWORD)).toEqual({
    name: {},
    password_wo: {
      type: 'string',
      maxLength: 72,
      description:
        'Password. Never returned, and in no plan and no state; sent at creation and when password_wo_version changes.',
      'x-mutability': 'in-place',
      writeOnly: true,
    },
    password_wo_version: {
      type: 'integer',
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'Any number, needed with password_wo: another one means another secret.',
      'x-mutability': 'in-place',
    },
  });
});

test('also keeps the readable form, and all three are as mutable as the property', () => {
  const made = expand({ ...PASSWORD, 'x-secret': 'also', 'x-mutability': 'replace' }) as Record<
    string,
    JsonObject
  >;
  expect(Object.keys(made)).toEqual(['name', 'password', 'password_wo', 'password_wo_version']);
  expect(made['password']).toMatchObject({ description: expect.stringContaining('can be read') as string });
  for (const name of ['password', 'password_wo', 'password_wo_version']) {
    expect(made[name]?.['x-mutability']).toBe('replace');
    expect(made[name]?.['x-secret']).toBeUndefined();
  }
});

test('a use without meaning is refused with its place', () => {
  const at = 'user.json#/properties/password: ';
  expect(() => expand({ ...PASSWORD, 'x-secret': 'yes' })).toThrow(
    `${at}x-secret is "yes", must be one of only, also`,
  );
  expect(() => expand(PASSWORD, ['password'])).toThrow(`${at}a secret is sent now and then only`);
  expect(() => expand({ ...PASSWORD, default: 'x' })).toThrow(`${at}a secret has no default`);
  expect(() => expand({ ...PASSWORD, type: 'integer' })).toThrow(`${at}a secret is a string`);
});
