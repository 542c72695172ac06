import * as fc from 'fast-check';
import { KINDS } from '../../schemas/generated/kinds.ts';
import type { KindName } from '../../schemas/generated/types.ts';
import { describe, expect, test } from 'vitest';
import { allows, compilePolicy } from '../../reconciler/policy/compile.ts';
import type { Policy } from '../../reconciler/policy/compile.ts';
import type { Credentials } from '../../reconciler/policy/credentials.ts';
import { shippedPolicy, shippedRules } from '../../reconciler/policy/defaults.ts';
import { judge, maySee, refusedBeforehand } from '../../reconciler/policy/judge.ts';
import { NAMED_KINDS, READING_VERBS, ruleFor, verbsOf } from '../../reconciler/policy/names.ts';
import { sharedWith } from '../../reconciler/policy/target.ts';
import type { Target } from '../../reconciler/policy/values.ts';
import { isInside, mayUse, ownershipOf, visibilityOf } from '../../reconciler/policy/visibility.ts';
import { domainOf, objectAt, PLACES } from '../unit/policy/objects.ts';
import type { Place } from '../unit/policy/objects.ts';
import { NOBODY, rolesOf, treeOf } from '../unit/policy/people.ts';

const shipped = shippedPolicy();
const rules = shippedRules();
const kind = fc.constantFrom(...NAMED_KINDS);
const place = fc.constantFrom(...PLACES);

/** Credentials as tokens give them: one scope at most. */
const credentials: fc.Arbitrary<Credentials> = fc
  .record({
    user_id: fc.option(fc.constantFrom(...PLACES.map(({ user_id }) => user_id))),
    scope: fc.constantFrom('project', 'domain', 'system', 'admin project', 'none'),
    at: place,
    roles: fc.subarray(['admin', 'manager', 'member', 'reader', 'auditor']),
  })
  .map(({ user_id, scope, at, roles }) => ({
    ...NOBODY,
    user_id,
    user_domain_id: user_id === null ? null : domainOf(user_id),
    project_id: scope === 'project' ? at.project_id : scope === 'admin project' ? 'p-admin' : null,
    project_domain_id: scope === 'project' ? at.domain_id : null,
    domain_id: scope === 'domain' ? at.domain_id : null,
    system_scope: scope === 'system' ? 'all' : null,
    roles: [...new Set(roles.flatMap(rolesOf))],
    is_admin_project: scope === 'admin project',
  }));

/** Rules that somebody may have written for any of the kinds, from nothing to everything. */
const text = fc.constantFrom(
  '',
  '!',
  'role:auditor',
  'role:reader',
  'not role:admin',
  'project_id:%(project_id)s',
  'rule:project_member',
  'rule:admin_or_system_reader',
  'user_id:%(user_id)s or domain_id:%(domain_id)s',
);
const policy: fc.Arbitrary<Policy> = fc
  .array(fc.tuple(kind, text), { maxLength: 30 })
  .map((overrides) =>
    compilePolicy(
      new Map([
        ...rules,
        ...overrides.flatMap(([kind, text]) =>
          verbsOf(kind).map((verb) => [ruleFor(kind, verb), { check: treeOf(text) }] as const),
        ),
      ]),
    ),
  );

/**
 * How an object is lent to others: an image's visibility, whether a flavor is for everybody, and a project that is a member of the image, is
 * the member (of an image_member), or has access to the flavor.
 */
type Lent = { readonly visibility: string; readonly public: boolean; readonly member_id: string };
const lent: fc.Arbitrary<Lent> = fc.record({
  visibility: fc.constantFrom('private', 'shared', 'community', 'public'),
  public: fc.boolean(),
  member_id: fc.constantFrom('p-elsewhere', ...PLACES.map(({ project_id }) => project_id)),
});

/** An object as the API shows it to rules when somebody asks for it. */
function objectFor(kind: string, at: Place, lent: Lent, who: Credentials): Target {
  const { visibility, member_id } = lent;
  if (kind === 'flavor') {
    return objectAt(kind, at, { public: lent.public, access_project_ids: ['p-nobody', member_id] });
  }
  if (kind === 'image_member') return objectAt(kind, at, { member_id });
  if (kind !== 'image') return objectAt(kind, at);
  const isMember = visibility === 'shared' && who.project_id === member_id;
  return objectAt(kind, at, { visibility }, isMember ? sharedWith(member_id) : {});
}

/** What Glance says of an image that one does not own, and Nova of a flavor that is not for everybody. */
function isLentTo(kind: string, who: Credentials, { visibility, member_id }: Lent): boolean {
  if (who.project_id === null) return false;
  if (kind === 'image_member' || kind === 'flavor') return who.project_id === member_id;
  if (kind !== 'image') return false;
  return (
    ['public', 'community'].includes(visibility) || (visibility === 'shared' && who.project_id === member_id)
  );
}

