import type { Hashing } from '../../ports/hashing.ts';
import { named, within } from './bucket.ts';
import type { Bucket } from './bucket.ts';
import { isSpoilt } from './errors.ts';
import { bare } from './objects.ts';

/** So often bytes are sent that arrive as others. */
const ATTEMPTS = 3;

/** A part of a joining that is sent, or null for an object of its own. */
export type JoinPart = { readonly join_id: string; readonly number: number };

/**
 * Effect: sends bytes as an object or as a part of one, with the checksums that the endpoint compares: SHA-256 where it knows that, MD5
 * everywhere. They are computed beside the event loop. Gives the entity tag. Throws what the library throws.
 */
export async function sendBytes(
  bucket: Bucket,
  hashing: Hashing,
  key: string,
  bytes: Uint8Array,
  part: JoinPart | null = null,
): Promise<string> {
  const { sha256, md5 } = await digestsOfBytes(hashing, bytes);
  const { sdk, client } = bucket;
  const request = { ...named(bucket, key), Body: bytes, ContentMD5: base64(md5) };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { ETag } =
        part === null
          ? await client.send(
              new sdk.PutObjectCommand({ ...request, ChecksumSHA256: base64(sha256) }),
              within('bulky'),
            )
          : // A joining takes one sort of checksum from its beginning to its end, and copied parts have none.
            await client.send(
              new sdk.UploadPartCommand({ ...request, UploadId: part.join_id, PartNumber: part.number }),
              within('bulky'),
            );
      return bare(ETag);
    } catch (thrown) {
      if (!isSpoilt(thrown) || attempt === ATTEMPTS) throw thrown;
    }
  }
}

async function digestsOfBytes(hashing: Hashing, bytes: Uint8Array): Promise<{ sha256: string; md5: string }> {
  const running = hashing.start(['sha256', 'md5']);
  try {
    await running.update(bytes);
    return await running.digests();
  } finally {
    running.close();
  }
}

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}
