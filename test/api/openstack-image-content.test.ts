import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resourceIn } from '../support/api.ts';
import { createImageClient } from '../support/image-client.ts';
import type { ImageClient } from '../support/image-client.ts';
import { qcow2Bytes } from '../support/kind-objects.ts';
import { startSimulatedService } from '../support/simulated-service.ts';
import type { SimulatedService } from '../support/simulated-service.ts';

let service: SimulatedService;
let images: ImageClient;

beforeAll(async () => {
  service = await startSimulatedService();
  images = createImageClient(`${service.api.endpoint}/image`, service.api.credentials.token);
});
afterAll(() => service.stop());

let count = 0;
const BYTES = { 'Content-Type': 'application/octet-stream' };
const CONTENT = randomBytes(100_000);
const QCOW2 = qcow2Bytes(1024 ** 3);
const MD5 = createHash('md5').update(CONTENT).digest('hex');

async function make(disk_format: string | null = 'raw'): Promise<string> {
  const image = { name: `content-${(count += 1)}`, disk_format, container_format: 'bare' };
  return String((await images.make(image))['id']);
}

async function send(id: string, content: Uint8Array, path = 'file'): Promise<number> {
  return (await images.ask('PUT', `/images/${id}/${path}`, content, BYTES)).status;
}

async function made(): Promise<string> {
  const id = await make();
  expect(await send(id, CONTENT)).toBe(204);
  return id;
}

async function fetched(id: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return await fetch(`${images.url}/v2/images/${id}/file`, {
    headers: { 'X-Auth-Token': service.api.credentials.token, ...headers },
  });
}

const show = async (id: string) => (await images.ask('GET', `/images/${id}`)).body;

