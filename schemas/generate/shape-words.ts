import type { JsonObject } from './documents.ts';

/** The words in which the shapes of the API are written: each makes a JSON Schema with its description. */

/** Pure. A text. */
export const text = (description: string): JsonObject => ({ type: 'string', description });

/** Pure. A time, ISO 8601. */
export const time = (description: string): JsonObject => ({
  type: 'string',
  format: 'date-time',
  description,
});

/** Pure. A whole number from 0. */
export const count = (description: string): JsonObject => ({ type: 'integer', minimum: 0, description });

/** Pure. True or false. */
export const flag = (description: string): JsonObject => ({ type: 'boolean', description });

/** Pure. An object with any properties. */
export const free = (description: string): JsonObject => ({
  type: 'object',
  additionalProperties: true,
  description,
});

/** Pure. One of some values. */
export const oneOf = (values: readonly string[], description: string): JsonObject => ({
  enum: values,
  description,
});

/** Pure. An array. */
export const list = (items: JsonObject, description: string): JsonObject => ({
  type: 'array',
  items,
  description,
});

/** Pure. A component schema by its name. */
export const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** Pure. A schema that also allows null. */
export function orNull(schema: JsonObject): JsonObject {
  const { type, enum: values } = schema;
  if (Array.isArray(values)) return { ...schema, enum: [...values, null] };
  if (typeof type === 'string') return { ...schema, type: [type, 'null'] };
  const { $ref, ...words } = schema;
  return { ...words, anyOf: [{ $ref: $ref ?? '' }, { type: 'null' }] };
}

/** Pure. An object whose properties are all required, except those named. */
export function record(
  description: string,
  properties: Readonly<Record<string, JsonObject>>,
  optional: readonly string[] = [],
): JsonObject {
  return {
    type: 'object',
    description,
    additionalProperties: false,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    properties,
  };
}

/** Pure. A page of a list, with the cursor of the next. */
export function page(item: string, description: string): JsonObject {
  return record(`A page of ${item}.`, {
    items: list(ref(item), description),
    next_cursor: orNull(text('Give it as cursor to get the next page; null on the last.')),
  });
}
