import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A running `cairn serve` of its own process, as a user would start it. */
export type ServiceProcess = {
  readonly endpoint: string;
  readonly token: string;
  readonly pid: number;
  /** Resolves with the exit code or the signal's name. */
  readonly ended: Promise<string>;
  /** Effect: kill -9. */
  readonly kill9: () => Promise<void>;
  /** Effect: SIGTERM, waits for the end. */
  readonly stop: () => Promise<void>;
  /** Effect: GET (or what `init` says) with the admin token. */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  /** Effect: GET, parsed; throws when the answer is not 2xx. */
  readonly json: (path: string) => Promise<Record<string, unknown>>;
};

type Credentials = { endpoint: string; token: string };

/** Effect: starts dist/cairn.mjs serve on a free port over `directory` and waits until it is ready. */
export async function startServiceProcess(options: {
  readonly directory: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Do not wait for readiness: the process is meant to die early. */
  readonly may_die?: boolean;
}): Promise<ServiceProcess> {
  const credentialsFile = join(options.directory, 'credentials.json');
  const logFile = join(options.directory, '..', 'service.log');
  const log = openSync(logFile, 'a');
  const { NODE_EXTRA_CA_CERTS: _unused, ...inherited } = process.env;
  const child: ChildProcess = spawn(process.execPath, [join(process.cwd(), 'dist/cairn.mjs'), 'serve'], {
    stdio: ['ignore', log, log],
    env: {
      ...inherited,
      CAIRN_DATA_DIRECTORY: options.directory,
      CAIRN_LISTEN_PORT: '0',
      CAIRN_LOG_LEVEL: 'debug',
      ...options.environment,
    },
  });
  closeSync(log);
  const ended = new Promise<string>((resolve) =>
    child.on('exit', (code, signal) => resolve(signal ?? String(code))),
  );
  let isDead = false;
  void ended.then(() => (isDead = true));
  const read = (): Credentials | null => {
    try {
      return existsSync(credentialsFile)
        ? (JSON.parse(readFileSync(credentialsFile, 'utf8')) as Credentials)
        : null;
    } catch {
      return null;
    }
  };
  const deadline = Date.now() + 60_000;
  let credentials: Credentials | null = null;
  for (;;) {
    credentials = read();
    if (credentials !== null && (await isReady(credentials.endpoint))) break;
    if (isDead) {
      if (options.may_die && credentials !== null) break;
      throw new Error(`the service ended with ${await ended} before it was ready:\n${tail(logFile)}`);
    }
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`the service was not ready within 60 s:\n${tail(logFile)}`);
    }
    await sleep(50);
  }
  const { endpoint, token } = credentials;
  const request = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${endpoint}${path}`, {
      ...init,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(init.headers as Readonly<Record<string, string>> | undefined),
      },
    });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!isDead) child.kill(signal);
    const late = sleep(30_000, 'late', { ref: false });
    if ((await Promise.race([ended, late])) === 'late') {
      child.kill('SIGKILL');
      throw new Error(`the service did not end within 30 s of ${signal}:\n${tail(logFile)}`);
    }
  };
  return {
    endpoint,
    token,
    pid: child.pid ?? -1,
    ended,
    kill9: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    request,
    json: async (path) => {
      const response = await request(path);
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Record<string, unknown>;
    },
  };
}

async function isReady(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/readyz`, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    return false;
  }
}

function tail(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-30).join('\n') : '(no log)';
}
