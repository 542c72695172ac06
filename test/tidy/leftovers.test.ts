import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { productFiles } from './product-files.ts';

const LEFTOVER = /\b(TODO|FIXME|XXX|HACK)\b|not (yet )?implemented/i;

test('nothing unfinished is called done', () => {
  const findings = productFiles().flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (LEFTOVER.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );
  expect(findings).toEqual([]);
});

test('files stay readable', () => {
  const long = productFiles().filter((file) => readFileSync(file, 'utf8').split('\n').length > 420);
  expect(long).toEqual([]);
});
