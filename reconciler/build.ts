import type { Settings } from './config.ts';
import type { Bootstrap } from './api/bootstrap.ts';
import { startApi } from './build/api.ts';
import { createCleanup } from './build/cleanup.ts';
import type { Cleanup } from './build/cleanup.ts';
import { engineOf, startEngine } from './build/engine.ts';
import { openPorts } from './build/ports.ts';
import { startEmbeddedPostgres } from './drivers/postgres/embedded.ts';
import { startNotifications } from './drivers/postgres/listen.ts';
import { openPool } from './drivers/postgres/pool.ts';
import { findRunningDatabase } from './drivers/postgres/running.ts';
import { KINDS } from './kinds/index.ts';
import type { Database } from './store/database.ts';
import { EVENT_CHANNEL } from './store/events.ts';
import { createHostTable } from './store/host-table.ts';
import { IDENTITY_CHANNEL } from './store/identity-revision.ts';
import { migrate } from './store/migrate.ts';
import { QUEUE_CHANNEL, queueDepth } from './store/queue.ts';
import { STATUS_CHANNEL, countStuck } from './store/status.ts';
import { createTransferNotes } from './store/transfer-notes.ts';
import { createLog } from './telemetry/log.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { workersOf } from './workers/list.ts';
import { SERVICE_VERSION } from './version.ts';
import { startWorkers } from './workers/worker.ts';

/** A running service. */
export type Service = {
  /** Where clients reach the API; null when this process has not the role `api`. */
  readonly endpoint: string | null;
  readonly bootstrap: Bootstrap | null;
  /** Resolves when the service cannot go on, with the reason. */
  readonly failed: Promise<string>;
  /** Effect: ends everything in good order; what runs is given 10 s, then left to the next start. */
  readonly stop: () => Promise<void>;
};

/**
 * Effect: starts the service: database, drivers, and what the settings' roles say of API, engine and workers. Drivers are
 * named here and in build/ only. Throws CairnError when something cannot start; then nothing is left running.
 */
export async function startService(settings: Settings): Promise<Service> {
  const cleanup = createCleanup();
  try {
    return await start(settings, cleanup);
  } catch (thrown) {
    await cleanup.run().catch(() => undefined);
    throw thrown;
  }
}

/**
 * Effect: does one piece of work on the service's database, beside a running service or without one: DATABASE_URL, else the private
 * PostgreSQL of the data directory, which is started for the time of the work when it does not run. Throws as startService does.
 */
export async function withDatabase<Result>(
  settings: Pick<Settings, 'data_directory' | 'database_url'>,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const running = settings.database_url ?? (await findRunningDatabase(settings.data_directory));
  const own = running === null ? await startEmbeddedPostgres(settings.data_directory) : null;
  const database = openPool(running ?? own?.url ?? '', 2, 'cairn-command');
  try {
    if (own !== null) await migrate(database);
    return await work(database);
  } finally {
    await database.destroy();
    await own?.stop();
  }
}

async function start(settings: Settings, cleanup: Cleanup): Promise<Service> {
  const has = (role: Settings['roles'][number]): boolean => settings.roles.includes(role);
  const log = createLog(settings.log_level);

  const embedded =
    settings.database_url === undefined ? await startEmbeddedPostgres(settings.data_directory) : null;
  if (embedded !== null) cleanup.push(embedded.stop);
  const url = settings.database_url ?? embedded?.url ?? '';
  const database = openPool(url);
  cleanup.push(() => database.destroy());
  // A pool of its own, so that a busy engine keeps no request waiting; what it records can be found out again.
  const engine_database = openPool(url, settings.concurrency + 10, 'cairn-engine', 'lazy');
  cleanup.push(() => engine_database.destroy());
  const migrated = await migrate(database);
  if (migrated.applied.length > 0) log.info(migrated, 'the database schema was migrated');
  const channels = [QUEUE_CHANNEL, STATUS_CHANNEL, EVENT_CHANNEL, IDENTITY_CHANNEL];
  const notifications = startNotifications(url, channels, (error) =>
    log.warn({ err: error }, 'notifications were interrupted; everything is looked at again'),
  );
  cleanup.push(notifications.stop);

  const opened = await openPorts(settings, { database, engine_database }, cleanup);
  const { ports, host_cache } = opened;
  const { clock } = ports;

  const transfers = createTransferNotes(database, clock, (error) =>
    log.warn({ err: error }, 'how far transfers are cannot be noted now'),
  );
  cleanup.push(transfers.stop);

  const operation_names = KINDS.flatMap((kind) => Object.keys(kind.operations));
  const metrics = createMetrics(operation_names, {
    depth: async () => (await queueDepth(database)).due,
    stuck: () => countStuck(database),
  });
  const engine = engineOf(settings, {
    db: engine_database,
    hosts: createHostTable(engine_database, settings, clock.nowMs),
    ports,
    log,
    metrics: metrics.engine,
    transfers,
  });
  const running = has('engine') ? startEngine(engine, { host_cache, notifications }, cleanup) : null;
  const workers = workersOf(database, ports, settings);
  if (has('workers')) cleanup.push(startWorkers(workers, { database, clock, log }).stop);
  const lastLookMs = running?.lastLookMs ?? null;
  const means = {
    url,
    database,
    engine,
    notifications,
    opened,
    transfers,
    metrics,
    workers,
    lastLookMs,
    log,
  };
  const api = has('api') ? await startApi(settings, means, cleanup) : null;
  const endpoint = api?.endpoint ?? null;
  log.info({ endpoint, roles: settings.roles, driver: settings.driver, version: SERVICE_VERSION }, 'ready');
  return {
    endpoint,
    bootstrap: api?.bootstrap ?? null,
    failed: embedded === null ? new Promise(() => undefined) : embedded.failed,
    stop: cleanup.run,
  };
}
