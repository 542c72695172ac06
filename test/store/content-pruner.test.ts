import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFileImages } from '../support/file-images.ts';
import { systemClock } from '../../reconciler/drivers/system/clock.ts';
import type { Images } from '../../reconciler/ports/images.ts';
import { recordContent } from '../../reconciler/store/content.ts';
import { guardRemovals } from '../../reconciler/store/content-removal.ts';
import { inTransaction, query } from '../../reconciler/store/database.ts';
import { ORPHAN_GRACE_MS, pruneContent } from '../../reconciler/workers/content-pruner.ts';
import { digestOf, pieces } from '../contract/images.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { insertObject } from '../support/rows.ts';

let database: TestDatabase;
let directory: string;
let images: Images;

beforeAll(async () => {
  database = await createTestDatabase();
  directory = await mkdtemp(join(tmpdir(), 'cairn-pruner-'));
  images = await openFileImages({ directory });
});
afterAll(async () => {
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

/** As the clock of the worker shows it when the grace is over for all that is written now. */
const later = { ...systemClock, nowMs: () => Date.now() + ORPHAN_GRACE_MS + 60_000 };

async function upload(bytes: Uint8Array, id: string = randomUUID()): Promise<string> {
  await images.append(id, 0, bytes.length, pieces(bytes, 1000));
  return (await images.finish(id, digestOf(bytes))).sha256;
}

async function stored(): Promise<readonly string[]> {
  return (await images.list()).map((blob) => blob.sha256);
}

test('bytes that no object names go after a while; what is named, or being uploaded, stays', async () => {
  const orphan = await upload(randomBytes(10));
  const named = await upload(randomBytes(20));
  const dying = await upload(randomBytes(30));
  await insertObject(database.db, { kind: 'image', spec: { sha256: named } });
  const leaving = await insertObject(database.db, { kind: 'image', spec: { sha256: dying } });
  await query(database.db, 'UPDATE desired SET deletion_requested_at = now() WHERE id = ?', [leaving]);
  const uploading = await insertObject(database.db, { kind: 'image', spec: { sha256: 'ab'.repeat(32) } });
  const abandoned = randomUUID();
  for (const id of [uploading, abandoned]) await images.append(id, 0, 100, pieces(randomBytes(50), 50));

  expect(await pruneContent(database.db, images, systemClock)).toBe(0);
  expect(await stored()).toEqual([orphan, named, dying].toSorted());

  expect(await pruneContent(database.db, images, later)).toBe(2);
  expect(await stored()).toEqual([named, dying].toSorted());
  expect((await images.listUploads()).map((each) => each.upload_id)).toEqual([uploading]);
});

test('bytes that are sent again while the worker looks at the old ones stay', async () => {
  const bytes = randomBytes(100);
  const sha256 = await upload(bytes);
  const old = new Date(Date.now() - 2 * ORPHAN_GRACE_MS);
  await utimes(join(directory, 'blobs', sha256.slice(0, 2), sha256), old, old);
  const raced: Images = {
    ...images,
    // After the worker asked the database, and before it removes anything.
    remove: async (digest, written_until_ms) => {
      await upload(bytes, await insertObject(database.db, { kind: 'image', spec: { sha256 } }));
      await images.remove(digest, written_until_ms);
    },
  };
  await pruneContent(database.db, raced, systemClock);
  expect(await images.stat(sha256)).not.toBeNull();
});

test('bytes that are being removed belong to nobody until that is over, and a removal that died is ended', async () => {
  const guarded = guardRemovals(images, database.db);
  const bytes = randomBytes(100);
  const sha256 = await upload(bytes);
  const id = await insertObject(database.db, { kind: 'image' });
  const begin = (): Promise<unknown> =>
    inTransaction(database.db, (transaction) => recordContent(transaction, id, { sha256, size_bytes: 100 }));
  const dying = guardRemovals({ ...images, remove: () => Promise.reject(new Error('killed')) }, database.db);
  await expect(dying.remove(sha256)).rejects.toThrow('killed');
  await expect(begin()).rejects.toMatchObject({ code: 'unavailable' });
  // Another's removal is left to it while it may live.
  await guarded.remove(sha256);
  expect(await images.stat(sha256)).not.toBeNull();
  await query(database.db, "UPDATE content_removal SET started_at = now() - interval '1 hour'");
  await pruneContent(database.db, guarded, systemClock);
  expect(await images.stat(sha256)).toBeNull();
  await upload(bytes, id);
  await begin();
  await guarded.remove(sha256);
  expect(await images.stat(sha256)).not.toBeNull();
});

test('a removal that died does not keep from their bytes those who promised them since', async () => {
  const sha256 = digestOf(randomBytes(10));
  await query(
    database.db,
    "INSERT INTO content_removal (sha256, token, started_at) VALUES (?, gen_random_uuid(), now() - interval '1 hour')",
    [sha256],
  );
  const id = await insertObject(database.db, { kind: 'image', spec: { sha256 } });
  await pruneContent(database.db, guardRemovals(images, database.db), systemClock);
  const recorded = await inTransaction(database.db, (transaction) =>
    recordContent(transaction, id, { sha256, size_bytes: 10 }),
  );
  expect(recorded).toEqual([id]);
});
