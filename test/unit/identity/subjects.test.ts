import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeRoles, rolesGiven, subjectOf } from '../../../reconciler/identity/subjects.ts';
import { ADMIN_PROJECT_ID } from '../../../reconciler/model/built-in.ts';
import type { AssignmentRow, RoleRow, SubjectFacts } from '../../../reconciler/store/subjects.ts';

const ids: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const roles: fc.Arbitrary<readonly RoleRow[]> = fc.uniqueArray(
  fc.record({ id: ids, implied_role_ids: fc.uniqueArray(ids) }).map((role) => ({ ...role, name: role.id })),
  { selector: ({ id }) => id },
);
const idsOf = (found: readonly RoleRow[]): readonly string[] => found.map(({ id }) => id).sort();

describe('the closure of roles', () => {
  test('is the least set that holds the given and all that they imply', () => {
    fc.assert(
      fc.property(roles, fc.uniqueArray(ids), (all, given) => {
        const closed = new Set(idsOf(closeRoles(given, all)));
        const known = new Map(all.map((role) => [role.id, role]));
        for (const id of given) expect(closed.has(id)).toBe(known.has(id));
        for (const id of closed) {
          for (const implied of known.get(id)?.implied_role_ids ?? []) {
            expect(closed.has(implied)).toBe(known.has(implied));
          }
          // Nothing is there without a reason: taken away, it is missed.
          const rest = [...closed].filter((other) => other !== id);
          const needed =
            given.includes(id) ||
            rest.some((other) => known.get(other)?.implied_role_ids.includes(id) === true);
          expect(needed).toBe(true);
        }
      }),
    );
  });

  test('is closed, grows with what is given, and has no order', () => {
    fc.assert(
      fc.property(roles, fc.uniqueArray(ids), fc.uniqueArray(ids), (all, given, more) => {
        const once = idsOf(closeRoles(given, all));
        expect(idsOf(closeRoles(once, all))).toEqual(once);
        expect(idsOf(closeRoles(given.toReversed(), all.toReversed()))).toEqual(once);
        const wider = new Set(idsOf(closeRoles([...given, ...more], all)));
        for (const id of once) expect(wider.has(id)).toBe(true);
      }),
    );
  });
});

const named = (id: string, enabled = true) => ({ id, name: id, enabled });
const project = (id: string, parent_id: string | null, enabled = true) => ({
  ...named(id, enabled),
  domain_id: 'home',
  parent_id,
});
const facts = (changes: Partial<SubjectFacts> = {}): SubjectFacts => ({
  revision: 1,
  user: { ...named('user'), domain_id: 'home', default_project_id: null },
  user_domain: named('home'),
  epoch: 0,
  projects: [project('leaf', 'middle'), project('middle', 'top'), project('top', null)],
  scope_domain: named('home'),
  assignments: [],
  roles: [
    { id: 'r1', name: 'writer', implied_role_ids: ['r2'] },
    { id: 'r2', name: 'reader', implied_role_ids: [] },
  ],
  application_credential: null,
  ...changes,
});
const given = (changes: Partial<AssignmentRow>): AssignmentRow => ({
  role_id: 'r1',
  project_id: null,
  domain_id: null,
  is_system: false,
  inherited: false,
  ...changes,
});
const IN_LEAF = { kind: 'project', id: 'leaf' } as const;

