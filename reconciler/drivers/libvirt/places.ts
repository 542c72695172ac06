import { SHARED_PREFIX } from '../../model/names.ts';
import { CairnError } from '../../model/error.ts';
import type { HostConnection } from '../../ports/ports.ts';

/** Name of the storage pool that Cairn keeps on a host. */
export const POOL_NAME = 'cairn';

/** Name of the pool over the storage that a host shares with others. */
export const SHARED_POOL_NAME = 'cairn-shared';

/** Where a volume is: the pool, and its name there. */
export type Place = { readonly pool: string; readonly volume: string };

/** Pure. The place of a volume as the ports name it. */
export function placeOf(volume_name: string): Place {
  return volume_name.startsWith(SHARED_PREFIX)
    ? { pool: SHARED_POOL_NAME, volume: volume_name.slice(SHARED_PREFIX.length) }
    : { pool: POOL_NAME, volume: volume_name };
}

/** Pure. The ports' name of the volume at this place. */
export function nameAt({ pool, volume }: Place): string {
  return pool === SHARED_POOL_NAME ? `${SHARED_PREFIX}${volume}` : volume;
}

/** Pure. Directory of a pool on a host; throws conflict when the host is not said to share storage. */
export function directoryOf(connection: HostConnection, pool: string): string {
  if (pool !== SHARED_POOL_NAME) return connection.storage_path;
  if (connection.shared_storage !== null) return connection.shared_storage.path;
  throw new CairnError(
    'conflict',
    `Host '${connection.name}' shares no storage: set its shared_storage_name and shared_storage_path.`,
  );
}

/** Pure. Absolute path of a volume on a host, as the ports name it. */
export function volumePath(connection: HostConnection, volume_name: string): string {
  const { pool, volume } = placeOf(volume_name);
  return `${directoryOf(connection, pool)}/${volume}`;
}

/** Pure. The ports' name of the volume that a file on a host is. */
export function nameOfFile(connection: HostConnection, path: string): string {
  const cut = path.lastIndexOf('/');
  const isShared =
    connection.shared_storage !== null && path.slice(0, cut) === connection.shared_storage.path;
  return nameAt({ pool: isShared ? SHARED_POOL_NAME : POOL_NAME, volume: path.slice(cut + 1) });
}
