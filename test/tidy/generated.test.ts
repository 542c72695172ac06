import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runGenerator } from '../../schemas/generate/index.ts';

// Some hundred milliseconds on an idle machine; far more beside other suites.
vi.setConfig({ testTimeout: 60_000 });

const ROOT = join(import.meta.dirname, '../..');
const FRESH = { code: 0, lines: [] };
let copy = '';

beforeAll(() => {
  const directory = mkdtempSync(join(tmpdir(), 'cairn-generated-'));
  copy = join(directory, 'schemas');
  mkdirSync(copy);
  cpSync(join(ROOT, 'schemas'), copy, { recursive: true });
  cpSync(join(ROOT, 'examples/resources'), join(directory, 'examples/resources'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(directory, 'package.json'));
});

afterAll(() => {
  rmSync(join(copy, '..'), { recursive: true, force: true });
});

test('what is generated is what is checked in', async () => {
  expect(await runGenerator(join(ROOT, 'schemas'), true)).toEqual(FRESH);
});

test('what is generated is part of the repository', () => {
  const listed = execFileSync('git', ['ls-files', 'schemas/generated'], { cwd: ROOT, encoding: 'utf8' });
  expect(listed.trim().split('\n').sort()).toEqual(
    'api.ts client.ts kinds.ts openapi.json reference.md terraform.json types.ts validators.d.ts validators.js'
      .split(' ')
      .map((file) => `schemas/generated/${file}`),
  );
});

test('check names what is stale, writes nothing, and generating puts it right', async () => {
  appendFileSync(join(copy, 'generated/types.ts'), '// touched\n');
  rmSync(join(copy, 'generated/reference.md'));
  const stale = ['reference.md', 'types.ts'];
  for (const _ of [1, 2]) {
    const { code, lines } = await runGenerator(copy, true);
    expect(code).toBe(1);
    expect([...lines].sort()).toEqual(
      stale.map((file) => `stale: schemas/generated/${file}; run make generate`),
    );
  }
  const { code, lines } = await runGenerator(copy, false);
  expect(code).toBe(0);
  expect([...lines].sort()).toEqual(stale.map((file) => `wrote schemas/generated/${file}`));
  expect(await runGenerator(copy, true)).toEqual(FRESH);
});

test('a misspelt keyword fails with file and place, and nothing is written', async () => {
  const file = join(copy, 'volume.json');
  writeFileSync(
    file,
    JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://cairn.dev/schemas/volume.json',
      title: 'Volume',
      description: 'A disk.',
      type: 'object',
      additionalProperties: false,
      required: ['name'],
      properties: { name: { $ref: 'common.json#/$defs/name', 'x-mutabilty': 'in-place' } },
    }),
  );
  const { code, lines } = await runGenerator(copy, false);
  expect(code).toBe(1);
  expect(lines).toContain(
    'volume.json#/properties/name: unknown keyword "x-mutabilty"; did you mean "x-mutability"?',
  );
  rmSync(file);
  expect(await runGenerator(copy, true)).toEqual(FRESH);
});
