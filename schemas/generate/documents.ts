import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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

const SHARED_FILES = ['common.json', 'config.json'];

/** Pure. Whether a JSON value is an object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Pure. A value that is text, else empty text. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Pure. The `$id` of a schema, empty when it has none. */
export function idOf(schema: JsonObject): string {
  return textOf(schema['$id']);
}

/**
 * Effect: reads the folder `schemas`: every `*.json` in it is a kind, except common.json and config.json.
 * Throws SchemaProblem for a file that is no JSON object.
 */
export function readDocuments(folder: string): SchemaDocuments {
  const kindFiles = readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !SHARED_FILES.includes(file))
    .sort();
  return {
    kinds: kindFiles.map((file) => readDocument(folder, file)),
    common: readDocument(folder, 'common.json'),
    config: readDocument(folder, 'config.json'),
    keywords: readDocument(folder, 'meta/keywords.json'),
    examples: readExamples(join(folder, '../examples/resources')),
  };
}

function readExamples(folder: string): ReadonlyMap<string, string> {
  const types = existsSync(folder) ? readdirSync(folder).sort() : [];
  return new Map(
    types.flatMap((type) => {
      const file = join(folder, type, 'resource.tf');
      return existsSync(file) ? [[type.replace(/^cairn_/, ''), readFileSync(file, 'utf8')] as const] : [];
    }),
  );
}

function readDocument(folder: string, file: string): SchemaDocument {
  let schema: Json;
  try {
    schema = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json;
  } catch (error) {
    throw new SchemaProblem(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(schema)) throw new SchemaProblem(`${file}: is not a JSON object`);
  return { file, schema };
}
