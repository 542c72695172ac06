/** Procedures on storage pools, volumes and secrets. */
import { bool, int, nothing, opaque, uhyper, uint } from '../xdr.ts';
import { list, struct } from '../xdr-compound.ts';
import { LONG, READS, READS_SLOWLY, SLOW, row } from './row.ts';
import { LIMIT, maybeText, secret, storagePool, storageVolume, text, uuid } from './types.ts';

const pool = struct({ pool: storagePool });
const poolFlags = struct({ pool: storagePool, flags: uint });
const vol = struct({ vol: storageVolume });
const volFlags = struct({ vol: storageVolume, flags: uint });
const listArgs = struct({ need_results: int, flags: uint });
const volInfo = struct({ type: int, capacity_bytes: uhyper, allocation_bytes: uhyper });
const transfer = struct({ vol: storageVolume, offset_bytes: uhyper, length_bytes: uhyper, flags: uint });

/** Rows: storage pools. */
export const storagePoolProcedures = {
  connect_find_storage_pool_sources: row(
    75,
    struct({ type: text, src_spec: maybeText, flags: uint }),
    struct({ xml: text }),
    READS_SLOWLY,
  ),
  storage_pool_create_xml: row(76, struct({ xml: text, flags: uint }), pool, SLOW),
  storage_pool_define_xml: row(77, struct({ xml: text, flags: uint }), pool),
  storage_pool_create: row(78, poolFlags, nothing, SLOW),
  storage_pool_build: row(79, poolFlags, nothing, LONG),
  storage_pool_destroy: row(80, pool, nothing, SLOW),
  storage_pool_delete: row(81, poolFlags, nothing, LONG),
  storage_pool_undefine: row(82, pool, nothing),
  storage_pool_refresh: row(83, poolFlags, nothing, LONG),
  storage_pool_lookup_by_name: row(84, struct({ name: text }), pool, READS),
  storage_pool_lookup_by_uuid: row(85, struct({ uuid }), pool, READS),
  storage_pool_lookup_by_volume: row(86, vol, pool, READS),
  /** `state`: STORAGE_POOL_STATE. */
  storage_pool_get_info: row(
    87,
    pool,
    struct({ state: uint, capacity_bytes: uhyper, allocation_bytes: uhyper, available_bytes: uhyper }),
    READS_SLOWLY,
  ),
  storage_pool_get_xml_desc: row(88, poolFlags, struct({ xml: text }), READS),
  storage_pool_get_autostart: row(89, pool, struct({ autostart: bool }), READS),
  storage_pool_set_autostart: row(90, struct({ pool: storagePool, autostart: bool }), nothing),
  storage_pool_num_of_volumes: row(91, pool, struct({ num: int }), READS),
  storage_pool_is_active: row(154, pool, struct({ active: bool }), READS),
  storage_pool_is_persistent: row(155, pool, struct({ persistent: bool }), READS),
  connect_list_all_storage_pools: row(
    281,
    listArgs,
    struct({ pools: list(storagePool, LIMIT.storage_pools), ret: uint }),
    READS,
  ),
  storage_pool_list_all_volumes: row(
    282,
    struct({ pool: storagePool, need_results: int, flags: uint }),
    struct({ vols: list(storageVolume, LIMIT.storage_volumes), ret: uint }),
    READS,
  ),
  storage_pool_lookup_by_target_path: row(391, struct({ path: text }), pool, READS),
} as const;

/** Rows: volumes. */
export const storageVolumeProcedures = {
  storage_vol_create_xml: row(93, struct({ pool: storagePool, xml: text, flags: uint }), vol, LONG),
  storage_vol_delete: row(94, volFlags, nothing, SLOW),
  storage_vol_lookup_by_name: row(95, struct({ pool: storagePool, name: text }), vol, READS),
  storage_vol_lookup_by_key: row(96, struct({ key: text }), vol, READS),
  storage_vol_lookup_by_path: row(97, struct({ path: text }), vol, READS),
  /** `type`: 0 file, 1 block, 2 directory, 3 network, 4 network directory, 5 ploop. */
  storage_vol_get_info: row(98, vol, volInfo, READS_SLOWLY),
  storage_vol_get_xml_desc: row(99, volFlags, struct({ xml: text }), READS_SLOWLY),
  storage_vol_get_path: row(100, vol, struct({ name: text }), READS),
  storage_vol_create_xml_from: row(
    125,
    struct({ pool: storagePool, xml: text, clonevol: storageVolume, flags: uint }),
    vol,
    LONG,
  ),
  storage_vol_wipe: row(165, volFlags, nothing, LONG),
  /** `length_bytes` 0: up to the end of the volume. */
  storage_vol_upload: row(208, transfer, nothing, { stream: 'upload', pace: 'slow' }),
  storage_vol_download: row(209, transfer, nothing, { stream: 'download', pace: 'slow' }),
  storage_vol_wipe_pattern: row(
    259,
    struct({ vol: storageVolume, algorithm: uint, flags: uint }),
    nothing,
    LONG,
  ),
  storage_vol_resize: row(
    260,
    struct({ vol: storageVolume, capacity_bytes: uhyper, flags: uint }),
    nothing,
    SLOW,
  ),
  storage_vol_get_info_flags: row(378, volFlags, volInfo, READS_SLOWLY),
} as const;

/** Rows: secrets. */
export const secretProcedures = {
  secret_lookup_by_uuid: row(141, struct({ uuid }), struct({ secret }), READS),
  secret_define_xml: row(142, struct({ xml: text, flags: uint }), struct({ secret })),
  secret_get_xml_desc: row(143, struct({ secret, flags: uint }), struct({ xml: text }), READS),
  secret_set_value: row(144, struct({ secret, value: opaque(LIMIT.secret_bytes), flags: uint }), nothing),
  secret_get_value: row(
    145,
    struct({ secret, flags: uint }),
    struct({ value: opaque(LIMIT.secret_bytes) }),
    READS,
  ),
  secret_undefine: row(146, struct({ secret }), nothing),
  secret_lookup_by_usage: row(147, struct({ usage_type: int, usage_id: text }), struct({ secret }), READS),
  connect_list_all_secrets: row(
    287,
    listArgs,
    struct({ secrets: list(secret, LIMIT.secrets), ret: uint }),
    READS,
  ),
} as const;
