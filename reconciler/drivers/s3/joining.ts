import type { CompletedPart } from '@aws-sdk/client-s3';
import type { Hashing } from '../../ports/hashing.ts';
import { named, within } from './bucket.ts';
import type { Bucket } from './bucket.ts';
import { isAbsent, isCopyRefused } from './errors.ts';
import { parseBlobKey, parsePartKey } from './layout.ts';
import { bare, inParallel, removeObjects } from './objects.ts';
import { groupsOf } from './parts.ts';
import type { Part } from './parts.ts';
import { readObject } from './reading.ts';
import { sendBytes } from './sending.ts';
import type { Store } from './store.ts';

/** Metadata of an object, for people who look at it with other tools. */
export type Metadata = Readonly<Record<string, string>>;

/** A joining that was begun and did not end. */
export type UnfinishedJoin = {
  readonly key: string;
  readonly join_id: string;
  /** The upload whose parts it joins. */
  readonly upload_id: string;
  readonly begun_ms: number;
};

/** Where an endpoint joins fewer parts than S3 itself, as Swift does. */
const STREAMED_PARTS = 900;
const STREAMED_PART_BYTES = 8 * 1024 * 1024;
const PAGE_LIMIT = 1_000;

/**
 * Effect: makes one object of the parts, by copies inside the store; where the endpoint has none, or not of such parts, by reading and
 * writing. The object is there whole or not at all. Throws what the library throws; isChanged when a part is not the one given.
 */
export async function joinParts(
  { bucket, hashing, sizes }: Store,
  given: readonly Part[],
  key: string,
  metadata: Metadata,
): Promise<void> {
  let parts = given;
  try {
    if (parts.length > sizes.join_parts) parts = await joinGroups(bucket, groupsOf(parts, sizes.join_parts));
    const [only] = parts;
    if (only === undefined) await putEmpty(bucket, key, metadata);
    else if (parts.length === 1) await copyOne(bucket, only, key, metadata);
    else await copyParts(bucket, parts, key, metadata);
  } catch (thrown) {
    if (!isCopyRefused(thrown)) throw thrown;
    await streamParts(bucket, hashing, parts, key, metadata);
  }
}

/** Each group becomes one part where its first was, so that the upload stays what it is, whenever this ends. */
async function joinGroups(bucket: Bucket, groups: readonly (readonly Part[])[]): Promise<readonly Part[]> {
  const joined: Part[] = [];
  for (const group of groups) {
    const [first, ...others] = group;
    if (first === undefined || others.length === 0) {
      joined.push(...group);
      continue;
    }
    const etag = bare(await copyParts(bucket, group, first.key, {}));
    const size_bytes = group.reduce((sum, part) => sum + part.size_bytes, 0);
    joined.push({ ...first, size_bytes, etag });
    await removeObjects(
      bucket,
      others.map((part) => part.key),
    );
  }
  return joined;
}

/** By copies inside the store alone; gives the entity tag. */
async function copyParts(
  bucket: Bucket,
  parts: readonly Part[],
  key: string,
  metadata: Metadata,
): Promise<string | undefined> {
  const { sdk, client } = bucket;
  return multipart(bucket, key, metadata, (UploadId) =>
    inParallel(parts, async (part, index) => {
      const PartNumber = index + 1;
      const request = { ...named(bucket, key), UploadId, PartNumber, ...sourceOf(bucket, part) };
      const { CopyPartResult } = await client.send(new sdk.UploadPartCopyCommand(request), within('bulky'));
      return { PartNumber, ETag: CopyPartResult?.ETag };
    }),
  );
}

/** Effect: reads. Joinings below the store's prefix that never ended; none where the endpoint cannot tell. */
export async function listUnfinishedJoins(bucket: Bucket): Promise<readonly UnfinishedJoin[]> {
  const found: UnfinishedJoin[] = [];
  let marker: { KeyMarker?: string; UploadIdMarker?: string } = {};
  for (let page = 0; page < PAGE_LIMIT; page += 1) {
    const request = { Bucket: bucket.place.bucket, Prefix: bucket.prefix, ...marker };
    const answer = await bucket.client
      .send(new bucket.sdk.ListMultipartUploadsCommand(request), within('small'))
      .catch((thrown: unknown) => {
        if (isCopyRefused(thrown)) return null;
        throw thrown;
      });
    for (const { Key, UploadId, Initiated } of answer?.Uploads ?? []) {
      if (Key === undefined || UploadId === undefined) continue;
      const key = Key.slice(bucket.prefix.length);
      const upload_id = (parseBlobKey(key) ?? parsePartKey(key))?.upload_id;
      if (upload_id === undefined) continue;
      found.push({ key, join_id: UploadId, upload_id, begun_ms: Initiated?.getTime() ?? 0 });
    }
    const { IsTruncated, NextKeyMarker, NextUploadIdMarker } = answer ?? {};
    if (IsTruncated !== true || NextKeyMarker === undefined) break;
    marker = {
      KeyMarker: NextKeyMarker,
      ...(NextUploadIdMarker === undefined ? {} : { UploadIdMarker: NextUploadIdMarker }),
    };
  }
  return found;
}

