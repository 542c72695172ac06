import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOf } from '../contract/images.ts';
import { itemsIn, resourceIn } from '../support/api.ts';
import type { Answer } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';
import { startPlentifulService } from '../support/plentiful-service.ts';
import type { PlentifulService } from '../support/plentiful-service.ts';

/** Bytes are stored once for all projects, but whoever merely knows their digest has not got them. */

let service: PlentifulService;
let owner: string;
let stranger: string;

beforeAll(async () => {
  service = await startPlentifulService();
  owner = await service.api.create('projects', { name: 'owner' });
  stranger = await service.api.create('projects', { name: 'stranger' });
});
afterAll(() => service.stop());

function declare(project_id: string, sha256: string, size_bytes: number): Promise<string> {
  return service.api.create('images', {
    name: randomUUID(),
    project_id,
    disk_format: 'raw',
    sha256,
    size_bytes,
  });
}

function send(id: string, bytes: Uint8Array): Promise<Answer> {
  const path = `/v1/images/${id}/content-upload`;
  return service.api.request('PATCH', path, { body: bytes, headers: { 'Upload-Offset': '0' } });
}

/** All that the API says of an image, but for what tells any two images apart. */
async function told(id: string): Promise<unknown> {
  const image = resourceIn(await service.api.get(`/v1/images/${id}`)) as unknown as {
    readonly status: object;
    readonly spec: { readonly name: string };
    readonly observed_generation: number;
    readonly conditions: readonly { type: string; status: string; reason: string; message: string }[];
  };
  return {
    status: image.status,
    observed_generation: image.observed_generation,
    conditions: image.conditions.map(({ type, status, reason, message }) => ({
      type,
      status,
      reason,
      message: message.replaceAll(image.spec.name, 'NAME'),
    })),
    upload: (await service.api.get(`/v1/images/${id}/content-upload`)).body,
  };
}

async function untilState(id: string, state: string): Promise<void> {
  await eventually(`the image is ${state}`, 20, async () => {
    const image = resourceIn(await service.api.get(`/v1/images/${id}`));
    return image.status['state'] === state;
  });
}

test('an image whose bytes only another project sent is like one whose bytes nobody sent', async () => {
  const bytes = randomBytes(5000);
  const sha256 = digestOf(bytes);
  const own = await declare(owner, sha256, bytes.length);
  expect((await send(own, bytes)).status).toBe(200);
  await untilState(own, 'active');

  const known = await declare(stranger, sha256, bytes.length);
  const guessed = await declare(stranger, digestOf(randomBytes(10)), bytes.length);
  await untilState(known, 'queued');
  await untilState(guessed, 'queued');
  expect(await told(known)).toEqual(await told(guessed));
  expect(await told(known)).toMatchObject({ upload: { offset_bytes: 0, complete: false } });

  // Nothing at the end of the bytes, or other bytes, prove nothing.
  const path = `/v1/images/${known}/content-upload`;
  const headers = { 'Upload-Offset': String(bytes.length) };
  const atEnd = await service.api.request('PATCH', path, { body: new Uint8Array(0), headers });
  expect([atEnd.status, atEnd.headers.get('upload-offset')]).toEqual([409, '0']);
  expect((await send(known, randomBytes(bytes.length))).status).toBe(400);
  expect((await send(known, bytes.subarray(0, 4999))).status).toBe(204);
  await untilState(known, 'saving');

  const rest = await service.api.request('PATCH', path, {
    body: bytes.subarray(4999),
    headers: { 'Upload-Offset': '4999' },
  });
  expect(rest.status).toBe(200);
  await untilState(known, 'active');
});

test('within a project bytes are sent once, and stay as long as somebody has them', async () => {
  const bytes = randomBytes(3000);
  const sha256 = digestOf(bytes);
  const first = await declare(owner, sha256, bytes.length);
  const meanwhile = await declare(owner, sha256, bytes.length);
  await send(first, bytes);
  const second = await declare(owner, sha256, bytes.length);
  const foreign = await declare(stranger, sha256, bytes.length);
  for (const id of [first, meanwhile, second]) await untilState(id, 'active');
  await untilState(foreign, 'queued');
  for (const id of [first, meanwhile]) await service.api.request('DELETE', `/v1/images/${id}`);
  await eventually('only one of the project is left', 20, async () => {
    const left = itemsIn(await service.api.get(`/v1/images?project_id=${owner}`));
    return !left.some(({ id }) => id === first || id === meanwhile);
  });
  await untilState(second, 'active');
  await service.api.request('DELETE', `/v1/images/${second}`);
  await eventually('all of the project are gone', 20, async () => {
    return (await service.api.get(`/v1/images/${second}`)).status === 404;
  });
  const again = await declare(owner, sha256, bytes.length);
  await untilState(again, 'queued');
});
