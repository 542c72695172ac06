/** Procedures of the connection itself and of the host: open, capabilities, node information. */
import { bool, int, nothing, uhyper, uint } from '../xdr.ts';
import { charArray, charList, list, struct } from '../xdr-compound.ts';
import { READS, READS_SLOWLY, SLOW, row } from './row.ts';
import { LIMIT, cpumap, hostInterface, maybeText, nodeDevice, text, typedParams } from './types.ts';

const flags = struct({ flags: uint });
const xmlReply = struct({ xml: text });
const countReply = struct({ num: int });
const nodeStat = struct({ field: text, value: uhyper });
const listArgs = struct({ need_results: int, flags: uint });
const saslData = charList(65_536);

/** Rows: connection, authentication, host information, host devices and interfaces. */
export const connectProcedures = {
  connect_open: row(1, struct({ name: maybeText, flags: uint }), nothing),
  connect_close: row(2, nothing, nothing),
  connect_get_type: row(3, nothing, struct({ type: text }), READS),
  /** `hv_ver`: major * 1,000,000 + minor * 1,000 + release. */
  connect_get_version: row(4, nothing, struct({ hv_ver: uhyper }), READS),
  connect_get_max_vcpus: row(5, struct({ type: maybeText }), struct({ max_vcpus: int }), READS),
  node_get_info: row(
    6,
    nothing,
    struct({
      model: charArray(32),
      memory_kib: uhyper,
      cpus: int,
      mhz: int,
      nodes: int,
      sockets: int,
      cores: int,
      threads: int,
    }),
    READS,
  ),
  connect_get_capabilities: row(7, nothing, struct({ capabilities: text }), READS_SLOWLY),
  connect_get_hostname: row(59, nothing, struct({ hostname: text }), READS),
  connect_supports_feature: row(60, struct({ feature: int }), struct({ supported: bool }), READS),
  auth_list: row(66, nothing, struct({ types: list(int, 20) }), READS),
  auth_sasl_init: row(67, nothing, struct({ mechlist: text })),
  auth_sasl_start: row(
    68,
    struct({ mech: text, nil: int, data: saslData }),
    struct({ complete: bool, nil: int, data: saslData }),
  ),
  auth_sasl_step: row(
    69,
    struct({ nil: int, data: saslData }),
    struct({ complete: bool, nil: int, data: saslData }),
  ),
  auth_polkit: row(70, nothing, struct({ complete: bool }), SLOW),
  node_get_cells_free_memory: row(
    101,
    struct({ start_cell: int, max_cells: int }),
    struct({ cells_bytes: list(uhyper, 1024) }),
    READS,
  ),
  node_get_free_memory: row(102, nothing, struct({ free_memory_bytes: uhyper }), READS),
  connect_get_uri: row(110, nothing, struct({ uri: text }), READS),
  node_num_of_devices: row(111, struct({ cap: maybeText, flags: uint }), countReply, READS),
  node_device_lookup_by_name: row(113, struct({ name: text }), struct({ dev: nodeDevice }), READS),
  node_device_get_xml_desc: row(114, struct({ name: text, flags: uint }), xmlReply, READS),
  node_device_get_parent: row(115, struct({ name: text }), struct({ parent_name: maybeText }), READS),
  node_device_list_caps: row(
    117,
    struct({ name: text, maxnames: int }),
    struct({ names: list(text, 65_536) }),
    READS,
  ),
  node_device_re_attach: row(119, struct({ name: text }), nothing, SLOW),
  node_device_reset: row(120, struct({ name: text }), nothing, SLOW),
  node_get_security_model: row(122, nothing, struct({ model: charList(257), doi: charList(257) }), READS),
  node_device_create_xml: row(
    123,
    struct({ xml_desc: text, flags: uint }),
    struct({ dev: nodeDevice }),
    SLOW,
  ),
  node_device_destroy: row(124, struct({ name: text }), nothing, SLOW),
  interface_lookup_by_name: row(128, struct({ name: text }), struct({ iface: hostInterface }), READS),
  interface_get_xml_desc: row(130, struct({ iface: hostInterface, flags: uint }), xmlReply, READS),
  connect_is_secure: row(149, nothing, struct({ secure: bool }), READS),
  interface_is_active: row(156, struct({ iface: hostInterface }), struct({ active: bool }), READS),
  /** `lib_ver`: major * 1,000,000 + minor * 1,000 + release. */
  connect_get_lib_version: row(157, nothing, struct({ lib_ver: uhyper }), READS),
  connect_compare_cpu: row(158, struct({ xml: text, flags: uint }), struct({ result: int }), READS_SLOWLY),
  connect_baseline_cpu: row(
    162,
    struct({ xml_cpus: list(text, 256), flags: uint }),
    struct({ cpu: text }),
    READS_SLOWLY,
  ),
  connect_get_sysinfo: row(203, flags, struct({ sysinfo: text }), READS),
  node_get_cpu_stats: row(
    227,
    struct({ cpu_num: int, nparams: int, flags: uint }),
    struct({ params: list(nodeStat, 16), nparams: int }),
    READS,
  ),
  node_get_memory_stats: row(
    228,
    struct({ nparams: int, cell_num: int, flags: uint }),
    struct({ params: list(nodeStat, 16), nparams: int }),
    READS,
  ),
  node_suspend_for_duration: row(
    250,
    struct({ target: uint, duration_seconds: uhyper, flags: uint }),
    nothing,
    SLOW,
  ),
  connect_list_all_interfaces: row(
    284,
    listArgs,
    struct({ ifaces: list(hostInterface, LIMIT.interfaces), ret: uint }),
    READS,
  ),
  connect_list_all_node_devices: row(
    285,
    listArgs,
    struct({ devices: list(nodeDevice, LIMIT.node_devices), ret: uint }),
    READS,
  ),
  node_set_memory_parameters: row(288, struct({ params: typedParams(64), flags: uint }), nothing),
  node_get_memory_parameters: row(
    289,
    struct({ nparams: int, flags: uint }),
    struct({ params: typedParams(64), nparams: int }),
    READS,
  ),
  node_get_cpu_map: row(
    293,
    struct({ need_map: int, need_online: int, flags: uint }),
    struct({ cpumap, online: uint, ret: int }),
    READS,
  ),
  node_device_detach_flags: row(
    301,
    struct({ name: text, driver_name: maybeText, flags: uint }),
    nothing,
    SLOW,
  ),
  connect_get_cpu_model_names: row(
    312,
    struct({ arch: text, need_results: int, flags: uint }),
    struct({ models: list(text, 8192), ret: int }),
    READS,
  ),
  node_get_free_pages: row(
    340,
    struct({ pages_kib: list(uint, 1024), start_cell: int, cell_count: uint, flags: uint }),
    struct({ counts: list(uhyper, 1024) }),
    READS,
  ),
  connect_get_domain_capabilities: row(
    342,
    struct({ emulatorbin: maybeText, arch: maybeText, machine: maybeText, virttype: maybeText, flags: uint }),
    struct({ capabilities: text }),
    READS_SLOWLY,
  ),
  node_alloc_pages: row(
    347,
    struct({
      page_sizes_kib: list(uint, 1024),
      page_counts: list(uhyper, 1024),
      start_cell: int,
      cell_count: uint,
      flags: uint,
    }),
    struct({ ret: int }),
    SLOW,
  ),
  connect_register_close_callback: row(360, nothing, nothing),
  connect_unregister_close_callback: row(361, nothing, nothing),
  connect_compare_hypervisor_cpu: row(
    393,
    struct({
      emulator: maybeText,
      arch: maybeText,
      machine: maybeText,
      virttype: maybeText,
      xml_cpu: text,
      flags: uint,
    }),
    struct({ result: int }),
    READS_SLOWLY,
  ),
  connect_baseline_hypervisor_cpu: row(
    394,
    struct({
      emulator: maybeText,
      arch: maybeText,
      machine: maybeText,
      virttype: maybeText,
      xml_cpus: list(text, 256),
      flags: uint,
    }),
    struct({ cpu: text }),
    READS_SLOWLY,
  ),
  node_get_sev_info: row(
    395,
    struct({ nparams: int, flags: uint }),
    struct({ params: typedParams(64), nparams: int }),
    READS,
  ),
  connect_get_storage_pool_capabilities: row(403, flags, struct({ capabilities: text }), READS),
  connect_set_identity: row(419, struct({ params: typedParams(20), flags: uint }), nothing),
  node_device_define_xml: row(428, struct({ xml_desc: text, flags: uint }), struct({ dev: nodeDevice })),
  node_device_undefine: row(429, struct({ name: text, flags: uint }), nothing),
  node_device_create: row(430, struct({ name: text, flags: uint }), nothing, SLOW),
} as const;
