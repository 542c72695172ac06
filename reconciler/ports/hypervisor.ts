import type { DiskHardware, HardwareChanges, NicHardware } from '../model/hardware.ts';

/** A network interface of a domain, as Cairn defines it. */
export type DomainNic = NicHardware & {
  /** Key in the server's nics; kept in the domain's metadata. */
  readonly name: string;
  readonly mac: string;
  /** Name of the libvirt network. */
  readonly network_name: string;
  readonly mtu: number;
};

/** A disk of a domain. `volume_name` lies in Cairn's pool on the host. */
export type DomainDisk = DiskHardware & {
  readonly volume_name: string;
  readonly format: 'raw' | 'qcow2';
  readonly device: 'disk' | 'cdrom';
  readonly read_only: boolean;
  /** Name of the disk in the domain, whatever its bus, for example vda. */
  readonly target: string;
};

/** Everything about a domain that Cairn decides. The driver turns it into XML and marks it with id and generation. */
export type DomainDefinition = {
  /** UUID of the domain = id of the server. */
  readonly id: string;
  /** Spec generation, written into the mark. */
  readonly generation: number;
  /** Name of the domain; never changes (a rename changes only the title). */
  readonly name: string;
  /** Shown by virsh as the title: the server's name. */
  readonly title: string;
  readonly accelerator: 'kvm' | 'tcg';
  readonly vcpus: number;
  readonly memory_mib: number;
  readonly disks: readonly DomainDisk[];
  readonly nics: readonly DomainNic[];
  /** Volume names of kernel and ramdisk for direct boot, and the command line. */
  readonly kernel: {
    readonly kernel_volume: string;
    readonly ramdisk_volume: string | null;
    readonly arguments: string;
  } | null;
  /** Volume name of the serial console log. */
  readonly console_volume: string;
  /** What differs from plain hardware; left out for a server of before hardware was chosen, which has plain one. */
  readonly hardware?: HardwareChanges;
};

/** What a domain is doing. Paused: its memory is there, its CPUs stand still. Suspended: it does not run, and its memory is kept on the host's disk. */
export type DomainState = 'running' | 'paused' | 'suspended' | 'stopped' | 'crashed';

/** Why a guest stands still or is off: its disk takes no more, it ended by itself, it or its machine died. */
export type DomainCause = {
  readonly what: 'disk_full' | 'disk_error' | 'shut_down' | 'crashed';
  /** Of trouble with disks: their targets, for example vda; as far as the host tells. */
  readonly disks: readonly string[];
};

/** A domain as seen: live values come from the running guest, the others from its stored definition. */
export type DomainView = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Generation in Cairn's mark; null when the domain does not carry the mark. */
  readonly marked_generation: number | null;
  readonly state: DomainState;
  /** Left out where the host tells nothing worth telling. */
  readonly cause?: DomainCause;
  /** False for a domain that was undefined while running: it would vanish at its next stop. */
  readonly persistent: boolean;
  readonly accelerator: 'kvm' | 'tcg';
  readonly vcpus: number;
  /** Maximum memory of the definition. */
  readonly memory_mib: number;
  /** Memory that the balloon leaves to the guest, by definition; equal to memory_mib unless somebody changed it. */
  readonly balloon_mib: number;
  readonly nics: readonly DomainNic[];
  readonly disks: readonly DomainDisk[];
  readonly kernel: DomainDefinition['kernel'];
  /** What differs from plain hardware. */
  readonly hardware: HardwareChanges;
  /** Present only while the guest runs. */
  readonly live: {
    readonly vcpus: number;
    readonly memory_mib: number;
    readonly balloon_mib: number;
    readonly nics: readonly DomainNic[];
    /** Title of the running guest. */
    readonly title: string;
    readonly hardware: HardwareChanges;
  } | null;
};

/** A part of a host whose CPUs are near to its memory. */
export type NumaCell = {
  readonly cell_id: number;
  readonly vcpus: number;
  readonly memory_mib: number;
  /** CPUs of each core, such as 0,4; by their first CPU. */
  readonly cores: readonly string[];
  /** Large pages that are kept for guests, in use or not, by size. */
  readonly huge_pages: readonly { readonly size_kib: number; readonly pages: number }[];
};

/** A device on a host's PCI bus. */
export type PciDevice = {
  /** As lspci -D writes it: 0000:3b:00.0. */
  readonly address: string;
  /** Four hexadecimal digits, such as 8086. */
  readonly vendor_id: string;
  readonly product_id: string;
  /** Null when the host does not say, or has no cells. */
  readonly numa_cell: number | null;
};

