import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFileImages } from '../../../reconciler/drivers/files/images.ts';
import { joinStores } from '../../../reconciler/drivers/stores.ts';
import { CairnError } from '../../../reconciler/model/error.ts';
import type { ImageStore, Images } from '../../../reconciler/ports/images.ts';
import { collect, digestOf, imagesContract, pieces } from '../../contract/images.ts';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'cairn-stores-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

type Two = { readonly images: Images; readonly far: ImageStore; readonly near: ImageStore };

/** The default store is the far one. */
async function two(change: (far: ImageStore) => ImageStore = (far) => far): Promise<Two> {
  const [one, near] = [await store(), await store()];
  const far = change(one);
  const images = joinStores([
    { store: far, view: { name: 'far', type: 's3', is_default: true } },
    { store: near, view: { name: 'near', type: 'files', is_default: false } },
  ]);
  return { images, far, near };
}

function store(): Promise<ImageStore> {
  return createFileImages({ directory: join(root, randomUUID()) });
}

async function put(into: ImageStore, bytes: Buffer): Promise<string> {
  const id = randomUUID();
  await into.append(id, 0, bytes.length, pieces(bytes, 65_536));
  return (await into.finish(id, digestOf(bytes))).sha256;
}

imagesContract('two stores together', async () => (await two()).images);

test('stores are known by their names, and uploads go to the one that is asked for', async () => {
  const { images, far, near } = await two();
  const bytes = randomBytes(1000);
  expect(images.stores.map((view) => view.name)).toEqual(['far', 'near']);
  expect([images.in('far'), images.in('near')]).toEqual([far, near]);
  expect(() => images.in('tape')).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      message: expect.stringContaining('far, near') as string,
    }),
  );
  const sha256 = await put(images, bytes);
  expect(await images.whereIs(sha256)).toEqual(['far']);
  await put(images.in('near'), bytes);
  expect(await images.whereIs(sha256)).toEqual(['far', 'near']);
  expect(await images.list()).toHaveLength(1);
  await images.remove(sha256);
  expect(await images.whereIs(sha256)).toEqual([]);
});

test('what is on this machine is read before what is not', async () => {
  const refuse = (): never => {
    throw new CairnError('unavailable', 'The far store is away.');
  };
  const { images, near } = await two((far) => ({ ...far, stat: refuse, read: refuse }));
  const bytes = randomBytes(100_000);
  const sha256 = await put(near, bytes);
  expect(await images.stat(sha256)).toMatchObject({ size_bytes: bytes.length });
  expect((await collect(images.read(sha256, 0, bytes.length))).equals(bytes)).toBe(true);
  // Nobody knows whether the far one has it.
  await expect(images.stat('0'.repeat(64))).rejects.toMatchObject({ code: 'unavailable' });
});

test('a reader whose store fails in the middle goes on in another one', async () => {
  const bytes = randomBytes(300_000);
  const { images, far } = await two();
  const [near, sha256] = [images.in('near'), await put(far, bytes)];
  await put(near, bytes);
  const broken: ImageStore = {
    ...near,
    read: async function* (...range) {
      for await (const piece of near.read(...range)) {
        yield piece.subarray(0, 1000);
        throw new CairnError('unavailable', 'The disk is gone.');
      }
    },
  };
  const joined = joinStores([
    { store: far, view: { name: 'far', type: 's3', is_default: true } },
    { store: broken, view: { name: 'near', type: 'files', is_default: false } },
  ]);
  expect((await collect(joined.read(sha256, 10, 250_000))).equals(bytes.subarray(10, 250_010))).toBe(true);
  await far.remove(sha256);
  await expect(collect(joined.read(sha256, 0, 5000))).rejects.toMatchObject({ code: 'unavailable' });
});

test('what one store cannot remove does not keep the others from it', async () => {
  const { images, near } = await two((far) => ({
    ...far,
    remove: () => Promise.reject(new CairnError('unavailable', 'The far store is away.')),
  }));
  const sha256 = await put(near, randomBytes(100));
  await expect(images.remove(sha256)).rejects.toMatchObject({ code: 'unavailable' });
  expect(await near.stat(sha256)).toBeNull();
});

