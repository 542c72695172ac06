import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { openPool } from '../../reconciler/drivers/postgres/pool.ts';
import { startEmbeddedPostgres } from '../../reconciler/drivers/postgres/embedded.ts';
import type { EmbeddedPostgres } from '../../reconciler/drivers/postgres/embedded.ts';
import type { Database } from '../../reconciler/store/database.ts';
import { migrate } from '../../reconciler/store/migrate.ts';

/** Database that tests copy: migrated, empty. */
const TEMPLATE = 'cairn_template';

/** Environment variable with the path of the socket where the global setup tells the server's URL. */
export const SERVER_VARIABLE = 'CAIRN_TEST_DATABASE_SOCKET';

/** Settings of a server whose data nobody will miss. */
const THROWAWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '400',
  shared_buffers: '128MB',
};

/** A server for tests, with the migrated template database. */
export type TestServer = { readonly url: string; readonly stop: () => Promise<void> };

/** Starts a throwaway PostgreSQL in a temporary directory and migrates the template. */
export async function startTestServer(): Promise<TestServer> {
  const directory = await mkdtemp(join(tmpdir(), 'cairn-test-database-'));
  const server: EmbeddedPostgres = await startEmbeddedPostgres(directory, THROWAWAY);
  const admin = openPool(server.databaseUrl('postgres'), 1);
  await admin.raw(`CREATE DATABASE ${TEMPLATE}`);
  await admin.destroy();
  const template = openPool(server.databaseUrl(TEMPLATE), 2);
  await migrate(template);
  await template.destroy();
  return {
    url: server.databaseUrl('postgres'),
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function askForServer(): Promise<string> {
  const socket = process.env[SERVER_VARIABLE];
  if (socket === undefined) throw new Error('there is no test database server: run through vitest.config.ts');
  const connection = connect(socket);
  let answer = '';
  for await (const piece of connection.setEncoding('utf8')) answer += String(piece);
  if (!answer.startsWith('postgresql:')) throw new Error(`the test database server did not start: ${answer}`);
  return answer;
}

let asked: Promise<string> | null = null;

/** URL of a database of the run's server. */
async function urlFor(database: string): Promise<string> {
  asked ??= askForServer();
  return (await asked).replace(/\/postgres\?/, `/${database}?`);
}

/** A database of one test file. */
export type TestDatabase = {
  readonly url: string;
  readonly db: Database;
  /** Closes the pool and drops the database. */
  readonly drop: () => Promise<void>;
};

/** Runs SQL on the server's own database. */
async function administer(url: string, sql: string): Promise<void> {
  const admin = openPool(url, 1);
  await admin.raw(sql);
  await admin.destroy();
}

/** Copies the migrated template (or, with null, makes an empty database) for one test file; call drop in afterAll. */
export async function createTestDatabase(
  template: string | null = TEMPLATE,
  pool = 20,
): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = await urlFor('postgres');
  await administer(admin, `CREATE DATABASE ${name} ${template === null ? '' : `TEMPLATE ${template}`}`);
  const url = await urlFor(name);
  const db = openPool(url, pool);
  return {
    url,
    db,
    drop: async () => {
      await db.destroy();
      await administer(admin, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** More connections to a database of a test; drop only closes them. */
export function connectTestDatabase(url: string, pool = 20): TestDatabase {
  const db = openPool(url, pool);
  return { url, db, drop: () => db.destroy() };
}

/** For programs outside vitest: a server of its own and a migrated database, removed afterwards. */
export async function withTemporaryDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  const server = await startTestServer();
  const db = openPool(server.url.replace('/postgres?', `/${TEMPLATE}?`), 2);
  try {
    await work(db);
  } finally {
    await db.destroy();
    await server.stop();
  }
}
