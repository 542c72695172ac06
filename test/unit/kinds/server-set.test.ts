import { expect, test } from 'vitest';
import { KINDS } from '../../../schemas/generated/kinds.ts';
import type { ServerSetMember, SpecOf } from '../../../schemas/generated/types.ts';
import { kindOf } from '../../../reconciler/kinds/index.ts';
import {
  differingFields,
  disruptionOf,
  memberSpec,
  REBUILDING_FIELDS,
  REPLACING_FIELDS,
  RESTARTING_FIELDS,
  revisions,
} from '../../../reconciler/kinds/server_set/member-spec.ts';
import { plan } from '../../../reconciler/kinds/server_set/plan.ts';
import { diff } from '../../../reconciler/kinds/server_set/diff.ts';
import { unavailableLimit } from '../../../reconciler/model/disruption.ts';
import { roll } from '../../../reconciler/kinds/server_set/roll.ts';
import type { SeenMember, ServerSetDesired } from '../../../reconciler/kinds/server_set/shapes.ts';
import { report } from '../../../reconciler/kinds/server_set/status.ts';
import { derivedId } from '../../../reconciler/model/derived-id.ts';
import type { JsonObject } from '../../../reconciler/model/json.ts';
import type { Snapshot } from '../../../reconciler/model/kind.ts';
import { smallCloud } from '../../support/kind-objects.ts';
import type { SmallCloud } from '../../support/kind-objects.ts';

const SET_ID = 'ffffffff-0000-4000-8000-000000000001';

function desired(keys: readonly string[], more: Partial<ServerSetDesired> = {}): ServerSetDesired {
  return {
    set_id: SET_ID,
    deleting: false,
    name: 'web',
    project_id: SET_ID,
    template: {
      flavor_id: SET_ID,
      metadata: {},
      nics: {},
      power_state: 'running',
      migration_policy: 'live',
      on_host_loss: 'wait',
      drift_policy: 'enforce',
    },
    members: Object.fromEntries(keys.map((key) => [key, {}])),
    max_unavailable: 1,
    repairs: false,
    ...more,
  };
}

function member(key: string, more: Partial<SeenMember> = {}): SeenMember {
  return {
    server_id: derivedId(SET_ID, key),
    name: `web-${key}`,
    generation: 1,
    deleting: false,
    ready: true,
    problem: null,
    state: 'ACTIVE',
    addresses: {},
    drift: [],
    differs: [],
    ...more,
  };
}

function seen(members: Readonly<Record<string, Partial<SeenMember>>>): {
  members: Record<string, SeenMember>;
} {
  return {
    members: Object.fromEntries(Object.entries(members).map(([key, more]) => [key, member(key, more)])),
  };
}

test('what a change of a server costs is what its schema says', () => {
  const of = (mutability: string): readonly string[] =>
    KINDS.server.fields
      .filter((field) => field.source === 'spec' && field.mutability === mutability)
      .map((field) => field.pointer.slice(1))
      // A template holds no secrets.
      .filter((name) => !name.startsWith('user_data_wo'));
  expect([...REPLACING_FIELDS].sort()).toEqual([...of('replace')].sort());
  expect([...REBUILDING_FIELDS].sort()).toEqual([...of('rebuild')].sort());
  expect([...RESTARTING_FIELDS].sort()).toEqual([...of('restart')].sort());
});

test('the template of a set has every property of a server but those that each member has of its own', () => {
  const below = (pointer: string, kind: 'server' | 'server_set'): readonly string[] =>
    KINDS[kind].fields
      .filter(({ source, pointer: each }) => source === 'spec' && each.startsWith(pointer))
      .map((field) => field.pointer.slice(pointer.length));
  const secret = ['user_data_wo', 'user_data_wo_version'];
  // What is done to one server for a while, and words to find one by.
  const passing = ['previous_flavor_id', 'rescue_image_id', 'locked', 'locked_reason', 'tags'];
  const own = ['name', 'display_name', 'project_id', 'nics/*/address', ...secret, ...passing];
  expect(below('/template/', 'server_set')).toEqual(
    below('/', 'server').filter((name) => !own.includes(name)),
  );
});

test('an id follows from the set and the key', () => {
  const id = derivedId(SET_ID, 'a');
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(derivedId(SET_ID, 'a')).toBe(id);
  expect(derivedId(SET_ID, 'b')).not.toBe(id);
  expect(derivedId(id, 'a')).not.toBe(id);
});

