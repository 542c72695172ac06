import type { Knex } from 'knex';
import { forgetPrepared, preparedName } from './prepared.ts';

/** A connection pool, or an open transaction: every function of store/ takes either. */
export type Database = Knex;

/** An open transaction. */
export type Transaction = Knex.Transaction;

/** What PostgreSQL said when it refused a statement because of a constraint. */
export type Violation = {
  readonly type: 'unique' | 'foreign_key' | 'check' | 'not_null';
  readonly constraint: string;
};

const VIOLATION_TYPES: Readonly<Record<string, Violation['type']>> = {
  '23505': 'unique',
  '23503': 'foreign_key',
  '23514': 'check',
  '23502': 'not_null',
};

/** feature_not_supported: what a prepared statement gives changed, because another version of Cairn migrated the tables meanwhile. */
const OUTDATED_PLAN = '0A000';

/** serialization_failure, deadlock_detected and that: nothing is wrong with the statements, only with the moment. */
const RETRYABLE_STATES = new Set(['40001', '40P01', OUTDATED_PLAN]);

const TRANSACTION_ATTEMPTS = 8;

function sqlState(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** Pure. The constraint that an error speaks of, null for any other error. */
export function violationOf(error: unknown): Violation | null {
  const type = VIOLATION_TYPES[sqlState(error) ?? ''];
  if (type === undefined) return null;
  const constraint =
    typeof error === 'object' &&
    error !== null &&
    'constraint' in error &&
    typeof error.constraint === 'string'
      ? error.constraint
      : '';
  return { type, constraint };
}

/**
 * Effect: runs one statement with `?` placeholders and returns its rows. A list is passed as one binding: `= ANY(?)`. PostgreSQL reads and
 * plans each text once on a connection.
 */
export async function query<Row>(
  db: Database,
  sql: string,
  bindings: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const statement = db.raw(sql, bindings as Knex.RawBinding[]);
  // Without bindings a text may hold several statements, which cannot be prepared.
  const name = bindings.length === 0 ? null : preparedName(sql);
  try {
    const result: { rows: Row[] } = await (name === null ? statement : statement.options({ name }));
    return result.rows;
  } catch (error) {
    if (sqlState(error) !== OUTDATED_PLAN) throw error;
    forgetPrepared();
    if (db.isTransaction === true) throw error;
    const again: { rows: Row[] } = await db.raw(sql, bindings as Knex.RawBinding[]);
    return again.rows;
  }
}

/**
 * Effect: runs `work` in a transaction and commits, or rolls back when it throws. Runs it again (at most 8 times) when PostgreSQL
 * chose it as the victim of a deadlock or of a serialisation conflict, so `work` must have no effect outside the database.
 * Inside an open transaction it is a savepoint.
 */
export async function inTransaction<T>(
  db: Database,
  work: (transaction: Transaction) => Promise<T>,
  mode: { readonly isolationLevel?: 'repeatable read'; readonly readOnly?: boolean } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(work, mode);
    } catch (error) {
      const retry = RETRYABLE_STATES.has(sqlState(error) ?? '') && attempt < TRANSACTION_ATTEMPTS;
      if (!retry || db.isTransaction === true) throw error;
    }
  }
}
