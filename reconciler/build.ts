import { join } from 'node:path';
import openapi from '../schemas/generated/openapi.json' with { type: 'json' };
import type { Passwords } from './api/v1/hashed-secrets.ts';
import { startIdentity } from './identity/identity.ts';
import { createPasswordHashing } from './identity/password-hashing.ts';
import { createApi } from './api/app.ts';
import { bootstrap } from './api/bootstrap.ts';
import type { Bootstrap } from './api/bootstrap.ts';
import { startServer } from './api/server.ts';
import { placementRules, propertyProtections, quotaDefaults } from './config.ts';
import type { Settings } from './config.ts';
import { createFetch } from './drivers/fetch/fetch.ts';
import type { FetchLimits } from './drivers/fetch/limits.ts';
import { createHashThreads } from './drivers/files/hashing/threads.ts';
import { createLibvirtPorts } from './drivers/libvirt/ports.ts';
import { startEmbeddedPostgres } from './drivers/postgres/embedded.ts';
import { startNotifications } from './drivers/postgres/listen.ts';
import { openPool } from './drivers/postgres/pool.ts';
import { findRunningDatabase } from './drivers/postgres/running.ts';
import { openStores } from './drivers/open-stores.ts';
import { createConverter } from './drivers/qemu-img/converter.ts';
import { createSimulatedPorts } from './drivers/simulated/ports.ts';
import { systemClock, systemRandom } from './drivers/system/clock.ts';
import { kindMap } from './engine/context.ts';
import type { Boundary, Engine } from './engine/context.ts';
import { explain } from './engine/explain.ts';
import { startLoop } from './engine/loop.ts';
import { watchHosts } from './engine/watch.ts';
import { knowingStores } from './kinds/image/known-stores.ts';
import { KINDS } from './kinds/index.ts';
import { previewServer } from './kinds/server/preview.ts';
import { CairnError } from './model/error.ts';
import { imageStores } from './model/image-stores.ts';
import type { JsonObject } from './model/json.ts';
import { GIB } from './model/units.ts';
import type { Ports } from './ports/ports.ts';
import { serverActions } from './server-actions.ts';
import { createContents } from './store/content.ts';
import { guardRemovals } from './store/content-removal.ts';
import { createCopies } from './store/copies.ts';
import type { Database } from './store/database.ts';
import { EVENT_CHANNEL } from './store/events.ts';
import { createHostCache } from './store/host-cache.ts';
import { createHostTable } from './store/host-table.ts';
import { findHostConnection } from './store/hosts.ts';
import { IDENTITY_CHANNEL } from './store/identity-revision.ts';
import { createMembers } from './store/members.ts';
import { migrate } from './store/migrate.ts';
import { QUEUE_CHANNEL, queueDepth } from './store/queue.ts';
import { STATUS_CHANNEL, countStuck } from './store/status.ts';
import { createTransferNotes } from './store/transfer-notes.ts';
import { createLog } from './telemetry/log.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { roomMaker } from './workers/copy-evictor.ts';
import { workersOf } from './workers/list.ts';
import { SERVICE_VERSION } from './version.ts';
import { startWorkers } from './workers/worker.ts';

/** Connections for logins and for keeping in step with who may what. */
const IDENTITY_CONNECTIONS = 5;

/** How long running requests and operations may take to end at a stop. */
const STOP_SECONDS = 10;

/** An engine that did not look at its queue for so long is not alive. */
const ENGINE_SILENCE_MS = 60_000;

const OBSERVE_TIMEOUT_SECONDS = 60;
const SIMULATED_SEED = 1;

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

/** Runs what was pushed, last first; one failure does not keep the others from running. */
function createCleanup(): { push: (step: () => Promise<unknown> | void) => void; run: () => Promise<void> } {
  const steps: (() => Promise<unknown> | void)[] = [];
  return {
    push: (step) => void steps.push(step),
    run: async () => {
      const failures: unknown[] = [];
      for (const step of steps.splice(0).reverse()) {
        try {
          await step();
        } catch (thrown) {
          failures.push(thrown);
        }
      }
      if (failures.length > 0) throw new AggregateError(failures, 'the service did not end in good order');
    },
  };
}

/** For crash tests only: ends the process without a word at the N-th operation boundary. */
function crashBoundary(environment: Readonly<Record<string, string | undefined>>): { boundary?: Boundary } {
  const at = Number(environment['CAIRN_TEST_CRASH_AT'] ?? 0);
  if (!Number.isSafeInteger(at) || at < 1) return {};
  let seen = 0;
  return {
    boundary: () => {
      seen += 1;
      if (seen === at) process.kill(process.pid, 'SIGKILL');
    },
  };
}

