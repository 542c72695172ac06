import { inTransaction, query } from './database.ts';
import type { Database } from './database.ts';
import { raiseRevision, touchIdentity } from './identity-revision.ts';

/** A token that was ended by name. Time is ISO 8601. */
export type Revocation = {
  readonly audit_id: string;
  readonly user_id: string;
  /** When it would have expired. */
  readonly expires_at: string;
};

/** Revocations in the order of commits, and the value of identity_revision.revocations up to which they are complete. */
export type RevocationPage = {
  readonly revocations: readonly Revocation[];
  readonly revision: number;
};

/** Most revocations of one user that are kept: one who ends more ends all tokens. */
const REVOCATIONS_LIMIT = 1000;

/**
 * Effect: ends a token, as of the commit in every process. A user who ended a thousand that have not expired loses all tokens instead, so
 * that nobody can fill the table; `now` is ISO 8601.
 */
export async function revokeToken(database: Database, revocation: Revocation, now: string): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const { audit_id, user_id, expires_at } = revocation;
    const revision = await raiseRevision(transaction, 'revocations');
    const [row] = await query<{ readonly count: number }>(
      transaction,
      'SELECT count(*)::int AS count FROM token_revocation WHERE user_id = ? AND expires_at > ?::timestamptz',
      [user_id, now],
    );
    if ((row?.count ?? 0) >= REVOCATIONS_LIMIT) {
      await query(transaction, 'DELETE FROM token_revocation WHERE user_id = ?', [user_id]);
      await query(
        transaction,
        `INSERT INTO user_login (user_id, epoch) SELECT id, 1 FROM desired WHERE id = ?
         ON CONFLICT (user_id) DO UPDATE SET epoch = user_login.epoch + 1`,
        [user_id],
      );
      await touchIdentity(transaction);
      return;
    }
    await query(
      transaction,
      `INSERT INTO token_revocation (audit_id, user_id, expires_at, revision) VALUES (?, ?, ?::timestamptz, ?)
       ON CONFLICT (audit_id) DO NOTHING`,
      [audit_id, user_id, expires_at, revision],
    );
  });
}

/** Effect: reads the revocations after a revision, of tokens that would live on at `now` (ISO 8601). */
export async function readRevocations(
  database: Database,
  after_revision: number,
  now: string,
): Promise<RevocationPage> {
  const rows = await query<Partial<Revocation> & { readonly current: number }>(
    database,
    `SELECT t.audit_id, t.user_id, t.expires_at, r.revocations AS current
     FROM identity_revision r LEFT JOIN token_revocation t ON t.revision > ? AND t.expires_at > ?::timestamptz`,
    [after_revision, now],
  );
  const revocations = rows.filter(
    (row): row is Revocation & { readonly current: number } => typeof row.audit_id === 'string',
  );
  return { revocations, revision: rows[0]?.current ?? after_revision };
}

/** Effect: removes up to 10000 revocations of tokens that expired before `now` (ISO 8601); returns how many. */
export async function pruneRevocations(database: Database, now: string): Promise<number> {
  const rows = await query(
    database,
    `DELETE FROM token_revocation WHERE audit_id IN (
       SELECT audit_id FROM token_revocation WHERE expires_at < ?::timestamptz LIMIT 10000)
     RETURNING audit_id`,
    [now],
  );
  return rows.length;
}
