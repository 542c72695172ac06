// Generated from schemas/*.json by schemas/generate. Do not edit: change the schema and run make generate.
/** Name of a kind, referenced kinds before those that refer to them. */
export type KindName =
  | 'aggregate'
  | 'domain'
  | 'flavor'
  | 'group'
  | 'host'
  | 'policy'
  | 'project'
  | 'image'
  | 'image_acceptance'
  | 'image_member'
  | 'keypair'
  | 'network'
  | 'quota'
  | 'region'
  | 'role'
  | 'server_group'
  | 'service'
  | 'endpoint'
  | 'subnet'
  | 'server'
  | 'server_set'
  | 'user'
  | 'application_credential'
  | 'group_membership'
  | 'role_assignment';
/** Id of an aggregate: a lower-case UUID. */
export type AggregateId = string;
/** Id of a domain: a lower-case UUID. */
export type DomainId = string;
/** Id of a flavor: a lower-case UUID. */
export type FlavorId = string;
/** Id of a group: a lower-case UUID. */
export type GroupId = string;
/** Id of a host: a lower-case UUID. */
export type HostId = string;
/** Id of a policy: a lower-case UUID. */
export type PolicyId = string;
/** Id of a project: a lower-case UUID. */
export type ProjectId = string;
/** Id of an image: a lower-case UUID. */
export type ImageId = string;
/** Id of an image acceptance: a lower-case UUID. */
export type ImageAcceptanceId = string;
/** Id of an image member: a lower-case UUID. */
export type ImageMemberId = string;
/** Id of a keypair: a lower-case UUID. */
export type KeypairId = string;
/** Id of a network: a lower-case UUID. */
export type NetworkId = string;
/** Id of a quota: a lower-case UUID. */
export type QuotaId = string;
/** Id of a region: a lower-case UUID. */
export type RegionId = string;
/** Id of a role: a lower-case UUID. */
export type RoleId = string;
/** Id of a server group: a lower-case UUID. */
export type ServerGroupId = string;
/** Id of a service: a lower-case UUID. */
export type ServiceId = string;
/** Id of an endpoint: a lower-case UUID. */
export type EndpointId = string;
/** Id of a subnet: a lower-case UUID. */
export type SubnetId = string;
/** Id of a server: a lower-case UUID. */
export type ServerId = string;
/** Id of a server set: a lower-case UUID. */
export type ServerSetId = string;
/** Id of a user: a lower-case UUID. */
export type UserId = string;
/** Id of an application credential: a lower-case UUID. */
export type ApplicationCredentialId = string;
/** Id of a group membership: a lower-case UUID. */
export type GroupMembershipId = string;
/** Id of a role assignment: a lower-case UUID. */
export type RoleAssignmentId = string;
/**
 * Hosts that have something in common: an availability zone, ratios, or properties that flavors ask for.
 * The spec as it is stored, defaults filled in.
 */
export interface AggregateSpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** What the hosts have in common. */
  readonly description?: string;
  /** Zone that the aggregate's hosts are in; without one they are in the zone nova. A host is in one zone only. */
  readonly availability_zone?: string;
  /**
   * The hosts. One that is unregistered may stay named.
   * Default: [].
   */
  readonly host_ids: ReadonlyArray<HostId>;
  /**
   * Free properties. Flavors ask for them by aggregate_instance_extra_specs:NAME; filter_tenant_id keeps the hosts for the projects that it lists, separated by commas.
   * Default: {}.
   */
  readonly properties: Readonly<Record<string, string>>;
  /** Virtual CPUs that may be promised per CPU thread of the hosts; their own when left out. Of several aggregates the least counts. */
  readonly cpu_ratio?: number;
  /** Memory that may be promised per memory installed in the hosts; their own when left out. */
  readonly memory_ratio?: number;
  /** Disk that may be promised per disk installed in the hosts; their own when left out. */
  readonly disk_ratio?: number;
}
/** What a user writes for an aggregate: what has a default may be left out. */
export interface AggregateSpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** What the hosts have in common. */
  readonly description?: string;
  /** Zone that the aggregate's hosts are in; without one they are in the zone nova. A host is in one zone only. */
  readonly availability_zone?: string;
  /**
   * The hosts. One that is unregistered may stay named.
   * Default: [].
   */
  readonly host_ids?: ReadonlyArray<HostId>;
  /**
   * Free properties. Flavors ask for them by aggregate_instance_extra_specs:NAME; filter_tenant_id keeps the hosts for the projects that it lists, separated by commas.
   * Default: {}.
   */
  readonly properties?: Readonly<Record<string, string>>;
  /** Virtual CPUs that may be promised per CPU thread of the hosts; their own when left out. Of several aggregates the least counts. */
  readonly cpu_ratio?: number;
  /** Memory that may be promised per memory installed in the hosts; their own when left out. */
  readonly memory_ratio?: number;
  /** Disk that may be promised per disk installed in the hosts; their own when left out. */
  readonly disk_ratio?: number;
}
/** What Cairn reports about an aggregate; null where nothing is known yet. */
export type AggregateStatus = Readonly<Record<string, never>>;
/**
 * Holds projects, users and groups whose names are its own: the outermost boundary between customers.
 * The spec as it is stored, defaults filled in.
 */
export interface DomainSpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** What the domain is for. */
  readonly description?: string;
  /**
   * Whether its users can log in and its projects can be used.
   * Default: true.
   */
  readonly enabled: boolean;
}
/** What a user writes for a domain: what has a default may be left out. */
export interface DomainSpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** What the domain is for. */
  readonly description?: string;
  /**
   * Whether its users can log in and its projects can be used.
   * Default: true.
   */
  readonly enabled?: boolean;
}
/** What Cairn reports about a domain; null where nothing is known yet. */
export type DomainStatus = Readonly<Record<string, never>>;
/**
 * A size of server: virtual CPUs, memory and root disk. Immutable, as in OpenStack: make a new flavor and move servers to it.
 * The spec as it is stored, defaults filled in.
 */
export interface FlavorSpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** What the flavor is for. */
  readonly description?: string;
  /**
   * Id by which clients of OpenStack know the flavor, for example 1 or m1.tiny; no two flavors have the same. Its own id when left out.
   * A change replaces the object.
   */
  readonly openstack_id?: string;
  /**
   * Number of virtual CPUs.
   * A change replaces the object.
   */
  readonly vcpus: number;
  /**
   * Memory of the guest.
   * Unit: MiB.
   * A change replaces the object.
   */
  readonly memory_mib: number;
  /**
   * Size of the root disk; 0 keeps the image's own virtual size.
   * Unit: GiB.
   * Default: 0.
   * A change replaces the object.
   */
  readonly disk_gib: number;
  /**
   * What servers of the flavor ask for besides its size, by OpenStack's names; names outside of known namespaces are yours. Where they are placed follows trait:NAME, capabilities:NAME, aggregate_instance_extra_specs:NAME and hw:numa_nodes, hw:numa_cpus.N and hw:numa_mem.N, from the next placement on. Hardware follows hw:*, hw_rng:*, hw_video:*, os:secure_boot and quota:* as the guide on servers says; servers keep what they have until their flavor or image changes.
   * Default: {}.
   */
  readonly extra_specs: Readonly<Record<string, string>>;
  /**
   * Whether every project may use the flavor. One that is not public exists only for the projects in access_project_ids, and for administrators.
   * Default: true.
   */
  readonly public: boolean;
  /**
   * Projects that may use the flavor while it is not public; servers that have it keep it when access ends. A project sees only itself here.
   * Default: [].
   */
  readonly access_project_ids: ReadonlyArray<ProjectId>;
}
/** What a user writes for a flavor: what has a default may be left out. */
export interface FlavorSpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** What the flavor is for. */
  readonly description?: string;
  /**
   * Id by which clients of OpenStack know the flavor, for example 1 or m1.tiny; no two flavors have the same. Its own id when left out.
   * A change replaces the object.
   */
  readonly openstack_id?: string;
  /**
   * Number of virtual CPUs.
   * A change replaces the object.
   */
  readonly vcpus: number;
  /**
   * Memory of the guest.
   * Unit: MiB.
   * A change replaces the object.
   */
  readonly memory_mib: number;
  /**
   * Size of the root disk; 0 keeps the image's own virtual size.
   * Unit: GiB.
   * Default: 0.
   * A change replaces the object.
   */
  readonly disk_gib?: number;
  /**
   * What servers of the flavor ask for besides its size, by OpenStack's names; names outside of known namespaces are yours. Where they are placed follows trait:NAME, capabilities:NAME, aggregate_instance_extra_specs:NAME and hw:numa_nodes, hw:numa_cpus.N and hw:numa_mem.N, from the next placement on. Hardware follows hw:*, hw_rng:*, hw_video:*, os:secure_boot and quota:* as the guide on servers says; servers keep what they have until their flavor or image changes.
   * Default: {}.
   */
  readonly extra_specs?: Readonly<Record<string, string>>;
  /**
   * Whether every project may use the flavor. One that is not public exists only for the projects in access_project_ids, and for administrators.
   * Default: true.
   */
  readonly public?: boolean;
  /**
   * Projects that may use the flavor while it is not public; servers that have it keep it when access ends. A project sees only itself here.
   * Default: [].
   */
  readonly access_project_ids?: ReadonlyArray<ProjectId>;
}
/** What Cairn reports about a flavor; null where nothing is known yet. */
export type FlavorStatus = Readonly<Record<string, never>>;
/**
 * Users who are given roles together.
 * The spec as it is stored, defaults filled in.
 */
export interface GroupSpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Domain that the group belongs to; the domain Default unless given.
   * Default: "00000000-0000-4000-8000-000000000001".
   * A change replaces the object.
   */
  readonly domain_id: DomainId;
  /** Who the group is. */
  readonly description?: string;
}
/** What a user writes for a group: what has a default may be left out. */
export interface GroupSpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Domain that the group belongs to; the domain Default unless given.
   * Default: "00000000-0000-4000-8000-000000000001".
   * A change replaces the object.
   */
  readonly domain_id?: DomainId;
  /** Who the group is. */
  readonly description?: string;
}
/** What Cairn reports about a group; null where nothing is known yet. */
export type GroupStatus = Readonly<Record<string, never>>;
/** One entry of huge_pages: Large pages that the cell keeps for guests. */
export interface HostNumaCellHugePage {
  /** Size of a page in KiB. */
  readonly size_kib: number;
  /** How many, in use or not. */
  readonly pages: number;
}
/** One entry of numa_cells: NUMA cells of the host. */
export interface HostNumaCell {
  /** Number of the cell. */
  readonly cell_id: number;
  /** CPU threads of the cell. */
  readonly vcpus: number;
  /**
   * Memory of the cell.
   * Unit: MiB.
   */
  readonly memory_mib: number;
  /** CPUs of each core of the cell, such as 0,4. */
  readonly cores?: ReadonlyArray<string>;
  /** Large pages that the cell keeps for guests. */
  readonly huge_pages?: ReadonlyArray<HostNumaCellHugePage>;
}
/** One entry of pci_devices: PCI devices of the host but for bridges. */
export interface HostPciDevice {
  /** Where it is plugged, such as 0000:3b:00.0. */
  readonly address: string;
  /** Vendor, such as 8086. */
  readonly vendor_id: string;
  /** Product of the vendor, such as 1572. */
  readonly product_id: string;
  /** NUMA cell that it is next to. */
  readonly numa_cell?: number;
}
/**
 * A machine with KVM and libvirt that servers run on. No Cairn software runs there.
 * The spec as it is stored, defaults filled in.
 */