/** What a host has. */
export type HostInventory = {
  readonly hostname: string;
  readonly architecture: string;
  /** As libvirt names it; null when it does not. */
  readonly cpu_model: string | null;
  /** Placement's names of what CPU and hypervisor can do, sorted, each once. */
  readonly traits: readonly string[];
  /** By number. */
  readonly numa_cells: readonly NumaCell[];
  /** By address; without bridges. */
  readonly pci_devices: readonly PciDevice[];
  readonly vcpus: number;
  readonly memory_mib: number;
  /** Size of the file system that holds Cairn's pool. */
  readonly disk_gib: number;
  readonly disk_available_gib: number;
  /** kvm only when a guest really ran under it (probed once per connection), else tcg. */
  readonly accelerator: 'kvm' | 'tcg';
  readonly libvirt_version: string;
  readonly qemu_version: string;
};

/** Something happened to an object on a host; the id is a server's or a subnet's. A hint, never a fact. */
export type HostHint = { readonly id: string; readonly event: string };

/** Listener of a host: hints, and `resync` after a gap in which hints may have been lost. */
export type HostListener = {
  readonly hint: (hint: HostHint) => void;
  readonly resync: () => void;
};

/**
 * Runs guests on hosts. Every method names the host by its id; the driver knows how to reach it.
 * All throw CairnError: unavailable (unreachable, refused certificate), timeout, conflict, unsupported, not_found, internal.
 * Mutating methods are idempotent and refuse (conflict) to touch a domain of the same id that does not carry Cairn's mark.
 */
export type Hypervisor = {
  readonly inventory: (host_id: string, signal: AbortSignal) => Promise<HostInventory>;
  /** Domains that carry Cairn's mark. */
  readonly list: (host_id: string, signal: AbortSignal) => Promise<readonly DomainView[]>;
  /** Null when there is no such domain. */
  readonly get: (host_id: string, id: string, signal: AbortSignal) => Promise<DomainView | null>;
  /** Creates or redefines the stored definition (also of a transient guest, which becomes persistent); updates title and mark of a running guest; does not touch its CPUs, memory or NICs. */
  readonly define: (host_id: string, definition: DomainDefinition, signal: AbortSignal) => Promise<void>;
  /** Makes the guest run: boots a stopped one, lets a paused one go on, and a suspended one from where it was. Nothing to do when it runs. */
  readonly start: (host_id: string, id: string, signal: AbortSignal) => Promise<void>;
  /** Makes the guest's CPUs stand still with its memory in place; one that is stopped or suspended is brought there without a step. Nothing to do when it is paused. */
  readonly pause: (host_id: string, id: string, signal: AbortSignal) => Promise<void>;
  /**
   * Keeps the memory of a running or paused guest on the host's disk and ends it; it goes on with `start`. A stopped one has no memory to keep:
   * nothing to do, as when it is suspended.
   */
  readonly suspend: (host_id: string, id: string, signal: AbortSignal) => Promise<void>;
  /**
   * Asks the guest to shut down and waits up to grace_seconds; then powers off. A suspended one is woken to be asked; without grace its memory
   * is dropped. Nothing to do when it is stopped.
   */
  readonly shutDown: (
    host_id: string,
    id: string,
    grace_seconds: number,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Soft (ACPI) or hard reset of a running guest. */
  readonly reboot: (host_id: string, id: string, type: 'soft' | 'hard', signal: AbortSignal) => Promise<void>;
  /** Powers off if needed and removes the definition and the memory of a suspended guest. Nothing to do when absent. */
  readonly undefine: (host_id: string, id: string, signal: AbortSignal) => Promise<void>;
  /** Makes the running guest's NIC with this MAC be as given: plugs it, or moves it to the named network. Waits until the guest has it. */
  readonly attachNic: (host_id: string, id: string, nic: DomainNic, signal: AbortSignal) => Promise<void>;
  /** Unplugs the NIC with this MAC from the running guest and waits until it is gone. Nothing to do when absent. */
  readonly detachNic: (host_id: string, id: string, mac: string, signal: AbortSignal) => Promise<void>;
  /** Sets the running guest's balloon target to its full memory. */
  readonly setLiveMemory: (
    host_id: string,
    id: string,
    memory_mib: number,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Subscribes to events of the host, reconnecting for ever with back-off; returns the way to stop. */
  readonly watch: (host_id: string, listener: HostListener) => () => void;
};
