import { CairnError } from '../../model/error.ts';
import type { VolumeView, Volumes } from '../../ports/volumes.ts';
import { withHoles } from './holes.ts';
import type { Hosts, OpenHost } from './hosts.ts';
import { nameAt, volumePath } from './places.ts';
import { hasPool, removePools, withPool, type PoolReference } from './pool.ts';
import { createGate } from './rpc/clock.ts';
import { STORAGE_VOL_STREAM } from './rpc/flags.ts';
import { translateError } from './translate.ts';
import {
  checkName,
  create,
  erase,
  eraseRotated,
  find,
  NO_FLAGS,
  UNFINISHED_SUFFIX,
  view,
} from './volume-calls.ts';
import { refreshPool } from './refresh-pool.ts';
import type { VolumeReference } from './volume-calls.ts';
import { escapeXml } from './xml-values.ts';

/** An upload of at most so many bytes travels in one frame, so that it is written whole or not at all: it needs no marker. */
const ONE_FRAME_BYTES = 200 * 1024;

/**
 * Larger uploads that this process does at once, over all hosts: what each holds in memory on its way is bounded, so all are. Eight hosts
 * at a gigabit each are as much as one process sends.
 */
const UPLOADS_AT_ONCE = 8;

/** Counts what passes, and fails when it is more or less than promised: libvirt accepts too little without a word. */
async function* exactly(
  content: AsyncIterable<Uint8Array>,
  size_bytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let seen = 0;
  for await (const chunk of content) {
    seen += chunk.length;
    if (seen > size_bytes) break;
    yield chunk;
  }
  if (seen !== size_bytes) {
    throw new CairnError('internal', `An upload to a host carried ${seen} bytes instead of ${size_bytes}.`);
  }
}

