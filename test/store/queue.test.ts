import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { query } from '../../reconciler/store/database.ts';
import {
  claim,
  enqueue,
  enqueueOverdue,
  heartbeat,
  holdsClaim,
  queueDepth,
  reapLeases,
  release,
  secondsUntilDue,
} from '../../reconciler/store/queue.ts';
import type { Claim, Priority } from '../../reconciler/store/queue.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { insertObject } from '../support/rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});
beforeEach(async () => {
  await query(database.db, 'DELETE FROM desired');
});

const LEASE_SECONDS = 30;

function claimAs(holder: string, limit = 10): Promise<readonly Claim[]> {
  return claim(database.db, limit, `${holder}/${randomUUID()}`, LEASE_SECONDS);
}

async function objects(count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const id of ids) await insertObject(database.db, { id });
  return ids;
}

/** Moves leases and due times into the past, as waiting would. */
async function passSeconds(seconds: number): Promise<void> {
  await query(
    database.db,
    `UPDATE queue SET due_at = due_at - make_interval(secs => ?), lease_until = lease_until - make_interval(secs => ?)`,
    [seconds, seconds],
  );
}

test('an id is claimed once, with its kind, and again after its release', async () => {
  const [id = ''] = await objects(1);
  await enqueue(database.db, [id], 0);
  const [first] = await claimAs('a');
  expect(first).toMatchObject({ id, kind: 'project', wakes: 1, attempt: 0 });
  expect(await claimAs('b')).toEqual([]);
  if (first === undefined) throw new Error('nothing was claimed');
  expect(await release(database.db, first, { due_in_seconds: 0, priority: 2, attempt: 3 })).toBe(false);
  expect(await claimAs('b')).toMatchObject([{ id, attempt: 3 }]);
});

test('looks by timer are due on whole seconds, not later than asked for; what is near or urgent keeps its time', async () => {
  const dueAfter = async (
    due_in_seconds: number,
    priority: Priority,
  ): Promise<readonly [number, boolean]> => {
    const [id = ''] = await objects(1);
    await enqueue(database.db, [id], 0);
    const [claimed] = await claimAs('a');
    if (claimed === undefined) throw new Error('nothing was claimed');
    await release(database.db, claimed, { due_in_seconds, priority, attempt: 0 });
    const [due] = await query<{ seconds: number; whole: boolean }>(
      database.db,
      `SELECT extract(epoch FROM due_at - now())::float8 AS seconds, due_at = date_trunc('second', due_at) AS whole
       FROM queue WHERE id = ?`,
      [id],
    );
    return [due?.seconds ?? NaN, due?.whole ?? false];
  };
  const [seconds, whole] = await dueAfter(60.5, 2);
  expect(whole).toBe(true);
  expect(seconds).toBeLessThanOrEqual(60.5);
  expect((await dueAfter(60.5, 1))[1]).toBe(false);
  expect((await dueAfter(1.5, 2))[1]).toBe(false);
});

test('more urgent ids come first, then those that wait longest', async () => {
  const [a = '', b = '', c = ''] = await objects(3);
  await enqueue(database.db, [a], 2, '2020-01-01T00:00:00Z');
  await enqueue(database.db, [b], 1, '2021-01-01T00:00:00Z');
  await enqueue(database.db, [c], 1, '2020-06-01T00:00:00Z');
  const order = [];
  for (let n = 0; n < 3; n++) order.push((await claimAs('a', 1))[0]?.id);
  expect(order).toEqual([c, b, a]);
});

test('ids without an object, and no ids at all, are left out', async () => {
  await enqueue(database.db, [randomUUID()], 1);
  await enqueue(database.db, [], 1);
  expect(await queueDepth(database.db)).toEqual({ due: 0, leased: 0, total: 0 });
});

test('a wake-up during a run makes the id due again at once', async () => {
  const [id = ''] = await objects(1);
  await enqueue(database.db, [id], 2);
  const [claimed] = await claimAs('a');
  if (claimed === undefined) throw new Error('nothing was claimed');
  await enqueue(database.db, [id], 0);
  expect(await claimAs('b')).toEqual([]);
  expect(await release(database.db, claimed, { due_in_seconds: 600, priority: 2, attempt: 5 })).toBe(true);
  expect(await claimAs('b')).toMatchObject([{ id, wakes: 2, attempt: 0 }]);
});

test('an id that waits for a wake-up is never due by itself', async () => {
  const [id = ''] = await objects(1);
  await enqueue(database.db, [id], 0);
  const [claimed] = await claimAs('a');
  if (claimed === undefined) throw new Error('nothing was claimed');
  await release(database.db, claimed, { due_in_seconds: null, priority: 2, attempt: 0 });
  expect(await secondsUntilDue(database.db)).toBeNull();
  expect(await enqueueOverdue(database.db, 1)).toBe(0);
  await enqueue(database.db, [id], 1);
  expect(await claimAs('a')).toHaveLength(1);
});

test('a lease that ran out is claimed by another, and the first can neither prolong, hold nor release it', async () => {
  const [id = ''] = await objects(1);
  await enqueue(database.db, [id], 0);
  const [first] = await claimAs('a');
  if (first === undefined) throw new Error('nothing was claimed');
  expect(await heartbeat(database.db, [first], LEASE_SECONDS)).toEqual(new Set([id]));
  await passSeconds(LEASE_SECONDS + 1);
  const [second] = await claimAs('a');
  expect(second).toMatchObject({ id });
  if (second === undefined) throw new Error('nothing was claimed');
  expect(await heartbeat(database.db, [first], LEASE_SECONDS)).toEqual(new Set());
  expect(await holdsClaim(database.db, first)).toBe(false);
  await release(database.db, first, { due_in_seconds: 0, priority: 0, attempt: 0 });
  expect(await claimAs('b')).toEqual([]);
  expect(await heartbeat(database.db, [second], LEASE_SECONDS)).toEqual(new Set([id]));
});

