import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allows, compilePolicy } from '../../reconciler/policy/compile.ts';
import type { Credentials } from '../../reconciler/policy/credentials.ts';
import { evaluate } from '../../reconciler/policy/evaluate.ts';
import { couldAllow } from '../../reconciler/policy/foresee.ts';
import { parseRule } from '../../reconciler/policy/parse.ts';
import { printRule } from '../../reconciler/policy/print.ts';
import type { Check } from '../../reconciler/policy/rule.ts';
import { policyOf, treeOf } from '../unit/policy/people.ts';

const WORDS = ['a', 'b', 'B', 'c', 'None', 'True', '1'] as const;
const word = fc.constantFrom(...WORDS);
const wordOrNull = fc.option(word);

const credentials: fc.Arbitrary<Credentials> = fc.record({
  user_id: wordOrNull,
  user_name: wordOrNull,
  user_domain_id: wordOrNull,
  project_id: wordOrNull,
  project_domain_id: wordOrNull,
  domain_id: wordOrNull,
  system_scope: fc.constantFrom('all', null),
  roles: fc.array(fc.constantFrom('a', 'b', 'admin'), { maxLength: 3 }),
  is_admin_project: fc.boolean(),
});

const value = fc.oneof(
  word,
  fc.boolean(),
  fc.integer({ min: 0, max: 2 }),
  fc.constant(null),
  fc.array(word, { maxLength: 2 }),
);
const target = fc.record(
  { x: value, y: value, user: fc.record({ x: value }, { requiredKeys: [] }) },
  { requiredKeys: [] },
);

/**
 * A rule as this test knows it: its text is written by `textOf`, and what it means is said by `meaning`, which was written from the
 * description of the language and shares nothing with the reader and the compiler.
 */
type Term =
  | { readonly op: 'leaf'; readonly left: string; readonly right: string }
  | { readonly op: 'not'; readonly term: Term }
  | { readonly op: 'and' | 'or'; readonly terms: readonly Term[] };

const leaf: fc.Arbitrary<Term> = fc.record({
  op: fc.constant('leaf' as const),
  left: fc.constantFrom(
    'role',
    'project_id',
    'user_id',
    'roles',
    'system_scope',
    'is_admin_project',
    'moon',
    "'a'",
    'None',
    'True',
    '1',
    '@',
    '!',
  ),
  right: fc.constantFrom(
    'a',
    'B',
    'None',
    'all',
    'True',
    '%(x)s',
    '%(target.x)s',
    '%(user.x)s',
    '%(target.user.x)s',
    '%(z)s',
    '%(user)s',
  ),
});
const term: fc.Arbitrary<Term> = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ op: fc.constant('not' as const), term: tie('term') }),
    fc.record({
      op: fc.constantFrom('and' as const, 'or' as const),
      terms: fc.array(tie('term'), { minLength: 2, maxLength: 4 }),
    }),
  ),
})).term;

/** Text of a term with as many parentheses as wanted, but none missing. `noise` chooses blanks, capitals and spare parentheses. */
function textOf(term: Term, noise: () => number): string {
  const blank = (): string => [' ', '  ', '\n', '\t '][noise() % 4] ?? ' ';
  const spare = (text: string): string => (noise() % 4 === 0 ? `(${text})` : text);
  const operator = (name: string): string => (noise() % 3 === 0 ? name.toUpperCase() : name);
  switch (term.op) {
    case 'leaf':
      return spare(['@', '!'].includes(term.left) ? term.left : `${term.left}:${term.right}`);
    case 'not': {
      const inner = textOf(term.term, noise);
      const enclosed = term.term.op === 'and' || term.term.op === 'or' ? `(${inner})` : inner;
      return spare(`${operator('not')}${blank()}${enclosed}`);
    }
    default: {
      const parts = term.terms.map((part) => {
        const inner = textOf(part, noise);
        const bare =
          part.op === 'leaf' ||
          part.op === 'not' ||
          (part.op === 'and' && term.op === 'or' && noise() % 2 === 0);
        return bare ? inner : `(${inner})`;
      });
      return parts.join(`${blank()}${operator(term.op)}${blank()}`);
    }
  }
}

