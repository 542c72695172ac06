/** Storage pool procedures of the fake host: directory pools. */
import { STORAGE_POOL_CREATE, STORAGE_POOL_EVENT, STORAGE_POOL_STATE } from '../rpc/flags.ts';
import { element, findText, withChild, writeXml } from '../xml.ts';
import { FROM, refuse } from './failure.ts';
import type { Handlers } from './handler.ts';
import { activePool, findVolume, invalid, poolNamed, poolOf, poolRef, usedBytes } from './pools.ts';
import { readXml } from './read-xml.ts';
import { emit } from './state.ts';
import type { FakeHost, FakePool } from './state.ts';
import { volumeRef } from './volume-handlers.ts';

function tell(host: FakeHost, pool: FakePool, event: keyof typeof STORAGE_POOL_EVENT): void {
  const fields = { pool: poolRef(pool), event: STORAGE_POOL_EVENT[event], detail: 0 };
  emit(host, { name: 'storage_pool_lifecycle', event: fields });
}

function putPool(host: FakeHost, xml: string): FakePool {
  const root = readXml(xml, 'pool');
  if (root.attributes['type'] !== 'dir') {
    return refuse('internal', `missing backend for pool type ${root.attributes['type'] ?? ''}`, FROM.storage);
  }
  const name =
    findText(root, 'name') ?? refuse('xml_error', 'missing pool source name element', FROM.storage);
  const target_path =
    findText(root, 'target', 'path') ?? refuse('xml_error', 'missing storage pool target path', FROM.storage);
  const namesake = [...host.pools.values()].find((pool) => pool.name === name);
  const uuid = (findText(root, 'uuid') ?? namesake?.uuid ?? host.newUuid()).toLowerCase();
  if (namesake !== undefined && namesake.uuid !== uuid) {
    refuse(
      'operation_failed',
      `operation failed: pool '${name}' already exists with uuid ${namesake.uuid}`,
      FROM.storage,
    );
  }
  const xmlWithUuid = withChild(root, 'uuid', element('uuid', {}, uuid));
  const existing = host.pools.get(uuid);
  if (existing !== undefined) {
    existing.xml = xmlWithUuid;
    return existing;
  }
  const state = { persistent: false, active: false, built: false, autostart: false, volumes: new Map() };
  const pool: FakePool = { uuid, name, xml: xmlWithUuid, target_path, ...state };
  host.pools.set(uuid, pool);
  return pool;
}

function startPool(host: FakeHost, pool: FakePool, flags: number): void {
  if (pool.active) invalid(`storage pool '${pool.name}' is already active`);
  const builds =
    STORAGE_POOL_CREATE.with_build |
    STORAGE_POOL_CREATE.with_build_overwrite |
    STORAGE_POOL_CREATE.with_build_no_overwrite;
  if ((flags & builds) !== 0) pool.built = true;
  if (!pool.built) {
    refuse(
      'system_error',
      `cannot open directory '${pool.target_path}': No such file or directory`,
      FROM.storage,
      2,
    );
  }
  pool.active = true;
  tell(host, pool, 'started');
}

function stopPool(host: FakeHost, pool: FakePool): void {
  activePool(pool).active = false;
  tell(host, pool, 'stopped');
  if (!pool.persistent) host.pools.delete(pool.uuid);
}

function sizes(host: FakeHost, pool: FakePool) {
  if (!pool.active) return { capacity_bytes: 0n, allocation_bytes: 0n, available_bytes: 0n };
  const allocation_bytes = usedBytes(host);
  return {
    capacity_bytes: host.disk_bytes,
    allocation_bytes,
    available_bytes: host.disk_bytes - allocation_bytes,
  };
}

function poolXml(host: FakeHost, pool: FakePool): string {
  const bytes = sizes(host, pool);
  const size = (name: string, value: bigint) => element(name, { unit: 'bytes' }, String(value));
  let root = withChild(pool.xml, 'capacity', size('capacity', bytes.capacity_bytes));
  root = withChild(root, 'allocation', size('allocation', bytes.allocation_bytes));
  root = withChild(root, 'available', size('available', bytes.available_bytes));
  return `${writeXml(root)}\n`;
}