export interface HostSpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** Where the host stands. */
  readonly description?: string;
  /** libvirt connection URI, for example qemu:///system, qemu+tls://kvm1.example/system or qemu+ssh://root@kvm1.example/system. */
  readonly uri: string;
  /** PEM certificate of the authority that signed the host's certificate; for qemu+tls. */
  readonly ca_certificate?: string;
  /** PEM certificate that Cairn shows to the host; for qemu+tls. */
  readonly client_certificate?: string;
  /**
   * PEM key of client_certificate. Never returned, and in no plan and no state; sent at creation and when client_key_wo_version changes.
   * Write-only: never returned.
   */
  readonly client_key_wo?: string;
  /** Any number, needed with client_key_wo: another one means another secret. */
  readonly client_key_wo_version?: number;
  /**
   * Directory on the host for disks, seeds and console logs.
   * Default: "/var/lib/cairn".
   * A change replaces the object.
   */
  readonly storage_path: string;
  /** Name of the storage (NFS, a cluster file system) that the host shares with all hosts that give the same name. Servers placed here from then on have their root disk, config drive and console log there: they move without their disk, and survive the loss of the host. Servers of before keep their disks where they are. */
  readonly shared_storage_name?: string;
  /** Directory at which the shared storage is mounted: the same on all its hosts, and none of storage_path. Cairn never makes it. */
  readonly shared_storage_path?: string;
  /** Address of the host at which guests show their screens (VNC), from their next start on; the service must reach it, and nobody else should. Default: the host's own loopback address, which serves hosts on the service's own machine. */
  readonly console_address?: string;
  /** Name or address at which other hosts reach this one to send it running guests (QEMU's ports, by default from 49152). The machine that uri names when left out, else the host's own name. */
  readonly migration_address?: string;
  /**
   * Whether a person or a fencing tool vouches that the host is off, or cut off from its disks. Only then are its servers made anew elsewhere (on_host_loss), or started there with their disks from shared storage; silence alone is never taken for death. Nothing is placed on a fenced host, and what it still runs of servers that left is stopped as soon as it answers.
   * Default: false.
   */
  readonly fenced: boolean;
  /**
   * Whether new servers may be placed here.
   * Default: true.
   */
  readonly enabled: boolean;
  /**
   * Whether the host is to become empty: it takes no new servers, and those on it move away as their migration_policy says, a few at a time (setting drain_moves). An apply does not wait for that: the condition Drained tells how many are left and why, and cairn host drain --wait returns when none is.
   * Default: false.
   */
  readonly drain: boolean;
  /** Why the host takes no new servers, for people; given together with enabled = false. */
  readonly disabled_reason?: string;
  /**
   * Virtual CPUs that may be promised per CPU thread; an aggregate of the host may say otherwise.
   * Default: 4.
   */
  readonly cpu_ratio: number;
  /**
   * Memory that may be promised per memory installed; an aggregate of the host may say otherwise.
   * Default: 1.
   */
  readonly memory_ratio: number;
  /**
   * Disk that may be promised per disk installed; an aggregate of the host may say otherwise.
   * Default: 1.
   */
  readonly disk_ratio: number;
  /**
   * CPU threads kept for the host itself.
   * Default: 0.
   */
  readonly reserved_vcpus: number;
  /**
   * Memory kept for the host itself.
   * Unit: MiB.
   * Default: 512.
   */
  readonly reserved_memory_mib: number;
  /**
   * Disk kept for the host itself.
   * Unit: GiB.
   * Default: 0.
   */
  readonly reserved_disk_gib: number;
  /** CPUs of the host, such as 2-7,^5, that guests may have for themselves (hw:cpu_policy = dedicated); no others run there. Without it the host offers none. Guests of before keep to it from their next start on. */
  readonly cpu_dedicated_set?: string;
  /** CPUs of the host, such as 0-1, among which all other guests float; cpu_ratio counts these alone. Left out: all that are not in cpu_dedicated_set. */
  readonly cpu_shared_set?: string;
  /** Qualities of the host that flavors and images can require or forbid (trait:CUSTOM_GOLD = required). */
  readonly custom_traits?: ReadonlyArray<string>;
}
/** What a user writes for a host: what has a default may be left out. */
export interface HostSpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** Where the host stands. */
  readonly description?: string;
  /** libvirt connection URI, for example qemu:///system, qemu+tls://kvm1.example/system or qemu+ssh://root@kvm1.example/system. */
  readonly uri: string;
  /** PEM certificate of the authority that signed the host's certificate; for qemu+tls. */
  readonly ca_certificate?: string;
  /** PEM certificate that Cairn shows to the host; for qemu+tls. */
  readonly client_certificate?: string;
  /**
   * PEM key of client_certificate. Never returned, and in no plan and no state; sent at creation and when client_key_wo_version changes.
   * Write-only: never returned.
   */
  readonly client_key_wo?: string;
  /** Any number, needed with client_key_wo: another one means another secret. */
  readonly client_key_wo_version?: number;
  /**
   * Directory on the host for disks, seeds and console logs.
   * Default: "/var/lib/cairn".
   * A change replaces the object.
   */
  readonly storage_path?: string;
  /** Name of the storage (NFS, a cluster file system) that the host shares with all hosts that give the same name. Servers placed here from then on have their root disk, config drive and console log there: they move without their disk, and survive the loss of the host. Servers of before keep their disks where they are. */
  readonly shared_storage_name?: string;
  /** Directory at which the shared storage is mounted: the same on all its hosts, and none of storage_path. Cairn never makes it. */
  readonly shared_storage_path?: string;
  /** Address of the host at which guests show their screens (VNC), from their next start on; the service must reach it, and nobody else should. Default: the host's own loopback address, which serves hosts on the service's own machine. */
  readonly console_address?: string;
  /** Name or address at which other hosts reach this one to send it running guests (QEMU's ports, by default from 49152). The machine that uri names when left out, else the host's own name. */
  readonly migration_address?: string;
  /**
   * Whether a person or a fencing tool vouches that the host is off, or cut off from its disks. Only then are its servers made anew elsewhere (on_host_loss), or started there with their disks from shared storage; silence alone is never taken for death. Nothing is placed on a fenced host, and what it still runs of servers that left is stopped as soon as it answers.
   * Default: false.
   */
  readonly fenced?: boolean;
  /**
   * Whether new servers may be placed here.
   * Default: true.
   */
  readonly enabled?: boolean;
  /**
   * Whether the host is to become empty: it takes no new servers, and those on it move away as their migration_policy says, a few at a time (setting drain_moves). An apply does not wait for that: the condition Drained tells how many are left and why, and cairn host drain --wait returns when none is.
   * Default: false.
   */
  readonly drain?: boolean;
  /** Why the host takes no new servers, for people; given together with enabled = false. */
  readonly disabled_reason?: string;
  /**
   * Virtual CPUs that may be promised per CPU thread; an aggregate of the host may say otherwise.
   * Default: 4.
   */
  readonly cpu_ratio?: number;
  /**
   * Memory that may be promised per memory installed; an aggregate of the host may say otherwise.
   * Default: 1.
   */
  readonly memory_ratio?: number;
  /**
   * Disk that may be promised per disk installed; an aggregate of the host may say otherwise.
   * Default: 1.
   */
  readonly disk_ratio?: number;
  /**
   * CPU threads kept for the host itself.
   * Default: 0.
   */
  readonly reserved_vcpus?: number;
  /**
   * Memory kept for the host itself.
   * Unit: MiB.
   * Default: 512.
   */
  readonly reserved_memory_mib?: number;
  /**
   * Disk kept for the host itself.
   * Unit: GiB.
   * Default: 0.
   */
  readonly reserved_disk_gib?: number;
  /** CPUs of the host, such as 2-7,^5, that guests may have for themselves (hw:cpu_policy = dedicated); no others run there. Without it the host offers none. Guests of before keep to it from their next start on. */
  readonly cpu_dedicated_set?: string;
  /** CPUs of the host, such as 0-1, among which all other guests float; cpu_ratio counts these alone. Left out: all that are not in cpu_dedicated_set. */
  readonly cpu_shared_set?: string;
  /** Qualities of the host that flavors and images can require or forbid (trait:CUSTOM_GOLD = required). */
  readonly custom_traits?: ReadonlyArray<string>;
}
/** What Cairn reports about a host; null where nothing is known yet. */
export interface HostStatus {
  /** Whether Cairn can reach the host's libvirt; fenced: it cannot, and somebody vouches that the host is dead. */
  readonly state: 'up' | 'down' | 'fenced' | null;
  /** Name that the host gives itself. */
  readonly hostname: string | null;
  /** Machine type, such as x86_64. */
  readonly architecture: string | null;
  /** CPU model as libvirt names it. */
  readonly cpu_model: string | null;
  /** What CPU and hypervisor can do, by Placement's names (HW_CPU_X86_AVX2, COMPUTE_NODE); custom_traits come on top. */
  readonly traits: ReadonlyArray<string> | null;
  /** NUMA cells of the host. */
  readonly numa_cells: ReadonlyArray<HostNumaCell> | null;
  /** PCI devices of the host but for bridges. */
  readonly pci_devices: ReadonlyArray<HostPciDevice> | null;
  /** CPU threads of the host. */
  readonly vcpus: number | null;
  /**
   * Memory of the host.
   * Unit: MiB.
   */
  readonly memory_mib: number | null;
  /**
   * Size of the file system that holds storage_path.
   * Unit: GiB.
   */
  readonly disk_gib: number | null;
  /** kvm when a guest really ran under it, else tcg. */
  readonly accelerator: 'kvm' | 'tcg' | null;
  /** Version of libvirt. */
  readonly libvirt_version: string | null;
  /** Version of QEMU. */
  readonly qemu_version: string | null;
}
/**
 * Rules that take the place of those that Cairn ships, in OpenStack's words. No two policies have a rule in common.
 * The spec as it is stored, defaults filled in.
 */
export interface PolicySpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** What the policy is for. */
  readonly description?: string;
  /** Rule by name, such as publicize_image = "role:admin"; an empty rule allows everyone. */
  readonly rules: Readonly<Record<string, string>>;
}
/** What a user writes for a policy: what has a default may be left out. */
export interface PolicySpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** What the policy is for. */
  readonly description?: string;
  /** Rule by name, such as publicize_image = "role:admin"; an empty rule allows everyone. */
  readonly rules: Readonly<Record<string, string>>;
}
/** What Cairn reports about a policy; null where nothing is known yet. */
export type PolicyStatus = Readonly<Record<string, never>>;
/**
 * Owner and quota boundary of images, keypairs, networks, subnets and servers.
 * The spec as it is stored, defaults filled in.
 */
export interface ProjectSpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Domain that the project belongs to; the domain Default unless given.
   * Default: "00000000-0000-4000-8000-000000000001".
   * A change replaces the object.
   */
  readonly domain_id: DomainId;
  /**
   * Project above this one, in the same domain: roles that are inherited reach down from there.
   * A change replaces the object.
   */
  readonly parent_id?: ProjectId;
  /** What the project is for. */
  readonly description?: string;
  /**
   * Whether anybody can log in to the project; what it has keeps running.
   * Default: true.
   */
  readonly enabled: boolean;
  /**
   * Words to find the project by.
   * Default: [].
   */
  readonly tags: ReadonlyArray<string>;
}
/** What a user writes for a project: what has a default may be left out. */
export interface ProjectSpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Domain that the project belongs to; the domain Default unless given.
   * Default: "00000000-0000-4000-8000-000000000001".
   * A change replaces the object.
   */
  readonly domain_id?: DomainId;
  /**
   * Project above this one, in the same domain: roles that are inherited reach down from there.
   * A change replaces the object.
   */
  readonly parent_id?: ProjectId;
  /** What the project is for. */
  readonly description?: string;
  /**
   * Whether anybody can log in to the project; what it has keeps running.
   * Default: true.
   */
  readonly enabled?: boolean;
  /**
   * Words to find the project by.
   * Default: [].
   */
  readonly tags?: ReadonlyArray<string>;
}
/** What Cairn reports about a project; null where nothing is known yet. */
export type ProjectStatus = Readonly<Record<string, never>>;
/**
 * Bytes that servers boot from: a disk, a kernel (aki) or a ramdisk (ari). They come from a local file, a URL, a server or another image (at most one of these), or are uploaded later. Content is addressed by its SHA-256 and never changes; other content is another image.
 * The spec as it is stored, defaults filled in.
 */
