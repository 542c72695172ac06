import { describe, expect, test } from 'vitest';
import { allows } from '../../../reconciler/policy/compile.ts';
import { parseRule } from '../../../reconciler/policy/parse.ts';
import { printRule } from '../../../reconciler/policy/print.ts';
import { RULE_CHECK_LIMIT, RULE_DEPTH_LIMIT, RULE_LENGTH_LIMIT } from '../../../reconciler/policy/rule.ts';
import type { RuleProblem } from '../../../reconciler/policy/rule.ts';
import { NOBODY, inProject, onDomain, onSystem, policyOf, treeOf } from './people.ts';

const member = inProject('member');
const own = { project_id: 'p-own', id: 's-1', name: 'web', size: 3, public: true, owner: null };
const user = {
  user: { id: 'u-member', domain_id: 'd-own', enabled: true, tags: ['a', 'b'] },
  role: { name: 'member' },
};

/** What the documentation of oslo.policy says that each rule means, tried on somebody and something. */
test.each([
  // Special rules
  ['', NOBODY, {}, true],
  ['@', NOBODY, {}, true],
  ['!', onSystem('admin'), {}, false],
  ['not !', NOBODY, {}, true],
  ['not @', NOBODY, {}, false],
  // Roles, in capitals or not
  ['role:member', member, {}, true],
  ['role:MEMBER', member, {}, true],
  ['role:member', { ...member, roles: ['Member'] }, {}, true],
  ['role:admin', member, {}, false],
  ['role:compute:operator', { ...member, roles: ['compute:operator'] }, {}, true],
  ['role:%(role.name)s', member, user, true],
  ['role:%(role.name)s', member, {}, false],
  ['Role:member', member, {}, false],
  // Operators in any case; not binds closer than and, and than or
  ['role:admin or role:member', member, {}, true],
  ['role:admin OR role:member', member, {}, true],
  ['role:admin And role:member', member, {}, false],
  ['not role:admin and role:member', member, {}, true],
  ['not (role:admin or role:member)', member, {}, false],
  ['role:member or role:reader and role:admin', member, {}, true],
  ['(role:member or role:reader) and role:admin', member, {}, false],
  ['role:admin and role:x or role:member and role:reader', member, {}, true],
  ['not not role:member', member, {}, true],
  ['role:member and not role:admin', member, {}, true],
  ['((role:member))', member, {}, true],
  ['  role:admin\n\tor   role:member ', member, {}, true],
  // Attributes of the credentials against the target
  ['project_id:%(project_id)s', member, own, true],
  ['project_id:%(project_id)s', inProject('member', 'p-other'), own, false],
  ['tenant_id:%(tenant_id)s', member, own, true],
  ['tenant:%(target.server.tenant_id)s', member, { server: own }, true],
  ['user_id:%(target.user.id)s', member, user, true],
  ['user_id:%(user.id)s', member, user, true],
  ['domain_id:%(target.user.domain_id)s', onDomain('reader'), user, true],
  ['domain_id:%(target.user.domain_id)s', onDomain('reader', 'd-other'), user, false],
  ['user_id:%(user_id)s', member, { user_id: 'u-member' }, true],
  ['user_id:%(target.user.id)s', member, { 'user.id': 'u-member' }, false],
  ['project_id:p-own', member, {}, true],
  ['project_id:p-%(what)s', member, { what: 'own' }, true],
  ['project_id:%(first)s%(second)s', member, { first: 'p-', second: 'own' }, true],
  ['user_name:100%%', { ...member, user_name: '100%' }, {}, true],
  ['roles:%(role.name)s', member, user, true],
  ['roles:admin', member, user, false],
  ['system_scope:all', onSystem('reader'), {}, true],
  ['system_scope:all', member, {}, false],
  ['is_admin:True', onSystem('admin'), {}, true],
  ['is_admin:True', inProject('admin'), {}, false],
  ['is_admin_project:True', inProject('admin', 'p-own', { is_admin_project: true }), {}, true],
  ['is_admin_project:False', member, {}, true],
  ['token.project.domain.id:%(domain_id)s', member, { domain_id: 'd-own' }, true],
  // Literals against the target
  ["'member':%(role.name)s", NOBODY, user, true],
  ['"member":%(target.role.name)s', NOBODY, user, true],
  ["'Member':%(target.role.name)s", NOBODY, user, false],
  ['True:%(target.user.enabled)s', NOBODY, user, true],
  ['False:%(user.enabled)s', NOBODY, user, false],
  ['None:%(owner)s', NOBODY, own, true],
  ['None:%(name)s', NOBODY, own, false],
  ['3:%(size)s', NOBODY, own, true],
  ['-3:%(size)s', NOBODY, own, false],
  ["'x':x", NOBODY, {}, true],
  // What is missing equals nothing, not even what is missing on the other side
  ['project_id:%(moon)s', member, own, false],
  ['moon:%(project_id)s', member, own, false],
  ['moon.base:%(project_id)s', member, own, false],
  ['None:%(moon)s', NOBODY, own, false],
  ['project_id:%(owner)s', NOBODY, own, false],
  ['project_id:None', NOBODY, {}, true],
  ['project_id:None', member, {}, false],
  ['user_name:%(owner)s', { ...member, user_name: 'None' }, own, false],
  ['user_name:%(user)s', { ...member, user_name: '[object Object]' }, user, false],
  ['user_name:%(user.tags)s', { ...member, user_name: 'a' }, user, false],
  ['user_name:%(name.length)s', { ...member, user_name: '3' }, own, false],
  ['user_name:%(constructor.name)s', { ...member, user_name: 'Object' }, own, false],
  ['constructor.name:Object', member, {}, false],
  ['roles.length:3', member, {}, false],
  ['roles.0:member', member, {}, false],
  ['toString:%(name)s', member, own, false],
  // The old form: any of the entries, of which all checks hold
  ['[]', NOBODY, {}, true],
  ['[[]]', NOBODY, {}, false],
  ['["role:member"]', member, {}, true],
  ['[["role:admin"], ["role:member", "project_id:%(project_id)s"]]', member, own, true],
  ['[["role:admin"], ["role:member", "project_id:%(project_id)s"]]', member, {}, false],
  ['[["@"]]', NOBODY, {}, true],
  ['[[], "!", ["role:member"]]', member, {}, true],
] as const)('%s', (text, credentials, target, allowed) => {
  expect(allows(policyOf({ r: text }), 'r', credentials, target)).toBe(allowed);
});

