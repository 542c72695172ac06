import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import type { AttributeDescription, ProviderDescription } from '../../../provider/schema/description.ts';
import type { SchemaDocuments } from '../../../schemas/generate/documents.ts';
import { checkHouseRules } from '../../../schemas/generate/house-rules.ts';
import { allProperties, toModel } from '../../../schemas/generate/model.ts';
import { reference } from '../../../schemas/generate/reference.ts';
import { terraform } from '../../../schemas/generate/terraform.ts';
import { types } from '../../../schemas/generate/types.ts';
import { validators } from '../../../schemas/generate/validators.ts';
import { KIND_NAMES, KINDS } from '../../../schemas/generated/kinds.ts';
import type { ServerSpec, ServerSpecInput, ServerStatus } from '../../../schemas/generated/types.ts';
import { DOCUMENTS, withNewKind } from './documents.ts';

const MODEL = toModel(DOCUMENTS);
const TERRAFORM = terraform(MODEL);

const property = (words: object): object => ({
  type: 'string',
  description: 'Something.',
  'x-mutability': 'in-place',
  ...words,
});

const LIMITS = { minimum: -9, maximum: 9 };

/** A kind that uses every shape the generators know. */
const ZOO: SchemaDocuments = withNewKind('parking_space', {
  required: ['name', 'server_id'],
  properties: {
    name: { $ref: 'common.json#/$defs/name', 'x-mutability': 'in-place' },
    server_id: { $ref: 'common.json#/$defs/id', 'x-references': 'server', 'x-mutability': 'replace' },
    tags: property({ type: 'array', uniqueItems: true, items: { type: 'string' } }),
    order: property({ type: 'array', 'x-ordered': true, items: { type: 'integer', ...LIMITS } }),
    rules: property({
      type: 'array',
      'x-ordered': true,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['port'],
        properties: {
          port: property({ type: 'integer', ...LIMITS }),
          protocol: property({ enum: ['tcp', 'udp'], default: 'tcp' }),
        },
      },
    }),
    limits: property({
      type: 'object',
      additionalProperties: false,
      properties: { grace_seconds: property({ type: 'integer', ...LIMITS, 'x-unit': 'seconds' }) },
    }),
    ratio: property({ type: 'number', ...LIMITS, 'x-mutability': 'restart' }),
    secret_wo: property({ writeOnly: true }),
    seen: property({ type: 'boolean', readOnly: true }),
  },
});

