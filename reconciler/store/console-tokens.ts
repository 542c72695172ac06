import { query } from './database.ts';
import type { Database } from './database.ts';

/** What a console shows: its serial port, or its screen over VNC. */
export type ConsoleType = 'serial' | 'vnc';

/** A right to open one console once. It ends with the login's user, or with the token, that asked for it. */
export type ConsoleToken = {
  /** SHA-256 of the token, hexadecimal. */
  readonly hash: string;
  readonly server_id: string;
  readonly type: ConsoleType;
  /** Who asked: one of the two is null. */
  readonly user_id: string | null;
  readonly token_hash: string | null;
  /** Name of who asked, for the log of events. */
  readonly actor: string;
};

/** Effect: keeps the right for `seconds`; returns when it ends, ISO 8601. Rights that ended are removed on the way. */
export async function storeConsoleToken(db: Database, token: ConsoleToken, seconds: number): Promise<string> {
  await query(db, 'DELETE FROM console_token WHERE expires_at < now()');
  const { hash, server_id, type, user_id, token_hash, actor } = token;
  const [row] = await query<{ expires_at: string }>(
    db,
    `INSERT INTO console_token (hash, server_id, type, user_id, token_hash, actor, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?)) RETURNING expires_at`,
    [hash, server_id, type, user_id, token_hash, actor, seconds],
  );
  return new Date(row?.expires_at ?? 0).toISOString();
}

const STILL_WELCOME = `
  EXISTS (SELECT 1 FROM desired s WHERE s.id = :server_id AND s.deletion_requested_at IS NULL)
  AND (CAST(:user_id AS uuid) IS NULL OR EXISTS (
    SELECT 1 FROM desired u WHERE u.id = :user_id AND coalesce(CAST(u.spec ->> 'enabled' AS boolean), true)))
  AND (CAST(:token_hash AS text) IS NULL OR EXISTS (
    SELECT 1 FROM token t WHERE t.hash = :token_hash AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())))`;

/** Effect: takes the right, so that nobody can use it again; null when there is none, or its owner may not any more. */
export async function useConsoleToken(db: Database, hash: string): Promise<ConsoleToken | null> {
  const [row] = await query<ConsoleToken & { readonly lives: boolean }>(
    db,
    `DELETE FROM console_token WHERE hash = ?
     RETURNING hash, server_id, type, user_id, token_hash, actor, expires_at > now() AS lives`,
    [hash],
  );
  if (row === undefined || !row.lives) return null;
  const { lives: _lives, ...token } = row;
  return (await mayGoOn(db, token)) ? token : null;
}

/** Effect: whether a console may stay open: its server is there, and who opened it is still let in. */
export async function mayGoOn(db: Database, token: ConsoleToken): Promise<boolean> {
  const { server_id, user_id, token_hash } = token;
  const answer = await db.raw<{ rows: readonly { readonly welcome: boolean }[] }>(
    `SELECT ${STILL_WELCOME} AS welcome`,
    { server_id, user_id, token_hash },
  );
  return answer.rows[0]?.welcome === true;
}
