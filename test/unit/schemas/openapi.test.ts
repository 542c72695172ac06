import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ERROR_CODES } from '../../../reconciler/model/error.ts';
import { apiOperations } from '../../../schemas/generate/api-operations.ts';
import { isObject } from '../../../schemas/generate/documents.ts';
import type { Json, JsonObject } from '../../../schemas/generate/documents.ts';
import { toModel } from '../../../schemas/generate/model.ts';
import { pascalCase } from '../../../schemas/generate/names.ts';
import { openapi } from '../../../schemas/generate/openapi.ts';
import type { Page, Problem, Resource } from '../../../schemas/generated/api.ts';
import { KIND_NAMES, KINDS } from '../../../schemas/generated/kinds.ts';
import type { HostSpec, HostStatus } from '../../../schemas/generated/types.ts';
import { validateSpec } from '../../../schemas/validate.ts';
import { arbitrarySpec } from '../../support/arbitrary.ts';
import { DOCUMENTS } from './documents.ts';

const MODEL = toModel(DOCUMENTS);
const DOCUMENT = openapi(DOCUMENTS, MODEL, '1.2.3');
const SCHEMAS = at(DOCUMENT, 'components', 'schemas');

function at(value: JsonObject, ...path: readonly string[]): JsonObject {
  return path.reduce<JsonObject>((inner, name) => {
    const next = inner[name];
    if (!isObject(next)) throw new Error(`${path.join('.')} is not there`);
    return next;
  }, value);
}

function references(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isObject(value)) return [];
  const own = typeof value['$ref'] === 'string' ? [value['$ref']] : [];
  return [...own, ...Object.values(value).flatMap(references)];
}

function validator(component: string): (value: unknown) => string {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('local-file', true);
  ajv.addSchema(DOCUMENT, 'cairn');
  const check = ajv.compile({ $ref: `cairn#/components/schemas/${component}` });
  return (value) => (check(value) ? '' : ajv.errorsText(check.errors));
}

test('every reference leads somewhere and every component is used', () => {
  const used = new Set(references(DOCUMENT));
  const known = Object.keys(SCHEMAS).map((name) => `#/components/schemas/${name}`);
  expect([...used].filter((reference) => !known.includes(reference))).toEqual([]);
  // Definitions of common.json need no user.
  const own = known.filter((reference) => /\/[A-Z]\w*$/.test(reference));
  expect(own.filter((reference) => !used.has(reference))).toEqual([]);
});

test('operations have distinct ids, described parameters and a problem as default answer', () => {
  const operations = Object.values(at(DOCUMENT, 'paths')).flatMap((path) =>
    isObject(path) ? Object.values(path).filter(isObject) : [],
  );
  expect(operations.length).toBe(apiOperations(MODEL).length);
  expect(new Set(operations.map((operation) => operation['operationId'])).size).toBe(operations.length);
  for (const operation of operations) {
    expect(operation['summary']).toEqual(expect.stringMatching(/\.$/));
    expect(at(operation, 'responses', 'default', 'content')).toHaveProperty(['application/problem+json']);
  }
});

test('every path parameter is declared, and nothing else is', () => {
  for (const operation of apiOperations(MODEL)) {
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const declared = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name);
    expect(declared).toEqual(inPath);
  }
});

test('every kind has the same operations', () => {
  for (const { name } of MODEL.kinds) {
    const methods = apiOperations(MODEL)
      .filter((operation) => operation.kind === name)
      .map((operation) => `${operation.method} ${operation.path.replace(/^\/v1\/[^/]+/, '')}`);
    expect(methods).toEqual([
      'get ',
      'get /{id}',
      'put /{id}',
      'delete /{id}',
      'get /{id}/deletion',
      'get /{id}/plan',
      'get /{id}/journal',
    ]);
  }
});

test('problems have the codes of the table', () => {
  expect(at(SCHEMAS, 'Problem', 'properties', 'code')['enum']).toEqual(Object.keys(ERROR_CODES));
  const problem: Problem = {
    type: 'https://cairn.dev/problems/conflict',
    title: 'Conflict',
    status: 409,
    detail: 'The name is taken.',
    code: 'conflict',
    request_id: 'r1',
    errors: [{ path: '/spec/name', message: 'is taken' }],
    existing: { id: '0b1e3a52-7c1f-4a5e-9d5c-3f1f6f0f9a11', adoptable: true },
  };
  expect(validator('Problem')(problem)).toBe('');
  expect(validator('Problem')({ ...problem, code: 'oops' })).not.toBe('');
});

const HOST_STATUS: HostStatus = {
  state: 'up',
  hostname: null,
  architecture: null,
  cpu_model: null,
  traits: null,
  numa_cells: null,
  pci_devices: null,
  vcpus: 8,
  memory_mib: null,
  disk_gib: null,
  accelerator: null,
  libvirt_version: null,
  qemu_version: null,
};
const HOST_SPEC: HostSpec = {
  name: 'h1',
  uri: 'qemu:///system',
  storage_path: '/var/lib/cairn',
  fenced: false,
  drain: false,
  enabled: true,
  cpu_ratio: 4,
  memory_ratio: 1,
  disk_ratio: 1,
  reserved_vcpus: 0,
  reserved_memory_mib: 512,
  reserved_disk_gib: 0,
};
const HOST: Resource<'host'> = {
  id: '0b1e3a52-7c1f-4a5e-9d5c-3f1f6f0f9a11',
  kind: 'host',
  generation: 1,
  observed_generation: 0,
  claimed: false,
  spec: HOST_SPEC,
  status: HOST_STATUS,
  conditions: [
    { type: 'Ready', status: 'False', reason: 'Waiting', message: 'Soon.', time: '2026-01-01T00:00:00Z' },
  ],
  deletion_requested_at: null,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
};

test('a resource and a page of them have the form of the types', () => {
  expect(validator('Host')(HOST)).toBe('');
  const page: Page<Resource<'host'>> = { items: [HOST], next_cursor: null };
  expect(validator('HostPage')(page)).toBe('');
});

test('an answer with a secret, without a default or with an unknown status is refused', () => {
  const check = validator('Host');
  expect(check({ ...HOST, spec: { ...HOST_SPEC, client_key_wo: 'secret' } })).not.toBe('');
  const { enabled: _enabled, ...incomplete } = HOST_SPEC;
  expect(check({ ...HOST, spec: incomplete })).not.toBe('');
  expect(check({ ...HOST, status: { ...HOST_STATUS, state: 'sideways' } })).not.toBe('');
});

test.each([...KIND_NAMES])('the body of a PUT of kind %s is what the validator accepts', (kind) => {
  const name = pascalCase(kind);
  const input = validator(`${name}Put`);
  const stored = validator(`${name}Spec`);
  fc.assert(
    fc.property(arbitrarySpec(kind), (spec) => {
      expect(input({ spec })).toBe('');
      const outcome = validateSpec(kind, spec);
      if (!outcome.ok) throw new Error('the validator and OpenAPI disagree');
      const secrets = KINDS[kind].fields.filter((field) => field.write_only).map((field) => field.pointer);
      const returned = Object.fromEntries(
        Object.entries(outcome.value).filter(([name]) => !secrets.includes(`/${name}`)),
      );
      expect(stored(returned)).toBe('');
    }),
    { numRuns: 25 },
  );
});
