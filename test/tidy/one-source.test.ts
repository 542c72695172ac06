import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KINDS } from '../../reconciler/kinds/index.ts';
import { ERROR_CODES } from '../../reconciler/model/error.ts';

const KIND_SCHEMAS = readdirSync('schemas')
  .filter((file) => file.endsWith('.json') && !['common.json', 'config.json'].includes(file))
  .map((file) => file.replace(/\.json$/, ''))
  .sort();

test('schema, folder and list name the same kinds', () => {
  const folders = readdirSync('reconciler/kinds', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  expect(KINDS.map((kind) => kind.name).sort()).toEqual(KIND_SCHEMAS);
  expect(folders.filter((folder) => existsSync(`reconciler/kinds/${folder}/index.ts`))).toEqual(KIND_SCHEMAS);
});

test('the table of error codes, OpenAPI and the reference agree', () => {
  const codes = Object.keys(ERROR_CODES).sort();
  const openapi = JSON.parse(readFileSync('schemas/generated/openapi.json', 'utf8')) as {
    components: { schemas: { Problem: { properties: { code: { enum: string[] } } } } };
  };
  expect([...openapi.components.schemas.Problem.properties.code.enum].sort()).toEqual(codes);
  const reference = readFileSync('schemas/generated/reference.md', 'utf8');
  const documented = [...reference.matchAll(/^\| `([a-z_]+)` \| \d{3} \|/gm)].map((match) => match[1]).sort();
  expect(documented).toEqual(codes);
});
