import { apiShapes } from './api-shapes.ts';
import { isObject, textOf } from './documents.ts';
import type { Json, JsonObject } from './documents.ts';
import type { Model } from './model.ts';
import { docstring } from './types.ts';

/** Shapes of the API that TypeScript already has from the kinds, by the name of their component. */
const KNOWN: Readonly<Record<string, string>> = {
  id: 'string',
  ipv4_address: 'string',
  condition: 'Condition',
};

/** Pure. The model -> generated/api.ts: what the HTTP API sends and takes besides specs and statuses. */
export function apiTypes(model: Model): string {
  const names = model.kinds.map((kind) => kind.name);
  const shapes = Object.entries(apiShapes(names)).flatMap(([name, schema]) => [
    docstring([textOf(schema['description'])]),
    `export interface ${name} ${objectType(schema, names)}`,
  ]);
  return `// Generated from schemas/*.json by schemas/generate. Do not edit: change the schema and run make generate.
import type { Condition, KindName, SpecInputOf, SpecOf, StatusOf } from './types.ts';

/** An object as the API returns it. Secrets of the spec are left out. */
export interface Resource<K extends KindName = KindName> {
  readonly id: string;
  readonly kind: K;
  /** Count of edits of the spec, from 1; also the ETag. */
  readonly generation: number;
  /** Last generation that was brought about; 0 before the first. */
  readonly observed_generation: number;
  /** Whether a client keeps it in its state, so that no other run may adopt it. */
  readonly claimed: boolean;
  readonly spec: SpecOf[K];
  readonly status: StatusOf[K];
  readonly conditions: readonly Condition[];
  readonly deletion_requested_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** A page of objects; \`next_cursor\` leads to the next one and is null on the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}

/** Body of a PUT. */
export interface PutBody<K extends KindName = KindName> {
  readonly spec: SpecInputOf[K];
}

${shapes.join('\n')}
`;
}

/** Pure. A schema in JSON -> the TypeScript type of its values; `kinds` are recognised as KindName. */
export function jsonType(schema: JsonObject, kinds: readonly string[] = []): string {
  const { $ref, anyOf, type, enum: values } = schema;
  if (typeof $ref === 'string') {
    const name = $ref.slice($ref.lastIndexOf('/') + 1);
    return KNOWN[name] ?? name;
  }
  if (Array.isArray(anyOf))
    return anyOf.map((one) => (isObject(one) ? jsonType(one, kinds) : '')).join(' | ');
  if (Array.isArray(values)) return literals(values, kinds);
  if (Array.isArray(type)) return type.map((one) => jsonType({ ...schema, type: one }, kinds)).join(' | ');
  if (type === 'array')
    return `ReadonlyArray<${isObject(schema['items']) ? jsonType(schema['items'], kinds) : 'unknown'}>`;
  if (type === 'object') return objectType(schema, kinds);
  if (type === 'integer' || type === 'number') return 'number';
  return textOf(type);
}

function objectType(schema: JsonObject, kinds: readonly string[]): string {
  const free = schema['additionalProperties'];
  if (free === true) return 'Readonly<Record<string, unknown>>';
  if (isObject(free)) return `Readonly<Record<string, ${jsonType(free, kinds)}>>`;
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const members = Object.entries(properties).flatMap(([name, value]) => {
    if (!isObject(value)) return [];
    const description = textOf(value['description']);
    const mark = required.includes(name) ? '' : '?';
    return [
      ...(description === '' ? [] : [docstring([description])]),
      `readonly ${name}${mark}: ${jsonType(value, kinds)};`,
    ];
  });
  return `{\n${members.join('\n')}\n}`;
}

function literals(values: readonly Json[], kinds: readonly string[]): string {
  const names = values.filter((value) => value !== null);
  const isKind = names.length === kinds.length && names.every((name) => kinds.some((kind) => kind === name));
  const types = isKind ? ['KindName'] : names.map((name) => JSON.stringify(name));
  return [...types, ...(values.includes(null) ? ['null'] : [])].join(' | ');
}
