import { createHash } from 'node:crypto';
import { CairnError } from '../../model/error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { GuestMove, MoveProgress, Moves, VolumeMove } from '../../ports/moves.ts';
import type { Hosts, OpenHost } from './hosts.ts';
import { migrateGuest } from './migrate.ts';
import { endLeftovers } from './migrate-leftovers.ts';
import { volumePath } from './places.ts';
import { withPool } from './pool.ts';
import { STORAGE_VOL_STREAM } from './rpc/flags.ts';
import type { StreamItem } from './rpc/stream.ts';
import { translateError } from './translate.ts';
import { UNFINISHED_SUFFIX, checkName, create, erase, find, view } from './volume-calls.ts';
import type { VolumeReference } from './volume-calls.ts';
import { findText, parseXml } from './xml.ts';
import { escapeXml } from './xml-values.ts';

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

/** Effect: makes the disk into which a guest's own is copied: as large, over the same image, and a part until the guest is there. */
async function prepareRoot(
  source: OpenHost,
  target: OpenHost,
  { volume_name, backing }: NonNullable<GuestMove['root']>,
  signal: AbortSignal,
): Promise<void> {
  const seen = await withPool(source, signal, async (pool) => {
    const vol = await find(source, pool, volume_name, signal);
    return vol === null ? null : await view(source, vol, signal);
  });
  if (seen === null) {
    const message = `The volume ${volume_name} is not on host '${source.connection.name}'.`;
    throw new CairnError('not_found', message);
  }
  const path = backing === null ? '' : volumePath(target.connection, backing.volume_name);
  const below =
    backing === null
      ? ''
      : `<backingStore><path>${escapeXml(path)}</path><format type='${backing.format}'/></backingStore>`;
  await withPool(target, signal, async (pool) => {
    const marker = volume_name + UNFINISHED_SUFFIX;
    if ((await find(target, pool, marker, signal)) === null) {
      await create(target, pool, marker, { format: 'raw', capacity_bytes: 0 }, signal);
    }
    await erase(target, pool, volume_name, signal);
    const { capacity_bytes } = seen;
    await create(target, pool, volume_name, { format: 'qcow2', capacity_bytes, backing: below }, signal);
  });
}

/** Size and time of the last change of a volume's file; null when the host does not see it. */
async function fileFacts(host: OpenHost, name: string, signal: AbortSignal): Promise<string | null> {
  const vol = await withPool(host, signal, (pool) => find(host, pool, name, signal));
  if (vol === null) return null;
  const { xml } = await host.session.call('storage_vol_get_xml_desc', { vol, flags: 0 }, { signal });
  const document = parseXml(xml);
  const facts = [['physical'], ['target', 'timestamps', 'mtime']].map((path) => findText(document, ...path));
  return JSON.stringify(facts);
}

/**
 * Two hosts that only say that they share storage would write to two disks, one of which is lost. The config drive is written once, so both
 * must see it with the same size and time, which has nanoseconds.
 */
async function needSameFile(
  source: OpenHost,
  target: OpenHost,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const [here, there] = await Promise.all([source, target].map((host) => fileFacts(host, name, signal)));
  if (here !== null && here === there) return;
  throw new CairnError(
    'unavailable',
    `Host '${target.connection.name}' does not see the same file ${name} as host '${source.connection.name}': mount their shared storage on both at shared_storage_path.`,
  );
}

async function settle(host: OpenHost, volume_name: string, signal: AbortSignal): Promise<void> {
  checkName(volume_name);
  await withPool(host, signal, (pool) => erase(host, pool, volume_name + UNFINISHED_SUFFIX, signal));
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
export function createMoves(hosts: Hosts, clock: Clock): Moves {
  const first = (vol: VolumeReference, size_bytes: number) => ({
    vol,
    offset_bytes: 0n,
    length_bytes: BigInt(size_bytes),
    flags: STORAGE_VOL_STREAM.sparse,
  });

  /** Whoever writes elsewhere meanwhile shall name this host for what goes wrong here. */
  async function* read(
    host: OpenHost,
    vol: VolumeReference,
    size_bytes: number,
    signal: AbortSignal,
  ): AsyncGenerator<StreamItem, void, undefined> {
    // A length of 0 means all.
    if (size_bytes === 0) return;
    try {
      yield* host.session.items('storage_vol_download', first(vol, size_bytes), { signal });
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
        const raw = (one: string, capacity_bytes: number): Promise<VolumeReference> =>
          create(host, pool, one, { format: 'raw', capacity_bytes }, signal);
        const marker = name + UNFINISHED_SUFFIX;
        if ((await find(host, pool, marker, signal)) === null) await raw(marker, 0);
        await erase(host, pool, name, signal);
        const vol = await raw(name, size_bytes);
        const total = size_bytes * PASSES;
        const sent = startDigest();
        const content = watched(source, sent, (done) => progress(done, total));
        await session.upload('storage_vol_upload', first(vol, size_bytes), content, { signal });
        const arrived = startDigest();
        const again = watched(read(host, vol, size_bytes, signal), arrived, (done) =>
          progress(size_bytes + done, total),
        );
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
      const source = read(host, vol, size_bytes, signal);
      await write(host_id, volume_name, size_bytes, source, progress, signal);
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

    migrate: ({ from_host_id, host_id, server_id, name, root, shared_volume, ties }, progress, signal) =>
      hosts.use(from_host_id, (source) =>
        hosts.use(host_id, async (target) => {
          if (shared_volume !== null) await needSameFile(source, target, shared_volume, signal);
          await endLeftovers(source, target, server_id, clock, signal);
          if (root !== null) await prepareRoot(source, target, root, signal);
          const disks = root === null ? [] : [root.target];
          const migration = {
            server_id,
            name,
            disks,
            shares_files: shared_volume !== null,
            ties: ties ?? null,
          };
          await migrateGuest(source, target, migration, clock, progress, signal);
          if (root !== null) await settle(target, root.volume_name, signal);
        }),
      ),

    settle: (host_id, volume_name, signal) => hosts.use(host_id, (host) => settle(host, volume_name, signal)),
  };
}
