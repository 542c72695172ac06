import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createHashThreads } from '../../reconciler/drivers/files/hashing/threads.ts';
import { createS3Images } from '../../reconciler/drivers/s3/images.ts';
import { openStores } from '../../reconciler/drivers/open-stores.ts';
import type { ImageStore } from '../../reconciler/ports/images.ts';
import { startGateway } from '../support/s3/gateway.ts';
import type { Gateway, Trouble } from '../support/s3/gateway.ts';
import { startSwift, STRANGER } from '../support/s3/swift.ts';
import type { BucketSettings, S3Server } from '../support/s3/swift.ts';
import { collect, digestOf, pieces } from './images.ts';

const MIB = 1024 * 1024;
const hashing = createHashThreads();
let server: S3Server;
let gateway: Gateway;

beforeAll(async () => {
  server = await startSwift();
  gateway = await startGateway(server.port);
});
afterEach(() => {
  gateway.meet = () => null;
  gateway.seen.length = 0;
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const open = (settings: BucketSettings): Promise<ImageStore> => createS3Images(settings, hashing);

/** A bucket, reached through the gateway and around it. */
async function twoWays(): Promise<{ readonly images: ImageStore; readonly around: ImageStore }> {
  const settings = await server.makeBucket();
  return {
    around: await open(settings),
    images: await open({ ...settings, endpoint: gateway.endpoint }),
  };
}

async function put(images: ImageStore, bytes: Buffer): Promise<string> {
  const id = randomUUID();
  await images.append(id, 0, bytes.length, pieces(bytes, 65_536));
  return (await images.finish(id, digestOf(bytes))).sha256;
}

/** The first so many requests that match meet the trouble. */
function troubleFor(count: number, matches: RegExp, trouble: Trouble): () => number {
  let met = 0;
  gateway.meet = ({ method, url }) => {
    if (met >= count || !matches.test(`${method} ${url}`)) return null;
    met += 1;
    return trouble;
  };
  return () => met;
}

async function refusalOf(work: Promise<unknown>): Promise<{ code: string; message: string; all: string }> {
  const thrown: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  const { code, message, fields } = thrown as { code: string; message: string; fields: unknown };
  return { code, message, all: `${message} ${JSON.stringify(fields)}` };
}

test('a connection that is cut in the middle of a part is made again', async () => {
  const { images } = await twoWays();
  const bytes = randomBytes(10 * MIB);
  const met = troubleFor(2, /^PUT .*uploads/, { cut_request_after: 3 * MIB });
  const sha256 = await put(images, bytes);
  expect(met()).toBe(2);
  expect((await collect(images.read(sha256, 0, bytes.length))).equals(bytes)).toBe(true);
});

test('what was stored before a connection went for good is gone on with', async () => {
  const { images, around } = await twoWays();
  const bytes = randomBytes(18 * MIB);
  const id = randomUUID();
  // The first part gets through, none of the others.
  gateway.meet = ({ method, url }) =>
    method === 'PUT' && !/0{16}(\?|$)/.test(url) ? { cut_request_after: 100_000 } : null;
  const refused = await refusalOf(images.append(id, 0, bytes.length, pieces(bytes, 65_536)));
  expect(refused.code).toMatch(/unavailable|timeout/);
  expect(refused.message).toContain(gateway.endpoint);
  const stands = await around.uploadOffset(id);
  expect(stands).toBe(8 * MIB);
  await around.append(id, stands, bytes.length, pieces(bytes.subarray(stands), 65_536));
  const { sha256 } = await around.finish(id, digestOf(bytes));
  expect((await collect(around.read(sha256, 0, bytes.length))).equals(bytes)).toBe(true);
});

test('a part that arrives as other bytes is refused by the server and sent again', async () => {
  const { images } = await twoWays();
  const bytes = randomBytes(100_000);
  const met = troubleFor(1, /^PUT .*uploads/, { flip_bit: true });
  const sha256 = await put(images, bytes);
  expect(met()).toBe(1);
  expect((await collect(images.read(sha256, 0, bytes.length))).equals(bytes)).toBe(true);
});

test('a part that never arrives as it was sent is not kept', async () => {
  const { images } = await twoWays();
  const id = randomUUID();
  troubleFor(Infinity, /^PUT .*uploads/, { flip_bit: true });
  const refused = await refusalOf(images.append(id, 0, 100, pieces(randomBytes(100), 100)));
  expect(refused.code).toBe('unavailable');
  expect(await images.uploadOffset(id)).toBe(0);
});

test('a reader goes on where its connection was cut', async () => {
  const { images, around } = await twoWays();
  const bytes = randomBytes(3 * MIB);
  const sha256 = await put(around, bytes);
  troubleFor(2, /^GET .*blobs\/[0-9a-f]/, { cut_answer_after: MIB });
  expect((await collect(images.read(sha256, 0, bytes.length))).equals(bytes)).toBe(true);
  const ranges = gateway.seen.flatMap(({ headers }) => headers['range'] ?? []);
  expect(ranges).toHaveLength(3);
  expect(ranges[0]).toBe(`bytes=0-${bytes.length - 1}`);
  expect(ranges[2]).not.toMatch(/^bytes=0-/);
});

test('a server that is overloaded for a moment is asked again', async () => {
  const { images } = await twoWays();
  const met = troubleFor(2, /./, { status: 503, code: 'SlowDown' });
  expect(await images.list()).toEqual([]);
  expect(met()).toBe(2);
});

test('an endpoint that copies nothing on its side gets the bytes again', async () => {
  const { images, around } = await twoWays();
  const bytes = randomBytes(20 * MIB);
  gateway.meet = ({ headers }) =>
    headers['x-amz-copy-source'] === undefined ? null : { status: 501, code: 'NotImplemented' };
  const sha256 = await put(images, bytes);
  const small = await put(images, bytes.subarray(0, 1000));
  expect((await collect(around.read(sha256, 0, bytes.length))).equals(bytes)).toBe(true);
  expect((await collect(around.read(small, 0, 1000))).equals(bytes.subarray(0, 1000))).toBe(true);
  expect(await around.listUploads()).toEqual([]);
});

test('a joining that broke is forgotten with its upload, and made anew when it is asked for again', async () => {
  const { images, around } = await twoWays();
  const bytes = randomBytes(9 * MIB);
  const id = randomUUID();
  await images.append(id, 0, bytes.length, pieces(bytes, 65_536));
  // The process dies after the copies: nothing is completed, nothing aborted.
  gateway.meet = ({ method, url }) =>
    /uploadId=/.test(url) && ['POST', 'DELETE'].includes(method)
      ? { status: 403, code: 'AccessDenied' }
      : null;
  await refusalOf(images.finish(id, digestOf(bytes)));
  gateway.meet = () => null;
  expect(await around.uploadOffset(id)).toBe(bytes.length);
  const { sha256 } = await around.finish(id, digestOf(bytes));
  expect((await collect(around.read(sha256, 0, bytes.length))).equals(bytes)).toBe(true);
  expect(await around.listUploads()).toEqual([]);
});

test('a bucket that is full says how many bytes are missing, keeps what arrived, and the others stay readable', async () => {
  const settings = await server.makeBucket();
  const images = await open(settings);
  const small = randomBytes(1000);
  const kept = await put(images, small);
  const bytes = randomBytes(12 * MIB);
  const id = randomUUID();
  await server.setQuota(settings.bucket, 10 * MIB);
  const refused = await refusalOf(images.append(id, 0, bytes.length, pieces(bytes, 65_536)));
  expect(refused).toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('is full') as string,
  });
  expect(refused.message).toContain(`${4 * MIB} bytes are missing`);
  const stands = await images.uploadOffset(id);
  expect(stands).toBe(8 * MIB);
  expect((await collect(images.read(kept, 0, 1000))).equals(small)).toBe(true);
  await server.setQuota(settings.bucket, null);
  await images.append(id, stands, bytes.length, pieces(bytes.subarray(stands), 65_536));
  expect((await images.finish(id, digestOf(bytes))).size_bytes).toBe(bytes.length);
});

