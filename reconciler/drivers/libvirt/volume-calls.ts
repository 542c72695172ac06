import { CairnError } from '../../model/error.ts';
import type { VolumeView } from '../../ports/volumes.ts';
import type { OpenHost } from './hosts.ts';
import { nameAt, placeOf, POOL_NAME } from './places.ts';
import { runningPool } from './pool.ts';
import type { PoolReference } from './pool.ts';
import { refreshPool } from './refresh-pool.ts';
import { isMissing } from './translate.ts';
import { findAttribute, findText, parseXml } from './xml.ts';
import { escapeXml } from './xml-values.ts';

/** A volume as libvirt's calls name it. */
export type VolumeReference = { readonly pool: string; readonly name: string; readonly key: string };

/** Volumes that QEMU makes by itself: the pool learns of them only by a refresh. */
const MADE_BY_QEMU = /-(console|nvram)$/;

/** While a volume of this name plus suffix exists, the volume itself is not complete. */
export const UNFINISHED_SUFFIX = '.unfinished';

/** For calls that are told nothing else. */
export const NO_FLAGS = 0;

/** Pure. Throws internal for a name that is not Cairn's. */
export function checkName(name: string): void {
  if (!/^(?:shared\/)?cairn-[A-Za-z0-9._-]{1,200}$/.test(name)) {
    throw new CairnError('internal', `Cairn touches only volumes of its own; '${name}' is not one.`);
  }
}

/** Pure. The document that makes a volume; capacity null takes the backing's. */
export function volumeXml(name: string, format: string, capacity_bytes: number | null, backing = ''): string {
  const capacity = capacity_bytes === null ? '' : `<capacity unit='bytes'>${capacity_bytes}</capacity>`;
  return (
    `<volume><name>${escapeXml(name)}</name>${capacity}<allocation>0</allocation>` +
    `<target><format type='${format}'/></target>${backing}</volume>`
  );
}

/** Pure. What a volume's document says. */
function parseVolume(document: string): VolumeView {
  const root = parseXml(document);
  const backing = findText(root, 'backingStore', 'path') ?? null;
  return {
    name: findText(root, 'name') ?? '',
    format: findAttribute(root, 'type', 'target', 'format') ?? 'raw',
    capacity_bytes: Number(findText(root, 'capacity') ?? 0),
    allocation_bytes: Number(findText(root, 'allocation') ?? 0),
    backing_name: backing === null ? null : backing.slice(backing.lastIndexOf('/') + 1),
  };
}

/**
 * Effect: looks a volume up; null when there is none. `own` is the host's own pool; the name says whether it is there or in the shared one.
 * Throws conflict when a shared pool knows none and cannot look because a volume is being copied in it.
 */
export async function find(
  host: OpenHost,
  own: PoolReference,
  name: string,
  signal: AbortSignal,
): Promise<VolumeReference | null> {
  const place = placeOf(name);
  const pool = place.pool === POOL_NAME ? own : await runningPool(host, signal, place.pool);
  if (MADE_BY_QEMU.test(name)) await refreshPool(host.session, pool, signal);
  const found = await lookUp(host, pool, place.volume, signal);
  // What another host made in a shared pool this one knows only after it looked.
  if (found !== null || pool === own || MADE_BY_QEMU.test(name)) return found;
  const has_looked = await refreshPool(host.session, pool, signal);
  const made_elsewhere = await lookUp(host, pool, place.volume, signal);
  if (made_elsewhere !== null || has_looked) return made_elsewhere;
  const message = `Host '${host.connection.name}' cannot say whether volume ${name} is on its shared storage while it copies another one there; it is asked again.`;
  throw new CairnError('conflict', message);
}

async function lookUp(
  host: OpenHost,
  pool: PoolReference,
  name: string,
  signal: AbortSignal,
): Promise<VolumeReference | null> {
  try {
    return (await host.session.call('storage_vol_lookup_by_name', { pool, name }, { signal })).vol;
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

/** Effect: makes a volume: its file is of this size (null: its backing's) and format, and above `backing`, if given as XML. */
export async function create(
  host: OpenHost,
  own: PoolReference,
  name: string,
  what: { readonly format: string; readonly capacity_bytes: number | null; readonly backing?: string },
  signal: AbortSignal,
): Promise<VolumeReference> {
  const place = placeOf(name);
  const pool = place.pool === POOL_NAME ? own : await runningPool(host, signal, place.pool);
  const xml = volumeXml(place.volume, what.format, what.capacity_bytes, what.backing);
  return (await host.session.call('storage_vol_create_xml', { pool, xml, flags: NO_FLAGS }, { signal })).vol;
}

/** Effect: reads what a volume is; null when it went meanwhile. */
export async function view(
  host: OpenHost,
  vol: VolumeReference,
  signal: AbortSignal,
): Promise<VolumeView | null> {
  try {
    const { xml } = await host.session.call('storage_vol_get_xml_desc', { vol, flags: NO_FLAGS }, { signal });
    return { ...parseVolume(xml), name: nameAt({ pool: vol.pool, volume: vol.name }) };
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

/** Effect: deletes a volume; nothing to do when there is none. */
export async function erase(
  host: OpenHost,
  pool: PoolReference,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const vol = await find(host, pool, name, signal);
  if (vol === null) return;
  try {
    await host.session.call('storage_vol_delete', { vol, flags: NO_FLAGS }, { signal });
  } catch (thrown) {
    if (!isMissing(thrown)) throw thrown;
  }
}

/** Files that a log may have been moved to, at most. */
const ROTATIONS_LIMIT = 32;

/**
 * Effect: deletes what virtlogd moved aside of a console's log when it had grown too large: name.0, name.1 and so on; of other volumes
 * there is nothing of the kind. Source: virtlogd.conf, max_size and max_backups.
 */
export async function eraseRotated(
  host: OpenHost,
  pool: PoolReference,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  if (!MADE_BY_QEMU.test(name)) return;
  for (let number = 0; number < ROTATIONS_LIMIT; number += 1) {
    const rotated = `${name}.${number}`;
    if ((await find(host, pool, rotated, signal)) === null) return;
    await erase(host, pool, rotated, signal);
  }
}