/** Effect: the port `volumes` over libvirt's directory pool `cairn`. */
export function createVolumes(hosts: Hosts): Volumes {
  const gate = createGate(UPLOADS_AT_ONCE);
  const within = <T>(
    host_id: string,
    signal: AbortSignal,
    use: (host: OpenHost, pool: PoolReference) => Promise<T>,
  ): Promise<T> => hosts.use(host_id, (host) => withPool(host, signal, (pool) => use(host, pool)));

  const isUnfinished = async (
    host: OpenHost,
    pool: PoolReference,
    name: string,
    signal: AbortSignal,
  ): Promise<boolean> => (await find(host, pool, name + UNFINISHED_SUFFIX, signal)) !== null;

  /** Null for a volume of which only the name was made, or only a part was written. */
  const finished = async (
    host: OpenHost,
    pool: PoolReference,
    vol: VolumeReference,
    signal: AbortSignal,
  ): Promise<VolumeView | null> => {
    const seen = await view(host, vol, signal);
    if (seen === null) return null;
    const isSmall = seen.format === 'raw' && seen.capacity_bytes <= ONE_FRAME_BYTES;
    if (isSmall) return seen.capacity_bytes > 0 && seen.allocation_bytes === 0 ? null : seen;
    const name = nameAt({ pool: vol.pool, volume: vol.name });
    return (await isUnfinished(host, pool, name, signal)) ? null : seen;
  };

  const createUnlessThere = async (
    host_id: string,
    name: string,
    capacity_bytes: number | null,
    backing: string,
    signal: AbortSignal,
  ): Promise<void> => {
    checkName(name);
    return within(host_id, signal, async (host, pool) => {
      if ((await find(host, pool, name, signal)) !== null) return;
      await create(host, pool, name, { format: 'qcow2', capacity_bytes, backing }, signal);
    });
  };

  const uploadNow: Volumes['upload'] = (host_id, name, size_bytes, content, replace, signal) =>
    within(host_id, signal, async (host, pool) => {
      const { session } = host;
      const marker = name + UNFINISHED_SUFFIX;
      const found = await find(host, pool, name, signal);
      if (found !== null && !replace && (await finished(host, pool, found, signal)) !== null) return;
      const marked = size_bytes > ONE_FRAME_BYTES;
      if (marked && (await find(host, pool, marker, signal)) === null)
        await create(host, pool, marker, { format: 'raw', capacity_bytes: 0 }, signal);
      if (found !== null) await erase(host, pool, name, signal);
      try {
        const vol = await create(host, pool, name, { format: 'raw', capacity_bytes: size_bytes }, signal);
        const whole = { vol, offset_bytes: 0n, length_bytes: BigInt(size_bytes) };
        const bytes = exactly(content, size_bytes);
        // A small volume shows by what it takes of the disk that it was written, so its zeros are written too.
        await (marked
          ? session.upload(
              'storage_vol_upload',
              { ...whole, flags: STORAGE_VOL_STREAM.sparse },
              withHoles(bytes),
              { signal },
            )
          : session.upload('storage_vol_upload', { ...whole, flags: NO_FLAGS }, bytes, { signal }));
      } catch (thrown) {
        // Best effort: what cannot be removed now stays marked unfinished and is replaced by the next try.
        const grace = AbortSignal.timeout(5000);
        await erase(host, pool, name, grace)
          .then(() => erase(host, pool, marker, grace))
          .catch(() => undefined);
        throw thrown;
      }
      if (marked) await erase(host, pool, marker, signal);
    });

  return {
    get: (host_id, name, signal) =>
      within(host_id, signal, async (host, pool) => {
        const vol = await find(host, pool, name, signal);
        return vol === null ? null : finished(host, pool, vol, signal);
      }),

    list: (host_id, signal) =>
      within(host_id, signal, async (host, pool) => {
        await refreshPool(host.session, pool, signal);
        const { vols } = await host.session.call(
          'storage_pool_list_all_volumes',
          { pool, need_results: 1, flags: NO_FLAGS },
          { signal },
        );
        const names = new Set(vols.map((vol) => vol.name));
        const complete = vols.filter(
          ({ name }) =>
            name.startsWith('cairn-') &&
            !name.endsWith(UNFINISHED_SUFFIX) &&
            !names.has(name + UNFINISHED_SUFFIX),
        );
        const views = await Promise.all(complete.map((vol) => view(host, vol, signal)));
        return views.flatMap((one) => one ?? []);
      }),

    createOverlay: async (host_id, name, backing_name, backing_format, capacity_bytes, signal) => {
      const { connection } = await hosts.open(host_id);
      const path = volumePath(connection, backing_name);
      const backing = `<backingStore><path>${escapeXml(path)}</path><format type='${backing_format}'/></backingStore>`;
      await createUnlessThere(host_id, name, capacity_bytes === 0 ? null : capacity_bytes, backing, signal);
    },

    createEmpty: (host_id, name, capacity_bytes, signal) =>
      createUnlessThere(host_id, name, capacity_bytes, '', signal),

    upload: async (host_id, name, size_bytes, content, replace, signal) => {
      checkName(name);
      if (size_bytes <= ONE_FRAME_BYTES)
        return uploadNow(host_id, name, size_bytes, content, replace, signal);
      await gate(async () => {
        // Whoever gave up while it waited may have begun anew: then the volume is another's.
        signal.throwIfAborted();
        await uploadNow(host_id, name, size_bytes, content, replace, signal);
      });
    },

    read: (host_id, name, offset_bytes, limit_bytes, signal) =>
      within(host_id, signal, async (host, pool) => {
        const vol = await find(host, pool, name, signal);
        if (vol === null) return new Uint8Array();
        const size = (await view(host, vol, signal))?.capacity_bytes ?? 0;
        const length = Math.min(limit_bytes, size - offset_bytes);
        if (length <= 0) return new Uint8Array();
        const chunks: Uint8Array[] = [];
        await host.session.download(
          'storage_vol_download',
          { vol, offset_bytes: BigInt(offset_bytes), length_bytes: BigInt(length), flags: NO_FLAGS },
          async (items) => {
            for await (const item of items) if (item instanceof Uint8Array) chunks.push(item);
          },
          { signal },
        );
        return Buffer.concat(chunks).subarray(0, length);
      }),

    stream: async function* (host_id, name, offset_bytes, limit_bytes, signal) {
      const host = await hosts.open(host_id);
      const { session, connection } = host;
      try {
        const vol = await withPool(host, signal, (pool) => find(host, pool, name, signal));
        if (vol === null) throw new CairnError('not_found', `The volume ${name} is not on its host.`);
        if (limit_bytes <= 0) return;
        const range = { offset_bytes: BigInt(offset_bytes), length_bytes: BigInt(limit_bytes) };
        const items = session.items('storage_vol_download', { vol, ...range, flags: NO_FLAGS }, { signal });
        for await (const item of items) if (item instanceof Uint8Array) yield item;
      } catch (thrown) {
        throw translateError(connection.name, thrown);
      }
    },

    resize: async (host_id, name, capacity_bytes, signal) => {
      checkName(name);
      return within(host_id, signal, async (host, pool) => {
        const vol = await find(host, pool, name, signal);
        if (vol === null) throw new CairnError('not_found', `The volume ${name} is not on its host.`);
        const present = await view(host, vol, signal);
        if (present !== null && present.capacity_bytes >= capacity_bytes) return;
        await host.session.call(
          'storage_vol_resize',
          { vol, capacity_bytes: BigInt(capacity_bytes), flags: NO_FLAGS },
          { signal },
        );
      });
    },

    remove: async (host_id, name, signal) => {
      checkName(name);
      return within(host_id, signal, async (host, pool) => {
        await erase(host, pool, name, signal);
        await erase(host, pool, name + UNFINISHED_SUFFIX, signal);
        await eraseRotated(host, pool, name, signal);
      });
    },

    path: async (host_id, name) => volumePath((await hosts.open(host_id)).connection, name),

    isPrepared: (host_id, signal) => hosts.use(host_id, (host) => hasPool(host, signal)),

    release: (host_id, signal) => hosts.use(host_id, (host) => removePools(host, signal)),
  };
}
