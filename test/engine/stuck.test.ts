import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CairnError } from '../../reconciler/model/error.ts';
import { systemClock } from '../../reconciler/drivers/system/clock.ts';
import { query } from '../../reconciler/store/database.ts';
import { countStuck } from '../../reconciler/store/status.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { createWorld, thingKind, unreachable } from '../support/fake-kind.ts';
import type { World } from '../support/fake-kind.ts';
import { deleteObject, insertObject, updateObject } from '../support/rows.ts';
import { createTestEngine, events, pass, stored } from '../support/test-engine.ts';

let database: TestDatabase;
let world: World;
let later_ms = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});
beforeEach(async () => {
  await query(database.db, 'TRUNCATE desired CASCADE');
  world = createWorld();
  later_ms = 0;
});

const engineOf = () =>
  createTestEngine(database.db, [thingKind(world)], {
    ports: { clock: { ...systemClock, nowMs: () => Date.now() + later_ms } },
  });

const create = (): Promise<string> => insertObject(database.db, { kind: 'server', spec: { value: 'a' } });

/** So many passes, with time enough between them for any pause. */
async function passes(engine: ReturnType<typeof engineOf>, id: string, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    await pass(engine, id);
    later_ms += 700_000;
  }
}

/** One attempt after the other, each as soon as it may be. */
async function attempts(engine: ReturnType<typeof engineOf>, id: string, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    await pass(engine, id);
    later_ms += 2 ** Math.max(number - 1, 0) * 1000;
  }
}

test('a step that keeps failing is tried ever less often, and an alarm that names it until it succeeds', async () => {
  const engine = engineOf();
  const id = await create();
  world.during = (operation) =>
    operation === 'write'
      ? Promise.reject(new CairnError('conflict', 'The drawer is locked.'))
      : Promise.resolve();
  await attempts(engine, id, 7);
  const before = await stored(database.db, id);
  expect(before?.stuck).toBeUndefined();
  expect(await countStuck(database.db)).toEqual([]);

  await pass(engine, id);
  const stuck = await stored(database.db, id);
  expect(stuck).toMatchObject({
    ready: { status: 'False', reason: 'Conflict' },
    stuck: { status: 'True', reason: 'StepFails' },
  });
  expect(stuck?.stuck?.message).toMatch(
    /^write keeps failing: 8 tries in a row since 20.*Z\. The last one said: The drawer is locked\. Cairn tries again/,
  );
  expect(await countStuck(database.db)).toEqual([{ kind: 'server', count: 1 }]);
  expect((await events(database.db, id)).filter((each) => each.startsWith('stuck'))).toHaveLength(1);

  // Whatever wakes it: before the pause is over it is looked at and left alone.
  const done = world.effects.length;
  expect(await pass(engine, id)).toBe('pending');
  expect(world.effects).toHaveLength(done);
  expect(await stored(database.db, id)).toMatchObject({
    ready: { status: 'False', reason: 'BackingOff' },
    stuck: { status: 'True' },
  });

  world.during = () => Promise.resolve();
  later_ms += 700_000;
  expect(await pass(engine, id)).toBe('done');
  expect(await stored(database.db, id)).toMatchObject({
    ready: { status: 'True' },
    stuck: { status: 'False' },
  });
  expect(await countStuck(database.db)).toEqual([]);
});

test('another spec is tried at once', async () => {
  const engine = engineOf();
  const id = await create();
  world.during = () => Promise.reject(new CairnError('unavailable', 'Not now.'));
  await attempts(engine, id, 8);
  expect(await stored(database.db, id)).toMatchObject({ stuck: { status: 'True' } });
  world.during = () => Promise.resolve();
  await updateObject(database.db, id, { value: 'a' });
  expect(await pass(engine, id)).toBe('done');
  expect(await stored(database.db, id)).toMatchObject({ stuck: { status: 'False' } });
});

test('a step that takes minutes to fail is an alarm after ten', async () => {
  const engine = engineOf();
  const id = await create();
  world.during = () => Promise.reject(new CairnError('timeout', 'It took too long.'));
  await passes(engine, id, 1);
  expect((await stored(database.db, id))?.stuck).toBeUndefined();
  later_ms -= 50_000;
  await passes(engine, id, 1);
  expect(await stored(database.db, id)).toMatchObject({ stuck: { status: 'True', reason: 'StepFails' } });
});

test('what is undone each time it was put right is put right ever less often, and an alarm', async () => {
  const engine = engineOf();
  const id = await create();
  await pass(engine, id);
  let repairs = 0;
  for (let looks = 0; looks < 200 && repairs < 8; looks++) {
    world.values.set(id, 'dead');
    await pass(engine, id);
    if (world.values.get(id) === 'a') repairs += 1;
    later_ms += 1000;
  }
  // 5 at once, then pauses of 4, 8 and 16 seconds: not 8 in as many looks.
  expect(later_ms).toBeGreaterThan(28_000);
  const now = await stored(database.db, id);
  expect(now?.stuck).toMatchObject({ status: 'True', reason: 'RepairUndone' });
  expect(now?.stuck?.message).toMatch(
    /^open, write was done 8 times since .* did not last: value should be a, was dead\. Find out who/,
  );

  world.values.set(id, 'dead');
  expect(await pass(engine, id)).toBe('pending');
  expect(world.values.get(id)).toBe('dead');
  expect(await stored(database.db, id)).toMatchObject({
    ready: { status: 'False', reason: 'BackingOff' },
    drifted: { status: 'True' },
  });

  // A repair that lasts ends the alarm.
  later_ms += 40_000;
  expect(await pass(engine, id)).toBe('done');
  expect(await stored(database.db, id)).toMatchObject({ stuck: { status: 'True' } });
  later_ms += 601_000;
  expect(await pass(engine, id)).toBe('done');
  expect(await stored(database.db, id)).toMatchObject({ stuck: { status: 'False' } });
});

test('what cannot be seen is an alarm while something is to be done, and none while nothing is', async () => {
  const engine = engineOf();
  const [calm, leaving] = [await create(), await create()];
  await pass(engine, calm);
  await pass(engine, leaving);
  await deleteObject(database.db, leaving);
  world.blind = unreachable();
  await passes(engine, calm, 9);
  await passes(engine, leaving, 9);
  expect((await stored(database.db, calm))?.stuck).toBeUndefined();
  expect((await stored(database.db, leaving))?.stuck?.message).toContain('The host cannot be reached.');
  world.blind = null;
  expect(await pass(engine, leaving)).toBe('gone');
});
