/**
 * Compiles the bindings to packages as npm takes them: JavaScript, types, a manifest, a README and the licence. Nothing is published.
 * Run: npx tsx provider/bindings/packages.ts [DIRECTORY], default dist/packages.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROVIDER_SOURCE } from './dump-schema.ts';
import { LIBRARIES, LIBRARY_NAMES } from './libraries.ts';
import type { Library } from './libraries.ts';

const BINDINGS = import.meta.dirname;
const ROOT = join(BINDINGS, '../..');
const COMPILER = join(ROOT, 'node_modules/typescript/bin/tsc');

/** How the generated sources, which are CommonJS, become JavaScript for any Node that the libraries run on. */
const COMPILER_OPTIONS = {
  target: 'ES2022',
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  types: ['node'],
  typeRoots: [join(ROOT, 'node_modules/@types')],
  strict: true,
  skipLibCheck: true,
  declaration: true,
  noEmitOnError: true,
};

/**
 * Effect: writes `<directory>/<library>-provider-cairn` for each library, in place of what was there. The folders made. Throws with
 * the compiler's words when the bindings do not compile.
 */
export function buildPackages(directory: string): readonly string[] {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return LIBRARY_NAMES.map((library) => {
    const folder = join(resolve(directory), `${library}-provider-cairn`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    compile(library, folder);
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(library, version), null, 2)}\n`);
    writeFileSync(join(folder, 'README.md'), readme(library, version));
    copyFileSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
    return folder;
  });
}

function compile(library: Library, folder: string): void {
  const source = join(BINDINGS, library);
  const project = join(folder, 'tsconfig.json');
  const compilerOptions = { ...COMPILER_OPTIONS, rootDir: source, outDir: join(folder, 'lib') };
  writeFileSync(project, JSON.stringify({ compilerOptions, include: [join(source, '**/*.ts')] }));
  try {
    execFileSync(process.execPath, [COMPILER, '-p', project], { encoding: 'utf8', timeout: 300_000 });
  } catch (error) {
    throw new Error(`the bindings for ${library} do not compile:\n${(error as { stdout: string }).stdout}`, {
      cause: error,
    });
  } finally {
    rmSync(project);
  }
}

function manifest(library: Library, version: string): object {
  return {
    name: `${library}-provider-cairn`,
    version,
    description: `Cairn's resources and data sources as constructs for ${library}.`,
    license: 'Apache-2.0',
    keywords: [library, 'terraform', 'provider', 'cairn', 'kvm', 'libvirt'],
    type: 'commonjs',
    main: './lib/index.js',
    types: './lib/index.d.ts',
    exports: {
      '.': { types: './lib/index.d.ts', default: './lib/index.js' },
      './package.json': './package.json',
      './*': { types: './lib/*/index.d.ts', default: './lib/*/index.js' },
    },
    files: ['lib'],
    sideEffects: false,
    engines: { node: '>=20.19' },
    peerDependencies: LIBRARIES[library].peers,
    cdktf: { provider: { name: PROVIDER_SOURCE, version } },
  };
}

function readme(library: Library, version: string): string {
  const name = `${library}-provider-cairn`;
  return `# ${name}

\`\`\`ts
import { App, TerraformOutput, TerraformStack } from '${library}';
import { constructs, project, provider } from '${name}';

class Shop extends TerraformStack {
  constructor(scope: App) {
    super(scope, 'shop');
    new provider.CairnProvider(this, 'cairn', {});
    const shop = new project.Project(this, 'shop', { name: 'shop' });
    const sizes = constructs.flavorSizes(this, { small: { vcpus: 1, memoryMib: 512 } });
    const front = new constructs.NetworkWithSubnets(this, 'front', {
      name: 'front',
      projectId: shop.id,
      subnets: { web: '10.78.0.0/24' },
    });
    const web = new constructs.ServerWithImage(this, 'web', {
      name: 'web',
      projectId: shop.id,
      flavorId: sizes.small.id,
      image: 'images/debian-12.qcow2',
      nics: { eth0: front.subnets.web },
    });
    new TerraformOutput(this, 'address', { value: web.addresses.lookup('eth0') });
  }
}

const app = new App();
new Shop(app);
app.synth();
\`\`\`

Resources and data sources of the Terraform provider \`${PROVIDER_SOURCE}\` ${version} as constructs for \`${library}\`, generated from the provider's
schema. An app uses this package or its twin for the other library, never both.

- A list of values is a union of literals: what is not in it does not compile. A value that only Terraform knows is given as \`variable.value\`.
- Units are in the names (\`memoryMib\`); limits, defaults and what a change does to the running object are in the comments.
- \`constructs\` holds what shortens a stack: \`NetworkWithSubnets\`, \`ServerWithImage\`, \`ImageFile\`, \`flavorSizes\`.
- One part can be loaded alone: \`import { Server } from '${name}/server'\`.
- Write-only arguments need \`"targetVersions": { "terraform": ">=1.11.0" }\` in \`cdktf.json\`.
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const folder of buildPackages(process.argv[2] ?? join(ROOT, 'dist/packages'))) console.log(folder);
}
