import { MOST_CPUS, cpuList } from '../../model/cpu-list.ts';
import { CairnError } from '../../model/error.ts';
import type { Clock, Random } from '../../ports/clock.ts';
import type { DomainCause, DomainView, HostInventory, HostListener } from '../../ports/hypervisor.ts';
import type { NetworkView } from '../../ports/network.ts';
import type { FindHost, HostConnection } from '../../ports/ports.ts';
import type { Faults, SimulatedCall } from './faults.ts';
import { NO_FAULTS } from './faults.ts';
import type { SimulatedVolume } from './host-volumes.ts';
import { HostVolumes } from './host-volumes.ts';

/** A simulated machine. It remembers what it was told for as long as the world lives. */
export type SimulatedHost = {
  readonly name: string;
  inventory: HostInventory;
  storage_path: string;
  shared_path: string | null;
  /** Whether the storage that it shares is mounted. */
  mounted: boolean;
  reachable: boolean;
  /** Whether it knows Cairn's pool; a look at its inventory makes it. */
  prepared: boolean;
  readonly domains: Map<string, DomainView>;
  /** Definition that each running guest was really started from: what no port shows, for tests. */
  readonly started_from: Map<string, DomainView>;
  /** What each suspended guest goes on with. */
  readonly saved: Map<string, NonNullable<DomainView['live']>>;
  /** Volume of each domain's console log, by domain id. */
  readonly consoles: Map<string, string>;
  /** Why guests that stand still or are off do so, by domain id; and disks that take nothing more, by the guest that writes to them. */
  readonly causes: Map<string, DomainCause>;
  readonly bad_disks: Map<string, DomainCause>;
  /** Guests that ignore being asked to shut down. */
  readonly stubborn: Set<string>;
  readonly networks: Map<string, NetworkView>;
  readonly volumes: HostVolumes;
  readonly listeners: Set<HostListener>;
  /** Copies of disks that are being made, by the id of the guest; and the name of the last that was, while its guest runs. */
  readonly jobs: Map<string, SimulatedJob>;
  readonly last_jobs: Map<string, string>;
  /** Names of copies that nobody has found complete yet. */
  readonly unfinished: Set<string>;
  /** Guests with an agent, and whether it answers. */
  readonly agents: Map<string, 'answers' | 'hangs'>;
  /** Guests whose file systems are frozen, and how often each guest's were. */
  readonly frozen: Set<string>;
  readonly freezes: Map<string, number>;
};

/** The copy of a running guest's disk: the contents of the moment it began. */
export type SimulatedJob = {
  readonly volume: SimulatedVolume;
  readonly began_ms: number;
  readonly ends_ms: number;
  /** Whether the guest's file systems were frozen at that moment. */
  readonly frozen: boolean;
};

/** All simulated machines of a process and what goes wrong between them and Cairn. */
export type World = {
  readonly clock: Clock;
  readonly random: Random;
  /** By name. */
  readonly hosts: Map<string, SimulatedHost>;
  /** What is on storage that hosts share, by name of the storage. */
  readonly shared: Map<string, Map<string, SimulatedVolume>>;
  faults: Faults;
  calls: number;
  /** How long the copy of a running guest's disk takes. */
  capture_ms: number;
  /** How long a running guest takes to another host. */
  migration_ms: number;
  /** Effect: the machine that this connection names; made when first asked for. Throws unsupported for another scheme. */
  readonly hostOf: (connection: HostConnection) => SimulatedHost;
  /** Effect: does `work` on a host as a call over the network would: it may be late, fail, or lose its reply. */
  readonly call: <T>(
    host_id: string,
    method: string,
    signal: AbortSignal,
    work: (host: SimulatedHost) => T | Promise<T>,
  ) => Promise<T>;
  /** Effect: the same for a call that concerns no host. */
  readonly callStore: <T>(method: string, work: () => T | Promise<T>) => Promise<T>;
};

/** Sizes of a host whose URI names none. */
const DEFAULTS = { vcpus: 16, memory_mib: 65_536, disk_gib: 1024 } as const;

