/** Storage procedures of the fake host: directory pools and their volumes. */
import {
  STORAGE_POOL_CREATE,
  STORAGE_POOL_EVENT,
  STORAGE_POOL_STATE,
  STORAGE_VOL_RESIZE,
} from '../rpc/flags.ts';
import { element, find, findAttribute, findText, withChild, writeXml } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { allocatedBytes, copyContents, emptyContents, resizeContents } from './contents.ts';
import { volumeAt } from './domains.ts';
import { FROM, refuse } from './failure.ts';
import type { Handlers } from './handler.ts';
import { writeQcow2Header } from './qcow2.ts';
import { readBytes, readXml } from './read-xml.ts';
import { emit } from './state.ts';
import type { FakeHost, FakePool, FakeVolume } from './state.ts';

const refOf = ({ name, uuid }: FakePool) => ({ name, uuid });

function invalid(message: string): never {
  return refuse('operation_invalid', `Requested operation is not valid: ${message}`, FROM.storage);
}

function poolOf(host: FakeHost, ref: { readonly uuid: string; readonly name?: string }): FakePool {
  const message = `Storage pool not found: no storage pool with matching uuid '${ref.uuid}' (${ref.name ?? ''})`;
  return host.pools.get(ref.uuid) ?? refuse('no_storage_pool', message, FROM.storage);
}

function poolNamed(host: FakeHost, name: string): FakePool {
  const found = [...host.pools.values()].find((pool) => pool.name === name);
  return (
    found ??
    refuse(
      'no_storage_pool',
      `Storage pool not found: no storage pool with matching name '${name}'`,
      FROM.storage,
    )
  );
}

function activePool(pool: FakePool): FakePool {
  return pool.active ? pool : invalid(`storage pool '${pool.name}' is not active`);
}

function tell(host: FakeHost, pool: FakePool, event: keyof typeof STORAGE_POOL_EVENT): void {
  const fields = { pool: refOf(pool), event: STORAGE_POOL_EVENT[event], detail: 0 };
  emit(host, { name: 'storage_pool_lifecycle', event: fields });
}

