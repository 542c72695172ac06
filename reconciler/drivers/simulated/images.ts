import { createHash } from 'node:crypto';
import { CairnError } from '../../model/error.ts';
import type { BlobView, ImageStore, Images } from '../../ports/images.ts';
import { joinStores } from '../stores.ts';
import type { World } from './world.ts';

/** Largest piece that read gives at once. */
const PIECE_BYTES = 64 * 1024;

/** Effect: the port `images` in memory: the stores `default` and `archive`. */
export function createSimulatedImages(world: World): Images {
  return joinStores(
    ['default', 'archive'].map((name, index) => ({
      view: { name, type: 'simulated', is_default: index === 0 },
      store: createSimulatedStore(world),
    })),
  );
}

function createSimulatedStore(world: World): ImageStore {
  const blobs = new Map<string, Uint8Array>();
  const uploads = new Map<string, Uint8Array>();
  /** When each blob was finished and each upload written, by digest and id. */
  const written = new Map<string, number>();
  const isYounger = (key: string, written_until_ms = Infinity): boolean =>
    (written.get(key) ?? 0) > written_until_ms;
  const viewOf = (sha256: string, bytes: Uint8Array): BlobView => ({
    sha256,
    size_bytes: bytes.length,
    md5: createHash('md5').update(bytes).digest('hex'),
    sha512: createHash('sha512').update(bytes).digest('hex'),
  });
  const store: ImageStore = {
    stat: (sha256) =>
      world.callStore('images.stat', () => {
        const bytes = blobs.get(sha256);
        return bytes === undefined ? null : viewOf(sha256, bytes);
      }),

    uploadOffset: (upload_id) =>
      world.callStore('images.uploadOffset', () => uploads.get(upload_id)?.length ?? 0),

    append: (upload_id, offset_bytes, limit_bytes, content) =>
      world.callStore('images.append', async () => {
        let bytes = uploads.get(upload_id) ?? new Uint8Array(0);
        if (bytes.length !== offset_bytes) {
          throw new CairnError(
            'conflict',
            `The upload stands at byte ${bytes.length}, not at ${offset_bytes}. Continue there.`,
          );
        }
        const before = bytes;
        try {
          for await (const part of content) {
            const taken = part.subarray(0, limit_bytes - bytes.length);
            if (taken.length === 0) break;
            bytes = Buffer.concat([bytes, taken]);
            uploads.set(upload_id, bytes);
            written.set(upload_id, world.clock.nowMs());
          }
        } catch (thrown) {
          if (thrown instanceof CairnError && thrown.code === 'invalid_input') uploads.set(upload_id, before);
          throw thrown;
        }
        return bytes.length;
      }),

    readUpload: (upload_id, offset_bytes, length_bytes) =>
      world.callStore('images.readUpload', () => {
        const bytes = uploads.get(upload_id) ?? new Uint8Array(0);
        return bytes.slice(offset_bytes, offset_bytes + length_bytes);
      }),

    finish: (upload_id, promised) =>
      world.callStore('images.finish', () => {
        const present = promised === null ? undefined : blobs.get(promised);
        const bytes = uploads.get(upload_id);
        if (bytes === undefined && promised !== null && present !== undefined)
          return viewOf(promised, present);
        const content = bytes ?? new Uint8Array(0);
        const sha256 = createHash('sha256').update(content).digest('hex');
        uploads.delete(upload_id);
        if (promised !== null && sha256 !== promised) {
          throw new CairnError(
            'invalid_input',
            `The ${content.length} bytes that arrived have the SHA-256 ${sha256}, but ${promised} was announced. They are discarded.`,
          );
        }
        blobs.set(sha256, content);
        written.set(sha256, world.clock.nowMs());
        return viewOf(sha256, content);
      }),

    discard: (upload_id, written_until_ms) =>
      world.callStore('images.discard', () => {
        if (!isYounger(upload_id, written_until_ms)) uploads.delete(upload_id);
      }),

    read: (sha256, offset_bytes, length_bytes) => readBlob(world, blobs, sha256, offset_bytes, length_bytes),

    remove: (sha256, written_until_ms) =>
      world.callStore('images.remove', () => {
        if (!isYounger(sha256, written_until_ms)) blobs.delete(sha256);
      }),

    list: () =>
      world.callStore('images.list', () =>
        [...blobs].map(([sha256, bytes]) => ({
          ...viewOf(sha256, bytes),
          written_ms: written.get(sha256) ?? 0,
        })),
      ),

    listUploads: () =>
      world.callStore('images.listUploads', () =>
        [...uploads.keys()].map((upload_id) => ({ upload_id, written_ms: written.get(upload_id) ?? 0 })),
      ),
  };
  return store;
}

async function* readBlob(
  world: World,
  blobs: ReadonlyMap<string, Uint8Array>,
  sha256: string,
  offset_bytes: number,
  length_bytes: number,
): AsyncIterable<Uint8Array> {
  const bytes = await world.callStore('images.read', () => blobs.get(sha256));
  if (bytes === undefined) {
    throw new CairnError('not_found', `The image store has no content ${sha256}. Upload the image again.`);
  }
  const end = Math.min(bytes.length, offset_bytes + length_bytes);
  for (let at = offset_bytes; at < end; at += PIECE_BYTES)
    yield bytes.slice(at, Math.min(end, at + PIECE_BYTES));
}
