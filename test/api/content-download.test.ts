import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '../contract/images.ts';
import { issueToken } from '../../reconciler/api/tokens.ts';
import { problemIn, startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';

let api: TestApi;
let id: string;
const bytes = randomBytes(1_000_000);

beforeAll(async () => {
  api = await startTestApi();
  id = await api.create('images', { name: 'disk', disk_format: 'raw' });
  await api.request('PATCH', `/v1/images/${id}/content-upload`, {
    body: bytes,
    headers: { 'Upload-Offset': '0', 'Upload-Complete': '?1' },
  });
});
afterAll(() => api.close());

/** Not by way of TestApi: it reads answers as text. */
async function fetchContent(
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ readonly response: Response; readonly body: Buffer }> {
  const response = await fetch(`${api.endpoint}/v1/images/${id}/content`, {
    method,
    headers: { authorization: `Bearer ${api.credentials.token}`, ...headers },
  });
  return { response, body: Buffer.from(await response.arrayBuffer()) };
}

describe("an image's content", () => {
  test('comes whole, named by its digest', async () => {
    const { response, body } = await fetchContent();
    expect(response.status).toBe(200);
    expect(body.equals(bytes)).toBe(true);
    expect(response.headers.get('etag')).toBe(`"${digestOf(bytes)}"`);
    expect(response.headers.get('content-length')).toBe('1000000');
    expect(response.headers.get('accept-ranges')).toBe('bytes');
  });

  test.each([
    ['bytes=0-0', 0, 1],
    ['bytes=999999-', 999_999, 1_000_000],
    ['bytes=300000-699999', 300_000, 700_000],
    ['bytes=-10', 999_990, 1_000_000],
    ['bytes=500000-99999999', 500_000, 1_000_000],
  ])('comes in the range %s', async (range, from, to) => {
    const { response, body } = await fetchContent({ range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/1000000`);
    expect(body.equals(bytes.subarray(from, to))).toBe(true);
  });

  test('has no range behind its end', async () => {
    const answer = await api.get(`/v1/images/${id}/content`, { headers: { range: 'bytes=1000000-' } });
    expect([answer.status, problemIn(answer).code]).toEqual([416, 'invalid_input']);
    expect(answer.headers.get('content-range')).toBe('bytes */1000000');
  });

  test('is not sent again to whom has it, and a range of another is the whole', async () => {
    const etag = `"${digestOf(bytes)}"`;
    const same = await fetchContent({ 'if-none-match': `"x", ${etag}` });
    expect([same.response.status, same.body.length]).toEqual([304, 0]);
    const other = await fetchContent({ range: 'bytes=0-9', 'if-range': '"x"' });
    expect([other.response.status, other.body.length]).toEqual([200, 1_000_000]);
    const whole = await fetchContent({ range: 'bytes=0-9', 'if-range': etag });
    expect([whole.response.status, whole.body.length]).toEqual([206, 10]);
  });

  test('is described without a byte', async () => {
    const { response, body } = await fetchContent({}, 'HEAD');
    expect([response.status, body.length, response.headers.get('content-length')]).toEqual([
      200,
      0,
      '1000000',
    ]);
  });

  test('is absent until it has arrived, and for strangers', async () => {
    const empty = await api.create('images', { name: 'empty', disk_format: 'raw' });
    const none = await api.get(`/v1/images/${empty}/content`);
    expect([none.status, problemIn(none).code]).toEqual([404, 'not_found']);
    expect((await api.get(`/v1/images/${randomUUID()}/content`)).status).toBe(404);
    const project_id = await api.create('projects', { name: 'stranger' });
    const own = { name: 'stranger', project_id, expires_at: null };
    const token = await issueToken(api.database.db, own);
    expect((await api.get(`/v1/images/${id}/content`, { token })).status).toBe(404);
    // To promise the same bytes is not to have them.
    const spec = {
      name: 'twin',
      project_id,
      disk_format: 'raw',
      sha256: digestOf(bytes),
      size_bytes: 1_000_000,
    };
    const twin = await api.create('images', spec);
    expect((await api.get(`/v1/images/${twin}/content`, { token })).status).toBe(404);
  });

  test('of a deactivated image is for administrators', async () => {
    const project_id = await api.create('projects', { name: 'owner' });
    const spec = { name: 'off', project_id, disk_format: 'raw' };
    const off = await api.create('images', spec);
    await api.request('PATCH', `/v1/images/${off}/content-upload`, {
      body: bytes.subarray(0, 10),
      headers: { 'Upload-Offset': '0', 'Upload-Complete': '?1' },
    });
    const token = await issueToken(api.database.db, { name: 'owner', project_id, expires_at: null });
    const path = `/v1/images/${off}/content`;
    expect((await api.get(path, { token })).status).toBe(200);
    await api.put(`/v1/images/${off}`, { ...spec, deactivated: true });
    const refused = await api.get(path, { token });
    expect([refused.status, problemIn(refused).code]).toEqual([403, 'forbidden']);
    expect((await api.get(path)).status).toBe(200);
  });

  test('that a caller stops reading does no harm', async () => {
    const stop = new AbortController();
    const response = await fetch(`${api.endpoint}/v1/images/${id}/content`, {
      headers: { authorization: `Bearer ${api.credentials.token}` },
      signal: stop.signal,
    });
    await response.body?.getReader().read();
    stop.abort();
    const { body } = await fetchContent();
    expect(body.equals(bytes)).toBe(true);
  });
});
