import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startNotifications } from '../../reconciler/drivers/postgres/listen.ts';
import type { Notifications } from '../../reconciler/drivers/postgres/listen.ts';
import { startLoop } from '../../reconciler/engine/loop.ts';
import type { Loop } from '../../reconciler/engine/loop.ts';
import { watchHosts } from '../../reconciler/engine/watch.ts';
import type { HostListener, Hypervisor } from '../../reconciler/ports/hypervisor.ts';
import { query } from '../../reconciler/store/database.ts';
import { enqueue, QUEUE_CHANNEL } from '../../reconciler/store/queue.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { createWorld, thingKind } from '../support/fake-kind.ts';
import type { World } from '../support/fake-kind.ts';
import { insertObject, updateObject } from '../support/rows.ts';
import { createTestEngine, dueIds, stored } from '../support/test-engine.ts';

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

function start(engine: Parameters<typeof startLoop>[0]): Loop {
  const loop = startLoop(engine);
  notifications.subscribe(QUEUE_CHANNEL, loop.wake);
  loops.push(loop);
  return loop;
}

const thing = (): Promise<string> =>
  insertObject(database.db, { kind: 'server', name: randomUUID(), spec: { value: 'a' } });

async function isReady(id: string, generation = 1): Promise<boolean> {
  const row = await stored(database.db, id);
  return row?.ready?.status === 'True' && row.observed_generation === generation;
}

test('what is enqueued is worked on at once, and so is a change during the work', async () => {
  const engine = createTestEngine(database.db, [thingKind(world)]);
  start(engine);
  const id = await thing();
  let entered = false;
  let leave: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (leave = resolve));
  world.during = async () => {
    if (!entered) {
      entered = true;
      await gate;
    }
  };
  await enqueue(database.db, [id], 0);
  await eventually('the work has begun', 5, () => Promise.resolve(entered));
  await updateObject(database.db, id, { value: 'b' });
  await enqueue(database.db, [id], 0);
  leave();
  await eventually('the change is realised', 5, () => isReady(id, 2));
  expect(world.values.get(id)).toBe('b');
  await eventually('the queue is empty', 5, async () => (await dueIds(database.db)).length === 0);
  expect(engine.log.lines.filter((line) => line.level === 'error')).toEqual([]);
});

test('two loops on one database never work on one object at once, however often it is woken', async () => {
  const busy = new Set<string>();
  const overlaps: string[] = [];
  world.during = async (operation, id) => {
    if (operation !== 'open') return;
    if (busy.has(id)) overlaps.push(id);
    busy.add(id);
    await new Promise((resolve) => setTimeout(resolve, 3));
    busy.delete(id);
  };
  const engines = [1, 2].map(() =>
    createTestEngine(database.db, [thingKind(world)], { settings: { concurrency: 6 } }),
  );
  for (const engine of engines) start(engine);
  const ids = await Promise.all(Array.from({ length: 30 }, thing));
  for (let turn = 1; turn <= 4; turn++) {
    if (turn > 1) for (const id of ids) await updateObject(database.db, id, { value: `${turn}` });
    await enqueue(database.db, ids, 0);
    await enqueue(database.db, ids.slice(0, 15), 1);
  }
  for (const id of ids) await eventually('all are realised', 20, () => isReady(id, 4));
  expect(ids.map((id) => world.values.get(id))).toEqual(ids.map(() => '4'));
  expect(overlaps).toEqual([]);
  for (const engine of engines) expect(engine.counts.passes.length).toBeGreaterThan(0);
});

test('an object with a back-off is worked on when its time has come, without a wake-up', async () => {
  const id = await thing();
  let failures = 2;
  world.during = () => (failures-- > 0 ? Promise.reject(new Error('busy')) : Promise.resolve());
  start(createTestEngine(database.db, [thingKind(world)]));
  await enqueue(database.db, [id], 1);
  await eventually('it is realised', 10, () => isReady(id));
  expect(failures).toBeLessThan(0);
});

test('with many objects each is looked at less often by timer, but hosts as often as asked for', async () => {
  const host_kind = { ...thingKind(world), name: 'host' as const, capacity: () => null };
  const ids = await Promise.all(Array.from({ length: 19 }, thing));
  const host = await insertObject(database.db, { kind: 'host', spec: { value: 'a' } });
  await enqueue(database.db, [...ids, host], 0);
  const settings = { resync_seconds: 10, resync_per_second: 1 };
  start(createTestEngine(database.db, [thingKind(world), host_kind], { settings }));
  for (const id of [...ids, host]) await eventually('all are realised', 10, () => isReady(id));
  const due = async (where: string): Promise<readonly number[]> => {
    const rows = await query<{ seconds: number }>(
      database.db,
      `SELECT extract(epoch FROM q.due_at - d.updated_at)::float8 AS seconds FROM queue q JOIN desired d USING (id)
       WHERE d.kind = ? AND q.lease_holder IS NULL AND q.priority = 2 AND q.due_at > now()`,
      [where],
    );
    return rows.map((row) => row.seconds);
  };
  const servers = await eventually('all wait for their timer', 5, async () => {
    const all = await due('server');
    return all.length === ids.length ? all : null;
  });
  // 20 objects at 0.9 of the period on average: 22 seconds, less a fifth, less what is cut to a whole second.
  expect(Math.min(...servers)).toBeGreaterThan(22.2 * 0.8 - 1);
  expect(Math.max(...(await due('host')))).toBeLessThan(17);
});

