import { randomBytes, randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFileImages } from '../support/file-images.ts';
import { digestOf, pieces } from '../contract/images.ts';
import { problemIn, startTestApi } from '../support/api.ts';
import type { Answer, TestApi } from '../support/api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** A raw image of these bytes (or announced as others), without content. */
async function imageOf(bytes: Uint8Array, announced: object = {}): Promise<string> {
  const spec = { name: randomUUID(), disk_format: 'raw', sha256: digestOf(bytes), size_bytes: bytes.length };
  return api.create('images', { ...spec, ...announced });
}

function pathOf(id: string): string {
  return `/v1/images/${id}/content-upload`;
}

function send(id: string, offset: number, bytes: Uint8Array): Promise<Answer> {
  return api.request('PATCH', pathOf(id), { body: bytes, headers: { 'Upload-Offset': String(offset) } });
}

async function stateOf(id: string): Promise<unknown> {
  return (await api.get(pathOf(id))).body;
}

/** A PATCH whose body the test writes by hand. */
function openPatch(
  id: string,
  offset: number,
  headers: Record<string, string | number> = {},
): {
  readonly request: ClientRequest;
  readonly answer: Promise<{ readonly status: number; readonly text: string }>;
} {
  const request = httpRequest(`${api.endpoint}${pathOf(id)}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${api.credentials.token}`,
      'content-type': 'application/octet-stream',
      'upload-offset': String(offset),
      ...headers,
    },
  });
  const answer = new Promise<{ status: number; text: string }>((resolve, reject) => {
    request.once('error', reject).once('response', (response: IncomingMessage) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
  });
  answer.catch(() => undefined);
  return { request, answer };
}

describe('an upload', () => {
  test('in one part is checked and wakes the image', async () => {
    const bytes = randomBytes(200_000);
    const id = await imageOf(bytes);
    expect(await stateOf(id)).toEqual({ offset_bytes: 0, size_bytes: bytes.length, complete: false });
    await api.database.db('queue').where({ id }).delete();
    const answer = await send(id, 0, bytes);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ offset_bytes: bytes.length, size_bytes: bytes.length, complete: true });
    expect(await stateOf(id)).toEqual(answer.body);
    expect(await api.database.db('queue').where({ id })).toHaveLength(1);
    const types = await api.database.db('event').where({ resource_id: id }).orderBy('sequence').pluck('type');
    expect(types).toEqual(['created', 'content_uploaded']);
  });

  test('in many parts goes on where it stands', async () => {
    const bytes = randomBytes(3_000_000);
    const id = await imageOf(bytes);
    let offset = 0;
    for (const size of [1, 1_000_000, 0, 999_999, 600_000]) {
      const answer = await send(id, offset, bytes.subarray(offset, offset + size));
      offset += size;
      expect([answer.status, answer.headers.get('upload-offset')]).toEqual([204, String(offset)]);
      expect(await stateOf(id)).toEqual({ offset_bytes: offset, size_bytes: bytes.length, complete: false });
    }
    expect((await send(id, offset, bytes.subarray(offset))).status).toBe(200);
  });

  test('that begins elsewhere is refused with the place where it stands', async () => {
    const bytes = randomBytes(1000);
    const id = await imageOf(bytes);
    await send(id, 0, bytes.subarray(0, 400));
    for (const offset of [0, 399, 401]) {
      const answer = await send(id, offset, bytes.subarray(0, 100));
      expect([answer.status, answer.headers.get('upload-offset')]).toEqual([409, '400']);
    }
    expect((await send(id, 400, bytes.subarray(400))).status).toBe(200);
  });

  test('that breaks off keeps what had arrived', async () => {
    const bytes = randomBytes(500_000);
    const id = await imageOf(bytes);
    const { request, answer } = openPatch(id, 0, { 'content-length': bytes.length });
    request.write(bytes.subarray(0, 300_000));
    await expect.poll(() => stateOfBusy(id)).toBe(300_000);
    request.destroy();
    await expect(answer).rejects.toThrow();
    await expect.poll(async () => (await send(id, 300_000, new Uint8Array(0))).status).toBe(204);
    expect((await send(id, 300_000, bytes.subarray(300_000))).status).toBe(200);
  });

  test('refuses a second writer', async () => {
    const bytes = randomBytes(100_000);
    const id = await imageOf(bytes);
    const { request, answer } = openPatch(id, 0, { 'content-length': bytes.length });
    request.write(bytes.subarray(0, 50_000));
    await expect.poll(() => stateOfBusy(id)).toBe(50_000);
    const second = await send(id, 0, bytes);
    expect([second.status, problemIn(second).code]).toEqual([409, 'conflict']);
    request.end(bytes.subarray(50_000));
    expect((await answer).status).toBe(200);
  });

  test('of what is there already is done without a byte', async () => {
    const bytes = randomBytes(1000);
    await send(await imageOf(bytes), 0, bytes);
    const twin = await imageOf(bytes);
    expect(await stateOf(twin)).toEqual({ offset_bytes: 1000, size_bytes: 1000, complete: true });
    expect((await send(twin, 1000, new Uint8Array(0))).status).toBe(200);
  });

  test('that was received but not checked before a crash is checked when somebody looks', async () => {
    const bytes = randomBytes(1000);
    const id = await imageOf(bytes);
    const before = await openFileImages({ directory: api.images_directory });
    await before.append(id, 0, 1000, pieces(bytes, 100));
    await expect.poll(() => stateOf(id)).toEqual({ offset_bytes: 1000, size_bytes: 1000, complete: true });
    const wrong = await imageOf(bytes, { sha256: 'b'.repeat(64) });
    await before.append(wrong, 0, 1000, pieces(bytes, 100));
    await expect.poll(() => stateOf(wrong)).toEqual({ offset_bytes: 0, size_bytes: 1000, complete: false });
  });
});

