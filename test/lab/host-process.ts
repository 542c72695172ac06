import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LIBVIRT_TLS_PORT } from './host-config.ts';
import { isAlive, namespaceProcesses, poll, run, startTicks, type ProcessMark } from './processes.ts';

/** libvirtd as Debian installs it. */
export const LIBVIRTD = '/usr/sbin/libvirtd';

/** What the first process of a host is told; see host-init.sh. */
export interface InitOptions {
  readonly name: string;
  readonly kvm: 'mask' | 'probe';
  /** 0: no tmpfs on /var/lib/cairn. */
  readonly pool_size_mib: number;
  readonly persistent: boolean;
}

/** Effect: reads `directory`. The first process of the host that was last started there, alive or not. */
export function readMark(directory: string): ProcessMark | undefined {
  if (!existsSync(join(directory, 'init'))) return undefined;
  const [pid, start_ticks] = readFileSync(join(directory, 'init'), 'utf8').trim().split(' ');
  return pid === undefined || start_ticks === undefined ? undefined : { pid: Number(pid), start_ticks };
}

/** Effect: kills the host's first process, with which the kernel kills all others, and waits until they are gone. */
export async function killHost(mark: ProcessMark): Promise<void> {
  if (!isAlive(mark)) return;
  process.kill(mark.pid, 'SIGKILL');
  const patience_ms = 2_000;
  const since = Date.now();
  // A killed program that was sent in from outside stays a zombie until its new parent, the machine's own init, looks
  // after it; until then the host's first process cannot go either, but nothing of the host lives any more.
  const othersLive = (): boolean =>
    namespaceProcesses(mark.pid).some((p) => p.pid !== mark.pid && startTicks(p.pid) !== undefined);
  await poll(`end of the host with init ${mark.pid}`, 20_000, () =>
    !isAlive(mark) || (Date.now() - since > patience_ms && !othersLive()) ? true : undefined,
  );
}

/** Effect: starts host-init.sh in new namespaces and waits until it is ready; throws an Error with its messages. */
export function startInit(options: InitOptions, directory: string): Promise<ProcessMark> {
  const script = fileURLToPath(new URL('./host-init.sh', import.meta.url));
  const log = openSync(join(directory, 'init.log'), 'w');
  const child = spawn(
    'unshare',
    ['--mount', '--net', '--uts', '--ipc', '--pid', '--fork', '--', 'bash', script, directory, options.name]
      .concat([options.kvm, String(options.pool_size_mib)])
      .concat([options.persistent ? 'persistent' : 'tied']),
    { stdio: [options.persistent ? 'ignore' : 'pipe', 'pipe', log], detached: true },
  );
  closeSync(log);
  child.unref();
  const { stdin, stdout } = child;
  // The pipe's other end is the host's life line; it must not keep our event loop alive.
  if (stdin !== null && 'unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
  return new Promise((done, failed) => {
    const fail = (why: string): void => {
      clearTimeout(timer);
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      const mark = readMark(directory);
      if (mark !== undefined) void killHost(mark);
      failed(
        new Error(
          `lab host ${options.name} did not start: ${why}: ${readFileSync(join(directory, 'init.log'), 'utf8')}`,
        ),
      );
    };
    const timer = setTimeout(() => fail('timed out'), 20_000);
    child.once('error', (error) => fail(String(error)));
    child.once('exit', (code) => fail(`its first process ended with ${code}`));
    stdout?.once('data', () => {
      clearTimeout(timer);
      child.removeAllListeners('exit');
      stdout.destroy();
      const mark = readMark(directory);
      if (mark === undefined) fail('it wrote no process number');
      else done(mark);
    });
  });
}

/** Pure. Arguments of nsenter that lead into a host. */
export function enter(init_pid: number): string[] {
  return ['-t', String(init_pid), '-m', '-n', '-u', '-i', '-p', '-r'];
}

/** Effect: reads /proc. libvirtd's process number outside, or undefined while it is down. */
export function libvirtdPid(init_pid: number, directory: string): number | undefined {
  const file = join(directory, 'run/libvirtd.pid');
  if (!existsSync(file)) return undefined;
  const inside = Number(readFileSync(file, 'utf8'));
  const found = namespaceProcesses(init_pid).find((p) => p.inside_pid === inside && p.command === 'libvirtd');
  return found === undefined || startTicks(found.pid) === undefined ? undefined : found.pid;
}

/** Effect: starts libvirtd inside the host and waits until it answers; throws an Error with the end of its log. */
export async function startLibvirtd(
  init_pid: number,
  host: { directory: string; uri: string; tls: boolean },
): Promise<void> {
  const args = ['--daemon', '--pid-file', '/run/libvirt/libvirtd.pid', ...(host.tls ? ['--listen'] : [])];
  const clean = { PATH: process.env['PATH'] ?? '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', HOME: '/root' };
  const started = await run('nsenter', [...enter(init_pid), '--', LIBVIRTD, ...args], {
    env: clean,
    cwd: '/',
  });
  const log = join(host.directory, 'log/libvirtd.log');
  const logged = (): string => (existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : '');
  if (started.code !== 0) throw new Error(`libvirtd did not start: ${started.stderr}${logged()}`);
  const ready = await run('virsh', ['-c', host.uri, 'list', '--name'], { timeout: 60_000, env: clean });
  if (ready.code !== 0) throw new Error(`libvirtd does not answer: ${ready.stderr}${logged()}`);
}

/** What a relay joins: an address of the loopback outside (port 0: a free one) to one inside. */
export interface RelayEnds {
  readonly outside: { readonly address: string; readonly port: number };
  readonly inside: { readonly address: string; readonly port: number };
}

/** The relay for TLS. */
export const TLS_RELAY: RelayEnds = {
  outside: { address: '127.0.0.1', port: 0 },
  inside: { address: '127.0.0.1', port: LIBVIRT_TLS_PORT },
};

/** Effect: opens a port on the loopback outside and leaves it to a relay process inside the host. Gives the port. */
export async function startRelay(
  init_pid: number,
  directory: string,
  { outside, inside }: RelayEnds,
): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(outside.port, outside.address, listening);
  });
  const { port } = server.address() as AddressInfo;
  const script = fileURLToPath(new URL('./relay.mjs', import.meta.url));
  const log = openSync(join(directory, 'log/relay.log'), 'a');
  const child = spawn(
    'nsenter',
    [...enter(init_pid), '--', process.execPath, script, inside.address, String(inside.port)],
    {
      stdio: ['ignore', log, log, 'ipc'],
      detached: true,
      cwd: '/',
    },
  );
  closeSync(log);
  await new Promise<void>((listening, failed) => {
    child.once('message', () => listening());
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`the relay ended with ${code}`)));
    child.send('serve', server);
  });
  child.removeAllListeners('exit');
  child.unref();
  server.close();
  return port;
}
