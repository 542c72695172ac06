/** Storage volume procedures of the fake host, without the streams. */
import { STORAGE_VOL_RESIZE } from '../rpc/flags.ts';
import { element, find, findAttribute, findText, writeXml } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { allocatedBytes, emptyContents, resizeContents } from './contents.ts';
import { volumeAt } from './domains.ts';
import { flatContents } from './flatten.ts';
import { FROM, refuse } from './failure.ts';
import type { Handlers } from './handler.ts';
import { activePool, findVolume, invalid, missingVolume, poolOf } from './pools.ts';
import type { VolumeRef } from './pools.ts';
import { writeQcow2Header } from './qcow2.ts';
import { readBytes, readXml } from './read-xml.ts';
import type { FakeHost, FakePool, FakeVolume } from './state.ts';

/** Pure. The reference of a volume that travels on the wire. */
export const volumeRef = (pool: FakePool, volume: FakeVolume): VolumeRef => ({
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
  const format = findAttribute(root, 'type', 'target', 'format') ?? clone?.format ?? 'raw';
  const larger = clone !== null && clone.capacity_bytes > capacity ? clone.capacity_bytes : capacity;
  const contents = clone === null ? emptyContents() : flatContents(host, clone, format, larger);
  if (format === 'raw') resizeContents(contents, Math.max(Number(capacity), contents.length_bytes));
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

/** Handlers of volumes. */
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
    return { vol: volumeRef(found, createVolume(host, found, xml, findVolume(host, clonevol).volume)) };
  },
  storage_vol_delete: ({ vol }, { host }) => {
    const { pool, volume } = findVolume(host, vol);
    deleteVolume(pool, volume);
  },
  storage_vol_get_info: ({ vol }, { host }) => infoOf(findVolume(host, vol).volume),
  storage_vol_get_info_flags: ({ vol }, { host }) => infoOf(findVolume(host, vol).volume),
  storage_vol_get_xml_desc: ({ vol }, { host }) => ({ xml: volumeXml(findVolume(host, vol).volume) }),
  storage_vol_get_path: ({ vol }, { host }) => ({ name: findVolume(host, vol).volume.path }),
  storage_vol_resize: ({ vol, capacity_bytes, flags }, { host }) =>
    resizeVolume(findVolume(host, vol).volume, capacity_bytes, flags),
  storage_vol_wipe: ({ vol }, { host }) => findVolume(host, vol).volume.contents.blocks.clear(),
  storage_vol_wipe_pattern: ({ vol }, { host }) => findVolume(host, vol).volume.contents.blocks.clear(),
} as const satisfies Handlers;

function refByPath(host: FakeHost, path: string): VolumeRef {
  for (const pool of host.pools.values()) {
    for (const volume of pool.volumes.values())
      if (pool.active && volume.path === path) return volumeRef(pool, volume);
  }
  return missingVolume(`path '${path}'`);
}
