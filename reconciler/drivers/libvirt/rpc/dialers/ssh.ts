/**
 * Dials through ssh: a child `ssh -T -o BatchMode=yes host virt-ssh-helper qemu:///system` whose standard input and
 * output are the connection. The helper finds the right socket on monolithic and modular hosts alike.
 */
import { spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { clientError } from '../errors.ts';
import type { Dialer } from '../transport.ts';
import { connectFailed } from './socket.ts';

/** Whom to reach and how. Everything not given is ssh's own configuration. */
export type SshTarget = {
  readonly host: string;
  readonly user: string | null;
  readonly port: number | null;
  /** Private key file. */
  readonly keyfile: string | null;
  readonly known_hosts: string | null;
  /** Program to run instead of `ssh`. */
  readonly command: string | null;
  /** The URI that the helper opens on the other side. */
  readonly remote_name: string;
  readonly connect_timeout_seconds: number;
};

const STDERR_KEPT_CHARACTERS = 4096;
/** How long to wait for ssh's last words after its output ended. */
const LAST_WORDS_MS = 1000;

/** Pure. The arguments of ssh. The remote command is one word of the remote shell, quoted. */
export function sshArguments(target: SshTarget): readonly string[] {
  const quoted = `'${target.remote_name.replaceAll("'", `'\\''`)}'`;
  return [
    '-T',
    '-oBatchMode=yes',
    `-oConnectTimeout=${target.connect_timeout_seconds}`,
    ...(target.keyfile === null ? [] : ['-i', target.keyfile, '-oIdentitiesOnly=yes']),
    ...(target.known_hosts === null ? [] : [`-oUserKnownHostsFile=${target.known_hosts}`]),
    ...(target.port === null ? [] : ['-p', String(target.port)]),
    ...(target.user === null ? [] : ['-l', target.user]),
    '--',
    target.host,
    `virt-ssh-helper ${quoted}`,
  ];
}

/** Pure. A dialer that starts one ssh process per connection. Whether it reached the host shows with the first reply. */
export function sshDialer(target: SshTarget): Dialer {
  const peer = `ssh ${target.user === null ? '' : `${target.user}@`}${target.host}`;
  return async (signal) => {
    if (signal.aborted) throw connectFailed(peer, signal.reason);
    const child = spawn(target.command ?? 'ssh', sshArguments(target), { stdio: 'pipe' });
    let stderr = '';
    let exit: string | null = null;
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => (stderr = (stderr + text).slice(-STDERR_KEPT_CHARACTERS)));
    child.on(
      'exit',
      (code, killedBy) => (exit = killedBy === null ? `exit status ${code}` : `killed by ${killedBy}`),
    );
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (cause) => {
        reject(
          clientError('connect_failed', `cannot run ${target.command ?? 'ssh'}: ${cause.message}`, { cause }),
        );
      });
    });
    child.on('error', () => {});
    const readable = new PassThrough();
    child.stdout.pipe(readable, { end: false });
    child.stdout.once('end', () => {
      if (exit !== null) {
        readable.end();
        return;
      }
      const timer = setTimeout(() => readable.end(), LAST_WORDS_MS);
      child.once('exit', () => {
        clearTimeout(timer);
        setImmediate(() => readable.end());
      });
    });
    return {
      kind: 'ssh',
      peer,
      readable,
      writable: child.stdin,
      message_per_write: false,
      explainClose: () => {
        const said = stderr
          .trim()
          .split('\n')
          .filter((line) => line !== '')
          .join('; ');
        return [said, exit].filter((part) => part !== null && part !== '').join(', ') || null;
      },
      destroy: () => {
        child.stdin.destroy();
        child.stdout.destroy();
        readable.destroy();
        child.kill('SIGTERM');
      },
    };
  };
}
