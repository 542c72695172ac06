import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, query } from '../../reconciler/store/database.ts';
import { connectTestDatabase, createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

let database: TestDatabase;
/** Runs everything on one connection, which keeps what it prepared. */
let one: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  one = connectTestDatabase(database.url, 1);
  await query(one.db, 'CREATE TABLE prepared_probe (id integer PRIMARY KEY)');
  await query(one.db, 'INSERT INTO prepared_probe VALUES (1)');
});
afterAll(async () => {
  await one.db.destroy();
  await database.drop();
});

const read = (db: TestDatabase['db']): Promise<readonly object[]> =>
  query<object>(db, 'SELECT * FROM prepared_probe WHERE id = ?', [1]);

test('a text is prepared once on a connection', async () => {
  for (let times = 0; times < 3; times += 1) expect(await read(one.db)).toEqual([{ id: 1 }]);
  const found = await query<{ times: number }>(
    one.db,
    `SELECT (generic_plans + custom_plans)::integer AS times FROM pg_prepared_statements WHERE statement LIKE ?`,
    ['SELECT * FROM prepared_probe%'],
  );
  expect(found).toEqual([{ times: 3 }]);
});

test('what was prepared before a table changed is prepared anew, in and outside of transactions', async () => {
  await read(one.db);
  await query(one.db, 'ALTER TABLE prepared_probe ADD COLUMN first integer');
  expect(await read(one.db)).toEqual([{ id: 1, first: null }]);
  await query(one.db, 'ALTER TABLE prepared_probe ADD COLUMN second integer');
  await read(one.db);
  await read(one.db);
  await query(one.db, 'ALTER TABLE prepared_probe ADD COLUMN third integer');
  const rows = await inTransaction(one.db, (transaction) => read(transaction));
  expect(rows).toEqual([{ id: 1, first: null, second: null, third: null }]);
});

test('a text without bindings may hold several statements', async () => {
  await query(one.db, 'SELECT 1; SELECT 2');
});
