import { inTransaction, query } from './database.ts';
import type { Database } from './database.ts';

/** How a domain is named. */
export type DomainReference = { readonly id: string } | { readonly name: string };

/** How a user is named. */
export type UserReference =
  { readonly id: string } | { readonly name: string; readonly domain: DomainReference };

/** How an application credential is named. */
export type CredentialReference =
  { readonly id: string } | { readonly name: string; readonly user: UserReference };

/** How a project is named. */
export type ProjectReference =
  { readonly id: string } | { readonly name: string; readonly domain: DomainReference };

/** Who was named, if anybody is, with the hash to compare with. */
export type LoginRow = {
  readonly user_id: string;
  readonly user_name: string;
  /** PHC string; null when the user or credential has no secret. */
  readonly hash: string | null;
  /** How often the user's sessions were ended, as of the same moment as the hash. */
  readonly epoch: number;
};

const EPOCH = 'coalesce((SELECT l.epoch FROM user_login l WHERE l.user_id = u.id), 0) AS epoch';

const LIVING = 'deletion_requested_at IS NULL';

type Part = { readonly sql: string; readonly bindings: readonly string[] };

function domainIs(column: string, domain: DomainReference): Part {
  if ('id' in domain) return { sql: `${column} = ?::uuid`, bindings: [domain.id] };
  return {
    sql: `${column} = (SELECT id FROM desired WHERE kind = 'domain' AND owner_id IS NULL AND name = ? AND ${LIVING})`,
    bindings: [domain.name],
  };
}

function userIs(alias: string, user: UserReference): Part {
  if ('id' in user) return { sql: `${alias}.id = ?::uuid`, bindings: [user.id] };
  const domain = domainIs(`${alias}.owner_id`, user.domain);
  return { sql: `${alias}.name = ? AND ${domain.sql}`, bindings: [user.name, ...domain.bindings] };
}

/** Effect: reads. Null when there is no such user. */
export async function findUserLogin(database: Database, user: UserReference): Promise<LoginRow | null> {
  const { sql, bindings } = userIs('u', user);
  const [row] = await query<LoginRow>(
    database,
    `SELECT u.id AS user_id, u.name AS user_name, u.secrets ->> 'password_wo' AS hash,
       ${EPOCH} FROM desired u WHERE u.kind = 'user' AND u.${LIVING} AND ${sql}`,
    bindings,
  );
  return row ?? null;
}

/** Effect: reads. Null when there is no such application credential. */
export async function findCredentialLogin(
  database: Database,
  credential: CredentialReference,
): Promise<(LoginRow & { readonly credential_id: string; readonly project_id: string }) | null> {
  const user = 'id' in credential ? { sql: 'true', bindings: [] } : userIs('u', credential.user);
  const own =
    'id' in credential
      ? { sql: 'c.id = ?::uuid', name: credential.id }
      : { sql: 'c.name = ?', name: credential.name };
  const [row] = await query<LoginRow & { readonly credential_id: string; readonly project_id: string }>(
    database,
    `SELECT c.id AS credential_id, c.spec ->> 'scope_project_id' AS project_id, u.id AS user_id, u.name AS user_name,
       c.secrets ->> 'secret_wo' AS hash, ${EPOCH} FROM desired c JOIN desired u ON u.id = (c.spec ->> 'user_id')::uuid AND u.kind = 'user' AND u.${LIVING}
     WHERE c.kind = 'application_credential' AND c.${LIVING} AND ${own.sql} AND ${user.sql}`,
    [own.name, ...user.bindings],
  );
  return row ?? null;
}

/** Effect: reads. Id of the project of this name; null when there is none. Ids are not looked up. */
export async function findProjectId(
  database: Database,
  project: { readonly name: string; readonly domain: DomainReference },
): Promise<string | null> {
  const domain = domainIs('p.owner_id', project.domain);
  const [row] = await query<{ readonly id: string }>(
    database,
    `SELECT p.id FROM desired p WHERE p.kind = 'project' AND p.${LIVING} AND p.name = ? AND ${domain.sql}`,
    [project.name, ...domain.bindings],
  );
  return row?.id ?? null;
}

/** Effect: reads. Id of the domain of this name; null when there is none. */
export async function findDomainId(database: Database, name: string): Promise<string | null> {
  const domain = domainIs('d.id', { name });
  const [row] = await query<{ readonly id: string }>(
    database,
    `SELECT d.id FROM desired d WHERE d.kind = 'domain' AND ${domain.sql}`,
    domain.bindings,
  );
  return row?.id ?? null;
}

/**
 * Effect: writes a new hash of the same secret, made at another cost, unless the secret was changed meanwhile. Ends no session and is no new
 * generation: nothing that was asked for is different.
 */
export async function replaceHash(
  database: Database,
  row: { readonly id: string; readonly secret: 'password_wo' | 'secret_wo' },
  hashes: { readonly old: string; readonly new: string },
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await query(transaction, "SELECT set_config('cairn.same_password_in', pg_current_xact_id()::text, true)");
    await query(
      transaction,
      `UPDATE desired SET secrets = jsonb_set(secrets, ARRAY[?], to_jsonb(?::text))
       WHERE id = ? AND secrets ->> ? = ?`,
      [row.secret, hashes.new, row.id, row.secret, hashes.old],
    );
  });
}

/** Effect: reads. How often logins by this name failed in a row, the last after `since` (ISO 8601), and when that was. */
export async function readLoginFailures(
  database: Database,
  subject: string,
  since: string,
): Promise<{ readonly failures: number; readonly last_failed_at: string } | null> {
  const [row] = await query<{ readonly failures: number; readonly last_failed_at: string }>(
    database,
    'SELECT failures, last_failed_at FROM login_failure WHERE subject = ? AND last_failed_at > ?::timestamptz',
    [subject, since],
  );
  return row ?? null;
}

/** Effect: counts a failure; those before `since` are forgotten. Times are ISO 8601. */
export async function countLoginFailure(
  database: Database,
  subject: string,
  { now, since }: { readonly now: string; readonly since: string },
): Promise<void> {
  await query(
    database,
    `INSERT INTO login_failure AS f (subject, failures, last_failed_at) VALUES (?, 1, ?::timestamptz)
     ON CONFLICT (subject) DO UPDATE SET last_failed_at = EXCLUDED.last_failed_at,
       failures = CASE WHEN f.last_failed_at > ?::timestamptz THEN f.failures + 1 ELSE 1 END`,
    [subject, now, since],
  );
}

/** Effect: forgets the failures of this name: the right secret was shown. */
export async function forgetLoginFailures(database: Database, subject: string): Promise<void> {
  await query(database, 'DELETE FROM login_failure WHERE subject = ?', [subject]);
}

/** Effect: removes up to 10000 failures that bear on nothing since `before` (ISO 8601); returns how many. */
export async function pruneLoginFailures(database: Database, before: string): Promise<number> {
  const rows = await query(
    database,
    `DELETE FROM login_failure WHERE subject IN (
       SELECT subject FROM login_failure WHERE last_failed_at < ?::timestamptz LIMIT 10000)
     RETURNING subject`,
    [before],
  );
  return rows.length;
}
