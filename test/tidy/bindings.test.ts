import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { schemaText } from '../../provider/bindings/dump-schema.ts';
import type { SchemaDump } from '../../provider/bindings/dump-schema.ts';
import { staleBindings } from '../../provider/bindings/generate.ts';
import type { ProviderDescription } from '../../provider/schema/description.ts';

// Loading two generators takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const ROOT = join(import.meta.dirname, '../..');

/** What is looked at of a schema that Terraform tells. */
type Schemas = Readonly<
  Record<string, { readonly block: { readonly attributes: Readonly<Record<string, Described>> } }>
>;
type Described = { readonly description: string; readonly required?: boolean; readonly computed?: boolean };

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}

test('the bindings are what the committed schema gives', async () => {
  const stale = await staleBindings(undefined);
  expect(stale.map(({ path }) => path)).toEqual([]);
});

test('the committed schema is the one that is served', () => {
  const dump = readJson('provider/bindings/schema.json') as SchemaDump;
  const served = readJson('schemas/generated/terraform.json') as ProviderDescription;
  const [provider] = Object.values(dump.provider_schemas) as {
    resource_schemas: Schemas;
    data_source_schemas: Schemas;
  }[];
  for (const { type_name, attributes } of Object.values(served.kinds)) {
    const told = provider?.resource_schemas[type_name]?.block.attributes ?? {};
    expect(Object.keys(told).sort()).toEqual(Object.keys(attributes).sort());
    for (const [name, attribute] of Object.entries(attributes)) {
      expect(told[name]?.description).toBe(attribute.description);
      expect(told[name]?.required === true).toBe(attribute.required === true);
      expect(told[name]?.computed === true).toBe(attribute.computed === true);
    }
    expect(provider?.data_source_schemas[type_name]).toBeDefined();
  }
});

test('a schema is the same text whatever the order of its names', () => {
  const one = { format_version: '1.0', provider_schemas: { a: { x: 1, y: [{ b: 1, a: 2 }] } } };
  const other = { provider_schemas: { a: { y: [{ a: 2, b: 1 }], x: 1 } }, format_version: '1.0' };
  expect(schemaText(one)).toBe(schemaText(other));
});