export interface ImageSpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Project that owns the image.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /** What the image holds. */
  readonly description?: string;
  /**
   * Format of the disk; checked against what the bytes really are. aki is a kernel, ari a ramdisk, ami a bare file system. Needed before any bytes come. Disks that KVM cannot run from (vhd, vhdx, vmdk, vdi, ploop) are converted once.
   * A change replaces the object.
   */
  readonly disk_format?:
    'raw' | 'qcow2' | 'vhd' | 'vhdx' | 'vmdk' | 'vdi' | 'iso' | 'ploop' | 'aki' | 'ari' | 'ami';
  /**
   * What the disk is wrapped in: bare is nothing. The disk inside an ova is used; ovf and docker are kept and described, but nothing boots from them.
   * Default: "bare".
   * A change replaces the object.
   */
  readonly container_format: 'bare' | 'ovf' | 'ova' | 'aki' | 'ari' | 'ami' | 'docker';
  /** Path of the local file that the provider uploads; kept as the image's provenance. */
  readonly file?: string;
  /**
   * URL from which the service itself fetches the bytes, for example https://cloud.example.org/debian-12.qcow2. Give sha256 too, so that what is fetched is what you mean.
   * A change replaces the object.
   */
  readonly source_url?: string;
  /**
   * Server whose root disk becomes the image, as it is at that moment; the server goes on. The image stays when the server goes.
   * A change replaces the object.
   */
  readonly source_server_id?: ServerId;
  /**
   * Image whose content becomes this one's, converted when disk_format is another one. This image stays when that one goes.
   * A change replaces the object.
   */
  readonly source_image_id?: ImageId;
  /**
   * SHA-256 that the bytes must have; taken from the file when left out.
   * A change replaces the object.
   */
  readonly sha256?: string;
  /**
   * Number of bytes that there must be; taken from the file when left out.
   * Unit: bytes.
   * A change replaces the object.
   */
  readonly size_bytes?: number;
  /** Store of the service that keeps the bytes; its default store when left out. Another store moves them. */
  readonly store?: string;
  /**
   * Who may use the image besides its project: nobody (private), the projects that are members (shared), everybody who knows its id (community), everybody (public).
   * Default: "private".
   */
  readonly visibility: 'private' | 'shared' | 'community' | 'public';
  /**
   * Whether deletion is refused.
   * Default: false.
   */
  readonly protected: boolean;
  /**
   * Whether lists leave the image out unless they ask for hidden ones.
   * Default: false.
   */
  readonly hidden: boolean;
  /**
   * Whether nobody may download the image or make servers from it for the time being; servers that have it go on.
   * Default: false.
   */
  readonly deactivated: boolean;
  /**
   * Words to find the image by.
   * Default: [].
   */
  readonly tags: ReadonlyArray<string>;
  /**
   * Smallest root disk that a server of this image may have.
   * Unit: GiB.
   * Default: 0.
   */
  readonly min_disk_gib: number;
  /**
   * Smallest memory that a server of this image may have.
   * Unit: MiB.
   * Default: 0.
   */
  readonly min_memory_mib: number;
  /**
   * Free properties, for example os_distro. The hardware of new servers follows hw_machine_type, hw_firmware_type, hw_disk_bus, hw_vif_model and others of OpenStack's names, as the guide on servers says.
   * Default: {}.
   */
  readonly properties: Readonly<Record<string, string>>;
}
/** What a user writes for an image: what has a default may be left out. */
export interface ImageSpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Project that owns the image.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /** What the image holds. */
  readonly description?: string;
  /**
   * Format of the disk; checked against what the bytes really are. aki is a kernel, ari a ramdisk, ami a bare file system. Needed before any bytes come. Disks that KVM cannot run from (vhd, vhdx, vmdk, vdi, ploop) are converted once.
   * A change replaces the object.
   */
  readonly disk_format?:
    'raw' | 'qcow2' | 'vhd' | 'vhdx' | 'vmdk' | 'vdi' | 'iso' | 'ploop' | 'aki' | 'ari' | 'ami';
  /**
   * What the disk is wrapped in: bare is nothing. The disk inside an ova is used; ovf and docker are kept and described, but nothing boots from them.
   * Default: "bare".
   * A change replaces the object.
   */
  readonly container_format?: 'bare' | 'ovf' | 'ova' | 'aki' | 'ari' | 'ami' | 'docker';
  /** Path of the local file that the provider uploads; kept as the image's provenance. */
  readonly file?: string;
  /**
   * URL from which the service itself fetches the bytes, for example https://cloud.example.org/debian-12.qcow2. Give sha256 too, so that what is fetched is what you mean.
   * A change replaces the object.
   */
  readonly source_url?: string;
  /**
   * Server whose root disk becomes the image, as it is at that moment; the server goes on. The image stays when the server goes.
   * A change replaces the object.
   */
  readonly source_server_id?: ServerId;
  /**
   * Image whose content becomes this one's, converted when disk_format is another one. This image stays when that one goes.
   * A change replaces the object.
   */
  readonly source_image_id?: ImageId;
  /**
   * SHA-256 that the bytes must have; taken from the file when left out.
   * A change replaces the object.
   */
  readonly sha256?: string;
  /**
   * Number of bytes that there must be; taken from the file when left out.
   * Unit: bytes.
   * A change replaces the object.
   */
  readonly size_bytes?: number;
  /** Store of the service that keeps the bytes; its default store when left out. Another store moves them. */
  readonly store?: string;
  /**
   * Who may use the image besides its project: nobody (private), the projects that are members (shared), everybody who knows its id (community), everybody (public).
   * Default: "private".
   */
  readonly visibility?: 'private' | 'shared' | 'community' | 'public';
  /**
   * Whether deletion is refused.
   * Default: false.
   */
  readonly protected?: boolean;
  /**
   * Whether lists leave the image out unless they ask for hidden ones.
   * Default: false.
   */
  readonly hidden?: boolean;
  /**
   * Whether nobody may download the image or make servers from it for the time being; servers that have it go on.
   * Default: false.
   */
  readonly deactivated?: boolean;
  /**
   * Words to find the image by.
   * Default: [].
   */
  readonly tags?: ReadonlyArray<string>;
  /**
   * Smallest root disk that a server of this image may have.
   * Unit: GiB.
   * Default: 0.
   */
  readonly min_disk_gib?: number;
  /**
   * Smallest memory that a server of this image may have.
   * Unit: MiB.
   * Default: 0.
   */
  readonly min_memory_mib?: number;
  /**
   * Free properties, for example os_distro. The hardware of new servers follows hw_machine_type, hw_firmware_type, hw_disk_bus, hw_vif_model and others of OpenStack's names, as the guide on servers says.
   * Default: {}.
   */
  readonly properties?: Readonly<Record<string, string>>;
}
/** What Cairn reports about an image; null where nothing is known yet. */
export interface ImageStatus {
  /** Glance's word for where the content is: queued (waiting for bytes), saving (bytes arrive), uploading (bytes are staged for an import), importing (the service fetches, captures or converts), active, deactivated, killed (refused), pending_delete, deleted. */
  readonly state:
    | 'queued'
    | 'saving'
    | 'uploading'
    | 'importing'
    | 'active'
    | 'deactivated'
    | 'killed'
    | 'pending_delete'
    | 'deleted'
    | null;
  /** SHA-256 of the bytes. Known once active. */
  readonly content_sha256: string | null;
  /**
   * Number of bytes. Known once active.
   * Unit: bytes.
   */
  readonly content_size_bytes: number | null;
  /** MD5 of the bytes (Glance's checksum). Known once active. */
  readonly md5: string | null;
  /** SHA-512 of the bytes (Glance's os_hash_value). Known once active. */
  readonly sha512: string | null;
  /**
   * Size of the disk that a guest sees; the file's own size for raw, iso, aki, ari and ami. Known once active.
   * Unit: bytes.
   */
  readonly virtual_size_bytes: number | null;
  /** Fields whose observed value differs from the desired one although nobody edited the spec: field to 'expected X, found Y'. Empty when all agrees. */
  readonly drift: Readonly<Record<string, string>> | null;
}
/**
 * What a project says of an image that another project shares with it: whether the image is in its lists. Only for an image of which the project is a member.
 * The spec as it is stored, defaults filled in.
 */
export interface ImageAcceptanceSpec {
  /**
   * Project that the image is shared with; what it says goes with it.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /**
   * Image of the other project; what is said of it goes with it, and with the membership.
   * A change replaces the object.
   */
  readonly image_id: ImageId;
  /**
   * Whether the project takes the image: accepted ones are in its lists, pending and rejected ones are not.
   * Default: "accepted".
   */
  readonly status: 'pending' | 'accepted' | 'rejected';
}
/** What a user writes for an image acceptance: what has a default may be left out. */
export interface ImageAcceptanceSpecInput {
  /**
   * Project that the image is shared with; what it says goes with it.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /**
   * Image of the other project; what is said of it goes with it, and with the membership.
   * A change replaces the object.
   */
  readonly image_id: ImageId;
  /**
   * Whether the project takes the image: accepted ones are in its lists, pending and rejected ones are not.
   * Default: "accepted".
   */
  readonly status?: 'pending' | 'accepted' | 'rejected';
}
/** What Cairn reports about an image acceptance; null where nothing is known yet. */
export interface ImageAcceptanceStatus {
  /** Image and project, as import takes them: IMAGE_ID/PROJECT_ID. */
  readonly name: string | null;
}
/**
 * A project that may use a shared image of another project. It counts while the image's visibility is shared; servers that have the image go on when it ends.
 * The spec as it is stored, defaults filled in.
 */
export interface ImageMemberSpec {
  /**
   * Project that owns the image; the membership goes with it.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /**
   * Image that is shared; the membership goes with it.
   * A change replaces the object.
   */
  readonly image_id: ImageId;
  /**
   * Id of the project that may use the image; the membership goes with it. Whether there is such a project is not told to other projects.
   * A change replaces the object.
   */
  readonly member_id: string;
}
/** What a user writes for an image member: what has a default may be left out. */
export interface ImageMemberSpecInput {
  /**
   * Project that owns the image; the membership goes with it.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /**
   * Image that is shared; the membership goes with it.
   * A change replaces the object.
   */
  readonly image_id: ImageId;
  /**
   * Id of the project that may use the image; the membership goes with it. Whether there is such a project is not told to other projects.
   * A change replaces the object.
   */
  readonly member_id: string;
}
/** What Cairn reports about an image member; null where nothing is known yet. */
export interface ImageMemberStatus {
  /** What the other project says of it (cairn_image_acceptance): the image is in its lists once it has accepted. It may use the image by its id anyway. */
  readonly acceptance: 'pending' | 'accepted' | 'rejected' | null;
  /** Image and project, as import takes them: IMAGE_ID/PROJECT_ID. */
  readonly name: string | null;
}
/**
 * An SSH public key that servers accept for their default user. Cairn never sees a private key.
 * The spec as it is stored, defaults filled in.
 */
export interface KeypairSpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Project that owns the keypair.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /**
   * Public key in OpenSSH's one-line form, for example the content of id_ed25519.pub without the line end.
   * A change replaces the object.
   */
  readonly public_key: string;
}
/** What a user writes for a keypair: what has a default may be left out. */
export interface KeypairSpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Project that owns the keypair.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /**
   * Public key in OpenSSH's one-line form, for example the content of id_ed25519.pub without the line end.
   * A change replaces the object.
   */
  readonly public_key: string;
}
/** What Cairn reports about a keypair; null where nothing is known yet. */
export interface KeypairStatus {
  /** SHA256 fingerprint as ssh-keygen -l prints it. */
  readonly fingerprint: string | null;
}
/**
 * A private layer-2 segment. Its subnets give it addresses; each subnet becomes one libvirt network on every host where a server uses it.
 * The spec as it is stored, defaults filled in.
 */
export interface NetworkSpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Project that owns the network.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /** What the network is for. */
  readonly description?: string;
  /**
   * How guests reach the outside: nat (behind the host's address), route (routed, unchanged), isolated (not at all).
   * Default: "nat".
   * A change replaces the object.
   */
  readonly mode: 'nat' | 'route' | 'isolated';
  /**
   * Largest packet, told to guests by DHCP.
   * Default: 1500.
   * A change replaces the object.
   */
  readonly mtu: number;
  /**
   * Domain in which guests find each other by name, for example web.internal.
   * A change replaces the object.
   */
  readonly dns_domain?: string;
}
/** What a user writes for a network: what has a default may be left out. */
export interface NetworkSpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Project that owns the network.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /** What the network is for. */
  readonly description?: string;
  /**
   * How guests reach the outside: nat (behind the host's address), route (routed, unchanged), isolated (not at all).
   * Default: "nat".
   * A change replaces the object.
   */
  readonly mode?: 'nat' | 'route' | 'isolated';
  /**
   * Largest packet, told to guests by DHCP.
   * Default: 1500.
   * A change replaces the object.
   */
  readonly mtu?: number;
  /**
   * Domain in which guests find each other by name, for example web.internal.
   * A change replaces the object.
   */
  readonly dns_domain?: string;
}
/** What Cairn reports about a network; null where nothing is known yet. */
export type NetworkStatus = Readonly<Record<string, never>>;
/**
 * How much a project may have. Only an administrator writes it.
 * The spec as it is stored, defaults filled in.
 */
export interface QuotaSpec {
  /**
   * Project that it is for; the quota goes with it.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /** Servers, members of sets included. -1 is without limit; the service's default unless given. */
  readonly servers?: number;
  /** Virtual CPUs of all servers. -1 is without limit; the service's default unless given. */
  readonly vcpus?: number;
  /**
   * Memory of all servers. -1 is without limit; the service's default unless given.
   * Unit: MiB.
   */
  readonly memory_mib?: number;
  /**
   * Root disks of all servers. -1 is without limit; the service's default unless given.
   * Unit: GiB.
   */
  readonly disk_gib?: number;
  /** Images. -1 is without limit; the service's default unless given. */
  readonly images?: number;
  /**
   * Bytes of all images, rounded up for each. -1 is without limit; the service's default unless given.
   * Unit: GiB.
   */
  readonly image_gib?: number;
  /** Keypairs. -1 is without limit; the service's default unless given. */
  readonly keypairs?: number;
  /** Networks. -1 is without limit; the service's default unless given. */
  readonly networks?: number;
  /** Subnets. -1 is without limit; the service's default unless given. */
  readonly subnets?: number;
}
/** What a user writes for a quota: what has a default may be left out. */
export interface QuotaSpecInput {
  /**
   * Project that it is for; the quota goes with it.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /** Servers, members of sets included. -1 is without limit; the service's default unless given. */
  readonly servers?: number;
  /** Virtual CPUs of all servers. -1 is without limit; the service's default unless given. */
  readonly vcpus?: number;
  /**
   * Memory of all servers. -1 is without limit; the service's default unless given.
   * Unit: MiB.
   */
  readonly memory_mib?: number;
  /**
   * Root disks of all servers. -1 is without limit; the service's default unless given.
   * Unit: GiB.
   */
  readonly disk_gib?: number;
  /** Images. -1 is without limit; the service's default unless given. */
  readonly images?: number;
  /**
   * Bytes of all images, rounded up for each. -1 is without limit; the service's default unless given.
   * Unit: GiB.
   */
  readonly image_gib?: number;
  /** Keypairs. -1 is without limit; the service's default unless given. */
  readonly keypairs?: number;
  /** Networks. -1 is without limit; the service's default unless given. */
  readonly networks?: number;
  /** Subnets. -1 is without limit; the service's default unless given. */
  readonly subnets?: number;
}
/** What Cairn reports about a quota; null where nothing is known yet. */
export interface QuotaStatus {
  /** What the project has now, in the same words. */
  readonly used: Readonly<Record<string, number>> | null;
  /** Id of the project. */
  readonly name: string | null;
}
/**
 * A place that endpoints are in. Its name is what OpenStack calls its id.
 * The spec as it is stored, defaults filled in.
 */
