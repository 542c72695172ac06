import type { Database } from './database.ts';

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

/** Effect: writes a new token. */
export async function insertToken(database: Database, token: TokenRow): Promise<void> {
  await database('token').insert(token);
}

/** Effect: reads, and notes the use at most once a minute. Null when there is no such token or it was revoked. */
export async function useToken(database: Database, hash: string): Promise<TokenRow | null> {
  const row = await database('token')
    .select<(TokenRow & { readonly fresh: boolean })[]>(
      'hash',
      'name',
      'project_id',
      'expires_at',
      database.raw("coalesce(last_used_at > now() - interval '1 minute', false) as fresh"),
    )
    .where({ hash })
    .whereNull('revoked_at')
    .first();
  if (row === undefined) return null;
  if (!row.fresh)
    await database('token')
      .where({ hash })
      .update({ last_used_at: database.raw('now()') });
  return { hash: row.hash, name: row.name, project_id: row.project_id, expires_at: row.expires_at };
}

/** Effect: reads. Whether any token exists that still works. */
export async function hasToken(database: Database): Promise<boolean> {
  const row: unknown = await database('token')
    .whereNull('revoked_at')
    .where((query) => query.whereNull('expires_at').orWhere('expires_at', '>', database.raw('now()')))
    .first('hash');
  return row !== undefined;
}

/** Effect: writes. Ends a token; whether there was one. */
export async function revokeToken(database: Database, hash: string): Promise<boolean> {
  const count = await database('token')
    .where({ hash })
    .whereNull('revoked_at')
    .update({ revoked_at: database.raw('now()') });
  return count > 0;
}