test('a bucket that is not there is named, with what to do', async () => {
  const settings = await server.makeBucket();
  const images = await open({ ...settings, bucket: 'no-such-bucket' });
  const id = randomUUID();
  for (const work of [
    () => images.list(),
    () => images.stat('0'.repeat(64)),
    () => images.append(id, 0, 10, pieces(randomBytes(10), 10)),
    () => collect(images.read('0'.repeat(64), 0, 1)),
  ]) {
    const refused = await refusalOf(work());
    expect(refused.code).toBe('unavailable');
    expect(refused.message).toContain('no such bucket');
    expect(refused.message).toContain('no-such-bucket');
    expect(refused.message).toContain(server.endpoint);
  }
});

test('a key that may not, and a wrong secret, are told from one another; secrets are in no error', async () => {
  const settings = await server.makeBucket();
  const secret = 'not-the-secret-of-it';
  const wrong = { access_key_id: 'cloud:operator', secret_access_key: secret };
  for (const [keys, word] of [
    [STRANGER, 'AccessDenied'],
    [wrong, 'SignatureDoesNotMatch'],
  ] as const) {
    const refused = await refusalOf((await open({ ...settings, keys })).list());
    expect(refused.code).toBe('unavailable');
    expect(refused.message).toContain(word);
    expect(refused.message).toContain(settings.bucket);
    expect(refused.all).not.toContain(keys.secret_access_key);
  }
});

test('an endpoint where nobody listens is named', async () => {
  const settings = await server.makeBucket();
  const closed = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => closed.once('listening', resolve));
  const endpoint = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
  await new Promise((resolve) => closed.close(resolve));
  const refused = await refusalOf((await open({ ...settings, endpoint })).list());
  expect(refused).toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('ECONNREFUSED') as string,
  });
  expect(refused.message).toContain(endpoint);
});

test('a directory and a bucket hold the same bytes, and blobs go from one to the other', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'cairn-two-stores-'));
  const settings = await server.makeBucket();
  const images = await openStores(
    [
      { name: 'disk', is_default: true, type: 'files', directory },
      { ...settings, is_default: false },
    ],
    hashing,
  );
  const bytes = randomBytes(9 * MIB);
  const sha256 = await put(images, bytes);
  await put(images.in('archive'), bytes);
  expect(await images.whereIs(sha256)).toEqual(['disk', 'archive']);
  expect(await images.list()).toHaveLength(1);
  await images.in('disk').remove(sha256);
  expect((await collect(images.read(sha256, 0, bytes.length))).equals(bytes)).toBe(true);
  const { signal } = new AbortController();
  const told: number[] = [];
  const back = { sha256, from: 'archive', to: 'disk', upload_id: randomUUID() };
  await images.copyBlob(back, (done) => told.push(done), signal);
  expect(told.at(-1)).toBe(bytes.length);
  await images.in('archive').remove(sha256);
  expect(await images.whereIs(sha256)).toEqual(['disk']);
  await images.copyBlob({ ...back, from: 'disk', to: 'archive' }, () => undefined, signal);
  expect(await images.whereIs(sha256)).toEqual(['disk', 'archive']);
  await images.remove(sha256);
  expect(await images.whereIs(sha256)).toEqual([]);
  await rm(directory, { recursive: true });
});
