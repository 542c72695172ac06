/**
 * Writes schema.json (what the built provider serves), from it the bindings for cdktf and cdktn, and the copies of what is written for cdktf.
 * Run: npx tsx provider/bindings/generate.ts [--check]; with --check nothing is written and stale files are named.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copiesForCdktn } from './copies.ts';
import { dumpSchema, schemaText } from './dump-schema.ts';
import type { SchemaDump } from './dump-schema.ts';
import { emitBindings, readTree } from './emit.ts';
import { LIBRARY_NAMES } from './libraries.ts';

const BINDINGS = import.meta.dirname;
const ROOT = join(BINDINGS, '../..');
const BUNDLE = join(ROOT, 'dist/terraform-provider-cairn.cjs');
const SCHEMA = join(BINDINGS, 'schema.json');

/** A file, by its path in the repository, that is not as it should be: `text` is what it should hold, undefined when it should not be there. */
interface StaleFile {
  readonly path: string;
  readonly text: string | undefined;
}

/**
 * Effect: reads the committed schema, bindings and copies, runs terraform over the bundle when there is one. The files that are
 * not as they should be.
 */
export async function staleBindings(bundle: string | undefined): Promise<readonly StaleFile[]> {
  const committed = existsSync(SCHEMA) ? readFileSync(SCHEMA, 'utf8') : '';
  const text = bundle === undefined ? committed : schemaText(dumpSchema(bundle));
  if (text === '') throw new Error('there is no schema.json and no built provider: run make build first');
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const stale: StaleFile[] = text === committed ? [] : [{ path: relative(ROOT, SCHEMA), text }];
  for (const library of LIBRARY_NAMES) {
    const wanted = await emitBindings(library, JSON.parse(text) as SchemaDump, manifest.version);
    const folder = join(BINDINGS, library);
    const found = existsSync(folder) ? readTree(folder) : new Map<string, string>();
    for (const path of new Set([...wanted.keys(), ...found.keys()])) {
      const content = wanted.get(path);
      if (content !== found.get(path))
        stale.push({ path: relative(ROOT, join(folder, path)), text: content });
    }
  }
  for (const [path, content] of copiesForCdktn()) {
    const found = existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : undefined;
    if (found !== content) stale.push({ path, text: content });
  }
  return stale;
}

async function main(options: readonly string[]): Promise<number> {
  if (options.some((option) => option !== '--check')) {
    console.error('usage: provider/bindings/generate.ts [--check]');
    return 2;
  }
  const bundle = existsSync(BUNDLE) ? BUNDLE : undefined;
  if (bundle === undefined) console.error('the provider is not built: going by the committed schema.json');
  const stale = await staleBindings(bundle);
  for (const { path, text } of stale) {
    if (options.includes('--check')) {
      console.error(`stale: ${path}; run make bindings`);
      continue;
    }
    const target = join(ROOT, path);
    mkdirSync(dirname(target), { recursive: true });
    if (text === undefined) rmSync(target);
    else writeFileSync(target, text);
    console.log(`${text === undefined ? 'removed' : 'wrote'} ${path}`);
  }
  return options.includes('--check') && stale.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
