import { expect, test } from 'vitest';
import { age, duration, parseDuration } from '../../../reconciler/cli/format/age.ts';
import {
  choosePaint,
  coloured,
  oneLine,
  plain,
  shorten,
  widthOf,
} from '../../../reconciler/cli/format/text.ts';
import { pairs, table } from '../../../reconciler/cli/format/table.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const ago = (seconds: number): string => new Date(NOW.getTime() - seconds * 1000).toISOString();

test.each([
  [0, '0s'],
  [5, '5s'],
  [119, '119s'],
  [120, '2m'],
  [180, '3m'],
  [7199, '119m'],
  [7200, '2h'],
  [4 * 86_400, '4d'],
  [400 * 86_400, '400d'],
])('%d seconds ago is %s', (seconds, text) => {
  expect(age(ago(seconds), NOW)).toBe(text);
});

test('an age that cannot be known is a dash; a clock that runs ahead gives 0s', () => {
  expect(age(null, NOW)).toBe('-');
  expect(age(undefined, NOW)).toBe('-');
  expect(age('yesterday', NOW)).toBe('-');
  expect(age(ago(-30), NOW)).toBe('0s');
});

test('durations are read with and without a unit', () => {
  expect(['250ms', '60s', '5m', '1.5h', '30d', '90'].map(parseDuration)).toEqual([
    0.25, 60, 300, 5400, 2_592_000, 90,
  ]);
  expect(['', 'm', '5 minutes', '-3s', '1h30m'].map(parseDuration)).toEqual(Array(5).fill(undefined));
  expect(duration(0.4)).toBe('0s');
});

test('colour needs a terminal and no NO_COLOR', () => {
  expect(choosePaint(true, {})).toBe(coloured);
  expect(choosePaint(true, { NO_COLOR: '' })).toBe(coloured);
  expect(choosePaint(true, { NO_COLOR: '1' })).toBe(plain);
  expect(choosePaint(true, { TERM: 'dumb' })).toBe(plain);
  expect(choosePaint(false, {})).toBe(plain);
});

test('text from elsewhere cannot break a line or steer the terminal', () => {
  expect(oneLine('a \n\n  b\tc')).toBe('a b c');
  expect(oneLine('\u001b[2Jx\u0007\u009b')).toBe('\\x1b[2Jx\\x07\\x9b');
});

test('width counts what a terminal shows', () => {
  expect(widthOf('web')).toBe(3);
  expect(widthOf('\u7f51\u7edc')).toBe(4);
  expect(widthOf('e\u0301')).toBe(1);
});

test('shorten says that it cut', () => {
  expect(shorten('abcdef', 6)).toBe('abcdef');
  expect(shorten('abcdef', 5)).toBe('abcd\u2026');
});

test('a table is aligned, has no borders and no space at the end of a line', () => {
  const columns = [{ header: 'NAME' }, { header: 'VCPUS', align: 'right' as const }, { header: 'NOTE' }];
  const rows = [
    ['web', '2', 'first\nsecond'],
    ['\u7f51\u7edc-database', '16', ''],
  ];
  expect(table(columns, rows)).toBe(
    [
      'NAME           VCPUS  NOTE',
      'web                2  first second',
      '\u7f51\u7edc-database     16',
      '',
    ].join('\n'),
  );
  expect(table(columns, rows, { headers: false, indent: '  ' }).split('\n')[0]).toBe(
    '  web             2  first second',
  );
});

test('tones do not move columns', () => {
  const columns = [{ header: 'STATE' }, { header: 'ID' }];
  const text = table(columns, [[{ text: 'UP', tone: 'good' }, 'x']], { paint: coloured });
  expect(text).toBe('STATE  ID\n\u001b[32mUP\u001b[39m     x\n');
});

test('pairs', () => {
  expect(
    pairs([
      ['Name', 'web'],
      ['Generation', '3'],
    ]),
  ).toBe('Name:        web\nGeneration:  3\n');
});
