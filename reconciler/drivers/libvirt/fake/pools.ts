/** Pools and volumes of a fake host: finding them. */
import { allocatedBytes } from './contents.ts';
import { FROM, refuse } from './failure.ts';
import type { FakeHost, FakePool, FakeVolume } from './state.ts';

/** Pure. The reference of a pool that travels on the wire. */
export const poolRef = ({ name, uuid }: FakePool) => ({ name, uuid });

/** Pure. Throws FakeFailure operation_invalid. */
export function invalid(message: string): never {
  return refuse('operation_invalid', `Requested operation is not valid: ${message}`, FROM.storage);
}

/** Pure. The pool meant by a reference. Throws FakeFailure no_storage_pool. */
export function poolOf(host: FakeHost, ref: { readonly uuid: string; readonly name?: string }): FakePool {
  const message = `Storage pool not found: no storage pool with matching uuid '${ref.uuid}' (${ref.name ?? ''})`;
  return host.pools.get(ref.uuid) ?? refuse('no_storage_pool', message, FROM.storage);
}

/** Pure. The pool of that name. Throws FakeFailure no_storage_pool. */
export function poolNamed(host: FakeHost, name: string): FakePool {
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

/** Pure. The same pool. Throws FakeFailure operation_invalid unless it is active. */
export function activePool(pool: FakePool): FakePool {
  return pool.active ? pool : invalid(`storage pool '${pool.name}' is not active`);
}

/** Pure. Bytes that all volumes of a host take. */
export function usedBytes(host: FakeHost): bigint {
  const volumes = [...host.pools.values()].flatMap((pool) => [...pool.volumes.values()]);
  return volumes.reduce((sum, volume) => sum + BigInt(allocatedBytes(volume.contents)), 0n);
}

/** A reference to a volume, as it travels on the wire. */
export type VolumeRef = { readonly pool: string; readonly name: string; readonly key: string };

/** Pure. The pool and volume meant by a reference. Throws FakeFailure. */
export function findVolume(
  host: FakeHost,
  ref: VolumeRef,
): { readonly pool: FakePool; readonly volume: FakeVolume } {
  const pool = activePool(poolNamed(host, ref.pool));
  return { pool, volume: pool.volumes.get(ref.name) ?? missingVolume(`name '${ref.name}'`) };
}

/** Pure. Throws FakeFailure no_storage_volume. */
export function missingVolume(what: string): never {
  return refuse(
    'no_storage_volume',
    `Storage volume not found: no storage vol with matching ${what}`,
    FROM.storage,
  );
}
