import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../reconciler/drivers/system/clock.ts';
import { query } from '../../reconciler/store/database.ts';
import { appendEvents, pruneEvents } from '../../reconciler/store/events.ts';
import { pruneJournal } from '../../reconciler/store/journal.ts';
import { createSimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import { workersOf } from '../../reconciler/workers/list.ts';
import { startWorkers } from '../../reconciler/workers/worker.ts';
import type { Worker } from '../../reconciler/workers/worker.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { insertObject } from '../support/rows.ts';
import { dueIds } from '../support/test-engine.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

const { images, volumes } = createSimulatedPorts({
  seed: 1,
  clock: systemClock,
  findHost: () => Promise.reject(new Error('no hosts')),
});
const PORTS = { images, volumes, clock: systemClock };
const SETTINGS = {
  resync_per_second: 5,
  token_lifetime_seconds: 3600,
  token_rotation_seconds: 86_400,
  lockout_seconds: 300,
  image_cache_max_age_hours: 0,
  image_cache_min_free_gib: 0,
  image_cache_keep: 0,
};
const QUIET = { warn: () => undefined, debug: () => undefined };

async function outcomes(): Promise<readonly string[]> {
  const rows = await query<{ text: string }>(
    database.db,
    "SELECT name || ' ' || outcome AS text FROM worker_run ORDER BY name",
  );
  return rows.map((row) => row.text);
}

test('every worker runs at the start and leaves its result; a failure does not end it', async () => {
  const forgotten = await insertObject(database.db);
  let turns = 0;
  const broken: Worker = {
    name: 'broken',
    every_seconds: 0.02,
    run: () => {
      turns += 1;
      return Promise.reject(new Error('no'));
    },
  };
  const workers = [
    ...workersOf(database.db, PORTS, { ...SETTINGS, resync_seconds: 60, lease_seconds: 30 }),
    broken,
  ];
  const running = startWorkers(workers, { database: database.db, clock: systemClock, log: QUIET });
  await eventually('all have run, the broken one more than once', 10, async () => {
    return turns > 1 && (await outcomes()).length === workers.length;
  });
  await running.stop();
  const after = turns;
  expect(await outcomes()).toEqual([
    'broken failed',
    'content-pruner done',
    'copy-evictor done',
    'event-pruner done',
    'journal-pruner done',
    'lease-reaper done',
    'login-pruner done',
    'old-copy-remover done',
    'resync done',
    'token-key-rotation done',
    'token-pruner done',
    'transfer-pruner done',
  ]);
  expect(await dueIds(database.db)).toEqual([forgotten]);
  await systemClock.sleep(60);
  expect(turns).toBe(after);
});

test('an object in its back-off is not overdue', async () => {
  await query(database.db, "UPDATE queue SET due_at = now() + interval '500 seconds', attempt = 9");
  const [resync] = workersOf(database.db, PORTS, { ...SETTINGS, resync_seconds: 1, lease_seconds: 1 });
  await resync?.run();
  expect(await dueIds(database.db)).toEqual([]);
});

test('an object that many others let wait is not overdue', async () => {
  await query(
    database.db,
    `INSERT INTO desired (id, kind, name, spec, created_by)
       SELECT gen_random_uuid(), 'flavor', 'f' || n, '{}', 'test' FROM generate_series(1, 1000) AS n`,
  );
  await query(
    database.db,
    `INSERT INTO queue (id, due_at, priority) SELECT id, now() + interval '1500 seconds', 2 FROM desired
     ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at`,
  );
  const dueAfterRun = async (resync_per_second: number): Promise<number> => {
    const [resync] = workersOf(database.db, PORTS, {
      ...SETTINGS,
      resync_seconds: 60,
      resync_per_second,
      lease_seconds: 30,
    });
    await resync?.run();
    return (await dueIds(database.db)).length;
  };
  expect(await dueAfterRun(1)).toBe(0);
  expect(await dueAfterRun(100)).toBe(1001);
  await query(database.db, "DELETE FROM desired WHERE kind = 'flavor'");
});

test('old events and journal entries go, others stay; events keep their order', async () => {
  const id = await insertObject(database.db);
  const event = (message: string) => ({
    resource_id: id,
    kind: 'project' as const,
    project_id: null,
    type: 'ready',
    actor: null,
    request_id: null,
    message,
    data: {},
  });
  await appendEvents(database.db, ['one', 'two', 'three'].map(event));
  const messages = async (): Promise<readonly string[]> =>
    (await query<{ message: string }>(database.db, 'SELECT message FROM event ORDER BY sequence')).map(
      (row) => row.message,
    );
  expect(await messages()).toEqual(['one', 'two', 'three']);
  await query(database.db, "UPDATE event SET at = now() - interval '31 days' WHERE message = 'one'");
  expect(await pruneEvents(database.db, 30)).toBe(1);
  expect(await messages()).toEqual(['two', 'three']);
  for (const days of [31, 29])
    await query(
      database.db,
      `INSERT INTO journal (resource_id, generation, plan_hash, ordinal, operation, arguments, reason, started_at)
       VALUES (?, 1, '', 0, 'x', '{}', '', now() - make_interval(days => ?))`,
      [id, days],
    );
  expect(await pruneJournal(database.db, 30)).toBe(1);
  expect(await query(database.db, 'SELECT 1 FROM journal')).toHaveLength(1);
});
