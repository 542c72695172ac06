import { randomBytes } from 'node:crypto';
import { inTransaction, query } from './database.ts';
import type { Database, Transaction } from './database.ts';
import { raiseRevision } from './identity-revision.ts';

/** A row of token_key. Times are milliseconds since 1970. */
export type TokenKeyRow = {
  readonly number: number;
  readonly key: Uint8Array;
  readonly primary_at_ms: number | null;
  readonly retired_at_ms: number | null;
  readonly lifetime_seconds: number;
};

type Raw = {
  readonly number: number;
  readonly key: Uint8Array;
  readonly primary_at: string | null;
  readonly retired_at: string | null;
  readonly lifetime_seconds: number;
};

/** What a rotation changes: the number that the staged key gets, and the keys that go. */
export type KeyChanges = {
  readonly promoted_number: number;
  readonly removed_numbers: readonly number[];
};

const KEY_BYTES = 32;

/** Effect: reads all keys and the value of identity_revision.keys that they are of. */
export async function readTokenKeys(
  database: Database,
): Promise<{ readonly keys: readonly TokenKeyRow[]; readonly revision: number }> {
  const rows = await query<Partial<Raw> & { readonly revision: number }>(
    database,
    `SELECT k.*, r.keys AS revision FROM identity_revision r LEFT JOIN token_key k ON true ORDER BY k.number`,
  );
  const keys = rows.flatMap((row) =>
    row.number === undefined || row.number === null ? [] : [toRow(row as Raw)],
  );
  return { keys, revision: rows[0]?.revision ?? 0 };
}

/**
 * Effect: makes the first staged and primary key unless there are keys, and notes that tokens from now on live up to `lifetime_seconds`;
 * `now` is ISO 8601.
 */
export async function ensureTokenKeys(
  database: Database,
  { lifetime_seconds, now }: { readonly lifetime_seconds: number; readonly now: string },
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await lockKeys(transaction);
    const [known] = await query<{ readonly number: number }>(
      transaction,
      'SELECT number FROM token_key LIMIT 1',
    );
    if (known === undefined) {
      await query(
        transaction,
        `INSERT INTO token_key (number, key, primary_at, lifetime_seconds)
         VALUES (0, ?, NULL, ?), (1, ?, ?::timestamptz, ?)`,
        [randomBytes(KEY_BYTES), lifetime_seconds, randomBytes(KEY_BYTES), now, lifetime_seconds],
      );
      await raiseRevision(transaction, 'keys');
      return;
    }
    await query(
      transaction,
      'UPDATE token_key SET lifetime_seconds = ? WHERE retired_at IS NULL AND lifetime_seconds < ?',
      [lifetime_seconds, lifetime_seconds],
    );
  });
}

/**
 * Effect: rotates as `plan` says of the keys that it is given, which nobody else changes meanwhile; the keys afterwards. When it says null
 * nothing is changed and the result is null; `now` is ISO 8601.
 */
export async function rotateTokenKeyRows(
  database: Database,
  now: string,
  plan: (keys: readonly TokenKeyRow[]) => KeyChanges | null,
): Promise<readonly TokenKeyRow[] | null> {
  return await inTransaction(database, async (transaction) => {
    await lockKeys(transaction);
    const { keys } = await readTokenKeys(transaction);
    const changes = plan(keys);
    if (changes === null) return null;
    const lifetime_seconds = Math.max(
      ...keys.filter((key) => key.retired_at_ms === null).map((key) => key.lifetime_seconds),
    );
    await query(transaction, 'DELETE FROM token_key WHERE number = ANY(?)', [changes.removed_numbers]);
    await query(
      transaction,
      'UPDATE token_key SET retired_at = ?::timestamptz WHERE number > 0 AND retired_at IS NULL',
      [now],
    );
    await query(
      transaction,
      'UPDATE token_key SET number = ?, primary_at = ?::timestamptz, lifetime_seconds = ? WHERE number = 0',
      [changes.promoted_number, now, lifetime_seconds],
    );
    await query(transaction, 'INSERT INTO token_key (number, key, lifetime_seconds) VALUES (0, ?, ?)', [
      randomBytes(KEY_BYTES),
      lifetime_seconds,
    ]);
    await raiseRevision(transaction, 'keys');
    return (await readTokenKeys(transaction)).keys;
  });
}

async function lockKeys(transaction: Transaction): Promise<void> {
  await query(transaction, "SELECT pg_advisory_xact_lock(hashtextextended('cairn token keys', 0))");
}

function toRow(row: Raw): TokenKeyRow {
  return {
    number: row.number,
    key: row.key,
    primary_at_ms: row.primary_at === null ? null : Date.parse(row.primary_at),
    retired_at_ms: row.retired_at === null ? null : Date.parse(row.retired_at),
    lifetime_seconds: row.lifetime_seconds,
  };
}
