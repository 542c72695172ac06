import type { Ports } from '../../reconciler/ports/ports.ts';

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
};

/** One host on which the contracts are tried, and how to get at it from behind. */
export type ContractLab = {
  readonly ports: Pick<Ports, 'hypervisor' | 'network' | 'volumes'>;
  readonly host_id: string;
  /** A registered host that nobody can reach. */
  readonly unreachable_host_id: string;
  readonly accelerator: 'kvm' | 'tcg';
  /** What boots a guest of 192 MiB that asks DHCP for its address and lets NICs be unplugged. */
  readonly boot: {
    readonly kernel: Uint8Array;
    readonly ramdisk: Uint8Array;
    readonly arguments: string;
  };
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
