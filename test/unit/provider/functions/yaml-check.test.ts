import { describe, expect, it } from 'vitest';
import { checkYaml } from '../../../../provider/functions/yaml-check.ts';
import { YamlProblem } from '../../../../provider/functions/yaml-reader.ts';

const GOOD = `#cloud-config
# every form that people use
users:
  - name: ada
    sudo: ALL=(ALL) NOPASSWD:ALL
    groups: [adm, "wheel", 'x y']
  - default
packages:
- htop            # as deep as its key
- {name: x, version: "1.2"}
runcmd:
  - [sh, -c, "echo hi: there"]
  - echo foo >> /etc/x
  -
    - nested
  - |
    line one
      deeper: x

    after
  - - a
    - b
write_files:
  - path: /etc/motd
    content: >-
      folded
      text: with a colon
  - {path: /etc/b,
     content: "over
       lines"}
plain: this is a
  plain text
  over lines
url: http://x:80/y#z
"quoted key": v
quoted: "a \\"b\\" \\u00e9 \\
  c"
single: 'it''s'
anchored: &base {x: 1}
merged: *base
tagged: !!str 12
empty:
last: -1
`;

const problem = (text: string): string => {
  try {
    checkYaml(text);
  } catch (error) {
    if (error instanceof YamlProblem) return `${error.line}: ${error.message}`;
    throw error;
  }
  return 'none';
};

describe('checkYaml', () => {
  it('accepts what people write and tells the keys at the top with their lines', () => {
    const { form, keys } = checkYaml(GOOD);
    expect(form).toBe('map');
    expect(keys.slice(0, 4)).toEqual([
      { name: 'users', line: 3, form: 'list' },
      { name: 'packages', line: 8, form: 'list' },
      { name: 'runcmd', line: 11, form: 'list' },
      { name: 'write_files', line: 23, form: 'list' },
    ]);
    expect(keys.find(({ name }) => name === 'anchored')?.form).toBe('map');
    expect(keys.find(({ name }) => name === 'quoted key')?.form).toBe('value');
    expect(checkYaml(GOOD.replaceAll('\n', '\r\n'))).toEqual(checkYaml(GOOD));
    expect(checkYaml('# nothing\n').form).toBe('empty');
    expect(checkYaml('---\na: 1\n...\n').form).toBe('map');
    expect(checkYaml('- a\n- b\n').form).toBe('list');
    expect(checkYaml('? complex\n: key\n').form).toBe('unchecked');
  });

  it.each([
    ['a: 1\n b: 2\n', '2: is indented more than the line above it'],
    ['a:\n  b: 1\n c: 2\n', '3: is indented'],
    ['a:\n  - b\n - c\n', '3: is indented'],
    ['a: b: c\n', '1: a second ": " on the line'],
    ['a: - b\n', '1: a list cannot begin behind a key'],
    ['a: 1\nb\nc: 2\n', '2: "b" has no colon'],
    ['a: 1\na: 2\n', '2: the key "a" stands on line 1 already'],
    ['a: "b\nc: 1\n', '1: the " that begins here has no end'],
    ['a: "b" c\n', '1: "c" follows a value that has ended'],
    ['a: "\\d"\n', '1: \\d means nothing between double quotes'],
    ['a: [1, 2\nb: 3\n', '1: the bracket that begins here is never closed with ]'],
    ['a: [1, {b: 2]\n', '1: ] closes nothing here, but } is due'],
    ['a: ["b" "c"]\n', '1: a comma is missing before'],
    ['a:\n\t- b\n', '2: a tab stands where spaces must indent'],
    ['a: @b\n', '1: a text cannot begin with @'],
    ['a: |x\n  b\n', '1: "|x" cannot stand behind | or >'],
    ['a: 1\n---\nb: 2\n', '2: a second document begins here'],
    ['a: \u0007\n', '1: the control character U+0007'],
    ['a: 1\n- b\n', '2: a list entry stands where the next key should'],
  ])('finds what is wrong with %j', (text, expected) => {
    expect(problem(text)).toContain(expected);
  });

  it('does not run away with deep nesting', () => {
    expect(problem(Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'))).toContain(
      'too deep',
    );
    expect(problem(`a: ${'['.repeat(10_000)}`)).toContain('never closed');
  });
});
