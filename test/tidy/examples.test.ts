import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exampleFolders, SUITES } from '../support/example-folders.ts';

test('every folder below examples is in a suite that applies it', () => {
  const folders = readdirSync('examples', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const applied = exampleFolders().map(({ name }) => name.split('/')[0]);
  expect(folders.filter((name) => SUITES[name] === undefined && !applied.includes(name))).toEqual([]);
  for (const [name, suite] of Object.entries(SUITES)) {
    expect([name, folders.includes(name), existsSync(suite)]).toEqual([name, true, true]);
  }
});