test('a blob is as young as its youngest copy, and unfinished uploads of all stores are listed', async () => {
  const old_ms = 1_000_000;
  const { images, near } = await two((far) => ({
    ...far,
    list: async () => (await far.list()).map((blob) => ({ ...blob, written_ms: old_ms })),
  }));
  const bytes = randomBytes(100);
  await put(images, bytes);
  expect(await images.list()).toMatchObject([{ written_ms: old_ms }]);
  await put(near, bytes);
  const [blob] = await images.list();
  expect(blob?.written_ms).toBeGreaterThan(old_ms);
  const [one, other] = [randomUUID(), randomUUID()];
  await images.append(one, 0, 100, pieces(bytes.subarray(0, 10), 10));
  await near.append(other, 0, 100, pieces(bytes.subarray(0, 10), 10));
  const listed = async (): Promise<readonly string[]> =>
    (await images.listUploads()).map((upload) => upload.upload_id).sort();
  expect(await listed()).toEqual([one, other].sort());
  await images.discard(other);
  expect(await listed()).toEqual([one]);
});

test('a blob is copied to another store once, and told how far it is', async () => {
  const { images, far, near } = await two();
  const bytes = randomBytes(600_000);
  const copy = { sha256: await put(far, bytes), from: 'far', to: 'near', upload_id: randomUUID() };
  const told: number[] = [];
  const progress = (done: number, total: number): void => {
    expect(total).toBe(bytes.length);
    told.push(done);
  };
  const { signal } = new AbortController();
  await expect(images.copyBlob(copy, progress, signal)).resolves.toMatchObject({ sha256: copy.sha256 });
  expect(told.at(-1)).toBe(bytes.length);
  expect(told).toEqual([...told].sort((one, other) => one - other));
  const sent = told.length;
  await images.copyBlob(copy, progress, signal);
  expect(told).toHaveLength(sent);
  expect((await collect(near.read(copy.sha256, 0, bytes.length))).equals(bytes)).toBe(true);
  expect(await far.stat(copy.sha256)).not.toBeNull();
});

test('a copy goes on where it broke, in the same process and in another', async () => {
  const reads: [number, number][] = [];
  let breaks = 2;
  const { images, near } = await two((far) => ({
    ...far,
    read: async function* (sha256, offset, length) {
      reads.push([offset, length]);
      for await (const piece of far.read(sha256, offset, length)) {
        yield piece.subarray(0, 100_000);
        if (breaks-- > 0) throw new CairnError('unavailable', 'The line is cut.');
        if (piece.length > 100_000) yield piece.subarray(100_000);
      }
    },
  }));
  const bytes = randomBytes(300_000);
  const copy = { sha256: await put(images, bytes), from: 'far', to: 'near', upload_id: randomUUID() };
  await images.copyBlob(copy, () => undefined, new AbortController().signal);
  expect(reads.map(([offset]) => offset)).toEqual([0, 100_000, 200_000]);
  expect((await collect(near.read(copy.sha256, 0, bytes.length))).equals(bytes)).toBe(true);
});

test('a copy of other bytes than the digest says comes to nothing', async () => {
  const { images, near } = await two((far) => ({
    ...far,
    read: (sha256, offset, length) => flipped(far.read(sha256, offset, length)),
  }));
  const copy = {
    sha256: await put(images, randomBytes(1000)),
    from: 'far',
    to: 'near',
    upload_id: randomUUID(),
  };
  const copied = images.copyBlob(copy, () => undefined, new AbortController().signal);
  await expect(copied).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await near.stat(copy.sha256)).toBeNull();
  expect(await near.listUploads()).toEqual([]);
});

test('a copy that is not wanted any more stops and keeps what arrived', async () => {
  const { images, near } = await two();
  const bytes = randomBytes(3_000_000);
  const copy = { sha256: await put(images, bytes), from: 'far', to: 'near', upload_id: randomUUID() };
  const stopping = new AbortController();
  const stopped = images.copyBlob(copy, () => stopping.abort(new Error('enough')), stopping.signal);
  await expect(stopped).rejects.toThrow('enough');
  const kept = await near.uploadOffset(copy.upload_id);
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(bytes.length);
});

async function* flipped(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of source) yield piece.map((byte) => byte ^ 1);
}
