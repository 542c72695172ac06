import type { Logger } from 'pino';
import openapi from '../../schemas/generated/openapi.json' with { type: 'json' };
import { createApi } from '../api/app.ts';
import { bootstrap } from '../api/bootstrap.ts';
import type { Bootstrap } from '../api/bootstrap.ts';
import { startServer } from '../api/server.ts';
import type { Passwords } from '../api/v1/hashed-secrets.ts';
import { propertyProtections, quotaDefaults } from '../config.ts';
import type { Settings } from '../config.ts';
import { openPool } from '../drivers/postgres/pool.ts';
import type { Notifications } from '../drivers/postgres/listen.ts';
import type { Engine } from '../engine/context.ts';
import { explain } from '../engine/explain.ts';
import { foreseeOrder } from '../engine/foresee.ts';
import { startIdentity } from '../identity/identity.ts';
import { createPasswordHashing } from '../identity/password-hashing.ts';
import { knowingStores } from '../kinds/image/known-stores.ts';
import { KINDS } from '../kinds/index.ts';
import { sizeOfFlavor } from '../kinds/server/flavor-size.ts';
import { previewPlaces, previewServer } from '../kinds/server/preview.ts';
import { membersOf } from '../kinds/server_set/member-spec.ts';
import { CairnError } from '../model/error.ts';
import type { JsonObject } from '../model/json.ts';
import { serverActions } from '../server-actions.ts';
import { IDENTITY_CHANNEL } from '../store/identity-revision.ts';
import type { Database } from '../store/database.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { SERVICE_VERSION } from '../version.ts';
import type { TransferNotes } from '../store/transfer-notes.ts';
import type { Worker } from '../workers/worker.ts';
import type { Cleanup } from './cleanup.ts';
import type { OpenPorts } from './ports.ts';

/** Connections for logins and for keeping in step with who may what. */
const IDENTITY_CONNECTIONS = 5;

/** How long running requests may take to end at a stop. */
const STOP_SECONDS = 10;

/** An engine that did not look at its queue for so long is not alive. */
const ENGINE_SILENCE_MS = 60_000;

/** What the API works with. */
export type ApiMeans = {
  readonly url: string;
  readonly database: Database;
  readonly engine: Engine;
  readonly notifications: Notifications;
  readonly opened: OpenPorts;
  readonly transfers: TransferNotes;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly workers: readonly Worker[];
  /** When this process's engine last looked at its queue; null when it has none. */
  readonly lastLookMs: (() => number) | null;
};

/** Effect: starts the API: who callers are, the routes, the listener, and the first credential. Throws CairnError when it cannot. */
export async function startApi(
  settings: Settings,
  means: ApiMeans,
  cleanup: Cleanup,
): Promise<{ readonly endpoint: string; readonly bootstrap: Bootstrap }> {
  const { url, database, engine, notifications, opened, transfers, metrics, workers, lastLookMs, log } =
    means;
  const { ports, images, hashing } = opened;

  const { placement_rules } = engine.settings;
  const { clock } = ports;
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
    hosts: engine.hosts,
    placement_rules,
    subscribe: notifications.subscribe,
    kinds: knowingStores(
      KINDS,
      images.stores.map(({ name }) => name),
    ),
    images,
    transfers,
    hashing,
    clock,
    log,
    metrics: metrics.registry,
    passwords,
    identity,
    quotas: quotaDefaults(settings),
    property_protections: propertyProtections(settings),
    explain: (id) => explain(engine, id),
    foreseeOrder: (id, order) => foreseeOrder(engine, id, order),
    ...serverActions(database, ports),
    previewPlaces,
    membersOf,
    sizeOfFlavor,
    previewServer,
    checkEngine: async () => {
      if (lastLookMs === null || clock.nowMs() - lastLookMs() < ENGINE_SILENCE_MS) return;
      throw new CairnError('unavailable', 'The engine of this process does not look at its queue any more.');
    },
    workers,
    openapi: openapi as unknown as JsonObject,
  });
  const server = await startServer(api, settings.listen_host, settings.listen_port);
  cleanup.push(() => server.close(STOP_SECONDS * 1000));
  cleanup.push(api.close);
  const { endpoint } = server;
  const made = await bootstrap(database, {
    data_directory: settings.data_directory,
    endpoint,
    region: settings.region,
    ...(settings.public_url === undefined ? {} : { public_url: settings.public_url }),
  });
  return { endpoint, bootstrap: made };
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
