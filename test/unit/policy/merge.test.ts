import { describe, expect, test } from 'vitest';
import type { Resource } from '../../../reconciler/model/resource.ts';
import { admit } from '../../../reconciler/kinds/policy/admit.ts';
import { allows } from '../../../reconciler/policy/compile.ts';
import { judge, maySee } from '../../../reconciler/policy/judge.ts';
import { effectivePolicy } from '../../../reconciler/policy/merge.ts';
import type { PolicyDocument } from '../../../reconciler/policy/merge.ts';
import { ruleFor, VERBS } from '../../../reconciler/policy/names.ts';
import { reviewPolicy } from '../../../reconciler/policy/review.ts';
import type { PolicySpec } from '../../../schemas/generated/types.ts';
import { objectAt, PLACES } from './objects.ts';
import { NOBODY, inProject, onDomain, onSystem } from './people.ts';

const [here, , foreign] = PLACES;
if (here === undefined || foreign === undefined) throw new Error('the world has no places');

const document = (rules: Readonly<Record<string, string>>, name = 'site'): PolicyDocument => ({
  name,
  rules,
});
const told = (
  rules: Readonly<Record<string, string>>,
  others: readonly PolicyDocument[] = [],
): readonly string[] =>
  reviewPolicy(document(rules), others, null).violations.map(({ path, message, hint = '' }) =>
    `${path} ${message} ${hint}`.trim(),
  );

/** What introductions to OpenStack show of Glance's policy.json: everybody may handle images, the administrator publishes them. */
const FIVE_RULES = {
  add_image: '',
  get_image: '',
  delete_image: '',
  publicize_image: 'role:admin',
  communitize_image: '',
};

describe('the five rules of the introductions', () => {
  const policy = effectivePolicy([document(FIVE_RULES)]);

  test('are taken as they are written', () => {
    expect(reviewPolicy(document(FIVE_RULES), [], null)).toEqual({ violations: [], warnings: [] });
  });

  test('mean what they say: who is not admin may not publish', () => {
    const image = objectAt('image', here);
    const deed = { kind: 'image', verb: 'publicize', stored: image, planned: null };
    expect(judge(policy, { ...deed, credentials: inProject('member') })).toEqual({
      outcome: 'forbidden',
      explanation:
        'The rule publicize_image asks for the role admin. Your token has the roles member, reader in project p-own.',
      violations: [],
    });
    expect(judge(policy, { ...deed, credentials: inProject('admin') }).outcome).toBe('allowed');
    expect(judge(policy, { ...deed, verb: 'delete', credentials: inProject('reader') }).outcome).toBe(
      'allowed',
    );
  });

  test('open no project to another, although everybody may get an image', () => {
    const member = inProject('admin');
    const image = objectAt('image', foreign);
    expect(allows(policy, 'get_image', member, image)).toBe(true);
    expect(maySee(policy, 'image', member, image)).toBe(false);
    for (const verb of ['get', 'delete', 'publicize', 'communitize']) {
      const deed = { credentials: member, kind: 'image', verb, stored: image, planned: null };
      expect(judge(policy, deed), verb).toEqual({ outcome: 'not_found' });
    }
    const made = { credentials: member, kind: 'image', verb: 'create', stored: null, planned: image };
    expect(judge(policy, made).outcome).toBe('forbidden');
  });
});

test('a whole policy file of the older OpenStack is taken: what Cairn does not do is a warning', () => {
  const rules = {
    context_is_admin: 'role:admin',
    default: 'role:admin',
    add_image: '',
    get_images: '',
    modify_image: '',
    copy_from: '',
    download_image: '',
    upload_image: '',
    get_image_location: '',
    add_member: '',
    get_members: '',
    manage_image_cache: 'role:admin',
    get_task: '',
    deactivate: '',
    admin_or_owner: 'is_admin:True or project_id:%(project_id)s',
    'os_compute_api:servers:stop': 'rule:admin_or_owner',
    'os_compute_api:os-aggregates:create': 'rule:admin_api',
    'identity:create_trust': 'user_id:%(trust.trustor_user_id)s',
    create_subnetpool: '',
  };
  const { violations, warnings } = reviewPolicy(document(rules), [], null);
  expect(violations).toEqual([]);
  expect(warnings.map(({ path }) => path.replace('/spec/rules/', ''))).toEqual([
    'copy_from',
    'get_image_location',
    'manage_image_cache',
    'get_task',
    'identity:create_trust',
    'create_subnetpool',
  ]);
});

