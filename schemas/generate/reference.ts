import type { AttributeDescription, KindDescription } from '../../provider/schema/description.ts';
import { ERROR_CODES } from '../../reconciler/model/error.ts';
import { collectionOf } from '../collection.ts';
import { apiOperations } from './api-operations.ts';
import type { ApiOperation } from './api-parameters.ts';
import type { Json } from './documents.ts';
import { filtersOf } from './filters.ts';
import { allProperties } from './model.ts';
import type { KindModel, Model, Property, Shape } from './model.ts';
import { pascalCase, withArticle, words } from './names.ts';
import { terraform } from './terraform.ts';

/**
 * Pure. The model -> generated/reference.md for people: kinds with their Terraform form, API, errors, configuration.
 * `examples` holds a piece of HCL for kinds that have one; the others get one made of their required properties.
 */
export function reference(model: Model, examples: ReadonlyMap<string, string>): string {
  const description = terraform(model);
  return [
    '<!-- Generated from schemas/*.json by schemas/generate. Do not edit: change the schema and run make generate. -->',
    '# Reference',
    `Kinds: ${model.kinds.map(({ name }) => `[${words(name)}](#${name.replaceAll('_', '-')})`).join(', ')}. ` +
      'See also [provider](#provider), [API](#api), [errors](#errors) and [configuration](#configuration).',
    'A property has the same name in HCL, in the API, in the database and in logs. What can change in place changes ' +
      'without harm; what is marked *restart* restarts the guest; what is marked *replace* makes a new object.',
    ...model.kinds.flatMap((kind) =>
      kindSection(kind, description.kinds[kind.name], examples.get(kind.name)),
    ),
    ...providerSection(description.provider.attributes),
    ...apiSection(apiOperations(model)),
    ...errorSection(),
    ...configurationSection(model.config),
    '',
  ].join('\n\n');
}

function kindSection(
  kind: KindModel,
  terraformKind: KindDescription | undefined,
  example: string | undefined,
): readonly string[] {
  const type = terraformKind?.type_name ?? '';
  return [
    `## ${kind.name.replaceAll('_', ' ')}`,
    kind.description,
    `Terraform resource and data source \`${type}\`; API collection \`/v1/${collectionOf(kind.name)}\`; import with ` +
      `\`terraform import ${type}.<label> <id>\`, or with ${importName(kind)} instead of the id.`,
    ['```hcl', (example ?? requiredOnly(kind, type)).trim(), '```'].join('\n'),
    pluralText(kind),
    '### Asked for',
    table(
      ['name', 'type', 'default', 'unit', 'a change', 'meaning'],
      allProperties(kind.spec).map((property) => [
        `\`${nameOf(property)}\``,
        typeText(property),
        presenceText(property, terraformKind?.attributes[property.name]),
        property.unit ?? '',
        property.mutability ?? 'in-place',
        [property.description, property.write_only ? 'Write-only: never returned, in no state.' : '']
          .join(' ')
          .trim(),
      ]),
    ),
    ...(kind.status.length === 0
      ? []
      : [
          '### Reported',
          table(
            ['name', 'type', 'unit', 'meaning'],
            kind.status.map((property) => [
              `\`${nameOf(property)}\``,
              typeText(property),
              property.unit ?? '',
              property.description,
            ]),
          ),
        ]),
    '### Arguments and attributes in Terraform',
    Object.entries(terraformKind?.attributes ?? {})
      .map(([name, attribute]) => attributeLine(name, attribute, ''))
      .join('\n'),
  ];
}

function pluralText(kind: KindModel): string {
  const filters = filtersOf(kind).map(({ property }) => `\`${property.name}\``);
  const inProject = kind.spec.some((property) => property.name === 'project_id') ? ['`project_id`'] : [];
  const all = ['`name`', '`name_prefix`', ...inProject, ...filters].join(', ');
  return `Data source \`cairn_${collectionOf(kind.name)}\` gives all that match (\`ids\`, and \`items\` by id); it and the list of the API filter by ${all}.`;
}

function importName(kind: KindModel): string {
  const inProject = kind.spec.some((property) => property.name === 'project_id');
  return inProject ? '`<project>/<name>`' : 'its name';
}

function attributeLine(name: string, attribute: AttributeDescription, indent: string): string {
  const inner = Object.entries(attribute.nested?.attributes ?? {}).map(([childName, child]) =>
    attributeLine(childName, child, `${indent}  `),
  );
  const marks = [
    attribute.required === true ? 'required' : '',
    attribute.optional === true ? 'optional' : '',
    attribute.computed === true ? 'computed' : '',
    attribute.write_only === true ? 'write-only' : '',
    attribute.sensitive === true ? 'sensitive' : '',
  ].filter((mark) => mark !== '');
  return [`${indent}- \`${name}\` (${marks.join(', ')}): ${attribute.description}`, ...inner].join('\n');
}

function providerSection(attributes: KindDescription['attributes']): readonly string[] {
  return [
    '## provider',
    'All settings are optional where the environment gives them.',
    Object.entries(attributes)
      .map(([name, attribute]) => attributeLine(name, attribute, ''))
      .join('\n'),
  ];
}

function apiSection(operations: readonly ApiOperation[]): readonly string[] {
  return [
    '## API',
    'JSON over HTTP, described in full by `schemas/generated/openapi.json`, also served at `/v1/openapi.json`. ' +
      'Send `Authorization: Bearer <token>`. The method is that of the TypeScript client (`schemas/generated/client.ts`).',
    'Every kind has these operations (`<Kind>` and `{collection}` stand for its name); the client also has them as ' +
      '`list`, `get`, `put`, `delete`, `plan` and `journal` with the kind as first argument.',
    operationTable(operations.filter((operation) => operation.kind === operations[0]?.kind).map(anyKind)),
    'And there are',
    operationTable(operations.filter((operation) => operation.kind === undefined)),
  ];
}

function operationTable(operations: readonly ApiOperation[]): string {
  return table(
    ['request', 'parameters', 'method', 'what it does'],
    operations.map((operation) => [
      `\`${operation.method.toUpperCase()} ${operation.path}\``,
      operation.parameters
        .filter((parameter) => parameter.in !== 'path')
        .map((parameter) => `\`${parameter.name}\``)
        .join(' '),
      `\`${operation.id}\``,
      operation.summary,
    ]),
  );
}

/** An operation of one kind -> the same for any kind. */
function anyKind(operation: ApiOperation): ApiOperation {
  const kind = operation.kind ?? '';
  const collection = collectionOf(kind);
  return {
    ...operation,
    path: operation.path.replace(collection, '{collection}'),
    id: operation.id.replace(pascalCase(collection), '<Kind>s').replace(pascalCase(kind), '<Kind>'),
    summary: operation.summary.replace(words(collection), 'objects').replace(withArticle(kind), 'an object'),
  };
}

function errorSection(): readonly string[] {
  return [
    '## Errors',
    'Every refusal is a problem in the form of RFC 9457 with one of these codes; programs look at the code, never at the text.',
    table(
      ['code', 'HTTP', 'title', 'trying again'],
      Object.entries(ERROR_CODES).map(([code, row]) => [
        `\`${code}\``,
        String(row.http_status),
        row.title,
        RETRY_WORDS[row.retry],
      ]),
    ),
  ];
}

const RETRY_WORDS = {
  never: 'does not help without another request',
  'back-off': 'helps, after a while',
  'on-change': 'helps once something else has changed',
} as const;

function configurationSection(properties: readonly Property[]): readonly string[] {
  return [
    '## Configuration',
    'Of the service; from the environment or from flags of `cairn serve`.',
    table(
      ['variable', 'type', 'default', 'unit', 'meaning'],
      properties.map((property) => [
        `\`${environmentName(property.name)}\``,
        typeText(property),
        property.default === undefined ? '' : defaultText(property.default),
        property.unit ?? '',
        property.description,
      ]),
    ),
  ];
}

function environmentName(name: string): string {
  return name === 'database_url' ? 'DATABASE_URL' : `CAIRN_${name.toUpperCase()}`;
}

function nameOf(property: Property): string {
  return property.pointer.slice(1).replaceAll('/*', '.<key>').replaceAll('/', '.');
}

function typeText(property: Property): string {
  const references = property.references === undefined ? '' : `, of a ${words(property.references)}`;
  return shapeText(property.shape) + references;
}

function shapeText(shape: Shape): string {
  if (shape.type === 'string') return shape.values?.map((value) => `\`${value}\``).join(', ') ?? 'string';
  if (shape.type === 'map') return `map of ${shapeText(shape.values)}`;
  if (shape.type === 'array') return `${shape.unique ? 'set' : 'list'} of ${shapeText(shape.items)}`;
  return shape.type === 'integer' ? 'whole number' : shape.type;
}

function presenceText(property: Property, attribute: AttributeDescription | undefined): string {
  if (property.default !== undefined) return defaultText(property.default);
  if (!property.required) return '';
  const isTop = property.pointer === `/${property.name}`;
  return isTop && attribute?.required !== true ? '*required* (Terraform fills it)' : '*required*';
}

function defaultText(value: Json): string {
  return `\`${JSON.stringify(value)}\``;
}

function requiredOnly(kind: KindModel, type: string): string {
  const lines = kind.spec
    .filter((property) => property.required)
    .map((property) => `  ${property.name} = ${sampleOf(property)}`);
  return [`resource "${type}" "example" {`, ...lines, '}'].join('\n');
}

function sampleOf(property: Property): string {
  const { shape } = property;
  if (property.references !== undefined) return `cairn_${property.references}.example.id`;
  if (shape.type === 'string') return JSON.stringify(shape.values?.[0] ?? 'example');
  if (shape.type === 'boolean') return 'true';
  if (shape.type === 'array') return '[]';
  if (shape.type === 'map' || shape.type === 'object') return '{}';
  return JSON.stringify(shape.limits['minimum'] ?? 1);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
