import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CairnError } from '../../reconciler/model/error.ts';
import type { ImageStore } from '../../reconciler/ports/images.ts';

/** An image store of its own for each test. */
export type MakeImages = () => Promise<ImageStore>;

/** Registers the tests that every implementation of the port Images must pass. */
export function imagesContract(name: string, make: MakeImages): void {
  describe(`${name} as an image store`, () => {
    test('keeps what was finished under its digest, whole', async () => {
      const images = await make();
      const bytes = randomBytes(700_000);
      const id = randomUUID();
      const blob = {
        sha256: digestOf(bytes),
        size_bytes: bytes.length,
        md5: createHash('md5').update(bytes).digest('hex'),
        sha512: createHash('sha512').update(bytes).digest('hex'),
      };
      expect(await images.stat(blob.sha256)).toBeNull();
      expect(await images.append(id, 0, bytes.length, pieces(bytes, 65_536))).toBe(bytes.length);
      expect(await images.stat(blob.sha256)).toBeNull();
      expect(await images.finish(id, blob.sha256)).toEqual(blob);
      expect(await images.stat(blob.sha256)).toEqual(blob);
      expect(await images.list()).toMatchObject([blob]);
      expect((await collect(images.read(blob.sha256, 0, bytes.length))).equals(bytes)).toBe(true);
      expect(await images.uploadOffset(id)).toBe(0);
    });

    test('goes on where an upload stands, in as many parts as it takes', async () => {
      const images = await make();
      const bytes = randomBytes(10_000);
      const id = randomUUID();
      let offset = 0;
      expect(await images.uploadOffset(id)).toBe(0);
      for (const size of [1, 999, 0, 4000, 5000]) {
        const part = bytes.subarray(offset, offset + size);
        offset = await images.append(id, offset, bytes.length, pieces(part, 700));
        expect(await images.uploadOffset(id)).toBe(offset);
      }
      expect(offset).toBe(bytes.length);
      expect((await images.finish(id, digestOf(bytes))).size_bytes).toBe(bytes.length);
    });

    test('keeps what had arrived when a stream breaks, and passes the break on', async () => {
      const images = await make();
      const bytes = randomBytes(5000);
      const id = randomUUID();
      const broken = images.append(id, 0, bytes.length, breaking(bytes.subarray(0, 3000), 1000));
      await expect(broken).rejects.toThrow('the line is cut');
      const offset = await images.uploadOffset(id);
      expect(offset).toBe(3000);
      await images.append(id, offset, bytes.length, pieces(bytes.subarray(offset), 1000));
      await images.finish(id, digestOf(bytes));
    });

    test('keeps nothing of a part that is refused while it comes', async () => {
      const images = await make();
      const bytes = randomBytes(700_000);
      const id = randomUUID();
      await images.append(id, 0, Infinity, pieces(bytes.subarray(0, 300_000), 65_536));
      for (const wrong of [1000, 350_000]) {
        const refused = images.append(id, 300_000, Infinity, refusing(randomBytes(wrong)));
        await expect(refused).rejects.toMatchObject({ code: 'invalid_input' });
        expect(await images.uploadOffset(id)).toBe(300_000);
      }
      await images.append(id, 300_000, Infinity, pieces(bytes.subarray(300_000), 65_536));
      const { size_bytes } = await images.finish(id, digestOf(bytes));
      expect(size_bytes).toBe(bytes.length);
    });

    test('refuses a part that does not begin where the upload stands', async () => {
      const images = await make();
      const id = randomUUID();
      await images.append(id, 0, 100, pieces(randomBytes(10), 10));
      for (const offset of [0, 9, 11]) {
        const part = images.append(id, offset, 100, pieces(randomBytes(10), 10));
        await expect(part).rejects.toMatchObject({ code: 'conflict' });
      }
      expect(await images.uploadOffset(id)).toBe(10);
    });

    test('takes no more than the limit', async () => {
      const images = await make();
      const bytes = randomBytes(1000);
      const id = randomUUID();
      expect(await images.append(id, 0, 600, pieces(bytes, 250))).toBe(600);
      expect(await images.append(id, 600, 600, pieces(bytes, 250))).toBe(600);
      expect(Buffer.from(await images.readUpload(id, 0, 1000))).toEqual(bytes.subarray(0, 600));
    });

    test('reads any part of an unfinished upload', async () => {
      const images = await make();
      const bytes = randomBytes(5000);
      const id = randomUUID();
      await images.append(id, 0, 10_000, pieces(bytes, 2048));
      expect(Buffer.from(await images.readUpload(id, 4990, 100))).toEqual(bytes.subarray(4990));
      expect(Buffer.from(await images.readUpload(id, 100, 50))).toEqual(bytes.subarray(100, 150));
      expect(await images.readUpload(id, 5000, 10)).toHaveLength(0);
      expect(await images.readUpload(randomUUID(), 0, 10)).toHaveLength(0);
    });

    test('discards bytes whose digest is another, and says both', async () => {
      const images = await make();
      const bytes = randomBytes(100);
      const id = randomUUID();
      const announced = 'ab'.repeat(32);
      await images.append(id, 0, bytes.length, pieces(bytes, 30));
      const error: unknown = await images.finish(id, announced).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'invalid_input' });
      expect(String(error)).toContain(announced);
      expect(String(error)).toContain(digestOf(bytes));
      expect(await images.uploadOffset(id)).toBe(0);
      expect(await images.list()).toEqual([]);
    });

    test('finishes once, however often it is asked to', async () => {
      const images = await make();
      const bytes = randomBytes(100);
      const id = randomUUID();
      await images.append(id, 0, bytes.length, pieces(bytes, 30));
      const first = await images.finish(id, digestOf(bytes));
      expect(await images.finish(id, digestOf(bytes))).toEqual(first);
    });

    test('holds equal bytes once', async () => {
      const images = await make();
      const bytes = randomBytes(100);
      for (const id of [randomUUID(), randomUUID()]) {
        await images.append(id, 0, bytes.length, pieces(bytes, 30));
        await images.finish(id, digestOf(bytes));
      }
      expect(await images.list()).toHaveLength(1);
    });

    test('reads any part of a blob, shorter at its end', async () => {
      const images = await make();
      const bytes = randomBytes(300_000);
      const sha256 = await store(images, bytes);
      for (const [offset, length] of [
        [0, 1],
        [0, 300_000],
        [123, 200_000],
        [299_999, 10],
        [300_000, 10],
        [0, 400_000],
      ] as const) {
        const read = await collect(images.read(sha256, offset, length));
        expect(read.equals(bytes.subarray(offset, offset + length))).toBe(true);
      }
      await expect(collect(images.read('0'.repeat(64), 0, 1))).rejects.toMatchObject({ code: 'not_found' });
    });

    test('removes a blob and only that, and does nothing when it is absent', async () => {
      const images = await make();
      const [gone, kept] = [await store(images, randomBytes(10)), await store(images, randomBytes(20))];
      await images.remove(gone);
      await images.remove(gone);
      expect(await images.stat(gone)).toBeNull();
      expect(await images.stat(kept)).not.toBeNull();
    });

    test('removes and discards only what was not written since', async () => {
      const images = await make();
      const bytes = randomBytes(10);
      const [upload_id, sha256] = [randomUUID(), await store(images, bytes)];
      await images.append(upload_id, 0, 100, pieces(randomBytes(10), 10));
      expect((await images.listUploads()).map((upload) => upload.upload_id)).toEqual([upload_id]);
      const blob_ms = (await images.list())[0]?.written_ms ?? NaN;
      const upload_ms = (await images.listUploads())[0]?.written_ms ?? NaN;
      await images.remove(sha256, blob_ms - 1);
      await images.discard(upload_id, upload_ms - 1);
      expect(await images.stat(sha256)).not.toBeNull();
      expect(await images.uploadOffset(upload_id)).toBe(10);
      await images.remove(sha256, blob_ms);
      await images.discard(upload_id, upload_ms);
      expect([await images.stat(sha256), await images.uploadOffset(upload_id)]).toEqual([null, 0]);
      expect([await images.list(), await images.listUploads()]).toEqual([[], []]);
    });

    test('discards an upload, and does nothing when there is none', async () => {
      const images = await make();
      const id = randomUUID();
      await images.append(id, 0, 100, pieces(randomBytes(10), 10));
      await images.discard(id);
      await images.discard(id);
      expect(await images.uploadOffset(id)).toBe(0);
      const bytes = randomBytes(50);
      await images.append(id, 0, 50, pieces(bytes, 50));
      await images.finish(id, digestOf(bytes));
    });
  });
}

