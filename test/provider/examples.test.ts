import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { EXAMPLE_FOLDERS } from '../../provider/docs/examples.ts';
import { NEWER_CORES } from '../support/example-folders.ts';
import { buildProvider, createWorkspace } from './support/terraform.ts';
import type { Workspace } from './support/terraform.ts';

/** Every example of the documentation, checked by the real terraform over the real provider, all in one configuration. */

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const ROOT = join(import.meta.dirname, '../..');
const REQUIRES =
  'terraform {\n  required_providers {\n    cairn = {\n      source = "cairn/cairn"\n    }\n  }\n}\n';

interface Folder {
  readonly group: string;
  readonly name: string;
  readonly path: string;
}

let provider = '';
let workspace: Workspace;

beforeAll(async () => {
  provider = await buildProvider(join(ROOT, 'provider/main.ts'), 'cairn');
  workspace = createWorkspace('cairn/cairn', provider);
});
afterAll(() => {
  workspace?.remove();
  rmSync(provider, { recursive: true, force: true });
});

function folders(): readonly Folder[] {
  return Object.keys(EXAMPLE_FOLDERS).flatMap((group) => {
    const path = join(ROOT, 'examples', group);
    const names = existsSync(path) ? readdirSync(path) : [];
    return names.map((name) => ({ group, name, path: join(path, name) }));
  });
}

/** A copy of an example as a module that says which provider it means. */
function asModule({ group, name, path }: Folder): string {
  const target = join(workspace.directory, group, name);
  cpSync(path, target, { recursive: true });
  const files = readdirSync(target).filter((file) => file.endsWith('.tf'));
  const isComplete = files.some((file) =>
    readFileSync(join(target, file), 'utf8').includes('required_providers'),
  );
  if (!isComplete) writeFileSync(join(target, 'versions.tf'), REQUIRES);
  return `module "${group}-${name}" {\n  source = "./${group}/${name}"\n}\n`;
}

test('every example is valid', async () => {
  const modules = [
    ...folders().filter(({ group }) => !NEWER_CORES.includes(group)),
    { group: 'provider', name: 'provider', path: join(ROOT, 'examples/provider') },
  ].map(asModule);
  expect(modules.length).toBeGreaterThan(16);
  workspace.configure(REQUIRES + modules.join(''));
  const got = await workspace.run('get');
  expect(got.code, got.text).toBe(0);
  const validated = await workspace.run('validate', '-json');
  const { diagnostics } = JSON.parse(validated.stdout) as {
    diagnostics: { severity: string; summary: string; detail: string; range?: { filename: string } }[];
  };
  const errors = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ summary, detail, range }) => `${range?.filename ?? ''}: ${summary}: ${detail}`);
  expect(errors).toEqual([]);
});

test('every example is in the form of terraform fmt', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'cairn-fmt-'));
  try {
    for (const { group, name, path } of [
      ...folders(),
      ...readdirSync(join(ROOT, 'examples'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => ({ group: 'whole', name: entry.name, path: join(ROOT, 'examples', entry.name) })),
    ]) {
      mkdirSync(join(directory, group, name), { recursive: true });
      for (const file of readdirSync(path).filter((one) => /\.(tf|tfquery\.hcl)$/.test(one))) {
        // This core formats only what it calls .tf; the grammar is the same.
        cpSync(join(path, file), join(directory, group, name, file.replace('.tfquery.hcl', '.tf')));
      }
    }
    const { code, text } = await workspace.run('fmt', '-check', '-recursive', directory);
    expect(text.trim()).toBe('');
    expect(code).toBe(0);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
