import { CairnError } from '../../model/error.ts';
import type { BlobView, StoredBlob } from '../../ports/images.ts';
import { guard } from './bucket.ts';
import type { Bucket } from './bucket.ts';
import { isAbsent } from './errors.ts';
import { blobFolder, BLOBS, parseBlobKey } from './layout.ts';
import { listObjects, removeObjects } from './objects.ts';
import type { Listed } from './listed.ts';
import { readObject } from './reading.ts';

/** Effect: reads. Null when there is no such blob. */
export async function statBlob(bucket: Bucket, sha256: string): Promise<BlobView | null> {
  const newest = (await listObjects(bucket, blobFolder(sha256))).at(-1);
  const name = newest === undefined ? null : parseBlobKey(newest.key);
  if (newest === undefined || name === null) return null;
  return { sha256, size_bytes: newest.size_bytes, md5: name.md5, sha512: name.sha512 };
}

/** Blobs whose object is remembered: those that hosts fetch in many ranges are few at a time. */
const NEWEST_LIMIT = 256;

async function newestOf(bucket: Bucket, sha256: string): Promise<Listed | undefined> {
  const known = bucket.newest.get(sha256);
  if (known !== undefined) return known;
  const found = (await listObjects(bucket, blobFolder(sha256))).at(-1);
  if (found === undefined) return undefined;
  bucket.newest.set(sha256, found);
  const [oldest] = bucket.newest.keys();
  if (bucket.newest.size > NEWEST_LIMIT && oldest !== undefined) bucket.newest.delete(oldest);
  return found;
}

/** Objects that may take each other's place while one of them is read. */
const REPLACED_LIMIT = 3;

/**
 * Effect: streams up to length bytes from offset. Bytes that were finished again meanwhile are read on under their new name. Throws
 * not_found when there is no such blob.
 *
 * @yields {Uint8Array} at most 64 KiB
 */
export async function* readBlob(
  bucket: Bucket,
  sha256: string,
  offset_bytes: number,
  length_bytes: number,
): AsyncGenerator<Uint8Array> {
  let position = offset_bytes;
  for (let replaced = 0; ; replaced += 1) {
    const blob = await guard(bucket, () => newestOf(bucket, sha256));
    if (blob === undefined) {
      throw new CairnError('not_found', `The image store has no content ${sha256}. Upload the image again.`);
    }
    const end = Math.min(blob.size_bytes, offset_bytes + length_bytes);
    const stream = readObject(bucket, blob.key, position, Math.max(0, end - position));
    try {
      for (;;) {
        const { done, value } = await guard(bucket, async () => {
          try {
            return await stream.next();
          } catch (thrown) {
            if (replaced < REPLACED_LIMIT && isAbsent(thrown))
              return { done: 'replaced', value: undefined } as const;
            throw thrown;
          }
        });
        if (done === true) return;
        if (done === 'replaced') {
          bucket.newest.delete(sha256);
          break;
        }
        position += value.byteLength;
        yield value;
      }
    } finally {
      await stream.return(undefined);
    }
  }
}

/**
 * Effect: removes a blob; nothing to do when it is absent or was finished after `written_until_ms`. Only what was seen is removed, name
 * by name, so what is finished at the same moment stays.
 */
export async function removeBlob(bucket: Bucket, sha256: string, written_until_ms = Infinity): Promise<void> {
  const versions = await listObjects(bucket, blobFolder(sha256));
  if (versions.some((version) => version.written_ms > written_until_ms)) return;
  await removeObjects(
    bucket,
    versions.map((version) => version.key),
  );
}

/** Effect: reads. All finished blobs, by digest. */
export async function listBlobs(bucket: Bucket): Promise<readonly StoredBlob[]> {
  const blobs = new Map<string, StoredBlob>();
  for (const version of await listObjects(bucket, BLOBS)) {
    const blob = storedBlob(version);
    if (blob === null) continue;
    const written_ms = Math.max(blob.written_ms, blobs.get(blob.sha256)?.written_ms ?? 0);
    blobs.set(blob.sha256, { ...blob, written_ms });
  }
  return [...blobs.values()];
}

function storedBlob({ key, size_bytes, written_ms }: Listed): StoredBlob | null {
  const name = parseBlobKey(key);
  if (name === null) return null;
  return { sha256: name.sha256, size_bytes, md5: name.md5, sha512: name.sha512, written_ms };
}