/** Registers the tests that every implementation must pass which outlives its process: `place` gives a new place, and how to open it again. */
export function reopenedContract(name: string, place: () => Promise<() => Promise<ImageStore>>): void {
  describe(`${name} that another process opens`, () => {
    test('has what was finished, and goes on with exactly the bytes that were stored', async () => {
      const open = await place();
      const bytes = randomBytes(900_000);
      const [id, done] = [randomUUID(), await store(await open(), randomBytes(500))];
      // The process that takes them does not live to see the end of the stream.
      const dying = (await open()).append(id, 0, bytes.length, breaking(bytes.subarray(0, 400_000), 65_536));
      await expect(dying).rejects.toThrow('the line is cut');
      const heir = await open();
      expect(await heir.stat(done)).toMatchObject({ size_bytes: 500 });
      const stands = await heir.uploadOffset(id);
      expect(stands).toBe(400_000);
      expect(Buffer.from(await heir.readUpload(id, 0, stands)).equals(bytes.subarray(0, stands))).toBe(true);
      await heir.append(id, stands, bytes.length, pieces(bytes.subarray(stands), 65_536));
      const { sha256, md5 } = await (await open()).finish(id, digestOf(bytes));
      expect(md5).toBe(createHash('md5').update(bytes).digest('hex'));
      expect((await collect((await open()).read(sha256, 0, bytes.length))).equals(bytes)).toBe(true);
      expect(await (await open()).listUploads()).toEqual([]);
    });

    test('discards a wrong digest also when others sent the bytes', async () => {
      const open = await place();
      const bytes = randomBytes(1000);
      const id = randomUUID();
      await (await open()).append(id, 0, bytes.length, pieces(bytes.subarray(0, 500), 100));
      await (await open()).append(id, 500, bytes.length, pieces(bytes.subarray(500), 100));
      await expect((await open()).finish(id, 'ab'.repeat(32))).rejects.toMatchObject({
        code: 'invalid_input',
      });
      expect(await (await open()).uploadOffset(id)).toBe(0);
      expect(await (await open()).list()).toEqual([]);
    });

    test('finishes once, whoever is asked to', async () => {
      const open = await place();
      const bytes = randomBytes(1000);
      const id = randomUUID();
      await (await open()).append(id, 0, bytes.length, pieces(bytes, 100));
      const first = await (await open()).finish(id, digestOf(bytes));
      expect(await (await open()).finish(id, digestOf(bytes))).toEqual(first);
    });
  });
}

/** Pure. SHA-256, hexadecimal. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The bytes in pieces of a size, each after a turn of the event loop. */
export async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    await new Promise((resolve) => setImmediate(resolve));
    yield bytes.subarray(at, at + size);
  }
}

async function* breaking(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  yield* pieces(bytes, size);
  throw new Error('the line is cut');
}

async function* refusing(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* pieces(bytes, 65_536);
  throw new CairnError('invalid_input', 'These are not the bytes.');
}

/** All bytes of a stream. */
export async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

async function store(images: ImageStore, bytes: Uint8Array): Promise<string> {
  const id = randomUUID();
  await images.append(id, 0, bytes.length, pieces(bytes, 65_536));
  return (await images.finish(id, digestOf(bytes))).sha256;
}