/**
 * Effect: starts the service: database, drivers, and what the settings' roles say of API, engine and workers. This is the only
 * place that names drivers. Throws CairnError when something cannot start; then nothing is left running.
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

async function start(settings: Settings, cleanup: ReturnType<typeof createCleanup>): Promise<Service> {
  const has = (role: Settings['roles'][number]): boolean => settings.roles.includes(role);
  const log = createLog(settings.log_level);
  const clock = systemClock;

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

  const host_cache = createHostCache((host_id) => findHostConnection(database, host_id), clock.nowMs);
  const findHost = host_cache.find;
  const digesting = createHashThreads();
  const stores = await openStores(imageStores(settings.image_stores, settings.data_directory), digesting);
  const images = guardRemovals(stores, database);
  const hosts =
    settings.driver === 'simulated'
      ? { ...createSimulatedPorts({ seed: SIMULATED_SEED, findHost, clock }), close: () => Promise.resolve() }
      : createLibvirtPorts({ findHost, clock, random: systemRandom });
  cleanup.push(hosts.close);
  const { hypervisor, network, volumes, captures, consoles, moves } = hosts;
  const members = createMembers(engine_database);
  const contents = createContents(engine_database, quotaDefaults(settings));
  const converter = await createConverter({ directory: join(settings.data_directory, 'conversions') });
  const copies = createCopies(engine_database, roomMaker(engine_database, clock, settings));
  const ports: Ports = {
    hypervisor,
    network,
    volumes,
    captures,
    consoles,
    moves,
    images,
    contents,
    converter,
    copies,
    fetch: createFetch(fetchLimits(settings)),
    members,
    clock,
    random: systemRandom,
  };

  const transfers = createTransferNotes(database, clock, (error) =>
    log.warn({ err: error }, 'how far transfers are cannot be noted now'),
  );
  cleanup.push(transfers.stop);

  const operation_names = KINDS.flatMap((kind) => Object.keys(kind.operations));
  const host_table = createHostTable(engine_database, settings, clock.nowMs);
  const placement_rules = placementRules(settings);
  const metrics = createMetrics(operation_names, {
    depth: async () => (await queueDepth(database)).due,
    stuck: () => countStuck(database),
  });
  const engine: Engine = {
    db: engine_database,
    hosts: host_table,
    ports,
    kinds: kindMap(KINDS),
    log,
    metrics: metrics.engine,
    transfers,
    settings: {
      resync_seconds: settings.resync_seconds,
      resync_per_second: settings.resync_per_second,
      lease_seconds: settings.lease_seconds,
      concurrency: settings.concurrency,
      lane_places: settings.long_operations,
      observe_timeout_seconds: OBSERVE_TIMEOUT_SECONDS,
      placement_rules,
    },
    ...crashBoundary(process.env),
  };

  let lastLookMs: (() => number) | null = null;
  if (has('engine')) {
    const loop = startLoop(engine, {
      starting: (claim) => {
        if (claim.kind === 'host') host_cache.forget(claim.id);
      },
      finished: (claim) => {
        if (claim.kind === 'host') watch.refresh();
      },
    });
    const watch = watchHosts(engine, loop.noteHint);
    lastLookMs = loop.lastLookMs;
    cleanup.push(notifications.subscribe(QUEUE_CHANNEL, loop.wake));
    cleanup.push(watch.stop);
    cleanup.push(() => loop.stop(STOP_SECONDS));
  }

  const workers = workersOf(database, ports, settings);
  if (has('workers')) cleanup.push(startWorkers(workers, { database, clock, log }).stop);

  let endpoint: string | null = null;
  let made: Bootstrap | null = null;
  if (has('api')) {
    const passwords = passwordsOf(settings);
    // A pool of its own, so that a busy service does not keep its callers waiting for who they are.
    const identity_database = openPool(url, IDENTITY_CONNECTIONS, 'cairn-identity');
    cleanup.push(() => identity_database.destroy());
    const identity = await startIdentity({
      database: identity_database,
      clock,
      hashing: passwords.hashing,
      settings: { token_lifetime_seconds: settings.token_lifetime_seconds, limits: settings },
      report: (error) =>
        log.error({ err: error }, 'who callers are cannot be checked until the database answers'),
    });
    cleanup.push(identity.stop);
    cleanup.push(notifications.subscribe(IDENTITY_CHANNEL, identity.hear));
    const api = createApi({
      service_version: SERVICE_VERSION,
      region: settings.region,
      public_url: settings.public_url ?? null,
      database,
      hosts: host_table,
      placement_rules,
      subscribe: notifications.subscribe,
      kinds: knowingStores(
        KINDS,
        images.stores.map(({ name }) => name),
      ),
      images,
      transfers,
      hashing: digesting,
      clock,
      log,
      metrics: metrics.registry,
      passwords,
      identity,
      quotas: quotaDefaults(settings),
      property_protections: propertyProtections(settings),
      explain: (id) => explain(engine, id),
      ...serverActions(database, ports),
      previewServer,
      checkEngine: async () => {
        if (lastLookMs === null || clock.nowMs() - lastLookMs() < ENGINE_SILENCE_MS) return;
        throw new CairnError(
          'unavailable',
          'The engine of this process does not look at its queue any more.',
        );
      },
      workers,
      openapi: openapi as unknown as JsonObject,
    });
    const server = await startServer(api, settings.listen_host, settings.listen_port);
    cleanup.push(() => server.close(STOP_SECONDS * 1000));
    cleanup.push(api.close);
    endpoint = server.endpoint;
    made = await bootstrap(database, {
      data_directory: settings.data_directory,
      endpoint,
      region: settings.region,
      ...(settings.public_url === undefined ? {} : { public_url: settings.public_url }),
    });
  }
  log.info({ endpoint, roles: settings.roles, driver: settings.driver, version: SERVICE_VERSION }, 'ready');
  return {
    endpoint,
    bootstrap: made,
    failed: embedded === null ? new Promise(() => undefined) : embedded.failed,
    stop: cleanup.run,
  };
}

function fetchLimits(settings: Settings): FetchLimits {
  return {
    schemes: settings.image_source_schemes,
    allowed_hosts: settings.image_source_allowed_hosts,
    allow_private: settings.image_source_allow_private,
    max_bytes: settings.image_source_max_gib * GIB,
    stall_ms: settings.image_source_stall_seconds * 1000,
  };
}

function passwordsOf(settings: Settings): Passwords {
  const hashing = createPasswordHashing({
    cost: {
      memory_kib: settings.password_memory_mib * 1024,
      iterations: settings.password_iterations,
      parallelism: settings.password_parallelism,
    },
    concurrency: settings.password_concurrency,
    queue_limit: settings.password_queue,
  });
  return { hashing, policy: { min_length: settings.password_min_length } };
}