test('a member is the template with what differs', () => {
  const subnet_id = derivedId(SET_ID, 'subnet');
  const override: ServerSetMember = {
    flavor_id: derivedId(SET_ID, 'flavor'),
    metadata: { b: '2', c: '3' },
    nics: { eth0: { address: '10.0.0.9' } },
  };
  const template = {
    ...desired([]).template,
    metadata: { a: '1', b: '1' },
    nics: { eth0: { subnet_id }, eth1: { subnet_id } },
  };
  const source = { name: 'web', project_id: SET_ID, template, members: { a: override, b: {} } };
  expect(memberSpec(source, 'a')).toEqual({
    ...template,
    name: 'web-a',
    project_id: SET_ID,
    flavor_id: override.flavor_id,
    metadata: { a: '1', b: '2', c: '3' },
    nics: { eth0: { subnet_id, address: '10.0.0.9' }, eth1: { subnet_id } },
  });
  const found = memberSpec(source, 'b') as unknown as JsonObject;
  expect(differingFields(memberSpec(source, 'a'), found)).toEqual(['flavor_id', 'metadata', 'name', 'nics']);
  expect(disruptionOf(['name', 'metadata', 'nics'])).toBe('none');
  expect(disruptionOf(['name', 'flavor_id'])).toBe('restart');
  expect(disruptionOf(['flavor_id', 'user_data'])).toBe('replace');
});

test('a revision changes with what is asked of the member, and with nothing else', () => {
  const source = desired(['a', 'b']);
  const before = revisions(source);
  expect(before.get('a')).toBe(before.get('b'));
  expect(revisions({ ...source, members: { ...source.members, c: {} } }).get('a')).toBe(before.get('a'));
  expect(revisions({ ...source, members: { a: { metadata: { x: '1' } }, b: {} } }).get('b')).toBe(
    before.get('b'),
  );
  expect(revisions({ ...source, members: { a: { metadata: { x: '1' } } } }).get('a')).not.toBe(
    before.get('a'),
  );
  expect(revisions({ ...source, name: 'other' }).get('a')).not.toBe(before.get('a'));
});

test.each([
  ['1', 2000, 1],
  ['7', 3, 7],
  ['10%', 2000, 200],
  ['10%', 19, 1],
  ['1%', 5, 1],
  ['100%', 5, 5],
  ['10%', 0, 1],
])('%s of %i members are %i', (limit, count, expected) => {
  expect(unavailableLimit(limit, count)).toBe(expected);
});

test('all members are made at once, whatever may be unready', () => {
  const wanted = desired(['a', 'b', 'c']);
  expect(roll(wanted, seen({})).put).toEqual(['a', 'b', 'c']);
  expect(roll(wanted, seen({ b: { ready: false, state: 'BUILD' } })).put).toEqual(['a', 'c']);
});

test('a change in place waits for nobody, one that restarts waits for its turn', () => {
  const wanted = desired(['a', 'b', 'c']);
  const named = { differs: ['metadata', 'name'] };
  expect(roll(wanted, seen({ a: named, b: named, c: named }))).toMatchObject({
    put: ['a', 'b', 'c'],
    held: [],
  });
  const sized = { differs: ['flavor_id'] };
  expect(roll(wanted, seen({ a: sized, b: sized, c: sized }))).toMatchObject({
    put: ['a'],
    held: ['b', 'c'],
  });
  expect(roll(wanted, seen({ a: { ready: false }, b: sized, c: sized }))).toMatchObject({
    put: [],
    held: ['b', 'c'],
  });
  const two = { ...wanted, max_unavailable: 2 };
  expect(roll(two, seen({ a: { ready: false }, b: sized, c: sized }))).toMatchObject({
    put: ['b'],
    held: ['c'],
  });
});

test('many that are unready for a moment are no licence to restart them', () => {
  const busy = { ready: false, differs: ['flavor_id'] };
  expect(roll(desired(['a', 'b', 'c']), seen({ a: busy, b: busy, c: busy }))).toMatchObject({
    put: [],
    held: ['a', 'b', 'c'],
  });
});

test('a guest that does not run cannot be disturbed', () => {
  const down = { ready: false, state: 'BUILD', differs: ['flavor_id'] } as const;
  expect(
    roll(desired(['a', 'b', 'c']), seen({ a: down, b: down, c: { differs: ['flavor_id'] } })),
  ).toMatchObject({
    put: ['a', 'b'],
    held: ['c'],
  });
});

