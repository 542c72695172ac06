import type { Ports } from '../../reconciler/ports/ports.ts';

/** Where the hosts have the storage that they share. */
export const SHARED_PATH = '/var/lib/libvirt/shared';

/** Bytes on the disk of a guest that are nowhere else. */
export const DISK_SIGN = Buffer.from('these bytes were on the disk of a guest');

/** Pure. A disk of which nobody reads more than the sign. */
export function signedDisk(): Uint8Array {
  const disk = Buffer.alloc(4 * 1024 ** 2, 7);
  DISK_SIGN.copy(disk, 1024 ** 2);
  return disk;
}

/** The agent in a guest: there is none, it answers, or it has opened its channel and says nothing. */
export type AgentMode = 'none' | 'answers' | 'hangs';

/** Deeds on the host behind Cairn's back. Each resolves when it is done. */
export type ContractHands = {
  /** virsh destroy. */
  readonly destroyDomain: (id: string) => Promise<void>;
  /** virsh undefine; a running guest goes on. */
  readonly undefineDomain: (id: string) => Promise<void>;
  /** virsh suspend. */
  readonly suspendDomain: (id: string) => Promise<void>;
  /** virsh setmem --live --config. */
  readonly setBalloon: (id: string, memory_mib: number) => Promise<void>;
  /** Defines (and does not start) a domain without Cairn's mark. */
  readonly defineUnmarkedDomain: (id: string, name: string) => Promise<void>;
  /** Defines (and does not start) an isolated network without Cairn's mark. */
  readonly defineUnmarkedNetwork: (id: string, name: string, bridge: string) => Promise<void>;
  /** virsh net-destroy. */
  readonly destroyNetwork: (id: string) => Promise<void>;
  /** virsh net-destroy and net-undefine. */
  readonly removeNetwork: (id: string) => Promise<void>;
  readonly copies: CopyHands;
};

/** What the tests of copies need besides. */
export type CopyHands = {
  /** Before a guest starts: which agent it will have. `cairn.agent=MODE` on its kernel's command line says the same. */
  readonly setAgent: (id: string, agent: AgentMode) => Promise<void>;
  /** Waits until the guest has it. */
  readonly agentIs: (id: string, agent: AgentMode) => Promise<void>;
  /** How often the guest's file systems were frozen. */
  readonly freezes: (id: string) => Promise<number>;
  readonly isFrozen: (id: string) => Promise<boolean>;
  /** Leaves what a process leaves that is killed between freezing a guest and beginning its copy. */
  readonly leaveFrozen: (id: string, name: string) => Promise<void>;
  /** Copies of running guests take at least so long, or as long as the size of their disk makes them. */
  readonly slowCopies: (ms: number) => Promise<void>;
  /** Whether a copy of the guest's disk to that volume is being made. */
  readonly isMade: (id: string, name: string) => Promise<boolean>;
  /** The daemon dies and comes back; guests go on. */
  readonly loseDaemon: () => Promise<void>;
  /** Every file in Cairn's pool. */
  readonly volumeNames: () => Promise<readonly string[]>;
};

/** One host on which the contracts are tried, and how to get at it from behind. */
export type ContractLab = {
  readonly ports: Pick<Ports, 'hypervisor' | 'network' | 'volumes' | 'captures' | 'consoles'>;
  readonly host_id: string;
  /** A registered host that nobody can reach. */
  readonly unreachable_host_id: string;
  readonly accelerator: 'kvm' | 'tcg';
  /** What boots a guest of 192 MiB that asks DHCP for its address and lets NICs be unplugged. */
  readonly boot: {
    readonly kernel: Uint8Array;
    readonly ramdisk: Uint8Array;
    readonly arguments: string;
    /** Raw bytes of a disk with DISK_SIGN somewhere in it; a real guest mounts it and writes to it. */
    readonly disk: Uint8Array;
  };
  /** Size of a disk whose copy lasts long enough to be met under way. */
  readonly slow_disk_bytes: number;
  readonly hands: ContractHands;
  readonly close: () => Promise<void>;
};

/** Makes a fresh lab; called once by each suite. */
export type MakeLab = () => Promise<ContractLab>;

/** Effect: waits until `look` gives something else than null or undefined; throws after the limit. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | undefined>,
  limit_ms = 60_000,
): Promise<T> {
  const deadline = Date.now() + limit_ms;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${limit_ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Pure. The bytes as a stream of pieces of uneven sizes. */
export async function* inPieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  const sizes = [1, 7, 512, 65_536, 100_000, 262_144];
  for (let at = 0, piece = 0; at < bytes.length; piece += 1) {
    const size = sizes[piece % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
    await Promise.resolve();
  }
}

/** Pure. A signal that never aborts within a test. */
export function patience(): AbortSignal {
  return AbortSignal.timeout(240_000);
}
