import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startNotifications } from '../../reconciler/drivers/postgres/listen.ts';
import { explain } from '../../reconciler/engine/explain.ts';
import { query } from '../../reconciler/store/database.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { createWorld, thingKind, unreachable } from '../support/fake-kind.ts';
import type { ThingKind, World } from '../support/fake-kind.ts';
import { deleteObject, insertObject, updateObject } from '../support/rows.ts';
import { createTestEngine, dueIds, journal, pass, stored } from '../support/test-engine.ts';

let database: TestDatabase;
let world: World;
let thing: string;
let ready: string;
let unready: string;
let stranger: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

async function setReady(id: string, status: 'True' | 'False', reason = 'Ready'): Promise<void> {
  const condition = { type: 'Ready', status, reason, message: '', time: '' };
  await query(
    database.db,
    'INSERT INTO status (id, conditions, observed_generation) VALUES (?, ?, 1) ON CONFLICT (id) DO UPDATE SET conditions = excluded.conditions',
    [id, JSON.stringify([condition])],
  );
}

/** Ids woken by `work`, other than the thing itself. */
async function wokenBy(work: () => Promise<unknown>): Promise<readonly string[]> {
  await query(database.db, 'DELETE FROM queue');
  await work();
  return (await dueIds(database.db)).filter((id) => id !== thing);
}

beforeEach(async () => {
  await query(database.db, 'TRUNCATE desired CASCADE');
  world = createWorld();
  thing = await insertObject(database.db, { kind: 'server', spec: { value: 'a' } });
  ready = await insertObject(database.db, { kind: 'flavor', references: [thing] });
  unready = await insertObject(database.db, { kind: 'image' });
  stranger = await insertObject(database.db, { kind: 'keypair' });
  await query(database.db, "INSERT INTO allocation (owner_id, slot, image_id) VALUES (?, 'x', ?)", [
    unready,
    thing,
  ]);
  await setReady(ready, 'True');
  await setReady(unready, 'False', 'Waiting');
  await setReady(stranger, 'False', 'Waiting');
});

test('a change of what is reported wakes everybody who names the object', async () => {
  const engine = createTestEngine(database.db, [thingKind(world)]);
  expect(await wokenBy(() => pass(engine, thing))).toEqual([ready, unready].toSorted());
  expect(await wokenBy(() => pass(engine, thing))).toEqual([]);
  world.blind = unreachable();
  expect(await wokenBy(() => pass(engine, thing))).toEqual([ready, unready].toSorted());
});

test('a change that is only observed wakes those who are not ready', async () => {
  const engine = createTestEngine(database.db, [
    thingKind(world, { diff: () => [], report: () => ({ status: {}, failure: null, pending: null }) }),
  ]);
  await pass(engine, thing);
  world.values.set(thing, 'seen');
  expect(await wokenBy(() => pass(engine, thing))).toEqual([unready]);
  expect(await wokenBy(() => pass(engine, thing))).toEqual([]);
});

test('another message alone wakes nobody, and is stored', async () => {
  let message = 'one';
  const engine = createTestEngine(database.db, [
    thingKind(world, {
      diff: () => [],
      report: () => ({ status: {}, failure: null, pending: { reason: 'Waiting', message } }),
    }),
  ]);
  await pass(engine, thing);
  message = 'two';
  expect(await wokenBy(() => pass(engine, thing))).toEqual([]);
  expect((await stored(database.db, thing))?.ready?.message).toBe('two');
});

test('a realised generation wakes those that look at their users: a name may have changed', async () => {
  const watching = { ...thingKind(world), name: 'keypair', needs: { users: true } } as const;
  const engine = createTestEngine(database.db, [thingKind(world), watching]);
  await query(database.db, "INSERT INTO allocation (owner_id, slot, image_id) VALUES (?, 'x', ?)", [
    thing,
    stranger,
  ]);
  await pass(engine, thing);
  await updateObject(database.db, thing, { value: 'b' });
  expect(await wokenBy(() => pass(engine, thing))).toContain(stranger);
  const blind = createTestEngine(database.db, [thingKind(world)]);
  await updateObject(database.db, thing, { value: 'c' });
  expect(await wokenBy(() => pass(blind, thing))).not.toContain(stranger);
});

test('who holds others wakes those who found no host, and stores what may be promised', async () => {
  await setReady(stranger, 'False', 'Unschedulable');
  const totals = { vcpus_total: 8, memory_mib_total: 100, disk_gib_total: 10 };
  let room: typeof totals | null = totals;
  const engine = createTestEngine(database.db, [
    thingKind(world, { capacity: () => room, report: () => ({ status: {}, failure: null, pending: null }) }),
  ]);
  expect(await wokenBy(() => pass(engine, thing))).toContain(stranger);
  const capacity = (): Promise<unknown> =>
    query(database.db, 'SELECT vcpus_total FROM host_capacity WHERE host_id = ?', [thing]);
  expect(await capacity()).toEqual([{ vcpus_total: 8 }]);
  expect(await wokenBy(() => pass(engine, thing))).not.toContain(stranger);
  room = { ...totals, vcpus_total: 16 };
  await updateObject(database.db, thing, { value: 'b' });
  expect(await wokenBy(() => pass(engine, thing))).toContain(stranger);
  expect(await capacity()).toEqual([{ vcpus_total: 16 }]);
  room = null;
  await updateObject(database.db, thing, { value: 'c' });
  await pass(engine, thing);
  expect(await capacity()).toEqual([{ vcpus_total: 16 }]);
});

test('explain shows what would be done, and does nothing', async () => {
  const engine = createTestEngine(database.db, [thingKind(world)]);
  expect(await explain(engine, thing)).toMatchObject({
    changes: [{ field: 'value' }, { field: 'colour' }],
    operations: [{ name: 'open' }, { name: 'write' }, { name: 'paint' }],
    waiting: null,
    observation: { known: true },
    problem: null,
  });
  expect(world.effects).toEqual([]);
  expect(await journal(database.db, thing)).toEqual([]);
  world.blind = unreachable();
  expect(await explain(engine, thing)).toMatchObject({ operations: [], problem: { code: 'unavailable' } });
  const base = thingKind(world) as unknown as ThingKind;
  const choosing = createTestEngine(database.db, [
    thingKind(world, {
      resolve: (snapshot) => ({ ...base.resolve(snapshot), choices: { shelf: 1 } }) as never,
    }),
  ]);
  expect(await explain(choosing, thing)).toMatchObject({ observation: null, problem: null });
  await expect(explain(engine, 'ffffffff-0000-4000-8000-000000000000')).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('those who wait for an object hear of each change of its status, of nothing else, and of its end', async () => {
  const engine = createTestEngine(database.db, [thingKind(world)]);
  const heard: (string | null)[] = [];
  const notifications = startNotifications(database.url, ['cairn_status', 'cairn_event'], () => undefined);
  const told = (): readonly (string | null)[] => heard.filter((each) => each !== null);
  notifications.subscribe('cairn_status', (payload) => heard.push(payload));
  await eventually('it listens', 5, () => Promise.resolve(heard.length === 1));
  await pass(engine, thing);
  await eventually('it hears of beginning and end', 5, () => Promise.resolve(told().length === 2));
  await pass(engine, thing);
  await query(database.db, 'DELETE FROM allocation');
  await query(database.db, 'DELETE FROM reference');
  await deleteObject(database.db, thing);
  expect(await pass(engine, thing)).toBe('gone');
  await eventually('it hears of the work and of the end', 5, () => Promise.resolve(told().length === 4));
  expect(told()).toEqual([thing, thing, thing, thing]);
  await notifications.stop();
});
