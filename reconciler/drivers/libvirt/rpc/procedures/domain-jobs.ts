/** Procedures that move or copy a domain's data: block jobs, snapshots, checkpoints, backup, migration. */
import { bool, int, nothing, uhyper, uint } from '../xdr.ts';
import { list, struct } from '../xdr-compound.ts';
import { LONG, READS, READS_SLOWLY, SLOW, row } from './row.ts';
import { LIMIT, checkpoint, domain, maybeText, migrateCookie, snapshot, text, typedParams } from './types.ts';

const domFlags = struct({ dom: domain, flags: uint });
const snapFlags = struct({ snap: snapshot, flags: uint });
const checkpointFlags = struct({ checkpoint, flags: uint });
const migrateParams = typedParams(LIMIT.migrate_parameters);

/** Rows: block jobs and the size and speed of disks. */
export const blockProcedures = {
  domain_block_job_abort: row(237, struct({ dom: domain, path: text, flags: uint }), nothing, SLOW),
  domain_get_block_job_info: row(
    238,
    struct({ dom: domain, path: text, flags: uint }),
    struct({ found: bool, type: int, bandwidth: uhyper, cur: uhyper, end: uhyper }),
    READS_SLOWLY,
  ),
  domain_block_job_set_speed: row(
    239,
    struct({ dom: domain, path: text, bandwidth: uhyper, flags: uint }),
    nothing,
    SLOW,
  ),
  domain_block_pull: row(
    240,
    struct({ dom: domain, path: text, bandwidth: uhyper, flags: uint }),
    nothing,
    SLOW,
  ),
  /** `size` is KiB unless flags has BLOCK_RESIZE.bytes. */
  domain_block_resize: row(
    251,
    struct({ dom: domain, disk: text, size: uhyper, flags: uint }),
    nothing,
    SLOW,
  ),
  domain_set_block_io_tune: row(
    252,
    struct({ dom: domain, disk: text, params: typedParams(32), flags: uint }),
    nothing,
    SLOW,
  ),
  domain_get_block_io_tune: row(
    253,
    struct({ dom: domain, disk: maybeText, nparams: int, flags: uint }),
    struct({ params: typedParams(32), nparams: int }),
    READS_SLOWLY,
  ),
  domain_block_rebase: row(
    266,
    struct({ dom: domain, path: text, base: maybeText, bandwidth: uhyper, flags: uint }),
    nothing,
    SLOW,
  ),
  domain_block_commit: row(
    290,
    struct({ dom: domain, disk: text, base: maybeText, top: maybeText, bandwidth: uhyper, flags: uint }),
    nothing,
    SLOW,
  ),
  domain_block_copy: row(
    345,
    struct({ dom: domain, path: text, destxml: text, params: typedParams(16), flags: uint }),
    nothing,
    SLOW,
  ),
  domain_set_block_threshold: row(
    386,
    struct({ dom: domain, dev: text, threshold_bytes: uhyper, flags: uint }),
    nothing,
    SLOW,
  ),
} as const;

/** Rows: snapshots, checkpoints, backups. */
export const snapshotProcedures = {
  domain_snapshot_create_xml: row(
    185,
    struct({ dom: domain, xml_desc: text, flags: uint }),
    struct({ snap: snapshot }),
    LONG,
  ),
  domain_snapshot_get_xml_desc: row(186, snapFlags, struct({ xml: text }), READS),
  domain_snapshot_num: row(187, domFlags, struct({ num: int }), READS),
  domain_snapshot_lookup_by_name: row(
    189,
    struct({ dom: domain, name: text, flags: uint }),
    struct({ snap: snapshot }),
    READS,
  ),
  domain_has_current_snapshot: row(190, domFlags, struct({ result: bool }), READS),
  domain_snapshot_current: row(191, domFlags, struct({ snap: snapshot }), READS),
  domain_revert_to_snapshot: row(192, snapFlags, nothing, LONG),
  domain_snapshot_delete: row(193, snapFlags, nothing, LONG),
  domain_snapshot_get_parent: row(244, snapFlags, struct({ snap: snapshot }), READS),
  domain_snapshot_is_current: row(271, snapFlags, struct({ current: bool }), READS),
  domain_snapshot_has_metadata: row(272, snapFlags, struct({ metadata: bool }), READS),
  domain_list_all_snapshots: row(
    274,
    struct({ dom: domain, need_results: int, flags: uint }),
    struct({ snapshots: list(snapshot, LIMIT.snapshots), ret: int }),
    READS,
  ),
  domain_snapshot_list_all_children: row(
    275,
    struct({ snapshot, need_results: int, flags: uint }),
    struct({ snapshots: list(snapshot, LIMIT.snapshots), ret: int }),
    READS,
  ),
  domain_checkpoint_create_xml: row(
    411,
    struct({ dom: domain, xml_desc: text, flags: uint }),
    struct({ checkpoint }),
    SLOW,
  ),
  domain_checkpoint_get_xml_desc: row(412, checkpointFlags, struct({ xml: text }), READS),
  domain_list_all_checkpoints: row(
    413,
    struct({ dom: domain, need_results: int, flags: uint }),
    struct({ checkpoints: list(checkpoint, LIMIT.checkpoints), ret: int }),
    READS,
  ),
  domain_checkpoint_lookup_by_name: row(
    415,
    struct({ dom: domain, name: text, flags: uint }),
    struct({ checkpoint }),
    READS,
  ),
  domain_checkpoint_get_parent: row(416, checkpointFlags, struct({ parent: checkpoint }), READS),
  domain_checkpoint_delete: row(417, checkpointFlags, nothing, SLOW),
  domain_backup_begin: row(
    421,
    struct({ dom: domain, backup_xml: text, checkpoint_xml: maybeText, flags: uint }),
    nothing,
    SLOW,
  ),
  domain_backup_get_xml_desc: row(422, domFlags, struct({ xml: text }), READS),
} as const;