export interface RegionSpec {
  /**
   * Name: 1 to 255 printable characters without '/', no space at either end.
   * A change replaces the object.
   */
  readonly name: string;
  /** Where the region is. */
  readonly description?: string;
  /** Region that this one is a part of. */
  readonly parent_region_id?: RegionId;
}
/** What a user writes for a region: what has a default may be left out. */
export interface RegionSpecInput {
  /**
   * Name: 1 to 255 printable characters without '/', no space at either end.
   * A change replaces the object.
   */
  readonly name: string;
  /** Where the region is. */
  readonly description?: string;
  /** Region that this one is a part of. */
  readonly parent_region_id?: RegionId;
}
/** What Cairn reports about a region; null where nothing is known yet. */
export type RegionStatus = Readonly<Record<string, never>>;
/**
 * What an assignment gives; rules of policies ask for it by its name. Shipped: admin, manager, member, reader, each with those after it.
 * The spec as it is stored, defaults filled in.
 */
export interface RoleSpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** What the role is for. */
  readonly description?: string;
  /**
   * Roles that come with this one.
   * Default: [].
   */
  readonly implied_role_ids: ReadonlyArray<RoleId>;
}
/** What a user writes for a role: what has a default may be left out. */
export interface RoleSpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** What the role is for. */
  readonly description?: string;
  /**
   * Roles that come with this one.
   * Default: [].
   */
  readonly implied_role_ids?: ReadonlyArray<RoleId>;
}
/** What Cairn reports about a role; null where nothing is known yet. */
export type RoleStatus = Readonly<Record<string, never>>;
/**
 * A rule that says which servers are kept on one host or apart. Servers join it by server_group_id. The rule holds from their first placement on, whoever else is placed at the same time.
 * The spec as it is stored, defaults filled in.
 */
export interface ServerGroupSpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Project that owns the group.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /** What the group is for. */
  readonly description?: string;
  /**
   * affinity: all on one host. anti-affinity: not more than max_servers_per_host on one host. The soft ones are wishes that yield to room.
   * A change replaces the object.
   */
  readonly policy: 'affinity' | 'anti-affinity' | 'soft-affinity' | 'soft-anti-affinity';
  /**
   * How many servers of the group one host may have; for anti-affinity only, where it is 1 when left out.
   * A change replaces the object.
   */
  readonly max_servers_per_host?: number;
  /** How many servers of the group Cairn may let be unavailable at once: the draining of hosts, changes that restart, rebuild or move a server, and repairs that restart one wait for each other. Servers that do not run, for whatever reason, count. Without limit when left out. */
  readonly max_unavailable?: number;
}
/** What a user writes for a server group: what has a default may be left out. */
export interface ServerGroupSpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Project that owns the group.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /** What the group is for. */
  readonly description?: string;
  /**
   * affinity: all on one host. anti-affinity: not more than max_servers_per_host on one host. The soft ones are wishes that yield to room.
   * A change replaces the object.
   */
  readonly policy: 'affinity' | 'anti-affinity' | 'soft-affinity' | 'soft-anti-affinity';
  /**
   * How many servers of the group one host may have; for anti-affinity only, where it is 1 when left out.
   * A change replaces the object.
   */
  readonly max_servers_per_host?: number;
  /** How many servers of the group Cairn may let be unavailable at once: the draining of hosts, changes that restart, rebuild or move a server, and repairs that restart one wait for each other. Servers that do not run, for whatever reason, count. Without limit when left out. */
  readonly max_unavailable?: number;
}
/** What Cairn reports about a server group; null where nothing is known yet. */
export type ServerGroupStatus = Readonly<Record<string, never>>;
/**
 * An API that the catalogue of every token names.
 * The spec as it is stored, defaults filled in.
 */
export interface ServiceSpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** What it speaks, such as identity, image, compute or network. */
  readonly type: string;
  /** What the service is for. */
  readonly description?: string;
  /**
   * Whether the catalogue shows it.
   * Default: true.
   */
  readonly enabled: boolean;
}
/** What a user writes for a service: what has a default may be left out. */
export interface ServiceSpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** What it speaks, such as identity, image, compute or network. */
  readonly type: string;
  /** What the service is for. */
  readonly description?: string;
  /**
   * Whether the catalogue shows it.
   * Default: true.
   */
  readonly enabled?: boolean;
}
/** What Cairn reports about a service; null where nothing is known yet. */
export type ServiceStatus = Readonly<Record<string, never>>;
/**
 * Address at which a service is reached, for one audience in one region.
 * The spec as it is stored, defaults filled in.
 */
export interface EndpointSpec {
  /**
   * Service that is reached here; the endpoint goes with it.
   * A change replaces the object.
   */
  readonly service_id: ServiceId;
  /**
   * Who it is for.
   * A change replaces the object.
   */
  readonly interface: 'public' | 'internal' | 'admin';
  /**
   * Region that it is in; none unless given.
   * A change replaces the object.
   */
  readonly region_id?: RegionId;
  /** Address; %(project_id)s stands for the project of the token. */
  readonly url: string;
  /**
   * Whether the catalogue shows it.
   * Default: true.
   */
  readonly enabled: boolean;
}
/** What a user writes for an endpoint: what has a default may be left out. */
export interface EndpointSpecInput {
  /**
   * Service that is reached here; the endpoint goes with it.
   * A change replaces the object.
   */
  readonly service_id: ServiceId;
  /**
   * Who it is for.
   * A change replaces the object.
   */
  readonly interface: 'public' | 'internal' | 'admin';
  /**
   * Region that it is in; none unless given.
   * A change replaces the object.
   */
  readonly region_id?: RegionId;
  /** Address; %(project_id)s stands for the project of the token. */
  readonly url: string;
  /**
   * Whether the catalogue shows it.
   * Default: true.
   */
  readonly enabled?: boolean;
}
/** What Cairn reports about an endpoint; null where nothing is known yet. */
export interface EndpointStatus {
  /** Service, audience and region, as import takes them: SERVICE_ID/INTERFACE/region:REGION_ID. */
  readonly name: string | null;
}
/**
 * An IPv4 range of a network, with DHCP. The address that Cairn reserves for a server is the address that its guest gets.
 * The spec as it is stored, defaults filled in.
 */
export interface SubnetSpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Project that owns the subnet.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /**
   * Network that the subnet belongs to.
   * A change replaces the object.
   */
  readonly network_id: NetworkId;
  /**
   * IPv4 network in CIDR form with a prefix of 16 to 30, for example 10.20.0.0/24.
   * A change replaces the object.
   */
  readonly cidr: string;
  /**
   * Address of the host's side of the subnet; the first of the range when left out.
   * A change replaces the object.
   */
  readonly gateway_address?: string;
  /**
   * Resolvers that DHCP names, in order; the gateway when empty.
   * Default: [].
   */
  readonly dns_servers: ReadonlyArray<string>;
  /**
   * What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it).
   * Default: "enforce".
   */
  readonly drift_policy: 'enforce' | 'report';
}
/** What a user writes for a subnet: what has a default may be left out. */
export interface SubnetSpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Project that owns the subnet.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /**
   * Network that the subnet belongs to.
   * A change replaces the object.
   */
  readonly network_id: NetworkId;
  /**
   * IPv4 network in CIDR form with a prefix of 16 to 30, for example 10.20.0.0/24.
   * A change replaces the object.
   */
  readonly cidr: string;
  /**
   * Address of the host's side of the subnet; the first of the range when left out.
   * A change replaces the object.
   */
  readonly gateway_address?: string;
  /**
   * Resolvers that DHCP names, in order; the gateway when empty.
   * Default: [].
   */
  readonly dns_servers?: ReadonlyArray<string>;
  /**
   * What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it).
   * Default: "enforce".
   */
  readonly drift_policy?: 'enforce' | 'report';
}
/** What Cairn reports about a subnet; null where nothing is known yet. */
export interface SubnetStatus {
  /** Gateway in use. */
  readonly gateway: string | null;
  /** Fields whose observed value differs from the desired one although nobody edited the spec: field to 'expected X, found Y'. Empty when all agrees. */
  readonly drift: Readonly<Record<string, string>> | null;
}
/** One entry of nics: Network interfaces by a name of your choice; the guest sees them in alphabetical order of these names. */
export interface ServerNic {
  /** Subnet to plug into. */
  readonly subnet_id: SubnetId;
  /** Address inside the subnet; chosen by Cairn when left out. */
  readonly address?: string;
}
/**
 * A virtual machine. Its id is the UUID of its libvirt domain.
 * The spec as it is stored, defaults filled in.
 */