describe('the content of an image', () => {
  test('comes at once, is active when that is answered, and goes out whole or in ranges', async () => {
    const id = await make();
    expect((await fetched(id)).status).toBe(204);
    expect(await send(id, CONTENT)).toBe(204);
    expect(await show(id)).toMatchObject({
      status: 'active',
      size: CONTENT.byteLength,
      virtual_size: CONTENT.byteLength,
      checksum: MD5,
      os_hash_algo: 'sha512',
      os_hash_value: createHash('sha512').update(CONTENT).digest('hex'),
      stores: 'default',
    });
    const whole = await fetched(id);
    expect([whole.status, whole.headers.get('content-md5'), whole.headers.get('content-type')]).toEqual([
      200,
      MD5,
      'application/octet-stream',
    ]);
    expect(Buffer.from(await whole.arrayBuffer()).equals(CONTENT)).toBe(true);
    for (const [range, from, to] of [
      ['bytes=0-9', 0, 9],
      ['bytes=99990-', 99_990, 99_999],
      ['bytes=-5', 99_995, 99_999],
    ] as const) {
      const part = await fetched(id, { Range: range });
      expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes ${from}-${to}/100000`]);
      expect(Buffer.from(await part.arrayBuffer()).equals(CONTENT.subarray(from, to + 1))).toBe(true);
    }
    const behind = await fetched(id, { Range: 'bytes=100000-' });
    expect([behind.status, behind.headers.get('content-range')]).toEqual([416, 'bytes */100000']);
    expect(await behind.text()).toContain('416 Requested Range Not Satisfiable');
    const head = await images.ask('HEAD', `/images/${id}/file`);
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '100000']);
  });

  test('may be of a length that nobody says before', async () => {
    const id = await make();
    const response = await fetch(`${images.url}/v2/images/${id}/file`, {
      method: 'PUT',
      headers: { 'X-Auth-Token': service.api.credentials.token, ...BYTES },
      body: Readable.toWeb(Readable.from([CONTENT.subarray(0, 7), CONTENT.subarray(7)])) as ReadableStream,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(204);
    expect(await show(id)).toMatchObject({ status: 'active', checksum: MD5 });
    // The same image, as /v1 shows it.
    expect((await service.api.get(`/v1/images/${id}`)).body).toMatchObject({
      status: { state: 'active', md5: MD5, content_size_bytes: CONTENT.byteLength },
    });
  });

  test('never changes, and is not what its format does not say', async () => {
    const id = await made();
    expect(await send(id, CONTENT)).toBe(409);
    expect(await send(id, CONTENT, 'stage')).toBe(409);
    expect((await images.patch(id, [{ op: 'replace', path: '/disk_format', value: 'iso' }])).status).toBe(
      403,
    );

    const lying = await make('raw');
    const refused = await images.ask('PUT', `/images/${lying}/file`, QCOW2, BYTES);
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('disk_format')]);
    expect(
      (await images.patch(lying, [{ op: 'replace', path: '/disk_format', value: 'qcow2' }])).status,
    ).toBe(200);
    expect(await send(lying, QCOW2)).toBe(204);
    expect(await show(lying)).toMatchObject({ status: 'active', disk_format: 'qcow2' });

    const unsaid = await make(null);
    expect(await send(unsaid, CONTENT)).toBe(400);
    expect((await images.patch(unsaid, [{ op: 'add', path: '/disk_format', value: 'raw' }])).status).toBe(
      200,
    );
    expect(await send(unsaid, CONTENT)).toBe(204);
  });

  test('must be plain bytes of an image that is there', async () => {
    const id = await make();
    const typed = await images.ask('PUT', `/images/${id}/file`, '{}', { 'Content-Type': 'application/json' });
    expect(typed.status).toBe(415);
    const packed = { ...BYTES, 'Content-Encoding': 'gzip' };
    expect((await images.ask('PUT', `/images/${id}/file`, CONTENT, packed)).status).toBe(400);
    const elsewhere = { ...BYTES, 'X-Image-Meta-Store': 'nowhere' };
    expect((await images.ask('PUT', `/images/${id}/file`, CONTENT, elsewhere)).status).toBe(400);
    expect(await show(id)).toMatchObject({ status: 'queued' });
    expect(await send('7d1ff0a9-0000-4000-8000-000000000000', CONTENT)).toBe(404);
  });

  test('counts against the quota, which says how much is too much', async () => {
    const project_id = await service.api.create('projects', { name: 'narrow' });
    await service.api.create('quotas', { project_id, image_gib: 0 });
    const { id } = await images.make({ disk_format: 'raw', name: 'too much', owner: project_id });
    const answer = await images.ask('PUT', `/images/${String(id)}/file`, CONTENT, BYTES);
    expect([answer.status, answer.text]).toEqual([413, expect.stringMatching(/100000|bytes/)]);
  });

  test('is staged, then imported', async () => {
    const id = await make();
    const direct = { method: { name: 'glance-direct' }, stores: ['default'], all_stores: true };
    expect((await images.ask('POST', `/images/${id}/import`, direct)).status).toBe(409);
    expect(await send(id, CONTENT, 'stage')).toBe(204);
    expect(await show(id)).toMatchObject({ status: 'uploading', size: null });
    expect((await images.ask('GET', `/images?status=uploading&id=${id}`)).body['images']).toHaveLength(1);
    const { api } = service;
    await expect
      .poll(async () => resourceIn(await api.get(`/v1/images/${id}`)).status)
      .toMatchObject({ state: 'uploading', content_size_bytes: null });
    expect((await fetched(id)).status).toBe(204);
    expect(await send(id, CONTENT)).toBe(409);
    const web = { method: { name: 'web-download', uri: 'http://127.0.0.1:1/x' } };
    expect((await images.ask('POST', `/images/${id}/import`, web)).status).toBe(409);
    expect((await images.ask('POST', `/images/${id}/import`, direct)).status).toBe(202);
    await expect.poll(() => show(id)).toMatchObject({ status: 'active', checksum: MD5 });
    expect((await images.ask('POST', `/images/${id}/import`, direct)).status).toBe(409);
    expect(await show(id)).not.toHaveProperty('os_glance_staged');
  });

  test.each([
    {},
    [],
    { method: {} },
    { method: 'web-download' },
    { method: { name: 'copy-image' } },
    { method: { name: ['web-download'] } },
    { method: { name: 'web-download' } },
    { method: { name: 'web-download', uri: 'ftp://x/y' } },
    { method: { name: 'web-download', uri: 7 } },
    { method: { name: 'glance-direct' }, all_stores: 'yes' },
    { method: { name: 'glance-direct' }, stores: 'default' },
    { method: { name: 'glance-direct' }, stores: ['default', 'other'] },
    { method: { name: 'glance-direct' }, stores: ['nowhere'] },
  ])('is not imported by %j', async (body) => {
    expect((await images.ask('POST', `/images/${await make()}/import`, body)).status).toBe(400);
  });

  test('is kept back while the image is out of use, but from administrators', async () => {
    const id = await made();
    expect((await images.ask('POST', `/images/${id}/actions/deactivate`)).status).toBe(204);
    expect((await fetched(id)).status).toBe(200);
    const { api } = service;
    const user_id = await api.create('users', {
      name: 'reader',
      password_wo: 'Reads-only-1',
      password_wo_version: 1,
    });
    const roles = (await api.get('/v1/roles?name=member')).body as { items: { id: string }[] };
    const project_id = api.credentials.project_id;
    const role_id = roles.items[0]?.id;
    await api.create('role_assignments', { role_id, user_id, scope: { project_id } });
    const answer = await fetch(`${api.endpoint}/identity/v3/auth/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        auth: {
          identity: { methods: ['password'], password: { user: { id: user_id, password: 'Reads-only-1' } } },
          scope: { project: { id: project_id } },
        },
      }),
    });
    const token = answer.headers.get('x-subject-token') ?? '';
    expect((await fetched(id, { 'X-Auth-Token': token })).status).toBe(403);
    expect((await images.ask('POST', `/images/${id}/actions/reactivate`)).status).toBe(204);
    expect((await fetched(id, { 'X-Auth-Token': token })).status).toBe(200);
  });

  test('that the service fetches is told as a task', async () => {
    const id = await make();
    expect((await images.ask('GET', `/images/${id}/tasks`)).body).toEqual({ tasks: [] });
    const web = { method: { name: 'web-download', uri: 'https://images.example.org/disk.raw' } };
    expect((await images.ask('POST', `/images/${id}/import`, web)).status).toBe(202);
    expect((await images.ask('GET', `/images/${id}/tasks`)).body['tasks']).toMatchObject([
      { image_id: id, type: 'api_image_import', input: { import_req: web } },
    ]);
    expect((await images.ask('GET', '/tasks')).body).toMatchObject({ tasks: [] });
    expect((await images.ask('GET', `/tasks/${id}`)).status).toBe(404);
  });
});
