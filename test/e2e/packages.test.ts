import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPackages } from '../../provider/bindings/packages.ts';

/** The packages as a user meets them: packed by npm, unpacked into a project of its own, compiled against and run. */

const execute = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const MODULES = join(ROOT, 'node_modules');

let directory: string;
let folders: readonly string[];

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'cp-'));
  folders = buildPackages(join(directory, 'packages'));
}, 120_000);
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

type Manifest = { readonly name: string; readonly peerDependencies: Readonly<Record<string, string>> };

/** Packs a package and unpacks it into a new project, where its peers are too. */
async function install(library: string): Promise<{ project: string; files: readonly string[] }> {
  const folder = folders.find((path) => path.endsWith(`/${library}-provider-cairn`))!;
  const { stdout } = await execute('npm', ['pack', '--json', '--pack-destination', directory], {
    cwd: folder,
  });
  const [packed] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  const project = join(directory, `app-${library}`);
  const target = join(project, 'node_modules', `${library}-provider-cairn`);
  mkdirSync(target, { recursive: true });
  await execute('tar', ['-xzf', join(directory, packed.filename), '-C', target, '--strip-components=1']);
  const { peerDependencies } = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')) as Manifest;
  for (const name of [...Object.keys(peerDependencies), '@types/node']) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(MODULES, name), link);
  }
  writeFileSync(join(project, 'package.json'), '{ "type": "commonjs" }');
  return { project, files: packed.files.map(({ path }) => path) };
}

/** Files that must not compile: an example with one thing wrong in it, and what the compiler says of it. */
const WRONG: Readonly<Record<string, readonly [right: string, wrong: string, said: string]>> = {
  'mode.ts': ["name: 'front',", "name: 'front', mode: 'bridge',", '"bridge"'],
  'memory.ts': ['memoryMib: 512', 'memoryGib: 1', 'memoryGib'],
  'size.ts': ['sizes.small.id', 'sizes.medium.id', "Property 'medium' does not exist"],
};

/** What the compiler says of each file of a project; nothing of one that compiles. All are compiled at once, which takes seconds. */
async function compile(project: string, files: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const compilerOptions = {
    target: 'ES2022',
    module: 'NodeNext',
    strict: true,
    types: ['node'],
    // Also the types of the package are checked, but not those of the library.
    skipLibCheck: true,
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const said = await execute(process.execPath, [join(MODULES, 'typescript/bin/tsc'), '-p', project]).then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  );
  const findings = said.split(/^(?=\S)/m);
  // What is said of none of the files is said of the first: the package itself does not compile, say.
  const fileOf = (finding: string): string =>
    files.find((file) => finding.includes(`${file}(`)) ?? files[0] ?? '';
  return Object.fromEntries(
    files.map((file) => [file, findings.filter((finding) => fileOf(finding) === file).join('')]),
  );
}

describe.each(['cdktf', 'cdktn'])('%s', (library) => {
  test('the example of its README compiles and synthesises; a value that is not in the list does not compile', async () => {
    const { project, files } = await install(library);
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json', 'lib/index.d.ts']));
    expect(files.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))).toEqual([]);

    const readme = readFileSync(join(project, `node_modules/${library}-provider-cairn/README.md`), 'utf8');
    const example = /```ts\n([^]*?)```/.exec(readme)![1]!;
    const part = `import { Server } from '${library}-provider-cairn/server';\nvoid Server;\n`;
    writeFileSync(join(project, 'main.ts'), part + example);
    for (const [file, [right, wrong]] of Object.entries(WRONG)) {
      expect(example).toContain(right);
      writeFileSync(join(project, file), example.replace(right, wrong));
    }
    const said = await compile(project, ['main.ts', ...Object.keys(WRONG)]);
    expect(said).toEqual({
      'main.ts': '',
      ...Object.fromEntries(
        Object.entries(WRONG).map(([file, [, , words]]) => [file, expect.stringContaining(words) as string]),
      ),
    });
    await execute(process.execPath, ['main.js'], {
      cwd: project,
      env: { ...process.env, CDKTF_OUTDIR: join(project, 'out'), CHECKPOINT_DISABLE: '1' },
    });
    const { resource } = JSON.parse(readFileSync(join(project, 'out/stacks/shop/cdk.tf.json'), 'utf8')) as {
      resource: object;
    };
    expect(resource).toMatchObject({
      cairn_server: { web: { nics: { eth0: { subnet_id: '${cairn_subnet.front-web.id}' } } } },
      cairn_image: { 'web-image': { disk_format: 'qcow2' } },
    });
  });
});
