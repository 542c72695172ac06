import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSimulatedMembers } from '../../reconciler/drivers/simulated/members.ts';
import { derivedId } from '../../reconciler/model/derived-id.ts';
import type { MemberView, MemberWish, Members } from '../../reconciler/ports/members.ts';
import { query } from '../../reconciler/store/database.ts';
import { createMembers } from '../../reconciler/store/members.ts';
import { storeStatus } from '../../reconciler/store/status.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { insertObject } from '../support/rows.ts';
import { dueIds, events } from '../support/test-engine.ts';

/** The port `members`: what is promised of it, over the database and over its simulation. */

/** One implementation, and what a test must be able to do besides. */
type Subject = {
  readonly members: Members;
  /** A set of generation 1 in a project with a flavor. */
  readonly makeSet: () => Promise<{ id: string; project_id: string; flavor_id: string }>;
  readonly raiseGeneration: (set_id: string) => Promise<void>;
  readonly takeName: (project_id: string, flavor_id: string, name: string) => Promise<void>;
  readonly vanish: (server_id: string) => Promise<void>;
};

const { signal } = new AbortController();
const NO_REVISIONS = new Map<string, string>();

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function overDatabase(): Subject {
  const { db } = database;
  return {
    members: createMembers(db),
    makeSet: async () => {
      const project_id = await insertObject(db, { kind: 'project' });
      const flavor_id = await insertObject(db, { kind: 'flavor' });
      const id = await insertObject(db, { kind: 'server_set', project_id, name: 'web' });
      return { id, project_id, flavor_id };
    },
    raiseGeneration: async (set_id) => {
      await query(db, 'UPDATE desired SET generation = generation + 1 WHERE id = ?', [set_id]);
    },
    takeName: async (project_id, flavor_id, name) => {
      await insertObject(db, { kind: 'server', project_id, name, spec: { flavor_id } });
    },
    vanish: async (server_id) => {
      await query(db, 'DELETE FROM desired WHERE id = ?', [server_id]);
    },
  };
}

function inMemory(): Subject {
  const members = createSimulatedMembers();
  return {
    members,
    makeSet: () => Promise.resolve({ id: randomUUID(), project_id: randomUUID(), flavor_id: randomUUID() }),
    raiseGeneration: (set_id) => Promise.resolve(members.setGeneration(set_id, 2)),
    takeName: (_project_id, _flavor_id, name) => Promise.resolve(void members.foreign_names.set(name, 'x')),
    vanish: (server_id) => Promise.resolve(void members.rows.delete(server_id)),
  };
}

type MadeSet = Awaited<ReturnType<Subject['makeSet']>>;

function wish(set: MadeSet, key: string, revision = 'r1', more: object = {}): MemberWish {
  const { id, project_id, flavor_id } = set;
  const name = `web-${key}`;
  const spec = { name, project_id, flavor_id, metadata: {}, nics: {}, ...more };
  return { key, server_id: derivedId(id, key), name, project_id, spec, revision };
}

async function byKey(subject: Subject, set_id: string, revisions = NO_REVISIONS) {
  const views = await subject.members.list(set_id, revisions, signal);
  return Object.fromEntries(views.map((view) => [view.key, view])) as Record<string, MemberView>;
}

