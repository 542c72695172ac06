/**
 * Numbers of libvirt's API, by name: flags (combine with |) and enumerations.
 * The tables that nothing here needs yet are marked public: they belong to the client as its procedures do.
 * Source: libvirt documentation, libvirt-domain.h, libvirt-network.h, libvirt-storage.h, libvirt-domain-snapshot.h.
 */

/** virDomainState. */
export const DOMAIN_STATE = {
  no_state: 0,
  running: 1,
  blocked: 2,
  paused: 3,
  shutdown: 4,
  shutoff: 5,
  crashed: 6,
  pm_suspended: 7,
} as const;

/**
 * virDomainPausedReason, the reasons worth telling apart.
 * @public
 */
export const DOMAIN_PAUSED_REASON = {
  unknown: 0,
  user: 1,
  migration: 2,
  save: 3,
  dump: 4,
  io_error: 5,
  watchdog: 6,
  from_snapshot: 7,
  shutting_down: 8,
  snapshot: 9,
  crashed: 10,
  starting_up: 11,
  post_copy: 12,
  post_copy_failed: 13,
} as const;

/** virDomainShutoffReason. */
export const DOMAIN_SHUTOFF_REASON = {
  unknown: 0,
  shutdown: 1,
  destroyed: 2,
  crashed: 3,
  migrated: 4,
  saved: 5,
  failed: 6,
  from_snapshot: 7,
  daemon: 8,
} as const;

/** virDomainModificationImpact: what a change is to last for. `current` is the live state of a running domain, else the configuration. */
export const AFFECT = { current: 0, live: 1, config: 2 } as const;

/** virDomainCreateFlags. */
export const DOMAIN_CREATE = {
  paused: 1,
  autodestroy: 2,
  bypass_cache: 4,
  force_boot: 8,
  validate: 16,
} as const;

/**
 * virDomainDefineFlags.
 * @public
 */
export const DOMAIN_DEFINE = { validate: 1 } as const;

/** virDomainUndefineFlagsValues. */
export const DOMAIN_UNDEFINE = {
  managed_save: 1,
  snapshots_metadata: 2,
  nvram: 4,
  keep_nvram: 8,
  checkpoints_metadata: 16,
  tpm: 32,
  keep_tpm: 64,
} as const;

/**
 * virDomainDestroyFlagsValues. `graceful` gives up when the guest does not stop in 15 s instead of killing it hard.
 * @public
 */
export const DOMAIN_DESTROY = { graceful: 1 } as const;

/**
 * virDomainShutdownFlagValues and virDomainRebootFlagValues. 0 lets libvirt choose.
 * @public
 */
export const DOMAIN_SHUTDOWN = { acpi_power_button: 1, guest_agent: 2 } as const;

/** virDomainXMLFlags. */
export const DOMAIN_XML = { secure: 1, inactive: 2, update_cpu: 4, migratable: 8 } as const;

/** virConnectListAllDomainsFlags. */
export const LIST_DOMAINS = {
  active: 1,
  inactive: 2,
  persistent: 4,
  transient: 8,
  running: 16,
  paused: 32,
  shutoff: 64,
} as const;

/**
 * virDomainDeviceModifyFlags adds `force` to AFFECT.
 * @public
 */
export const DEVICE_MODIFY = { ...AFFECT, force: 4 } as const;

/** virDomainVcpuFlags. */
export const DOMAIN_VCPU = { ...AFFECT, maximum: 4, guest: 8, hotpluggable: 16 } as const;

/** virDomainMemoryModFlags. */
export const DOMAIN_MEMORY = { ...AFFECT, maximum: 4 } as const;

/** virDomainMetadataType. */
export const DOMAIN_METADATA = { description: 0, title: 1, element: 2 } as const;

/**
 * virDomainMemoryStatTags.
 * @public
 */
export const DOMAIN_MEMORY_STAT = {
  swap_in: 0,
  swap_out: 1,
  major_fault: 2,
  minor_fault: 3,
  unused: 4,
  available: 5,
  actual_balloon: 6,
  rss: 7,
  usable: 8,
  last_update: 9,
  disk_caches: 10,
  hugetlb_pgalloc: 11,
  hugetlb_pgfail: 12,
} as const;

/**
 * virDomainStatsTypes.
 * @public
 */
export const DOMAIN_STATS = {
  state: 1,
  cpu_total: 2,
  balloon: 4,
  vcpu: 8,
  interface: 16,
  block: 32,
  perf: 64,
  iothread: 128,
  memory: 256,
  dirtyrate: 512,
  vm: 1024,
} as const;

/** virDomainInterfaceAddressesSource. */
export const INTERFACE_ADDRESSES_SOURCE = { lease: 0, agent: 1, arp: 2 } as const;

/**
 * virDomainBlockResizeFlags. Without `bytes` the size is KiB.
 * @public
 */
export const BLOCK_RESIZE = { bytes: 1 } as const;

/**
 * virDomainBlockJobAbortFlags.
 * @public
 */