function pythonText(value: unknown): string | undefined {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : undefined;
}

function meaning(term: Term, who: Credentials, what: Readonly<Record<string, unknown>>): boolean {
  if (term.op === 'not') return !meaning(term.term, who, what);
  if (term.op !== 'leaf') {
    const holding = term.terms.filter((part) => meaning(part, who, what)).length;
    return term.op === 'and' ? holding === term.terms.length : holding > 0;
  }
  if (term.left === '@') return true;
  if (term.left === '!') return false;
  const key = /^%\((?:target\.)?(.*)\)s$/.exec(term.right)?.[1];
  const found = key?.startsWith('user.')
    ? (what['user'] as Record<string, unknown> | undefined)?.['x']
    : key === undefined
      ? term.right
      : what[key];
  const wanted = pythonText(found);
  if (wanted === undefined) return false;
  const literal = { "'a'": 'a', None: 'None', True: 'True', '1': '1' }[term.left];
  if (literal !== undefined) return literal === wanted;
  if (key !== undefined && found === null) return false;
  if (term.left === 'role') return who.roles.some((role) => role.toLowerCase() === wanted.toLowerCase());
  if (term.left === 'roles') return (who.roles as readonly string[]).includes(wanted);
  const mine = (who as unknown as Record<string, unknown>)[term.left];
  if (mine === undefined || (mine === null && key !== undefined)) return false;
  return pythonText(mine) === wanted;
}

const noisy = fc.infiniteStream(fc.nat(100)).map((stream) => () => stream.next().value ?? 0);