test('no more objects than allowed are worked on at once', async () => {
  let running = 0;
  let most = 0;
  world.during = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 2));
    running--;
  };
  start(createTestEngine(database.db, [thingKind(world)], { settings: { concurrency: 3 } }));
  const ids = await Promise.all(Array.from({ length: 12 }, thing));
  await enqueue(database.db, ids, 0);
  for (const id of ids) await eventually('all are realised', 10, () => isReady(id));
  // Two operations of one object may run together.
  expect(most).toBeLessThanOrEqual(6);
  expect(most).toBeGreaterThan(1);
});

test('a stop waits for what runs; what takes too long is abandoned and finished by the next process', async () => {
  const quick = await thing();
  const slow = await thing();
  let heard: unknown = null;
  const begun = new Set<string>();
  let leave: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (leave = resolve));
  world.during = async (_operation, id, signal) => {
    begun.add(id);
    if (id === quick) return await gate;
    await new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => {
        heard = signal.reason;
        reject(signal.reason as Error);
      }),
    );
  };
  const loop = start(createTestEngine(database.db, [thingKind(world)]));
  await enqueue(database.db, [quick, slow], 0);
  await eventually('both have begun', 5, () => Promise.resolve(begun.size === 2));
  const stopped = loop.stop(1);
  leave();
  await stopped;
  expect(await isReady(quick)).toBe(true);
  expect(await isReady(slow)).toBe(false);
  expect(heard).toMatchObject({ name: 'Abandoned' });
  // Released, not left to run out.
  expect(await query(database.db, 'SELECT 1 FROM queue WHERE lease_holder IS NOT NULL')).toEqual([]);
  world.during = () => Promise.resolve();
  start(createTestEngine(database.db, [thingKind(world)]));
  await eventually('the next process finishes it', 10, () => isReady(slow));
});

test('hints wake known objects; a gap in them wakes everything on the host', async () => {
  const listeners = new Map<string, HostListener>();
  const hypervisor = {
    watch: (host_id: string, listener: HostListener) => {
      listeners.set(host_id, listener);
      return () => listeners.delete(host_id);
    },
  } as unknown as Hypervisor;
  const engine = createTestEngine(database.db, [thingKind(world)], { ports: { hypervisor } });
  const host = await insertObject(database.db, { kind: 'host' });
  const subnet = await insertObject(database.db, { kind: 'subnet' });
  const placed = await thing();
  const elsewhere = await thing();
  await query(
    database.db,
    "INSERT INTO allocation (owner_id, slot, host_id, subnet_id) VALUES (?, 'nic:a', ?, ?)",
    [placed, host, subnet],
  );
  const worked_on = new Set<string>();
  const watch = watchHosts(engine, (id) => worked_on.has(id));
  await eventually('the host is watched', 5, () => Promise.resolve(listeners.has(host)));
  listeners.get(host)?.hint({ id: randomUUID(), event: 'started' });
  listeners.get(host)?.hint({ id: elsewhere, event: 'stopped' });
  await eventually('the hint has arrived', 5, async () => (await dueIds(database.db)).length > 0);
  expect(await dueIds(database.db)).toEqual([elsewhere]);
  await query(database.db, 'DELETE FROM queue');
  worked_on.add(placed);
  listeners.get(host)?.hint({ id: placed, event: 'started' });
  listeners.get(host)?.hint({ id: elsewhere, event: 'started' });
  await eventually('the hint has arrived', 5, async () => (await dueIds(database.db)).length > 0);
  expect(await dueIds(database.db)).toEqual([elsewhere]);
  await query(database.db, 'DELETE FROM queue');
  listeners.get(host)?.resync();
  await eventually('all are due', 5, async () => (await dueIds(database.db)).length > 0);
  expect(await dueIds(database.db)).toEqual([host, placed, subnet].toSorted());
  await query(database.db, 'DELETE FROM allocation');
  await query(database.db, 'DELETE FROM desired WHERE id = ?', [host]);
  watch.refresh();
  await eventually('the host is let go', 5, () => Promise.resolve(!listeners.has(host)));
  await watch.stop();
});
