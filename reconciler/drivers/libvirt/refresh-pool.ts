import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolReference } from './pool.ts';
import { LibvirtError, VIR_ERROR } from './rpc/errors.ts';
import type { HostSession } from './rpc/session.ts';

/** Making a volume takes its host some ten milliseconds, copying one may take minutes. */
const MOST_TRIES = 100;
const TRY_EVERY_MS = 25;

/**
 * Effect: has a pool look at its directory anew, as soon as no volume is being made in it. False when one is being copied for so long that
 * this must do without: then the pool knows what it knew. Throws LibvirtError.
 * Source: libvirt, storagePoolRefresh: a pool with jobs refuses, and has no code of its own for that.
 */
export async function refreshPool(
  session: HostSession,
  pool: PoolReference,
  signal: AbortSignal,
): Promise<boolean> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    try {
      await session.call('storage_pool_refresh', { pool, flags: 0 }, { signal });
      return true;
    } catch (thrown) {
      if (!(thrown instanceof LibvirtError) || thrown.code !== VIR_ERROR.internal) throw thrown;
    }
    await sleep(TRY_EVERY_MS);
  }
  return false;
}
