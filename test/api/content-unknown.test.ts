import { randomBytes, randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestHeader } from '../../reconciler/api/content-range.ts';
import { digestOf } from '../contract/images.ts';
import { problemIn, resourceIn, startTestApi } from '../support/api.ts';
import type { Answer, TestApi } from '../support/api.ts';

/** Images that promise neither digest nor size: their bytes come from a pipe, and what they are is known when the last one is here. */

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

function openImage(spec: object = {}): Promise<string> {
  return api.create('images', { name: randomUUID(), disk_format: 'raw', ...spec });
}

const pathOf = (id: string): string => `/v1/images/${id}/content-upload`;

function send(
  id: string,
  offset: number,
  bytes: Uint8Array,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return api.request('PATCH', pathOf(id), {
    body: bytes,
    headers: { 'Upload-Offset': String(offset), ...headers },
  });
}

const LAST = { 'Upload-Complete': '?1' };

async function stateOf(id: string): Promise<unknown> {
  return (await api.get(pathOf(id))).body;
}

async function contentOf(id: string): Promise<Buffer> {
  const response = await fetch(`${api.endpoint}/v1/images/${id}/content`, {
    headers: { authorization: `Bearer ${api.credentials.token}` },
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** As a pipe does: pieces, and no word of how many. */
function sendChunked(
  id: string,
  pieces: readonly Uint8Array[],
  headers: Record<string, string> = LAST,
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      `${api.endpoint}${pathOf(id)}`,
      {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${api.credentials.token}`,
          'content-type': 'application/octet-stream',
          'upload-offset': '0',
          ...headers,
        },
      },
      (response: IncomingMessage) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
          }),
        );
      },
    );
    request.on('error', reject);
    for (const piece of pieces) request.write(piece);
    request.end();
  });
}

describe('content of unknown length', () => {
  test('comes from a pipe, and is what came', async () => {
    const id = await openImage();
    expect(await stateOf(id)).toEqual({ offset_bytes: 0, size_bytes: null, complete: false });
    const pieces = [randomBytes(700_000), randomBytes(1), randomBytes(2_000_000)];
    const whole = Buffer.concat(pieces);
    const { status, body } = await sendChunked(id, pieces);
    expect([status, body]).toEqual([
      200,
      { offset_bytes: whole.length, size_bytes: whole.length, complete: true },
    ]);
    expect(await stateOf(id)).toEqual(body);
    expect((await contentOf(id)).equals(whole)).toBe(true);
    const rows = await api.database.db('content').where({ id });
    expect(rows).toMatchObject([{ sha256: digestOf(whole) }]);
  });

  test('comes in parts, and ends where its sender says', async () => {
    const id = await openImage();
    const bytes = randomBytes(3000);
    for (const [from, to] of [
      [0, 1000],
      [1000, 3000],
    ] as const) {
      expect((await send(id, from, bytes.subarray(from, to))).status).toBe(204);
      expect(await stateOf(id)).toEqual({ offset_bytes: to, size_bytes: null, complete: false });
    }
    expect((await send(id, 3000, new Uint8Array(0), LAST)).status).toBe(200);
    expect((await contentOf(id)).equals(bytes)).toBe(true);
  });

  test('keeps what had arrived when its sender breaks off', async () => {
    const id = await openImage();
    const bytes = randomBytes(400_000);
    const sending = sendBroken(id, bytes);
    await expect(sending).rejects.toThrow();
    await expect
      .poll(() => stateOf(id))
      .toEqual({ offset_bytes: 400_000, size_bytes: null, complete: false });
    // The process that wrote may still be about to close its files.
    await expect.poll(async () => (await send(id, 400_000, new Uint8Array(0), LAST)).status).toBe(200);
    expect((await contentOf(id)).equals(bytes)).toBe(true);
  });

  test('never changes once it is there', async () => {
    const id = await openImage();
    await send(id, 0, randomBytes(100), LAST);
    expect((await send(id, 0, randomBytes(100), LAST)).status).toBe(409);
    expect((await send(id, 100, new Uint8Array(0), LAST)).status).toBe(200);
  });

  test('that is nothing is no disk', async () => {
    const id = await openImage();
    const answer = await send(id, 0, new Uint8Array(0), LAST);
    expect([answer.status, problemIn(answer).code]).toEqual([400, 'invalid_input']);
    expect(JSON.stringify(answer.body)).toContain('has a virtual size of 0');
    expect(await stateOf(id)).toEqual({ offset_bytes: 0, size_bytes: null, complete: false });
  });

  test('with a wrong head is refused', async () => {
    const id = await openImage();
    const answer = await send(id, 0, Buffer.from('QFI\xfb\0\0\0\x03'.padEnd(200, '\0'), 'latin1'), LAST);
    expect([answer.status, problemIn(answer).code]).toEqual([400, 'invalid_input']);
    expect(await stateOf(id)).toEqual({ offset_bytes: 0, size_bytes: null, complete: false });
  });
});

describe('a part with its own digest', () => {
  test('is kept when it is what was sent, and not when it is not', async () => {
    const id = await openImage();
    const bytes = randomBytes(900_000);
    const first = bytes.subarray(0, 500_000);
    const rest = bytes.subarray(500_000);
    const digest = (part: Uint8Array) => ({ 'Content-Digest': digestHeader(digestOf(part)) });
    expect((await send(id, 0, first, digest(first))).status).toBe(204);
    const wrong = await send(id, 500_000, rest, { ...digest(first), ...LAST });
    expect([wrong.status, problemIn(wrong).code]).toEqual([400, 'invalid_input']);
    expect(problemIn(wrong).detail).toContain(digestOf(first));
    expect(problemIn(wrong).detail).toContain(digestOf(rest));
    expect(await stateOf(id)).toEqual({ offset_bytes: 500_000, size_bytes: null, complete: false });
    expect((await send(id, 500_000, rest, { ...digest(rest), ...LAST })).status).toBe(200);
    expect((await contentOf(id)).equals(bytes)).toBe(true);
  });

  test('must have one that can be', async () => {
    const id = await openImage();
    const answer = await send(id, 0, randomBytes(10), { 'Content-Digest': 'sha-256=abc' });
    expect([answer.status, problemIn(answer).code]).toEqual([400, 'invalid_input']);
  });

  test('of the whole is compared with the whole', async () => {
    const bytes = randomBytes(1000);
    const whole = (one: Uint8Array) => ({ 'Repr-Digest': digestHeader(digestOf(one)), ...LAST });
    const id = await openImage();
    const refused = await send(id, 0, bytes, whole(randomBytes(10)));
    expect(refused.status).toBe(400);
    expect(problemIn(refused).detail).toContain(digestOf(bytes));
    expect(await stateOf(id)).toMatchObject({ offset_bytes: 0 });
    expect((await send(id, 0, bytes, whole(bytes))).status).toBe(200);
    const other = randomBytes(1000);
    const promised = await openImage({ sha256: digestOf(other), size_bytes: 1000 });
    expect((await send(promised, 0, other, whole(bytes))).status).toBe(400);
    expect((await send(promised, 0, other, whole(other))).status).toBe(200);
  });
});

describe('a quota of bytes', () => {
  const GIB = 1024 ** 3;

  async function projectWith(limits: object): Promise<{ project_id: string; quota_id: string }> {
    const project_id = await api.create('projects', { name: randomUUID() });
    const quota_id = await api.create('quotas', { project_id, ...limits });
    return { project_id, quota_id };
  }

  test('refuses before a byte moves what is said to be too long, and says by how much', async () => {
    const { project_id } = await projectWith({ image_gib: 1 });
    const id = await openImage({ project_id });
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const request = httpRequest(`${api.endpoint}${pathOf(id)}`, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${api.credentials.token}`,
          'content-type': 'application/octet-stream',
          'upload-offset': '0',
          'content-length': GIB + 5,
        },
      });
      request.flushHeaders();
      request.once('error', reject).once('response', (response: IncomingMessage) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => {
          request.destroy();
          resolve({ status: response.statusCode ?? 0, text });
        });
      });
    });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'quota_exceeded' });
    expect(answer.text).toContain('5 bytes over');
  });

  test('refuses a pipe where it ends, and counts what came by its size', async () => {
    const { project_id, quota_id } = await projectWith({ image_gib: 0 });
    const id = await openImage({ project_id });
    const { status, body } = await sendChunked(id, [randomBytes(1000)]);
    expect([status, body['code']]).toEqual([403, 'quota_exceeded']);
    expect(body['detail']).toContain('1000 bytes over');
    await api.put(`/v1/quotas/${quota_id}`, { project_id, image_gib: 1 });
    expect((await send(id, 0, randomBytes(1000), LAST)).status).toBe(200);
    const used = async (): Promise<unknown> =>
      resourceIn(await api.get(`/v1/quotas/${quota_id}`)).status['used'];
    expect(await used()).toMatchObject({ images: 1, image_gib: 1 });
    // An edit does not forget what the content takes.
    const { spec } = resourceIn(await api.get(`/v1/images/${id}`)) as unknown as { spec: object };
    expect((await api.put(`/v1/images/${id}`, { ...spec, tags: ['a'] })).status).toBe(202);
    expect(await used()).toMatchObject({ images: 1, image_gib: 1 });
    const second = await openImage({ project_id });
    expect((await send(second, 0, randomBytes(1), LAST)).status).toBe(403);
  });
});

function sendBroken(id: string, bytes: Uint8Array): Promise<unknown> {
  return new Promise((_resolve, reject) => {
    const request = httpRequest(`${api.endpoint}${pathOf(id)}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${api.credentials.token}`,
        'content-type': 'application/octet-stream',
        'upload-offset': '0',
        ...LAST,
      },
    });
    request.once('error', reject);
    request.write(bytes, () => setTimeout(() => request.destroy(new Error('cut')), 300));
  });
}
