import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../reconciler/drivers/system/clock.ts';
import { keepLeases } from '../../reconciler/engine/lease.ts';
import { reconcile } from '../../reconciler/engine/reconcile.ts';
import { query } from '../../reconciler/store/database.ts';
import type { Boundary } from '../../reconciler/engine/context.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { createWorld, thingKind } from '../support/fake-kind.ts';
import type { ThingKind, World } from '../support/fake-kind.ts';
import { deleteObject, insertObject, updateObject } from '../support/rows.ts';
import { claimOne, createTestEngine, journal, pass, stored } from '../support/test-engine.ts';

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});
beforeEach(async () => {
  await query(database.db, 'TRUNCATE desired CASCADE');
  world = createWorld();
});

const thing = (): Promise<string> => insertObject(database.db, { kind: 'server', spec: { value: 'a' } });

/** Lets another process take the object, as if our lease had run out. */
async function steal(id: string): Promise<void> {
  await query(
    database.db,
    "UPDATE queue SET lease_holder = 'thief', lease_until = now() + interval '1 minute' WHERE id = ?",
    [id],
  );
}

test('operations that do not come after each other run at the same time; those that do, do not', async () => {
  const engine = createTestEngine(database.db, [thingKind(world)]);
  const id = await thing();
  const running = new Set<string>();
  const together = new Set<string>();
  world.during = async (operation) => {
    running.add(operation);
    if (operation !== 'open')
      await eventually('both run', 5, () => Promise.resolve(running.has('write') && running.has('paint')));
    for (const other of running) together.add([operation, other].toSorted().join('+'));
    if (operation === 'open') running.delete(operation);
  };
  expect(await pass(engine, id)).toBe('done');
  expect(together).toContain('paint+write');
  expect(together).not.toContain('open+write');
  expect(together).not.toContain('open+paint');
});

test('a newer spec stops the plan before its next operation, and is planned for', async () => {
  const engine = createTestEngine(database.db, [thingKind(world)]);
  const id = await thing();
  world.during = async (operation) => {
    if (operation !== 'open' || world.effects.length > 0) return;
    await updateObject(database.db, id, { value: 'b' });
  };
  expect(await pass(engine, id)).toBe('done');
  expect(world.values.get(id)).toBe('b');
  expect(
    (await journal(database.db, id)).map((each) => `${each.operation} ${each.generation}`).slice(0, 2),
  ).toEqual(['open 1', 'open 2']);
  expect(await stored(database.db, id)).toMatchObject({ observed_generation: 2, ready: { status: 'True' } });
});

test('a deletion that comes in between stops the plan as well', async () => {
  const engine = createTestEngine(database.db, [thingKind(world)]);
  const id = await thing();
  world.during = async (operation) => {
    if (operation === 'open' && world.effects.length === 0) await deleteObject(database.db, id);
  };
  expect(await pass(engine, id)).toBe('gone');
  expect(world.effects.some((effect) => effect.startsWith('write'))).toBe(false);
});

test('who lost the lease does nothing more and records nothing', async () => {
  const engine = createTestEngine(database.db, [thingKind(world)]);
  const id = await thing();
  world.during = async (operation) => {
    if (operation === 'open') await steal(id);
  };
  expect(await pass(engine, id)).toBe('lost');
  expect(world.effects).toEqual([`open ${id}`]);
  expect(await stored(database.db, id)).toMatchObject({
    observed_generation: 0,
    ready: { reason: 'Reconciling' },
  });
});

test('who lost the lease during the last look stores no choices and no status', async () => {
  const base = thingKind(world) as unknown as ThingKind;
  const engine = createTestEngine(database.db, [
    thingKind(world, {
      observe: async (...inputs) => {
        await steal(inputs[1].id);
        return await base.observe(...inputs);
      },
      diff: () => [],
    }),
  ]);
  const id = await thing();
  expect(await pass(engine, id)).toBe('lost');
  expect(await stored(database.db, id)).toMatchObject({ status: null, observed: null });
});

test('the heartbeat keeps a lease, and aborts the work when somebody else has it', async () => {
  const engine = createTestEngine(database.db, [thingKind(world)]);
  const id = await thing();
  const keeper = keepLeases(database.db, systemClock, 1, engine.log);
  const lease = keeper.hold(await claimOne(database.db, id, 1));
  let aborted = false;
  world.during = (_operation, _id, signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        aborted = true;
        reject(signal.reason as Error);
      });
    });
  const outcome = reconcile(engine, lease);
  await eventually('the operation runs', 5, async () => (await journal(database.db, id)).length > 0);
  // Far longer than the lease: it is still ours only because it is prolonged.
  await systemClock.sleep(2500);
  expect(lease.signal.aborted).toBe(false);
  const [row] = await query<{ held: boolean }>(database.db, 'SELECT lease_until > now() AS held FROM queue');
  expect(row).toEqual({ held: true });
  await steal(id);
  expect(await outcome).toBe('lost');
  expect(aborted).toBe(true);
  await keeper.stop();
});

/** An engine that dies at the n-th boundary: whatever it was doing never goes on. */
function mortalEngine(n: number): { engine: ReturnType<typeof createTestEngine>; died: Promise<void> } {
  let count = 0;
  let die: () => void = () => undefined;
  const died = new Promise<void>((resolve) => (die = resolve));
  const boundary: Boundary = () => {
    count += 1;
    if (count !== n) return count > n ? new Promise(() => undefined) : undefined;
    die();
    return new Promise(() => undefined);
  };
  return { engine: createTestEngine(database.db, [thingKind(world)], { boundary }), died };
}

test.each(['create', 'change', 'delete'] as const)(
  'a crash at any boundary of a %s is mended by whoever comes next',
  async (what) => {
    const immortal = createTestEngine(database.db, [thingKind(world)]);
    // open, write and paint; or erase: each has two boundaries.
    for (let n = 1; n <= (what === 'delete' ? 2 : 6); n++) {
      const id = await thing();
      if (what !== 'create') await pass(immortal, id);
      if (what === 'change') await updateObject(database.db, id, { value: 'b', colour: 'red' });
      if (what === 'delete') await deleteObject(database.db, id);
      const { engine, died } = mortalEngine(n);
      const lease = { claim: await claimOne(database.db, id), signal: new AbortController().signal };
      void reconcile(engine, lease);
      await died;
      // The dead process's lease runs out.
      await query(database.db, "UPDATE queue SET lease_until = now() - interval '1 second' WHERE id = ?", [
        id,
      ]);
      expect(await pass(immortal, id)).toBe(what === 'delete' ? 'gone' : 'done');
      const expected = { create: ['a', 'white'], change: ['b', 'red'], delete: [undefined, undefined] }[what];
      expect([world.values.get(id), world.colours.get(id)]).toEqual(expected);
      if (what !== 'delete') {
        expect(await stored(database.db, id)).toMatchObject({
          observed_generation: what === 'create' ? 1 : 2,
          ready: { status: 'True' },
          drift: [],
        });
      }
    }
    expect(immortal.counts.drift).toBe(0);
  },
);
