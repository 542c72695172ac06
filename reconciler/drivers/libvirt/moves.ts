import { createHash } from 'node:crypto';
import { CairnError } from '../../model/error.ts';
import type { MoveProgress, Moves, VolumeMove } from '../../ports/moves.ts';
import type { Hosts, OpenHost } from './hosts.ts';
import { withPool } from './pool.ts';
import { STORAGE_VOL_STREAM } from './rpc/flags.ts';
import type { StreamItem } from './rpc/stream.ts';
import { translateError } from './translate.ts';
import { UNFINISHED_SUFFIX, checkName, erase, find, volumeXml } from './volume-calls.ts';
import type { VolumeReference } from './volume-calls.ts';
import { findText, parseXml } from './xml.ts';

/** Holes are digested in pieces of this size. */
const ZEROS = Buffer.alloc(1024 * 1024);

/** Progress counts the bytes sent and then the bytes read again. */
const PASSES = 2;

/** A digest of contents with holes, and how long they are. */
type RunningDigest = {
  readonly add: (item: StreamItem) => void;
  readonly end: () => { readonly sha256: string; readonly size_bytes: number };
};

function startDigest(): RunningDigest {
  const hash = createHash('sha256');
  let size_bytes = 0;
  return {
    add: (item) => {
      if (item instanceof Uint8Array) {
        hash.update(item);
        size_bytes += item.length;
        return;
      }
      // How a file is cut into data and holes differs between file systems, what it reads as does not.
      for (let left = Number(item.hole_bytes); left > 0; left -= ZEROS.length) {
        hash.update(ZEROS.subarray(0, Math.min(left, ZEROS.length)));
      }
      size_bytes += Number(item.hole_bytes);
    },
    end: () => ({ sha256: hash.digest('hex'), size_bytes }),
  };
}

async function fileSize(host: OpenHost, vol: VolumeReference, signal: AbortSignal): Promise<number> {
  const { xml } = await host.session.call('storage_vol_get_xml_desc', { vol, flags: 0 }, { signal });
  const document = parseXml(xml);
  return Number(findText(document, 'physical') ?? findText(document, 'capacity') ?? 0);
}

/** The content of a volume as it passes: digested, and counted for whoever watches. */
async function* watched(
  items: AsyncIterable<StreamItem>,
  digest: RunningDigest,
  tell: (done_bytes: number) => void,
): AsyncGenerator<StreamItem, void, undefined> {
  let done_bytes = 0;
  for await (const item of items) {
    digest.add(item);
    yield item;
    done_bytes += item instanceof Uint8Array ? item.length : Number(item.hole_bytes);
    tell(done_bytes);
  }
}

/** Effect: the port `moves` over libvirt. */
export function createMoves(hosts: Hosts): Moves {
  const whole = (vol: VolumeReference) => ({
    vol,
    offset_bytes: 0n,
    length_bytes: 0n,
    flags: STORAGE_VOL_STREAM.sparse,
  });

  /** Whoever writes elsewhere meanwhile shall name this host for what goes wrong here. */
  async function* read(
    host: OpenHost,
    vol: VolumeReference,
    signal: AbortSignal,
  ): AsyncGenerator<StreamItem, void, undefined> {
    try {
      yield* host.session.items('storage_vol_download', whole(vol), { signal });
    } catch (thrown) {
      throw translateError(host.connection.name, thrown);
    }
  }

  /** Writes a fresh volume and reads it again; what it was is compared with what was read at its source. */
  const write = (
    host_id: string,
    name: string,
    size_bytes: number,
    source: AsyncIterable<StreamItem>,
    progress: MoveProgress,
    signal: AbortSignal,
  ): Promise<void> =>
    hosts.use(host_id, (host) =>
      withPool(host, signal, async (pool) => {
        const { session } = host;
        const create = async (one: string, size: number): Promise<VolumeReference> => {
          const xml = volumeXml(one, 'raw', size);
          return (await session.call('storage_vol_create_xml', { pool, xml, flags: 0 }, { signal })).vol;
        };
        const marker = name + UNFINISHED_SUFFIX;
        if ((await find(host, pool, marker, signal)) === null) await create(marker, 0);
        await erase(host, pool, name, signal);
        const vol = await create(name, size_bytes);
        const total = size_bytes * PASSES;
        const sent = startDigest();
        const content = watched(source, sent, (done) => progress(done, total));
        await session.upload('storage_vol_upload', whole(vol), content, { signal });
        const arrived = startDigest();
        const again = watched(read(host, vol, signal), arrived, (done) => progress(size_bytes + done, total));
        for await (const item of again) void item;
        const [left, right] = [sent.end(), arrived.end()];
        if (left.sha256 !== right.sha256 || left.size_bytes !== size_bytes) {
          throw new CairnError(
            'conflict',
            `The volume ${name} did not arrive on host '${host.connection.name}' as it was sent; it is sent again.`,
            { detail: JSON.stringify({ left, right, size_bytes }) },
          );
        }
        await erase(host, pool, marker, signal);
      }),
    );

  const copyVolume = async (
    { from_host_id, host_id, volume_name }: VolumeMove,
    progress: MoveProgress,
    signal: AbortSignal,
  ): Promise<void> => {
    checkName(volume_name);
    await hosts.use(from_host_id, async (host) => {
      const vol = await withPool(host, signal, (pool) => find(host, pool, volume_name, signal));
      if (vol === null) return;
      const size_bytes = await fileSize(host, vol, signal);
      await write(host_id, volume_name, size_bytes, read(host, vol, signal), progress, signal);
    });
  };

  return {
    parts: (host_id, volume_names, signal) =>
      hosts.use(host_id, (host) =>
        withPool(host, signal, async (pool) => {
          const marked = await Promise.all(
            volume_names.map((name) => find(host, pool, name + UNFINISHED_SUFFIX, signal)),
          );
          return volume_names.filter((_name, index) => marked[index] !== null);
        }),
      ),
    copyVolume,
  };
}
