import { createHash } from 'node:crypto';
import { CairnError } from '../../model/error.ts';
import type { Converter } from '../../ports/converter.ts';
import type { World } from './world.ts';

const CLUSTER = 65_536;
/** One table of the second level maps so many bytes. */
const MAPPED_BYTES = CLUSTER * (CLUSTER / 8);

/** Effect: the port `converter` in memory: the result is an empty qcow2 disk of the right size, with the digest of the source in it, so that it differs with the source. */
export function createSimulatedConverter(world: World): Converter {
  return {
    convert: async (source, take, { signal, progress }) => {
      signal.throwIfAborted();
      const total = source.length_bytes + source.virtual_size_bytes;
      const digest = createHash('sha256');
      let read = 0;
      for await (const piece of source.content) {
        signal.throwIfAborted();
        digest.update(piece);
        read += piece.byteLength;
        progress?.(read, total);
      }
      if (read !== source.length_bytes) {
        throw new CairnError(
          'unavailable',
          'The image store gave fewer bytes than it has. It will be tried again.',
        );
      }
      const disk = await world.callStore('converter.convert', () =>
        emptyQcow2(source.virtual_size_bytes, digest.digest()),
      );
      progress?.(total, total);
      return await take({
        size_bytes: disk.length,
        read: (offset, length) => Promise.resolve(disk.subarray(offset, offset + length)),
        content: async function* () {
          yield await Promise.resolve(disk);
        },
      });
    },
  };
}

/** A header, a table of reference counts, data that nothing names, and an empty table. Source: QEMU, docs/interop/qcow2.rst. */
function emptyQcow2(virtual_size_bytes: number, mark: Uint8Array): Uint8Array {
  const entries = Math.ceil(virtual_size_bytes / MAPPED_BYTES);
  const bytes = Buffer.alloc(3 * CLUSTER + Math.ceil((entries * 8) / CLUSTER) * CLUSTER);
  bytes.write('QFI\xfb', 'latin1');
  bytes.writeUInt32BE(3, 4);
  bytes.writeUInt32BE(16, 20);
  bytes.writeBigUInt64BE(BigInt(virtual_size_bytes), 24);
  bytes.writeUInt32BE(entries, 36);
  bytes.writeBigUInt64BE(BigInt(3 * CLUSTER), 40);
  bytes.writeBigUInt64BE(BigInt(CLUSTER), 48);
  bytes.writeUInt32BE(1, 56);
  bytes.writeUInt32BE(4, 96);
  bytes.writeUInt32BE(104, 100);
  bytes.set(mark, 2 * CLUSTER);
  return new Uint8Array(bytes);
}
