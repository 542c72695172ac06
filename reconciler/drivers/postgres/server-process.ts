import { execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './binaries.ts';
import { identityOf, PROGRAM_ENVIRONMENT } from './cluster.ts';
import type { Layout } from './cluster.ts';

const run = promisify(execFile);

const LOG_LINES = 40;

/** First word of a supervisor's command line, followed by the service's process id. */
const SUPERVISOR_NAME = 'cairn-supervisor';

/** Exit code of a supervisor that found another server of the directory. */
const RIVAL_CODE = 75;

/**
 * Runs the server until it ends or standard input closes, which happens whenever the service dies, however it dies; then asks it for a
 * fast shutdown. So no server outlives its service. Its own standard error is closed so that the pipe ends with the server.
 *
 * The server alone holds the lock (descriptor 9, of the file $1) while it lives, so that of services that start at the same moment one
 * goes on. Only then may the pid file go ($2/postmaster.pid): it is stale, and PostgreSQL refuses to start when its number now belongs to
 * any process of its account. Where there is no flock(1), nothing keeps two from starting at the same moment.
 */
const SUPERVISOR = `exec 9>"$1"
if command -v flock >/dev/null; then flock -w 2 9 || exit ${RIVAL_CODE}; fi
rm -f "$2/postmaster.pid"
shift 2
"$@" </dev/null & server=$!
exec 2>/dev/null 9>&-
cat >/dev/null
kill -INT "$server"
wait "$server"`;

/** A server that this process launched. */
export type ServerProcess = {
  /** Process id of its supervisor, which is its parent. */
  readonly supervisor_pid: number;
  /** Resolves when the server has ended, or never began. */
  readonly ended: Promise<void>;
  /** Resolves when the supervisor has ended too, so that no process is left. */
  readonly exited: Promise<void>;
  /** Whether it never began, because another server has the directory; known when `exited`. */
  readonly hasRival: () => boolean;
  /** Last lines of its log. */
  readonly log: () => string;
  /** Effect: asks for a fast shutdown. */
  readonly finish: () => void;
  /** Effect: kills the supervisor; for a server that does not end. */
  readonly kill: () => void;
};

/** Effect: launches the server of a cluster, supervised, on its Unix socket only. */
export function launchServer(
  layout: Layout,
  bin: string,
  account: Account,
  settings: Readonly<Record<string, string>>,
): ServerProcess {
  const all = {
    listen_addresses: '',
    unix_socket_directories: layout.socket,
    timezone: 'UTC',
    // Prepared statements are planned anew when a table was analysed: soon after it grew.
    autovacuum_naptime: '15s',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const name = `${SUPERVISOR_NAME}:${process.pid}`;
  const lock = join(layout.root, 'server.lock');
  const command = [join(bin, 'postgres'), '-D', layout.data, ...flags];
  const child = spawn('sh', ['-c', SUPERVISOR, name, lock, layout.data, ...command], {
    ...identityOf(account),
    env: PROGRAM_ENVIRONMENT,
    cwd: layout.root,
    // Its own session: Ctrl-C in the terminal reaches the service, which stops the server last.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let lines: readonly string[] = [];
  child.stdin.on('error', () => undefined);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lines = [...lines, ...text.split('\n').filter((line) => line !== '')].slice(-LOG_LINES);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      lines = [...lines, error.message];
      resolve();
    });
    child.stderr.once('close', resolve);
  });
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  return {
    supervisor_pid: child.pid ?? -1,
    ended,
    exited,
    hasRival: () => child.exitCode === RIVAL_CODE,
    log: () => lines.join('\n'),
    finish: () => child.stdin.end(),
    kill: () => child.kill('SIGKILL'),
  };
}

/** Effect: whether a process with this id exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Parent and command line of a process, null when it does not exist. Reads /proc where there is one, else asks ps. */
async function describeProcess(pid: number): Promise<{ parent: number; words: readonly string[] } | null> {
  try {
    const [status, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ]);
    // The name in parentheses may hold spaces; state and parent follow it.
    const parent = Number(
      status
        .slice(status.lastIndexOf(')') + 2)
        .split(' ')
        .at(1),
    );
    return { parent, words: command.split('\0') };
  } catch {
    if (process.platform === 'linux') return null;
  }
  try {
    const { stdout } = await run('ps', ['-o', 'ppid=,command=', '-p', String(pid)]);
    const [parent = '', ...words] = stdout.trim().split(/\s+/);
    return { parent: Number(parent), words };
  } catch {
    return null;
  }
}

/** A server found running on a cluster. */
export type RunningServer = {
  readonly pid: number;
  readonly parent_pid: number;
  /** The service that its supervisor works for, null when it has no supervisor. */
  readonly service_pid: number | null;
};

/** Effect: finds the server that runs on the cluster by its pid file; null when the file is absent or stale. */
export async function findServer(layout: Layout): Promise<RunningServer | null> {
  const text = await readFile(join(layout.data, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  const server = await describeProcess(pid);
  // A foreign process may have got the number of a server that died.
  if (server === null || !server.words.includes(layout.data)) return null;
  const parent = await describeProcess(server.parent);
  const marker = parent?.words.find((word) => word.startsWith(`${SUPERVISOR_NAME}:`));
  const service_pid = marker === undefined ? null : Number(marker.slice(SUPERVISOR_NAME.length + 1));
  return { pid, parent_pid: server.parent, service_pid };
}