describe('a document is refused, by the key, with what to do', () => {
  test.each([
    [
      { get_image: 'role:admin or' },
      '/spec/rules/get_image is wrong at character 14: expected a check, "not" or an opening parenthesis; found the end of the rule',
    ],
    [
      { publicise_image: 'role:admin' },
      '/spec/rules/publicise_image is the name of nothing that is done Did you mean "publicize_image"?',
    ],
    [
      { 'identity:create_usr': '!' },
      '/spec/rules/identity:create_usr is the name of nothing that is done Did you mean "identity:create_user"?',
    ],
    [
      { get_image: 'rule:is_admn' },
      '/spec/rules/get_image names the rule "is_admn", which there is not Did you mean rule:is_admin?',
    ],
    [
      { get_image: 'rule:my_own_rule' },
      '/spec/rules/get_image names the rule "my_own_rule", which there is not Define it in this policy too.',
    ],
    [
      { get_image: 'projct_id:%(project_id)s' },
      '/spec/rules/get_image compares "projct_id", which callers do not have: the check always fails Did you mean project_id:?',
    ],
    [
      { get_image: 'Role:admin' },
      '/spec/rules/get_image compares "Role", which callers do not have: the check always fails Did you mean role:?',
    ],
    [
      { get_image: 'project_id:%(target.projectid)s' },
      '/spec/rules/get_image looks at "projectid", which objects do not have Did you mean project_id?',
    ],
    [
      { 'a/b~c': 'rule:' },
      '/spec/rules/a~1b~0c is wrong at character 6: expected the name of a rule; found nothing',
    ],
    [
      { 'two words': '' },
      '/spec/rules/two words has a name that is none of a rule: up to 255 characters without white space, quotes, parentheses and %',
    ],
  ])('%j', (rules, message) => {
    expect(told(rules as unknown as Record<string, string>)).toEqual([message]);
  });

  test('for a circle, also through shipped rules and those of others', () => {
    expect(told({ a: 'rule:b', b: 'not rule:a' })).toEqual([
      '/spec/rules/a is part of a circle: a -> b -> a Take rule: out of one of them.',
      '/spec/rules/b is part of a circle: a -> b -> a Take rule: out of one of them.',
    ]);
    expect(told({ is_admin: 'rule:identity:get_policy' })).toEqual([
      expect.stringContaining('/spec/rules/is_admin is part of a circle: '),
    ]);
    expect(told({ get_image: 'rule:other' }, [document({ other: 'rule:get_image' }, 'others')])).toEqual([
      expect.stringContaining('get_image is part of a circle'),
    ]);
  });

  test('for rules that double the work again and again', () => {
    const names = Array.from({ length: 30 }, (_, at) => `r${at}`);
    const rules = Object.fromEntries(
      names.map((name, at) => [name, at === 0 ? '@' : `rule:r${at - 1} or rule:r${at - 1}`]),
    );
    expect(told({ ...rules, get_image: 'rule:r29' })).toEqual([
      expect.stringContaining('r14 names rules that name rules'),
    ]);
  });

  test('for taking away a rule that another policy names, but not for what was wrong before', () => {
    const others = [document({ get_image: 'rule:staff', get_images: 'rule:long_gone' }, 'others')];
    const previous = document({ staff: 'role:staff' });
    expect(reviewPolicy(previous, others, null).violations).toEqual([]);
    expect(reviewPolicy(document({}), others, previous).violations).toEqual([
      {
        path: '/spec/rules',
        message: 'lacks the rule "staff", which the rule "get_image" of another policy names',
        hint: 'Keep it, or change the other policy first.',
      },
    ]);
  });
});

test('rules of own names are welcome, also those of another policy', () => {
  const others = [document({ staff: 'role:staff or role:admin' }, 'others')];
  expect(
    told(
      { 'os_compute_api:servers:create': 'rule:staff and rule:night_shift', night_shift: 'role:night' },
      others,
    ),
  ).toEqual([]);
  const policy = effectivePolicy([...others, document({ 'os_compute_api:servers:create': 'rule:staff' })]);
  const server = objectAt('server', here);
  const make = (roles: readonly string[]) =>
    judge(policy, {
      credentials: inProject('x', 'p-own', { roles }),
      kind: 'server',
      verb: 'create',
      stored: null,
      planned: server,
    }).outcome;
  expect([make(['staff']), make(['member'])]).toEqual(['allowed', 'forbidden']);
});

describe('what holds, whatever was stored', () => {
  test('a text that is no rule, a rule of nothing and a circle allow nobody', () => {
    const policy = effectivePolicy([
      document({ add_image: 'role:', get_image: 'not rule:gone', modify_image: 'not rule:modify_image' }),
    ]);
    for (const name of ['add_image', 'get_image', 'modify_image']) {
      for (const who of [onSystem('admin'), inProject('member'), NOBODY]) {
        expect(allows(policy, name, who, { project_id: 'p-own' }), name).toBe(false);
      }
    }
    expect(allows(policy, 'delete_image', inProject('member'), { project_id: 'p-own' })).toBe(true);
  });

  test('of two rules with one name both must allow', () => {
    const policy = effectivePolicy([
      document({ add_image: 'role:a' }),
      document({ add_image: 'role:b' }, 'twin'),
    ]);
    const may = (...roles: readonly string[]) => allows(policy, 'add_image', { ...NOBODY, roles }, {});
    expect([may('a'), may('b'), may('a', 'b')]).toEqual([false, false, true]);
  });

  test.each([['!'], ['not rule:gone'], ['rule:identity:update_policy'], ['role:']])(
    'administrators repair policies that say %s',
    (text) => {
      const names = VERBS.map((verb) => ruleFor('policy', verb));
      const policy = effectivePolicy([
        document(
          Object.fromEntries([...names, 'is_admin', 'admin_or_system_reader'].map((name) => [name, text])),
        ),
      ]);
      for (const name of names) {
        expect(allows(policy, name, onSystem('admin'), {}), name).toBe(true);
        for (const who of [onDomain('admin'), inProject('admin'), NOBODY])
          expect(allows(policy, name, who, {})).toBe(false);
      }
    },
  );

  test('and a policy may let others write policies', () => {
    const policy = effectivePolicy([document({ 'identity:update_policy': 'role:auditor' })]);
    expect(allows(policy, 'identity:update_policy', { ...NOBODY, roles: ['auditor'] }, {})).toBe(true);
  });
});

test('the kind refuses what the review refuses, and twins', () => {
  const spec: PolicySpec = { name: 'site', rules: { get_image: 'role:', add_image: '@' } };
  const peer = { id: 'p', name: 'older', spec: { name: 'older', rules: { add_image: '!' } } };
  const admission = {
    id: 'n',
    spec,
    secrets: {},
    previous: null,
    references: new Map(),
    taken_addresses: new Map(),
  };
  const found = admit({ ...admission, peers: [peer as unknown as Resource<PolicySpec>] });
  expect(found.map(({ path }) => path)).toEqual(['/spec/rules/add_image', '/spec/rules/get_image']);
});
