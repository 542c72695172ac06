import { CairnError } from '../model/error.ts';
import { inTransaction, query } from './database.ts';
import type { Database } from './database.ts';
import { MIGRATIONS } from './migrations/bundle.ts';
import type { Migration } from './migrations/bundle.ts';

/** Any number, the same in every process: whoever holds this advisory lock migrates. */
const MIGRATION_LOCK = 4_020_770_113;

const LOCK_WAIT_SECONDS = 120;

async function appliedVersion(db: Database): Promise<number> {
  const [table] = await query<{ present: boolean }>(
    db,
    "SELECT to_regclass('migration') IS NOT NULL AS present",
  );
  if (table?.present !== true) return 0;
  const [row] = await query<{ version: number | null }>(db, 'SELECT max(version) AS version FROM migration');
  return row?.version ?? 0;
}

function assertNotNewer(version: number, known: number): void {
  if (version > known)
    throw new CairnError(
      'unsupported',
      `The database has schema version ${version}, made by a newer Cairn; this one knows versions up to ${known}. Run the newer Cairn, or give this one another database.`,
    );
}

/**
 * Effect: brings the database's schema to the newest version, each file once, in order; returns the version. Safe to call from many
 * processes at once: one works, the others wait for it. Throws `unsupported` when the schema is newer than this program.
 */
export async function migrate(
  db: Database,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<{ readonly version: number; readonly applied: readonly string[] }> {
  const known = migrations.at(-1)?.version ?? 0;
  const before = await appliedVersion(db);
  assertNotNewer(before, known);
  if (before === known) return { version: known, applied: [] };
  return await inTransaction(db, async (transaction) => {
    await query(
      transaction,
      `SELECT set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true)`,
      [`${LOCK_WAIT_SECONDS}s`, `${LOCK_WAIT_SECONDS}s`],
    );
    await query(transaction, 'SELECT pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    await query(
      transaction,
      'CREATE TABLE IF NOT EXISTS migration (version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const current = await appliedVersion(transaction);
    assertNotNewer(current, known);
    const missing = migrations.filter((migration) => migration.version > current);
    for (const migration of missing) {
      // Without bindings the file goes as one simple query, which may hold many statements; `?` in it means itself.
      await transaction.raw(migration.sql.replaceAll('?', '\\?'));
      await query(transaction, 'INSERT INTO migration (version, name) VALUES (?, ?)', [
        migration.version,
        migration.name,
      ]);
    }
    return { version: known, applied: missing.map((migration) => migration.name) };
  });
}
