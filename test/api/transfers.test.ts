import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../schemas/generated/client.ts';
import { followTransfers } from '../../schemas/follow-transfers.ts';
import { removeTransfers, writeTransfers } from '../../reconciler/store/transfers.ts';
import { digestOf } from '../contract/images.ts';
import { startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';

let api: TestApi;

/** What uploads said, in order. */
const told: string[] = [];

beforeAll(async () => {
  api = await startTestApi({
    transfers: {
      begin: ({ resource_id, host_id, activity }) => ({
        at: (done, total) => void told.push(`${resource_id} ${host_id} ${activity} ${done}/${total}`),
        end: () => void told.push(`${resource_id} end`),
      }),
    },
  });
});
afterAll(() => api.close());

async function image(): Promise<string> {
  return api.create('images', { name: randomUUID(), disk_format: 'raw' });
}

/** A transfer of an image, as the process that does it would write it down. */
async function moving(
  resource_id: string,
  done_bytes: number,
  host_id: string | null = null,
): Promise<string> {
  const id = randomUUID();
  const row = { id, resource_id, host_id, activity: 'distribute', done_bytes };
  await writeTransfers(api.database.db, [{ ...row, total_bytes: 1000, rate_bytes_per_second: 100 }]);
  return id;
}

test('transfers of an image are listed with rate and time left, and only its own', async () => {
  const [one, other] = [await image(), await image()];
  const host_id = await api.create('hosts', { name: 'kvm1', uri: 'simulated://kvm1' });
  await moving(one, 250, host_id);
  await moving(other, 1);
  const { status, body } = await api.get(`/v1/images/${one}/transfers`);
  expect(status).toBe(200);
  expect(body).toEqual({
    items: [
      {
        activity: 'distribute',
        host_id,
        host_name: 'kvm1',
        done_bytes: 250,
        total_bytes: 1000,
        rate_bytes_per_second: 100,
        eta_seconds: 8,
        started_at: expect.any(String) as string,
        updated_at: expect.any(String) as string,
      },
    ],
  });
});

test('what one may not know of has no transfers to see', async () => {
  const absent = await api.get(`/v1/images/${randomUUID()}/transfers`);
  expect(absent.status).toBe(404);
  const network_id = randomUUID();
  expect((await api.get(`/v1/networks/${network_id}/transfers`)).status).toBe(404);
  const { status } = await api.get(`/v1/images/${await image()}/transfers`, {
    headers: { accept: 'image/png' },
  });
  expect(status).toBe(400);
});

test('as server-sent events they are told until nothing moves', async () => {
  const id = await image();
  const first = await moving(id, 100);
  const response = await fetch(`${api.endpoint}/v1/images/${id}/transfers`, {
    headers: { authorization: `Bearer ${api.credentials.token}`, accept: 'text/event-stream' },
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const seen: unknown[] = [];
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString();
    const frames = text.split('\n\n');
    text = frames.pop() ?? '';
    for (const frame of frames) {
      const match = /^event: transfers\ndata: (.*)$/.exec(frame);
      expect(match).not.toBe(null);
      seen.push((JSON.parse(match?.[1] ?? '') as { items: unknown[] }).items.length);
      if (seen.length === 1) await removeTransfers(api.database.db, [first]);
    }
  }
  expect(seen).toEqual([1, 0, 0, 0]);
});

test('a client follows them to their end', async () => {
  const id = await image();
  const client = createClient({ endpoint: api.endpoint, token: api.credentials.token });
  const transfer = await moving(id, 600);
  const seen: number[] = [];
  for await (const items of followTransfers(client, id, { every_ms: 10, empty_answers: 2 })) {
    seen.push(items[0]?.done_bytes ?? -1);
    if (seen.length === 2) await removeTransfers(api.database.db, [transfer]);
  }
  expect(seen).toEqual([600, 600, -1, -1]);
});

test('an upload in parts is one transfer, which stands where it goes on', async () => {
  const bytes = Buffer.alloc(3000, 1);
  const spec = { disk_format: 'raw', sha256: digestOf(bytes), size_bytes: bytes.length };
  const id = await api.create('images', { name: randomUUID(), ...spec });
  for (const [offset, end] of [
    [0, 1000],
    [1000, 3000],
  ] as const) {
    const headers = { 'Upload-Offset': String(offset) };
    const body = bytes.subarray(offset, end);
    const { status } = await api.request('PATCH', `/v1/images/${id}/content-upload`, { body, headers });
    expect(status).toBeLessThan(300);
  }
  const steps = ['0', '1000', '1000', '3000'].map((done) => `${id} null upload ${done}/3000`);
  expect(told.filter((line) => line.startsWith(id))).toEqual(steps);
});
