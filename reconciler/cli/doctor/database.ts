import { dirname } from 'node:path';
import { closedDirectory, findBinaries } from '../../drivers/postgres/binaries.ts';
import { openPool } from '../../drivers/postgres/pool.ts';
import { toCairnError } from '../../model/error.ts';
import { bad, ok } from './check.ts';
import type { Check } from './check.ts';
import { tryProgram, versionIn } from './exec.ts';

/** Effect: without a running service: whether the database that it would use works. Changes nothing. */
export async function checkDatabase(
  database_url: string | undefined,
  data_directory: string,
): Promise<Check> {
  return database_url === undefined || database_url === ''
    ? checkEmbedded(data_directory)
    : checkUrl(database_url);
}

async function checkUrl(url: string): Promise<Check> {
  const pool = openPool(url, 1, 'cairn doctor');
  try {
    const { rows } = await pool.raw<{ rows: readonly { server_version: string }[] }>('SHOW server_version');
    const version = rows[0]?.server_version ?? 'unknown';
    return Number.parseInt(version, 10) >= 15
      ? ok('service', 'database', `PostgreSQL ${version} at DATABASE_URL`)
      : bad(
          'service',
          'database',
          'failed',
          `PostgreSQL ${version}; 15 is needed`,
          'upgrade it, or unset DATABASE_URL for a private one',
        );
  } catch (error) {
    const { message } = toCairnError(error);
    return bad(
      'service',
      'database',
      'failed',
      `DATABASE_URL: ${message}`,
      'psql "$DATABASE_URL" -c "select 1", or unset DATABASE_URL for a private PostgreSQL',
    );
  } finally {
    await pool.destroy();
  }
}

async function checkEmbedded(data_directory: string): Promise<Check> {
  try {
    // Without an account nothing is copied: the programs are looked at where npm put them.
    const binaries = await findBinaries(null, data_directory);
    const ended = await tryProgram(`${binaries}/postgres`, ['--version']);
    const closed = await closedTo('postgres', data_directory);
    if (closed !== null) {
      const found = `PostgreSQL runs as postgres, which may not enter ${closed}`;
      return bad('service', 'database', 'failed', found, `chmod o+x ${closed}`);
    }
    if (ended?.code === 0)
      return ok('service', 'database', `private PostgreSQL ${versionIn(ended.stdout)} runs`);
    const said = ended?.stderr.trim().split('\n')[0] ?? 'is not there';
    return bad(
      'service',
      'database',
      'failed',
      `private PostgreSQL: ${said}`,
      'npm ci in the directory of cairn, or set DATABASE_URL',
    );
  } catch (error) {
    return bad(
      'service',
      'database',
      'failed',
      toCairnError(error).message,
      'export DATABASE_URL=postgres://USER:PASSWORD@HOST/DATABASE',
    );
  }
}

/** For root only: PostgreSQL then runs under an account of its own. The first directory that this account may not enter. */
async function closedTo(account: string, data_directory: string): Promise<string | null> {
  if (process.getuid?.() !== 0) return null;
  const [uid, gid] = [await tryProgram('id', ['-u', account]), await tryProgram('id', ['-g', account])];
  // An account that is missing is made by the service.
  if (uid?.code !== 0 || gid?.code !== 0) return null;
  // The data directory itself is opened by the service.
  return closedDirectory(dirname(data_directory), {
    uid: Number(uid.stdout),
    gid: Number(gid.stdout),
    name: account,
  });
}
