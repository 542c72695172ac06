import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startNotifications } from '../../reconciler/drivers/postgres/listen.ts';
import type { Notifications } from '../../reconciler/drivers/postgres/listen.ts';
import { startLoop } from '../../reconciler/engine/loop.ts';
import type { Loop } from '../../reconciler/engine/loop.ts';
import { query } from '../../reconciler/store/database.ts';
import { enqueue, QUEUE_CHANNEL } from '../../reconciler/store/queue.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { createWorld, thingKind } from '../support/fake-kind.ts';
import type { ThingKind, World } from '../support/fake-kind.ts';
import { deleteObject, insertObject } from '../support/rows.ts';
import { createTestEngine, journal, stored } from '../support/test-engine.ts';

let database: TestDatabase;
let world: World;
let notifications: Notifications;
let loops: Loop[];
beforeAll(async () => {
  database = await createTestDatabase(undefined, 30);
});
afterAll(async () => {
  await database.drop();
});
beforeEach(async () => {
  await query(database.db, 'TRUNCATE desired CASCADE');
  world = createWorld();
  loops = [];
  notifications = startNotifications(database.url, [QUEUE_CHANNEL], () => undefined);
});
afterEach(async () => {
  for (const loop of loops) await loop.stop(5);
  await notifications.stop();
});

/** Things whose opening may take hours when they are blue. */
function start(settings: { concurrency: number; lane_places: number }): Loop {
  const base = thingKind(world) as unknown as ThingKind;
  const kind = thingKind(world, {
    plan: (changes, desired, observed) => {
      const { operations, waiting } = base.plan(changes, desired, observed);
      const long = (name: string): boolean => name === 'open' && desired.colour === 'blue';
      return {
        operations: operations.map((each) =>
          long(each.name) ? { ...each, lane: 'arrival', timeout_seconds: 3600 } : each,
        ),
        waiting,
      };
    },
  });
  const loop = startLoop(createTestEngine(database.db, [kind], { settings }));
  notifications.subscribe(QUEUE_CHANNEL, loop.wake);
  loops.push(loop);
  return loop;
}

const thing = (colour: string): Promise<string> =>
  insertObject(database.db, { kind: 'server', name: randomUUID(), spec: { value: 'a', colour } });

const isReady = async (id: string): Promise<boolean> =>
  (await stored(database.db, id))?.ready?.status === 'True';

/** Blue things stay in their opening until they are let go or their signal aborts. */
function holdBlue(blue: readonly string[]): { inside: Set<string>; most: () => number; letGo: () => void } {
  const inside = new Set<string>();
  let most = 0;
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  world.during = async (operation, id, signal) => {
    if (operation !== 'open' || !blue.includes(id)) return;
    inside.add(id);
    most = Math.max(most, inside.size);
    try {
      await Promise.race([
        gate,
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason as Error)),
        ),
      ]);
    } finally {
      inside.delete(id);
    }
  };
  return { inside, most: () => most, letGo: () => open() };
}

test('operations of hours keep nobody else waiting, and wait for each other', async () => {
  const blue = await Promise.all(Array.from({ length: 6 }, () => thing('blue')));
  const held = holdBlue(blue);
  start({ concurrency: 2, lane_places: 2 });
  await enqueue(database.db, blue, 0);
  await eventually('the lane is full', 10, () => Promise.resolve(held.inside.size === 2));
  const short = await Promise.all(Array.from({ length: 8 }, () => thing('white')));
  await enqueue(database.db, short, 0);
  for (const id of short) await eventually('short ones are done', 10, () => isReady(id));
  const outside = blue.filter((id) => !held.inside.has(id));
  for (const id of outside) {
    await eventually('it says that it waits', 10, async () => {
      return (await stored(database.db, id))?.ready?.reason === 'WaitingForTurn';
    });
  }
  held.letGo();
  for (const id of blue) await eventually('all have had their turn', 10, () => isReady(id));
  expect(held.most()).toBe(2);
});

test('an operation of hours ends when its object is to be deleted', async () => {
  const id = await thing('blue');
  const held = holdBlue([id]);
  start({ concurrency: 2, lane_places: 1 });
  await enqueue(database.db, [id], 0);
  await eventually('it runs', 10, () => Promise.resolve(held.inside.has(id)));
  await deleteObject(database.db, id);
  await enqueue(database.db, [id], 0);
  await eventually('the object is gone', 10, async () => (await stored(database.db, id)) === null);
  expect(world.effects).toEqual([]);
});

test('a stop does not wait for operations of hours; the next process begins them again', async () => {
  const id = await thing('blue');
  const held = holdBlue([id]);
  const loop = start({ concurrency: 2, lane_places: 1 });
  await enqueue(database.db, [id], 0);
  await eventually('it runs', 10, () => Promise.resolve(held.inside.has(id)));
  // The long wait of a stop would fail this test by its own deadline.
  await loop.stop(3600);
  expect(held.inside.size).toBe(0);
  expect(await query(database.db, 'SELECT 1 FROM queue WHERE lease_holder IS NOT NULL')).toEqual([]);
  held.letGo();
  start({ concurrency: 2, lane_places: 1 });
  await eventually('it is finished', 10, () => isReady(id));
  const opened = (await journal(database.db, id)).filter((each) => each.operation === 'open');
  expect(opened.map((each) => each.outcome)).toEqual(['failed', 'done']);
});
