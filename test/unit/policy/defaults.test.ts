import type { JsonObject } from '../../../reconciler/model/json.ts';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collectionOf } from '../../../schemas/collection.ts';
import { COLLECTIONS, KIND_NAMES, KINDS } from '../../../schemas/generated/kinds.ts';
import { GUARDED_PROPERTIES } from '../../../reconciler/policy/attributes.ts';
import type { Credentials } from '../../../reconciler/policy/credentials.ts';
import { SHIPPED_RULES, shippedPolicy } from '../../../reconciler/policy/defaults.ts';
import { judge } from '../../../reconciler/policy/judge.ts';
import { NAMED_KINDS, ruleFor, verbsOf } from '../../../reconciler/policy/names.ts';
import { allows } from '../../../reconciler/policy/compile.ts';
import { ownTarget, RELATED } from '../../../reconciler/policy/target.ts';
import { LENT_KINDS, ownershipOf, visibilityOf } from '../../../reconciler/policy/visibility.ts';
import { NOBODY, inProject, onDomain, onSystem } from './people.ts';
import { objectAt, PLACES } from './objects.ts';

const policy = shippedPolicy();
const [here, , foreign] = PLACES;
if (here === undefined || foreign === undefined) throw new Error('the world has no places');

describe('every kind', () => {
  test('has a name and a shipped rule for every verb', () => {
    const names = new Set(SHIPPED_RULES.map(({ name }) => name));
    expect(KIND_NAMES.filter((kind) => !NAMED_KINDS.includes(kind))).toEqual([]);
    for (const kind of NAMED_KINDS) {
      for (const verb of verbsOf(kind)) expect(names, `${verb} ${kind}`).toContain(ruleFor(kind, verb));
    }
  });

  test('has a border: the project that it names, when it names one', () => {
    const member = inProject('member');
    for (const kind of KIND_NAMES.filter((kind) => KINDS[kind].in_project)) {
      const own = { all: false, any_of: [{ key: 'project_id', value: 'p-own' }] };
      expect(ownershipOf(kind, member), kind).toEqual(own);
      if (!LENT_KINDS.includes(kind)) expect(visibilityOf(kind, member), kind).toEqual(own);
    }
    expect(LENT_KINDS).toEqual(['image', 'image_member', 'flavor']);
    expect(visibilityOf('a_kind_that_nobody_thought_of', member)).toEqual({ all: false, any_of: [] });
  });

  test('is named after its collection where OpenStack has no name', () => {
    for (const kind of KIND_NAMES) expect(collectionOf(kind)).toBe(COLLECTIONS[kind]);
    expect(ruleFor('server_set', 'delete')).toBe('cairn:server_sets:delete');
    expect(ruleFor('server', 'constructor')).toBe('cairn:servers:constructor');
    expect(ruleFor('user', 'create')).toBe('identity:create_user');
  });

  test('has the properties that are guarded', () => {
    for (const { kind, pointer, rule } of GUARDED_PROPERTIES) {
      const pointers = KINDS[kind as keyof typeof KINDS].fields.map((field) => field.pointer);
      expect(pointers, kind).toContain(pointer);
      expect(policy.tests.has(rule), rule).toBe(true);
    }
  });
});

/** Keys of the target that a rule reads, with those of the rules that it names. */
function keysOf(name: string): readonly string[] {
  const { text = '' } = SHIPPED_RULES.find((rule) => rule.name === name) ?? {};
  const own = [...text.matchAll(/%\(([^)]*)\)s/g)].map(([, key = '']) => key.replace(/^target\./, ''));
  return [...own, ...[...text.matchAll(/rule:([^\s()]+)/g)].flatMap(([, other = '']) => keysOf(other))];
}

test('shipped rules look at nothing but the object and what is told to be given with it', () => {
  for (const kind of NAMED_KINDS) {
    const given = [kind, ...Object.keys(RELATED[kind] ?? {})];
    for (const verb of verbsOf(kind).filter((verb) => verb !== 'list')) {
      const looked = keysOf(ruleFor(kind, verb)).filter((key) => key.includes('.'));
      for (const key of looked) expect(given, `${verb} ${kind}: ${key}`).toContain(key.split('.')[0]);
    }
  }
  for (const [kind, related] of Object.entries(RELATED)) {
    const table = Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS] : null;
    const pointers = table?.fields.map(({ pointer }) => pointer.slice(1).replaceAll('/', '.'));
    for (const path of Object.values(related)) expect(pointers ?? [path], kind).toContain(path);
  }
});

