/** Anything that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** One file of the folder `schemas`, parsed. */
export interface SchemaDocument {
  /** Name of the file without folder, such as `server.json`. */
  readonly file: string;
  readonly schema: JsonObject;
}

/** Every schema that the generators read. */
export interface SchemaDocuments {
  /** One per kind, in alphabetical order of the files. */
  readonly kinds: readonly SchemaDocument[];
  readonly common: SchemaDocument;
  readonly config: SchemaDocument;
  /** `meta/keywords.json`: the keywords that Cairn adds to JSON Schema. */
  readonly keywords: SchemaDocument;
  /** HCL by kind, from `examples/resources/cairn_<kind>/resource.tf` beside the folder. */
  readonly examples: ReadonlyMap<string, string>;
}

/** A schema that breaks a rule of the house; `message` names file, place and cure, one problem a line. */
export class SchemaProblem extends Error {
  override readonly name = 'SchemaProblem';
}

/** Pure. Whether a JSON value is an object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Pure. A value that is text, else empty text. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Pure. The alternatives of a schema's `anyOf`: lists of properties of which one list must be given whole; empty without. */
export function alternativesOf(schema: JsonObject): readonly (readonly string[])[] {
  const alternatives = schema['anyOf'];
  if (!Array.isArray(alternatives)) return [];
  return alternatives.map((alternative: Json) => {
    const required = isObject(alternative) ? alternative['required'] : undefined;
    return Array.isArray(required) ? required.map(textOf) : [];
  });
}

/** Pure. The `$id` of a schema, empty when it has none. */
export function idOf(schema: JsonObject): string {
  return textOf(schema['$id']);
}
