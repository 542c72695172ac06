import { mkdtemp, rm } from 'node:fs/promises';
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

/** Environment variable through which the global setup tells the tests where the server is. */
const SERVER_VARIABLE = 'CAIRN_TEST_DATABASE_URL';

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

/** Publishes the server to the tests of this vitest run. */
export function publishServer(server: TestServer): void {
  process.env[SERVER_VARIABLE] = server.url;
}

function urlFor(database: string): string {
  const url = process.env[SERVER_VARIABLE];
  if (url === undefined) throw new Error('there is no test database server: run through vitest.config.ts');
  return url.replace(/\/postgres\?/, `/${database}?`);
}

/** A database of one test file. */
export type TestDatabase = {
  readonly url: string;
  readonly db: Database;
  /** Closes the pool and drops the database. */
  readonly drop: () => Promise<void>;
};

/** Copies the migrated template (or makes an empty database) for one test file; call drop in afterAll. */
export async function createTestDatabase(
  template: string | null = TEMPLATE,
  pool = 20,
): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = openPool(urlFor('postgres'), 1);
  await admin.raw(`CREATE DATABASE ${name} ${template === null ? '' : `TEMPLATE ${template}`}`);
  await admin.destroy();
  const db = openPool(urlFor(name), pool);
  return {
    url: urlFor(name),
    db,
    drop: async () => {
      await db.destroy();
      const admin = openPool(urlFor('postgres'), 1);
      await admin.raw(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.destroy();
    },
  };
}

/** For programs outside vitest: a server and one migrated database, removed afterwards. */
export async function withTemporaryDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  const server = await startTestServer();
  publishServer(server);
  try {
    const database = await createTestDatabase();
    await work(database.db);
    await database.drop();
  } finally {
    await server.stop();
  }
}
