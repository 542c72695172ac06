import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allows, compilePolicy } from '../../../reconciler/policy/compile.ts';
import type { Credentials } from '../../../reconciler/policy/credentials.ts';
import { parseRule } from '../../../reconciler/policy/parse.ts';
import { rulesNamed } from '../../../reconciler/policy/rule-graph.ts';
import type { Check } from '../../../reconciler/policy/rule.ts';
import type { Target } from '../../../reconciler/policy/values.ts';

type Rules = Readonly<Record<string, string>>;
type Trial = {
  readonly rules: Rules;
  readonly who: Readonly<Record<string, unknown>>;
  readonly what: { readonly x?: unknown; readonly y?: unknown; readonly inner?: unknown };
};

const check = fc.oneof(
  fc.constantFrom('@', '!', 'rule:s', 'rule:t'),
  fc
    .tuple(
      fc.constantFrom(
        'role',
        'project_id',
        'user_id',
        'roles',
        'system_scope',
        'is_admin_project',
        'moon',
        'deep.x',
        'deep.list',
        "'a'",
        '"b"',
        'None',
        'True',
        '1',
      ),
      fc.constantFrom(
        'a',
        'B',
        'b',
        'None',
        'all',
        'True',
        '%(x)s',
        '%(user.x)s',
        '%(target.user.x)s',
        '%(z)s',
        'p-%(x)s',
        '100%%',
        '%(x)s%(y)s',
      ),
    )
    .map(([left, right]) => `${left}:${right}`),
);

/** Text that is nearly always a rule: checks, operators and parentheses by the grammar. */
const grammatical = fc.letrec<{ rule: string }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small' },
    check,
    check.map((text) => `not ${text}`),
    tie('rule').map((text) => `(${text})`),
    tie('rule').map((text) => `NOT (${text})`),
    fc
      .tuple(
        fc.array(tie('rule'), { minLength: 2, maxLength: 4 }),
        fc.constantFrom(' and ', ' or ', ' AND\n', '  Or '),
      )
      .map(([parts, operator]) => parts.join(operator)),
  ),
})).rule;

/** Text that nearly never is one. */
const scrambled = fc
  .array(
    fc.oneof(
      check,
      fc.constantFrom('(', ')', ' ', ' ', ' and ', ' or ', 'not ', ':', '%', '%%', 'role:', 'None:'),
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((parts) => parts.join(''));

/** The old form. */
const listed = fc
  .array(fc.oneof(check, fc.array(check, { maxLength: 3 })), { maxLength: 3 })
  .map((list) => JSON.stringify(list));

// No nulls: two of them are equal for OpenStack's engine, and never for Cairn's.
const value = fc.constantFrom('a', 'b', 'B', 'p-a', '100%', 'None', 'ab', 1, true, false);
const trial: fc.Arbitrary<Trial> = fc.record({
  rules: fc.record({
    r: fc.oneof(grammatical, grammatical, scrambled, listed),
    s: fc.constantFrom('role:a', 'project_id:%(x)s', '!'),
    t: fc.constantFrom('rule:s', 'not rule:s', ''),
  }),
  who: fc.record(
    {
      roles: fc.array(fc.constantFrom('a', 'b', 'Admin'), { maxLength: 2 }),
      project_id: value,
      user_id: value,
      system_scope: fc.constant('all'),
      is_admin_project: fc.boolean(),
      deep: fc.record({ x: value, list: fc.array(value, { maxLength: 2 }) }),
    },
    { requiredKeys: ['roles', 'is_admin_project', 'deep'] },
  ),
  what: fc.record({ x: value, y: value, inner: value }, { requiredKeys: [] }),
});

/** OpenStack's targets are flat, Cairn's have objects inside. */
function flat({ inner, ...what }: Trial['what']): object {
  return inner === undefined ? what : { ...what, 'user.x': inner, 'target.user.x': inner };
}
function nested({ inner, ...what }: Trial['what']): Target {
  return (inner === undefined ? what : { ...what, user: { x: inner } }) as Target;
}

/** The rules as trees; undefined when one cannot be read, or names one that is not there: below "not" OpenStack lets that pass. */
function read(rules: Rules): ReadonlyMap<string, { readonly check: Check }> | undefined {
  const trees = new Map<string, { readonly check: Check }>();
  for (const [name, text] of Object.entries(rules)) {
    const parsed = parseRule(text);
    if ('problem' in parsed || [...rulesNamed(parsed.check)].some((other) => !Object.hasOwn(rules, other)))
      return undefined;
    trees.set(name, parsed);
  }
  return trees;
}

/** A rule in the form in which OpenStack's engine takes it: the old one as lists. */
function asGiven(rules: Rules): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(rules).map(([name, text]) => [name, text.startsWith('[') ? JSON.parse(text) : text]),
  );
}

test('every rule that Cairn reads means what it means to OpenStack', () => {
  const trials = fc.sample(trial, { numRuns: 15_000, seed: 4 });
  const read_ones = trials.flatMap((trial) => {
    const rules = read(trial.rules);
    return rules === undefined ? [] : [{ trial, rules }];
  });
  const lines = read_ones.map(({ trial: { rules, who, what } }) =>
    JSON.stringify([asGiven(rules), 'r', who, flat(what)]),
  );
  const program = join(import.meta.dirname, 'oslo-answers.py');
  const { stdout, stderr, status } = spawnSync('/usr/bin/python3', [program], {
    input: `${lines.join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 10_000_000,
    timeout: 120_000,
  });
  expect([status, stderr]).toEqual([0, '']);
  const theirs = stdout.trim().split('\n');
  const ours = read_ones.map(({ trial: { who, what }, rules }) =>
    String(allows(compilePolicy(rules), 'r', who as unknown as Credentials, nested(what))),
  );
  const different = read_ones.flatMap(({ trial }, at) =>
    ours[at] === theirs[at] ? [] : [{ ...trial, ours: ours[at], theirs: theirs[at] }],
  );
  expect(different.slice(0, 5)).toEqual([]);
  expect(theirs).toHaveLength(ours.length);
  // The trial says something: many rules were read, and of both answers there were many.
  const allowed = ours.filter((answer) => answer === 'true').length;
  expect(read_ones.length).toBeGreaterThan(10_000);
  expect(allowed).toBeGreaterThan(2000);
  expect(ours.length - allowed).toBeGreaterThan(2000);
  console.log(`oslo.policy: ${ours.length} rules answered alike, ${allowed} of them with leave`);
});
