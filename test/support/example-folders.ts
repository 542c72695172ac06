import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLE_FOLDERS } from '../../provider/docs/examples.ts';

/** A whole configuration below `examples`, as users would copy it. */
export type ExampleFolder = {
  /** Path below `examples`. */
  readonly name: string;
  /** Text by name of every file of HCL in it. */
  readonly files: Readonly<Record<string, string>>;
  /** It asks for the URI of a host, so a real one is what it is about. */
  readonly needs_host: boolean;
};

/** Groups of pieces that only a newer core than this machine's can read; test/provider/newer-core.test.ts calls what they show. */
export const NEWER_CORES: readonly string[] = ['list-resources', 'actions'];

/** Folders below `examples` that have a suite of their own; whatever else is there is HCL for test/e2e/examples.test.ts. */
export const SUITES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(EXAMPLE_FOLDERS).map((group) => [group, 'test/e2e/snippets.test.ts'])),
  ...Object.fromEntries(NEWER_CORES.map((group) => [group, 'test/provider/newer-core.test.ts'])),
  provider: 'test/provider/examples.test.ts',
  cdktf: 'test/e2e/cdk-stacks.test.ts',
  cdktn: 'test/e2e/cdk-stacks.test.ts',
  ci: 'test/examples/ci-workflows.test.ts',
};
const MAX_DEPTH = 3;

/** Effect: reads `examples`. Every folder with HCL in it that is neither a piece nor TypeScript, in order of names. */
export function exampleFolders(): readonly ExampleFolder[] {
  return readdirSync('examples', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && SUITES[entry.name] === undefined)
    .flatMap((entry) => foldersBelow(entry.name, 1))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function foldersBelow(name: string, depth: number): readonly ExampleFolder[] {
  const entries = readdirSync(join('examples', name), { withFileTypes: true });
  const inner = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && depth < MAX_DEPTH)
    .flatMap((entry) => foldersBelow(join(name, entry.name), depth + 1));
  const texts = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tf'))
    .map((entry) => [entry.name, readFileSync(join('examples', name, entry.name), 'utf8')] as const);
  if (texts.length === 0) return inner;
  const needs_host = texts.some(([, text]) => text.includes('variable "host_uri"'));
  return [{ name, files: Object.fromEntries(texts), needs_host }, ...inner];
}
