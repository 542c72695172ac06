import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quotaDefaults, readConfig } from '../../reconciler/config.ts';
import { createContents } from '../../reconciler/store/content.ts';
import { problemIn, resourceIn, startTestApi } from '../support/api.ts';
import type { Answer, TestApi } from '../support/api.ts';

/** Bytes of images against the quota of their project: before they move, while they arrive, and when the service brings them itself. */

const GIB = 2 ** 30;
const NO_LIMITS = quotaDefaults(readConfig({}, {}));

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.close());

async function project(limits: object): Promise<{ project_id: string; used: () => Promise<unknown> }> {
  const project_id = await api.create('projects', { name: `p-${randomUUID()}` });
  const quota = await api.create('quotas', { project_id, ...limits });
  return {
    project_id,
    used: async () => {
      const { images, image_gib } = resourceIn(await api.get(`/v1/quotas/${quota}`)).status['used'] as {
        images: number;
        image_gib: number;
      };
      return { images, image_gib };
    },
  };
}

const image = (project_id: string, name: string, more: object = {}) => ({
  project_id,
  name,
  disk_format: 'raw',
  ...more,
});

const putNew = (spec: object): Promise<Answer> =>
  api.put(`/v1/images/${randomUUID()}`, spec, { 'If-None-Match': '*' });

test('an image that says its size is refused before a byte moves, with how many bytes are too many', async () => {
  const { project_id, used } = await project({ image_gib: 3 });
  await api.create('images', image(project_id, 'first', { sha256: 'a'.repeat(64), size_bytes: GIB + 1 }));
  const refused = await putNew(image(project_id, 'second', { sha256: 'b'.repeat(64), size_bytes: GIB + 5 }));
  expect(refused.status).toBe(403);
  expect(problemIn(refused).errors).toMatchObject([
    {
      path: '/spec/size_bytes',
      message:
        'needs 2 GiB of images, but the project may have 3 and uses 2; 1 is free: 5 of its 1073741829 bytes are too many',
    },
  ]);
  expect(await used()).toEqual({ images: 1, image_gib: 2 });
});

test('bytes of which nobody knew how many there are count when they are known, also after an edit', async () => {
  const { project_id, used } = await project({ image_gib: 2 });
  const contents = createContents(api.database.db, NO_LIMITS);
  const id = await api.create('images', image(project_id, 'unknown'));
  expect(await used()).toEqual({ images: 1, image_gib: 0 });
  await contents.reserve(id, 5);
  expect(await used()).toEqual({ images: 1, image_gib: 1 });
  await contents.reserve(id, GIB + 1);
  await expect(contents.reserve(id, 2 * GIB + 7)).rejects.toMatchObject({
    code: 'quota_exceeded',
    message: expect.stringContaining('7 of its 2147483655 bytes are too many') as unknown,
  });
  expect(await used()).toEqual({ images: 1, image_gib: 2 });
  const renamed = await api.put(`/v1/images/${id}`, image(project_id, 'renamed'));
  expect(renamed.status).toBe(202);
  expect(await used()).toEqual({ images: 1, image_gib: 2 });
  await contents.record(id, { sha256: 'c'.repeat(64), size_bytes: 2 * GIB });
  await expect(contents.reserve(randomUUID(), 1)).rejects.toMatchObject({ code: 'not_found' });
});

test('what the service brings itself is recorded only where there is room', async () => {
  const { project_id, used } = await project({ image_gib: 1 });
  const contents = createContents(api.database.db, NO_LIMITS);
  const id = await api.create('images', image(project_id, 'fetched'));
  const record = contents.record(id, { sha256: 'd'.repeat(64), size_bytes: GIB + 1 });
  await expect(record).rejects.toMatchObject({ code: 'quota_exceeded' });
  expect(await api.database.db('content').where({ id })).toEqual([]);
  expect(await used()).toEqual({ images: 1, image_gib: 0 });
});

test('bytes that a new image takes over from another one of its project count for it too', async () => {
  const { project_id, used } = await project({ image_gib: 3 });
  const contents = createContents(api.database.db, NO_LIMITS);
  const first = await api.create('images', image(project_id, 'first'));
  await contents.record(first, { sha256: 'e'.repeat(64), size_bytes: GIB + 1 });
  const refused = await putNew(image(project_id, 'second', { sha256: 'e'.repeat(64) }));
  expect(refused.status).toBe(403);
  expect(problemIn(refused).errors).toMatchObject([{ path: '/spec/sha256' }]);
  expect(await used()).toEqual({ images: 1, image_gib: 2 });
  // One that was made before the bytes came promised no size either: it has them now, so they count.
  const { project_id: roomy, used: usedThere } = await project({});
  const early = await api.create('images', image(roomy, 'early', { sha256: 'f'.repeat(64) }));
  const late = await api.create('images', image(roomy, 'late'));
  await contents.record(late, { sha256: 'f'.repeat(64), size_bytes: GIB });
  expect(await api.database.db('content').where({ id: early })).toHaveLength(1);
  expect(await usedThere()).toEqual({ images: 2, image_gib: 2 });
});

test('many who ask for the last room at once get it once', async () => {
  const { project_id, used } = await project({ image_gib: 4 });
  const contents = createContents(api.database.db, NO_LIMITS);
  const ids = await Promise.all(
    Array.from({ length: 8 }, (_, at) => api.create('images', image(project_id, `i${at}`))),
  );
  const asked = await Promise.allSettled(ids.map((id) => contents.reserve(id, GIB)));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  expect(await used()).toEqual({ images: 8, image_gib: 4 });
});