test('every shipped rule is right, usable, told, and there once', () => {
  const names = SHIPPED_RULES.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect(names.filter((name) => !policy.tests.has(name))).toEqual([]);
  for (const { description } of SHIPPED_RULES) expect(description).toMatch(/^[A-Z].*\.$/);
});

/** Who tries everything: everybody is a user of the domain of the first place, unless another one is said. */
const PEOPLE: readonly (readonly [string, Credentials])[] = [
  ['without scope', NOBODY],
  ['reader', inProject('reader')],
  ['member', inProject('member')],
  ['manager', inProject('manager')],
  ['admin', inProject('admin')],
  ['the owner', inProject('reader', 'p-own', { user_id: 'u-own' })],
  ['another project', inProject('admin', 'p-own-2')],
  ['domain reader', onDomain('reader')],
  ['domain manager', onDomain('manager')],
  ['another domain', onDomain('admin', 'd-other')],
  ['system reader', onSystem('reader')],
  ['system admin', onSystem('admin')],
  ['admin project', inProject('admin', 'p-admin', { is_admin_project: true })],
];

function outcome(kind: string, verb: string, credentials: Credentials): string {
  if (verb === 'list' || verb === 'detail') {
    return allows(policy, ruleFor(kind, verb), credentials, ownTarget(credentials)) ? 'may' : '403';
  }
  const object = objectAt(kind, here as NonNullable<typeof here>);
  const stored = verb === 'create' ? null : object;
  const planned = verb === 'create' || verb === 'update' ? object : null;
  const found = judge(policy, { credentials, kind, verb, stored, planned });
  return { allowed: 'may', not_found: '404', forbidden: '403' }[found.outcome];
}

