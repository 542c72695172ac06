import { spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync, closeSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { labCacheDirectory } from './cache.ts';
import {
  certificatePaths,
  makeCertificates,
  type ClientIdentity,
  type LabCertificates,
} from './certificates.ts';
import { hostsFile, libvirtdConf, LIBVIRT_TLS_PORT, qemuConf } from './host-config.ts';
import { kvmWorks } from './kvm.ts';
import {
  isAlive,
  namespaceProcesses,
  poll,
  run,
  runOrThrow,
  startTicks,
  type CommandResult,
  type ProcessMark,
} from './processes.ts';

/** What to start. `directory` is the host's own: it plays the machine's disk, and an existing one is booted again. */
export interface LabHostOptions {
  readonly name: string;
  readonly directory: string;
  /** Also listen for TLS; reachable on 127.0.0.1 outside, through a relay. */
  readonly tls?: boolean;
  /** `mask` (default) hides /dev/kvm; `probe` shows it if a guest really runs under KVM. */
  readonly kvm?: 'mask' | 'probe';
  /** Put a tmpfs of this size on /var/lib/cairn, for tests that fill the disk. */
  readonly pool_size_mib?: number;
  /** Outlive the process that starts it. Otherwise the host dies with that process, however it dies. */
  readonly persistent?: boolean;
}

/** How to reach a host over TLS. */
export interface LabTls extends LabCertificates {
  /** For virsh: names the good client's certificates. */
  readonly uri: string;
  /** The same with the certificates the host must refuse. */
  readonly wrong_uri: string;
  readonly host: string;
  readonly port: number;
}

/** One running host. All numbers of processes are those seen from outside. */
export interface LabHost {
  readonly name: string;
  readonly directory: string;
  /** libvirtd's read-write socket, outside. */
  readonly socket_path: string;
  readonly uri: string;
  readonly tls?: LabTls;
  /** libvirtd's process now, undefined while it is down. */
  readonly pid: number | undefined;
  /** The first process of the host; /proc/<init_pid>/root is the host's file system. */
  readonly init_pid: number;
  /** Effect: runs virsh on the host, gives its output; throws an Error with virsh's message. */
  virsh(...args: string[]): Promise<string>;
  /** Effect: runs a program inside the host's namespaces. Never throws. */
  exec(program: string, args?: readonly string[], options?: { input?: string }): Promise<CommandResult>;
  /** Pure. Where a path of the host is seen from outside, for example its serial logs. */
  path(inside: string): string;
  /** Effect: kill -9 of libvirtd only; guests and dnsmasq go on. Returns when it is gone. */
  kill9(): Promise<void>;
  /** Effect: SIGSTOP to libvirtd: connections stay open and nothing answers, until `thaw`. */
  freeze(): void;
  /** Effect: SIGCONT to libvirtd. */
  thaw(): void;
  /** Effect: ends libvirtd in good order if it runs and starts it again; guests go on. */
  restart(): Promise<void>;
  /** Effect: as if the power went: everything of the host is killed. Its directory goes too unless `keep_files`. */
  stop(options?: { keep_files?: boolean }): Promise<void>;
}

/** What stays in host.json, so that another process can take the host over. */
interface HostRecord {
  readonly name: string;
  readonly tls_port?: number;
  readonly kvm: 'mask' | 'probe';
}

const SOCKET_PATH_LIMIT_BYTES = 100; // the kernel allows 107 and libvirtd makes siblings with longer names
const LIBVIRTD = '/usr/sbin/libvirtd';
const KEPT = ['etc', 'lib', 'cache', 'log', 'cairn']; // survive a power cut
const OWN = [...KEPT, 'run', 'hosts', 'resolv.conf', 'init', 'init.log', 'host.json'];

const OWN_CAPABILITIES = 'cache/qemu/capabilities';

const sharedCapabilities = (kvm: 'mask' | 'probe'): string => join(labCacheDirectory(), 'capabilities', kvm);

async function prepareDirectory(directory: string, name: string, tls: boolean): Promise<void> {
  await rm(join(directory, 'run'), { recursive: true, force: true });
  await Promise.all(
    [...KEPT, 'run', 'etc/nwfilter'].map((d) => mkdir(join(directory, d), { recursive: true })),
  );
  await writeFile(join(directory, 'etc/libvirtd.conf'), libvirtdConf(tls));
  await writeFile(join(directory, 'etc/qemu.conf'), qemuConf());
  await writeFile(join(directory, 'hosts'), hostsFile(name));
  await writeFile(join(directory, 'resolv.conf'), '');
  // The stock network filters (clean-traffic and its parts) belong to every libvirt host.
  const stock = '/etc/libvirt/nwfilter';
  for (const file of existsSync(stock) ? await readdir(stock) : []) {
    if (!existsSync(join(directory, 'etc/nwfilter', file))) {
      await copyFile(join(stock, file), join(directory, 'etc/nwfilter', file));
    }
  }
  if (tls) await makeCertificates(join(directory, 'etc/pki'), name);
}

/** Copies libvirt's files about QEMU (probing it costs seconds) that `target` lacks; safe beside other copiers. */
async function copyCapabilities(source: string, target: string): Promise<void> {
  if (!existsSync(source)) return;
  await mkdir(target, { recursive: true });
  for (const file of await readdir(source)) {
    if (!/^[0-9a-f]+\.xml$/.test(file)) continue;
    const [from, to] = [join(source, file), join(target, file)];
    if (existsSync(to) && readFileSync(from).equals(readFileSync(to))) continue;
    await copyFile(from, `${to}.${process.pid}`);
    await rename(`${to}.${process.pid}`, to);
  }
}

function readMark(directory: string): ProcessMark | undefined {
  if (!existsSync(join(directory, 'init'))) return undefined;
  const [pid, start_ticks] = readFileSync(join(directory, 'init'), 'utf8').trim().split(' ');
  return pid === undefined || start_ticks === undefined ? undefined : { pid: Number(pid), start_ticks };
}

/** Kills the host's first process, with which the kernel kills all others, and waits until they are gone. */
async function killHost(mark: ProcessMark): Promise<void> {
  if (!isAlive(mark)) return;
  process.kill(mark.pid, 'SIGKILL');
  await poll(`end of the host with init ${mark.pid}`, 20_000, () => (isAlive(mark) ? undefined : true));
}

function startInit(options: LabHostOptions, directory: string): Promise<ProcessMark> {
  const script = fileURLToPath(new URL('./host-init.sh', import.meta.url));
  const log = openSync(join(directory, 'init.log'), 'w');
  const child = spawn(
    'unshare',
    ['--mount', '--net', '--uts', '--ipc', '--pid', '--fork', '--', 'bash', script, directory, options.name]
      .concat([options.kvm ?? 'mask', String(options.pool_size_mib ?? 0)])
      .concat([options.persistent === true ? 'persistent' : 'tied']),
    { stdio: [options.persistent === true ? 'ignore' : 'pipe', 'pipe', log], detached: true },
  );
  closeSync(log);
  child.unref();
  const { stdin, stdout } = child;
  // The pipe's other end is the host's life line; it must not keep our event loop alive.
  if (stdin !== null && 'unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
  return new Promise((done, failed) => {
    const fail = (why: string): void => {
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

const enter = (init_pid: number): string[] => ['-t', String(init_pid), '-m', '-n', '-u', '-i', '-p'];

function libvirtdPid(init_pid: number, directory: string): number | undefined {
  const file = join(directory, 'run/libvirtd.pid');
  if (!existsSync(file)) return undefined;
  const inside = Number(readFileSync(file, 'utf8'));
  const found = namespaceProcesses(init_pid).find((p) => p.inside_pid === inside && p.command === 'libvirtd');
  return found === undefined || startTicks(found.pid) === undefined ? undefined : found.pid;
}

async function startLibvirtd(
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

/** Opens a port on the loopback outside and leaves it to a relay process inside the host. Gives the port. */
async function startRelay(init_pid: number, directory: string): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  const script = fileURLToPath(new URL('./tls-relay.mjs', import.meta.url));
  const log = openSync(join(directory, 'log/relay.log'), 'a');
  const child = spawn(
    'nsenter',
    [...enter(init_pid), '--', process.execPath, script, String(LIBVIRT_TLS_PORT)],
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
    child.once('exit', (code) => failed(new Error(`the TLS relay ended with ${code}`)));
    child.send('serve', server);
  });
  child.removeAllListeners('exit');
  child.unref();
  server.close();
  return port;
}

function labTls(directory: string, port: number): LabTls {
  const certificates = certificatePaths(join(directory, 'etc/pki'));
  const uri = (who: ClientIdentity): string =>
    `qemu+tls://127.0.0.1:${port}/system?pkipath=${who.pki_directory}`;
  return {
    ...certificates,
    uri: uri(certificates.client),
    wrong_uri: uri(certificates.wrong_client),
    host: '127.0.0.1',
    port,
  };
}

function hostOf(directory: string, record: HostRecord, mark: ProcessMark): LabHost {
  const socket_path = join(directory, 'run/libvirt-sock');
  const uri = `qemu+unix:///system?socket=${socket_path}`;
  const pid = (): number | undefined => (isAlive(mark) ? libvirtdPid(mark.pid, directory) : undefined);
  const tls = record.tls_port === undefined ? undefined : labTls(directory, record.tls_port);
  const signal = (name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL' | 'SIGTERM'): number | undefined => {
    const target = pid();
    if (target !== undefined) process.kill(target, name);
    return target;
  };
  const gone = (target: number | undefined): Promise<true> =>
    poll('end of libvirtd', 20_000, () =>
      target === undefined || startTicks(target) === undefined ? true : undefined,
    );
  return {
    name: record.name,
    directory,
    socket_path,
    uri,
    ...(tls === undefined ? {} : { tls }),
    init_pid: mark.pid,
    get pid() {
      return pid();
    },
    virsh: (...args) =>
      runOrThrow('virsh', ['-q', '-c', uri, ...args], {
        env: { ...process.env, LC_ALL: 'C', HOME: '/root' },
      }),
    exec: (program, args = [], options = {}) =>
      run('nsenter', [...enter(mark.pid), '--', program, ...args], { ...options, cwd: '/' }),
    path: (inside) => join(`/proc/${mark.pid}/root`, inside),
    kill9: async () => {
      await gone(signal('SIGKILL'));
    },
    freeze: () => void signal('SIGSTOP'),
    thaw: () => void signal('SIGCONT'),
    restart: async () => {
      signal('SIGCONT');
      await gone(signal('SIGTERM'));
      await startLibvirtd(mark.pid, { directory, uri, tls: tls !== undefined });
    },
    stop: async ({ keep_files = false } = {}) => {
      await killHost(mark);
      await copyCapabilities(join(directory, OWN_CAPABILITIES), sharedCapabilities(record.kvm));
      if (keep_files) return;
      await Promise.all(OWN.map((entry) => rm(join(directory, entry), { recursive: true, force: true })));
      if ((await readdir(directory)).length === 0) await rm(directory, { recursive: true });
    },
  };
}

/** Effect: reads `directory`. The host that runs there, whoever started it, or undefined. */
export async function openHost(directory: string): Promise<LabHost | undefined> {
  const place = resolve(directory);
  const mark = readMark(place);
  if (mark === undefined || !isAlive(mark) || !existsSync(join(place, 'host.json'))) return undefined;
  return hostOf(place, JSON.parse(await readFile(join(place, 'host.json'), 'utf8')) as HostRecord, mark);
}

/**
 * Effect: starts a libvirt host in namespaces of its own: own processes, network, hostname, /dev, /run and libvirt
 * directories. A host that still runs in the same directory is killed first; files in it stay, as on a disk after a
 * power cut. Needs root and the packages of setup.sh; throws an Error that says what is missing.
 */
export async function startHost(options: LabHostOptions): Promise<LabHost> {
  const directory = resolve(options.directory);
  if (process.getuid?.() !== 0) throw new Error('the lab needs root: it makes namespaces and mounts');
  if (!existsSync(LIBVIRTD)) throw new Error('libvirtd is not installed: run test/lab/setup.sh');
  const socket_path = join(directory, 'run/libvirt-sock');
  if (Buffer.byteLength(socket_path) >= SOCKET_PATH_LIMIT_BYTES) {
    throw new Error(`${socket_path} is too long for a unix socket: choose a shorter directory`);
  }
  if (/^\/(run|var\/run|dev|proc|sys)(\/|$)/.test(directory)) {
    throw new Error(
      `${directory} is hidden inside the host: choose a directory outside /run, /dev, /proc and /sys`,
    );
  }
  const tls = options.tls === true;
  const leftover = readMark(directory);
  if (leftover !== undefined) await killHost(leftover);
  await mkdir(directory, { recursive: true });
  await prepareDirectory(directory, options.name, tls);
  const kvm = options.kvm === 'probe' && (await kvmWorks()) ? 'probe' : 'mask';
  const shared = sharedCapabilities(kvm);
  const own = join(directory, OWN_CAPABILITIES);
  await copyCapabilities(shared, own);
  const mark = await startInit({ ...options, kvm }, directory);
  try {
    const tls_port = tls ? await startRelay(mark.pid, directory) : undefined;
    const record: HostRecord = { name: options.name, kvm, ...(tls_port === undefined ? {} : { tls_port }) };
    await writeFile(join(directory, 'host.json'), JSON.stringify(record) + '\n');
    const host = hostOf(directory, record, mark);
    await startLibvirtd(mark.pid, { directory, uri: host.uri, tls });
    if (!existsSync(own)) {
      await host.virsh('capabilities'); // probes QEMU now, once for all hosts to come
      await copyCapabilities(own, shared);
    }
    return host;
  } catch (error) {
    await killHost(mark);
    throw error;
  }
}