/** Effect: ends a joining without a result; nothing to do when it is gone. */
export async function abandonJoin(bucket: Bucket, { key, join_id }: UnfinishedJoin): Promise<void> {
  const request = { ...named(bucket, key), UploadId: join_id };
  try {
    await bucket.client.send(new bucket.sdk.AbortMultipartUploadCommand(request), within('small'));
  } catch (thrown) {
    if (!isAbsent(thrown)) throw thrown;
  }
}

async function putEmpty(bucket: Bucket, key: string, metadata: Metadata): Promise<void> {
  const request = { ...named(bucket, key), Body: Buffer.alloc(0), Metadata: { ...metadata } };
  await bucket.client.send(new bucket.sdk.PutObjectCommand(request), within('small'));
}

async function copyOne(bucket: Bucket, part: Part, key: string, metadata: Metadata): Promise<void> {
  const request = {
    ...named(bucket, key),
    ...sourceOf(bucket, part),
    MetadataDirective: 'REPLACE' as const,
    Metadata: { ...metadata },
  };
  await bucket.client.send(new bucket.sdk.CopyObjectCommand(request), within('bulky'));
}

/** Parts of one size but the last, as some endpoints insist on. */
async function streamParts(
  bucket: Bucket,
  hashing: Hashing,
  parts: readonly Part[],
  key: string,
  metadata: Metadata,
): Promise<void> {
  const size_bytes = parts.reduce((sum, part) => sum + part.size_bytes, 0);
  const part_bytes = Math.max(STREAMED_PART_BYTES, Math.ceil(size_bytes / STREAMED_PARTS));
  const buffer = Buffer.from(new SharedArrayBuffer(part_bytes));
  await multipart(bucket, key, metadata, async (join_id) => {
    const done: CompletedPart[] = [];
    let filled = 0;
    const send = async (): Promise<void> => {
      const number = done.length + 1;
      const etag = await sendBytes(bucket, hashing, key, buffer.subarray(0, filled), { join_id, number });
      done.push({ PartNumber: number, ETag: etag });
      filled = 0;
    };
    for (const part of parts) {
      for await (const piece of readObject(bucket, part.key, 0, part.size_bytes)) {
        for (let at = 0; at < piece.byteLength;) {
          const taken = Math.min(piece.byteLength - at, buffer.byteLength - filled);
          buffer.set(piece.subarray(at, at + taken), filled);
          at += taken;
          filled += taken;
          if (filled === buffer.byteLength) await send();
        }
      }
    }
    if (filled > 0) await send();
    return done;
  });
}

/** One multipart upload of S3, ended or given up. Gives the entity tag of the object. */
async function multipart(
  bucket: Bucket,
  key: string,
  metadata: Metadata,
  work: (join_id: string) => Promise<readonly CompletedPart[]>,
): Promise<string | undefined> {
  const { sdk, client } = bucket;
  const name = named(bucket, key);
  const begin = new sdk.CreateMultipartUploadCommand({ ...name, Metadata: { ...metadata } });
  const { UploadId } = await client.send(begin, within('small'));
  try {
    const Parts = await work(UploadId ?? '');
    const end = new sdk.CompleteMultipartUploadCommand({
      ...name,
      UploadId,
      MultipartUpload: { Parts: [...Parts] },
    });
    return (await client.send(end, within('bulky'))).ETag;
  } catch (thrown) {
    const abort = new sdk.AbortMultipartUploadCommand({ ...name, UploadId });
    // Why it failed matters more; what is left lies in `listUnfinishedJoins`.
    await client.send(abort, within('small')).catch(() => undefined);
    throw thrown;
  }
}

/**
 * Where a copy comes from, and that it must still be that. Of what was joined before no condition can be made: endpoints differ in what
 * they compare an entity tag of joined parts with.
 */
function sourceOf(bucket: Bucket, part: Part): { CopySource: string; CopySourceIfMatch?: string } {
  const path = `${bucket.place.bucket}/${bucket.prefix}${part.key}`;
  return {
    CopySource: path.split('/').map(encodeURIComponent).join('/'),
    ...(/^[0-9a-f]{32}$/.test(part.etag) ? { CopySourceIfMatch: `"${part.etag}"` } : {}),
  };
}
