import { collectionOf } from '../collection.ts';
import { matchOf } from './filters.ts';
import { allProperties, referencedKinds } from './model.ts';
import type { KindModel, Model, Property, Shape } from './model.ts';

/**
 * Pure. The model -> generated/kinds.ts: what programs ask about kinds at run time (names in dependency order,
 * collections, and one row per property with mutability, references and the words for people).
 */
export function kinds(model: Model): string {
  const names = JSON.stringify(model.kinds.map((kind) => kind.name));
  const collections = Object.fromEntries(model.kinds.map((kind) => [kind.name, collectionOf(kind.name)]));
  const tables = Object.fromEntries(model.kinds.map((kind) => [kind.name, toTable(kind)]));
  const configFields = allProperties(model.config).map((property) => toField(property, 'spec', false));
  return `// Generated from schemas/*.json by schemas/generate. Do not edit: change the schema and run make generate.
import type { KindName } from './types.ts';

/** One property of a kind, at any depth. */
export interface Field {
  /** JSON pointer below spec or status; a star stands for a free key or an index. */
  readonly pointer: string;
  readonly source: 'spec' | 'status';
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'map' | 'object';
  readonly required: boolean;
  readonly description: string;
  /** What a change does to the running object; on a status property, replace means stable for life. */
  readonly mutability: 'in-place' | 'restart' | 'rebuild' | 'replace';
  /** Allowed values. */
  readonly values?: readonly string[];
  readonly default?: unknown;
  /** Kind whose id the value is. */
  readonly references?: KindName;
  /** What the spec of the object that is named must say: allowed values by property. */
  readonly references_where?: Readonly<Record<string, readonly string[]>>;
  /** What becomes of the object when the one that is named goes; without it, that one cannot go. */
  readonly on_delete?: 'cascade' | 'keep';
  readonly unit?: string;
  readonly format?: string;
  /** Definition in common.json that the value follows, such as ipv4_address. */
  readonly definition?: string;
  /** Never returned and never logged. */
  readonly write_only?: boolean;
  /** How lists compare it when they are filtered by it: with one value, with some keys and values, or with some words. */
  readonly filter?: 'equals' | 'contains' | 'includes';
}

/** What programs know of a kind. */
export interface KindTable {
  readonly title: string;
  readonly description: string;
  /** Last segment of the collection's path, such as servers in /v1/servers. */
  readonly collection: string;
  /** Whether objects belong to a project (have project_id). */
  readonly in_project: boolean;
  /** Property whose object owns those of the kind: names are unique among what one owner has. */
  readonly owner?: string;
  /** Properties (nested ones with a slash) whose values make the name, in a kind whose objects nobody names. */
  readonly key?: readonly string[];
  /** Kinds whose ids the spec holds, without those that may go while it does (on_delete keep). */
  readonly references: readonly KindName[];
  readonly fields: readonly Field[];
}

/** Every kind, referenced kinds before those that refer to them. */
export const KIND_NAMES: readonly KindName[] = ${names};

/** Collection of each kind: the path segment after /v1. */
export const COLLECTIONS: Readonly<Record<KindName, string>> = ${JSON.stringify(collections)};

/** Table of each kind. */
export const KINDS: Readonly<Record<KindName, KindTable>> = ${JSON.stringify(tables)};

/** The service's own configuration, one row per setting. */
export const CONFIG_FIELDS: readonly Field[] = ${JSON.stringify(configFields)};
`;
}

function toTable(kind: KindModel): object {
  const inProject = kind.spec.some((property) => property.name === 'project_id');
  return {
    title: kind.title,
    description: kind.description,
    collection: collectionOf(kind.name),
    in_project: inProject,
    ...(kind.owner === undefined && !inProject ? {} : { owner: kind.owner ?? 'project_id' }),
    ...(kind.key === undefined ? {} : { key: kind.key }),
    references: referencedKinds(kind.spec),
    fields: [
      ...allProperties(kind.spec).map((property) => toField(property, 'spec')),
      ...allProperties(kind.status).map((property) => toField(property, 'status')),
    ],
  };
}

function toField(property: Property, source: 'spec' | 'status', listed = true): object {
  const filter = listed ? matchOf(property) : undefined;
  const values = valuesOf(property.shape);
  return {
    pointer: property.pointer,
    source,
    type: property.shape.type,
    required: property.required,
    description: property.description,
    mutability: property.mutability ?? 'in-place',
    ...(values === undefined ? {} : { values }),
    ...(property.default === undefined ? {} : { default: property.default }),
    ...(property.references === undefined ? {} : { references: property.references }),
    ...(property.references_where === undefined ? {} : { references_where: property.references_where }),
    ...(property.on_delete === undefined ? {} : { on_delete: property.on_delete }),
    ...(property.unit === undefined ? {} : { unit: property.unit }),
    ...(property.format === undefined ? {} : { format: property.format }),
    ...(property.definition === undefined ? {} : { definition: property.definition }),
    ...(property.write_only ? { write_only: true } : {}),
    ...(filter === undefined ? {} : { filter }),
  };
}

function valuesOf(shape: Shape): readonly string[] | undefined {
  if (shape.type === 'string') return shape.values;
  return shape.type === 'array' ? valuesOf(shape.items) : undefined;
}