/** Pure. An empty world. */
export function createWorld(options: { findHost: FindHost; clock: Clock; random: Random }): World {
  const { clock, random } = options;
  const hosts = new Map<string, SimulatedHost>();
  const shared = new Map<string, Map<string, SimulatedVolume>>();

  // Asked for at every call.
  const parsed = new Map<string, ReturnType<typeof parseUri>>();
  const hostOf = (connection: HostConnection): SimulatedHost => {
    const { name, size } = parsed.get(connection.uri) ?? parseUri(connection);
    parsed.set(connection.uri, { name, size });
    const host = hosts.get(name) ?? newHost(name);
    hosts.set(name, host);
    host.inventory = { ...host.inventory, ...size };
    host.storage_path = connection.storage_path;
    const storage = connection.shared_storage;
    if (storage !== null && !shared.has(storage.name)) shared.set(storage.name, new Map());
    host.shared_path = storage?.path ?? null;
    host.volumes.shared = storage === null || !host.mounted ? null : (shared.get(storage.name) ?? null);
    return host;
  };

  /** Faults around the work: chance is drawn in the same order whatever the outcome, so that a seed means one history. */
  const around = async <T>(
    host: string,
    method: string,
    signal: AbortSignal | null,
    work: () => T | Promise<T>,
  ): Promise<T> => {
    world.calls += 1;
    const call: SimulatedCall = { host, method, number: world.calls };
    const { faults } = world;
    const draws = [random.next(), random.next(), random.next()] as const;
    if (!faults.applies(call)) return await work();
    await faults.before(call);
    const [least, most] = faults.delay_ms;
    const delay_ms = least + draws[0] * (most - least);
    if (delay_ms > 0) await clock.sleep(delay_ms, signal ?? undefined);
    signal?.throwIfAborted();
    if (draws[1] < faults.fail) throw unavailable(host, 'did not answer');
    const result = await work();
    await faults.after(call);
    if (draws[2] < faults.lose_reply) throw unavailable(host, 'did not answer');
    return result;
  };

  const world: World = {
    clock,
    random,
    hosts,
    shared,
    faults: NO_FAULTS,
    calls: 0,
    capture_ms: 0,
    migration_ms: 0,
    hostOf,
    call: async (host_id, method, signal, work) => {
      signal.throwIfAborted();
      const host = hostOf(await options.findHost(host_id));
      return around(host.name, method, signal, () => {
        if (!host.reachable) throw unavailable(host.name, 'cannot be reached');
        return work(host);
      });
    },
    callStore: (method, work) => around('images', method, null, work),
  };
  return world;
}

/** Effect: tells the listeners of a host that something happened there, after the caller has gone on. */
export function tell(host: SimulatedHost, id: string, event: string): void {
  if (!host.reachable) return;
  for (const listener of host.listeners) queueMicrotask(() => listener.hint({ id, event }));
}

/** Pure. The error of a host that cannot be reached. */
export function unavailable(host: string, what: string): CairnError {
  return new CairnError('unavailable', `Host '${host}' ${what}. Cairn will try again.`);
}

/** What machines can do whose URI does not name their traits. */
const TRAITS: HostInventory['traits'] = [
  'COMPUTE_FIRMWARE_UEFI',
  'COMPUTE_GRAPHICS_MODEL_CIRRUS',
  'COMPUTE_GRAPHICS_MODEL_VGA',
  'COMPUTE_GRAPHICS_MODEL_VIRTIO',
  'COMPUTE_MACHINE_Q35',
  'COMPUTE_NODE',
  'COMPUTE_SECURITY_UEFI_SECURE_BOOT',
  'COMPUTE_STORAGE_BUS_IDE',
  'COMPUTE_STORAGE_BUS_SATA',
  'COMPUTE_STORAGE_BUS_SCSI',
  'COMPUTE_STORAGE_BUS_VIRTIO',
  'HW_CPU_X86_AVX2',
];