test('the time until something is due counts due times, leases and what is due now', async () => {
  const [a = '', b = ''] = await objects(2);
  expect(await secondsUntilDue(database.db)).toBeNull();
  await enqueue(database.db, [a], 1, new Date(Date.now() + 60_000).toISOString());
  const later = await secondsUntilDue(database.db);
  expect(later).toBeGreaterThan(50);
  expect(later).toBeLessThanOrEqual(60);
  await enqueue(database.db, [b], 1);
  expect(await secondsUntilDue(database.db)).toBe(0);
  await claimAs('a');
  const lease = await secondsUntilDue(database.db);
  expect(lease).toBeGreaterThan(LEASE_SECONDS - 10);
  expect(lease).toBeLessThanOrEqual(LEASE_SECONDS);
});

test('the workers find what is not queued, what is due too late, and what a dead process held', async () => {
  const [a = '', b = '', c = ''] = await objects(3);
  await enqueue(database.db, [b], 1, new Date(Date.now() + 3_600_000).toISOString());
  await enqueue(database.db, [c], 1);
  await claimAs('dead');
  expect(await enqueueOverdue(database.db, 600)).toBe(2);
  expect((await claimAs('a')).map((each) => each.id).sort()).toEqual([a, b].sort());
  expect(await reapLeases(database.db, 60)).toBe(0);
  await passSeconds(LEASE_SECONDS + 61);
  expect(await reapLeases(database.db, 60)).toBe(3);
  expect(await queueDepth(database.db)).toEqual({ due: 3, leased: 0, total: 3 });
});

test('enqueue notifies those who wait, and only for what is due', async () => {
  const [a = '', b = ''] = await objects(2);
  const heard: string[] = [];
  const connection: {
    query: (sql: string) => Promise<unknown>;
    on: (event: 'notification', listener: (message: { channel: string }) => void) => void;
  } = await (database.db.client as { acquireConnection: () => Promise<never> }).acquireConnection();
  connection.on('notification', (message) => heard.push(message.channel));
  await connection.query('LISTEN cairn_queue');
  await enqueue(database.db, [a], 1, new Date(Date.now() + 60_000).toISOString());
  await connection.query('SELECT 1');
  expect(heard).toEqual([]);
  await enqueue(database.db, [a, b], 1);
  await connection.query('SELECT 1');
  expect(heard).toEqual(['cairn_queue']);
  await (database.db.client as { releaseConnection: (c: unknown) => Promise<void> }).releaseConnection(
    connection,
  );
});

test('twenty engines that claim at once never hold one id twice, and together they hold all', async () => {
  const ids = await objects(60);
  await enqueue(database.db, ids, 1);
  const claims = (await Promise.all(Array.from({ length: 20 }, (_, n) => claimAs(`engine${n}`, 5)))).flat();
  const rest = await claimAs('late', 100);
  const held = [...claims, ...rest].map((each) => each.id);
  expect(new Set(held).size).toBe(held.length);
  expect([...held].sort()).toEqual([...ids].sort());
});

type Step =
  | { readonly do: 'enqueue'; readonly at: number; readonly priority: Priority }
  | { readonly do: 'claim'; readonly limit: number }
  | { readonly do: 'release'; readonly at: number; readonly due_in_seconds: number | null }
  | { readonly do: 'die' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('enqueue' as const),
    at: fc.nat(2),
    priority: fc.constantFrom<Priority>(0, 1, 2),
  }),
  fc.record({ do: fc.constant('claim' as const), limit: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    do: fc.constant('release' as const),
    at: fc.nat(2),
    due_in_seconds: fc.constantFrom(0, 1000, null),
  }),
  fc.constant({ do: 'die' as const }),
);

test('whatever happens: no id is held twice, and no wake-up is lost', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      await query(database.db, 'DELETE FROM desired');
      const ids = await objects(3);
      const held = new Map<string, Claim>();
      // Ids that were woken and not claimed since: each must be claimable as soon as nobody holds it.
      const owed = new Set<string>();
      for (const each of steps) {
        if (each.do === 'enqueue') {
          const id = ids[each.at] ?? '';
          await enqueue(database.db, [id], each.priority);
          owed.add(id);
        } else if (each.do === 'claim') {
          for (const one of await claimAs('engine', each.limit)) {
            expect(held.has(one.id)).toBe(false);
            held.set(one.id, one);
            owed.delete(one.id);
          }
        } else if (each.do === 'release') {
          const one = held.get(ids[each.at] ?? '');
          if (one === undefined) continue;
          held.delete(one.id);
          const woken = await release(database.db, one, {
            due_in_seconds: each.due_in_seconds,
            priority: 2,
            attempt: 0,
          });
          expect(woken).toBe(owed.has(one.id));
          if (each.due_in_seconds === 0) owed.add(one.id);
        } else {
          // The process that held everything dies: after the lease time all of it is due again.
          await query(
            database.db,
            "UPDATE queue SET lease_until = now() - interval '1 second' WHERE lease_until IS NOT NULL",
          );
          for (const id of held.keys()) owed.add(id);
          held.clear();
        }
      }
      const rest = (await claimAs('engine', 10)).map((one) => one.id);
      expect([...owed].filter((id) => !held.has(id)).sort()).toEqual(rest.sort());
    }),
    { numRuns: 40 },
  );
});
