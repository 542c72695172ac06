import { randomUUID } from 'node:crypto';
import { startNotifications } from '../../reconciler/drivers/postgres/listen.ts';
import { openPool } from '../../reconciler/drivers/postgres/pool.ts';
import { startIdentity } from '../../reconciler/identity/identity.ts';
import type { Identity, IdentitySettings } from '../../reconciler/identity/identity.ts';
import type { Login, WantedScope } from '../../reconciler/identity/login.ts';
import { ARGON2, createPasswordHashing } from '../../reconciler/identity/password-hashing.ts';
import type { Argon2, HashCost } from '../../reconciler/identity/password-hashing.ts';
import { makeBuiltIns } from '../../reconciler/api/built-ins.ts';
import { DEFAULT_DOMAIN_ID } from '../../reconciler/model/built-in.ts';
import type { JsonObject } from '../../reconciler/model/json.ts';
import { IDENTITY_CHANNEL } from '../../reconciler/store/identity-revision.ts';
import { inTransaction, query } from '../../reconciler/store/database.ts';
import type { Database } from '../../reconciler/store/database.ts';
import { createTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

/** The least that argon2id can cost: these tests are about other things. */
export const CHEAP: HashCost = { memory_kib: 8, iterations: 1, parallelism: 1 };

/** What tests set instead of the defaults. */
export const SETTINGS: IdentitySettings = {
  token_lifetime_seconds: 3600,
  limits: { lockout_failures: 0, lockout_seconds: 300, source_failures_per_minute: 0 },
};

/** Copies the migrated template and makes what the first start makes. */
export async function createIdentityDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await inTransaction(database.db, makeBuiltIns);
  return database;
}

/** Inserts a row of a kind of identity as the API would; returns its id. */
export async function insertRow(
  db: Database,
  kind: string,
  row: {
    readonly id?: string;
    readonly name?: string;
    readonly owner_id?: string | null;
    readonly spec?: JsonObject;
    readonly secrets?: JsonObject;
  } = {},
): Promise<string> {
  const { id = randomUUID(), owner_id = null, spec = {}, secrets = {} } = row;
  const name = row.name ?? `${kind}-${id}`;
  await query(
    db,
    `INSERT INTO desired (id, kind, owner_id, name, spec, secrets, created_by) VALUES (?, ?, ?, ?, ?, ?, 'test')`,
    [id, kind, owner_id, name, JSON.stringify({ name, ...spec }), JSON.stringify(secrets)],
  );
  return id;
}

/** Merges properties into the spec of an object. */
export async function setSpec(db: Database, id: string, spec: JsonObject): Promise<void> {
  await query(db, 'UPDATE desired SET spec = spec || ? WHERE id = ?', [JSON.stringify(spec), id]);
}

/** Removes an object. */
export async function removeRow(db: Database, id: string): Promise<void> {
  await query(db, 'DELETE FROM desired WHERE id = ?', [id]);
}

/** Makes a user with a password. */
export async function insertUser(
  db: Database,
  user: {
    readonly name?: string;
    readonly password?: string;
    readonly domain_id?: string;
    readonly cost?: HashCost;
    readonly spec?: JsonObject;
  } = {},
): Promise<string> {
  const { name, password, domain_id = DEFAULT_DOMAIN_ID, spec = {} } = user;
  const hash = password === undefined ? null : await ARGON2.hash(password, user.cost ?? CHEAP);
  return await insertRow(db, 'user', {
    ...(name === undefined ? {} : { name }),
    owner_id: domain_id,
    spec: { domain_id, enabled: true, ...spec },
    secrets: hash === null ? {} : { password_wo: hash },
  });
}

/** Sets another password, as the API would. */
export async function setPassword(db: Database, user_id: string, password: string): Promise<void> {
  const secrets = JSON.stringify({ password_wo: await ARGON2.hash(password, CHEAP) });
  await query(db, 'UPDATE desired SET secrets = ? WHERE id = ?', [secrets, user_id]);
}

/** Makes a project. */
export function insertProject(
  db: Database,
  project: {
    readonly id?: string;
    readonly name?: string;
    readonly domain_id?: string;
    readonly parent_id?: string;
    readonly enabled?: boolean;
  } = {},
): Promise<string> {
  const { id, name, domain_id = DEFAULT_DOMAIN_ID, parent_id, enabled = true } = project;
  return insertRow(db, 'project', {
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    owner_id: domain_id,
    spec: { domain_id, enabled, ...(parent_id === undefined ? {} : { parent_id }) },
  });
}

/** Gives a role to a user or a group. */
export function assign(
  db: Database,
  role_id: string,
  to: { readonly user_id: string } | { readonly group_id: string },
  scope: { readonly project_id: string } | { readonly domain_id: string } | { readonly system_wide: true },
  inherited = false,
): Promise<string> {
  return insertRow(db, 'role_assignment', { spec: { role_id, ...to, scope, inherited } });
}

/** Makes an application credential. */
export async function insertCredential(
  db: Database,
  credential: {
    readonly user_id: string;
    readonly project_id: string;
    readonly secret: string;
    readonly name?: string;
    readonly spec?: JsonObject;
  },
): Promise<string> {
  const { user_id, project_id, secret, name, spec = {} } = credential;
  return await insertRow(db, 'application_credential', {
    ...(name === undefined ? {} : { name }),
    owner_id: user_id,
    spec: { user_id, scope_project_id: project_id, unrestricted: false, ...spec },
    secrets: { secret_wo: await ARGON2.hash(secret, CHEAP) },
  });
}

/** A login by a password. */
export function byPassword(
  user: string | { readonly id: string },
  password: string,
  scope: WantedScope | null = null,
  source_address = '192.0.2.1',
): Login {
  const named = typeof user === 'string' ? { name: user, domain: { id: DEFAULT_DOMAIN_ID } } : user;
  return { proofs: [{ method: 'password', user: named, password }], scope, source_address };
}

/** The scope of a project by its id. */
export const inProject = (id: string): WantedScope => ({ kind: 'project', project: { id } });

/** One process's view of identity: a pool and a connection for notifications of its own. */
export type TestProcess = {
  readonly identity: Identity;
  readonly db: Database;
  readonly reports: readonly unknown[];
  readonly stop: () => Promise<void>;
};

/** Starts what a process of the service has of identity. `hears` false: its connection for notifications is dead. */
export async function startProcess(
  url: string,
  options: {
    readonly settings?: Partial<IdentitySettings>;
    readonly hears?: boolean;
    readonly now?: () => number;
    readonly argon2?: Argon2;
  } = {},
): Promise<TestProcess> {
  const { settings = {}, hears = true, now = Date.now, argon2 } = options;
  const db = openPool(url, 5, 'test-identity');
  const reports: unknown[] = [];
  const identity = await startIdentity({
    database: db,
    clock: { nowMs: now, sleep: () => Promise.reject(new Error('nobody sleeps here')) },
    hashing: createPasswordHashing({
      cost: CHEAP,
      concurrency: 4,
      queue_limit: 1000,
      ...(argon2 === undefined ? {} : { argon2 }),
    }),
    settings: { ...SETTINGS, ...settings },
    report: (error) => void reports.push(error),
  });
  const notifications = hears ? startNotifications(url, [IDENTITY_CHANNEL], () => undefined) : null;
  notifications?.subscribe(IDENTITY_CHANNEL, identity.hear);
  return {
    identity,
    db,
    reports,
    stop: async () => {
      await notifications?.stop();
      await identity.stop();
      await db.destroy();
    },
  };
}
