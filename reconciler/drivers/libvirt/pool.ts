import { POOL_NAME } from './domain-xml.ts';
import type { OpenHost } from './hosts.ts';
import type { HostSession } from './rpc/session.ts';
import { isAlreadySo, isMissing } from './translate.ts';
import { escapeXml } from './xml-values.ts';

/** A storage pool as libvirt's calls name it. */
export type PoolReference = { readonly name: string; readonly uuid: string };

/** STORAGE_POOL_STATE running. Source: libvirt documentation, virStoragePoolState. */
const RUNNING = 2;

/** Sessions whose pool was seen running; a host that lost it says so with not_found, and is then forgotten. */
const ready = new WeakMap<HostSession, Promise<PoolReference>>();

async function lookUp(session: HostSession, signal: AbortSignal): Promise<PoolReference | null> {
  try {
    return (await session.call('storage_pool_lookup_by_name', { name: POOL_NAME }, { signal })).pool;
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

async function ensure(host: OpenHost, signal: AbortSignal): Promise<PoolReference> {
  const { session, connection } = host;
  const found = await lookUp(session, signal);
  const xml = `<pool type='dir'><name>${POOL_NAME}</name><target><path>${escapeXml(connection.storage_path)}</path></target></pool>`;
  const pool = found ?? (await session.call('storage_pool_define_xml', { xml, flags: 0 }, { signal })).pool;
  const { state } = await session.call('storage_pool_get_info', { pool }, { signal });
  if (state !== RUNNING) {
    // Building a directory pool is mkdir -p.
    await session.call('storage_pool_build', { pool, flags: 0 }, { signal });
    try {
      await session.call('storage_pool_create', { pool, flags: 0 }, { signal });
    } catch (thrown) {
      if (!isAlreadySo(thrown)) throw thrown;
    }
    await session.call('storage_pool_set_autostart', { pool, autostart: true }, { signal });
  }
  return pool;
}

/** Effect: the running pool, made when it is not there; concurrent callers share one attempt. Throws LibvirtError. */
export async function runningPool(host: OpenHost, signal: AbortSignal): Promise<PoolReference> {
  let attempt = ready.get(host.session);
  if (attempt === undefined) {
    attempt = ensure(host, signal);
    ready.set(host.session, attempt);
    attempt.catch(() => ready.delete(host.session));
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
  return (await lookUp(host.session, signal)) !== null;
}

/** Effect: stops and undefines the pool; the directory stays. Nothing to do when there is none. */
export async function removePool(host: OpenHost, signal: AbortSignal): Promise<void> {
  ready.delete(host.session);
  const pool = await lookUp(host.session, signal);
  if (pool === null) return;
  try {
    await host.session.call('storage_pool_destroy', { pool }, { signal });
  } catch (thrown) {
    if (!isAlreadySo(thrown)) throw thrown;
  }
  await host.session.call('storage_pool_undefine', { pool }, { signal });
}
