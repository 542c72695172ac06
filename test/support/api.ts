import { CairnError } from '../../reconciler/model/error.ts';
import { DEFAULT_RULES } from '../../reconciler/model/placement-rules.ts';
import { createHostTable } from '../../reconciler/store/host-table.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import openapi from '../../schemas/generated/openapi.json' with { type: 'json' };
import { createPasswordHashing } from '../../reconciler/identity/password-hashing.ts';
import { createApi } from '../../reconciler/api/app.ts';
import type { Api } from '../../reconciler/api/app.ts';
import { bootstrap } from '../../reconciler/api/bootstrap.ts';
import type { Credentials } from '../../reconciler/api/bootstrap.ts';
import type { ApiDependencies } from '../../reconciler/api/dependencies.ts';
import { quotaDefaults, readConfig } from '../../reconciler/config.ts';
import { startServer } from '../../reconciler/api/server.ts';
import { createHashThreads } from '../../reconciler/drivers/files/hashing/threads.ts';
import { openFileImages } from './file-images.ts';
import { startNotifications } from '../../reconciler/drivers/postgres/listen.ts';
import { startIdentity } from '../../reconciler/identity/identity.ts';
import type { Identity } from '../../reconciler/identity/identity.ts';
import { knowingStores } from '../../reconciler/kinds/image/known-stores.ts';
import { KINDS } from '../../reconciler/kinds/index.ts';
import { UNPROTECTED } from '../../reconciler/policy/compile.ts';
import { sizeOfFlavor } from '../../reconciler/kinds/server/flavor-size.ts';
import { previewPlaces, previewServer } from '../../reconciler/kinds/server/preview.ts';
import { membersOf } from '../../reconciler/kinds/server_set/member-spec.ts';
import type { JsonObject } from '../../reconciler/model/json.ts';
import { EVENT_CHANNEL } from '../../reconciler/store/events.ts';
import { IDENTITY_CHANNEL } from '../../reconciler/store/identity-revision.ts';
import { removeDesired } from '../../reconciler/store/removal.ts';
import { STATUS_CHANNEL, storeStatus } from '../../reconciler/store/status.ts';
import type { StatusRow } from '../../reconciler/store/status.ts';
import { connectTestDatabase, createTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { checkAnswer } from './openapi.ts';

/** An answer of the API that was checked against openapi.json. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; the text when it is not JSON; null without a body. */
  readonly body: unknown;
};

/** The parts of a resource that tests look into. */
export type Body = {
  readonly id: string;
  readonly generation: number;
  readonly observed_generation: number;
  readonly spec: JsonObject;
  readonly status: JsonObject;
  readonly deletion_requested_at: string | null;
};

/** The parts of a problem that tests look into. */
export type ProblemBody = {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string; readonly hint?: string }[];
  readonly existing?: { readonly id: string; readonly adoptable: boolean };
};

/** The resource in an answer; what it is was checked against openapi.json. */
export function resourceIn(answer: Answer): Body {
  return answer.body as Body;
}

/** The resources of a page. */
export function itemsIn(answer: Answer): readonly Body[] {
  return (answer.body as { readonly items: readonly Body[] }).items;
}

/** The problem in an answer. */
export function problemIn(answer: Answer): ProblemBody {
  return answer.body as ProblemBody;
}

/** What one request takes besides method and path. */
export type RequestOptions = {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, bytes as they are. */
  readonly body?: unknown;
  /** Null sends none. */
  readonly token?: string | null;
  readonly signal?: AbortSignal;
};

