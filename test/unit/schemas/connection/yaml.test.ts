import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { YamlError } from '../../../../schemas/connection/yaml-scalars.ts';
import type { YamlValue } from '../../../../schemas/connection/yaml-scalars.ts';
import { parseYaml } from '../../../../schemas/connection/yaml.ts';

const failureOf = (text: string): YamlError => {
  try {
    parseYaml(text);
  } catch (error) {
    if (error instanceof YamlError) return error;
    throw error;
  }
  throw new Error(`understood ${text}`);
};

describe('YAML of configuration files', () => {
  it('reads what people write into clouds.yaml', () => {
    const text = `# my clouds
---
defaults: &defaults
  verify: true
  regions: [ one, "two #2", { name: three } ]   # flow
clouds:
  cairn: # the small one
    <<: *defaults
    auth:
      auth_url: http://cairn:8788/identity/v3#x
      token: 'it''s "x"'
      project_id: 00123456789012345678901234567890
    verify: false
    empty:
    notes: |
      first # no comment
        second

      third
    folded: >-
      one
      two
  list:
  - name: a
    values:
      x: "\\u0041\\n"
  -   - 1
      - ~
  - plain text
...
ignored: [
`;
    expect(parseYaml(text)).toEqual({
      defaults: { verify: true, regions: ['one', 'two #2', { name: 'three' }] },
      clouds: {
        cairn: {
          verify: false,
          regions: ['one', 'two #2', { name: 'three' }],
          auth: {
            auth_url: 'http://cairn:8788/identity/v3#x',
            token: 'it\'s "x"',
            project_id: '00123456789012345678901234567890',
          },
          empty: null,
          notes: 'first # no comment\n  second\n\nthird\n',
          folded: 'one two',
        },
        list: [{ name: 'a', values: { x: 'A\n' } }, ['1', null], 'plain text'],
      },
    });
    expect(parseYaml('')).toBeNull();
    expect(parseYaml('{"clouds": {\n  "a": {"auth": {"token": "t: u"}}}\n}')).toEqual({
      clouds: { a: { auth: { token: 't: u' } } },
    });
  });

  it.each([
    ['a: 1\n\tb: 2', 2, 'tab'],
    ['a: 1\na: 2', 2, 'twice'],
    ['a:\n    b: 1\n  c: 2', 3, 'same depth'],
    ['a: "open', 1, 'quote'],
    ['a: *none', 1, 'no anchor &none'],
    ['a: !!binary x', 1, 'needs quotes'],
    ['a: [1, 2', 1, 'comma or ]'],
    ['a: {b}', 1, 'key: value'],
    ['text\nmore', 2, 'does not fit'],
    [`a: ${'['.repeat(40)}`, 1, 'levels'],
    [Array.from({ length: 40 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n'), 34, 'levels'],
  ])('refuses %j with the line', (text, line, message) => {
    const failure = failureOf(text);
    expect([failure.line, failure.message]).toEqual([line, expect.stringContaining(message)]);
  });

  it('reads back what it is given, in block and in flow form', () => {
    const { value } = fc.letrec<{ value: YamlValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<YamlValue>(null, true, false),
        fc.string({ unit: 'grapheme' }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
      ),
    }));
    const block = (one: YamlValue, indent: string): string => {
      if (typeof one !== 'object' || one === null) return ` ${JSON.stringify(one)}\n`;
      const lines = Array.isArray(one)
        ? one.map((item: YamlValue) => `${indent}-${block(item, `${indent}  `)}`)
        : Object.entries(one).map(
            ([key, item]) => `${indent}${JSON.stringify(key)}:${block(item, `${indent}  `)}`,
          );
      if (lines.length === 0) return Array.isArray(one) ? ' []\n' : ' {}\n';
      return `\n${lines.join('')}`;
    };
    const known = (one: YamlValue): boolean => !JSON.stringify(one).includes('"<<":');
    fc.assert(
      fc.property(value.filter(known), (one) => {
        expect(parseYaml(block(one, ''))).toEqual(one);
        expect(parseYaml(JSON.stringify(one))).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });

  it('ends for every text, with a value or a line', () => {
    const piece = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '-',
      '#',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ',',
      '&x',
      '*x',
      '|',
      '>',
      '<<',
      '  ',
      '\t',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          parseYaml(pieces.join(''));
        } catch (error) {
          if (!(error instanceof YamlError)) throw error;
          expect(error.line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
