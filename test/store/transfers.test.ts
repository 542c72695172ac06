import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Clock } from '../../reconciler/ports/clock.ts';
import { query } from '../../reconciler/store/database.ts';
import { createTransferNotes } from '../../reconciler/store/transfer-notes.ts';
import type { TransferNotes } from '../../reconciler/store/transfer-notes.ts';
import { pruneTransfers, readTransfers } from '../../reconciler/store/transfers.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

let database: TestDatabase;
const problems: unknown[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() => {
  expect(problems).toEqual([]);
});

/** A clock that the test moves: sleeps end when it passes their time. */
function manualClock(): Clock & { readonly pass: (ms: number) => void; readonly sleeping: () => number } {
  let now = 1_000_000;
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  const settle = (): void => {
    for (const one of sleepers) if (one.until <= now) one.wake();
  };
  return {
    nowMs: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const one = {
          until: now + ms,
          wake: () => {
            sleepers.delete(one);
            resolve();
          },
        };
        sleepers.add(one);
        signal?.addEventListener('abort', one.wake, { once: true });
        if (signal?.aborted === true) one.wake();
      }),
    pass: (ms) => {
      now += ms;
      settle();
    },
    sleeping: () => sleepers.size,
  };
}

type World = { readonly clock: ReturnType<typeof manualClock>; readonly notes: TransferNotes };

function start(): World {
  const clock = manualClock();
  return { clock, notes: createTransferNotes(database.db, clock, (error) => void problems.push(error)) };
}

/** Lets a second pass, and waits until it is written. */
async function second({ clock }: World): Promise<void> {
  await vi.waitFor(() => expect(clock.sleeping()).toBe(1));
  clock.pass(1000);
  await vi.waitFor(() => expect(clock.sleeping()).toBe(1));
}

const about = (resource_id: string, host_id: string | null = null) => ({
  resource_id,
  host_id,
  activity: 'distribute',
});

test('what moves is seen with its rate, and no more when it has ended', async () => {
  const world = start();
  const id = randomUUID();
  const host_id = randomUUID();
  const transfer = world.notes.begin(about(id, host_id));
  transfer.at(1000, 9000);
  await second(world);
  expect(await readTransfers(database.db, id)).toMatchObject([
    {
      resource_id: id,
      host_id,
      host_name: null,
      activity: 'distribute',
      done_bytes: 1000,
      total_bytes: 9000,
    },
  ]);
  transfer.at(3000, 9000);
  await second(world);
  const [seen] = await readTransfers(database.db, id);
  expect(seen).toMatchObject({ done_bytes: 3000 });
  // 2000 bytes in the last of two seconds, after nothing in the first.
  expect(seen?.rate_bytes_per_second).toBeGreaterThan(0);
  expect(seen?.rate_bytes_per_second).toBeLessThanOrEqual(2000);
  expect(await readTransfers(database.db, randomUUID())).toEqual([]);
  transfer.end();
  await vi.waitFor(() => expect(world.clock.sleeping()).toBe(1));
  world.clock.pass(1000);
  await vi.waitFor(async () => expect(await readTransfers(database.db, id)).toEqual([]));
  await world.notes.stop();
});

test('one that does not move any more is still seen, ever slower; what nobody tells of is not', async () => {
  const world = start();
  const id = randomUUID();
  const transfer = world.notes.begin(about(id));
  world.notes.begin(about(id));
  transfer.at(0, null);
  transfer.at(50_000, null);
  await second(world);
  const rates: (number | null)[] = [];
  for (let round = 0; round < 3; round += 1) {
    await second(world);
    const seen = await readTransfers(database.db, id);
    expect(seen).toHaveLength(1);
    rates.push(seen[0]?.rate_bytes_per_second ?? null);
  }
  expect(rates[0]).toBeGreaterThan(rates[1] ?? 0);
  expect(rates[1]).toBeGreaterThan(rates[2] ?? 0);
  await world.notes.stop();
  expect(await readTransfers(database.db, id)).toEqual([]);
});

test('what lasted less than a second is never written', async () => {
  const world = start();
  const id = randomUUID();
  const transfer = world.notes.begin(about(id));
  transfer.at(10, 10);
  transfer.end();
  await vi.waitFor(() => expect(world.clock.sleeping()).toBe(1));
  world.clock.pass(1000);
  await vi.waitFor(() => expect(world.clock.sleeping()).toBe(0));
  const rows = await query(database.db, 'SELECT 1 FROM transfer WHERE resource_id = ?', [id]);
  expect(rows).toEqual([]);
  await world.notes.stop();
});

test('what a process that died left behind is not shown, and is removed', async () => {
  const world = start();
  const [living, dead] = [randomUUID(), randomUUID()];
  for (const id of [living, dead]) world.notes.begin(about(id)).at(1, 2);
  await second(world);
  await query(
    database.db,
    "UPDATE transfer SET updated_at = now() - interval '1 minute' WHERE resource_id = ?",
    [dead],
  );
  expect(await readTransfers(database.db, dead)).toEqual([]);
  expect(await pruneTransfers(database.db)).toBe(1);
  expect(await readTransfers(database.db, living)).toHaveLength(1);
  await world.notes.stop();
});
