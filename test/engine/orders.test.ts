import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inTransaction, query } from '../../reconciler/store/database.ts';
import { giveOrder } from '../../reconciler/store/orders.ts';
import { readChoices } from '../../reconciler/store/resolved.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { createWorld, thingKind } from '../support/fake-kind.ts';
import type { ThingKind, World } from '../support/fake-kind.ts';
import { insertObject } from '../support/rows.ts';
import { createTestEngine, pass } from '../support/test-engine.ts';

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});
beforeEach(() => {
  world = createWorld();
});

/** Counts the orders that it took in its choices; `during` runs in the middle of each decision that takes any. */
function counting(during: () => void = () => undefined) {
  const base = thingKind(world) as unknown as ThingKind;
  return createTestEngine(database.db, [
    thingKind(world, {
      resolve: (snapshot) => {
        const { self, orders } = snapshot;
        const before = Number(self.choices['count'] ?? 0);
        if (orders.length > 0) during();
        return {
          ...base.resolve(snapshot),
          choices: { count: before + orders.length },
          taken_orders: orders.map(({ id }) => id),
        } as never;
      },
    }),
  ]);
}

const order = (id: string, args = {}): Promise<string> =>
  inTransaction(database.db, (transaction) => giveOrder(transaction, id, 'again', args));

const left = (id: string): Promise<readonly object[]> =>
  query(database.db, 'SELECT name, arguments FROM object_order WHERE object_id = ?', [id]);

test('an order is taken once, in the transaction that stores the choices that contain it', async () => {
  const id = await insertObject(database.db, { kind: 'server', spec: { value: 'a' } });
  const engine = counting();
  await order(id, { why: 'first' });
  expect(await left(id)).toEqual([{ name: 'again', arguments: { why: 'first' } }]);
  expect(await pass(engine, id)).toBe('done');
  expect(await pass(engine, id)).toBe('done');
  expect(await readChoices(database.db, id)).toEqual({ count: 1 });
  expect(await left(id)).toEqual([]);
});

test('the last order of a name counts, and one that comes while the one before is taken stays', async () => {
  const id = await insertObject(database.db, { kind: 'server', spec: { value: 'a' } });
  await order(id, { why: 'first' });
  await order(id, { why: 'second' });
  expect(await left(id)).toEqual([{ name: 'again', arguments: { why: 'second' } }]);
  let another: Promise<string> | null = null;
  const engine = counting(() => {
    another ??= order(id, { why: 'third' });
  });
  world.during = async () => {
    await another;
  };
  await pass(engine, id);
  await pass(engine, id);
  expect(another).not.toBeNull();
  expect(await left(id)).toEqual([]);
  // The third came before or after the second was taken; it was never taken for it.
  expect(Number((await readChoices(database.db, id))['count'])).toBe(2);
});
