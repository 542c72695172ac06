import { alternativesOf, isObject, SchemaProblem, textOf } from './documents.ts';
import type { Json, JsonObject, SchemaDocument, SchemaDocuments } from './documents.ts';

/** What a change of a property does to the running object. */
export type Mutability = 'in-place' | 'restart' | 'rebuild' | 'replace';

/** The form of a value: what is left of a schema when the words about one property are taken off. */
export type Shape = Form & {
  /** The limits, for people and for drawing values: minimum, maxLength, pattern, ... */
  readonly limits: JsonObject;
};

type Form =
  | { readonly type: 'string'; readonly values?: readonly string[] }
  | { readonly type: 'integer' }
  | { readonly type: 'number' }
  | { readonly type: 'boolean' }
  | { readonly type: 'array'; readonly unique: boolean; readonly items: Shape }
  | { readonly type: 'map'; readonly values: Shape }
  | { readonly type: 'object'; readonly properties: readonly Property[] };

/** One property of a kind, of the configuration or of an object inside them. */
export interface Property {
  readonly name: string;
  /** JSON pointer below the spec or status, with a star in the place of a free key, as in `/nics/<star>/address`. */
  readonly pointer: string;
  readonly shape: Shape;
  readonly description: string;
  readonly required: boolean;
  readonly read_only: boolean;
  readonly write_only: boolean;
  readonly default?: Json;
  readonly mutability?: Mutability;
  /** Kind whose id the value is. */
  readonly references?: string;
  /** What the spec of the object that is named must say: allowed values by property. */
  readonly references_where?: JsonObject;
  /** What becomes of the object when the one that is named goes; without it, that one cannot go. */
  readonly on_delete?: 'cascade' | 'keep';
  readonly unit?: string;
  readonly format?: string;
  /** Values that the service takes, where the pattern says too little. */
  readonly examples?: Json;
  /** Name of the definition in common.json that the property follows, such as `ipv4_address`. */
  readonly definition?: string;
}

/** One kind of resource. */
export interface KindModel {
  /** snake_case, such as `server`. */
  readonly name: string;
  /** Such as `Server`. */
  readonly title: string;
  readonly description: string;
  readonly spec: readonly Property[];
  readonly status: readonly Property[];
  /** Properties that are of no use without others: those, by property. */
  readonly dependent: Readonly<Record<string, readonly string[]>>;
  /** What is lost with the object, in words. */
  readonly holds_data?: string;
  /** Property whose object owns those of the kind: names are unique among what one owner has. */
  readonly owner?: string;
  /** Properties (nested ones with a slash) whose values make the name, in a kind whose objects nobody names. */
  readonly key?: readonly string[];
  /** Lists of properties, of which one list must be given whole; empty when nothing is demanded. */
  readonly alternatives: readonly (readonly string[])[];
}

/** All that the projections need to know. */
export interface Model {
  /** Referenced kinds stand before the kinds that refer to them, else alphabetical. */
  readonly kinds: readonly KindModel[];
  readonly config: readonly Property[];
  readonly condition: readonly Property[];
}

