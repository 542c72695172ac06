import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFileImages } from '../../../../reconciler/drivers/files/images.ts';
import { createSimulatedClock } from '../../../../reconciler/drivers/simulated/clock.ts';
import { createSimulatedImages } from '../../../../reconciler/drivers/simulated/images.ts';
import { createSimulatedRandom } from '../../../../reconciler/drivers/simulated/random.ts';
import { createWorld } from '../../../../reconciler/drivers/simulated/world.ts';
import { digestOf, imagesContract, pieces, reopenedContract } from '../../../contract/images.ts';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'cairn-images-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

imagesContract('a directory', () => createFileImages({ directory: join(root, randomUUID()) }));
reopenedContract('a directory', () => {
  const directory = join(root, randomUUID());
  return Promise.resolve(() => createFileImages({ directory }));
});
imagesContract('the simulated world', () =>
  Promise.resolve(
    createSimulatedImages(
      createWorld({
        findHost: () => Promise.reject(new Error('there is no host')),
        clock: createSimulatedClock(),
        random: createSimulatedRandom(1),
      }),
    ),
  ),
);

describe('a directory after a crash', () => {
  test('goes on from what was made durable, whatever else is in the file', async () => {
    const directory = join(root, randomUUID());
    const id = randomUUID();
    const bytes = randomBytes(9000);
    const before = await createFileImages({ directory });
    await before.append(id, 0, bytes.length, pieces(bytes.subarray(0, 6000), 1000));
    // What a power cut may leave: bytes that were never synced, here of another content.
    await appendFile(join(directory, 'uploads', `${id}.part`), randomBytes(500));
    const after = await createFileImages({ directory });
    expect(await after.uploadOffset(id)).toBe(6000);
    await after.append(id, 6000, bytes.length, pieces(bytes.subarray(6000), 1000));
    expect((await after.finish(id, digestOf(bytes))).size_bytes).toBe(9000);
    expect(await readdir(join(directory, 'uploads'))).toEqual([]);
  });

  test('begins again when the file lost what had been recorded', async () => {
    const directory = join(root, randomUUID());
    const id = randomUUID();
    const before = await createFileImages({ directory });
    await before.append(id, 0, 100, pieces(randomBytes(80), 80));
    await truncate(join(directory, 'uploads', `${id}.part`), 50);
    expect(await (await createFileImages({ directory })).uploadOffset(id)).toBe(50);
    await rm(join(directory, 'uploads', `${id}.offset`));
    expect(await (await createFileImages({ directory })).uploadOffset(id)).toBe(0);
  });

  test('finishes what was uploaded and not finished, and what was finished', async () => {
    const directory = join(root, randomUUID());
    const id = randomUUID();
    const bytes = randomBytes(100);
    await (await createFileImages({ directory })).append(id, 0, 100, pieces(bytes, 100));
    const after = await createFileImages({ directory });
    const blob = await after.finish(id, digestOf(bytes));
    expect(await (await createFileImages({ directory })).finish(id, digestOf(bytes))).toEqual(blob);
  });
});

describe('the digests of a blob', () => {
  test('are kept beside it; one of before they were kept has none, until its bytes come again', async () => {
    const directory = join(root, randomUUID());
    const images = await createFileImages({ directory });
    const bytes = randomBytes(700_000);
    const [md5, sha512] = ['md5', 'sha512'].map((name) => createHash(name).update(bytes).digest('hex'));
    const store = async (): Promise<string> => {
      const id = randomUUID();
      await images.append(id, 0, bytes.length, pieces(bytes, 65_536));
      return (await images.finish(id, digestOf(bytes))).sha256;
    };
    const sha256 = await store();
    const again = await createFileImages({ directory });
    expect(await again.stat(sha256)).toMatchObject({ md5, sha512 });
    await rm(join(directory, 'blobs', sha256.slice(0, 2), `${sha256}.json`));
    expect(await again.stat(sha256)).toEqual({ sha256, size_bytes: 700_000, md5: null, sha512: null });
    await store();
    expect(await again.stat(sha256)).toMatchObject({ md5, sha512 });
    await images.remove(sha256);
    expect(await readdir(join(directory, 'blobs', sha256.slice(0, 2)))).toEqual([]);
  });

  test('of an upload that another process began are those of all its bytes', async () => {
    const directory = join(root, randomUUID());
    const bytes = randomBytes(3_000_000);
    const id = randomUUID();
    const before = await createFileImages({ directory });
    await before.append(id, 0, bytes.length, pieces(bytes.subarray(0, 2_000_000), 65_536));
    const after = await createFileImages({ directory });
    await after.append(id, 2_000_000, bytes.length, pieces(bytes.subarray(2_000_000), 65_536));
    const md5 = createHash('md5').update(bytes).digest('hex');
    expect(await after.finish(id, digestOf(bytes))).toMatchObject({ md5 });
  });
});

