import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { inTransaction } from '../store/database.ts';
import type { Database, Transaction } from '../store/database.ts';
import { findByName, insertDesired } from '../store/desired.ts';
import { appendEvent } from '../store/events.ts';
import { replaceReferences } from '../store/references.ts';
import { DEFAULT_DOMAIN_ID } from '../model/built-in.ts';
import { enqueue } from '../store/queue.ts';
import { lockSettings, makeSetting, readSetting } from '../store/settings.ts';
import { makeBuiltIns } from './built-ins.ts';
import { keepCatalog } from './own-catalog.ts';
import { issueToken } from './tokens.ts';

const FILE = 'credentials.json';
const PRINCIPAL = 'admin';

/** What a client needs to reach the service. */
export type Credentials = {
  readonly endpoint: string;
  readonly token: string;
  /** Project that objects belong to when nobody says otherwise. */
  readonly project_id: string;
};

/** How the start went: `credentials` are null when the file is lost and an earlier start made the token. */
export type Bootstrap = {
  readonly file: string;
  readonly is_first: boolean;
  readonly project_id: string;
  readonly credentials: Credentials | null;
};

/**
 * Effect: at the first start makes the project `default` and an administrator's token and writes both, with the endpoint, to
 * credentials.json in the data directory (mode 0600, whole or not at all). Later starts only keep the endpoint in the file right.
 */
export async function bootstrap(
  database: Database,
  options: {
    readonly data_directory: string;
    readonly endpoint: string;
    readonly region: string;
    /** What stands in the catalogue in place of the endpoint. */
    readonly public_url?: string;
  },
): Promise<Bootstrap> {
  const file = join(options.data_directory, FILE);
  await mkdir(options.data_directory, { recursive: true, mode: 0o700 });
  const old = await readCredentials(file);
  const made = await inTransaction(database, async (transaction) => {
    await lockSettings(transaction);
    await makeBuiltIns(transaction);
    await keepCatalog(transaction, {
      endpoint: options.public_url ?? options.endpoint,
      region: options.region,
    });
    const known = await readSetting(transaction, 'default_project_id');
    if (typeof known === 'string') return { project_id: known, token: null };
    const project_id = await makeDefaultProject(transaction);
    await makeSetting(transaction, 'default_project_id', project_id);
    const token = await issueToken(transaction, { name: PRINCIPAL, project_id: null, expires_at: null });
    // Before the commit: a start that is broken off here leaves a file whose token is not known, and the next start replaces it.
    await writeCredentials(file, { endpoint: options.endpoint, token, project_id });
    return { project_id, token };
  });
  const { project_id } = made;
  const token = made.token ?? old?.token ?? null;
  if (token === null) return { file, is_first: false, project_id, credentials: null };
  const credentials = { endpoint: options.endpoint, token, project_id };
  if (made.token === null && (old?.endpoint !== options.endpoint || old.project_id !== project_id)) {
    await writeCredentials(file, credentials);
  }
  return { file, is_first: made.token !== null, project_id, credentials };
}

/** Effect: writes credentials.json: mode 0600, whole or not at all. */
export async function writeCredentials(file: string, credentials: Credentials): Promise<void> {
  const temporary = `${file}.${randomUUID()}.new`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(credentials, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

async function makeDefaultProject(transaction: Transaction): Promise<string> {
  const id = randomUUID();
  const row = await insertDesired(transaction, {
    id,
    kind: 'project',
    project_id: null,
    owner_id: DEFAULT_DOMAIN_ID,
    name: 'default',
    spec: { name: 'default', domain_id: DEFAULT_DOMAIN_ID, enabled: true, tags: [] },
    secrets: {},
    created_by: PRINCIPAL,
    origin: null,
    run: null,
  });
  if (row === null) {
    const existing = await findByName(transaction, 'project', DEFAULT_DOMAIN_ID, 'default');
    if (existing === null) throw new Error('the project default can neither be made nor found');
    return existing.id;
  }
  await replaceReferences(transaction, id, [{ path: '/domain_id', to_id: DEFAULT_DOMAIN_ID }]);
  await enqueue(transaction, [id], 0);
  await appendEvent(transaction, {
    resource_id: id,
    kind: 'project',
    project_id: null,
    type: 'created',
    actor: PRINCIPAL,
    request_id: null,
    message: 'The first start made the project "default".',
    data: { generation: 1 },
  });
  return id;
}

/** Effect: reads credentials.json; null when there is no file, or one that is no use. */
export async function readCredentials(file: string): Promise<Credentials | null> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof value !== 'object' || value === null) return null;
    const { endpoint, token, project_id } = value as Readonly<Record<string, unknown>>;
    const isWhole =
      typeof endpoint === 'string' && typeof token === 'string' && typeof project_id === 'string';
    return isWhole ? { endpoint, token, project_id } : null;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null;
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null;
    throw thrown;
  }
}