test('what no server can take in place removes the member, which is made again when it is gone', () => {
  const wanted = desired(['a', 'b']);
  const other = { differs: ['user_data', 'metadata'] };
  expect(roll(wanted, seen({ a: other, b: other }))).toMatchObject({ put: [], remove: ['a'], held: ['b'] });
  expect(roll(wanted, seen({ a: { ...other, ready: false, deleting: true }, b: other }))).toMatchObject({
    put: [],
    remove: [],
    held: ['b'],
  });
  expect(roll(wanted, seen({ b: other }))).toMatchObject({ put: ['a'], remove: [], held: ['b'] });
});

test('another image rebuilds members in their turn, and removes none', () => {
  const other = { differs: ['image_id', 'metadata'] };
  expect(roll(desired(['a', 'b']), seen({ a: other, b: other }))).toMatchObject({
    put: ['a'],
    remove: [],
    held: ['b'],
  });
});

test('a member that fails with the new spec stops the others, one that failed with the old spec is changed first', () => {
  const wanted = desired(['a', 'b', 'c'], { max_unavailable: 3 });
  const problem = { message: 'No host fits.', final: false };
  const sized = { differs: ['flavor_id'] };
  const stopped = roll(wanted, seen({ a: { ready: false, problem }, b: sized, c: sized }));
  expect(stopped).toMatchObject({ put: [], held: ['b', 'c'], stopped_by: 'a' });
  const old = { ready: false, problem, state: null, ...sized };
  expect(roll({ ...wanted, max_unavailable: 1 }, seen({ a: old, b: sized, c: {} }))).toMatchObject({
    put: ['a'],
    held: ['b'],
    stopped_by: null,
  });
});

test('drift of a member is shown, and put right a few at a time when the set has a new generation', () => {
  const drift = [{ field: 'memory_mib', expected: '512', found: '256' }];
  const observed = seen({ a: { drift }, b: { drift }, c: {} });
  const quiet = desired(['a', 'b', 'c']);
  expect(diff(quiet, observed)).toEqual([
    { field: 'members.a.memory_mib', expected: '512', found: '256', disruption: 'restart' },
    { field: 'members.b.memory_mib', expected: '512', found: '256', disruption: 'restart' },
  ]);
  expect(plan(diff(quiet, observed), quiet, observed).operations).toEqual([]);
  const repairing = { ...quiet, repairs: true };
  expect(plan(diff(repairing, observed), repairing, observed).operations).toMatchObject([
    { name: 'repair_members', arguments: { generations: { a: 1 } } },
  ]);
});

test('thousands of members are few operations, one after the other, and a small journal', () => {
  const wanted = desired(Array.from({ length: 2000 }, (_, index) => String(index).padStart(4, '0')));
  const { operations } = plan(diff(wanted, seen({})), wanted, seen({}));
  expect(operations.map(({ name, after }) => [name, after])).toEqual(
    Array.from({ length: 8 }, (_, index) => ['put_members', index === 0 ? [] : [index - 1]]),
  );
  expect(JSON.stringify(operations).length).toBeLessThan(40_000);
});

test('deletion removes all members and waits for them', () => {
  const leaving = desired(['a', 'b'], { deleting: true });
  const observed = seen({ a: {}, b: { deleting: true, ready: false } });
  expect(plan(diff(leaving, observed), leaving, observed).operations).toMatchObject([
    { name: 'remove_members', arguments: { keys: ['a'] }, destructive: true },
  ]);
  const { pending } = report(leaving, observed, [], {} as Snapshot<SpecOf['server_set']>);
  expect(pending).toEqual({ reason: 'Deleting', message: 'Being deleted: 2 of its servers are left.' });
});

test('the report counts members and says what stands in the way', () => {
  const say = (wanted: ServerSetDesired, observed: ReturnType<typeof seen>) =>
    report(wanted, observed, [], {} as Snapshot<SpecOf['server_set']>);
  const wanted = desired(['a', 'b', 'c']);
  const good = say(wanted, seen({ a: {}, b: {}, c: {} }));
  expect(good).toMatchObject({ failure: null, pending: null });
  expect(good.status.counts).toEqual({ wanted: 3, ready: 3, updating: 0, failed: 0 });
  expect(good.status.servers?.['a']).toEqual({
    server_id: derivedId(SET_ID, 'a'),
    name: 'web-a',
    state: 'ACTIVE',
    ready: true,
    addresses: {},
    generation: 1,
  });
  const rolling = say(wanted, seen({ a: { ready: false }, b: { differs: ['flavor_id'] }, c: {} }));
  expect(rolling.status.counts).toEqual({ wanted: 3, ready: 1, updating: 2, failed: 0 });
  expect(rolling.pending?.message).toBe('1 of 3 members are as asked. 1 member waits for its turn.');
  const failed = say(
    wanted,
    seen({
      a: { ready: false, problem: { message: 'No host fits.', final: false } },
      b: { differs: ['flavor_id'] },
      c: {},
    }),
  );
  expect(failed.pending).toEqual({
    reason: 'MemberFailed',
    message: `Member a (server web-a, ${derivedId(SET_ID, 'a')}): No host fits. Until then no other member is changed: 1 member waits for its turn.`,
  });
  const final = say(
    wanted,
    seen({ a: { ready: false, problem: { message: 'Never.', final: true } }, b: {}, c: {} }),
  );
  expect(final.failure?.reason).toBe('MemberFailed');
  expect(final.status.counts).toEqual({ wanted: 3, ready: 2, updating: 0, failed: 1 });
});

