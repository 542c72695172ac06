import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHashThreads } from '../../reconciler/drivers/files/hashing/threads.ts';
import { removeBlob } from '../../reconciler/drivers/s3/blobs.ts';
import { openBucket } from '../../reconciler/drivers/s3/bucket.ts';
import { createS3Images } from '../../reconciler/drivers/s3/images.ts';
import { listObjects } from '../../reconciler/drivers/s3/objects.ts';
import type { ImageStore } from '../../reconciler/ports/images.ts';
import { startSwift } from '../support/s3/swift.ts';
import type { BucketSettings, S3Server } from '../support/s3/swift.ts';
import { collect, digestOf, imagesContract, pieces, reopenedContract } from './images.ts';

const MIB = 1024 * 1024;
const hashing = createHashThreads();
let server: S3Server;

beforeAll(async () => {
  server = await startSwift();
});
afterAll(() => server.stop());

const open = (settings: BucketSettings): Promise<ImageStore> => createS3Images(settings, hashing);

imagesContract('a bucket of S3', async () => open(await server.makeBucket()));
reopenedContract('a bucket of S3', async () => {
  const settings = await server.makeBucket();
  return () => open(settings);
});

async function put(images: ImageStore, bytes: Buffer): Promise<string> {
  const id = randomUUID();
  await images.append(id, 0, bytes.length, pieces(bytes, 65_536));
  return (await images.finish(id, digestOf(bytes))).sha256;
}

async function keysOf(settings: BucketSettings): Promise<readonly string[]> {
  return (await listObjects(await openBucket(settings), '')).map((object) => object.key);
}

describe('a bucket of S3', () => {
  test('keeps a large blob byte for byte, in whatever parts it came, as one object', async () => {
    const settings = await server.makeBucket();
    const bytes = randomBytes(64 * MIB + 12_345);
    const id = randomUUID();
    let offset = 0;
    // A short end that is continued, a part and a bit, the rest; each by a process of its own.
    for (const size of [3 * MIB, 9 * MIB, bytes.length]) {
      const images = await open(settings);
      const part = bytes.subarray(offset, offset + size);
      offset = await images.append(id, offset, bytes.length, pieces(part, 65_536));
    }
    const images = await open(settings);
    const blob = await images.finish(id, digestOf(bytes));
    expect(blob).toEqual({
      sha256: digestOf(bytes),
      size_bytes: bytes.length,
      md5: createHash('md5').update(bytes).digest('hex'),
      sha512: createHash('sha512').update(bytes).digest('hex'),
    });
    expect((await collect(images.read(blob.sha256, 0, bytes.length))).equals(bytes)).toBe(true);
    const from = 8 * MIB - 10;
    const middle = await collect(images.read(blob.sha256, from, 20));
    expect(middle.equals(bytes.subarray(from, from + 20))).toBe(true);
    expect(await keysOf(settings)).toHaveLength(1);
  });

  test('joins more parts than an endpoint takes at once in groups', async () => {
    const settings = await server.makeBucket();
    const sizes = { part_bytes: 5 * MIB, least_bytes: 5 * MIB, join_parts: 2 };
    const images = await createS3Images(settings, hashing, sizes);
    const bytes = randomBytes(21 * MIB);
    const sha256 = await put(images, bytes);
    expect((await collect(images.read(sha256, 0, bytes.length))).equals(bytes)).toBe(true);
    expect(await keysOf(settings)).toHaveLength(1);
  });

  test('lists more than one page of blobs and of uploads', async () => {
    const images = await open(await server.makeBucket());
    const digests: string[] = [];
    for (let at = 0; at < 7; at += 1) digests.push(await put(images, randomBytes(10 + at)));
    const ids = Array.from({ length: 7 }, () => randomUUID());
    for (const id of ids) await images.append(id, 0, 100, pieces(randomBytes(10), 10));
    expect((await images.list()).map((blob) => blob.sha256)).toEqual([...digests].sort());
    expect((await images.listUploads()).map((upload) => upload.upload_id)).toEqual([...ids].sort());
  });

  test('keeps equal bytes once, whoever finishes them, also at the same moment', async () => {
    const settings = await server.makeBucket();
    const bytes = randomBytes(1000);
    const finished = await Promise.all(
      [0, 1, 2].map(async () => (await open(settings)).stat(await put(await open(settings), bytes))),
    );
    for (const blob of finished) expect(blob).toMatchObject({ sha256: digestOf(bytes), size_bytes: 1000 });
    const images = await open(settings);
    await put(images, bytes);
    expect(await keysOf(settings)).toHaveLength(1);
    expect((await collect(images.read(digestOf(bytes), 0, 1000))).equals(bytes)).toBe(true);
  });

  test('what is finished again at the moment of its removal stays', async () => {
    const settings = await server.makeBucket();
    const images = await open(settings);
    const bytes = randomBytes(1000);
    const sha256 = await put(images, bytes);
    const pruner = await openBucket(settings);
    // Between the look and the removal, as long as it takes: another process finishes the same bytes.
    pruner.client.middlewareStack.add(
      (next, context) => async (call) => {
        if (context.commandName === 'DeleteObjectCommand') await put(images, bytes);
        return next(call);
      },
      { step: 'initialize', name: 'slow' },
    );
    await removeBlob(pruner, sha256);
    expect(await images.stat(sha256)).toMatchObject({ size_bytes: 1000 });
    expect((await collect(images.read(sha256, 0, 1000))).equals(bytes)).toBe(true);
  });

  test('a reader finds what was finished again under another name since it read last', async () => {
    const settings = await server.makeBucket();
    const [reader, writer] = [await open(settings), await open(settings)];
    const bytes = randomBytes(1000);
    const sha256 = await put(writer, bytes);
    const [before] = await keysOf(settings);
    expect((await collect(reader.read(sha256, 0, 10))).equals(bytes.subarray(0, 10))).toBe(true);
    await put(writer, bytes);
    expect(await keysOf(settings)).not.toContain(before);
    expect((await collect(reader.read(sha256, 0, 1000))).equals(bytes)).toBe(true);
    await writer.remove(sha256);
    await expect(collect(reader.read(sha256, 0, 1000))).rejects.toMatchObject({ code: 'not_found' });
  });
});
