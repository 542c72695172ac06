import type { JsonObject } from '../model/json.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';
import type { SubjectScope } from './subjects.ts';

/** What a console shows: its serial port, or its screen over VNC. */
export type ConsoleType = 'serial' | 'vnc';

/** What a login lasts by; see identity/token-payload.ts. */
export type ConsoleSession = {
  readonly user_id: string;
  readonly epoch: number;
  readonly scope: SubjectScope;
  readonly audit_id: string;
  readonly application_credential_id: string | null;
};

/** A right to open one console once. It ends with the session of the login, or with the token, that asked for it. */
export type ConsoleToken = {
  /** SHA-256 of the token, hexadecimal. */
  readonly hash: string;
  readonly server_id: string;
  readonly type: ConsoleType;
  /** Who asked: one of the two is null. */
  readonly user_id: string | null;
  readonly token_hash: string | null;
  /** Of a user's login; null for a token. */
  readonly session: ConsoleSession | null;
  /** Name of who asked, for the log of events. */
  readonly actor: string;
};

/** Effect: keeps the right for `seconds`; returns when it ends, ISO 8601. Rights that ended are removed on the way. */
export async function storeConsoleToken(db: Database, token: ConsoleToken, seconds: number): Promise<string> {
  await query(db, 'DELETE FROM console_token WHERE expires_at < now()');
  const { hash, server_id, type, user_id, token_hash, session, actor } = token;
  const [row] = await query<{ expires_at: string }>(
    db,
    `INSERT INTO console_token (hash, server_id, type, user_id, token_hash, session, actor, expires_at)
     VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, now() + make_interval(secs => ?)) RETURNING expires_at`,
    [hash, server_id, type, user_id, token_hash, session && JSON.stringify(session), actor, seconds],
  );
  return new Date(row?.expires_at ?? 0).toISOString();
}

/** Effect: takes the right, so that nobody can use it again; null when there is none, or it was given too long ago. */
export async function useConsoleToken(db: Database, hash: string): Promise<ConsoleToken | null> {
  const [row] = await query<ConsoleToken & { readonly lives: boolean }>(
    db,
    `DELETE FROM console_token WHERE hash = ?
     RETURNING hash, server_id, type, user_id, token_hash, session, actor, expires_at > now() AS lives`,
    [hash],
  );
  if (row === undefined || !row.lives) return null;
  const { lives: _lives, ...token } = row;
  return token;
}

/** Effect: reads. Specs of those of the servers that are there and are not being deleted, by id. */
export async function specsOfServers(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, JsonObject>> {
  const rows = await query<{ readonly id: string; readonly spec: JsonObject }>(
    db,
    "SELECT id, spec FROM desired WHERE id = ANY(?::uuid[]) AND kind = 'server' AND deletion_requested_at IS NULL",
    [[...ids]],
  );
  return new Map(rows.map(({ id, spec }) => [id, spec]));
}
