/** Bindings for the two CDK libraries, each by its own generator from the same schema. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { constructFiles } from './copies.ts';
import { PROVIDER_SOURCE } from './dump-schema.ts';
import type { SchemaDump } from './dump-schema.ts';
import { LIBRARIES } from './libraries.ts';
import type { Library } from './libraries.ts';
import { refineTypes } from './refine.ts';

/** What is used of a generator; both packages have the same form. */
interface GeneratorModule {
  readonly CodeMaker: new () => object;
  readonly TerraformProviderConstraint: new (constraint: {
    readonly name: string;
    readonly source: string;
    readonly version: string;
  }) => object;
  readonly TerraformProviderGenerator: new (
    code: object,
    schema: object,
  ) => {
    readonly generate: (constraint: object) => void;
    readonly save: (directory: string) => Promise<void>;
  };
}

/** Written by the generators but of no use here: pages that only point to a registry, a second index. */
const LEFT_OUT = /(^|\/)(README\.md|lazy-index\.ts)$/;

/**
 * Effect: runs a library's generator in a temporary directory. Every file of the bindings by its path below
 * `provider/bindings/<library>`.
 */
export async function emitBindings(
  library: Library,
  dump: SchemaDump,
  version: string,
): Promise<ReadonlyMap<string, string>> {
  // Both generators call home and run terraform when they are loaded; neither may matter here.
  process.env['CHECKPOINT_DISABLE'] = '1';
  delete process.env['TF_CLI_CONFIG_FILE'];
  const { load, peers } = LIBRARIES[library];
  const module = (await load()) as GeneratorModule;
  const provider_versions = Object.fromEntries(
    Object.keys(dump.provider_schemas).map((name) => [name, version]),
  );
  const generator = new module.TerraformProviderGenerator(new module.CodeMaker(), {
    ...dump,
    provider_versions,
  });
  generator.generate(
    new module.TerraformProviderConstraint({ name: 'cairn', source: PROVIDER_SOURCE, version }),
  );
  const directory = mkdtempSync(join(tmpdir(), `cairn-${library}-`));
  try {
    await generator.save(directory);
    const files = [...readTree(join(directory, 'providers/cairn'))];
    const refined = files.map(([path, text]) => [path, refineTypes(text, dump)] as const);
    const index = refined.map(([path, text]) =>
      path === 'index.ts'
        ? ([path, `${text.trimEnd()}\nexport * as constructs from './constructs';\n`] as const)
        : ([path, text] as const),
    );
    return new Map([
      ...index,
      ...constructFiles(library),
      ['package.json', manifest(library, version, peers)],
    ]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Effect: reads a folder. Every file below it by its path, but for what is left out of bindings. */
export function readTree(root: string): ReadonlyMap<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => join(root, path))
    .filter((path) => statSync(path).isFile() && !LEFT_OUT.test(path))
    .sort();
  return new Map(paths.map((path) => [relative(root, path), readFileSync(path, 'utf8')]));
}

function manifest(library: Library, version: string, peers: Readonly<Record<string, string>>): string {
  const content = {
    name: `${library}-provider-cairn`,
    version,
    description: `Cairn's kinds as constructs for ${library}; generated, see ../README.md`,
    license: 'Apache-2.0',
    private: true,
    type: 'commonjs',
    main: 'index.ts',
    peerDependencies: peers,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