/** Pure. Bytes that all volumes of a host take. */
export function usedBytes(host: FakeHost): bigint {
  const volumes = [...host.pools.values()].flatMap((pool) => [...pool.volumes.values()]);
  return volumes.reduce((sum, volume) => sum + BigInt(allocatedBytes(volume.contents)), 0n);
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

type VolumeRef = { readonly pool: string; readonly name: string; readonly key: string };

function volumeOf(host: FakeHost, ref: VolumeRef): { readonly pool: FakePool; readonly volume: FakeVolume } {
  const pool = activePool(poolNamed(host, ref.pool));
  return { pool, volume: pool.volumes.get(ref.name) ?? missingVolume(`name '${ref.name}'`) };
}

function missingVolume(what: string): never {
  return refuse(
    'no_storage_volume',
    `Storage volume not found: no storage vol with matching ${what}`,
    FROM.storage,
  );
}

/** Pure. The pool and volume meant by a reference. Throws FakeFailure. */
export const findVolume = volumeOf;

const volumeRef = (pool: FakePool, volume: FakeVolume): VolumeRef => ({
  pool: pool.name,
  name: volume.name,
  key: volume.path,
});

function readBacking(root: XmlElement): FakeVolume['backing'] {
  const path = findText(root, 'backingStore', 'path');
  if (path === undefined) return null;
  return { path, format: findAttribute(root, 'type', 'backingStore', 'format') ?? 'raw' };
}

function createVolume(host: FakeHost, pool: FakePool, xml: string, clone: FakeVolume | null): FakeVolume {
  activePool(pool);
  const root = readXml(xml, 'volume');
  const name = findText(root, 'name') ?? refuse('xml_error', 'missing volume name element', FROM.storage);
  if (name.includes('/')) refuse('xml_error', `volume name '${name}' cannot contain '/'`, FROM.storage);
  if (pool.volumes.has(name)) refuse('storage_volume_exists', `'${name}' exists already`, FROM.storage);
  const backing = readBacking(root);
  const backingVolume = backing === null ? undefined : volumeAt(host, backing.path);
  if (backing !== null && backingVolume === undefined) {
    refuse('system_error', `cannot stat file '${backing.path}': No such file or directory`, FROM.storage, 2);
  }
  const given = find(root, 'capacity');
  const inherited = clone?.capacity_bytes ?? backingVolume?.capacity_bytes;
  const capacity =
    given === undefined ? inherited : readBytes(findText(given), given.attributes['unit'], 'bytes');
  if (capacity === undefined) return refuse('xml_error', 'missing capacity element', FROM.storage);
  const contents = clone === null ? emptyContents() : copyContents(clone.contents);
  const format = findAttribute(root, 'type', 'target', 'format') ?? clone?.format ?? 'raw';
  if (format === 'raw') resizeContents(contents, Math.max(Number(capacity), contents.length_bytes));
  const larger = clone !== null && clone.capacity_bytes > capacity ? clone.capacity_bytes : capacity;
  const path = `${pool.target_path}/${name}`;
  if (format === 'qcow2')
    writeQcow2Header(contents, { capacity_bytes: larger, backing_path: backing?.path ?? null });
  const volume: FakeVolume = { name, path, format, capacity_bytes: larger, contents, backing, in_use: 0 };
  pool.volumes.set(name, volume);
  return volume;
}

function volumeXml(volume: FakeVolume): string {
  const { backing } = volume;
  const format = (type: string) => element('format', { type });
  const store =
    backing && element('backingStore', {}, element('path', {}, backing.path), format(backing.format));
  return `${writeXml(
    element(
      'volume',
      { type: 'file' },
      element('name', {}, volume.name),
      element('key', {}, volume.path),
      element('capacity', { unit: 'bytes' }, String(volume.capacity_bytes)),
      element('allocation', { unit: 'bytes' }, String(allocatedBytes(volume.contents))),
      element('physical', { unit: 'bytes' }, String(volume.contents.length_bytes)),
      element('target', {}, element('path', {}, volume.path), format(volume.format)),
      store,
    ),
  )}\n`;
}

function resizeVolume(volume: FakeVolume, capacity: bigint, flags: number): void {
  const wanted = (flags & STORAGE_VOL_RESIZE.delta) !== 0 ? volume.capacity_bytes + capacity : capacity;
  if (wanted < volume.capacity_bytes && (flags & STORAGE_VOL_RESIZE.shrink) === 0) {
    refuse(
      'invalid_argument',
      "can't shrink capacity below current capacity unless shrink flag explicitly specified",
      FROM.storage,
    );
  }
  volume.capacity_bytes = wanted;
  if (volume.format === 'raw') resizeContents(volume.contents, Number(wanted));
  else
    writeQcow2Header(volume.contents, { capacity_bytes: wanted, backing_path: volume.backing?.path ?? null });
}

function deleteVolume(pool: FakePool, volume: FakeVolume): void {
  if (volume.in_use > 0) invalid(`volume '${volume.name}' is still in use.`);
  pool.volumes.delete(volume.name);
}

const infoOf = (volume: FakeVolume) => ({
  type: 0,
  capacity_bytes: volume.capacity_bytes,
  allocation_bytes: BigInt(allocatedBytes(volume.contents)),
});

/** Handlers of pools. */
export const storagePoolHandlers = {
  connect_list_all_storage_pools: ({ flags }, { host }) => {
    const wanted = (pool: FakePool): boolean => (flags & 3) === 0 || (flags & (pool.active ? 2 : 1)) !== 0;
    const pools = [...host.pools.values()].filter(wanted).map(refOf);
    return { pools, ret: pools.length };
  },
  storage_pool_lookup_by_name: ({ name }, { host }) => ({ pool: refOf(poolNamed(host, name)) }),
  storage_pool_lookup_by_uuid: ({ uuid }, { host }) => ({ pool: refOf(poolOf(host, { uuid })) }),
  storage_pool_lookup_by_volume: ({ vol }, { host }) => ({ pool: refOf(volumeOf(host, vol).pool) }),
  storage_pool_lookup_by_target_path: ({ path }, { host }) => {
    const found = [...host.pools.values()].find((pool) => pool.active && pool.target_path === path);
    return {
      pool: refOf(
        found ??
          refuse('no_storage_pool', `no storage pool with matching target path '${path}'`, FROM.storage),
      ),
    };
  },
  storage_pool_define_xml: ({ xml }, { host }) => {
    const pool = putPool(host, xml);
    pool.persistent = true;
    tell(host, pool, 'defined');
    return { pool: refOf(pool) };
  },
  storage_pool_create_xml: ({ xml, flags }, { host }) => {
    const pool = putPool(host, xml);
    startPool(host, pool, flags);
    return { pool: refOf(pool) };
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
    emit(host, { name: 'storage_pool_refresh', event: { pool: refOf(found) } });
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

/** Handlers of volumes, without the streams. */
export const storageVolumeHandlers = {
  storage_vol_lookup_by_name: ({ pool, name }, { host }) => {
    const found = activePool(poolOf(host, pool));
    return { vol: volumeRef(found, found.volumes.get(name) ?? missingVolume(`name '${name}'`)) };
  },
  storage_vol_lookup_by_key: ({ key }, { host }) => ({ vol: refByPath(host, key) }),
  storage_vol_lookup_by_path: ({ path }, { host }) => ({ vol: refByPath(host, path) }),
  storage_vol_create_xml: ({ pool, xml }, { host }) => {
    const found = poolOf(host, pool);
    return { vol: volumeRef(found, createVolume(host, found, xml, null)) };
  },
  storage_vol_create_xml_from: ({ pool, xml, clonevol }, { host }) => {
    const found = poolOf(host, pool);
    return { vol: volumeRef(found, createVolume(host, found, xml, volumeOf(host, clonevol).volume)) };
  },
  storage_vol_delete: ({ vol }, { host }) => {
    const { pool, volume } = volumeOf(host, vol);
    deleteVolume(pool, volume);
  },
  storage_vol_get_info: ({ vol }, { host }) => infoOf(volumeOf(host, vol).volume),
  storage_vol_get_info_flags: ({ vol }, { host }) => infoOf(volumeOf(host, vol).volume),
  storage_vol_get_xml_desc: ({ vol }, { host }) => ({ xml: volumeXml(volumeOf(host, vol).volume) }),
  storage_vol_get_path: ({ vol }, { host }) => ({ name: volumeOf(host, vol).volume.path }),
  storage_vol_resize: ({ vol, capacity_bytes, flags }, { host }) =>
    resizeVolume(volumeOf(host, vol).volume, capacity_bytes, flags),
  storage_vol_wipe: ({ vol }, { host }) => volumeOf(host, vol).volume.contents.blocks.clear(),
  storage_vol_wipe_pattern: ({ vol }, { host }) => volumeOf(host, vol).volume.contents.blocks.clear(),
} as const satisfies Handlers;

function refByPath(host: FakeHost, path: string): VolumeRef {
  for (const pool of host.pools.values()) {
    for (const volume of pool.volumes.values())
      if (pool.active && volume.path === path) return volumeRef(pool, volume);
  }
  return missingVolume(`path '${path}'`);
}
