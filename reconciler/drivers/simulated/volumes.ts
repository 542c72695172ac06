import { CairnError } from '../../model/error.ts';
import { SHARED_PREFIX } from '../../model/names.ts';
import type { VolumeView, Volumes } from '../../ports/volumes.ts';
import { keptBytes, sparsePieces } from './sparse.ts';
import type { SimulatedVolume } from './host-volumes.ts';
import type { SimulatedHost, World } from './world.ts';
import { unavailable } from './world.ts';

/** Bytes that a fresh qcow2 file takes on disk. Source: qemu-img create, measured for 20 GiB. */
const EMPTY_QCOW2_BYTES = 196_928;

/** Effect: the port `volumes` over a simulated world. */
export function createSimulatedVolumes(world: World): Volumes {
  return {
    get: (host_id, name, signal) =>
      world.call(host_id, 'volumes.get', signal, (host) => {
        const volume = host.unfinished.has(name) ? undefined : host.volumes.get(name);
        return volume === undefined ? null : viewOf(volume);
      }),

    list: (host_id, signal) =>
      world.call(host_id, 'volumes.list', signal, (host) =>
        [...host.volumes.values()].filter((volume) => volume.name.startsWith('cairn-')).map(viewOf),
      ),

    createOverlay: (host_id, name, backing_name, _backing_format, capacity_bytes, signal) =>
      world.call(host_id, 'volumes.createOverlay', signal, (host) => {
        checkName(name);
        if (host.volumes.has(name)) return;
        const backing = host.volumes.get(backing_name);
        if (backing === undefined) throw unavailable(host.name, `has no volume ${backing_name}`);
        const capacity = capacity_bytes === 0 ? backing.capacity_bytes : capacity_bytes;
        putVolume(host, qcow2(name, capacity, backing_name));
      }),

    createEmpty: (host_id, name, capacity_bytes, signal) =>
      world.call(host_id, 'volumes.createEmpty', signal, (host) => {
        checkName(name);
        if (!host.volumes.has(name)) putVolume(host, qcow2(name, capacity_bytes, null));
      }),

    upload: (host_id, name, size_bytes, content, replace, signal) =>
      world.call(host_id, 'volumes.upload', signal, async (host) => {
        checkName(name);
        if (host.volumes.has(name) && !replace) return;
        const parts: Uint8Array[] = [];
        let received = 0;
        for await (const part of content) {
          signal.throwIfAborted();
          parts.push(...sparsePieces(part));
          received += part.length;
          if (received > size_bytes) break;
        }
        if (received !== size_bytes) {
          throw new CairnError(
            'internal',
            `An upload to a host carried ${received} bytes instead of ${size_bytes}.`,
          );
        }
        const { format, capacity_bytes } = formatOf(parts, size_bytes);
        putVolume(host, { name, format, capacity_bytes, backing_name: null, content: parts });
      }),

    read: (host_id, name, offset_bytes, limit_bytes, signal) =>
      world.call(host_id, 'volumes.read', signal, (host) => {
        const bytes = Buffer.concat(host.volumes.get(name)?.content ?? []);
        return new Uint8Array(bytes.subarray(offset_bytes, offset_bytes + limit_bytes));
      }),

    stream: async function* (host_id, name, offset_bytes, limit_bytes, signal) {
      const content = await world.call(host_id, 'volumes.stream', signal, (host) => {
        const volume = host.volumes.get(name);
        if (volume !== undefined) return volume.content;
        throw new CairnError('not_found', `The volume ${name} is not on host '${host.name}'.`);
      });
      let at = 0;
      const end = offset_bytes + limit_bytes;
      for (const part of content) {
        const piece = part.subarray(Math.max(0, offset_bytes - at), Math.max(0, end - at));
        at += part.length;
        if (piece.length > 0) yield piece;
      }
    },

    resize: (host_id, name, capacity_bytes, signal) =>
      world.call(host_id, 'volumes.resize', signal, (host) => {
        checkName(name);
        const volume = host.volumes.get(name);
        if (volume === undefined) {
          throw new CairnError('not_found', `The volume ${name} is not on host '${host.name}'.`);
        }
        if (volume.capacity_bytes >= capacity_bytes) return;
        const user = [...host.domains.values()].find(
          (domain) => domain.live !== null && domain.disks.some((disk) => disk.volume_name === name),
        );
        if (user !== undefined) {
          throw new CairnError('conflict', `The volume ${name} is in use by the running guest ${user.name}.`);
        }
        host.volumes.set(name, { ...volume, capacity_bytes });
      }),

    remove: (host_id, name, signal) =>
      world.call(host_id, 'volumes.remove', signal, (host) => {
        checkName(name);
        host.volumes.delete(name);
        host.unfinished.delete(name);
      }),

    path: (host_id, name) =>
      world.call(host_id, 'volumes.path', new AbortController().signal, (host) => pathOn(host, name)),

    isPrepared: (host_id, signal) =>
      world.call(host_id, 'volumes.isPrepared', signal, (host) => host.prepared),

    release: (host_id, signal) =>
      world.call(host_id, 'volumes.release', signal, (host) => {
        host.prepared = false;
      }),
  };
}

