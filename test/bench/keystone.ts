import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../reconciler/drivers/postgres/embedded.ts';
import { poll, runOrThrow } from '../lab/processes.ts';

/** Debian's packages that a private Keystone needs, none of which starts a service. */
export const KEYSTONE_PACKAGES = [
  'python3-keystone',
  'python3-psycopg2',
  'uwsgi-core',
  'uwsgi-plugin-python3',
] as const;

const APPLICATION = '/usr/bin/keystone-wsgi-public';

/** A Keystone of our own, with the administrator and the roles that its bootstrap makes. */
export type Keystone = {
  /** For example http://127.0.0.1:41234/v3. */
  readonly auth_url: string;
  /** Of user `admin` in project `admin` of domain `default`. */
  readonly password: string;
  /** How it hashes passwords, in words. */
  readonly hashing: string;
  /** Effect: stops it and its database. Files stay in the directory. */
  readonly stop: () => Promise<void>;
};

/** Effect: installs Keystone from Debian's archive when it is missing (needs root). Throws when apt cannot. */
export async function installKeystone(): Promise<void> {
  const installer = join(process.cwd(), 'test/lab/setup.sh');
  await runOrThrow(installer, KEYSTONE_PACKAGES, { timeout: 600_000 });
}

/** Pure. What differs from Keystone's defaults: where its files are. Its migrations take no percent sign in the database's URL. */
function configuration(directory: string, database_url: string): string {
  return [
    '[DEFAULT]',
    `log_file = ${join(directory, 'keystone.log')}`,
    '[database]',
    `connection = ${decodeURIComponent(database_url).replace(/^postgresql:/, 'postgresql+psycopg2:')}`,
    '[fernet_tokens]',
    `key_repository = ${join(directory, 'fernet')}`,
    '[fernet_receipts]',
    `key_repository = ${join(directory, 'fernet')}`,
    '[credential]',
    `key_repository = ${join(directory, 'credential')}`,
    '',
  ].join('\n');
}

/** Effect: reads how the administrator's password is stored. For example: bcrypt, 2^12 rounds. */
async function readHashing(database_url: string): Promise<string> {
  const client = new Client({ connectionString: database_url });
  await client.connect();
  try {
    const { rows } = await client.query<{ password_hash: string }>('SELECT password_hash FROM password');
    const [, version = '', rounds = ''] = /^\$(\w+)\$(\d+)\$/.exec(rows[0]?.password_hash ?? '') ?? [];
    return version.startsWith('2') ? `bcrypt, 2^${rounds} rounds` : `the scheme ${version}, ${rounds}`;
  } finally {
    await client.end();
  }
}

/**
 * Effect: starts Debian's Keystone over a private PostgreSQL in `directory`, as its package would (uwsgi, the package's thread
 * settings, default hashing) but with `workers` processes, on a free port of 127.0.0.1.
 */
export async function startKeystone(directory: string, workers = 2): Promise<Keystone> {
  mkdirSync(directory, { recursive: true, mode: 0o711 });
  const database = await startEmbeddedPostgres(directory);
  const file = join(directory, 'keystone.conf');
  const password = 'bench-secret';
  const log = join(directory, 'uwsgi.log');
  try {
    writeFileSync(file, configuration(directory, database.url));
    const manage = async (...parameters: string[]): Promise<unknown> =>
      runOrThrow('keystone-manage', ['--config-file', file, ...parameters], { timeout: 300_000 });
    for (const keys of ['fernet', 'credential']) mkdirSync(join(directory, keys), { mode: 0o700 });
    await manage('db_sync');
    await manage('fernet_setup', '--keystone-user', 'root', '--keystone-group', 'root');
    await manage('credential_setup', '--keystone-user', 'root', '--keystone-group', 'root');

    const output = openSync(log, 'a');
    // The settings of the package's keystone-uwsgi.ini, less its account and its AppArmor profile.
    const settings = [
      '--buffer-size=65535',
      '--master',
      '--thunder-lock',
      '--plugins=python3',
      '--lazy-apps',
      '--no-orphans',
      '--die-on-term',
      '--enable-threads',
      `--processes=${workers}`,
      '--threads=32',
      '--listen=100',
      '--http-socket=127.0.0.1:0',
      // It closes every connection after the answer but does not say so, and clients would send their next request into the void.
      '--add-header=Connection: close',
      `--wsgi-file=${APPLICATION}`,
    ];
    const child = spawn('uwsgi_python3', settings, {
      cwd: directory,
      stdio: ['ignore', output, output],
      env: { PATH: process.env['PATH'], OS_KEYSTONE_CONFIG_FILES: file },
    });
    closeSync(output);
    let hasEnded = false;
    const ended = new Promise<void>((resolve) =>
      child.on('close', () => {
        hasEnded = true;
        resolve();
      }),
    );
    child.on('error', () => undefined);
    const stop = async (): Promise<void> => {
      if (!hasEnded) child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(timer);
      await database.stop();
    };
    try {
      const auth_url = await poll('Keystone to listen', 60_000, async () => {
        const text = readFileSync(log, 'utf8');
        if (hasEnded) throw new Error(`uwsgi ended: ${text.slice(-2000)}`);
        const address = /bound to TCP address (127\.0\.0\.1:\d+)/.exec(text)?.[1];
        if (address === undefined) return undefined;
        const url = `http://${address}/v3`;
        const answer = await fetch(url, { signal: AbortSignal.timeout(60_000) }).catch(() => undefined);
        return answer?.ok === true ? url : undefined;
      });
      const endpoints = ['public', 'internal', 'admin'].flatMap((name) => [
        `--bootstrap-${name}-url`,
        auth_url,
      ]);
      await manage(
        'bootstrap',
        '--bootstrap-password',
        password,
        '--bootstrap-region-id',
        'RegionOne',
        ...endpoints,
      );
      return { auth_url, password, hashing: await readHashing(database.url), stop };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    await database.stop().catch(() => undefined);
    throw error;
  }
}