export interface ServerSpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** Name that clients of OpenStack see, where it cannot be the name: they give several servers of a project the same one. */
  readonly display_name?: string;
  /**
   * Project that owns the server.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /** What the server is for. */
  readonly description?: string;
  /**
   * Size of the server. Another flavor changes CPUs and memory with one restart.
   * A change restarts what runs.
   */
  readonly flavor_id: FlavorId;
  /** Flavor that the server had before a resize that nobody confirmed yet: while it is set, the state is RESIZE or VERIFY_RESIZE. Unset it to confirm; swap it with flavor_id to go back. */
  readonly previous_flavor_id?: FlavorId;
  /**
   * Disk image that the root disk starts from. Needed unless kernel_id is given. Another image rebuilds the server: same id, addresses and MACs, a new root disk.
   * A change makes anew what runs: data on it is lost.
   */
  readonly image_id?: ImageId;
  /**
   * Disk image to boot from for as long as it is given, to repair the server: from a disk that is thrown away afterwards, with the server's own root disk as its second.
   * A change restarts what runs.
   */
  readonly rescue_image_id?: ImageId;
  /**
   * Kernel image (aki) to boot directly.
   * A change replaces the object.
   */
  readonly kernel_id?: ImageId;
  /**
   * Ramdisk image (ari) for the kernel; needs kernel_id.
   * A change replaces the object.
   */
  readonly ramdisk_id?: ImageId;
  /**
   * Command line of the kernel; needs kernel_id. console=ttyS0 shows the boot in the console log.
   * A change restarts what runs.
   */
  readonly kernel_arguments?: string;
  /**
   * Key that the guest's default user accepts, delivered by the config drive at first boot.
   * A change replaces the object.
   */
  readonly keypair_id?: KeypairId;
  /**
   * Cloud-init user data, delivered by the config drive at first boot. At most 65,535 bytes. It can be read by all who may read the object; user_data_wo cannot.
   * A change replaces the object.
   */
  readonly user_data?: string;
  /**
   * Cloud-init user data, delivered by the config drive at first boot. At most 65,535 bytes. Never returned, and in no plan and no state; sent at creation and when user_data_wo_version changes.
   * Write-only: never returned.
   * A change replaces the object.
   */
  readonly user_data_wo?: string;
  /**
   * Any number, needed with user_data_wo: another one means another secret.
   * A change replaces the object.
   */
  readonly user_data_wo_version?: number;
  /**
   * Free keys and values, also given to the guest at first boot.
   * Default: {}.
   */
  readonly metadata: Readonly<Record<string, string>>;
  /**
   * Network interfaces by a name of your choice; the guest sees them in alphabetical order of these names.
   * Default: {}.
   */
  readonly nics: Readonly<Record<string, ServerNic>>;
  /**
   * What the guest should do: running; stopped; paused (its memory stays in the host's, its CPUs stand still); suspended (its memory is kept on the host's disk until it runs again; a guest that has none is stopped); shelved (stopped, with its CPUs and memory given back: it is placed again, and moved if its host has no room, when it is to run).
   * Default: "running".
   */
  readonly power_state: 'running' | 'stopped' | 'paused' | 'suspended' | 'shelved';
  /** Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is. */
  readonly host_id?: HostId;
  /**
   * How the server moves when it must, because its host_id changed: live (with its guest running; cold while it does not run), cold (the guest is stopped, moved and started again), never (another host_id is refused).
   * Default: "live".
   */
  readonly migration_policy: 'live' | 'cold' | 'never';
  /** Zone to place the server in, as an aggregate names it; any when left out. Another zone moves the server there, as its migration_policy says; one that is already there stays. */
  readonly availability_zone?: string;
  /**
   * Group whose rule says which servers share a host.
   * A change replaces the object.
   */
  readonly server_group_id?: ServerGroupId;
  /**
   * Servers with one of which this one is placed together, once they have a place. Those that go are forgotten.
   * A change replaces the object.
   */
  readonly same_host_as_ids?: ReadonlyArray<ServerId>;
  /**
   * Servers away from which this one is placed, once they have a place. Those that go are forgotten.
   * A change replaces the object.
   */
  readonly different_host_from_ids?: ReadonlyArray<ServerId>;
  /**
   * What happens when the host is fenced and does not answer: wait for it, or rebuild the server on another host, with its addresses and a new root disk from its image. A server on storage that hosts share loses nothing, so it is started on another host in both cases.
   * Default: "wait".
   */
  readonly on_host_loss: 'wait' | 'rebuild';
  /** Whether nobody but administrators may change the server, act on it or delete it before it is unlocked. */
  readonly locked?: boolean;
  /** Why the server is locked. */
  readonly locked_reason?: string;
  /** Words to find the server by, each without ',' and '/'. */
  readonly tags?: ReadonlyArray<string>;
  /**
   * What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it).
   * Default: "enforce".
   */
  readonly drift_policy: 'enforce' | 'report';
}
/** What a user writes for a server: what has a default may be left out. */
export interface ServerSpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /** Name that clients of OpenStack see, where it cannot be the name: they give several servers of a project the same one. */
  readonly display_name?: string;
  /**
   * Project that owns the server.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /** What the server is for. */
  readonly description?: string;
  /**
   * Size of the server. Another flavor changes CPUs and memory with one restart.
   * A change restarts what runs.
   */
  readonly flavor_id: FlavorId;
  /** Flavor that the server had before a resize that nobody confirmed yet: while it is set, the state is RESIZE or VERIFY_RESIZE. Unset it to confirm; swap it with flavor_id to go back. */
  readonly previous_flavor_id?: FlavorId;
  /**
   * Disk image that the root disk starts from. Needed unless kernel_id is given. Another image rebuilds the server: same id, addresses and MACs, a new root disk.
   * A change makes anew what runs: data on it is lost.
   */
  readonly image_id?: ImageId;
  /**
   * Disk image to boot from for as long as it is given, to repair the server: from a disk that is thrown away afterwards, with the server's own root disk as its second.
   * A change restarts what runs.
   */
  readonly rescue_image_id?: ImageId;
  /**
   * Kernel image (aki) to boot directly.
   * A change replaces the object.
   */
  readonly kernel_id?: ImageId;
  /**
   * Ramdisk image (ari) for the kernel; needs kernel_id.
   * A change replaces the object.
   */
  readonly ramdisk_id?: ImageId;
  /**
   * Command line of the kernel; needs kernel_id. console=ttyS0 shows the boot in the console log.
   * A change restarts what runs.
   */
  readonly kernel_arguments?: string;
  /**
   * Key that the guest's default user accepts, delivered by the config drive at first boot.
   * A change replaces the object.
   */
  readonly keypair_id?: KeypairId;
  /**
   * Cloud-init user data, delivered by the config drive at first boot. At most 65,535 bytes. It can be read by all who may read the object; user_data_wo cannot.
   * A change replaces the object.
   */
  readonly user_data?: string;
  /**
   * Cloud-init user data, delivered by the config drive at first boot. At most 65,535 bytes. Never returned, and in no plan and no state; sent at creation and when user_data_wo_version changes.
   * Write-only: never returned.
   * A change replaces the object.
   */
  readonly user_data_wo?: string;
  /**
   * Any number, needed with user_data_wo: another one means another secret.
   * A change replaces the object.
   */
  readonly user_data_wo_version?: number;
  /**
   * Free keys and values, also given to the guest at first boot.
   * Default: {}.
   */
  readonly metadata?: Readonly<Record<string, string>>;
  /**
   * Network interfaces by a name of your choice; the guest sees them in alphabetical order of these names.
   * Default: {}.
   */
  readonly nics?: Readonly<Record<string, ServerNic>>;
  /**
   * What the guest should do: running; stopped; paused (its memory stays in the host's, its CPUs stand still); suspended (its memory is kept on the host's disk until it runs again; a guest that has none is stopped); shelved (stopped, with its CPUs and memory given back: it is placed again, and moved if its host has no room, when it is to run).
   * Default: "running".
   */
  readonly power_state?: 'running' | 'stopped' | 'paused' | 'suspended' | 'shelved';
  /** Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is. */
  readonly host_id?: HostId;
  /**
   * How the server moves when it must, because its host_id changed: live (with its guest running; cold while it does not run), cold (the guest is stopped, moved and started again), never (another host_id is refused).
   * Default: "live".
   */
  readonly migration_policy?: 'live' | 'cold' | 'never';
  /** Zone to place the server in, as an aggregate names it; any when left out. Another zone moves the server there, as its migration_policy says; one that is already there stays. */
  readonly availability_zone?: string;
  /**
   * Group whose rule says which servers share a host.
   * A change replaces the object.
   */
  readonly server_group_id?: ServerGroupId;
  /**
   * Servers with one of which this one is placed together, once they have a place. Those that go are forgotten.
   * A change replaces the object.
   */
  readonly same_host_as_ids?: ReadonlyArray<ServerId>;
  /**
   * Servers away from which this one is placed, once they have a place. Those that go are forgotten.
   * A change replaces the object.
   */
  readonly different_host_from_ids?: ReadonlyArray<ServerId>;
  /**
   * What happens when the host is fenced and does not answer: wait for it, or rebuild the server on another host, with its addresses and a new root disk from its image. A server on storage that hosts share loses nothing, so it is started on another host in both cases.
   * Default: "wait".
   */
  readonly on_host_loss?: 'wait' | 'rebuild';
  /** Whether nobody but administrators may change the server, act on it or delete it before it is unlocked. */
  readonly locked?: boolean;
  /** Why the server is locked. */
  readonly locked_reason?: string;
  /** Words to find the server by, each without ',' and '/'. */
  readonly tags?: ReadonlyArray<string>;
  /**
   * What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it).
   * Default: "enforce".
   */
  readonly drift_policy?: 'enforce' | 'report';
}
/** What Cairn reports about a server; null where nothing is known yet. */
export interface ServerStatus {
  /** Nova's word for where the server is. */
  readonly state:
    | 'ACTIVE'
    | 'BUILD'
    | 'DELETED'
    | 'ERROR'
    | 'HARD_REBOOT'
    | 'MIGRATING'
    | 'PAUSED'
    | 'REBOOT'
    | 'REBUILD'
    | 'RESCUE'
    | 'RESIZE'
    | 'REVERT_RESIZE'
    | 'SHELVED'
    | 'SHELVED_OFFLOADED'
    | 'SHUTOFF'
    | 'SUSPENDED'
    | 'UNKNOWN'
    | 'VERIFY_RESIZE'
    | null;
  /** Address of each interface, by its name in nics. */
  readonly addresses: Readonly<Record<string, string>> | null;
  /** MAC address of each interface, by its name in nics. */
  readonly mac_addresses: Readonly<Record<string, string>> | null;
  /** Host that the server is on. */
  readonly placed_host_id: HostId | null;
  /** Name of the libvirt domain, as virsh list shows it. */
  readonly instance_name: string | null;
  /** How the guest's CPU runs: kvm (hardware) or tcg (emulated). */
  readonly accelerator: 'kvm' | 'tcg' | null;
  /** Fields whose observed value differs from the desired one although nobody edited the spec: field to 'expected X, found Y'. Empty when all agrees. */
  readonly drift: Readonly<Record<string, string>> | null;
}
/** One entry of nics: Network interfaces by a name of your choice. Each member gets an address of its own; ask for a certain one in members. */
export interface ServerSetTemplateNic {
  /** Subnet to plug into. */
  readonly subnet_id: SubnetId;
}
/** One entry of template: What every member is made from: a server without name and project. */
export interface ServerSetTemplate {
  /** What the server is for. */
  readonly description?: string;
  /**
   * Size of the server. Another flavor changes CPUs and memory with one restart.
   * A change restarts what runs.
   */
  readonly flavor_id: FlavorId;
  /**
   * Disk image that the root disk starts from. Needed unless kernel_id is given. Another image rebuilds the server: same id, addresses and MACs, a new root disk.
   * A change makes anew what runs: data on it is lost.
   */
  readonly image_id?: ImageId;
  /**
   * Kernel image (aki) to boot directly.
   * A change makes anew what runs: data on it is lost.
   */
  readonly kernel_id?: ImageId;
  /**
   * Ramdisk image (ari) for the kernel; needs kernel_id.
   * A change makes anew what runs: data on it is lost.
   */
  readonly ramdisk_id?: ImageId;
  /**
   * Command line of the kernel; needs kernel_id. console=ttyS0 shows the boot in the console log.
   * A change restarts what runs.
   */
  readonly kernel_arguments?: string;
  /**
   * Key that the guest's default user accepts, delivered by the config drive at first boot.
   * A change makes anew what runs: data on it is lost.
   */
  readonly keypair_id?: KeypairId;
  /**
   * Cloud-init user data, delivered by the config drive at first boot. At most 65,535 bytes.
   * A change makes anew what runs: data on it is lost.
   */
  readonly user_data?: string;
  /**
   * Free keys and values, also given to the guest at first boot.
   * Default: {}.
   */
  readonly metadata: Readonly<Record<string, string>>;
  /**
   * Network interfaces by a name of your choice. Each member gets an address of its own; ask for a certain one in members.
   * Default: {}.
   */
  readonly nics: Readonly<Record<string, ServerSetTemplateNic>>;
  /**
   * What the guest should do: running; stopped; paused (its memory stays in the host's, its CPUs stand still); suspended (its memory is kept on the host's disk until it runs again; a guest that has none is stopped); shelved (stopped, with its CPUs and memory given back: it is placed again, and moved if its host has no room, when it is to run).
   * Default: "running".
   */
  readonly power_state: 'running' | 'stopped' | 'paused' | 'suspended' | 'shelved';
  /** Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is. */
  readonly host_id?: HostId;
  /**
   * How the server moves when it must, because its host_id changed: live (with its guest running; cold while it does not run), cold (the guest is stopped, moved and started again), never (another host_id is refused).
   * Default: "live".
   */
  readonly migration_policy: 'live' | 'cold' | 'never';
  /** Zone to place the server in, as an aggregate names it; any when left out. Another zone moves the server there, as its migration_policy says; one that is already there stays. */
  readonly availability_zone?: string;
  /**
   * Group whose rule says which servers share a host.
   * A change makes anew what runs: data on it is lost.
   */
  readonly server_group_id?: ServerGroupId;
  /**
   * Servers with one of which this one is placed together, once they have a place. Those that go are forgotten.
   * A change makes anew what runs: data on it is lost.
   */
  readonly same_host_as_ids?: ReadonlyArray<ServerId>;
  /**
   * Servers away from which this one is placed, once they have a place. Those that go are forgotten.
   * A change makes anew what runs: data on it is lost.
   */
  readonly different_host_from_ids?: ReadonlyArray<ServerId>;
  /**
   * What happens when the host is fenced and does not answer: wait for it, or rebuild the server on another host, with its addresses and a new root disk from its image. A server on storage that hosts share loses nothing, so it is started on another host in both cases.
   * Default: "wait".
   */
  readonly on_host_loss: 'wait' | 'rebuild';
  /**
   * What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it).
   * Default: "enforce".
   */
  readonly drift_policy: 'enforce' | 'report';
}
/** One entry of template as a user writes it. */
export interface ServerSetTemplateInput {
  /** What the server is for. */
  readonly description?: string;
  /**
   * Size of the server. Another flavor changes CPUs and memory with one restart.
   * A change restarts what runs.
   */
  readonly flavor_id: FlavorId;
  /**
   * Disk image that the root disk starts from. Needed unless kernel_id is given. Another image rebuilds the server: same id, addresses and MACs, a new root disk.
   * A change makes anew what runs: data on it is lost.
   */
  readonly image_id?: ImageId;
  /**
   * Kernel image (aki) to boot directly.
   * A change makes anew what runs: data on it is lost.
   */
  readonly kernel_id?: ImageId;
  /**
   * Ramdisk image (ari) for the kernel; needs kernel_id.
   * A change makes anew what runs: data on it is lost.
   */
  readonly ramdisk_id?: ImageId;
  /**
   * Command line of the kernel; needs kernel_id. console=ttyS0 shows the boot in the console log.
   * A change restarts what runs.
   */
  readonly kernel_arguments?: string;
  /**
   * Key that the guest's default user accepts, delivered by the config drive at first boot.
   * A change makes anew what runs: data on it is lost.
   */
  readonly keypair_id?: KeypairId;
  /**
   * Cloud-init user data, delivered by the config drive at first boot. At most 65,535 bytes.
   * A change makes anew what runs: data on it is lost.
   */
  readonly user_data?: string;
  /**
   * Free keys and values, also given to the guest at first boot.
   * Default: {}.
   */
  readonly metadata?: Readonly<Record<string, string>>;
  /**
   * Network interfaces by a name of your choice. Each member gets an address of its own; ask for a certain one in members.
   * Default: {}.
   */
  readonly nics?: Readonly<Record<string, ServerSetTemplateNic>>;
  /**
   * What the guest should do: running; stopped; paused (its memory stays in the host's, its CPUs stand still); suspended (its memory is kept on the host's disk until it runs again; a guest that has none is stopped); shelved (stopped, with its CPUs and memory given back: it is placed again, and moved if its host has no room, when it is to run).
   * Default: "running".
   */
  readonly power_state?: 'running' | 'stopped' | 'paused' | 'suspended' | 'shelved';
  /** Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is. */
  readonly host_id?: HostId;
  /**
   * How the server moves when it must, because its host_id changed: live (with its guest running; cold while it does not run), cold (the guest is stopped, moved and started again), never (another host_id is refused).
   * Default: "live".
   */
  readonly migration_policy?: 'live' | 'cold' | 'never';
  /** Zone to place the server in, as an aggregate names it; any when left out. Another zone moves the server there, as its migration_policy says; one that is already there stays. */
  readonly availability_zone?: string;
  /**
   * Group whose rule says which servers share a host.
   * A change makes anew what runs: data on it is lost.
   */
  readonly server_group_id?: ServerGroupId;
  /**
   * Servers with one of which this one is placed together, once they have a place. Those that go are forgotten.
   * A change makes anew what runs: data on it is lost.
   */
  readonly same_host_as_ids?: ReadonlyArray<ServerId>;
  /**
   * Servers away from which this one is placed, once they have a place. Those that go are forgotten.
   * A change makes anew what runs: data on it is lost.
   */
  readonly different_host_from_ids?: ReadonlyArray<ServerId>;
  /**
   * What happens when the host is fenced and does not answer: wait for it, or rebuild the server on another host, with its addresses and a new root disk from its image. A server on storage that hosts share loses nothing, so it is started on another host in both cases.
   * Default: "wait".
   */
  readonly on_host_loss?: 'wait' | 'rebuild';
  /**
   * What to do when the host no longer matches the spec: enforce puts it right at once, report only shows it (plan exits with 2 and the next apply repairs it).
   * Default: "enforce".
   */
  readonly drift_policy?: 'enforce' | 'report';
}
/** One entry of nics: What differs in an interface of the template, by its name there. */
export interface ServerSetMemberNic {
  /** Subnet to plug into. */
  readonly subnet_id?: SubnetId;
  /** Address inside the subnet; chosen by Cairn when left out. */
  readonly address?: string;
}
/** One entry of members: The members by a key of your choice, such as a1 or blue-007: letters, digits, '-', '_' and '.', at most 63. What is given here differs from the template; {} is a member like all. */
export interface ServerSetMember {
  /**
   * Size of the server. Another flavor changes CPUs and memory with one restart.
   * A change restarts what runs.
   */
  readonly flavor_id?: FlavorId;
  /** Host to place the server on; chosen by the scheduler when left out. Another host moves the server there; no host leaves it where it is. */
  readonly host_id?: HostId;
  /** Keys and values added to the template's, or in place of them. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** What differs in an interface of the template, by its name there. */
  readonly nics?: Readonly<Record<string, ServerSetMemberNic>>;
}
/** One entry of servers: The server of each member, by its key. */
export interface ServerSetServer {
  /** Id of the server; it follows from the set's id and the key. */
  readonly server_id: ServerId;
  /** Name of the server. */
  readonly name: string;
  /** Nova's word for where the server is. */
  readonly state:
    | 'ACTIVE'
    | 'BUILD'
    | 'DELETED'
    | 'ERROR'
    | 'HARD_REBOOT'
    | 'MIGRATING'
    | 'PAUSED'
    | 'REBOOT'
    | 'REBUILD'
    | 'RESCUE'
    | 'RESIZE'
    | 'REVERT_RESIZE'
    | 'SHELVED'
    | 'SHELVED_OFFLOADED'
    | 'SHUTOFF'
    | 'SUSPENDED'
    | 'UNKNOWN'
    | 'VERIFY_RESIZE';
  /** Whether the server is as the newest spec of the set asks. */
  readonly ready: boolean;
  /** Address of each interface, by its name in nics. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Count of the changes that the server has taken. */
  readonly generation: number;
  /** What keeps the server from being ready, when something does. */
  readonly problem?: string;
}
/** One entry of counts: How many members there are. */
export interface ServerSetCounts {
  /** Members asked for. */
  readonly wanted: number;
  /** Members as the newest spec of the set asks. */
  readonly ready: number;
  /** Members that are on their way, or wait for their turn. */
  readonly updating: number;
  /** Members that something stands in the way of. */
  readonly failed: number;
}
/**
 * Many servers made from one template and kept as one object: members by a key of your choice, and changes rolled out a few members at a time. Each member is a server named after the set and its key.
 * The spec as it is stored, defaults filled in.
 */
