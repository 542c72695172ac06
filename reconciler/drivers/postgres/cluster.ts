import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { CairnError } from '../../model/error.ts';
import { closedDirectory } from './binaries.ts';
import type { Account } from './binaries.ts';

const run = promisify(execFile);

const INITDB_DEADLINE_MS = 120_000;

/** A Unix socket's path may have 107 bytes; PostgreSQL adds /.s.PGSQL.5432.lock to its directory. */
const SOCKET_DIRECTORY_LIMIT = 85;

/** Role that owns everything in the embedded database, and the name of Cairn's database. */
export const DATABASE_USER = 'cairn';

/** Environment of PostgreSQL's programs: nothing of the service's own. */
export const PROGRAM_ENVIRONMENT = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Where the parts of an embedded PostgreSQL lie (absolute paths). */
export type Layout = {
  readonly root: string;
  readonly data: string;
  readonly socket: string;
  /** Copy of the programs, when the packaged ones cannot be reached. */
  readonly programs: string;
};

/** Pure. The layout below a data directory; the socket moves to the temporary directory when its path would be too long. */
export function layoutOf(data_directory: string): Layout {
  const directory = resolve(data_directory);
  const root = join(directory, 'postgres');
  const inside = join(root, 'run');
  const digest = createHash('sha256').update(root).digest('hex').slice(0, 20);
  const fits = Buffer.byteLength(inside) <= SOCKET_DIRECTORY_LIMIT;
  return {
    root,
    data: join(root, 'data'),
    socket: fits ? inside : join(tmpdir(), `cairn-${digest}`),
    programs: join(directory, 'postgres-programs'),
  };
}

/** Pure. URL of a database of the embedded server. */
export function urlOf(layout: Layout, database: string): string {
  const socket = encodeURIComponent(layout.socket);
  return `postgresql://${DATABASE_USER}@localhost/${encodeURIComponent(database)}?host=${socket}`;
}

/** Pure. Options of node:child_process that make a program run as the account. */
export function identityOf(account: Account): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid };
}

/** Makes a directory that only the account may use; refuses one that somebody else made. */
async function makePrivate(path: string, account: Account): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const facts = await stat(path);
  const own_uid = process.getuid?.() ?? facts.uid;
  const owner = account?.uid ?? own_uid;
  if (facts.uid !== owner && facts.uid !== own_uid)
    throw new CairnError(
      'conflict',
      `${path} belongs to somebody else. Remove it, or choose another data_directory.`,
    );
  if (facts.uid !== owner && account !== null) await chown(path, account.uid, account.gid);
  await chmod(path, 0o700);
}

/**
 * Effect: makes the directories of the layout. Root's data directory is opened for passing through (mode | 0o011), not for listing.
 * Throws `unavailable` when the account cannot get there, `conflict` when a directory is somebody else's.
 */
export async function prepareDirectories(
  data_directory: string,
  layout: Layout,
  account: Account,
): Promise<void> {
  await mkdir(data_directory, { recursive: true, mode: account === null ? 0o700 : 0o711 });
  if (account !== null) {
    const facts = await stat(data_directory);
    if ((facts.mode & 0o011) !== 0o011 && facts.uid === 0)
      await chmod(data_directory, (facts.mode & 0o777) | 0o011);
    const closed = await closedDirectory(data_directory, account);
    if (closed !== null)
      throw new CairnError(
        'unavailable',
        `PostgreSQL runs as ${account.name}, which may not enter ${closed}. Choose another data_directory, or set DATABASE_URL.`,
      );
  }
  await makePrivate(layout.root, account);
  await makePrivate(layout.socket, account);
}

/**
 * Effect: makes the cluster unless there is one; aside, then moved in place, so that a killed initdb leaves nothing that looks
 * finished. Throws `unavailable` when initdb fails.
 */
export async function makeCluster(layout: Layout, bin: string, account: Account): Promise<void> {
  const present = await stat(join(layout.data, 'PG_VERSION')).catch(() => null);
  if (present !== null) return;
  const unfinished = join(layout.root, `new.${process.pid}`);
  await rm(unfinished, { recursive: true, force: true });
  try {
    await run(
      join(bin, 'initdb'),
      [
        `--pgdata=${unfinished}`,
        `--username=${DATABASE_USER}`,
        // Whoever may enter the socket's directory is the account itself or root.
        '--auth=trust',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ],
      {
        ...identityOf(account),
        env: PROGRAM_ENVIRONMENT,
        cwd: layout.root,
        timeout: INITDB_DEADLINE_MS,
      },
    );
    // Fails when another service was faster: then its cluster is as good.
    await rename(unfinished, layout.data).catch(() => undefined);
  } catch (cause) {
    throw new CairnError(
      'unavailable',
      `The embedded database could not be made in ${layout.root}. Check that the disk has room, or set DATABASE_URL.`,
      { cause, detail: cause instanceof Error ? cause.message : String(cause) },
    );
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
