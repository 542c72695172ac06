import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool } from '../../reconciler/drivers/postgres/pool.ts';
import { dumpSchema } from '../../reconciler/store/dump-schema.ts';
import { migrate } from '../../reconciler/store/migrate.ts';
import { MIGRATIONS } from '../../reconciler/store/migrations/bundle.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { migrationBundle } from '../support/migration-bundle.ts';

let empty: TestDatabase;
beforeAll(async () => {
  empty = await createTestDatabase(null, 4);
});
afterAll(async () => {
  await empty.drop();
});

/** Text of the bundle without what prettier may change. */
function squeeze(source: string): string {
  return source.replaceAll(/[\s,]+/g, ' ');
}

test('the bundle holds the migration files', () => {
  expect(squeeze(readFileSync('reconciler/store/migrations/bundle.ts', 'utf8'))).toBe(
    squeeze(migrationBundle()),
  );
});

test('twenty processes migrate an empty database at once, and one of them does it', async () => {
  const pools = Array.from({ length: 20 }, () => openPool(empty.url, 1));
  const results = await Promise.all(pools.map((pool) => migrate(pool)));
  await Promise.all(pools.map((pool) => pool.destroy()));
  expect(results.map((result) => result.version)).toEqual(Array(20).fill(MIGRATIONS.at(-1)?.version));
  expect(results.flatMap((result) => result.applied)).toEqual(MIGRATIONS.map((migration) => migration.name));
});

test('the schema is the one under review', async () => {
  await migrate(empty.db);
  expect(await dumpSchema(empty.db)).toBe(readFileSync('reconciler/store/schema.sql', 'utf8'));
});

test('a later migration is applied once and a newer schema is refused', async () => {
  await migrate(empty.db);
  const next = { version: 999_999, name: '999999-more', sql: "CREATE TABLE more (word text DEFAULT 'a?b');" };
  expect((await migrate(empty.db, [...MIGRATIONS, next])).applied).toEqual(['999999-more']);
  expect((await migrate(empty.db, [...MIGRATIONS, next])).applied).toEqual([]);
  await expect(migrate(empty.db)).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('made by a newer Cairn') as string,
  });
});

test('a migration that fails leaves nothing', async () => {
  const database = await createTestDatabase(null, 2);
  const broken = { version: 2, name: '000002-broken', sql: 'CREATE TABLE half (id int); SELECT 1/0;' };
  const first = { version: 1, name: '000001-first', sql: 'CREATE TABLE first (id int);' };
  await expect(migrate(database.db, [first, broken])).rejects.toThrow(/division by zero/);
  expect(await dumpSchema(database.db)).not.toMatch(/half|first|migration/);
  await database.drop();
});