test('who may do what to an object of project p-own in domain d-own', async () => {
  const rows = NAMED_KINDS.flatMap((kind) => {
    const lines = new Map<string, string[]>();
    for (const verb of verbsOf(kind)) {
      const line = PEOPLE.map(([, who]) => outcome(kind, verb, who)).join('|');
      lines.set(line, [...(lines.get(line) ?? []), verb]);
    }
    return [...lines].map(([line, verbs]) => [`${kind} ${verbs.join(', ')}`, ...line.split('|')]);
  });
  const head = ['', ...PEOPLE.map(([name]) => name)];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const text = [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  await expect(`${text.join('\n')}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, '../../golden/policy-matrix.txt'),
  );
});

describe('a manager of a domain', () => {
  const manager = onDomain('manager');
  const grant = (more: Record<string, unknown>): string => {
    const planned = { ...objectAt('role_assignment', here), ...more } as ReturnType<typeof objectAt>;
    return judge(policy, {
      credentials: manager,
      kind: 'role_assignment',
      verb: 'create',
      stored: null,
      planned,
    }).outcome;
  };

  test('gives its people the plain roles in its domain, and nothing else', () => {
    expect(grant({})).toBe('allowed');
    expect(grant({ role: { id: 'r', name: 'admin' } })).toBe('forbidden');
    expect(grant({ role: { id: 'r', name: 'auditor' } })).toBe('forbidden');
    expect(grant({ user: { id: 'u', domain_id: 'd-other' } })).toBe('forbidden');
    expect(grant({ project: { id: 'p', domain_id: 'd-other' } })).toBe('forbidden');
    expect(grant({ scope: { system_wide: true }, project: null })).toBe('forbidden');
    expect(grant({ user: null, group: { id: 'g', domain_id: 'd-own' } })).toBe('allowed');
    const whole = { scope: { domain_id: 'd-own' }, project: null, domain: { id: 'd-own' } };
    expect(grant(whole)).toBe('allowed');
    expect(grant({ ...whole, domain: { id: 'd-other' } })).toBe('forbidden');
  });

  test('is not told apart from others by what is missing', () => {
    for (const missing of ['role', 'user', 'project'])
      expect(grant({ [missing]: null }), missing).toBe('forbidden');
  });
});

describe('the host of a server', () => {
  const plan = (
    stored: Record<string, string> | null,
    planned: Record<string, string>,
    credentials: Credentials,
  ) =>
    judge(policy, {
      credentials,
      kind: 'server',
      verb: stored === null ? 'create' : 'update',
      stored: stored === null ? null : objectAt('server', here, stored),
      planned: objectAt('server', here, planned),
    });

  test('is for administrators to choose, and the property is named', () => {
    expect(plan(null, { host_id: 'h1' }, inProject('admin'))).toEqual({
      outcome: 'forbidden',
      explanation: 'You may not set /spec/host_id.',
      violations: [
        {
          path: '/spec/host_id',
          message: 'may not be set by you',
          hint:
            'The rule os_compute_api:servers:create:requested_destination asks for an administrator. ' +
            'Your token has the roles admin, manager, member, reader in project p-own. Leave it out.',
        },
      ],
    });
    expect(plan(null, { host_id: 'h1' }, onSystem('admin')).outcome).toBe('allowed');
    expect(plan({ host_id: 'h1' }, { host_id: 'h1', name: 'other' }, inProject('member')).outcome).toBe(
      'allowed',
    );
    expect(plan({ host_id: 'h1' }, { host_id: 'h2' }, inProject('member')).outcome).toBe('forbidden');
  });

  test('of a set is guarded in the template and in every member', () => {
    const spec = { template: { host_id: 'h1' }, members: { 'a/b': { host_id: 'h2' }, c: {} } };
    const judged = judge(policy, {
      credentials: inProject('member'),
      kind: 'server_set',
      verb: 'create',
      stored: null,
      planned: objectAt('server_set', here, spec),
    });
    expect(judged).toMatchObject({
      violations: [{ path: '/spec/template/host_id' }, { path: '/spec/members/a~1b/host_id' }],
    });
  });
});

test('nobody is told by a refusal whether something is there', () => {
  const member = inProject('member');
  const away = objectAt('network', foreign);
  const deed = { credentials: member, kind: 'network', verb: 'delete', stored: away, planned: null };
  expect(judge(policy, deed)).toEqual({ outcome: 'not_found' });
  // Who may do it to nothing at all gets the same words for what is his, for another's and for nothing.
  const reader = inProject('reader');
  const told = [away, objectAt('network', here)].map((stored) =>
    judge(policy, { ...deed, credentials: reader, stored }),
  );
  expect(told[0]).toEqual(told[1]);
  expect(told[0]).toMatchObject({ outcome: 'forbidden' });
  // Nor does a plan to put something there tell whether "there" is.
  const made = { ...deed, verb: 'create', stored: null };
  const place = (project_id: string) => judge(policy, { ...made, planned: { id: 'x', project_id } });
  expect(place('p-other')).toEqual(place('p-moon'));
  expect(place('p-other').outcome).toBe('forbidden');
});

describe('a locked server', () => {
  const locked = { ...objectAt('server', here), locked: true, locked_reason: 'it is audited' };
  const outcomeOf = (verb: string, credentials: Credentials, planned: JsonObject | null = null): string =>
    judge(policy, { credentials, kind: 'server', verb, stored: locked, planned }).outcome;

  test('is neither changed, nor deleted, nor acted on, but by administrators', () => {
    const changed = { ...locked, name: 'other' };
    expect(outcomeOf('update', inProject('member'), changed)).toBe('forbidden');
    for (const verb of ['delete', 'reboot', 'start', 'stop', 'open_console']) {
      expect(outcomeOf(verb, inProject('member')), verb).toBe('forbidden');
      expect(outcomeOf(verb, onSystem('admin')), verb).toBe('allowed');
    }
    expect(outcomeOf('update', onSystem('admin'), changed)).toBe('allowed');
    const verdict = judge(policy, {
      credentials: inProject('member'),
      kind: 'server',
      verb: 'delete',
      stored: locked,
      planned: null,
    });
    expect(verdict).toMatchObject({
      explanation: 'The server is locked (it is audited).',
      violations: [{ path: '/spec/locked', hint: expect.stringContaining('Unlock it first') as string }],
    });
  });

  test('is read, and unlocked by who may change it', () => {
    for (const verb of ['get', 'console']) expect(outcomeOf(verb, inProject('member'))).toBe('allowed');
    expect(outcomeOf('update', inProject('member'), { ...locked, locked: false })).toBe('allowed');
    expect(outcomeOf('update', inProject('reader'), { ...locked, locked: false })).toBe('forbidden');
  });
});
