import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { readId } from '../ids.ts';
import { GlanceError } from './errors.ts';
import { RESERVED_PREFIX } from './names.ts';
import { CONTAINER_FORMATS, DISK_FORMATS, VISIBILITIES } from './schemas.ts';

/** What nobody sets: it is told, or where things are kept, which is the stores' own affair. */
const READ_ONLY = [
  'created_at',
  'updated_at',
  'status',
  'checksum',
  'size',
  'virtual_size',
  'direct_url',
  'self',
  'file',
  'schema',
  'stores',
  'os_hash_algo',
  'os_hash_value',
  'locations',
];
const RESERVED = ['location', 'deleted', 'deleted_at'];

/** How one attribute comes from a client's words. */
type Attribute = {
  /** Property of the spec that holds it. */
  readonly key: string;
  /** Pure. What the spec holds for the value; null: nothing. Throws invalid_input. */
  readonly read: (value: Json, name: string) => Json;
};

const ATTRIBUTES: Readonly<Record<string, Attribute>> = {
  name: { key: 'name', read: (value, name) => (value === null ? null : text(value, name, 255)) },
  owner: { key: 'project_id', read: project },
  visibility: { key: 'visibility', read: oneOf(VISIBILITIES) },
  disk_format: { key: 'disk_format', read: orNull(oneOf(DISK_FORMATS)) },
  container_format: { key: 'container_format', read: orNull(oneOf(CONTAINER_FORMATS)) },
  protected: { key: 'protected', read: flag },
  os_hidden: { key: 'hidden', read: flag },
  min_ram: { key: 'min_memory_mib', read: amount },
  min_disk: { key: 'min_disk_gib', read: amount },
  tags: { key: 'tags', read: tags },
};

/** One property as the spec has it: an attribute of its own, the description, or a free property. */
export type Setting =
  | { readonly kind: 'attribute'; readonly key: string; readonly value: Json }
  | { readonly kind: 'property'; readonly value: Json };

/** Pure. Whether every image has an attribute of this name. */
export function isAttribute(name: string): boolean {
  return name === 'id' || Object.hasOwn(ATTRIBUTES, name) || READ_ONLY.includes(name);
}

/** Pure. Throws a refusal with status 403 for what no client may set. */
export function requireSettable(name: string): void {
  if (READ_ONLY.includes(name)) throw new GlanceError(403, 'forbidden', `Attribute '${name}' is read-only.`);
  if (RESERVED.includes(name) || name.startsWith(RESERVED_PREFIX)) {
    throw new GlanceError(403, 'forbidden', `Attribute '${name.slice(0, 60)}' is reserved.`);
  }
}

/** Pure. A property that a client gives -> what the spec holds. Throws invalid_input for a value of another type, and what requireSettable throws. */
export function readSetting(name: string, value: Json): Setting {
  requireSettable(name);
  const attribute = Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name] : undefined;
  if (attribute !== undefined) {
    return { kind: 'attribute', key: attribute.key, value: attribute.read(value, name) };
  }
  if (name.length > 255) throw wrong('Custom property should not be greater than 255 characters.');
  if (typeof value !== 'string')
    throw wrong(`${name.slice(0, 60)} must be a text: free properties hold nothing else.`);
  return { kind: 'property', value };
}

/** Pure. `spec` with a property of a client's in its place. */
export function withSetting(spec: JsonObject, name: string, setting: Setting): JsonObject {
  if (setting.kind === 'attribute') {
    const { [setting.key]: _before, ...others } = spec;
    return setting.value === null ? others : { ...others, [setting.key]: setting.value };
  }
  if (name === 'description') return { ...spec, description: setting.value };
  return {
    ...spec,
    properties: { ...(spec['properties'] as JsonObject | undefined), [name]: setting.value },
  };
}

function text(value: Json, name: string, longest: number): string {
  if (typeof value === 'string' && value.length <= longest) return value;
  throw wrong(`${name} must be a text of at most ${longest} characters.`);
}

function flag(value: Json, name: string): boolean {
  if (typeof value === 'boolean') return value;
  throw wrong(`${name} must be true or false.`);
}

function amount(value: Json, name: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw wrong(`${name} must be a whole number that is not negative.`);
}

function oneOf(words: readonly string[]): (value: Json, name: string) => string {
  return (value, name) => {
    const word = words.find((each) => each === value);
    if (word === undefined) throw wrong(`${name} must be one of ${words.join(', ')}.`);
    return word;
  };
}

function orNull(read: (value: Json, name: string) => string): (value: Json, name: string) => Json {
  return (value, name) => (value === null ? null : read(value, name));
}

function tags(value: Json, name: string): readonly string[] {
  if (!Array.isArray(value)) throw wrong(`${name} must be a list of texts.`);
  const list: readonly Json[] = value;
  return [...new Set(list.map((tag) => text(tag, 'Each of the tags', 255)))];
}

function project(value: Json, name: string): Json {
  if (value === null) return null;
  const id = readId(text(value, name, 255));
  if (id === null) throw wrong(`${name} must be the id of a project.`);
  return id;
}

function wrong(message: string): CairnError {
  return new CairnError('invalid_input', message);
}
