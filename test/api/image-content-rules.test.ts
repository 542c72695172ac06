import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueToken } from '../../reconciler/api/tokens.ts';
import { digestOf } from '../contract/images.ts';
import { problemIn, startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const BYTES = randomBytes(10_000);

const send = (id: string) =>
  api.request('PATCH', `/v1/images/${id}/content-upload`, { body: BYTES, headers: { 'Upload-Offset': '0' } });

test('nobody sends bytes for an image that the service itself fetches', async () => {
  const source_url = 'https://images.example/a.raw';
  const id = await api.create('images', { name: randomUUID(), disk_format: 'raw', source_url });
  const answer = await send(id);
  expect(answer.status).toBe(409);
  expect(problemIn(answer).detail).toMatch(/The service itself brings the content/);
  // What a fetch has brought so far must not be taken for an upload.
  expect((await api.get(`/v1/images/${id}/content-upload`)).status).toBe(200);
});

test('what a deactivated image holds is given to administrators alone, until it is active again', async () => {
  const spec = { name: randomUUID(), disk_format: 'raw', sha256: digestOf(BYTES), size_bytes: BYTES.length };
  const id = await api.create('images', spec);
  expect((await send(id)).status).toBe(200);
  const member = await issueToken(api.database.db, {
    name: 'one project',
    project_id: api.credentials.project_id,
    expires_at: null,
  });
  const download = (token: string) => api.get(`/v1/images/${id}/content`, { token });
  expect((await download(member)).status).toBe(200);
  const put = await api.put(`/v1/images/${id}`, { ...spec, deactivated: true });
  expect(put.status).toBe(202);
  expect((await api.get(`/v1/images/${id}/content`)).status).toBe(200);
  const refused = await download(member);
  expect(refused.status).toBe(403);
  expect(problemIn(refused).detail).toMatch(/deactivated/);
  await api.put(`/v1/images/${id}`, { ...spec, deactivated: false });
  expect((await download(member)).status).toBe(200);
});

test('a store that there is not is refused where the image is made', async () => {
  const answer = await api.put(`/v1/images/${randomUUID()}`, {
    name: 'a',
    disk_format: 'raw',
    store: 'tape',
  });
  expect(answer.status).toBe(400);
  expect(problemIn(answer).errors).toMatchObject([
    { path: '/spec/store', message: expect.stringMatching(/no image store tape; there is: /) },
  ]);
});
