import { open, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CairnError } from '../../model/error.ts';
import type { Digests } from '../../ports/hashing.ts';
import type { BlobView, StoredBlob } from '../../ports/images.ts';
import { removeDurably } from './durable.ts';
import { systemCode } from './errors.ts';
import { atShelf, blobPath, guard, sizeOf, writtenMs } from './store.ts';
import type { Store } from './store.ts';

const READ_BYTES = 256 * 1024;

/** Effect: reads. Null when there is no such blob. */
export async function statBlob(store: Store, sha256: string): Promise<BlobView | null> {
  const size_bytes = await sizeOf(blobPath(store, sha256));
  return size_bytes === null ? null : { sha256, size_bytes, ...(await readSidecar(store, sha256)) };
}

/**
 * Effect: streams up to length bytes from offset. Throws not_found when there is no such blob.
 *
 * @yields {Uint8Array} at most 256 KiB
 */
export async function* readBlob(
  store: Store,
  sha256: string,
  offset: number,
  length: number,
): AsyncGenerator<Uint8Array> {
  const handle = await guard(store, async () => {
    try {
      return await open(blobPath(store, sha256), 'r');
    } catch (thrown) {
      if (systemCode(thrown) === 'ENOENT') {
        throw new CairnError(
          'not_found',
          `The image store has no content ${sha256}. Upload the image again.`,
        );
      }
      throw thrown;
    }
  });
  try {
    let position = offset;
    while (position < offset + length) {
      const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, offset + length - position));
      const { bytesRead } = await guard(store, () => handle.read(buffer, 0, buffer.byteLength, position));
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** Effect: removes a blob; nothing to do when it is absent or was finished after `written_until_ms`. */
export async function removeBlob(store: Store, sha256: string, written_until_ms = Infinity): Promise<void> {
  const path = blobPath(store, sha256);
  await atShelf(store, async () => {
    const written_ms = await writtenMs(path);
    if (written_ms === null || written_ms > written_until_ms) return;
    await removeDurably(path);
    await removeDurably(sidecarPath(store, sha256));
  });
}

/** Effect: reads. All finished blobs, by digest. */
export async function listBlobs(store: Store): Promise<readonly StoredBlob[]> {
  const blobs: StoredBlob[] = [];
  const root = join(store.directory, 'blobs');
  for (const group of (await readdir(root)).sort()) {
    for (const name of (await readdir(join(root, group))).sort()) {
      if (!/^[0-9a-f]{64}$/.test(name)) continue;
      const path = join(root, group, name);
      const [size_bytes, written_ms] = [await sizeOf(path), await writtenMs(path)];
      if (size_bytes === null || written_ms === null) continue;
      blobs.push({ sha256: name, size_bytes, ...(await readSidecar(store, name)), written_ms });
    }
  }
  return blobs;
}

/** Effect: keeps the digests that Glance's API shows beside a blob; written before the blob, so that no blob of today lacks them. */
export async function writeSidecar(store: Store, { sha256, md5, sha512 }: Digests): Promise<void> {
  const path = sidecarPath(store, sha256);
  await writeFile(`${path}.new`, JSON.stringify({ md5, sha512 }), { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
}

/** Effect: reads. Nulls for a blob of before digests were kept. */
async function readSidecar(store: Store, sha256: string): Promise<Pick<BlobView, 'md5' | 'sha512'>> {
  try {
    const kept = JSON.parse(await readFile(sidecarPath(store, sha256), 'utf8')) as Partial<Digests>;
    return { md5: kept.md5 ?? null, sha512: kept.sha512 ?? null };
  } catch {
    return { md5: null, sha512: null };
  }
}

function sidecarPath(store: Store, sha256: string): string {
  return `${blobPath(store, sha256)}.json`;
}