describe.each([
  ['the database', overDatabase],
  ['the simulation', inMemory],
])('%s', (_name, make) => {
  test('makes members once, however often it is asked', async () => {
    const subject = make();
    const set = await subject.makeSet();
    const mark = { id: set.id, generation: 1 };
    const wishes = [wish(set, 'b'), wish(set, 'a')];
    await subject.members.put(mark, wishes, signal);
    await subject.members.put(mark, wishes, signal);
    const views = await subject.members.list(set.id, NO_REVISIONS, signal);
    expect(views).toEqual([
      expect.objectContaining({
        key: 'a',
        server_id: derivedId(set.id, 'a'),
        name: 'web-a',
        generation: 1,
        deleting: false,
        ready: false,
        problem: null,
        state: null,
        addresses: {},
        drift: [],
        spec: wish(set, 'a').spec,
      }),
      expect.objectContaining({ key: 'b', generation: 1 }),
    ]);
    expect(await byKey(subject, (await subject.makeSet()).id)).toEqual({});
  });

  test('changes only members whose revision is another, and gives specs of no others', async () => {
    const subject = make();
    const set = await subject.makeSet();
    const mark = { id: set.id, generation: 1 };
    await subject.members.put(mark, [wish(set, 'a'), wish(set, 'b')], signal);
    const changed = wish(set, 'a', 'r2', { metadata: { x: '1' } });
    await subject.members.put(mark, [changed, wish(set, 'b')], signal);
    const views = await byKey(
      subject,
      set.id,
      new Map([
        ['a', 'r2'],
        ['b', 'r9'],
      ]),
    );
    expect(views['a']).toMatchObject({ generation: 2, spec: null });
    expect(views['b']).toMatchObject({ generation: 1, spec: wish(set, 'b').spec });
    expect((await byKey(subject, set.id))['a']?.spec).toEqual(changed.spec);
  });

  test('removes members once, leaves those that are leaving alone, and makes them anew when they are gone', async () => {
    const subject = make();
    const set = await subject.makeSet();
    const mark = { id: set.id, generation: 1 };
    await subject.members.put(mark, [wish(set, 'a'), wish(set, 'b')], signal);
    await subject.members.remove(mark, ['a', 'never'], signal);
    await subject.members.remove(mark, ['a'], signal);
    await subject.members.put(mark, [wish(set, 'a', 'r2')], signal);
    expect(await byKey(subject, set.id)).toMatchObject({
      a: { deleting: true, ready: false, generation: 2 },
      b: { deleting: false, generation: 1 },
    });
    await subject.vanish(derivedId(set.id, 'a'));
    await subject.members.put(mark, [wish(set, 'a', 'r2')], signal);
    expect(await byKey(subject, set.id)).toMatchObject({ a: { deleting: false, generation: 1 } });
  });

  test('raises the generation of members that still have the one that was seen', async () => {
    const subject = make();
    const set = await subject.makeSet();
    const mark = { id: set.id, generation: 1 };
    await subject.members.put(mark, [wish(set, 'a'), wish(set, 'b')], signal);
    const seen = new Map([
      ['a', 1],
      ['b', 7],
    ]);
    await subject.members.repair(mark, seen, signal);
    await subject.members.repair(mark, seen, signal);
    expect(await byKey(subject, set.id)).toMatchObject({ a: { generation: 2 }, b: { generation: 1 } });
  });

  test('does nothing for a set that has a newer generation', async () => {
    const subject = make();
    const set = await subject.makeSet();
    const mark = { id: set.id, generation: 1 };
    await subject.members.put(mark, [wish(set, 'a')], signal);
    await subject.raiseGeneration(set.id);
    const late = { code: 'conflict' };
    await expect(subject.members.put(mark, [wish(set, 'b')], signal)).rejects.toMatchObject(late);
    await expect(subject.members.remove(mark, ['a'], signal)).rejects.toMatchObject(late);
    await expect(subject.members.repair(mark, new Map([['a', 1]]), signal)).rejects.toMatchObject(late);
    expect(Object.keys(await byKey(subject, set.id))).toEqual(['a']);
    expect(await byKey(subject, set.id)).toMatchObject({ a: { deleting: false, generation: 1 } });
  });

  test('makes all but those whose names others have, and says whose', async () => {
    const subject = make();
    const set = await subject.makeSet();
    await subject.takeName(set.project_id, set.flavor_id, 'web-b');
    const wishes = ['a', 'b', 'c'].map((key) => wish(set, key));
    await expect(subject.members.put({ id: set.id, generation: 1 }, wishes, signal)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('"web-b"') as string,
    });
    expect(Object.keys(await byKey(subject, set.id))).toEqual(['a', 'c']);
  });
});

test('in the database members are servers: queued, told of, with their references; and what is reported of them is seen', async () => {
  const { db } = database;
  const subject = overDatabase();
  const set = await subject.makeSet();
  const mark = { id: set.id, generation: 1 };
  await subject.members.put(mark, [wish(set, 'a'), wish(set, 'b')], signal);
  const [a, b] = [derivedId(set.id, 'a'), derivedId(set.id, 'b')];
  expect(await dueIds(db)).toEqual(expect.arrayContaining([a, b]));
  expect(await events(db, a)).toEqual(['created: The server set "web" made the server "web-a".']);
  const references = await query<{ path: string; to_id: string }>(
    db,
    'SELECT path, to_id FROM reference WHERE from_id = ? ORDER BY path',
    [a],
  );
  expect(references).toEqual([
    { path: '/flavor_id', to_id: set.flavor_id },
    { path: '/project_id', to_id: set.project_id },
  ]);
  const time = new Date(0).toISOString();
  const say = (id: string, status: 'True' | 'False', reason: string, observed_generation: number) =>
    storeStatus(db, id, {
      status: { state: 'ACTIVE', addresses: { eth0: '10.0.0.2' } },
      conditions: [{ type: 'Ready', status, reason, message: 'So it is.', time }],
      observed_generation,
      seen_generation: 1,
      drift: [{ field: 'memory_mib', expected: '2', found: '1', since: time }],
    });
  await say(a, 'True', 'Ready', 1);
  await say(b, 'False', 'Unschedulable', 0);
  expect(await byKey(subject, set.id)).toMatchObject({
    a: {
      ready: true,
      problem: null,
      state: 'ACTIVE',
      addresses: { eth0: '10.0.0.2' },
      drift: [{ field: 'memory_mib', expected: '2', found: '1' }],
    },
    b: { ready: false, problem: { message: 'So it is.', final: false } },
  });
  await say(b, 'False', 'Waiting', 0);
  expect(await byKey(subject, set.id)).toMatchObject({ b: { ready: false, problem: null } });
  await subject.members.put(mark, [wish(set, 'a', 'r2')], signal);
  expect(await byKey(subject, set.id)).toMatchObject({ a: { ready: false, problem: null } });
  expect(await events(db, a)).toContain('updated: The server set "web" changed the server "web-a".');
});