test.each([
  [given({ project_id: 'leaf' }), IN_LEAF, true],
  [given({ project_id: 'leaf', inherited: true }), IN_LEAF, false],
  [given({ project_id: 'middle' }), IN_LEAF, false],
  [given({ project_id: 'middle', inherited: true }), IN_LEAF, true],
  [given({ project_id: 'top', inherited: true }), IN_LEAF, true],
  [given({ project_id: 'other', inherited: true }), IN_LEAF, false],
  [given({ domain_id: 'home' }), IN_LEAF, false],
  [given({ domain_id: 'home', inherited: true }), IN_LEAF, true],
  [given({ domain_id: 'other', inherited: true }), IN_LEAF, false],
  [given({ is_system: true }), IN_LEAF, false],
  [given({ is_system: true }), { kind: 'system' } as const, true],
  [given({ is_system: true, inherited: true }), { kind: 'system' } as const, false],
  [given({ domain_id: 'home' }), { kind: 'domain', id: 'home' } as const, true],
  [given({ domain_id: 'home', inherited: true }), { kind: 'domain', id: 'home' } as const, false],
  [given({ project_id: 'leaf' }), { kind: 'unscoped' } as const, false],
])('%j gives a role in %j: %s', (assignment, scope, holds) => {
  expect(rolesGiven(facts({ assignments: [assignment] }), scope)).toEqual(holds ? ['r1'] : []);
});

describe('a subject', () => {
  const assignments = [given({ project_id: 'leaf' })];

  test.each([
    ['no_user', { user: null }],
    ['no_user', { user_domain: null }],
    ['user_disabled', { user: { ...named('user', false), domain_id: 'home', default_project_id: null } }],
    ['user_disabled', { user_domain: named('home', false) }],
    ['no_scope', { projects: [] }],
    ['no_scope', { scope_domain: null }],
    ['no_scope', { projects: [project('leaf', 'middle')] }],
    ['scope_disabled', { scope_domain: named('home', false) }],
    ['scope_disabled', { projects: [project('leaf', 'top'), project('top', null, false)] }],
    ['scope_disabled', { projects: [project('leaf', null, false)] }],
    ['no_role', { assignments: [] }],
    ['no_role', { roles: [] }],
  ])('is refused as %s for %j', (reason, changes) => {
    expect(subjectOf(facts({ assignments, ...changes }), IN_LEAF, null)).toEqual({ refused: reason });
  });

  test('of a credential has its roles and no more', () => {
    const credential = {
      id: 'c',
      name: 'robot',
      user_id: 'user',
      project_id: 'leaf',
      role_ids: ['r2'],
      expires_at: null,
      unrestricted: false,
      access_rules: null,
    };
    const rolesOf = (changes: Partial<typeof credential> | { readonly role_ids: null }) => {
      const application_credential = { ...credential, ...changes };
      const answer = subjectOf(facts({ assignments, application_credential }), IN_LEAF, 'c');
      return 'subject' in answer ? answer.subject.credentials.roles : answer.refused;
    };
    expect(rolesOf({})).toEqual(['reader']);
    expect(rolesOf({ role_ids: ['r1'] })).toEqual(['reader', 'writer']);
    expect(rolesOf({ role_ids: null })).toEqual(['reader', 'writer']);
    expect(rolesOf({ role_ids: [] })).toBe('no_role');
    expect(rolesOf({ role_ids: ['foreign'] })).toBe('no_role');
    expect(rolesOf({ user_id: 'other' })).toBe('credential_for_another');
    expect(rolesOf({ project_id: 'top' })).toBe('credential_for_another');
    expect(subjectOf(facts({ assignments }), IN_LEAF, 'c')).toEqual({ refused: 'no_credential' });
    // What a credential may not is no bound on its user.
    const own = subjectOf(facts({ assignments }), IN_LEAF, null);
    expect('subject' in own && own.subject.application_credential).toBeNull();
  });

  test('administers the cloud by the project admin alone, which is known by its id', () => {
    const isAdmin = (id: string, name: string): boolean => {
      const given = assignments.map((each) =>
        each.project_id === 'leaf' ? { ...each, project_id: id } : each,
      );
      const answer = subjectOf(
        facts({ assignments: given, projects: [{ ...project(id, null), name }] }),
        { kind: 'project', id },
        null,
      );
      return 'subject' in answer && answer.subject.credentials.is_admin_project;
    };
    expect(isAdmin(ADMIN_PROJECT_ID, 'admin')).toBe(true);
    expect(isAdmin(ADMIN_PROJECT_ID, 'renamed')).toBe(true);
    expect(isAdmin('leaf', 'admin')).toBe(false);
  });
});
