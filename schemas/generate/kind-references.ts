import { isObject, SchemaProblem } from './documents.ts';
import type { Json, JsonObject, SchemaDocument } from './documents.ts';

/** `server.json#/properties/flavor_id`: a place in another kind's schema. */
const PLACE = /^([a-z][a-z0-9_]*\.json)#(\/.+)$/;

/**
 * Pure. Puts what a kind borrows from another kind's schema in the place of the `$ref`, so that the projections find it as if it
 * stood there: what stands beside the `$ref` goes first, a default comes along, x-secret does not (secrets stand at the top of a kind). Definitions of common.json stay references.
 * Throws SchemaProblem for a reference that leads nowhere.
 */
export function inlineKindReferences(kinds: readonly SchemaDocument[]): readonly SchemaDocument[] {
  const byFile = new Map(kinds.map((document) => [document.file, document.schema]));
  const inline = (value: Json, file: string, at: string): Json => {
    if (Array.isArray(value)) return value.map((each: Json, index) => inline(each, file, `${at}/${index}`));
    if (!isObject(value)) return value;
    const merged = borrowed(value, byFile, `${file}#${at}`);
    return Object.fromEntries(
      Object.entries(merged).map(([name, inner]) => [name, inline(inner, file, `${at}/${name}`)]),
    );
  };
  return kinds.map(({ file, schema }) => ({ file, schema: inline(schema, file, '') as JsonObject }));
}

function borrowed(schema: JsonObject, byFile: ReadonlyMap<string, JsonObject>, at: string): JsonObject {
  const reference = schema['$ref'];
  const [, file = '', pointer = ''] = typeof reference === 'string' ? (PLACE.exec(reference) ?? []) : [];
  const owner = byFile.get(file);
  if (owner === undefined) return schema;
  let target: Json | undefined = owner;
  for (const name of pointer.split('/').slice(1)) target = isObject(target) ? target[name] : undefined;
  if (!isObject(target)) {
    throw new SchemaProblem(`${at}: $ref leads to ${file}#${pointer}, where there is nothing`);
  }
  const open = Object.fromEntries(Object.entries(target).filter(([name]) => name !== 'x-secret'));
  const own = Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$ref'));
  return { ...open, ...own };
}
