/** Procedures on domains: look up, define, power, read, statistics. */
import { bool, hyper, int, nothing, opaque, uhyper, uint } from '../xdr.ts';
import { list, struct } from '../xdr-compound.ts';
import { LONG, READS, READS_SLOWLY, SLOW, row } from './row.ts';
import { LIMIT, domain, maybeText, text, typedParams, uuid } from './types.ts';

const dom = struct({ dom: domain });
const domFlags = struct({ dom: domain, flags: uint });
const domReply = struct({ dom: domain });
const paramsReply = (max: number) => struct({ params: typedParams(max), nparams: int });

/** Rows: a domain's life from define to undefine. */
export const domainLifeProcedures = {
  domain_create_xml: row(10, struct({ xml_desc: text, flags: uint }), domReply, SLOW),
  domain_destroy: row(12, dom, nothing, SLOW),
  domain_create: row(9, dom, nothing, SLOW),
  domain_define_xml: row(11, struct({ xml: text }), domReply),
  domain_lookup_by_id: row(22, struct({ id: int }), domReply, READS),
  domain_lookup_by_name: row(23, struct({ name: text }), domReply, READS),
  domain_lookup_by_uuid: row(24, struct({ uuid }), domReply, READS),
  domain_reboot: row(27, domFlags, nothing, SLOW),
  domain_resume: row(28, dom, nothing, SLOW),
  domain_set_autostart: row(29, struct({ dom: domain, autostart: bool }), nothing),
  domain_get_autostart: row(15, dom, struct({ autostart: bool }), READS),
  domain_shutdown: row(33, dom, nothing, SLOW),
  domain_suspend: row(34, dom, nothing, SLOW),
  domain_undefine: row(35, dom, nothing),
  domain_core_dump_with_format: row(
    334,
    struct({ dom: domain, to: text, dumpformat: uint, flags: uint }),
    nothing,
    LONG,
  ),
  domain_is_active: row(150, dom, struct({ active: bool }), READS),
  domain_is_persistent: row(151, dom, struct({ persistent: bool }), READS),
  domain_is_updated: row(202, dom, struct({ updated: bool }), READS),
  domain_managed_save: row(182, domFlags, nothing, LONG),
  domain_has_managed_save_image: row(183, domFlags, struct({ result: bool }), READS),
  domain_managed_save_remove: row(184, domFlags, nothing),
  domain_create_with_flags: row(196, domFlags, domReply, SLOW),
  domain_inject_nmi: row(210, domFlags, nothing, SLOW),
  domain_undefine_flags: row(231, domFlags, nothing),
  domain_save_flags: row(232, struct({ dom: domain, to: text, dxml: maybeText, flags: uint }), nothing, LONG),
  domain_restore_flags: row(233, struct({ from: text, dxml: maybeText, flags: uint }), nothing, LONG),
  domain_destroy_flags: row(234, domFlags, nothing, SLOW),
  domain_reset: row(245, domFlags, nothing, SLOW),
  domain_shutdown_flags: row(258, domFlags, nothing, SLOW),
  domain_pm_suspend_for_duration: row(
    261,
    struct({ dom: domain, target: uint, duration_seconds: uhyper, flags: uint }),
    nothing,
    SLOW,
  ),
  domain_pm_wakeup: row(267, domFlags, nothing, SLOW),
  domain_define_xml_flags: row(350, struct({ xml: text, flags: uint }), domReply),
  domain_rename: row(
    358,
    struct({ dom: domain, new_name: maybeText, flags: uint }),
    struct({ retcode: int }),
  ),
  domain_set_lifecycle_action: row(
    390,
    struct({ dom: domain, type: uint, action: uint, flags: uint }),
    nothing,
  ),
} as const;