const LIMITS = [
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const;

/**
 * Pure. Reads documents that keep the house rules (house-rules.ts) into the model.
 * Throws SchemaProblem for a reference that leads nowhere and for kinds that refer to each other in a circle.
 */
export function toModel(documents: SchemaDocuments): Model {
  const condition = definitionOf(documents.common, 'condition');
  return {
    kinds: inDependencyOrder(documents.kinds.map((document) => toKind(document, documents.common))),
    config: propertiesOf(documents.config.schema, '', documents.common),
    condition: propertiesOf(condition, '', documents.common),
  };
}

/** Pure. Every property below the given ones, depth first, parents before children. */
export function allProperties(properties: readonly Property[]): readonly Property[] {
  return properties.flatMap((property) => [property, ...allProperties(childrenOf(property.shape))]);
}

/** Pure. The properties of the objects that a shape holds, whatever collections lie between. */
export function childrenOf(shape: Shape): readonly Property[] {
  if (shape.type === 'object') return shape.properties;
  if (shape.type === 'map') return childrenOf(shape.values);
  return shape.type === 'array' ? childrenOf(shape.items) : [];
}

/** Pure. Kinds whose ids the properties hold, at any depth, without repeats and without those that may go while the properties name them. */
export function referencedKinds(properties: readonly Property[]): readonly string[] {
  return [
    ...new Set(
      allProperties(properties).flatMap((property) =>
        property.on_delete === 'keep' ? [] : (property.references ?? []),
      ),
    ),
  ];
}

function toKind(document: SchemaDocument, common: SchemaDocument): KindModel {
  const properties = propertiesOf(document.schema, '', common);
  return {
    name: document.file.replace(/\.json$/, ''),
    title: textOf(document.schema['title']),
    description: textOf(document.schema['description']),
    spec: properties.filter((property) => !property.read_only),
    status: properties.filter((property) => property.read_only),
    dependent: dependentOf(document.schema),
    alternatives: alternativesOf(document.schema),
    ...pick(document.schema, 'x-holds-data', 'holds_data'),
    ...pick(document.schema, 'x-owner', 'owner'),
    ...pick(document.schema, 'x-key', 'key'),
  };
}

function dependentOf(schema: JsonObject): Readonly<Record<string, readonly string[]>> {
  const dependent = schema['dependentRequired'];
  if (!isObject(dependent)) return {};
  return Object.fromEntries(
    Object.entries(dependent).map(([name, needed]) => [
      name,
      Array.isArray(needed) ? needed.map(textOf) : [],
    ]),
  );
}

function propertiesOf(schema: JsonObject, pointer: string, common: SchemaDocument): readonly Property[] {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(properties).map(([name, value]) =>
    toProperty(name, `${pointer}/${name}`, isObject(value) ? value : {}, required.includes(name), common),
  );
}

function toProperty(
  name: string,
  pointer: string,
  own: JsonObject,
  required: boolean,
  common: SchemaDocument,
): Property {
  const reference = own['$ref'];
  const definition = typeof reference === 'string' ? definitionName(reference) : undefined;
  const merged = definition === undefined ? own : { ...definitionOf(common, definition), ...own };
  const optional = {
    ...(merged['default'] === undefined ? {} : { default: merged['default'] }),
    ...pick(merged, 'x-mutability', 'mutability'),
    ...pick(merged, 'x-references', 'references'),
    ...pick(merged, 'x-references-where', 'references_where'),
    ...pick(merged, 'x-on-delete', 'on_delete'),
    ...pick(merged, 'x-unit', 'unit'),
    ...pick(merged, 'examples', 'examples'),
    ...pick(merged, 'format', 'format'),
    ...(definition === undefined ? {} : { definition }),
  } as Partial<Property>;
  return {
    name,
    pointer,
    shape: toShape(merged, pointer, common),
    description: textOf(merged['description']),
    required,
    read_only: merged['readOnly'] === true,
    write_only: merged['writeOnly'] === true,
    ...optional,
  };
}

function toShape(schema: JsonObject, pointer: string, common: SchemaDocument): Shape {
  const reference = schema['$ref'];
  if (typeof reference === 'string' && schema['type'] === undefined && schema['enum'] === undefined) {
    return toShape({ ...definitionOf(common, definitionName(reference)), ...schema }, pointer, common);
  }
  return { ...toForm(schema, pointer, common), limits: limitsOf(schema) };
}

function limitsOf(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    LIMITS.flatMap((limit): readonly (readonly [string, Json])[] => {
      const value = schema[limit];
      return value === undefined ? [] : [[limit, value]];
    }),
  );
}

function toForm(schema: JsonObject, pointer: string, common: SchemaDocument): Form {
  const values = schema['enum'];
  if (Array.isArray(values)) return { type: 'string', values: values.map(textOf) };
  const type = schema['type'];
  if (type === 'string') return { type };
  if (type === 'integer' || type === 'number' || type === 'boolean') return { type };
  if (type === 'array') {
    const items = isObject(schema['items']) ? schema['items'] : {};
    const unique = schema['uniqueItems'] === true;
    return { type, unique, items: toShape(items, `${pointer}/*`, common) };
  }
  if (type === 'object') {
    const free = schema['additionalProperties'];
    if (isObject(free)) return { type: 'map', values: toShape(free, `${pointer}/*`, common) };
    return { type, properties: propertiesOf(schema, pointer, common) };
  }
  throw new SchemaProblem(`${pointer}: has no type that Cairn's generators understand`);
}

function definitionName(reference: string): string {
  return reference.replace(/^.*#\/\$defs\//, '');
}

function definitionOf(common: SchemaDocument, name: string): JsonObject {
  const definitions = common.schema['$defs'];
  const definition = isObject(definitions) ? definitions[name] : undefined;
  if (!isObject(definition)) throw new SchemaProblem(`common.json: has no definition "${name}"`);
  return definition;
}

function pick(schema: JsonObject, keyword: string, name: string): JsonObject {
  const value = schema[keyword];
  return value === undefined ? {} : { [name]: value };
}

function inDependencyOrder(kinds: readonly KindModel[]): readonly KindModel[] {
  const ordered: KindModel[] = [];
  const waiting = [...kinds];
  while (waiting.length > 0) {
    const placed = new Set(ordered.map((kind) => kind.name));
    const next = waiting.findIndex((kind) =>
      referencedKinds(kind.spec).every((name) => name === kind.name || placed.has(name)),
    );
    if (next < 0) {
      const names = waiting.map((kind) => kind.name).join(', ');
      throw new SchemaProblem(`these kinds refer to each other in a circle: ${names}`);
    }
    ordered.push(...waiting.splice(next, 1));
  }
  return ordered;
}
