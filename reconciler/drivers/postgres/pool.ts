import knex from 'knex';
import type { Knex } from 'knex';
import { types } from 'pg';
import { translateDatabaseError } from './errors.ts';

/** How long one statement may take, in milliseconds, before PostgreSQL cancels it. */
export const STATEMENT_DEADLINE_MS = 15_000;

const LOCK_DEADLINE_MS = 10_000;
const CONNECT_DEADLINE_MS = 5_000;
const ACQUIRE_DEADLINE_MS = 10_000;

const BIGINT_OID = 20;
const TIMESTAMPTZ_OID = 1184;

type GetTypeParser = (oid: number, format: 'text' | 'binary') => (value: string) => unknown;

/** Counts fit a double here (generation, sequence), and times are ISO 8601 strings everywhere in Cairn. */
function typeParser(oid: number, format: 'text' | 'binary' = 'text'): (value: string) => unknown {
  if (oid === BIGINT_OID) return Number;
  if (oid === TIMESTAMPTZ_OID)
    return (value) => (value.endsWith('infinity') ? value : new Date(value).toISOString());
  return (types.getTypeParser as GetTypeParser)(oid, format);
}

type PostgresClient = {
  new (config: Knex.Config): {
    _query(connection: unknown, query: unknown): Promise<unknown>;
    acquireConnection(): Promise<unknown>;
  };
};

/** knex's own PostgreSQL client, with foreign errors turned into Cairn's at this border. */
function translatingClient(): typeof knex.Client {
  // The class is only reachable through an instance; one without a connection opens nothing.
  const base = knex({ client: 'pg' }).client.constructor as PostgresClient;
  class TranslatingClient extends base {
    override async _query(connection: unknown, statement: unknown): Promise<unknown> {
      try {
        return await super._query(connection, statement);
      } catch (error) {
        throw translateDatabaseError(error);
      }
    }
    override async acquireConnection(): Promise<unknown> {
      try {
        return await super.acquireConnection();
      } catch (error) {
        throw translateDatabaseError(error);
      }
    }
  }
  return TranslatingClient as unknown as typeof knex.Client;
}

/** pg's settings for a PostgreSQL URL, with Cairn's deadlines and value types. */
function connectionSettings(
  url: string,
  application_name: string,
  commits: Commits,
): Knex.PgConnectionConfig {
  return {
    connectionString: url,
    application_name,
    statement_timeout: STATEMENT_DEADLINE_MS,
    lock_timeout: LOCK_DEADLINE_MS,
    idle_in_transaction_session_timeout: STATEMENT_DEADLINE_MS * 2,
    connectionTimeoutMillis: CONNECT_DEADLINE_MS,
    keepAlive: true,
    ...(commits === 'lazy' ? { options: '-c synchronous_commit=off' } : {}),
    types: { getTypeParser: typeParser },
  } as Knex.PgConnectionConfig;
}

/**
 * When a commit is over: when it is on the disk; or at once (`lazy`), for what can be found out again: after a power cut the last second of
 * lazy commits may be missing, but never one before another that is kept. Source: PostgreSQL, Asynchronous Commit.
 */
export type Commits = 'durable' | 'lazy';

/**
 * Effect: opens a pool of at most `limit` connections to the PostgreSQL URL (made lazily; `destroy()` closes them).
 * Statements have deadlines; unreachable servers and late answers throw CairnError unavailable and timeout.
 */
export function openPool(
  url: string,
  limit = 20,
  application_name = 'cairn',
  commits: Commits = 'durable',
): Knex {
  return knex({
    client: translatingClient(),
    connection: connectionSettings(url, application_name, commits),
    pool: { min: 0, max: limit, idleTimeoutMillis: 30_000 },
    acquireConnectionTimeout: ACQUIRE_DEADLINE_MS,
    // Bindings may be secrets; messages show placeholders only.
    compileSqlOnError: false,
    log: {
      warn: () => undefined,
      error: () => undefined,
      debug: () => undefined,
      deprecate: () => undefined,
    },
  });
}
