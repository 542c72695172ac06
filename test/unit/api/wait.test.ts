import { setMaxListeners } from 'node:events';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { createWaits } from '../../../reconciler/api/wait.ts';
import type { Waits } from '../../../reconciler/api/wait.ts';
import type { View } from '../../../reconciler/store/listing.ts';

const log = pino({ level: 'silent' });
const NEVER = new AbortController().signal;
setMaxListeners(0, NEVER);

let waits: Waits | null = null;

afterEach(() => waits?.close());

function viewOf(id: string, generation: number): View {
  const time = '2024-01-01T00:00:00.000Z';
  return {
    resource: {
      id,
      kind: 'network',
      project_id: null,
      name: id,
      spec: {},
      generation,
      deletion_requested_at: null,
      created_at: time,
      updated_at: time,
    },
    status: {},
    conditions: [],
    claimed: false,
    observed_generation: 0,
    seen_generation: 0,
    drift: [],
  };
}

/** A store whose objects the test sets, and a count of the queries that read it. */
function storeOf(objects: Map<string, number>): {
  readonly read: (ids: readonly string[]) => Promise<ReadonlyMap<string, View>>;
  readonly queries: (readonly string[])[];
} {
  const queries: (readonly string[])[] = [];
  return {
    queries,
    read: (ids) => {
      queries.push(ids);
      const found = ids.flatMap((id) => {
        const generation = objects.get(id);
        return generation === undefined ? [] : [[id, viewOf(id, generation)] as const];
      });
      return Promise.resolve(new Map(found));
    },
  };
}

test('one query serves all that wait for up to 500 objects', async () => {
  const objects = new Map(Array.from({ length: 700 }, (_, index) => [`id ${index}`, 1]));
  const store = storeOf(objects);
  const all = createWaits({ read: store.read, log });
  waits = all;
  const ids = [...objects.keys()];
  const waiting = Array.from({ length: 5 }, () => ids)
    .flat()
    .map((id) =>
      all.wait({ id, isOver: (view) => view?.resource.generation === 2, timeout_ms: 60_000, signal: NEVER }),
    );
  await expect.poll(() => store.queries.length).toBe(2);
  expect(store.queries.map((query) => query.length)).toEqual([500, 200]);
  for (const id of ids) objects.set(id, 2);
  for (const id of ids) all.wake(id);
  await Promise.all(waiting);
  expect(store.queries).toHaveLength(4);
  expect(all.count()).toBe(0);
});

test('a wait that begins the moment another ends is looked at as well', async () => {
  const store = storeOf(new Map([['a', 1]]));
  const all = createWaits({ read: store.read, log, sweep_ms: 1_000_000 });
  waits = all;
  const wait = (): Promise<View | null> =>
    all.wait({ id: 'a', isOver: () => true, timeout_ms: 60_000, signal: NEVER });
  for (let round = 0; round < 50; round += 1) {
    await wait();
    await Promise.all([wait(), wait().then(wait).then(wait)]);
  }
});

test('what no signal told is found by the sweep', async () => {
  const objects = new Map([['a', 1]]);
  const all = createWaits({ read: storeOf(objects).read, log, sweep_ms: 20 });
  waits = all;
  const isOver = (view: View | null): boolean => view === null;
  const waiting = all.wait({ id: 'a', isOver, timeout_ms: 60_000, signal: NEVER });
  objects.delete('a');
  expect(await waiting).toBeNull();
});

test('who has gone is forgotten', async () => {
  const all = createWaits({ read: storeOf(new Map([['a', 1]])).read, log });
  waits = all;
  const left = new AbortController();
  const waiting = all.wait({ id: 'a', isOver: () => false, timeout_ms: 60_000, signal: left.signal });
  expect(all.count()).toBe(1);
  left.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'unavailable' });
  expect(all.count()).toBe(0);
  const late = all.wait({ id: 'a', isOver: () => false, timeout_ms: 60_000, signal: left.signal });
  await expect(late).rejects.toMatchObject({ code: 'unavailable' });
});

test('more than the limit may not wait', async () => {
  const all = createWaits({ read: storeOf(new Map([['a', 1]])).read, log, limit: 2 });
  waits = all;
  const wait = (): Promise<View | null> =>
    all.wait({ id: 'a', isOver: () => false, timeout_ms: 60_000, signal: NEVER });
  const waiting = [wait(), wait()];
  await expect(wait()).rejects.toMatchObject({ code: 'unavailable' });
  await all.close();
  expect((await Promise.all(waiting)).map((view) => view?.resource.generation)).toEqual([1, 1]);
});

test('a database that cannot be read ends no wait before its time', async () => {
  let isDown = true;
  const store = storeOf(new Map([['a', 1]]));
  const all = createWaits({
    read: (ids) => (isDown ? Promise.reject(new Error('down')) : store.read(ids)),
    log,
    sweep_ms: 20,
  });
  waits = all;
  const late = all.wait({ id: 'a', isOver: () => true, timeout_ms: 50, signal: NEVER });
  await expect(late).rejects.toMatchObject({ code: 'unavailable' });
  const waiting = all.wait({ id: 'a', isOver: () => true, timeout_ms: 60_000, signal: NEVER });
  isDown = false;
  expect((await waiting)?.resource.id).toBe('a');
});