export interface ServerSetSpec {
  /** Name of the set: 1 to 255 printable characters without '/', no space at either end. Its servers are named after it and their keys: web-a1. */
  readonly name: string;
  /**
   * Project that owns the set and its servers.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /** What the set is for. */
  readonly description?: string;
  /** What every member is made from: a server without name and project. */
  readonly template: ServerSetTemplate;
  /** The members by a key of your choice, such as a1 or blue-007: letters, digits, '-', '_' and '.', at most 63. What is given here differs from the template; {} is a member like all. */
  readonly members: Readonly<Record<string, ServerSetMember>>;
  /**
   * How many members a change of the template may make unready at once: a number, or a percentage of the members (rounded down, at least one). Members that are unready already count; one that fails stops the change. The draining of hosts keeps to it too.
   * Default: "10%".
   */
  readonly max_unavailable: string;
  /**
   * Whether a change that costs the members their disks may be made, max_unavailable at a time: another image rebuilds them, other user data puts new ones in their place. Without it such a change is refused.
   * Default: false.
   */
  readonly replace_members: boolean;
}
/** What a user writes for a server set: what has a default may be left out. */
export interface ServerSetSpecInput {
  /** Name of the set: 1 to 255 printable characters without '/', no space at either end. Its servers are named after it and their keys: web-a1. */
  readonly name: string;
  /**
   * Project that owns the set and its servers.
   * A change replaces the object.
   */
  readonly project_id: ProjectId;
  /** What the set is for. */
  readonly description?: string;
  /** What every member is made from: a server without name and project. */
  readonly template: ServerSetTemplateInput;
  /** The members by a key of your choice, such as a1 or blue-007: letters, digits, '-', '_' and '.', at most 63. What is given here differs from the template; {} is a member like all. */
  readonly members: Readonly<Record<string, ServerSetMember>>;
  /**
   * How many members a change of the template may make unready at once: a number, or a percentage of the members (rounded down, at least one). Members that are unready already count; one that fails stops the change. The draining of hosts keeps to it too.
   * Default: "10%".
   */
  readonly max_unavailable?: string;
  /**
   * Whether a change that costs the members their disks may be made, max_unavailable at a time: another image rebuilds them, other user data puts new ones in their place. Without it such a change is refused.
   * Default: false.
   */
  readonly replace_members?: boolean;
}
/** What Cairn reports about a server set; null where nothing is known yet. */
export interface ServerSetStatus {
  /** The server of each member, by its key. */
  readonly servers: Readonly<Record<string, ServerSetServer>> | null;
  /** How many members there are. */
  readonly counts: ServerSetCounts | null;
  /** Fields whose observed value differs from the desired one although nobody edited the spec: field to 'expected X, found Y'. Empty when all agrees. */
  readonly drift: Readonly<Record<string, string>> | null;
}
/**
 * A person or a program that logs in with a password.
 * The spec as it is stored, defaults filled in.
 */
export interface UserSpec {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Domain that the user belongs to; the domain Default unless given.
   * Default: "00000000-0000-4000-8000-000000000001".
   * A change replaces the object.
   */
  readonly domain_id: DomainId;
  /** Who the user is. */
  readonly description?: string;
  /** Mail address; Cairn never writes to it. */
  readonly email?: string;
  /**
   * Whether the user can log in; false ends the user's tokens at once.
   * Default: true.
   */
  readonly enabled: boolean;
  /** Project that a login without a scope is for. */
  readonly default_project_id?: string;
  /**
   * Password. Kept only as an argon2id hash; another one ends the user's tokens. Never returned, and in no plan and no state; sent at creation and when password_wo_version changes.
   * Write-only: never returned.
   */
  readonly password_wo?: string;
  /** Any number, needed with password_wo: another one means another secret. */
  readonly password_wo_version?: number;
}
/** What a user writes for a user: what has a default may be left out. */
export interface UserSpecInput {
  /** Name: 1 to 255 printable characters without '/', no space at either end. */
  readonly name: string;
  /**
   * Domain that the user belongs to; the domain Default unless given.
   * Default: "00000000-0000-4000-8000-000000000001".
   * A change replaces the object.
   */
  readonly domain_id?: DomainId;
  /** Who the user is. */
  readonly description?: string;
  /** Mail address; Cairn never writes to it. */
  readonly email?: string;
  /**
   * Whether the user can log in; false ends the user's tokens at once.
   * Default: true.
   */
  readonly enabled?: boolean;
  /** Project that a login without a scope is for. */
  readonly default_project_id?: string;
  /**
   * Password. Kept only as an argon2id hash; another one ends the user's tokens. Never returned, and in no plan and no state; sent at creation and when password_wo_version changes.
   * Write-only: never returned.
   */
  readonly password_wo?: string;
  /** Any number, needed with password_wo: another one means another secret. */
  readonly password_wo_version?: number;
}
/** What Cairn reports about a user; null where nothing is known yet. */
export type UserStatus = Readonly<Record<string, never>>;
/** One entry of access_rules: The only requests that it may make; all unless given. */
export interface ApplicationCredentialAccessRule {
  /**
   * Type of the service, such as compute.
   * A change replaces the object.
   */
  readonly service: string;
  /**
   * HTTP method.
   * A change replaces the object.
   */
  readonly method: 'DELETE' | 'GET' | 'HEAD' | 'PATCH' | 'POST' | 'PUT';
  /**
   * Path of the request; * stands for one segment or a part of it, ** for any number, {name} for one.
   * A change replaces the object.
   */
  readonly path: string;
}
/**
 * Lets a program act for a user in one project, with some of the user's roles and a secret of its own.
 * The spec as it is stored, defaults filled in.
 */
export interface ApplicationCredentialSpec {
  /**
   * Name: 1 to 255 printable characters without '/', no space at either end.
   * A change replaces the object.
   */
  readonly name: string;
  /**
   * User for whom the program acts; the credential goes with the user.
   * A change replaces the object.
   */
  readonly user_id: UserId;
  /**
   * Project that it is for; the credential goes with it.
   * A change replaces the object.
   */
  readonly scope_project_id: ProjectId;
  /**
   * What the credential is for.
   * A change replaces the object.
   */
  readonly description?: string;
  /**
   * Roles that it carries; all that the user has in the project unless given.
   * A change replaces the object.
   */
  readonly role_ids?: ReadonlyArray<RoleId>;
  /**
   * When it ends, in UTC, for example 2027-01-31T00:00:00Z; never unless given.
   * A change replaces the object.
   */
  readonly expires_at?: string;
  /**
   * Whether it may make further credentials. Dangerous: a leaked one then outlives its removal.
   * Default: false.
   * A change replaces the object.
   */
  readonly unrestricted: boolean;
  /**
   * The only requests that it may make; all unless given.
   * A change replaces the object.
   */
  readonly access_rules?: ReadonlyArray<ApplicationCredentialAccessRule>;
  /**
   * Secret that the program shows. Kept only as an argon2id hash. Never returned, and in no plan and no state; sent at creation and when secret_wo_version changes.
   * Write-only: never returned.
   * A change replaces the object.
   */
  readonly secret_wo?: string;
  /**
   * Any number, needed with secret_wo: another one means another secret.
   * A change replaces the object.
   */
  readonly secret_wo_version?: number;
}
/** What a user writes for an application credential: what has a default may be left out. */
export interface ApplicationCredentialSpecInput {
  /**
   * Name: 1 to 255 printable characters without '/', no space at either end.
   * A change replaces the object.
   */
  readonly name: string;
  /**
   * User for whom the program acts; the credential goes with the user.
   * A change replaces the object.
   */
  readonly user_id: UserId;
  /**
   * Project that it is for; the credential goes with it.
   * A change replaces the object.
   */
  readonly scope_project_id: ProjectId;
  /**
   * What the credential is for.
   * A change replaces the object.
   */
  readonly description?: string;
  /**
   * Roles that it carries; all that the user has in the project unless given.
   * A change replaces the object.
   */
  readonly role_ids?: ReadonlyArray<RoleId>;
  /**
   * When it ends, in UTC, for example 2027-01-31T00:00:00Z; never unless given.
   * A change replaces the object.
   */
  readonly expires_at?: string;
  /**
   * Whether it may make further credentials. Dangerous: a leaked one then outlives its removal.
   * Default: false.
   * A change replaces the object.
   */
  readonly unrestricted?: boolean;
  /**
   * The only requests that it may make; all unless given.
   * A change replaces the object.
   */
  readonly access_rules?: ReadonlyArray<ApplicationCredentialAccessRule>;
  /**
   * Secret that the program shows. Kept only as an argon2id hash. Never returned, and in no plan and no state; sent at creation and when secret_wo_version changes.
   * Write-only: never returned.
   * A change replaces the object.
   */
  readonly secret_wo?: string;
  /**
   * Any number, needed with secret_wo: another one means another secret.
   * A change replaces the object.
   */
  readonly secret_wo_version?: number;
}
/** What Cairn reports about an application credential; null where nothing is known yet. */
export type ApplicationCredentialStatus = Readonly<Record<string, never>>;
/**
 * One user in one group.
 * The spec as it is stored, defaults filled in.
 */
export interface GroupMembershipSpec {
  /**
   * Group that the user is in; the membership goes with it.
   * A change replaces the object.
   */
  readonly group_id: GroupId;
  /**
   * User who is in the group; the membership goes with the user.
   * A change replaces the object.
   */
  readonly user_id: UserId;
}
/** What a user writes for a group membership: what has a default may be left out. */
export interface GroupMembershipSpecInput {
  /**
   * Group that the user is in; the membership goes with it.
   * A change replaces the object.
   */
  readonly group_id: GroupId;
  /**
   * User who is in the group; the membership goes with the user.
   * A change replaces the object.
   */
  readonly user_id: UserId;
}
/** What Cairn reports about a group membership; null where nothing is known yet. */
export interface GroupMembershipStatus {
  /** Group and user, as import takes them: GROUP_ID/USER_ID. */
  readonly name: string | null;
}
/** One entry of scope: Where the role holds: exactly one of the three. */
export interface RoleAssignmentScope {
  /**
   * In this project.
   * A change replaces the object.
   */
  readonly project_id?: ProjectId;
  /**
   * In this domain.
   * A change replaces the object.
   */
  readonly domain_id?: DomainId;
  /**
   * True: for everything that belongs to no project.
   * A change replaces the object.
   */
  readonly system_wide?: boolean;
}
/**
 * Gives a user or a group a role on a project, on a domain or on everything.
 * The spec as it is stored, defaults filled in.
 */