export const BLOCK_JOB_ABORT = { async: 1, pivot: 2 } as const;

/**
 * virDomainConsoleFlags. `force` takes the console from whoever has it.
 * @public
 */
export const DOMAIN_CONSOLE = { force: 1, safe: 2 } as const;

/** virDomainEventType, the `event` of domain_lifecycle. */
export const DOMAIN_EVENT = {
  defined: 0,
  undefined: 1,
  started: 2,
  suspended: 3,
  resumed: 4,
  stopped: 5,
  shutdown: 6,
  pm_suspended: 7,
  crashed: 8,
} as const;

/** virNetworkEventLifecycleType. */
export const NETWORK_EVENT = { defined: 0, undefined: 1, started: 2, stopped: 3 } as const;

/** virStoragePoolEventLifecycleType. */
export const STORAGE_POOL_EVENT = {
  defined: 0,
  undefined: 1,
  started: 2,
  stopped: 3,
  created: 4,
  deleted: 5,
} as const;

/** virNetworkUpdateCommand. */
export const NETWORK_UPDATE_COMMAND = { modify: 1, delete: 2, add_last: 3, add_first: 4 } as const;

/** virNetworkUpdateSection. */
export const NETWORK_SECTION = {
  bridge: 1,
  domain: 2,
  ip: 3,
  ip_dhcp_host: 4,
  ip_dhcp_range: 5,
  forward: 6,
  forward_interface: 7,
  forward_pf: 8,
  portgroup: 9,
  dns_host: 10,
  dns_txt: 11,
  dns_srv: 12,
} as const;

/** virNetworkXMLFlags. */
export const NETWORK_XML = { inactive: 1 } as const;

/** virStoragePoolState. */
export const STORAGE_POOL_STATE = {
  inactive: 0,
  building: 1,
  running: 2,
  degraded: 3,
  inaccessible: 4,
} as const;

/**
 * virStoragePoolBuildFlags.
 * @public
 */
export const STORAGE_POOL_BUILD = { new: 0, repair: 1, resize: 2, no_overwrite: 4, overwrite: 8 } as const;

/** virStoragePoolCreateFlags. */
export const STORAGE_POOL_CREATE = {
  with_build: 1,
  with_build_overwrite: 2,
  with_build_no_overwrite: 4,
} as const;

/**
 * virStorageVolCreateFlags.
 * @public
 */
export const STORAGE_VOL_CREATE = { preallocate_metadata: 1, reflink: 2, validate: 4 } as const;

/** virStorageVolResizeFlags. */
export const STORAGE_VOL_RESIZE = { allocate: 1, delta: 2, shrink: 4 } as const;

/** virStorageVolUploadFlags and virStorageVolDownloadFlags: holes are sent as holes. Raw volumes only. */
export const STORAGE_VOL_STREAM = { sparse: 1 } as const;

/**
 * virStorageVolDeleteFlags.
 * @public
 */
export const STORAGE_VOL_DELETE = { zeroed: 1, with_snapshots: 2 } as const;

/**
 * virDomainSnapshotCreateFlags.
 * @public
 */
export const SNAPSHOT_CREATE = {
  redefine: 1,
  current: 2,
  no_metadata: 4,
  halt: 8,
  disk_only: 16,
  reuse_external: 32,
  quiesce: 64,
  atomic: 128,
  live: 256,
  validate: 512,
} as const;

/**
 * virDomainSnapshotDeleteFlags.
 * @public
 */
export const SNAPSHOT_DELETE = { children: 1, metadata_only: 2, children_only: 4 } as const;

/**
 * virDomainSnapshotRevertFlags.
 * @public
 */
export const SNAPSHOT_REVERT = { running: 1, paused: 2, force: 4, reset_nvram: 8 } as const;

/** virDomainBackupBeginFlags: the target file is there already. */
export const BACKUP_BEGIN = { reuse_external: 1 } as const;

/** virDomainJobType, the `type` of domain_get_job_stats. */
export const DOMAIN_JOB = {
  none: 0,
  bounded: 1,
  unbounded: 2,
  completed: 3,
  failed: 4,
  cancelled: 5,
} as const;

/** virDomainJobOperation, the field `operation` of domain_get_job_stats; what is worth telling apart. */
export const DOMAIN_JOB_OPERATION = { backup: 9 } as const;

/** virDomainGetJobStatsFlags. Reading the completed job's statistics forgets them unless `keep_completed`. */
export const JOB_STATS = { completed: 1, keep_completed: 2 } as const;

/**
 * virDomainMigrateFlags.
 * @public
 */
export const MIGRATE = {
  live: 1,
  peer2peer: 2,
  tunnelled: 4,
  persist_destination: 8,
  undefine_source: 16,
  paused: 32,
  non_shared_disk: 64,
  non_shared_incremental: 128,
  change_protection: 256,
  unsafe: 512,
  offline: 1024,
  compressed: 2048,
  abort_on_error: 4096,
  auto_converge: 8192,
  rdma_pin_all: 16384,
  postcopy: 32768,
  tls: 65536,
} as const;