/** The real API over a real database and a real image store. */
export type TestApi = {
  readonly database: TestDatabase;
  readonly credentials: Credentials;
  readonly endpoint: string;
  readonly data_directory: string;
  readonly images_directory: string;
  readonly log: readonly string[];
  readonly api: Api;
  readonly identity: Identity;
  /** Effect: one request; throws when the answer is not as openapi.json says. */
  readonly request: (method: string, path: string, options?: RequestOptions) => Promise<Answer>;
  readonly get: (path: string, options?: RequestOptions) => Promise<Answer>;
  readonly put: (path: string, spec: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  /** Effect: creates an object; throws unless the answer is 201. Gives the id. */
  readonly create: (
    collection: string,
    spec: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<string>;
  /** Effect: writes a report as the engine would. */
  readonly report: (id: string, row: Partial<StatusRow>) => Promise<void>;
  /** Effect: removes the row of an object whose deletion was requested, as the engine would. */
  readonly vanish: (id: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** As cheap as argon2id gets. */
const QUICK_PASSWORDS: ApiDependencies['passwords'] = {
  hashing: createPasswordHashing({
    cost: { memory_kib: 8, iterations: 1, parallelism: 1 },
    concurrency: 2,
    queue_limit: 1000,
  }),
  policy: { min_length: 8 },
};

/** As a service without settings has it. */
const NO_LIMITS = quotaDefaults(readConfig({}, {}));

/** What a test may set in place of the ordinary dependencies. */
export type Replaced = Partial<
  Pick<
    ApiDependencies,
    | 'explain'
    | 'foreseeOrder'
    | 'readConsole'
    | 'reboot'
    | 'openConsole'
    | 'checkEngine'
    | 'workers'
    | 'images'
    | 'transfers'
    | 'clock'
    | 'quotas'
    | 'property_protections'
    | 'public_url'
  >
>;

/**
 * Effect: starts all that is real: a database of its own, notifications, an image store in a temporary directory, an HTTP server. `beside`
 * another it is a second process of that service: over the same database, through connections of its own; close it first.
 */
export async function startTestApi(replaced: Replaced = {}, beside?: TestApi): Promise<TestApi> {
  const database =
    beside === undefined ? await createTestDatabase() : connectTestDatabase(beside.database.url);
  const data_directory = await mkdtemp(join(tmpdir(), 'cairn-api-'));
  const images_directory = join(data_directory, 'images');
  const channels = [STATUS_CHANNEL, EVENT_CHANNEL, IDENTITY_CHANNEL];
  const notifications = startNotifications(database.url, channels, () => undefined);
  const clock = replaced.clock ?? { nowMs: () => Date.now(), sleep: () => Promise.resolve() };
  const identity = await startIdentity({
    database: database.db,
    clock,
    hashing: QUICK_PASSWORDS.hashing,
    settings: {
      token_lifetime_seconds: 3600,
      limits: { lockout_failures: 10, lockout_seconds: 300, source_failures_per_minute: 0 },
    },
    report: () => undefined,
  });
  notifications.subscribe(IDENTITY_CHANNEL, identity.hear);
  const log: string[] = [];
  const images = await openFileImages({ directory: images_directory });
  const api = createApi({
    service_version: '0.1.0',
    region: 'RegionOne',
    public_url: null,
    database: database.db,
    hosts: createHostTable(database.db, { host_lost_seconds: 3600 }, Date.now),
    placement_rules: DEFAULT_RULES,
    subscribe: notifications.subscribe,
    kinds: knowingStores(
      KINDS,
      images.stores.map(({ name }) => name),
    ),
    images,
    transfers: { begin: () => ({ at: () => undefined, end: () => undefined }) },
    hashing: createHashThreads(),
    clock,
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
    metrics: new Registry(),
    passwords: QUICK_PASSWORDS,
    identity,
    quotas: NO_LIMITS,
    property_protections: UNPROTECTED,
    explain: () =>
      Promise.resolve({ changes: [], operations: [], waiting: null, observation: null, problem: null }),
    foreseeOrder: () => Promise.resolve(null),
    readConsole: () => Promise.resolve({ content: new Uint8Array(0), next_offset_bytes: 0 }),
    reboot: () => Promise.resolve(),
    openConsole: () => Promise.reject(new CairnError('conflict', 'The guest does not run.')),
    previewPlaces,
    membersOf,
    sizeOfFlavor,
    previewServer,
    checkEngine: () => Promise.resolve(),
    workers: [],
    openapi: openapi as unknown as JsonObject,
    ...replaced,
  });
  const server = await startServer(api, '127.0.0.1', 0);
  const { endpoint } = server;
  const made = await bootstrap(database.db, { data_directory, endpoint, region: 'RegionOne' });
  const credentials = made.credentials ?? beside?.credentials ?? null;
  if (credentials === null) throw new Error('the first start gave no credentials');

  const request: TestApi['request'] = async (method, path, options = {}) => {
    const { token = credentials.token, body } = options;
    const isBytes = body instanceof Uint8Array;
    const response = await fetch(`${endpoint}${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined
          ? {}
          : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const answer = {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : isJson ? (JSON.parse(text) as unknown) : text,
    };
    checkAnswer(method, path, answer);
    return answer;
  };
  const put: TestApi['put'] = (path, spec, headers = {}) => request('PUT', path, { body: { spec }, headers });

  return {
    database,
    credentials,
    endpoint,
    data_directory,
    images_directory,
    log,
    api,
    identity,
    request,
    get: (path, options) => request('GET', path, options),
    put,
    create: async (collection, spec, headers = {}) => {
      const id = randomUUID();
      const answer = await put(`/v1/${collection}/${id}`, spec, { 'If-None-Match': '*', ...headers });
      if (answer.status !== 201) throw new Error(`${collection}: ${JSON.stringify(answer.body)}`);
      return id;
    },
    report: (id, row) =>
      storeStatus(database.db, id, {
        status: {},
        conditions: [],
        observed_generation: 0,
        seen_generation: 0,
        drift: [],
        ...row,
      }),
    vanish: async (id) => {
      await database.db.transaction(async (transaction) => {
        if ((await removeDesired(transaction, { id })) === null) throw new Error(`${id} may not be removed`);
      });
    },
    close: async () => {
      await api.close();
      await server.close(2000);
      await notifications.stop();
      await identity.stop();
      await database.drop();
      await rm(data_directory, { recursive: true, force: true });
    },
  };
}