export interface RoleAssignmentSpec {
  /**
   * Role that is given; the assignment goes with it.
   * A change replaces the object.
   */
  readonly role_id: RoleId;
  /**
   * User who is given the role, unless it is a group; the assignment goes with the user.
   * A change replaces the object.
   */
  readonly user_id?: UserId;
  /**
   * Group that is given the role, unless it is a user; the assignment goes with the group.
   * A change replaces the object.
   */
  readonly group_id?: GroupId;
  /**
   * Where the role holds: exactly one of the three.
   * A change replaces the object.
   */
  readonly scope: RoleAssignmentScope;
  /**
   * Whether the role holds in the projects below instead of there itself.
   * Default: false.
   * A change replaces the object.
   */
  readonly inherited: boolean;
}
/** What a user writes for a role assignment: what has a default may be left out. */
export interface RoleAssignmentSpecInput {
  /**
   * Role that is given; the assignment goes with it.
   * A change replaces the object.
   */
  readonly role_id: RoleId;
  /**
   * User who is given the role, unless it is a group; the assignment goes with the user.
   * A change replaces the object.
   */
  readonly user_id?: UserId;
  /**
   * Group that is given the role, unless it is a user; the assignment goes with the group.
   * A change replaces the object.
   */
  readonly group_id?: GroupId;
  /**
   * Where the role holds: exactly one of the three.
   * A change replaces the object.
   */
  readonly scope: RoleAssignmentScope;
  /**
   * Whether the role holds in the projects below instead of there itself.
   * Default: false.
   * A change replaces the object.
   */
  readonly inherited?: boolean;
}
/** What Cairn reports about a role assignment; null where nothing is known yet. */
export interface RoleAssignmentStatus {
  /** The assignment in one line, as import takes it, for example ROLE_ID/user:USER_ID/project:PROJECT_ID. */
  readonly name: string | null;
}
/** Spec of each kind as it is stored: defaults are filled in. */
export interface SpecOf {
  readonly aggregate: AggregateSpec;
  readonly domain: DomainSpec;
  readonly flavor: FlavorSpec;
  readonly group: GroupSpec;
  readonly host: HostSpec;
  readonly policy: PolicySpec;
  readonly project: ProjectSpec;
  readonly image: ImageSpec;
  readonly image_acceptance: ImageAcceptanceSpec;
  readonly image_member: ImageMemberSpec;
  readonly keypair: KeypairSpec;
  readonly network: NetworkSpec;
  readonly quota: QuotaSpec;
  readonly region: RegionSpec;
  readonly role: RoleSpec;
  readonly server_group: ServerGroupSpec;
  readonly service: ServiceSpec;
  readonly endpoint: EndpointSpec;
  readonly subnet: SubnetSpec;
  readonly server: ServerSpec;
  readonly server_set: ServerSetSpec;
  readonly user: UserSpec;
  readonly application_credential: ApplicationCredentialSpec;
  readonly group_membership: GroupMembershipSpec;
  readonly role_assignment: RoleAssignmentSpec;
}
/** Spec of each kind as a user writes it: what has a default may be left out. */
export interface SpecInputOf {
  readonly aggregate: AggregateSpecInput;
  readonly domain: DomainSpecInput;
  readonly flavor: FlavorSpecInput;
  readonly group: GroupSpecInput;
  readonly host: HostSpecInput;
  readonly policy: PolicySpecInput;
  readonly project: ProjectSpecInput;
  readonly image: ImageSpecInput;
  readonly image_acceptance: ImageAcceptanceSpecInput;
  readonly image_member: ImageMemberSpecInput;
  readonly keypair: KeypairSpecInput;
  readonly network: NetworkSpecInput;
  readonly quota: QuotaSpecInput;
  readonly region: RegionSpecInput;
  readonly role: RoleSpecInput;
  readonly server_group: ServerGroupSpecInput;
  readonly service: ServiceSpecInput;
  readonly endpoint: EndpointSpecInput;
  readonly subnet: SubnetSpecInput;
  readonly server: ServerSpecInput;
  readonly server_set: ServerSetSpecInput;
  readonly user: UserSpecInput;
  readonly application_credential: ApplicationCredentialSpecInput;
  readonly group_membership: GroupMembershipSpecInput;
  readonly role_assignment: RoleAssignmentSpecInput;
}
/** Status of each kind: what Cairn reports; null where nothing is known yet. */
export interface StatusOf {
  readonly aggregate: AggregateStatus;
  readonly domain: DomainStatus;
  readonly flavor: FlavorStatus;
  readonly group: GroupStatus;
  readonly host: HostStatus;
  readonly policy: PolicyStatus;
  readonly project: ProjectStatus;
  readonly image: ImageStatus;
  readonly image_acceptance: ImageAcceptanceStatus;
  readonly image_member: ImageMemberStatus;
  readonly keypair: KeypairStatus;
  readonly network: NetworkStatus;
  readonly quota: QuotaStatus;
  readonly region: RegionStatus;
  readonly role: RoleStatus;
  readonly server_group: ServerGroupStatus;
  readonly service: ServiceStatus;
  readonly endpoint: EndpointStatus;
  readonly subnet: SubnetStatus;
  readonly server: ServerStatus;
  readonly server_set: ServerSetStatus;
  readonly user: UserStatus;
  readonly application_credential: ApplicationCredentialStatus;
  readonly group_membership: GroupMembershipStatus;
  readonly role_assignment: RoleAssignmentStatus;
}
/** One statement about an object, in the style of Kubernetes conditions. */
export interface Condition {
  /** What the condition speaks of. */
  readonly type: 'Ready' | 'Stalled' | 'Drifted' | 'Stuck' | 'Draining' | 'Drained' | 'Reachable';
  /** Whether it holds. */
  readonly status: 'True' | 'False' | 'Unknown';
  /** One CamelCase word for programs. */
  readonly reason: string;
  /** A sentence for people: what is the case and what to do. */
  readonly message: string;
  /** When the status last changed, ISO 8601 UTC. */
  readonly time: string;
}
/** One entry of image_stores: Where bytes of images are kept, as JSON. Left out: one store "default", the folder images in data_directory. Each has a name and a type: files (directory; left out it is that folder) or s3 (bucket, region, and endpoint for any other service than AWS). The first is the default unless one says default. Kept to the environment, it shows keys to nobody who lists processes. */
export interface ConfigImageStore {
  /** Name by which images choose the store. */
  readonly name: string;
  /** What keeps the bytes: a directory, or a bucket of anything that speaks S3. */
  readonly type: 'files' | 's3';
  /** Whether images that name no store go here. */
  readonly default?: boolean;
  /** Absolute path; for files. */
  readonly directory?: string;
  /** URL of the S3 service; AWS itself when left out. */
  readonly endpoint?: string;
  /** Region of the bucket, which requests are signed for; us-east-1 when left out. */
  readonly region?: string;
  /** Bucket that holds the bytes; it must exist. */
  readonly bucket?: string;
  /** What the names of all objects begin with, so that a bucket can be shared. */
  readonly prefix?: string;
  /** Whether the bucket stands in the path of URLs instead of the host name; true when left out with an endpoint. */
  readonly path_style?: boolean;
  /** Key to sign with. Left out with its secret: as the AWS tools find it (AWS_ACCESS_KEY_ID, profile, machine). */
  readonly access_key_id?: string;
  /** Secret of that key. Never logged. */
  readonly secret_access_key?: string;
}
/** One entry of image_property_protections: Who may create, read, update and delete which free properties of images, as JSON: the first entry whose pattern (a regular expression) a name matches decides, by rules in the policy language. A name that no entry matches is for nobody; without entries every property is open. */
export interface ConfigImagePropertyProtection {
  /** Regular expression that is looked for in the property's name. */
  readonly pattern: string;
  /** Rule: who may set a property that is not there. */
  readonly create: string;
  /** Rule: who may see it; who may not may not set it either. */
  readonly read: string;
  /** Rule: who may change its value. */
  readonly update: string;
  /** Rule: who may remove it. */
  readonly delete: string;
}
/** The configuration of the service with defaults filled in. */
export interface Config {
  /** Where the embedded database, image bytes and the bootstrap credential live. Default: $XDG_DATA_HOME/cairn, else ~/.local/share/cairn; /var/lib/cairn-service for root. */
  readonly data_directory?: string;
  /**
   * Name of the region that this service is. Clients that want another one are told so.
   * Default: "RegionOne".
   */
  readonly region: string;
  /**
   * Address to listen on.
   * Default: "127.0.0.1".
   */
  readonly listen_host: string;
  /**
   * Port to listen on; 0 takes a free one.
   * Default: 8788.
   */
  readonly listen_port: number;
  /** URL by which clients reach the service, without / at the end, where that is another than it listens on: https behind a proxy that ends TLS. It stands in the catalogue, in links of the Identity API and in what cairn bootstrap prints. Default: in the catalogue the address that it listens on, in links the one that a request named. */
  readonly public_url?: string;
  /** Where bytes of images are kept, as JSON. Left out: one store "default", the folder images in data_directory. Each has a name and a type: files (directory; left out it is that folder) or s3 (bucket, region, and endpoint for any other service than AWS). The first is the default unless one says default. Kept to the environment, it shows keys to nobody who lists processes. */
  readonly image_stores?: ReadonlyArray<ConfigImageStore>;
  /** PostgreSQL connection URL; left out, the service runs a private PostgreSQL in data_directory. */
  readonly database_url?: string;
  /**
   * What this process does; comma separated in the environment.
   * Default: ["api","engine","workers"].
   */
  readonly roles: ReadonlyArray<'api' | 'engine' | 'workers'>;
  /**
   * Real hosts through libvirt, or a seeded simulated world.
   * Default: "libvirt".
   */
  readonly driver: 'libvirt' | 'simulated';
  /**
   * Least severe log line to print.
   * Default: "info".
   */
  readonly log_level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /**
   * Longest time without a look at an object, unless resync_per_second makes it longer.
   * Unit: seconds.
   * Default: 60.
   */
  readonly resync_seconds: number;
  /**
   * Looks by timer in a second at most, over all objects and processes: with more objects each is looked at less often, 1,000 of them every 200 seconds by default. The timer only finds what no host tells of; what one tells of is put right within seconds. Hosts keep to resync_seconds.
   * Default: 5.
   */
  readonly resync_per_second: number;
  /**
   * How long a crashed process keeps others from an object.
   * Unit: seconds.
   * Default: 30.
   */
  readonly lease_seconds: number;
  /**
   * Objects reconciled at once by this process.
   * Default: 16.
   */
  readonly concurrency: number;
  /**
   * Images for which this process fetches, converts or captures content at once, and as many whose copies go to hosts. These take hours and none of the places of concurrency; more of them wait for their turn.
   * Default: 4.
   */
  readonly long_operations: number;
  /**
   * How long a token of a login is good; 86400 is what OpenStack had of old.
   * Unit: seconds.
   * Default: 3600.
   */
  readonly token_lifetime_seconds: number;
  /**
   * How often the keys that tokens are made with are rotated. Living tokens stay good: token_lifetime_seconds / token_rotation_seconds + 2 keys are kept.
   * Unit: seconds.
   * Default: 86400.
   */
  readonly token_rotation_seconds: number;
  /**
   * Fewest characters of a new password.
   * Default: 8.
   */
  readonly password_min_length: number;
  /**
   * Memory that argon2id takes for one password. Stored hashes of another cost are replaced at the next login.
   * Unit: MiB.
   * Default: 19.
   */
  readonly password_memory_mib: number;
  /**
   * Passes of argon2id over its memory.
   * Default: 2.
   */
  readonly password_iterations: number;
  /**
   * Lanes of argon2id.
   * Default: 1.
   */
  readonly password_parallelism: number;
  /**
   * Passwords checked at once by this process; each takes a core.
   * Default: 2.
   */
  readonly password_concurrency: number;
  /**
   * Passwords that may wait for their turn; more are answered with 503 and Retry-After.
   * Default: 64.
   */
  readonly password_queue: number;
  /**
   * Failed logins in a row after which a user is locked out for lockout_seconds; 0 never.
   * Default: 10.
   */
  readonly lockout_failures: number;
  /**
   * How long a lock-out lasts, and after how long a quiet time failures are forgotten.
   * Unit: seconds.
   * Default: 300.
   */
  readonly lockout_seconds: number;
  /**
   * Failed logins from one address that this process answers in a minute before it answers 429; 0 sets no limit.
   * Default: 60.
   */
  readonly source_failures_per_minute: number;
  /**
   * Schemes of URLs that images may be fetched from; comma separated in the environment.
   * Default: ["https","http"].
   */
  readonly image_source_schemes: ReadonlyArray<'https' | 'http'>;
  /**
   * Hosts that images may be fetched from: names, addresses, or *. and a domain; comma separated in the environment. Empty: all with a public address. One that is named in full may have a private address.
   * Default: [].
   */
  readonly image_source_allowed_hosts: ReadonlyArray<string>;
  /**
   * Whether every host that images are fetched from may have a private address: then whoever may make images reaches what the service reaches. Link-local addresses, where clouds keep their metadata, are refused all the same.
   * Default: false.
   */
  readonly image_source_allow_private: boolean;
  /**
   * Largest file that is fetched as an image.
   * Unit: GiB.
   * Default: 1024.
   */
  readonly image_source_max_gib: number;
  /**
   * Longest wait for the next bytes of a fetch before it is begun again where it stands.
   * Unit: seconds.
   * Default: 60.
   */
  readonly image_source_stall_seconds: number;
  /**
   * Who may create, read, update and delete which free properties of images, as JSON: the first entry whose pattern (a regular expression) a name matches decides, by rules in the policy language. A name that no entry matches is for nobody; without entries every property is open.
   * Default: [].
   */
  readonly image_property_protections: ReadonlyArray<ConfigImagePropertyProtection>;
  /**
   * Servers that a project may have where its quota says nothing; -1 is without limit, 0 is none. The same in every process of the service.
   * Default: -1.
   */
  readonly quota_servers: number;
  /**
   * Virtual CPUs of all servers that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Default: -1.
   */
  readonly quota_vcpus: number;
  /**
   * Memory of all servers that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Unit: MiB.
   * Default: -1.
   */
  readonly quota_memory_mib: number;
  /**
   * Root disks of all servers that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Unit: GiB.
   * Default: -1.
   */
  readonly quota_disk_gib: number;
  /**
   * Images that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Default: -1.
   */
  readonly quota_images: number;
  /**
   * After so long without a look at a host it takes no new servers, whatever was last seen of it. Hosts are looked at every resync_seconds.
   * Unit: seconds.
   * Default: 240.
   */
  readonly host_lost_seconds: number;
  /**
   * Servers that leave one host at the same time while it is drained.
   * Default: 2.
   */
  readonly drain_moves: number;
  /**
   * Filters of the scheduler that are not asked; comma separated in the environment. Those that keep promises (capacity, groups, disabled hosts) cannot be left out.
   * Default: [].
   */
  readonly placement_filters_off: ReadonlyArray<
    | 'availability-zone'
    | 'image-properties'
    | 'capabilities'
    | 'traits'
    | 'aggregate-tenancy'
    | 'aggregate-extra-specs'
    | 'numa'
    | 'retry'
  >;
  /**
   * How much free memory counts when a host is chosen; negative packs servers instead of spreading them, 0 leaves it out.
   * Default: 1.
   */
  readonly weight_memory: number;
  /**
   * How much free virtual CPUs count when a host is chosen; negative packs.
   * Default: 1.
   */
  readonly weight_vcpus: number;
  /**
   * How much free disk counts when a host is chosen; negative packs.
   * Default: 0.5.
   */
  readonly weight_disk: number;
  /**
   * How much it counts that a host has the images of a server already.
   * Default: 0.5.
   */
  readonly weight_image_locality: number;
  /**
   * How much it counts that little is being made or moved on a host now.
   * Default: 0.1.
   */
  readonly weight_io: number;
  /**
   * How much the soft policies of server groups count.
   * Default: 4.
   */
  readonly weight_group: number;
  /**
   * How much it counts that nothing failed on a host lately.
   * Default: 4.
   */
  readonly weight_failures: number;
  /**
   * How long hosts keep a copy of an image that no server there needs; 0 is for ever.
   * Default: 168.
   */
  readonly image_cache_max_age_hours: number;
  /**
   * Room that hosts keep free: below it copies of images go that no server there needs, the one that was needed longest ago first.
   * Unit: GiB.
   * Default: 10.
   */
  readonly image_cache_min_free_gib: number;
  /**
   * How many copies of images, those that were needed last, every host keeps whatever their age and its room.
   * Default: 3.
   */
  readonly image_cache_keep: number;
  /**
   * Bytes of all images, each rounded up, that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Unit: GiB.
   * Default: -1.
   */
  readonly quota_image_gib: number;
  /**
   * Keypairs that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Default: -1.
   */
  readonly quota_keypairs: number;
  /**
   * Networks that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Default: -1.
   */
  readonly quota_networks: number;
  /**
   * Subnets that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Default: -1.
   */
  readonly quota_subnets: number;
}
/** The configuration of the service as given: what has a default may be left out. */
export interface ConfigInput {
  /** Where the embedded database, image bytes and the bootstrap credential live. Default: $XDG_DATA_HOME/cairn, else ~/.local/share/cairn; /var/lib/cairn-service for root. */
  readonly data_directory?: string;
  /**
   * Name of the region that this service is. Clients that want another one are told so.
   * Default: "RegionOne".
   */
  readonly region?: string;
  /**
   * Address to listen on.
   * Default: "127.0.0.1".
   */
  readonly listen_host?: string;
  /**
   * Port to listen on; 0 takes a free one.
   * Default: 8788.
   */
  readonly listen_port?: number;
  /** URL by which clients reach the service, without / at the end, where that is another than it listens on: https behind a proxy that ends TLS. It stands in the catalogue, in links of the Identity API and in what cairn bootstrap prints. Default: in the catalogue the address that it listens on, in links the one that a request named. */
  readonly public_url?: string;
  /** Where bytes of images are kept, as JSON. Left out: one store "default", the folder images in data_directory. Each has a name and a type: files (directory; left out it is that folder) or s3 (bucket, region, and endpoint for any other service than AWS). The first is the default unless one says default. Kept to the environment, it shows keys to nobody who lists processes. */
  readonly image_stores?: ReadonlyArray<ConfigImageStore>;
  /** PostgreSQL connection URL; left out, the service runs a private PostgreSQL in data_directory. */
  readonly database_url?: string;
  /**
   * What this process does; comma separated in the environment.
   * Default: ["api","engine","workers"].
   */
  readonly roles?: ReadonlyArray<'api' | 'engine' | 'workers'>;
  /**
   * Real hosts through libvirt, or a seeded simulated world.
   * Default: "libvirt".
   */
  readonly driver?: 'libvirt' | 'simulated';
  /**
   * Least severe log line to print.
   * Default: "info".
   */
  readonly log_level?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /**
   * Longest time without a look at an object, unless resync_per_second makes it longer.
   * Unit: seconds.
   * Default: 60.
   */
  readonly resync_seconds?: number;
  /**
   * Looks by timer in a second at most, over all objects and processes: with more objects each is looked at less often, 1,000 of them every 200 seconds by default. The timer only finds what no host tells of; what one tells of is put right within seconds. Hosts keep to resync_seconds.
   * Default: 5.
   */
  readonly resync_per_second?: number;
  /**
   * How long a crashed process keeps others from an object.
   * Unit: seconds.
   * Default: 30.
   */
  readonly lease_seconds?: number;
  /**
   * Objects reconciled at once by this process.
   * Default: 16.
   */
  readonly concurrency?: number;
  /**
   * Images for which this process fetches, converts or captures content at once, and as many whose copies go to hosts. These take hours and none of the places of concurrency; more of them wait for their turn.
   * Default: 4.
   */
  readonly long_operations?: number;
  /**
   * How long a token of a login is good; 86400 is what OpenStack had of old.
   * Unit: seconds.
   * Default: 3600.
   */
  readonly token_lifetime_seconds?: number;
  /**
   * How often the keys that tokens are made with are rotated. Living tokens stay good: token_lifetime_seconds / token_rotation_seconds + 2 keys are kept.
   * Unit: seconds.
   * Default: 86400.
   */
  readonly token_rotation_seconds?: number;
  /**
   * Fewest characters of a new password.
   * Default: 8.
   */
  readonly password_min_length?: number;
  /**
   * Memory that argon2id takes for one password. Stored hashes of another cost are replaced at the next login.
   * Unit: MiB.
   * Default: 19.
   */
  readonly password_memory_mib?: number;
  /**
   * Passes of argon2id over its memory.
   * Default: 2.
   */
  readonly password_iterations?: number;
  /**
   * Lanes of argon2id.
   * Default: 1.
   */
  readonly password_parallelism?: number;
  /**
   * Passwords checked at once by this process; each takes a core.
   * Default: 2.
   */
  readonly password_concurrency?: number;
  /**
   * Passwords that may wait for their turn; more are answered with 503 and Retry-After.
   * Default: 64.
   */
  readonly password_queue?: number;
  /**
   * Failed logins in a row after which a user is locked out for lockout_seconds; 0 never.
   * Default: 10.
   */
  readonly lockout_failures?: number;
  /**
   * How long a lock-out lasts, and after how long a quiet time failures are forgotten.
   * Unit: seconds.
   * Default: 300.
   */
  readonly lockout_seconds?: number;
  /**
   * Failed logins from one address that this process answers in a minute before it answers 429; 0 sets no limit.
   * Default: 60.
   */
  readonly source_failures_per_minute?: number;
  /**
   * Schemes of URLs that images may be fetched from; comma separated in the environment.
   * Default: ["https","http"].
   */
  readonly image_source_schemes?: ReadonlyArray<'https' | 'http'>;
  /**
   * Hosts that images may be fetched from: names, addresses, or *. and a domain; comma separated in the environment. Empty: all with a public address. One that is named in full may have a private address.
   * Default: [].
   */
  readonly image_source_allowed_hosts?: ReadonlyArray<string>;
  /**
   * Whether every host that images are fetched from may have a private address: then whoever may make images reaches what the service reaches. Link-local addresses, where clouds keep their metadata, are refused all the same.
   * Default: false.
   */
  readonly image_source_allow_private?: boolean;
  /**
   * Largest file that is fetched as an image.
   * Unit: GiB.
   * Default: 1024.
   */
  readonly image_source_max_gib?: number;
  /**
   * Longest wait for the next bytes of a fetch before it is begun again where it stands.
   * Unit: seconds.
   * Default: 60.
   */
  readonly image_source_stall_seconds?: number;
  /**
   * Who may create, read, update and delete which free properties of images, as JSON: the first entry whose pattern (a regular expression) a name matches decides, by rules in the policy language. A name that no entry matches is for nobody; without entries every property is open.
   * Default: [].
   */
  readonly image_property_protections?: ReadonlyArray<ConfigImagePropertyProtection>;
  /**
   * Servers that a project may have where its quota says nothing; -1 is without limit, 0 is none. The same in every process of the service.
   * Default: -1.
   */
  readonly quota_servers?: number;
  /**
   * Virtual CPUs of all servers that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Default: -1.
   */
  readonly quota_vcpus?: number;
  /**
   * Memory of all servers that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Unit: MiB.
   * Default: -1.
   */
  readonly quota_memory_mib?: number;
  /**
   * Root disks of all servers that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Unit: GiB.
   * Default: -1.
   */
  readonly quota_disk_gib?: number;
  /**
   * Images that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Default: -1.
   */
  readonly quota_images?: number;
  /**
   * After so long without a look at a host it takes no new servers, whatever was last seen of it. Hosts are looked at every resync_seconds.
   * Unit: seconds.
   * Default: 240.
   */
  readonly host_lost_seconds?: number;
  /**
   * Servers that leave one host at the same time while it is drained.
   * Default: 2.
   */
  readonly drain_moves?: number;
  /**
   * Filters of the scheduler that are not asked; comma separated in the environment. Those that keep promises (capacity, groups, disabled hosts) cannot be left out.
   * Default: [].
   */
  readonly placement_filters_off?: ReadonlyArray<
    | 'availability-zone'
    | 'image-properties'
    | 'capabilities'
    | 'traits'
    | 'aggregate-tenancy'
    | 'aggregate-extra-specs'
    | 'numa'
    | 'retry'
  >;
  /**
   * How much free memory counts when a host is chosen; negative packs servers instead of spreading them, 0 leaves it out.
   * Default: 1.
   */
  readonly weight_memory?: number;
  /**
   * How much free virtual CPUs count when a host is chosen; negative packs.
   * Default: 1.
   */
  readonly weight_vcpus?: number;
  /**
   * How much free disk counts when a host is chosen; negative packs.
   * Default: 0.5.
   */
  readonly weight_disk?: number;
  /**
   * How much it counts that a host has the images of a server already.
   * Default: 0.5.
   */
  readonly weight_image_locality?: number;
  /**
   * How much it counts that little is being made or moved on a host now.
   * Default: 0.1.
   */
  readonly weight_io?: number;
  /**
   * How much the soft policies of server groups count.
   * Default: 4.
   */
  readonly weight_group?: number;
  /**
   * How much it counts that nothing failed on a host lately.
   * Default: 4.
   */
  readonly weight_failures?: number;
  /**
   * How long hosts keep a copy of an image that no server there needs; 0 is for ever.
   * Default: 168.
   */
  readonly image_cache_max_age_hours?: number;
  /**
   * Room that hosts keep free: below it copies of images go that no server there needs, the one that was needed longest ago first.
   * Unit: GiB.
   * Default: 10.
   */
  readonly image_cache_min_free_gib?: number;
  /**
   * How many copies of images, those that were needed last, every host keeps whatever their age and its room.
   * Default: 3.
   */
  readonly image_cache_keep?: number;
  /**
   * Bytes of all images, each rounded up, that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Unit: GiB.
   * Default: -1.
   */
  readonly quota_image_gib?: number;
  /**
   * Keypairs that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Default: -1.
   */
  readonly quota_keypairs?: number;
  /**
   * Networks that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Default: -1.
   */
  readonly quota_networks?: number;
  /**
   * Subnets that a project may have where its quota says nothing; -1 is without limit, 0 is none.
   * Default: -1.
   */
  readonly quota_subnets?: number;
}
