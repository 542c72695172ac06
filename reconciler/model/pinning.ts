/** One NUMA node that a guest is to see. */
export type GuestNode = {
  /** Numbers of its virtual CPUs. */
  readonly vcpus: readonly number[];
  readonly memory_mib: number;
};

/** Size of the pages beneath a guest's memory: ordinary ones, the largest that hold it, or a size in KiB. */
export type PageWish = 'small' | 'large' | number;

/** What a guest asks for that ties it to parts of its host. */
export type PinningWish = {
  /** Numbers of the virtual CPUs that have a CPU of the host for themselves. */
  readonly dedicated: readonly number[];
  /** How those lie on the threads of the host's cores: isolate: no two guests on one core; require: together on cores. */
  readonly threads: 'prefer' | 'isolate' | 'require';
  /** Where QEMU's other threads run: isolate: on one more CPU; share: on shared ones; with: where the virtual CPUs are. */
  readonly emulator: 'with' | 'isolate' | 'share';
  /** At least one. Each lies in a cell of its own. */
  readonly nodes: readonly GuestNode[];
  readonly page: PageWish;
};

/** Memory of one of a host's NUMA cells; `page_kib` 0: in ordinary pages. */
export type CellMemory = { readonly cell_id: number; readonly page_kib: number; readonly memory_mib: number };

/** What a pinned guest holds of its host and nobody else may have. */
export type PinningClaim = {
  /** Sorted; those kept idle beside an isolated guest too. */
  readonly cpus: readonly number[];
  /** By number of cell. */
  readonly cells: readonly CellMemory[];
};

/** Which parts of its host a guest is tied to. The texts are those of GuestHardware. */
export type Pinning = {
  readonly vcpu_pins: string | null;
  readonly emulator_pin: string | null;
  readonly numa_nodes: string;
  readonly page_kib: number | null;
  readonly claim: PinningClaim;
};
