/**
 * Writes `docs`, the pages of Terraform's registry, from what the provider serves, from examples/ and from templates/.
 * Run: npx tsx provider/docs/generate.ts [--check]; with --check nothing is written and what is stale or missing is named.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXAMPLE_FOLDERS, exampleNames, readExample } from './examples.ts';
import type { Example, ExampleGroup } from './examples.ts';
import { functionPage, resourcePage, typePage } from './pages.ts';
import { schemaSection } from './schema-section.ts';
import { readServed } from './served.ts';
import type { Served, ServedSchema } from './served.ts';
import { fillTemplate } from './template.ts';

const ROOT = join(import.meta.dirname, '../..');
const GROUPS = Object.keys(EXAMPLE_FOLDERS) as readonly ExampleGroup[];

/** The pages by path below `docs`, and what keeps them from being complete. */
export interface Documentation {
  readonly pages: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

/** A page that is not as it should be: `text` is what it should hold, undefined when it should not be there. */
interface StalePage {
  readonly path: string;
  readonly text: string | undefined;
}

/** Effect: reads `examples` and `templates` below `root`. Every page of what is served. */
export function makeDocumentation(served: Served, root: string): Documentation {
  const examples = join(root, 'examples');
  const templates = join(root, 'templates');
  const pages = new Map<string, string>();
  const problems: string[] = [];
  const subcategories = readSubcategories(templates);

  const add = <Item>(
    group: ExampleGroup,
    items: Readonly<Record<string, Item>>,
    render: (name: string, item: Item, example: Example) => string,
  ): void => {
    for (const [name, item] of Object.entries(items)) {
      const example = readExample(examples, group, name);
      if ('problem' in example) problems.push(example.problem);
      else pages.set(`${group}/${name.replace(/^cairn_/, '')}.md`, render(name, item, example));
    }
    for (const name of exampleNames(examples, group)) {
      if (items[name] === undefined)
        problems.push(`examples/${group}/${name}: the provider serves no ${name}`);
    }
  };
  const addTypes = (
    group: ExampleGroup,
    items: Readonly<Record<string, ServedSchema>>,
    title: string,
  ): void => {
    add(group, items, (type_name, schema, example) =>
      typePage({ type_name, subcategory: subcategoryOf(type_name, subcategories), schema, example }, title),
    );
  };
  add('resources', served.resources, (type_name, schema, example) =>
    resourcePage(
      { type_name, subcategory: subcategoryOf(type_name, subcategories), schema, example },
      served.identities[type_name] ?? [],
      served.kinds[type_name],
    ),
  );
  addTypes('data-sources', served.data_sources, 'Data Source');
  addTypes('ephemeral-resources', served.ephemeral_resources, 'Ephemeral Resource');
  addTypes('list-resources', served.list_resources, 'List Resource');
  addTypes('actions', served.actions, 'Action');
  add('functions', served.functions, functionPage);

  const fill = (path: string): void => {
    const filled = fillTemplate(readFileSync(join(templates, path), 'utf8'), {
      version: served.version,
      schema: schemaSection(served.provider),
      readFile: (file) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined),
    });
    problems.push(...filled.problems.map((problem) => `templates/${path}: ${problem}`));
    pages.set(path, filled.text);
  };
  fill('index.md');
  for (const guide of readdirSync(join(templates, 'guides')).sort()) fill(`guides/${guide}`);
  return { pages, problems };
}

/** Effect: reads `docs` below `root`. The pages in it that are not as they should be. */
export function stalePages(pages: ReadonlyMap<string, string>, root: string): readonly StalePage[] {
  const docs = join(root, 'docs');
  const present = [...GROUPS, 'guides'].flatMap((group) =>
    existsSync(join(docs, group)) ? readdirSync(join(docs, group)).map((file) => `${group}/${file}`) : [],
  );
  const wanted = [...pages].map(([path, text]) => [path, `${text.trimEnd()}\n`] as const);
  return [
    ...wanted
      .filter(([path, text]) => {
        const file = join(docs, path);
        return !existsSync(file) || readFileSync(file, 'utf8') !== text;
      })
      .map(([path, text]) => ({ path, text })),
    ...present.filter((path) => !pages.has(path)).map((path) => ({ path, text: undefined })),
  ];
}

function readSubcategories(templates: string): Readonly<Record<string, readonly string[]>> {
  return JSON.parse(readFileSync(join(templates, 'subcategories.json'), 'utf8')) as Record<string, string[]>;
}

/** The heading under which a type stands: that of the longest name that its own begins with; none for others. */
function subcategoryOf(type: string, subcategories: Readonly<Record<string, readonly string[]>>): string {
  const matches = Object.entries(subcategories).flatMap(([title, names]) =>
    names.filter((name) => type.startsWith(name)).map((name) => ({ title, name })),
  );
  return matches.sort((left, right) => right.name.length - left.name.length)[0]?.title ?? '';
}

async function main(options: readonly string[]): Promise<number> {
  if (options.some((option) => option !== '--check')) {
    console.error('usage: provider/docs/generate.ts [--check]');
    return 2;
  }
  const { pages, problems } = makeDocumentation(await readServed(), ROOT);
  for (const problem of problems) console.error(problem);
  const stale = stalePages(pages, ROOT);
  for (const { path, text } of stale) {
    if (options.includes('--check')) {
      console.error(`stale: docs/${path}; run make docs`);
      continue;
    }
    const target = join(ROOT, 'docs', path);
    mkdirSync(dirname(target), { recursive: true });
    if (text === undefined) rmSync(target);
    else writeFileSync(target, text);
    console.log(`${text === undefined ? 'removed' : 'wrote'} docs/${path}`);
  }
  return problems.length > 0 || (options.includes('--check') && stale.length > 0) ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
