import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, SchemaProblem } from './documents.ts';
import type { Json, SchemaDocument, SchemaDocuments } from './documents.ts';
import { inlineKindReferences } from './kind-references.ts';
import { expandSecrets } from './secrets.ts';

const SHARED_FILES = ['common.json', 'config.json'];

/**
 * Effect: reads the folder `schemas`: every `*.json` in it is a kind, except common.json and config.json. What kinds
 * borrow from each other and what x-secret stands for is spelt out.
 * Throws SchemaProblem for a file that is no JSON object.
 */
export function readDocuments(folder: string): SchemaDocuments {
  const kindFiles = readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !SHARED_FILES.includes(file))
    .sort();
  return {
    kinds: inlineKindReferences(kindFiles.map((file) => readDocument(folder, file))).map(expandSecrets),
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