function problemOf(text: string): RuleProblem | null {
  const parsed = parseRule(text);
  return 'problem' in parsed ? parsed.problem : null;
}

describe('a wrong rule is refused with its place, what was expected and what to do', () => {
  test.each([
    [' ', 1, 'only white space', 'Write "" to allow everyone.'],
    ['role:admin or', 14, 'found the end of the rule', undefined],
    ['and role:admin', 1, 'found "and"', undefined],
    [
      'role:admin role:member',
      12,
      'expected "and", "or" or the end of the rule; found "role:member"',
      undefined,
    ],
    ['(role:admin', 12, 'expected "and", "or" or a closing parenthesis; found the end', undefined],
    ['(role:admin role:member)', 13, 'expected "and", "or" or a closing parenthesis', undefined],
    ['role:admin)', 11, 'found ")"', 'There is one closing parenthesis too many.'],
    ['()', 2, 'found ")"', undefined],
    ['not', 4, 'found the end of the rule', undefined],
    ['role:admin && role:member', 12, 'expected "and"', 'Write and.'],
    ['&& role:member', 1, 'found "&&"', 'Write and.'],
    [
      'role:admin or manager_required',
      15,
      'expected a check',
      'Did you mean role:manager_required or rule:manager_required?',
    ],
    ['"role:admin"', 1, 'before the colon', 'A value in quotes has no white space'],
    ['role:', 6, 'expected the name of a role; found nothing', undefined],
    ['rule:', 6, 'expected the name of a rule; found nothing', undefined],
    ['rule:%(x)s', 6, 'expected the name of a rule', undefined],
    [':x', 1, 'found nothing', undefined],
    ['a b:c', 1, 'expected a check', 'Did you mean role:a or rule:a?'],
    ['project_id:%(project_id)', 12, 'expected a value or %(key)s', 'A place is written %(key)s'],
    ['project_id:%(project_id', 12, 'expected a value or %(key)s', undefined],
    ['project_id:50%', 14, 'found "%"', 'a per cent sign itself %%'],
    ["project_id:'x'", 12, 'expected a value', 'without quotes'],
    ['(role:admin)or(role:member)', 12, 'found ")or(role:member"', 'Put white space'],
    ['1.5:%(size)s', 1, 'expected an attribute', undefined],
    ['http://policy.example/check', 1, 'http: checks are refused', 'Say it with roles'],
    ['role:a and https://x', 12, 'https: checks are refused', undefined],
    ['[["role:admin"]', 1, 'must be a JSON list', undefined],
    [
      '[["role:admin"], ["role:a and role:b"]]',
      1,
      'entry 2: expected one check without white space',
      undefined,
    ],
    ['[[{}]]', 1, 'entry 1: expected a check as text', undefined],
    ['[["role:"]]', 1, 'entry 1: expected the name of a role', undefined],
  ])('%s', (text, position, message, hint) => {
    const problem = problemOf(text);
    expect(problem?.position).toBe(position);
    expect(problem?.message).toContain(message);
    if (hint !== undefined) expect(problem?.hint).toContain(hint);
  });

  test('also when it is long, wide or deep, which is no work', () => {
    const wide = (count: number): string => Array.from({ length: count }, () => 'role:a').join(' or ');
    const deep = (count: number): string => `${'('.repeat(count)}role:a${')'.repeat(count)}`;
    expect(problemOf(wide(RULE_CHECK_LIMIT))).toBeNull();
    expect(problemOf(wide(RULE_CHECK_LIMIT + 1))?.message).toContain('at most 512 checks');
    expect(problemOf(deep(RULE_DEPTH_LIMIT - 1))).toBeNull();
    expect(problemOf(deep(RULE_DEPTH_LIMIT + 1))?.message).toContain('nested deeper than 32');
    expect(problemOf('not '.repeat(1000))?.message).toContain('nested deeper than 32');
    expect(problemOf('('.repeat(RULE_LENGTH_LIMIT))?.message).toContain('nested deeper than 32');
    expect(problemOf('x'.repeat(RULE_LENGTH_LIMIT + 1))?.message).toContain('at most 8192 characters');
    expect(problemOf(JSON.stringify(Array.from({ length: 600 }, () => ['@'])))?.message).toContain(
      'at most 512',
    );
    expect(problemOf(`[${'['.repeat(8000)}`)?.message).toContain('must be a JSON list');
  });

  test('in a message that stays short and on one line', () => {
    const message = problemOf(`x\u0000${'y'.repeat(5000)}`)?.message ?? '';
    expect(message.length).toBeLessThan(250);
    expect(message).not.toContain('\u0000');
  });
});

test.each([
  ['', '@'],
  ['(role:a) OR (role:b AND (role:c))', 'role:a or role:b and role:c'],
  ['(role:a or role:b) and role:c', '(role:a or role:b) and role:c'],
  ['not (role:a and role:b)', 'not (role:a and role:b)'],
  ['"public":%(visibility)s', "'public':%(visibility)s"],
  ['x:100%%-%(a)s', 'x:100%%-%(a)s'],
  ['[["role:a"], ["role:b", "None:%(x)s"]]', 'role:a or role:b and None:%(x)s'],
])('%s is printed as %s', (text, printed) => {
  expect(printRule(treeOf(text))).toBe(printed);
});