describe('what a crash leaves between two steps', () => {
  test('goes at a later start', async () => {
    const directory = join(root, randomUUID());
    await createFileImages({ directory });
    const shelf = join(directory, 'blobs', 'ab');
    await mkdir(shelf);
    const left = [
      join(directory, 'uploads', `${randomUUID()}.offset`),
      join(shelf, `${'ab'.repeat(32)}.json`),
      join(shelf, `${'ab'.repeat(32)}.json.new`),
    ];
    for (const file of left) await writeFile(file, '{}');
    await createFileImages({ directory });
    // It may be the work of this very moment.
    expect(await readdir(shelf)).toHaveLength(2);
    const old = new Date(Date.now() - 2 * 3_600_000);
    for (const file of left) await utimes(file, old, old);
    await createFileImages({ directory });
    expect([await readdir(shelf), await readdir(join(directory, 'uploads'))]).toEqual([[], []]);
  });
});

describe('a directory that is full', () => {
  test('says how many bytes are missing before it takes any, and keeps the others usable', async () => {
    let free = 1000;
    const directory = join(root, randomUUID());
    const images = await createFileImages({ directory, freeBytes: () => Promise.resolve(free) });
    const small = randomBytes(100);
    const first = randomUUID();
    await images.append(first, 0, 100, pieces(small, 100));
    const blob = await images.finish(first, digestOf(small));
    const bytes = randomBytes(4000);
    const id = randomUUID();
    const refused = images.append(id, 0, 4000, pieces(bytes, 1000));
    await expect(refused).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('3000 bytes') as string,
    });
    expect(await images.uploadOffset(id)).toBe(0);
    expect(await images.stat(blob.sha256)).toEqual(blob);
    free = 1_000_000;
    await images.append(id, 0, 4000, pieces(bytes, 1000));
    expect((await images.finish(id, digestOf(bytes))).size_bytes).toBe(4000);
  });
});

describe('a directory', () => {
  test('lets only one at a time write an upload', async () => {
    const images = await createFileImages({ directory: join(root, randomUUID()) });
    const id = randomUUID();
    const bytes = randomBytes(5000);
    const writing = images.append(id, 0, 5000, pieces(bytes, 10));
    const conflict = { code: 'conflict' };
    await expect(images.append(id, 0, 5000, pieces(bytes, 10))).rejects.toMatchObject(conflict);
    await expect(images.discard(id)).rejects.toMatchObject(conflict);
    expect(await writing).toBe(5000);
  });

  test('takes no name that leads elsewhere', async () => {
    const images = await createFileImages({ directory: join(root, randomUUID()) });
    for (const name of ['../../etc/passwd', 'x', '..'.padEnd(36, '/')]) {
      await expect(images.uploadOffset(name)).rejects.toMatchObject({ code: 'invalid_input' });
      await expect(images.stat(name)).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });

  test('is for its owner alone', async () => {
    const directory = join(root, randomUUID());
    const images = await createFileImages({ directory });
    const id = randomUUID();
    await images.append(id, 0, 10, pieces(randomBytes(5), 5));
    expect((await stat(join(directory, 'uploads'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(directory, 'uploads', `${id}.part`))).mode & 0o777).toBe(0o600);
  });
});
