import { query } from './database.ts';
import { inTransaction } from './database.ts';
import type { Database } from './database.ts';
import { touchIdentity } from './identity-revision.ts';

/** A stored token; the token itself is known only to its owner. */
export type TokenRow = {
  /** SHA-256 of the token, hexadecimal. */
  readonly hash: string;
  /** Who acts: tokens of one name are one principal. */
  readonly name: string;
  /** Project that the token is for; null for an administrator of all. */
  readonly project_id: string | null;
  readonly expires_at: string | null;
};

/** Effect: writes a new token; false when its project does not exist or is being deleted. */
export async function insertToken(database: Database, token: TokenRow): Promise<boolean> {
  const rows = await query(
    database,
    `INSERT INTO token (hash, name, project_id, expires_at)
     SELECT ?, ?, ?::uuid, ?::timestamptz
     WHERE ?::uuid IS NULL OR EXISTS (
       SELECT 1 FROM desired WHERE id = ?::uuid AND kind = 'project' AND deletion_requested_at IS NULL FOR SHARE)
     RETURNING hash`,
    [token.hash, token.name, token.project_id, token.expires_at, token.project_id, token.project_id],
  );
  return rows.length > 0;
}

/** Effect: removes the tokens of a project: once it is being deleted nothing is left that they could be used for. */
export async function removeTokensOf(database: Database, project_id: string): Promise<void> {
  await database('token').where({ project_id }).delete();
}

/** A token in use. */
export type UsedToken = TokenRow & {
  /** Whether another token asked for it. */
  readonly is_minted: boolean;
};

/**
 * Effect: reads, and notes the use at most once a minute. Null when there is no such token or when it or the token that asked for it was
 * revoked; expires_at is the earlier of both.
 */
export async function useToken(database: Database, hash: string): Promise<UsedToken | null> {
  const [row] = await query<UsedToken & { readonly fresh: boolean }>(
    database,
    `SELECT t.hash, t.name, t.project_id, least(t.expires_at, p.expires_at) AS expires_at,
       t.parent_hash IS NOT NULL AS is_minted,
       coalesce(t.last_used_at > now() - interval '1 minute', false) AS fresh
     FROM token t LEFT JOIN token p ON p.hash = t.parent_hash
     WHERE t.hash = ? AND t.revoked_at IS NULL AND p.revoked_at IS NULL`,
    [hash],
  );
  if (row === undefined) return null;
  const { fresh, ...token } = row;
  if (!fresh)
    await database('token')
      .where({ hash })
      .update({ last_used_at: database.raw('now()') });
  return token;
}

/** Effect: removes up to 10000 tokens that ended, by expiry or revocation, more than `days` ago; returns how many. */
export async function pruneTokens(database: Database, days: number): Promise<number> {
  const rows = await query(
    database,
    `DELETE FROM token WHERE hash IN (
       SELECT hash FROM token WHERE least(expires_at, revoked_at) < now() - make_interval(days => ?) LIMIT 10000)
     RETURNING hash`,
    [days],
  );
  return rows.length;
}

/** A token as lists show it. */
export type TokenView = {
  readonly name: string;
  readonly project_id: string | null;
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly last_used_at: string | null;
};

/** Effect: reads. Tokens that were not revoked and that no other token asked for, oldest first; expired ones too. */
export function listTokens(database: Database): Promise<readonly TokenView[]> {
  return query<TokenView>(
    database,
    `SELECT name, project_id, created_at, expires_at, last_used_at FROM token
     WHERE revoked_at IS NULL AND parent_hash IS NULL ORDER BY created_at, hash`,
  );
}

/**
 * Effect: writes. Ends all tokens of this name, and with them those that they asked for and what is open by them; how many there were besides
 * those.
 */
export function revokeTokens(database: Database, name: string): Promise<number> {
  return inTransaction(database, async (transaction) => {
    await touchIdentity(transaction);
    return transaction('token')
      .where({ name })
      .whereNull('parent_hash')
      .whereNull('revoked_at')
      .update({ revoked_at: transaction.raw('now()') });
  });
}

/** Effect: reads. Those of the tokens that hold, by their hash: neither they nor the tokens that asked for them were revoked or expired. */
export async function livingTokens(
  database: Database,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, TokenRow>> {
  if (hashes.length === 0) return new Map();
  const rows = await query<TokenRow>(
    database,
    `SELECT t.hash, t.name, t.project_id, least(t.expires_at, p.expires_at) AS expires_at
     FROM token t LEFT JOIN token p ON p.hash = t.parent_hash
     WHERE t.hash = ANY(?) AND t.revoked_at IS NULL AND p.revoked_at IS NULL
       AND coalesce(least(t.expires_at, p.expires_at) > now(), true)`,
    [[...hashes]],
  );
  return new Map(rows.map((row) => [row.hash, row]));
}
