import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { apiTypes } from './api-types.ts';
import { client } from './client.ts';
import { SchemaProblem } from './documents.ts';
import { readDocuments } from './read-documents.ts';
import type { SchemaDocuments } from './documents.ts';
import { checkHouseRules } from './house-rules.ts';
import { kinds } from './kinds.ts';
import { toModel } from './model.ts';
import { openapi } from './openapi.ts';
import { reference } from './reference.ts';
import { terraform } from './terraform.ts';
import { types } from './types.ts';
import { validators } from './validators.ts';

const SCHEMAS = join(import.meta.dirname, '..');

/** What a run of the generator did: exit code and the lines to print. */
export interface GeneratorRun {
  readonly code: 0 | 1;
  readonly lines: readonly string[];
}

/**
 * Effect: reads the folder `schemas` and writes what is stale in its `generated`; with `check` writes nothing and
 * ends with 1 when something is stale. A schema that breaks a rule of the house ends with 1 and writes nothing.
 */
export async function runGenerator(schemas: string, check: boolean): Promise<GeneratorRun> {
  let files: ReadonlyMap<string, string>;
  try {
    files = await generate(readDocuments(schemas), readVersion(schemas));
  } catch (error) {
    if (error instanceof SchemaProblem) return { code: 1, lines: error.message.split('\n') };
    throw error;
  }
  const generated = join(schemas, 'generated');
  const stale = [...files].filter(([name, text]) => {
    const path = join(generated, name);
    return !existsSync(path) || readFileSync(path, 'utf8') !== text;
  });
  if (check) {
    const lines = stale.map(([name]) => `stale: schemas/generated/${name}; run make generate`);
    return { code: stale.length === 0 ? 0 : 1, lines };
  }
  mkdirSync(generated, { recursive: true });
  for (const [name, text] of stale) writeFileSync(join(generated, name), text);
  return { code: 0, lines: stale.map(([name]) => `wrote schemas/generated/${name}`) };
}

/**
 * Effect: formats with prettier (as .prettierrc.json says) and esbuild. Every generated file by name, ready to write.
 * Throws SchemaProblem when a schema breaks a rule of the house.
 */
async function generate(documents: SchemaDocuments, version: string): Promise<ReadonlyMap<string, string>> {
  checkHouseRules(documents);
  const model = toModel(documents);
  const { javascript, declarations } = validators(documents, model);
  const typescript: Readonly<Record<string, string>> = {
    'types.ts': types(model),
    'kinds.ts': kinds(model),
    'validators.d.ts': declarations,
    'api.ts': apiTypes(model),
    'client.ts': client(model),
  };
  const files = new Map([
    ['validators.js', javascript],
    ['openapi.json', toJson(openapi(documents, model, version))],
    ['terraform.json', toJson(terraform(model))],
    ['reference.md', reference(model, documents.examples)],
  ]);
  const options = await resolveConfig(join(SCHEMAS, 'collection.ts'));
  for (const [name, source] of Object.entries(typescript)) {
    files.set(name, await format(source, { ...options, parser: 'typescript' }));
  }
  return files;
}

function readVersion(schemas: string): string {
  const manifest = JSON.parse(readFileSync(join(schemas, '../package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function main(options: readonly string[]): Promise<number> {
  const unknown = options.filter((option) => option !== '--check');
  if (unknown.length > 0) {
    console.error(`unknown option ${unknown.join(' ')}; usage: schemas/generate/index.ts [--check]`);
    return 2;
  }
  const { code, lines } = await runGenerator(SCHEMAS, options.includes('--check'));
  for (const line of lines) (code === 0 ? console.log : console.error)(line);
  return code;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
