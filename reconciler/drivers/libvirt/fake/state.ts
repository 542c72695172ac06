/** The world of one fake host: what libvirtd would keep on disk and in memory. */
import { randomUUID } from 'node:crypto';
import type { EventName, EventOf } from '../rpc/events.ts';
import type { XmlElement } from '../xml.ts';
import type { Contents } from './contents.ts';

/** A domain. `config` is the stored definition (null: transient), `live` that of the running guest (null: not running). */
export type FakeDomain = {
  readonly uuid: string;
  name: string;
  id: number;
  /** virDomainState and the reason for it. */
  state: number;
  reason: number;
  config: XmlElement | null;
  live: XmlElement | null;
  autostart: boolean;
  /** The guest whose memory is kept on the disk, as it ran. */
  managed_save: XmlElement | null;
  started_at_ms: number;
  /** How often the guest has booted, resets included. */
  boots: number;
  readonly snapshots: Map<string, { readonly xml: XmlElement; readonly state: number }>;
  current_snapshot: string | null;
  /** The job that copies a disk, while it lasts. */
  backup: FakeBackup | null;
  /** How the last one ended, until somebody asks without wanting it kept. */
  last_backup: {
    readonly outcome: 'completed' | 'cancelled' | 'failed';
    readonly total_bytes: bigint;
  } | null;
  /** Disks that QEMU says are full (2) or fail (1), by target. */
  disk_errors: readonly { readonly disk: string; readonly error: number }[];
  /** Its way to another host, while that lasts. */
  migration: FakeMigration | null;
  /** Whether the guest's agent has frozen its file systems, and how often it was told so. */
  frozen: boolean;
  freezes: number;
};

/** A migration as the host sees it that the guest leaves. */
export type FakeMigration = {
  phase: 'begun' | 'performing' | 'performed';
  readonly began_at_ms: number;
  /** Ends the transfer, if it goes on. */
  cancel: () => void;
};

/** A job that copies a disk into a file; the contents are those of the moment it began. */
export type FakeBackup = {
  readonly target: string;
  readonly file: FakeVolume;
  readonly contents: Contents;
  readonly total_bytes: bigint;
  readonly began_at_ms: number;
};

/** A lease given by a fake network's DHCP server. */
export type FakeLease = {
  readonly mac: string;
  readonly address: string;
  readonly prefix: number;
  readonly hostname: string | null;
  readonly expires_at_s: number;
};

/** A network. */
export type FakeNetwork = {
  readonly uuid: string;
  name: string;
  config: XmlElement | null;
  live: XmlElement | null;
  autostart: boolean;
  readonly leases: Map<string, FakeLease>;
};

/** A volume. `in_use` counts streams. */
export type FakeVolume = {
  readonly name: string;
  readonly path: string;
  format: string;
  capacity_bytes: bigint;
  contents: Contents;
  backing: { readonly path: string; readonly format: string } | null;
  in_use: number;
};

/** A directory pool. */
export type FakePool = {
  readonly uuid: string;
  readonly name: string;
  xml: XmlElement;
  readonly target_path: string;
  persistent: boolean;
  active: boolean;
  built: boolean;
  autostart: boolean;
  readonly volumes: Map<string, FakeVolume>;
};

/** How the guests of a fake host behave. */
export type GuestBehaviour = {
  /** Whether a guest obeys the power button, and how long it takes. */
  readonly shuts_down: boolean;
  readonly shutdown_ms: number;
  /** Whether a guest lets go of a device that is unplugged. */
  readonly releases_devices: boolean;
  /** What a guest writes on its serial console at boot. */
  readonly boot_text: string;
  /** Its agent: there is none, it answers, or it has opened its channel and hangs. */
  readonly agent: 'none' | 'answers' | 'hangs';
  /** How long a job that copies a disk takes. */
  readonly backup_ms: number;
  /** How long a running guest takes to another host. */
  readonly migration_ms: number;
};

/** Any event without its callback id. */
export type Emission = {
  [N in EventName]: { readonly name: N; readonly event: Omit<EventOf<N>, 'callback_id'> };
}[EventName];

/** One fake host. */
export type FakeHost = {
  readonly hostname: string;
  readonly cpus: number;
  readonly memory_kib: bigint;
  /** Space of the file system that holds every pool. */
  disk_bytes: bigint;
  guests: GuestBehaviour;
  readonly domains: Map<string, FakeDomain>;
  readonly networks: Map<string, FakeNetwork>;
  readonly pools: Map<string, FakePool>;
  readonly nwfilters: Map<string, { readonly uuid: string; readonly name: string; readonly xml: XmlElement }>;
  readonly secrets: Map<string, FakeSecret>;
  readonly listeners: Set<(emission: Emission) => void>;
  next_domain_id: number;
  next_tap: number;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly newUuid: () => string;
};

/** A secret. */
export type FakeSecret = {
  readonly uuid: string;
  readonly usage_type: number;
  readonly usage_id: string;
  readonly xml: XmlElement;
  value: Uint8Array | null;
};

/** What may be chosen about a fake host. */
export type FakeHostOptions = {
  readonly hostname?: string;
  readonly cpus?: number;
  readonly memory_kib?: bigint;
  readonly disk_bytes?: bigint;
  readonly guests?: Partial<GuestBehaviour>;
  readonly nowMs?: () => number;
  readonly newUuid?: () => string;
};

const DEFAULT_GUESTS: GuestBehaviour = {
  shuts_down: true,
  shutdown_ms: 0,
  releases_devices: true,
  boot_text: 'fake guest booted\r\n',
  agent: 'none',
  backup_ms: 0,
  migration_ms: 0,
};

/** Pure. A host with nothing on it. */
export function createFakeHost(options: FakeHostOptions = {}): FakeHost {
  return {
    hostname: options.hostname ?? 'fake-host',
    cpus: options.cpus ?? 16,
    memory_kib: options.memory_kib ?? 64n * 1024n * 1024n,
    disk_bytes: options.disk_bytes ?? 1n << 40n,
    guests: { ...DEFAULT_GUESTS, ...options.guests },
    domains: new Map(),
    networks: new Map(),
    pools: new Map(),
    nwfilters: new Map(),
    secrets: new Map(),
    listeners: new Set(),
    next_domain_id: 1,
    next_tap: 0,
    nowMs: options.nowMs ?? Date.now,
    newUuid: options.newUuid ?? randomUUID,
  };
}

/** Effect: tells every listener. */
export function emit(host: FakeHost, emission: Emission): void {
  for (const listener of host.listeners) listener(emission);
}