describe('content that is not what was announced', () => {
  test('by its digest is refused and discarded', async () => {
    const bytes = randomBytes(1000);
    const id = await imageOf(bytes, { sha256: 'c'.repeat(64) });
    const answer = await send(id, 0, bytes);
    expect([answer.status, problemIn(answer).code]).toEqual([400, 'invalid_input']);
    expect(problemIn(answer).detail).toContain('c'.repeat(64));
    expect(await stateOf(id)).toMatchObject({ offset_bytes: 0, complete: false });
  });

  test('by its head is refused before the rest has come, and the caller sees why', async () => {
    const size_bytes = 512 * 1024 * 1024;
    const id = await imageOf(new Uint8Array(0), { size_bytes, sha256: 'd'.repeat(64) });
    const { request, answer } = openPatch(id, 0, { 'content-length': size_bytes });
    const chunk = Buffer.alloc(64 * 1024);
    Buffer.from('QFI\xfb\0\0\0\x03', 'latin1').copy(chunk);
    let sent = 0;
    const pump = (): void => {
      while (sent < size_bytes && !request.destroyed && request.write(chunk)) sent += chunk.length;
    };
    request.on('drain', pump).on('error', () => undefined);
    pump();
    const { status, text } = await answer;
    request.destroy();
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({
      code: 'invalid_input',
      errors: [{ path: '/spec/disk_format' }],
    });
    expect(sent).toBeLessThan(size_bytes / 2);
    await expect.poll(() => stateOf(id)).toMatchObject({ offset_bytes: 0 });
  });

  test('by a small head is refused at the end', async () => {
    const bytes = Buffer.concat([Buffer.from('QFI\xfb\0\0\0\x03', 'latin1'), randomBytes(100)]);
    const id = await imageOf(bytes);
    await send(id, 0, bytes.subarray(0, 3));
    const answer = await send(id, 3, bytes.subarray(3));
    expect(answer.status).toBe(400);
    expect(problemIn(answer).errors?.[0]?.hint).toBe('Set disk_format to qcow2.');
    expect(await stateOf(id)).toMatchObject({ offset_bytes: 0 });
  });

  test('by its length is refused', async () => {
    const bytes = randomBytes(1000);
    const id = await imageOf(bytes);
    await send(id, 0, bytes.subarray(0, 500));
    expect((await send(id, 500, randomBytes(501))).status).toBe(400);
    expect(await stateOf(id)).toMatchObject({ offset_bytes: 500 });
    const { request, answer } = openPatch(id, 500);
    request.end(randomBytes(100_000));
    expect((await answer).status).toBe(400);
  });

  test('by its form is refused', async () => {
    const bytes = randomBytes(10);
    const id = await imageOf(bytes);
    const bad = async (headers: Record<string, string>): Promise<void> => {
      const answer = await api.request('PATCH', pathOf(id), { body: bytes, headers });
      expect([answer.status, problemIn(answer).code], JSON.stringify(headers)).toEqual([
        400,
        'invalid_input',
      ]);
    };
    await bad({});
    await bad({ 'Upload-Offset': '-1' });
    await bad({ 'Upload-Offset': '1e3' });
    await bad({ 'Upload-Offset': '0', 'Content-Type': 'text/plain' });
    await bad({ 'Upload-Offset': '0', 'Content-Encoding': 'gzip' });
  });

  test('or for what does not exist, or is being deleted, is refused', async () => {
    expect((await send(randomUUID(), 0, randomBytes(10))).status).toBe(404);
    const bytes = randomBytes(10);
    const id = await imageOf(bytes);
    await api.request('DELETE', `/v1/images/${id}`);
    expect((await send(id, 0, bytes)).status).toBe(409);
  });
});

describe('a store without room', () => {
  test('says so before it takes a byte', async () => {
    const own = await startTestApi({
      images: await openFileImages({
        directory: `${api.images_directory}-full`,
        freeBytes: () => Promise.resolve(10),
      }),
    });
    const bytes = randomBytes(1000);
    const spec = { name: 'too big', disk_format: 'raw', sha256: digestOf(bytes), size_bytes: bytes.length };
    const id = await own.create('images', spec);
    const answer = await own.request('PATCH', pathOf(id), { body: bytes, headers: { 'Upload-Offset': '0' } });
    expect([answer.status, problemIn(answer).code]).toEqual([503, 'unavailable']);
    expect(problemIn(answer).detail).toContain('990 bytes');
    await own.close();
  });
});

/** How far an upload has come that is being written: what the file system shows. */
async function stateOfBusy(id: string): Promise<number> {
  try {
    return (await stat(`${api.images_directory}/uploads/${id}.part`)).size;
  } catch {
    return -1;
  }
}