/** Rows: migration in five phases, and the job it is. */
export const migrateProcedures = {
  domain_get_job_info: row(
    163,
    struct({ dom: domain }),
    struct({
      type: int,
      time_elapsed_ms: uhyper,
      time_remaining_ms: uhyper,
      data_total: uhyper,
      data_processed: uhyper,
      data_remaining: uhyper,
      mem_total: uhyper,
      mem_processed: uhyper,
      mem_remaining: uhyper,
      file_total: uhyper,
      file_processed: uhyper,
      file_remaining: uhyper,
    }),
    READS_SLOWLY,
  ),
  domain_abort_job: row(164, struct({ dom: domain }), nothing, SLOW),
  domain_migrate_set_max_downtime: row(
    166,
    struct({ dom: domain, downtime_ms: uhyper, flags: uint }),
    nothing,
    SLOW,
  ),
  domain_migrate_set_max_speed: row(
    207,
    struct({ dom: domain, bandwidth_mib: uhyper, flags: uint }),
    nothing,
    SLOW,
  ),
  domain_migrate_get_max_speed: row(242, domFlags, struct({ bandwidth_mib: uhyper }), READS),
  domain_get_job_stats: row(298, domFlags, struct({ type: int, params: typedParams(64) }), READS_SLOWLY),
  domain_migrate_get_compression_cache: row(
    299,
    domFlags,
    struct({ cache_size_bytes: uhyper }),
    READS_SLOWLY,
  ),
  domain_migrate_set_compression_cache: row(
    300,
    struct({ dom: domain, cache_size_bytes: uhyper, flags: uint }),
    nothing,
    SLOW,
  ),
  domain_migrate_begin3_params: row(
    302,
    struct({ dom: domain, params: migrateParams, flags: uint }),
    struct({ cookie_out: migrateCookie, xml: text }),
    SLOW,
  ),
  domain_migrate_prepare3_params: row(
    303,
    struct({ params: migrateParams, cookie_in: migrateCookie, flags: uint }),
    struct({ cookie_out: migrateCookie, uri_out: maybeText }),
    SLOW,
  ),
  domain_migrate_prepare_tunnel3_params: row(
    304,
    struct({ params: migrateParams, cookie_in: migrateCookie, flags: uint }),
    struct({ cookie_out: migrateCookie }),
    { stream: 'upload', pace: 'slow' },
  ),
  domain_migrate_perform3_params: row(
    305,
    struct({
      dom: domain,
      dconnuri: maybeText,
      params: migrateParams,
      cookie_in: migrateCookie,
      flags: uint,
    }),
    struct({ cookie_out: migrateCookie }),
    LONG,
  ),
  domain_migrate_finish3_params: row(
    306,
    struct({ params: migrateParams, cookie_in: migrateCookie, flags: uint, cancelled: bool }),
    struct({ dom: domain, cookie_out: migrateCookie }),
    LONG,
  ),
  domain_migrate_confirm3_params: row(
    307,
    struct({ dom: domain, params: migrateParams, cookie_in: migrateCookie, flags: uint, cancelled: bool }),
    nothing,
    SLOW,
  ),
  domain_migrate_start_post_copy: row(364, domFlags, nothing, SLOW),
  domain_migrate_get_max_downtime: row(387, domFlags, struct({ downtime_ms: uhyper }), READS_SLOWLY),
  domain_start_dirty_rate_calc: row(427, struct({ dom: domain, seconds: int, flags: uint }), nothing, SLOW),
  domain_abort_job_flags: row(442, domFlags, nothing, SLOW),
} as const;