/** Messages of the compiler for each source, in one program. */
function typeErrors(sources: readonly string[]): readonly (readonly string[])[] {
  const files = new Map(sources.map((source, index) => [`/source-${index}.ts`, source]));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es2022.d.ts'],
    target: ts.ScriptTarget.ES2022,
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, version) => {
    const source = files.get(file);
    return source === undefined ? read(file, version) : ts.createSourceFile(file, source, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].map((file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')),
  );
}

test('kinds stand in dependency order, the same in every projection', () => {
  expect(KIND_NAMES).toEqual(MODEL.kinds.map(({ name }) => name));
  expect(Object.keys(TERRAFORM.kinds)).toEqual(KIND_NAMES);
  for (const [index, kind] of KIND_NAMES.entries()) {
    for (const reference of KINDS[kind].references) {
      // A kind may refer to itself: a project to the one above it.
      expect(KIND_NAMES.slice(0, index + 1)).toContain(reference);
    }
  }
});

test('types say what is there before and after defaults, and what is reported', () => {
  const input: ServerSpecInput = { name: 'web', project_id: 'p', flavor_id: 'f' };
  const spec: ServerSpec = {
    ...input,
    metadata: {},
    nics: { eth0: { subnet_id: 's' } },
    power_state: 'running',
    migration_policy: 'live',
    on_host_loss: 'wait',
    drift_policy: 'enforce',
  };
  // @ts-expect-error power_state has a default, so it is always there
  const incomplete: ServerSpec = { ...input, metadata: {}, nics: {}, drift_policy: 'enforce' };
  // @ts-expect-error state is not asked for
  const reported: ServerSpecInput = { ...input, state: 'ACTIVE' };
  // @ts-expect-error what is not known is null, not absent
  const status: ServerStatus = { state: null };
  // @ts-expect-error properties are readonly
  spec.name = 'other';
  expect([input, spec, incomplete, reported, status]).toHaveLength(5);
});

test('every shape becomes a type that compiles', () => {
  checkHouseRules(ZOO);
  const source = types(toModel(ZOO));
  const use = `
    const input: ParkingSpaceSpecInput = {
      name: 'a', server_id: 's', tags: ['x'], order: [1], rules: [{ port: 1 }], limits: { grace_seconds: 1 }, secret_wo: 'x',
    };
    const spec: ParkingSpaceSpec = { name: 'a', server_id: 's', rules: [{ port: 1, protocol: 'udp' }] };
    const status: ParkingSpaceStatus = { seen: null };
    const kind: KindName = 'parking_space';
    export const used = [input, spec, status, kind];`;
  const wrong = `export const wrong: ParkingSpaceSpec = { name: 'a', server_id: 's', rules: [{ port: 1 }] };`;
  expect(typeErrors([source + use, source + wrong])).toEqual([
    [],
    [expect.stringContaining("Property 'protocol' is missing")],
  ]);
  const documented = source.match(/\*\/\nexport (type|interface) /g)?.length;
  expect(documented).toBe(source.match(/^export /gm)?.length);
});

test('every shape becomes an attribute of Terraform', () => {
  const attributes = terraform(toModel(ZOO)).kinds['parking_space']?.attributes ?? {};
  const form = ({ description: _description, ...rest }: AttributeDescription): object => rest;
  expect(form(attributes['tags']!)).toEqual({
    type: { set: 'string' },
    filter: 'includes',
    optional: true,
    source: 'spec',
    mutability: 'in-place',
  });
  expect(attributes['order']?.type).toEqual({ list: 'number' });
  expect(attributes['rules']?.nested?.nesting).toBe('list');
  expect(form(attributes['rules']!.nested!.attributes['protocol']!)).toMatchObject({
    optional: true,
    computed: true,
    default: 'tcp',
  });
  expect(attributes['rules']?.nested?.attributes['port']).toMatchObject({ required: true });
  expect(attributes['limits']?.nested?.nesting).toBe('single');
  expect(attributes['limits']?.nested?.attributes['grace_seconds']?.description).toContain('In seconds.');
  expect(form(attributes['secret_wo']!)).toEqual({
    type: 'string',
    optional: true,
    sensitive: true,
    write_only: true,
    source: 'spec',
    mutability: 'in-place',
  });
  expect(form(attributes['seen']!)).toEqual({
    type: 'bool',
    computed: true,
    source: 'status',
    filter: 'equals',
  });
  expect(attributes['server_id']).toMatchObject({
    required: true,
    references: 'server',
    mutability: 'replace',
  });
  expect(attributes['ratio']?.description).toContain('Changing this restarts the parking space.');
});

test('Terraform gets what the brief of each kind says', () => {
  const server = TERRAFORM.kinds['server'];
  expect(server).toMatchObject({ type_name: 'cairn_server', collection: 'servers', version: 1 });
  expect(server?.attributes['id']).toMatchObject({ computed: true, stable: true, source: 'meta' });
  expect(server?.attributes['project_id']).toMatchObject({
    optional: true,
    computed: true,
    mutability: 'replace',
  });
  expect(server?.attributes['name']).toMatchObject({ required: true });
  expect(server?.attributes['nics']).toMatchObject({ optional: true, computed: true, default: {} });
  expect(server?.attributes['nics']?.nested?.nesting).toBe('map');
  expect(server?.attributes['metadata']?.type).toEqual({ map: 'string' });
  expect(server?.attributes['placed_host_id']).toMatchObject({
    computed: true,
    source: 'status',
  });
  expect(server?.attributes['state']?.stable).toBeUndefined();
  expect(server?.attributes['timeouts']).toMatchObject({ optional: true, source: 'provider' });
  expect(server?.attributes['power_state']?.description).toMatch(
    /^What the guest should do: .* One of `running`, `stopped`, .*\. Default: `"running"`\.$/,
  );
  const image = TERRAFORM.kinds['image']?.attributes;
  expect(image?.['sha256']).toMatchObject({ optional: true, computed: true });
  expect(image?.['size_bytes']).toMatchObject({ optional: true, computed: true });
  expect(image?.['file']).toMatchObject({ optional: true, format: 'local-file' });
  expect(image?.['disk_format']).toMatchObject({ optional: true });
});

test('only the project that an object belongs to is filled in where it is left out', () => {
  const assignment = TERRAFORM.kinds['role_assignment']?.attributes;
  const scope = assignment?.['scope']?.nested?.attributes;
  expect(scope?.['project_id']).toMatchObject({ optional: true, references: 'project' });
  expect(scope?.['project_id']?.computed).toBeUndefined();
  expect(TERRAFORM.kinds['network']?.attributes['project_id']).toMatchObject({ computed: true });
});

test('every attribute has exactly one form, a description and a way to get a value', () => {
  const wrong: string[] = [];
  const visit = (path: string, attribute: AttributeDescription, isNested: boolean): void => {
    if ((attribute.type === undefined) === (attribute.nested === undefined)) wrong.push(`${path}: form`);
    if (attribute.description === '') wrong.push(`${path}: description`);
    if (attribute.required === true && (attribute.optional === true || attribute.computed === true)) {
      wrong.push(`${path}: required and more`);
    }
    const { required, optional, computed } = attribute;
    if (required !== true && optional !== true && computed !== true) wrong.push(`${path}: no way to a value`);
    if (!isNested && attribute.source === undefined) wrong.push(`${path}: source`);
    for (const [name, child] of Object.entries(attribute.nested?.attributes ?? {})) {
      visit(`${path}.${name}`, child, true);
    }
  };
  for (const [kind, { attributes }] of Object.entries(TERRAFORM.kinds)) {
    for (const [name, attribute] of Object.entries(attributes)) visit(`${kind}.${name}`, attribute, false);
  }
  expect(wrong).toEqual([]);
});

test('the table of fields has every property, and no secret is unmarked', () => {
  for (const kind of MODEL.kinds) {
    const pointers = KINDS[kind.name as keyof typeof KINDS].fields.map(({ pointer }) => pointer);
    expect(pointers).toEqual(allProperties([...kind.spec, ...kind.status]).map(({ pointer }) => pointer));
  }
  expect(KINDS.host.fields.find(({ pointer }) => pointer === '/client_key_wo')?.write_only).toBe(true);
  expect(KINDS.server.fields.find(({ pointer }) => pointer === '/nics/*/subnet_id')?.references).toBe(
    'subnet',
  );
});

test('the validators need no package at run time and no eval', () => {
  const { javascript } = validators(ZOO, toModel(ZOO));
  expect(javascript).not.toMatch(/\brequire\(|\bimport\b|\beval\(|new Function\(/);
  expect(javascript).toContain('parking_space: validate_parking_space');
});

test('the reference tells of every kind, property and example', () => {
  const text = reference(MODEL, DOCUMENTS.examples);
  for (const kind of MODEL.kinds) {
    expect(text).toContain(`\n## ${kind.name.replaceAll('_', ' ')}\n`);
    for (const { name } of [...kind.spec, ...kind.status]) expect(text).toContain(`| \`${name}\` |`);
  }
  expect(text).toContain('| `nics.<key>.address` |');
  expect(text).toContain('| `CAIRN_LISTEN_PORT` | whole number | `8788` |');
});

test('a kind without an example gets one of its required properties', () => {
  const text = reference(toModel(ZOO), DOCUMENTS.examples);
  expect(text).toContain(
    'resource "cairn_parking_space" "example" {\n  name = "example"\n  server_id = cairn_server.example.id\n}',
  );
});

test('what is checked in for Terraform is this projection', () => {
  const file = join(import.meta.dirname, '../../../schemas/generated/terraform.json');
  expect(JSON.parse(readFileSync(file, 'utf8')) as ProviderDescription).toEqual(TERRAFORM);
});
