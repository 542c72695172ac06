import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { certificatePaths, type ClientIdentity, type LabCertificates } from './certificates.ts';
import { keepCapabilities, lendCapabilities, prepareDirectory, removeFiles } from './host-files.ts';
import {
  enter,
  killHost,
  libvirtdPid,
  LIBVIRTD,
  readMark,
  startInit,
  startLibvirtd,
  startRelay,
  TLS_RELAY,
} from './host-process.ts';
import { kvmWorks } from './kvm.ts';
import {
  isAlive,
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
  /** Effect: whoever outside connects to this address of the loopback and port reaches the same inside. */
  carryIn(address: string, port: number): Promise<void>;
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
    // setpriv lets the program die with nsenter, which is what a time limit kills.
    exec: (program, args = [], options = {}) =>
      run('nsenter', [...enter(mark.pid), '--', 'setpriv', '--pdeathsig', 'KILL', program, ...args], {
        ...options,
        cwd: '/',
      }),
    path: (inside) => join(`/proc/${mark.pid}/root`, inside),
    carryIn: async (address, port) => {
      await startRelay(mark.pid, directory, { outside: { address, port }, inside: { address, port } });
    },
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
      await keepCapabilities(directory, record.kvm);
      if (!keep_files) await removeFiles(directory);
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
  const known = await lendCapabilities(directory, kvm);
  const mark = await startInit(
    {
      name: options.name,
      kvm,
      pool_size_mib: options.pool_size_mib ?? 0,
      persistent: options.persistent === true,
    },
    directory,
  );
  try {
    const tls_port = tls ? await startRelay(mark.pid, directory, TLS_RELAY) : undefined;
    const record: HostRecord = { name: options.name, kvm, ...(tls_port === undefined ? {} : { tls_port }) };
    await writeFile(join(directory, 'host.json'), JSON.stringify(record) + '\n');
    const host = hostOf(directory, record, mark);
    await startLibvirtd(mark.pid, { directory, uri: host.uri, tls });
    if (!known) {
      await host.virsh('capabilities'); // probes QEMU now, once for all hosts to come
      await keepCapabilities(directory, kvm);
    }
    return host;
  } catch (error) {
    await killHost(mark);
    throw error;
  }
}
