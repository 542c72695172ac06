/** The examples that pages show: found by folder, demanded for everything that is served. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of an example, with its name in the example's folder. */
export interface ExampleFile {
  readonly name: string;
  readonly text: string;
}

/** How the example's object is imported; `address` and `id` are those of the last command in `import.sh`. */
export interface ImportCommand {
  readonly text: string;
  readonly address: string;
  readonly id: string;
}

/** The folder of one type or function. */
export interface Example {
  readonly files: readonly ExampleFile[];
  readonly import_command?: ImportCommand;
}

/** Folders below `examples` that hold one example per thing served, and the file that each must have. */
export const EXAMPLE_FOLDERS = {
  resources: 'resource.tf',
  'data-sources': 'data-source.tf',
  functions: 'function.tf',
  'ephemeral-resources': 'ephemeral-resource.tf',
  'list-resources': 'list-resource.tfquery.hcl',
  actions: 'action.tf',
} as const;

/** A group of things served: also the name of its folder below `docs`. */
export type ExampleGroup = keyof typeof EXAMPLE_FOLDERS;

/** An example, or what is wrong with it in words for whoever has to write it. */
export type ExampleResult = Example | { readonly problem: string };

/** Effect: reads the folder `<examples>/<group>/<name>`. */
export function readExample(examples: string, group: ExampleGroup, name: string): ExampleResult {
  const folder = join(examples, group, name);
  const main = EXAMPLE_FOLDERS[group];
  const shown = `examples/${group}/${name}`;
  if (!existsSync(join(folder, main))) {
    return { problem: `${shown}/${main} is missing: write a working example of ${name}` };
  }
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.tf') || file.endsWith('.tfquery.hcl'))
    .sort((left, right) => Number(right === main) - Number(left === main) || (left < right ? -1 : 1))
    .map((file) => ({ name: file, text: readFileSync(join(folder, file), 'utf8') }));
  if (group !== 'resources') return { files };
  const script = join(folder, 'import.sh');
  const text = existsSync(script) ? readFileSync(script, 'utf8') : '';
  const [, address, id] = text.match(/^terraform import (\S+) (\S+)\s*$/m) ?? [];
  if (address === undefined || id === undefined || !address.startsWith(`${name}.`)) {
    return { problem: `${shown}/import.sh must hold a line: terraform import ${name}.LABEL ID` };
  }
  return { files, import_command: { text, address, id } };
}

/** Effect: lists the names that have an example in a group's folder. */
export function exampleNames(examples: string, group: ExampleGroup): readonly string[] {
  const folder = join(examples, group);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