/** Rows: reading one domain, or all. */
export const domainReadProcedures = {
  domain_get_xml_desc: row(14, domFlags, struct({ xml: text }), READS_SLOWLY),
  /** `state`: DOMAIN_STATE. */
  domain_get_info: row(
    16,
    dom,
    struct({ state: uint, max_memory_kib: uhyper, memory_kib: uhyper, vcpus: uint, cpu_time_ns: uhyper }),
    READS_SLOWLY,
  ),
  domain_get_max_memory: row(17, dom, struct({ memory_kib: uhyper }), READS),
  domain_get_max_vcpus: row(18, dom, struct({ num: int }), READS),
  domain_get_os_type: row(19, dom, struct({ type: text }), READS),
  domain_get_vcpus: row(
    20,
    struct({ dom: domain, maxinfo: int, maplen: int }),
    struct({
      info: list(struct({ number: uint, state: int, cpu_time_ns: uhyper, cpu: int }), 16_384),
      cpumaps: opaque(LIMIT.cpumaps_bytes),
    }),
    READS_SLOWLY,
  ),
  domain_block_stats: row(
    64,
    struct({ dom: domain, path: text }),
    struct({ rd_req: hyper, rd_bytes: hyper, wr_req: hyper, wr_bytes: hyper, errs: hyper }),
    READS_SLOWLY,
  ),
  domain_interface_stats: row(
    65,
    struct({ dom: domain, device: text }),
    struct({
      rx_bytes: hyper,
      rx_packets: hyper,
      rx_errs: hyper,
      rx_drop: hyper,
      tx_bytes: hyper,
      tx_packets: hyper,
      tx_errs: hyper,
      tx_drop: hyper,
    }),
    READS,
  ),
  domain_block_peek: row(
    103,
    struct({ dom: domain, path: text, offset: uhyper, size: uint, flags: uint }),
    struct({ buffer: opaque(LIMIT.peek_bytes) }),
    READS_SLOWLY,
  ),
  /** `tag`: DOMAIN_MEMORY_STAT; values in KiB except fault counts and last_update. */
  domain_memory_stats: row(
    159,
    struct({ dom: domain, max_stats: uint, flags: uint }),
    struct({ stats: list(struct({ tag: int, val: uhyper }), 1024) }),
    READS_SLOWLY,
  ),
  domain_get_block_info: row(
    194,
    struct({ dom: domain, path: text, flags: uint }),
    struct({ allocation_bytes: uhyper, capacity_bytes: uhyper, physical_bytes: uhyper }),
    READS_SLOWLY,
  ),
  /** `state`: DOMAIN_STATE; what `reason` means depends on it. */
  domain_get_state: row(212, domFlags, struct({ state: int, reason: int }), READS),
  domain_get_control_info: row(
    229,
    domFlags,
    struct({ state: uint, details: uint, state_time_ms: uhyper }),
    READS,
  ),
  domain_block_stats_flags: row(
    243,
    struct({ dom: domain, path: text, nparams: int, flags: uint }),
    paramsReply(16),
    READS_SLOWLY,
  ),
  domain_get_cpu_stats: row(
    262,
    struct({ dom: domain, nparams: uint, start_cpu: int, ncpus: uint, flags: uint }),
    paramsReply(2048),
    READS,
  ),
  domain_get_disk_errors: row(
    263,
    struct({ dom: domain, max_errors: uint, flags: uint }),
    struct({ errors: list(struct({ disk: text, error: int }), 256), nerrors: int }),
    READS_SLOWLY,
  ),
  connect_list_all_domains: row(
    273,
    struct({ need_results: int, flags: uint }),
    struct({ domains: list(domain, LIMIT.domains), ret: uint }),
    READS,
  ),
  domain_get_hostname: row(277, domFlags, struct({ hostname: text }), READS_SLOWLY),
  /** `doms` empty: all domains; `stats` 0: everything. */
  connect_get_all_domain_stats: row(
    344,
    struct({ doms: list(domain, LIMIT.domains), stats: uint, flags: uint }),
    struct({
      ret_stats: list(
        struct({ dom: domain, params: typedParams(LIMIT.all_stats_parameters) }),
        LIMIT.domains,
      ),
    }),
    READS_SLOWLY,
  ),
  domain_get_fsinfo: row(
    349,
    domFlags,
    struct({
      info: list(struct({ mountpoint: text, name: text, fstype: text, dev_aliases: list(text, 256) }), 256),
      ret: uint,
    }),
    READS_SLOWLY,
  ),
  /** `source`: INTERFACE_ADDRESSES_SOURCE; addr `type`: 0 IPv4, 1 IPv6. */
  domain_interface_addresses: row(
    353,
    struct({ dom: domain, source: uint, flags: uint }),
    struct({
      ifaces: list(
        struct({
          name: text,
          hwaddr: maybeText,
          addrs: list(struct({ type: int, addr: text, prefix: uint }), 2048),
        }),
        2048,
      ),
    }),
    READS_SLOWLY,
  ),
  domain_get_guest_info: row(
    418,
    struct({ dom: domain, types: uint, flags: uint }),
    struct({ params: typedParams(2048) }),
    READS_SLOWLY,
  ),
  domain_get_messages: row(426, domFlags, struct({ msgs: list(text, 2048) }), READS),
  connect_domain_xml_from_native: row(
    135,
    struct({ native_format: text, native_config: text, flags: uint }),
    struct({ domain_xml: text }),
    READS,
  ),
  connect_domain_xml_to_native: row(
    136,
    struct({ native_format: text, domain_xml: text, flags: uint }),
    struct({ native_config: text }),
    READS_SLOWLY,
  ),
} as const;
