/** What is written once, with cdktf, and copied for each library with nothing changed but the names of what is imported. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from './libraries.ts';

const BINDINGS = import.meta.dirname;
const ROOT = join(BINDINGS, '../..');
const NOTE = (source: string): string => `// Copied from ${source} by make bindings. Edit that file.\n`;

/**
 * Effect: reads provider/bindings/constructs. The files of a library's folder `constructs` by their path below
 * `provider/bindings/<library>`, with an index of them all.
 */
export function constructFiles(library: Library): ReadonlyMap<string, string> {
  const folder = join(BINDINGS, 'constructs');
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const files = names.sort().map((name): [string, string] => {
    const text = readFileSync(join(folder, name), 'utf8');
    // The generated files are CommonJS and import each other without suffix.
    const moved = text
      .replaceAll(/'\.\.\/cdktf\/([\w-]+)\/index\.ts'/g, "'../$1'")
      .replaceAll(/'\.\/([\w-]+)\.ts'/g, "'./$1'");
    return [`constructs/${name}`, NOTE(`provider/bindings/constructs/${name}`) + forLibrary(moved, library)];
  });
  const index = names.map((name) => `export * from './${name.replace(/\.ts$/, '')}';\n`).join('');
  return new Map([...files, ['constructs/index.ts', index]]);
}

/** Effect: reads examples/cdktf and the type tests. What cdktn's copies should hold, by path below the repository. */
export function copiesForCdktn(): ReadonlyMap<string, string> {
  const examples = readdirSync(join(ROOT, 'examples/cdktf')).filter((name) =>
    /\.ts$|^cdktf\.json$/.test(name),
  );
  const sources = [...examples.map((name) => `examples/cdktf/${name}`), 'test/cdk/types/cdktf.ts'];
  return new Map(
    sources.map((source) => {
      const text = forLibrary(readFileSync(join(ROOT, source), 'utf8'), 'cdktn');
      const target = source.replaceAll('cdktf/', 'cdktn/').replace('types/cdktf', 'types/cdktn');
      return [target, source.endsWith('.ts') ? NOTE(source) + text : text];
    }),
  );
}

/** The libraries' own words differ by one letter. `cdktf.json` is the name of both libraries' settings. */
function forLibrary(text: string, library: Library): string {
  return library === 'cdktf' ? text : text.replaceAll(/cdktf(?!\.json|\.out)/g, 'cdktn');
}
