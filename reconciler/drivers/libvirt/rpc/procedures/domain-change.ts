/** Procedures that change a domain or reach into its guest: resize, devices, metadata, tuning, agent, console. */
import { hyper, int, nothing, opaque, uhyper, uint } from '../xdr.ts';
import { list, struct } from '../xdr-compound.ts';
import { LONG, READS, READS_SLOWLY, SLOW, row } from './row.ts';
import { LIMIT, cpumap, domain, maybeText, text, typedParams } from './types.ts';

const domFlags = struct({ dom: domain, flags: uint });
const deviceXml = struct({ dom: domain, xml: text, flags: uint });
const getParams = struct({ dom: domain, nparams: int, flags: uint });
const setParams = (max: number) => struct({ dom: domain, params: typedParams(max), flags: uint });
const paramsReply = (max: number) => struct({ params: typedParams(max), nparams: int });

/** Rows: changing a domain: CPUs, memory, devices, metadata, tuning. */
export const domainChangeProcedures = {
  domain_set_max_memory: row(30, struct({ dom: domain, memory_kib: uhyper }), nothing),
  domain_set_memory: row(31, struct({ dom: domain, memory_kib: uhyper }), nothing, SLOW),
  domain_set_vcpus: row(32, struct({ dom: domain, nvcpus: uint }), nothing, SLOW),
  domain_attach_device_flags: row(160, deviceXml, nothing, SLOW),
  domain_detach_device_flags: row(161, deviceXml, nothing, SLOW),
  domain_update_device_flags: row(174, deviceXml, nothing, SLOW),
  domain_detach_device_alias: row(392, struct({ dom: domain, alias: text, flags: uint }), nothing, SLOW),
  domain_set_memory_parameters: row(197, setParams(16), nothing),
  domain_get_memory_parameters: row(198, getParams, paramsReply(16), READS),
  domain_set_vcpus_flags: row(199, struct({ dom: domain, nvcpus: uint, flags: uint }), nothing, SLOW),
  domain_get_vcpus_flags: row(200, domFlags, struct({ num: int }), READS_SLOWLY),
  domain_set_memory_flags: row(204, struct({ dom: domain, memory_kib: uhyper, flags: uint }), nothing, SLOW),
  domain_set_blkio_parameters: row(205, setParams(16), nothing),
  domain_get_blkio_parameters: row(206, getParams, paramsReply(16), READS),
  domain_set_scheduler_parameters_flags: row(219, setParams(16), nothing),
  domain_get_scheduler_parameters_flags: row(223, getParams, struct({ params: typedParams(16) }), READS),
  domain_pin_vcpu_flags: row(225, struct({ dom: domain, vcpu: uint, cpumap, flags: uint }), nothing),
  domain_get_vcpu_pin_info: row(
    230,
    struct({ dom: domain, ncpumaps: int, maplen: int, flags: uint }),
    struct({ cpumaps: opaque(LIMIT.cpumaps_bytes), num: int }),
    READS,
  ),
  domain_set_numa_parameters: row(254, setParams(16), nothing),
  domain_get_numa_parameters: row(255, getParams, paramsReply(16), READS),
  domain_set_interface_parameters: row(
    256,
    struct({ dom: domain, device: text, params: typedParams(16), flags: uint }),
    nothing,
  ),
  domain_get_interface_parameters: row(
    257,
    struct({ dom: domain, device: text, nparams: int, flags: uint }),
    paramsReply(16),
    READS,
  ),
  /**
   * `type`: DOMAIN_METADATA; for `element` give `uri` and `key`, the prefix that libvirt adds: the element itself must not
   * declare it. `metadata` null removes it.
   */
  domain_set_metadata: row(
    264,
    struct({ dom: domain, type: int, metadata: maybeText, key: maybeText, uri: maybeText, flags: uint }),
    nothing,
  ),
  domain_get_metadata: row(
    265,
    struct({ dom: domain, type: int, uri: maybeText, flags: uint }),
    struct({ metadata: text }),
    READS,
  ),
  domain_pin_emulator: row(279, struct({ dom: domain, cpumap, flags: uint }), nothing),
  domain_set_memory_stats_period: row(
    308,
    struct({ dom: domain, period_seconds: int, flags: uint }),
    nothing,
    SLOW,
  ),
  domain_add_iothread: row(355, struct({ dom: domain, iothread_id: uint, flags: uint }), nothing, SLOW),
  domain_del_iothread: row(356, struct({ dom: domain, iothread_id: uint, flags: uint }), nothing, SLOW),
  domain_get_perf_events: row(365, domFlags, struct({ params: typedParams(64) }), READS),
  domain_set_vcpu: row(384, struct({ dom: domain, cpumap: text, state: int, flags: uint }), nothing, SLOW),
  domain_set_iothread_params: row(
    402,
    struct({ dom: domain, iothread_id: uint, params: typedParams(64), flags: uint }),
    nothing,
    SLOW,
  ),
} as const;

/** Rows: the guest inside (agent) and what a person sees (console, screen, keyboard). */
export const domainGuestProcedures = {
  domain_open_console: row(201, struct({ dom: domain, dev_name: maybeText, flags: uint }), nothing, {
    stream: 'duplex',
    pace: 'slow',
  }),
  domain_screenshot: row(
    211,
    struct({ dom: domain, screen: uint, flags: uint }),
    struct({ mime: maybeText }),
    { stream: 'download', pace: 'slow' },
  ),
  domain_send_key: row(
    226,
    struct({ dom: domain, codeset: uint, holdtime_ms: uint, keycodes: list(uint, 16), flags: uint }),
    nothing,
    SLOW,
  ),
  domain_fstrim: row(
    294,
    struct({ dom: domain, mount_point: maybeText, minimum_bytes: uhyper, flags: uint }),
    nothing,
    LONG,
  ),
  domain_open_channel: row(296, struct({ dom: domain, name: maybeText, flags: uint }), nothing, {
    stream: 'duplex',
    pace: 'slow',
  }),
  domain_fsfreeze: row(
    335,
    struct({ dom: domain, mountpoints: list(text, 256), flags: uint }),
    struct({ filesystems: int }),
    SLOW,
  ),
  domain_fsthaw: row(
    336,
    struct({ dom: domain, mountpoints: list(text, 256), flags: uint }),
    struct({ filesystems: int }),
    SLOW,
  ),
  domain_get_time: row(337, domFlags, struct({ seconds: hyper, nseconds: uint }), READS_SLOWLY),
  domain_set_time: row(
    338,
    struct({ dom: domain, seconds: hyper, nseconds: uint, flags: uint }),
    nothing,
    SLOW,
  ),
  domain_set_user_password: row(
    357,
    struct({ dom: domain, user: maybeText, password: maybeText, flags: uint }),
    nothing,
    SLOW,
  ),
  domain_get_guest_vcpus: row(371, domFlags, struct({ params: typedParams(64) }), READS_SLOWLY),
  domain_agent_set_response_timeout: row(
    420,
    struct({ dom: domain, timeout_seconds: int, flags: uint }),
    struct({ result: int }),
  ),
  domain_authorized_ssh_keys_get: row(
    424,
    struct({ dom: domain, user: text, flags: uint }),
    struct({ keys: list(text, 2048) }),
    READS_SLOWLY,
  ),
  domain_authorized_ssh_keys_set: row(
    425,
    struct({ dom: domain, user: text, keys: list(text, 2048), flags: uint }),
    nothing,
    SLOW,
  ),
} as const;
