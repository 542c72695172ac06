/** Models of network interfaces that guests can have. */
export const NIC_MODELS = ['virtio', 'e1000', 'e1000e', 'rtl8139', 'ne2k_pci', 'pcnet', 'vmxnet3'] as const;

/** Buses on which disks can be. */
export const DISK_BUSES = ['virtio', 'scsi', 'sata', 'ide'] as const;

/** Models of graphics cards that guests can have. */
export const VIDEO_MODELS = ['vga', 'virtio', 'qxl', 'cirrus', 'bochs', 'none'] as const;

/** What a watchdog does with a guest that does not feed it any more. */
export const WATCHDOG_ACTIONS = ['none', 'pause', 'poweroff', 'reset'] as const;

/** Buses on which tablets and keyboards can be. */
export const INPUT_BUSES = ['usb', 'virtio'] as const;

type OneOf<T extends readonly string[]> = T[number];

/** The machine of a guest besides CPUs, memory, disks and NICs. Null leaves it to the hypervisor, or means that there is none. */
export type GuestHardware = {
  readonly machine: 'pc' | 'q35';
  readonly firmware: 'bios' | 'uefi';
  readonly secure_boot: boolean;
  readonly boot_menu: boolean;
  /** All three or none; their product is the number of CPUs. */
  readonly cpu_sockets: number | null;
  readonly cpu_cores: number | null;
  readonly cpu_threads: number | null;
  /** Whether the CPUs count their events for the guest. */
  readonly pmu: 'on' | 'off' | null;
  readonly hypervisor_hidden: boolean;
  /** Weight among the guests of the host. */
  readonly cpu_shares: number | null;
  readonly cpu_period_us: number | null;
  readonly cpu_quota_us: number | null;
  /** CPUs of the host among which the guest floats, such as 0-3; those of virtual CPUs with pins and of QEMU come before. */
  readonly cpuset: string | null;
  /** CPUs of the host for each virtual CPU, as pinsText writes them. */
  readonly vcpu_pins: string | null;
  /** CPUs of the host for QEMU's other threads. */
  readonly emulator_pin: string | null;
  /** NUMA nodes of the guest, as nodesText writes them. */
  readonly numa_nodes: string | null;
  /** Size of the large pages beneath the guest's memory. */
  readonly page_kib: number | null;
  readonly video: OneOf<typeof VIDEO_MODELS>;
  readonly video_memory_mib: number | null;
  readonly rng: boolean;
  readonly rng_bytes: number | null;
  readonly rng_period_ms: number | null;
  readonly watchdog: OneOf<typeof WATCHDOG_ACTIONS> | null;
  readonly tablet: OneOf<typeof INPUT_BUSES> | null;
  readonly keyboard: OneOf<typeof INPUT_BUSES> | null;
  /** Whether there is a channel for an agent in the guest. */
  readonly guest_agent: boolean;
};

/** What differs from plain hardware. */
export type HardwareChanges = Partial<GuestHardware>;

/** What guests have of which nothing is said. Stored choices leave out what equals it, so it must stay as it is for as long as there are such guests. */
export const PLAIN_HARDWARE: GuestHardware = {
  machine: 'pc',
  firmware: 'bios',
  secure_boot: false,
  boot_menu: false,
  cpu_sockets: null,
  cpu_cores: null,
  cpu_threads: null,
  pmu: null,
  hypervisor_hidden: false,
  cpu_shares: null,
  cpu_period_us: null,
  cpu_quota_us: null,
  cpuset: null,
  vcpu_pins: null,
  emulator_pin: null,
  numa_nodes: null,
  page_kib: null,
  video: 'vga',
  video_memory_mib: null,
  rng: true,
  rng_bytes: null,
  rng_period_ms: null,
  watchdog: null,
  tablet: null,
  keyboard: null,
  guest_agent: true,
};

/** What of a guest's hardware is the host's and not the guest's: it may change while the guest moves. */
const TIES = ['cpuset', 'vcpu_pins', 'emulator_pin', 'numa_nodes'] as const;

/** Which CPUs and NUMA cells of its host a guest is on. */
export type GuestTies = Pick<GuestHardware, (typeof TIES)[number]>;

/** Pure. The ties of a guest with this hardware. */
export function tiesOf(hardware: HardwareChanges): GuestTies {
  const { cpuset, vcpu_pins, emulator_pin, numa_nodes } = { ...PLAIN_HARDWARE, ...hardware };
  return { cpuset, vcpu_pins, emulator_pin, numa_nodes };
}

/** Pure. Whether a guest with these ties is on any CPU and in any cell of its host. */
export function isFreeOfTies(ties: GuestTies): boolean {
  return TIES.every((name) => ties[name] === null);
}

/** Memory that libvirt gives a graphics card of which nothing is said, MiB. Source: libvirt, virDomainVideoDefaultRAM. */
export const DEFAULT_VIDEO_MIB: Readonly<Partial<Record<GuestHardware['video'], number>>> = {
  vga: 16,
  cirrus: 16,
  bochs: 16,
  qxl: 64,
};

/** Pure. The part that differs from plain hardware. */
export function changesFrom(hardware: HardwareChanges): HardwareChanges {
  const entries = Object.entries(hardware) as [keyof GuestHardware, unknown][];
  return Object.fromEntries(entries.filter(([name, value]) => value !== PLAIN_HARDWARE[name]));
}

/** How much a disk may carry; bytes and operations a second. */
export type DiskLimits = {
  readonly total_bytes_sec?: number;
  readonly read_bytes_sec?: number;
  readonly write_bytes_sec?: number;
  readonly total_iops_sec?: number;
  readonly read_iops_sec?: number;
  readonly write_iops_sec?: number;
};

/** Names of the limits, as libvirt has them. */
export const DISK_LIMITS: readonly (keyof DiskLimits)[] = [
  'total_bytes_sec',
  'read_bytes_sec',
  'write_bytes_sec',
  'total_iops_sec',
  'read_iops_sec',
  'write_iops_sec',
];

/** How disks are attached; left out is the virtio bus, and no limit. */
export type DiskHardware = {
  readonly bus?: Exclude<OneOf<typeof DISK_BUSES>, 'virtio'>;
  readonly limits?: DiskLimits;
};

/** What may pass in one direction: KiB a second, at the most for a moment, and KiB in such a moment. */
export type Bandwidth = { readonly average: number; readonly peak?: number; readonly burst?: number };

/** How NICs are made; left out is virtio, one queue, and no limit. */
export type NicHardware = {
  readonly model?: Exclude<OneOf<typeof NIC_MODELS>, 'virtio'>;
  readonly queues?: number;
  readonly inbound?: Bandwidth;
  readonly outbound?: Bandwidth;
};
