import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../../../reconciler/policy/compile.ts';
import type { Credentials } from '../../../reconciler/policy/credentials.ts';
import { evaluate } from '../../../reconciler/policy/evaluate.ts';
import type { Target } from '../../../reconciler/policy/values.ts';
import { NOBODY, inProject, onDomain, onSystem, policyOf, treeOf } from './people.ts';

function refusal(text: string, who: Credentials, what: Target): string {
  const decision = evaluate(policyOf({ r: text }), 'r', who, what);
  return decision.allowed ? 'allowed' : decision.explanation;
}

const reader = inProject('reader');
const own = { project_id: 'p-own' };

describe('a refusal tells what is lacking and what the caller has', () => {
  test.each([
    [
      'role:admin or role:member',
      reader,
      own,
      'The rule r asks for the role admin, or the role member. Your token has the role reader in project p-own.',
    ],
    [
      'role:admin or role:member and project_id:%(project_id)s',
      inProject('member', 'p-other'),
      own,
      'The rule r asks for the role admin, or a token of the project that it belongs to. Your token has the roles member, reader in project p-other.',
    ],
    [
      'role:member and project_id:%(project_id)s',
      NOBODY,
      own,
      'asks for the role member and a token of the project that it belongs to. Your token has no role and no scope.',
    ],
    [
      'role:admin and system_scope:all',
      onDomain('manager'),
      {},
      'asks for the role admin and a token of the system. Your token has the roles manager, member, reader in domain d-own.',
    ],
    [
      'not role:reader',
      onSystem('reader'),
      {},
      'asks for not the role reader. Your token has the role reader on the system.',
    ],
    [
      "'manager':%(target.role.name)s or 'member':%(target.role.name)s",
      reader,
      { role: { name: 'admin' } },
      'asks for the role to be manager, or the role to be member.',
    ],
    ['!', reader, {}, 'The rule r allows nobody to do this.'],
    ['role:admin and !', reader, {}, 'The rule r allows nobody to do this.'],
    ['role:a or (role:a and role:b)', reader, {}, 'asks for the role a. Your'],
    [
      'role:a or role:b or role:c or role:d or role:e or role:f',
      reader,
      {},
      'the role e, or another way that the rule names.',
    ],
    ['project_id:11111111', reader, {}, 'asks for another project_id. Your'],
    ["'secret-project':%(project_id)s", reader, own, 'asks for another project_id. Your'],
  ])('%s', (text, who, what, told) => {
    expect(refusal(text, who, what)).toContain(told);
  });

  test('in the words of the rules that it names, when they have any', () => {
    const rules = new Map([
      ['is_admin', { check: treeOf('role:admin and system_scope:all'), phrase: 'an administrator' }],
      ['plain', { check: treeOf('role:plain') }],
      ['r', { check: treeOf('rule:is_admin or rule:plain') }],
    ]);
    const decision = evaluate(compilePolicy(rules), 'r', reader, {});
    expect(decision).toMatchObject({
      explanation: expect.stringContaining('asks for an administrator, or the role plain.'),
    });
  });

  test('in a few words when there are many ways', () => {
    const any = (letter: string): string =>
      `(${Array.from({ length: 50 }, (_, at) => `role:${letter}${at}`).join(' or ')})`;
    const told = refusal(
      ['a', 'b', 'c', 'd', 'e'].map(any).join(' and '),
      { ...reader, roles: Array.from({ length: 500 }, (_, at) => `x${at}`) },
      {},
    );
    expect(told).toContain('and 480 more');
    expect(told.length).toBeLessThan(1000);
  });
});

test('a rule that is not there refuses', () => {
  expect(evaluate(policyOf({}), 'moon', onSystem('admin'), {})).toEqual({
    allowed: false,
    explanation: 'The rule moon allows nobody to do this.',
  });
  expect(refusal('not rule:moon', onSystem('admin'), {})).toBe('The rule r allows nobody to do this.');
});
