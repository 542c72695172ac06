import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { CairnError } from '../../model/error.ts';
import { findAccount, findBinaries } from './binaries.ts';
import { DATABASE_USER, layoutOf, makeCluster, prepareDirectories, urlOf } from './cluster.ts';
import type { Layout } from './cluster.ts';
import { findServer, isAlive, launchServer } from './server-process.ts';

const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 20_000;
const CONNECT_DEADLINE_MS = 3_000;
const POLL_MS = 20;

/** A private PostgreSQL that runs. */
export type EmbeddedPostgres = {
  /** URL of its database `cairn`, over a Unix socket. */
  readonly url: string;
  /** Pure. URL of another database on the same server. */
  readonly databaseUrl: (name: string) => string;
  /** Resolves, with the last lines of its log, when the server ends without having been asked. */
  readonly failed: Promise<string>;
  /** Effect: fast shutdown; open connections are closed by the server. */
  readonly stop: () => Promise<void>;
};

async function waitUntil(check: () => boolean | Promise<boolean>, deadline_ms: number): Promise<boolean> {
  const end = Date.now() + deadline_ms;
  while (Date.now() < end) {
    if (await check()) return true;
    await delay(POLL_MS);
  }
  return false;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_DEADLINE_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function answers(url: string): Promise<boolean> {
  return await withClient(url, () => Promise.resolve(true)).catch(() => false);
}

async function makeDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE_USER]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE_USER}`);
  });
}

function inUse(layout: Layout, service_pid: number | null): CairnError {
  const who =
    service_pid === null ? 'Another Cairn service' : `Another Cairn service (process ${service_pid})`;
  return new CairnError(
    'conflict',
    `${who} uses ${layout.root}. Stop it, choose another data_directory, or give both one DATABASE_URL.`,
  );
}

/** Ends what a killed service left behind: its server, which is usually already on its way out. */
async function clearPrevious(layout: Layout): Promise<void> {
  const server = await findServer(layout);
  if (server !== null) {
    if (server.service_pid !== null && isAlive(server.service_pid)) throw inUse(layout, server.service_pid);
    if (server.service_pid === null && isAlive(server.pid)) process.kill(server.pid, 'SIGINT');
    if (!(await waitUntil(() => !isAlive(server.pid), STOP_DEADLINE_MS)))
      throw new CairnError(
        'unavailable',
        `The PostgreSQL process ${server.pid} of an earlier run does not end. End it and start again.`,
      );
  }
  // A server in another container that shares the directory has no process here, but it answers.
  if (await answers(urlOf(layout, 'postgres'))) throw inUse(layout, null);
}

/**
 * Effect: starts the private PostgreSQL of a data directory, making the cluster on first use. It listens on a Unix socket only, in a
 * directory that only its account may enter, and ends with the service, even with one that is killed; a server that was left behind
 * all the same is ended first. `settings` are server settings, for example fsync=off in tests.
 * Throws `conflict` when another service uses the directory, `unavailable` when PostgreSQL cannot run, `unsupported` when there is
 * none for this machine.
 */
export async function startEmbeddedPostgres(
  data_directory: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  const account = await findAccount();
  const layout = layoutOf(data_directory);
  await prepareDirectories(data_directory, layout, account);
  const bin = await findBinaries(account, layout.programs);
  await makeCluster(layout, bin, account);
  await clearPrevious(layout);

  const server = launchServer(layout, bin, account, settings);
  let ended = false;
  let exited = false;
  let stopping = false;
  void server.ended.then(() => (ended = true));
  void server.exited.then(() => (exited = true));
  const stop = async (): Promise<void> => {
    stopping = true;
    server.finish();
    if (!(await waitUntil(() => exited, STOP_DEADLINE_MS))) server.kill();
  };
  const isOurs = async (): Promise<boolean> =>
    (await findServer(layout))?.parent_pid === server.supervisor_pid &&
    (await answers(urlOf(layout, 'postgres')));
  try {
    const ready = await waitUntil(async () => ended || (await isOurs()), START_DEADLINE_MS);
    if (!ready || ended) {
      // Of two services that start at the same moment, one finds the other's server in place.
      if (ended) await waitUntil(() => exited, STOP_DEADLINE_MS);
      const rival = await findServer(layout);
      if (rival !== null || server.hasRival()) throw inUse(layout, rival?.service_pid ?? null);
      const [reason = 'it says nothing'] = server.log().split('\n').slice(-1);
      throw new CairnError('unavailable', `The embedded PostgreSQL did not start: ${reason}`, {
        detail: server.log(),
      });
    }
    await makeDatabase(urlOf(layout, 'postgres'));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: urlOf(layout, DATABASE_USER),
    databaseUrl: (name) => urlOf(layout, name),
    failed: server.ended.then(
      async () => await (stopping ? new Promise<never>(() => undefined) : server.log()),
    ),
    stop,
  };
}