/** The border as the issue says it, in other words than the product's: what may anybody but the system's own know of a place, and change? */
function belongs(kind: string, who: Credentials, at: Place, lent: Pick<Lent, 'public'>): boolean {
  if (who.system_scope !== null || (who.is_admin_project && who.roles.includes('admin'))) return true;
  const sameProject = who.project_id === at.project_id;
  const sameDomain = who.domain_id === at.domain_id;
  const sameUser = who.user_id === at.user_id;
  if (kind === 'flavor') return lent.public;
  if (['role', 'service', 'region', 'endpoint', 'host', 'aggregate', 'policy'].includes(kind)) return true;
  if (kind === 'domain') {
    return [who.domain_id, who.project_domain_id, who.user_domain_id].includes(at.domain_id);
  }
  if (kind === 'project') return sameProject || sameDomain;
  if (kind === 'user' || kind === 'group_membership') return sameUser || sameDomain;
  if (kind === 'group') return sameDomain;
  if (kind === 'application_credential') return sameUser;
  if (kind === 'role_assignment') return sameUser || sameProject || sameDomain;
  return sameProject;
}

/** Rules speak of what is public; who acts in no project has no use of it. */
function isOnlyLent(kind: string, who: Credentials, at: Place): boolean {
  return kind === 'image' && !belongs(kind, who, at, { public: false });
}

/** What SQL does with a filter, on one row: compares texts, or looks whether a list holds one. */
function selected(kind: string, who: Credentials, row: Target): boolean {
  const visibility = visibilityOf(kind, who);
  if (visibility.all) return true;
  return visibility.any_of.some(({ key, value }) => {
    const found = key
      .split('.')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], row);
    return Array.isArray(found) ? found.includes(value) : found !== undefined && String(found) === value;
  });
}

describe('an object is seen', () => {
  test('if and only if the filter selects it and the rule of get allows', () => {
    fc.assert(
      fc.property(kind, place, lent, credentials, policy, (kind, at, lent, who, policy) => {
        const object = objectFor(kind, at, lent, who);
        const seen = maySee(policy, kind, who, object);
        expect(seen).toBe(selected(kind, who, object) && allows(policy, ruleFor(kind, 'get'), who, object));
        const deed = { credentials: who, kind, verb: 'get', stored: object, planned: null };
        expect(judge(policy, deed).outcome === 'allowed').toBe(seen);
      }),
      { numRuns: 1500 },
    );
  });

  test('never across the border, whatever the policy says', () => {
    fc.assert(
      fc.property(kind, place, lent, credentials, (kind, at, lent, who) => {
        const object = objectFor(kind, at, lent, who);
        const own = belongs(kind, who, at, lent);
        expect(isInside(visibilityOf(kind, who), object)).toBe(own || isLentTo(kind, who, lent));
        expect(isInside(ownershipOf(kind, who), object)).toBe(own);
        const { project_id } = who;
        const isUsed = KINDS[kind as KindName].in_project || kind === 'flavor';
        if (project_id === null || !isUsed) return;
        const isEverybodys = kind === 'flavor' ? lent.public : project_id === at.project_id;
        expect(mayUse(kind, project_id, object)).toBe(isEverybodys || isLentTo(kind, who, lent));
      }),
      { numRuns: 5000 },
    );
  });

  test('when the shipped rule allows: the filter hides nothing of that', () => {
    fc.assert(
      fc.property(kind, place, lent, credentials, (kind, at, lent, who) => {
        const object = objectFor(kind, at, lent, who);
        if (who.project_id === null && isOnlyLent(kind, who, at)) return;
        // The rule lets everybody read flavors; which there are for whom is the border's alone.
        if (kind === 'flavor' && !lent.public) return;
        if (!allows(shipped, ruleFor(kind, 'get'), who, object)) return;
        expect(selected(kind, who, object)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('a deed', () => {
  const verb = fc.nat(100);

  test('is done only to what is seen, inside the border, and foreseen; a change only to what is own', () => {
    fc.assert(
      fc.property(
        kind,
        verb,
        place,
        place,
        lent,
        credentials,
        policy,
        (kind, choice, at, to, lent, who, policy) => {
          const verbs = verbsOf(kind);
          const verb = verbs[choice % verbs.length] ?? 'get';
          const stored = verb === 'create' ? null : objectFor(kind, at, lent, who);
          const planned = verb === 'create' || verb === 'update' ? objectFor(kind, to, lent, who) : null;
          const { outcome } = judge(policy, { credentials: who, kind, verb, stored, planned });
          if (outcome !== 'allowed') return;
          if (stored !== null) expect(maySee(policy, kind, who, stored)).toBe(true);
          if (stored !== null && !READING_VERBS.includes(verb))
            expect(belongs(kind, who, at, lent)).toBe(true);
          if (planned !== null) expect(belongs(kind, who, to, lent)).toBe(true);
          expect(refusedBeforehand(policy, who, kind, verb)).toBeNull();
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('that is refused for what others have sounds the same for what nobody has', () => {
    fc.assert(
      fc.property(kind, verb, place, credentials, (kind, choice, at, who) => {
        const lent = { public: false };
        const verbs = verbsOf(kind).filter((verb) => verb !== 'create');
        const verb = verbs[choice % verbs.length] ?? 'get';
        if (belongs(kind, who, at, lent)) return;
        const judged = judge(shipped, {
          credentials: who,
          kind,
          verb,
          stored: objectAt(kind, at, kind === 'flavor' ? lent : {}),
          planned: null,
        });
        const beforehand = refusedBeforehand(shipped, who, kind, verb);
        expect(judged).toEqual(
          beforehand === null
            ? { outcome: 'not_found' }
            : { outcome: 'forbidden', explanation: beforehand, violations: [] },
        );
      }),
      { numRuns: 5000 },
    );
  });
});
