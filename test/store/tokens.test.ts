import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertToken, listTokens, pruneTokens, revokeTokens } from '../../reconciler/store/tokens.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('tokens that ended long ago are removed, all others stay', async () => {
  const { db } = database;
  const day_ms = 86_400_000;
  const token = async (name: string, days: number | null): Promise<void> => {
    const expires_at = days === null ? null : new Date(Date.now() + days * day_ms).toISOString();
    await insertToken(db, { hash: name, name, project_id: null, expires_at });
  };
  await token('endless', null);
  await token('living', 1);
  await token('just ended', -0.5);
  await token('long ended', -2);
  await token('revoked now', null);
  await token('revoked then', null);
  await revokeTokens(db, 'revoked now');
  await db('token')
    .where({ name: 'revoked then' })
    .update({ revoked_at: new Date(Date.now() - 2 * day_ms) });

  expect(await pruneTokens(db, 1)).toBe(2);
  expect((await listTokens(db)).map(({ name }) => name).sort()).toEqual(['endless', 'just ended', 'living']);
  const left = await db('token').pluck<string[]>('name');
  expect(left.sort()).toEqual(['endless', 'just ended', 'living', 'revoked now']);
  expect(await pruneTokens(db, 1)).toBe(0);
});