const asSpec = (spec: SpecOf['server_set']): JsonObject => spec as unknown as JsonObject;

function refusals(
  { cloud }: SmallCloud,
  spec: SpecOf['server_set'],
  previous: SpecOf['server_set'] | null = null,
): readonly string[] {
  const id = cloud.add('server_set', spec);
  const { references, self } = cloud.snapshot(id);
  cloud.entries.delete(id);
  const taken = new Map(
    [...references.keys()].map((reference) => [reference, new Set(['10.20.0.7'])] as const),
  );
  return kindOf('server_set')
    .admit({
      id,
      spec: asSpec(spec),
      secrets: {},
      previous: previous === null ? null : { ...self.resource, spec: asSpec(previous) },
      references,
      peers: [],
      taken_addresses: taken,
    })
    .map(({ path, message }) => `${path}: ${message}`);
}

test('members are judged like servers, and told where the value comes from', async () => {
  const small = await smallCloud();
  const { project, flavors, disk, subnets } = small;
  const base: SpecOf['server_set'] = {
    name: 'web',
    project_id: project,
    template: {
      flavor_id: flavors[2],
      image_id: disk,
      metadata: {},
      nics: { eth0: { subnet_id: subnets[0] } },
      power_state: 'running',
      migration_policy: 'live',
      on_host_loss: 'wait',
      drift_policy: 'enforce',
    },
    members: { a: {}, b: {} },
    max_unavailable: '10%',
    replace_members: false,
  };
  const ask = (more: Partial<SpecOf['server_set']>, previous: SpecOf['server_set'] | null = null) =>
    refusals(small, { ...base, ...more }, previous);
  expect(ask({})).toEqual([]);
  expect(ask({ template: { ...base.template, user_data: 'é'.repeat(40_000) } })).toEqual([
    expect.stringMatching(/^\/spec\/template\/user_data: user_data has 80000 bytes/),
  ]);
  expect(ask({ members: { 'a b': {}, '-x': {}, ['k'.repeat(64)]: {} } })).toHaveLength(3);
  expect(ask({ name: 'n'.repeat(250), members: { abcdef: {} } })).toEqual([
    expect.stringMatching(/^\/spec\/members\/abcdef: gives its server a name of 257 characters/),
  ]);
  expect(ask({ members: { a: { nics: { eth1: { address: '10.20.0.5' } } } } })).toEqual([
    '/spec/members/a/nics/eth1: is no interface of the template, which has eth0',
  ]);
  const address = (text: string): ServerSetMember => ({ nics: { eth0: { address: text } } });
  expect(ask({ members: { a: address('10.20.0.5'), b: address('10.20.0.6') } })).toEqual([]);
  expect(ask({ members: { a: address('10.20.0.5'), b: address('10.20.0.5') } })).toEqual([
    '/spec/members/b/nics/eth0/address: 10.20.0.5 is also the address of member a.',
  ]);
  expect(ask({ members: { a: address('10.20.0.7') } })).toEqual([
    expect.stringMatching(/^\/spec\/members\/a\/nics\/eth0\/address: 10\.20\.0\.7 is already taken/),
  ]);
  expect(ask({ members: { a: address('10.99.0.1') } })).toEqual([
    expect.stringMatching(/^\/spec\/members\/a\/nics\/eth0\/address: 10\.99\.0\.1 is no address/),
  ]);
  const moved = { ...base.template, user_data: '#!/bin/sh\n' };
  expect(ask({ template: moved }, base)).toEqual([
    '/spec/template/user_data: cannot change without making the members anew, whose disks would be lost',
  ]);
  expect(ask({ template: moved, replace_members: true }, base)).toEqual([]);
  // A member moves to another host with its disk.
  expect(ask({ members: { a: { host_id: small.hosts[0] }, b: {} } }, base)).toEqual([]);
  expect(ask({ members: { a: {}, b: {}, c: { host_id: small.hosts[0] } } }, base)).toEqual([]);
});