describe('a rule', () => {
  test('allows what its description says', () => {
    fc.assert(
      fc.property(term, noisy, credentials, target, (term, noise, who, what) => {
        const text = textOf(term, noise);
        expect(allows(policyOf({ r: text }), 'r', who, what), text).toBe(meaning(term, who, what));
      }),
      { numRuns: 5000 },
    );
  });

  test('read in parts by other rules means the same', () => {
    fc.assert(
      fc.property(term, term, noisy, credentials, target, (one, other, noise, who, what) => {
        const rules = {
          one: textOf(one, noise),
          other: textOf(other, noise),
          r: 'rule:one and not rule:other',
        };
        expect(allows(policyOf(rules), 'r', who, what)).toBe(
          meaning(one, who, what) && !meaning(other, who, what),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('is the same after printing and reading', () => {
    const name = fc.stringMatching(/^[a-z%][a-z%:._-]{0,8}$/);
    const part = fc.oneof(name, fc.record({ key: fc.stringMatching(/^[a-z][a-z.:_-]{0,8}$/) }));
    const template = fc
      .array(part, { minLength: 1, maxLength: 4 })
      .filter(
        (parts) => !parts.some((part, at) => typeof part === 'string' && typeof parts[at + 1] === 'string'),
      );
    const left = fc.oneof(
      fc.record({ attribute: fc.stringMatching(/^[a-z_]{1,5}(\.[a-z0-9]{1,5}){0,3}x$/) }),
      fc.record({
        literal: fc.oneof(
          fc.boolean(),
          fc.constant(null),
          fc.integer(),
          fc.stringMatching(/^[a-z()%@]{0,5}$/),
        ),
      }),
    );
    const tree = fc.letrec<{ tree: Check }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom<Check>({ type: 'always' }, { type: 'never' }),
        fc.record({ type: fc.constant('role' as const), name: template }),
        fc.record({ type: fc.constant('rule' as const), name: fc.stringMatching(/^[a-z:_-]{1,12}$/) }),
        fc.record({ type: fc.constant('match' as const), left, right: template }),
        fc.record({ type: fc.constant('not' as const), check: tie('tree') }),
        fc.record({
          type: fc.constantFrom('and' as const, 'or' as const),
          checks: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
        }),
      ),
    })).tree;
    fc.assert(
      fc.property(tree, (check) => {
        fc.pre(!/\b(http|https|role|rule|True|False|None):/.test(JSON.stringify(check)));
        expect(parseRule(printRule(check)), printRule(check)).toEqual({ check });
      }),
      { numRuns: 3000 },
    );
  });

  test('of any text is read or refused, and what is read is printed', () => {
    const bit = fc.constantFrom(
      '(',
      ')',
      ' ',
      'and',
      'or',
      'not',
      'role:',
      'rule:',
      'a',
      ':',
      '%',
      '%(',
      ')s',
      "'",
      '"',
      '[',
      ']',
      ',',
      '@',
      '!',
      '\u0000',
      '🜚',
      '\\',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(bit, { maxLength: 30 }).map((bits) => bits.join('')),
    );
    fc.assert(
      fc.property(text, (text) => {
        const parsed = parseRule(text);
        if ('check' in parsed) expect(parseRule(printRule(parsed.check))).toEqual(parsed);
        else expect(parsed.problem.position).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('before the target is known', () => {
  test('a rule that could allow nothing allows nothing', () => {
    fc.assert(
      fc.property(term, noisy, credentials, target, (term, noise, who, what) => {
        const policy = policyOf({ r: textOf(term, noise), s: 'rule:r' });
        if (!couldAllow(policy, 's', who)) expect(allows(policy, 's', who, what)).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a refusal', () => {
  test('tells nothing of the target', () => {
    const secret = fc.uuid().map((id) => `secret-${id}`);
    const hidden = fc.record({ x: secret, y: secret, user: fc.record({ x: secret }), z: secret });
    fc.assert(
      fc.property(term, noisy, credentials, hidden, (term, noise, who, what) => {
        const decision = evaluate(policyOf({ r: textOf(term, noise) }), 'r', who, what);
        if (decision.allowed) return;
        expect(decision.explanation).not.toContain('secret-');
        expect(decision.explanation.length).toBeLessThan(2000);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('rules that name each other', () => {
  test('in any way allow or refuse, and never run away', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const rule = fc
      .array(fc.tuple(fc.boolean(), fc.constantFrom(...names, 'gone')), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.map(([not, name]) => `${not ? 'not ' : ''}rule:${name}`).join(' and '));
    const rules = fc.record(
      Object.fromEntries(names.map((name) => [name, fc.oneof(rule, fc.constantFrom('@', '!'))])),
    );
    fc.assert(
      fc.property(rules, credentials, (rules, who) => {
        const policy = policyOf(rules as Record<string, string>);
        for (const name of names) {
          const broken = leadsAstray(name, rules as Record<string, string>, []);
          expect(policy.tests.has(name), name).toBe(!broken);
          if (broken) expect(allows(policy, name, who, {})).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('so that the work doubles at each are refused', () => {
    const rules = new Map([['r0', { check: treeOf('role:a or role:b') }]]);
    for (let at = 1; at <= 40; at += 1) {
      rules.set(`r${at}`, { check: treeOf(`rule:r${at - 1} and rule:r${at - 1}`) });
    }
    const policy = compilePolicy(rules);
    expect(policy.tests.has('r12')).toBe(true);
    expect(policy.tests.has('r40')).toBe(false);
  });

  test('in a long chain, in any order, are refused without harm', () => {
    const chain = Array.from(
      { length: 5000 },
      (_, at) => [`r${at}`, { check: treeOf(`rule:r${at + 1}`) }] as const,
    );
    for (const rules of [chain, chain.toReversed()]) {
      const policy = compilePolicy(new Map([...rules, ['r5000', { check: treeOf('@') }] as const]));
      expect(policy.tests.has('r0')).toBe(false);
      expect(policy.tests.has('r5000')).toBe(true);
    }
  });
});

function leadsAstray(
  name: string,
  rules: Readonly<Record<string, string>>,
  seen: readonly string[],
): boolean {
  const text = rules[name];
  if (text === undefined || seen.includes(name)) return true;
  return [...text.matchAll(/rule:(\w+)/g)].some(([, other]) =>
    leadsAstray(other ?? '', rules, [...seen, name]),
  );
}
