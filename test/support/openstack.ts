import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { run } from '../lab/processes.ts';
import type { CommandResult } from '../lab/processes.ts';

/** Variables OS_* (or any other) that a command sees, beside PATH, HOME and LANG. */
export type OpenstackEnvironment = Readonly<Record<string, string>>;

/** What a command reads: nothing, a terminal at which nobody types, or a file through a pipe. */
export type Input = 'nothing' | 'terminal' | { readonly pipe: string };

/** The openstack client with settings of its own, an empty home, and nothing of this process's environment. */
export type Openstack = {
  /** Effect: runs a command of one of the clients, or a script over their library, in a fork of one that is loaded already; never throws. */
  readonly command: (
    program: 'openstack' | 'glance' | 'nova' | 'python',
    parameters: readonly string[],
    input?: Input,
  ) => Promise<CommandResult>;
  /** Effect: runs a command in a fork of a client that is loaded already (0.1 s of CPU each); never throws. */
  readonly run: (...parameters: string[]) => Promise<CommandResult>;
  /** Effect: the same; throws with what it wrote when it fails. */
  readonly must: (...parameters: string[]) => Promise<string>;
  /** Effect: the same with -f json; gives what it printed. */
  readonly json: <T = Readonly<Record<string, unknown>>>(...parameters: string[]) => Promise<T>;
  /** Effect: runs /usr/bin/openstack as a user would, 0.5 s to 1 s of CPU; never throws. */
  readonly fresh: (...parameters: string[]) => Promise<CommandResult>;
  /** Pure. The same client with other variables instead of these. */
  readonly as: (environment: OpenstackEnvironment) => Openstack;
  /** Effect: writes ~/.config/openstack/clouds.yaml; `as({ OS_CLOUD: name })` uses it. */
  readonly writeClouds: (yaml: string) => void;
  /** Effect: ends the client and removes its home. */
  readonly stop: () => Promise<void>;
};

const PROGRAM = join(dirname(fileURLToPath(import.meta.url)), 'openstack-commands.py');
/** Debian's, which has the client; another may come first in PATH. */
const PYTHON = '/usr/bin/python3';
const START_DEADLINE_MS = 60_000;
const COMMAND_DEADLINE_MS = 120_000;

type Reply = { readonly id: number; readonly code: number };

/** One answer that is waited for, with a deadline. */
function createMailbox(): {
  readonly wait: (id: number, deadline_ms: number) => Promise<number>;
  readonly deliver: (reply: Reply) => void;
  readonly close: (reason: string) => void;
} {
  const waiting = new Map<number, { resolve: (code: number) => void; reject: (error: Error) => void }>();
  return {
    wait: (id, deadline_ms) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`the openstack client took ${deadline_ms} ms`)),
          deadline_ms,
        );
        const done = (): void => {
          clearTimeout(timer);
          waiting.delete(id);
        };
        waiting.set(id, {
          resolve: (code) => (done(), resolve(code)),
          reject: (error) => (done(), reject(error)),
        });
      }),
    deliver: ({ id, code }) => waiting.get(id)?.resolve(code),
    close: (reason) => {
      for (const { reject } of waiting.values()) reject(new Error(reason));
    },
  };
}

/** Effect: loads the openstack client of python3-openstackclient. Throws when it is not installed. */
export async function startOpenstack(environment: OpenstackEnvironment): Promise<Openstack> {
  const directory = mkdtempSync(join(tmpdir(), 'co-'));
  const home = join(directory, 'home');
  mkdirSync(home);
  const base = { PATH: '/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8' };
  const child = spawn(PYTHON, ['-B', PROGRAM], { stdio: ['pipe', 'pipe', 'pipe'], env: base });
  let complaints = '';
  child.stderr.on('data', (piece: Buffer) => (complaints += piece.toString()));
  child.stdin.on('error', () => undefined);
  const mailbox = createMailbox();
  createInterface({ input: child.stdout }).on('line', (line) => mailbox.deliver(JSON.parse(line) as Reply));
  const ended = new Promise<void>((resolve) => {
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });
  void ended.then(() => mailbox.close(`the openstack client is not there or ended: ${complaints}`));
  await mailbox.wait(0, START_DEADLINE_MS);
  let last = 0;

  const use = (variables: OpenstackEnvironment): Openstack => {
    const settings = { ...base, ...variables };
    const command: Openstack['command'] = async (program, parameters, input = 'nothing') => {
      const id = (last += 1);
      const stdout = join(directory, `${id}.out`);
      const stderr = join(directory, `${id}.err`);
      const order = {
        id,
        program,
        arguments: parameters,
        environment: settings,
        stdin: input,
        stdout,
        stderr,
      };
      const answer = mailbox.wait(id, COMMAND_DEADLINE_MS);
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const code = await answer;
      return { code, stdout: readFileSync(stdout, 'utf8'), stderr: readFileSync(stderr, 'utf8') };
    };
    const must = async (...parameters: string[]): Promise<string> => {
      const { code, stdout, stderr } = await command('openstack', parameters);
      if (code !== 0)
        throw new Error(`openstack ${parameters.join(' ')} ended with ${code}: ${stderr}${stdout}`);
      return stdout;
    };
    return {
      command,
      run: (...parameters) => command('openstack', parameters),
      must,
      json: async <T>(...parameters: string[]) => JSON.parse(await must(...parameters, '-f', 'json')) as T,
      fresh: (...parameters) =>
        run('/usr/bin/openstack', parameters, { env: settings, timeout: COMMAND_DEADLINE_MS }),
      as: use,
      writeClouds: (yaml) => {
        const config = join(home, '.config/openstack');
        mkdirSync(config, { recursive: true });
        writeFileSync(join(config, 'clouds.yaml'), yaml, { mode: 0o600 });
      },
      stop: async () => {
        child.stdin.end();
        await ended;
        rmSync(directory, { recursive: true, force: true });
      },
    };
  };
  return use(environment);
}
