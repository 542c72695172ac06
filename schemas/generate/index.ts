import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { apiTypes } from './api-types.ts';
import { client } from './client.ts';
import { readDocuments, SchemaProblem } from './documents.ts';
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
const GENERATED = join(SCHEMAS, 'generated');

/**
 * Effect: formats with prettier and its configuration file. Every generated file by name, ready to write.
 * Throws SchemaProblem when a schema breaks a rule of the house.
 */
export async function generate(
  documents: SchemaDocuments,
  version: string,
): Promise<ReadonlyMap<string, string>> {
  checkHouseRules(documents);
  const model = toModel(documents);
  const { javascript, declarations } = validators(documents, model);
  const sources: Readonly<Record<string, string>> = {
    'types.ts': types(model),
    'kinds.ts': kinds(model),
    'validators.js': javascript,
    'validators.d.ts': declarations,
    'api.ts': apiTypes(model),
    'client.ts': client(model),
    'openapi.json': toJson(openapi(documents, model, version)),
    'terraform.json': toJson(terraform(model)),
    'reference.md': reference(model, documents.examples),
  };
  const formatted = new Map<string, string>();
  for (const [name, source] of Object.entries(sources)) {
    const filepath = join(GENERATED, name);
    // Markdown stays as it is: padded tables would change as a whole with every long cell.
    const text = name.endsWith('.md')
      ? source
      : await format(source, { ...(await resolveConfig(filepath)), filepath });
    formatted.set(name, text);
  }
  return formatted;
}

/** Effect: reads the folder `schemas/generated`. Names of files that differ from what they should hold. */
export function staleFiles(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files]
    .filter(([name, text]) => {
      const path = join(GENERATED, name);
      return !existsSync(path) || readFileSync(path, 'utf8') !== text;
    })
    .map(([name]) => name);
}

function readVersion(): string {
  const manifest = JSON.parse(readFileSync(join(SCHEMAS, '../package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

function toJson(value: object): string {
  return JSON.stringify(value, null, 2);
}

async function main(options: readonly string[]): Promise<number> {
  const unknown = options.filter((option) => option !== '--check');
  if (unknown.length > 0) {
    process.stderr.write(`unknown option ${unknown.join(' ')}; usage: schemas/generate/index.ts [--check]\n`);
    return 2;
  }
  let files: ReadonlyMap<string, string>;
  try {
    files = await generate(readDocuments(SCHEMAS), readVersion());
  } catch (error) {
    if (!(error instanceof SchemaProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  const stale = staleFiles(files);
  if (options.includes('--check')) {
    for (const name of stale) process.stderr.write(`stale: schemas/generated/${name}; run make generate\n`);
    return stale.length === 0 ? 0 : 1;
  }
  for (const name of stale) {
    const path = join(GENERATED, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, files.get(name) ?? '');
    process.stdout.write(`wrote ${relative(process.cwd(), path)}\n`);
  }
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