/** Handlers of pools. */
export const storagePoolHandlers = {
  connect_list_all_storage_pools: ({ flags }, { host }) => {
    const wanted = (pool: FakePool): boolean => (flags & 3) === 0 || (flags & (pool.active ? 2 : 1)) !== 0;
    const pools = [...host.pools.values()].filter(wanted).map(poolRef);
    return { pools, ret: pools.length };
  },
  storage_pool_lookup_by_name: ({ name }, { host }) => ({ pool: poolRef(poolNamed(host, name)) }),
  storage_pool_lookup_by_uuid: ({ uuid }, { host }) => ({ pool: poolRef(poolOf(host, { uuid })) }),
  storage_pool_lookup_by_volume: ({ vol }, { host }) => ({ pool: poolRef(findVolume(host, vol).pool) }),
  storage_pool_lookup_by_target_path: ({ path }, { host }) => {
    const found = [...host.pools.values()].find((pool) => pool.active && pool.target_path === path);
    return {
      pool: poolRef(
        found ??
          refuse('no_storage_pool', `no storage pool with matching target path '${path}'`, FROM.storage),
      ),
    };
  },
  storage_pool_define_xml: ({ xml }, { host }) => {
    const pool = putPool(host, xml);
    pool.persistent = true;
    tell(host, pool, 'defined');
    return { pool: poolRef(pool) };
  },
  storage_pool_create_xml: ({ xml, flags }, { host }) => {
    const pool = putPool(host, xml);
    startPool(host, pool, flags);
    return { pool: poolRef(pool) };
  },
  storage_pool_build: ({ pool }, { host }) => void (poolOf(host, pool).built = true),
  storage_pool_create: ({ pool, flags }, { host }) => startPool(host, poolOf(host, pool), flags),
  storage_pool_destroy: ({ pool }, { host }) => stopPool(host, poolOf(host, pool)),
  storage_pool_delete: ({ pool }, { host }) => {
    const found = poolOf(host, pool);
    if (found.active) invalid(`storage pool '${found.name}' is still active`);
    found.volumes.clear();
    found.built = false;
    tell(host, found, 'deleted');
  },
  storage_pool_undefine: ({ pool }, { host }) => {
    const found = poolOf(host, pool);
    if (found.active) invalid(`storage pool '${found.name}' is still active`);
    host.pools.delete(found.uuid);
    tell(host, found, 'undefined');
  },
  storage_pool_refresh: ({ pool }, { host }) => {
    const found = activePool(poolOf(host, pool));
    emit(host, { name: 'storage_pool_refresh', event: { pool: poolRef(found) } });
  },
  storage_pool_get_info: ({ pool }, { host }) => {
    const found = poolOf(host, pool);
    const state = found.active ? STORAGE_POOL_STATE.running : STORAGE_POOL_STATE.inactive;
    return { state, ...sizes(host, found) };
  },
  storage_pool_get_xml_desc: ({ pool }, { host }) => ({ xml: poolXml(host, poolOf(host, pool)) }),
  storage_pool_get_autostart: ({ pool }, { host }) => ({ autostart: poolOf(host, pool).autostart }),
  storage_pool_set_autostart: ({ pool, autostart }, { host }) =>
    void (poolOf(host, pool).autostart = autostart),
  storage_pool_num_of_volumes: ({ pool }, { host }) => ({ num: activePool(poolOf(host, pool)).volumes.size }),
  storage_pool_is_active: ({ pool }, { host }) => ({ active: poolOf(host, pool).active }),
  storage_pool_is_persistent: ({ pool }, { host }) => ({ persistent: poolOf(host, pool).persistent }),
  storage_pool_list_all_volumes: ({ pool }, { host }) => {
    const found = activePool(poolOf(host, pool));
    const vols = [...found.volumes.values()].map((volume) => volumeRef(found, volume));
    return { vols, ret: vols.length };
  },
} as const satisfies Handlers;