function viewOf(volume: SimulatedVolume): VolumeView {
  const { name, format, capacity_bytes, backing_name } = volume;
  return { name, format, capacity_bytes, allocation_bytes: allocationOf(volume), backing_name };
}

function allocationOf(volume: SimulatedVolume): number {
  return keptBytes(volume.content);
}

function qcow2(name: string, capacity_bytes: number, backing_name: string | null): SimulatedVolume {
  const content = [EMPTY_QCOW2];
  return { name, format: 'qcow2', capacity_bytes, backing_name, content };
}

function pathOn(host: SimulatedHost, name: string): string {
  const { shared_path, storage_path } = host;
  if (!name.startsWith(SHARED_PREFIX)) return `${storage_path}/${name}`;
  return `${shared_path ?? ''}/${name.slice(SHARED_PREFIX.length)}`;
}

/** Shared by all volumes that a guest has not written to: their bytes do not matter, their number does. */
const EMPTY_QCOW2 = new Uint8Array(EMPTY_QCOW2_BYTES);

/** Effect: adds or replaces a volume. Throws unavailable when the disk has no room for it. */
export function putVolume(host: SimulatedHost, volume: SimulatedVolume): void {
  if (volume.name.startsWith(SHARED_PREFIX)) {
    host.volumes.set(volume.name, volume);
    return;
  }
  const others = [...host.volumes.values()].filter((other) => other.name !== volume.name);
  const used = others.reduce((sum, other) => sum + allocationOf(other), 0);
  const missing = used + allocationOf(volume) - host.inventory.disk_gib * 1024 ** 3;
  if (missing > 0) {
    throw new CairnError(
      'unavailable',
      `The disk of host '${host.name}' is full: ${missing} bytes are missing for ${volume.name}. Delete servers or images there, or make the disk larger.`,
      { disk_full: true },
    );
  }
  host.volumes.set(volume.name, volume);
}

/** What a pool would say of uploaded bytes: qcow2 by its magic number, with the size from its header, else raw. */
function formatOf(
  parts: readonly Uint8Array[],
  size_bytes: number,
): { readonly format: string; readonly capacity_bytes: number } {
  const head = Buffer.concat(parts.slice(0, 64)).subarray(0, 32);
  if (head.length < 32 || head.readUInt32BE(0) !== 0x514649fb)
    return { format: 'raw', capacity_bytes: size_bytes };
  return { format: 'qcow2', capacity_bytes: Number(head.readBigUInt64BE(24)) };
}

function checkName(name: string): void {
  if (!/^(?:shared\/)?cairn-/.test(name)) {
    throw new CairnError('internal', `Cairn touches only volumes of its own; '${name}' is not one.`);
  }
}
