import { POOL_NAME, SHARED_POOL_NAME, directoryOf } from './places.ts';
import type { OpenHost } from './hosts.ts';
import type { HostSession } from './rpc/session.ts';
import { isAlreadySo, isMissing } from './translate.ts';
import { findText, parseXml } from './xml.ts';
import { escapeXml } from './xml-values.ts';

/** A storage pool as libvirt's calls name it. */
export type PoolReference = { readonly name: string; readonly uuid: string };

/** STORAGE_POOL_STATE running. Source: libvirt documentation, virStoragePoolState. */
const RUNNING = 2;

/** Sessions whose pools were seen running, by name; a host that lost one says so with not_found, and is then forgotten. */
const ready = new WeakMap<HostSession, Map<string, Promise<PoolReference>>>();

async function lookUp(
  session: HostSession,
  name: string,
  signal: AbortSignal,
): Promise<PoolReference | null> {
  try {
    return (await session.call('storage_pool_lookup_by_name', { name }, { signal })).pool;
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

/** A pool over another directory than the host's spec says by now: its definition goes, what is in it stays. */
async function forgetIfElsewhere(
  { session }: OpenHost,
  pool: PoolReference,
  directory: string,
  signal: AbortSignal,
): Promise<PoolReference | null> {
  const { xml } = await session.call('storage_pool_get_xml_desc', { pool, flags: 0 }, { signal });
  if (findText(parseXml(xml), 'target', 'path') === directory) return pool;
  await endPool(session, pool, signal);
  return null;
}

async function ensure(host: OpenHost, name: string, signal: AbortSignal): Promise<PoolReference> {
  const { session, connection } = host;
  const directory = directoryOf(connection, name);
  const known = await lookUp(session, name, signal);
  const is_shared = name === SHARED_POOL_NAME;
  const found =
    known === null || !is_shared ? known : await forgetIfElsewhere(host, known, directory, signal);
  const xml = `<pool type='dir'><name>${name}</name><target><path>${escapeXml(directory)}</path></target></pool>`;
  const pool = found ?? (await session.call('storage_pool_define_xml', { xml, flags: 0 }, { signal })).pool;
  const { state } = await session.call('storage_pool_get_info', { pool }, { signal });
  if (state !== RUNNING) {
    // Building a directory pool is mkdir -p; one that is to be mounted is not Cairn's to make.
    if (!is_shared) await session.call('storage_pool_build', { pool, flags: 0 }, { signal });
    try {
      await session.call('storage_pool_create', { pool, flags: 0 }, { signal });
    } catch (thrown) {
      if (!isAlreadySo(thrown)) throw thrown;
    }
    // libvirt would look at a shared directory before it is mounted.
    if (!is_shared) await session.call('storage_pool_set_autostart', { pool, autostart: true }, { signal });
  }
  return pool;
}

/** Effect: the running pool, made when it is not there; concurrent callers share one attempt. Throws LibvirtError; CairnError for a shared pool where none is shared. */
export async function runningPool(
  host: OpenHost,
  signal: AbortSignal,
  name: string = POOL_NAME,
): Promise<PoolReference> {
  const pools = ready.get(host.session) ?? new Map<string, Promise<PoolReference>>();
  ready.set(host.session, pools);
  let attempt = pools.get(name);
  if (attempt === undefined) {
    attempt = ensure(host, name, signal);
    pools.set(name, attempt);
    attempt.catch(() => pools.delete(name));
  }
  return attempt;
}

/**
 * Effect: runs `use` with the pool; when the host no longer knows it (libvirtd was reinstalled, somebody stopped it), makes
 * it again and tries once more.
 */
export async function withPool<T>(
  host: OpenHost,
  signal: AbortSignal,
  use: (pool: PoolReference) => Promise<T>,
): Promise<T> {
  try {
    return await use(await runningPool(host, signal));
  } catch (thrown) {
    if (!isMissing(thrown) && !isAlreadySo(thrown)) throw thrown;
    ready.delete(host.session);
    return use(await runningPool(host, signal));
  }
}

/** Effect: asks whether the host knows the pool. */
export async function hasPool(host: OpenHost, signal: AbortSignal): Promise<boolean> {
  return (await lookUp(host.session, POOL_NAME, signal)) !== null;
}

/** Effect: stops and undefines Cairn's pools; the directories stay. Nothing to do when there is none. */
export async function removePools(host: OpenHost, signal: AbortSignal): Promise<void> {
  ready.delete(host.session);
  for (const name of [SHARED_POOL_NAME, POOL_NAME]) {
    const pool = await lookUp(host.session, name, signal);
    if (pool !== null) await endPool(host.session, pool, signal);
  }
}

async function endPool(session: HostSession, pool: PoolReference, signal: AbortSignal): Promise<void> {
  try {
    await session.call('storage_pool_destroy', { pool }, { signal });
  } catch (thrown) {
    if (!isAlreadySo(thrown)) throw thrown;
  }
  await session.call('storage_pool_undefine', { pool }, { signal });
}