function newHost(name: string): SimulatedHost {
  const inventory: HostInventory = {
    hostname: name,
    architecture: 'x86_64',
    cpu_model: 'Simulated',
    traits: TRAITS,
    numa_cells: cellsOf({ cells: 1, threads: 1, huge_pages: 0 }, DEFAULTS),
    pci_devices: [],
    ...DEFAULTS,
    disk_available_gib: DEFAULTS.disk_gib,
    accelerator: 'kvm',
    libvirt_version: '0.0.0-simulated',
    qemu_version: '0.0.0-simulated',
  };
  return {
    name,
    inventory,
    storage_path: '/var/lib/cairn',
    shared_path: null,
    mounted: true,
    reachable: true,
    prepared: false,
    domains: new Map(),
    started_from: new Map(),
    saved: new Map(),
    consoles: new Map(),
    causes: new Map(),
    bad_disks: new Map(),
    stubborn: new Set(),
    networks: new Map(),
    volumes: new HostVolumes(),
    listeners: new Set(),
    jobs: new Map(),
    last_jobs: new Map(),
    unfinished: new Set(),
    agents: new Map(),
    frozen: new Set(),
    freezes: new Map(),
  };
}

/** So many cells of one size, CPUs of one cell one after the other, cores of so many threads, so many pages of 2 MiB in each cell. */
function cellsOf(
  { cells, threads, huge_pages }: { cells: number; threads: number; huge_pages: number },
  size: Pick<HostInventory, 'vcpus' | 'memory_mib'>,
): HostInventory['numa_cells'] {
  const vcpus = Math.floor(size.vcpus / cells);
  // Fleets are simulated as one machine that is larger than any: nobody lists its CPUs.
  const cores = size.vcpus > MOST_CPUS ? 0 : Math.ceil(vcpus / threads);
  return Array.from({ length: cells }, (_, cell_id) => ({
    cell_id,
    vcpus,
    memory_mib: Math.floor(size.memory_mib / cells),
    cores: Array.from({ length: cores }, (__, core) =>
      cpuList(
        Array.from({ length: threads }, (___, thread) => core * threads + thread)
          .filter((cpu) => cpu < vcpus)
          .map((cpu) => cell_id * vcpus + cpu),
      ),
    ),
    huge_pages: huge_pages > 0 ? [{ size_kib: 2048, pages: huge_pages }] : [],
  }));
}

const MOST_CELLS = 64;

/** simulated://name?vcpus=64&memory_mib=262144&disk_gib=4096&numa_cells=2&threads=2&huge_pages=512&architecture=aarch64&traits=CUSTOM_A,CUSTOM_B */
function parseUri(connection: HostConnection): { name: string; size: Partial<HostInventory> } {
  const match = /^simulated:\/\/([^/?#]+)\/?(?:\?(.*))?$/.exec(connection.uri);
  if (match === null) {
    throw new CairnError(
      'unsupported',
      `Host '${connection.name}': this service runs with simulated hosts only, and ${connection.uri} is none. Write simulated://name, or run the service with the libvirt driver.`,
    );
  }
  const parameters = new URLSearchParams(match[2] ?? '');
  const number = (key: string, otherwise: number): number => {
    const value = Number(parameters.get(key) ?? otherwise);
    return Number.isSafeInteger(value) && value >= 0 ? value : otherwise;
  };
  const size = {
    vcpus: number('vcpus', DEFAULTS.vcpus),
    memory_mib: number('memory_mib', DEFAULTS.memory_mib),
    disk_gib: number('disk_gib', DEFAULTS.disk_gib),
  };
  const cells = Math.min(MOST_CELLS, Math.max(1, number('numa_cells', 1)));
  const threads = Math.min(MOST_CELLS, Math.max(1, number('threads', 1)));
  const traits = parameters.get('traits')?.split(',');
  const architecture = parameters.get('architecture');
  return {
    name: match[1] ?? '',
    size: {
      ...size,
      numa_cells: cellsOf({ cells, threads, huge_pages: number('huge_pages', 0) }, size),
      ...(traits === undefined ? {} : { traits: [...new Set(traits)].sort() }),
      ...(architecture === null ? {} : { architecture }),
    },
  };
}
