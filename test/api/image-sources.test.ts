import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOf } from '../contract/images.ts';
import { resourceIn } from '../support/api.ts';
import type { Body } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';
import { serveFile, startFileServer } from '../support/file-server.ts';
import type { FileServer, ServedFile } from '../support/file-server.ts';
import { vdiBytes } from '../support/kind-objects.ts';
import { startPlentifulService } from '../support/plentiful-service.ts';
import type { PlentifulService } from '../support/plentiful-service.ts';

let service: PlentifulService;
let server: FileServer;
const files = new Map<string, ServedFile>();
/** Bytes after which the next connection breaks. */
let breaks = Infinity;

beforeAll(async () => {
  service = await startPlentifulService();
  server = await startFileServer((request, response) => {
    const file = files.get(request.url ?? '');
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    serveFile(request, response, file, breaks);
    breaks = Infinity;
  });
});
afterAll(async () => {
  await server.stop();
  await service.stop();
});

const make = (spec: object): Promise<string> =>
  service.api.create('images', { name: randomUUID(), disk_format: 'raw', ...spec });

/** The image as soon as it is in this state. */
const reach = (id: string, state: string): Promise<Body> =>
  eventually(`image ${state}`, 20, async () => {
    const body = resourceIn(await service.api.get(`/v1/images/${id}`));
    return body.status['state'] === state ? body : null;
  });

test('an image is fetched from a URL, goes on where the line broke, and is what another image is made from', async () => {
  const bytes = new Uint8Array(randomBytes(3_000_000));
  files.set('/disk.raw', { bytes, etag: '"1"' });
  breaks = 1_000_000;
  const source_url = `http://127.0.0.1:${server.port}/disk.raw`;
  const id = await make({ source_url, sha256: digestOf(bytes) });
  const { status } = await reach(id, 'active');
  expect(status).toMatchObject({ content_sha256: digestOf(bytes), content_size_bytes: bytes.length });
  const ranges = server.requests.map(({ headers }) => headers.range ?? 'whole');
  expect(ranges).toEqual(['whole', expect.stringMatching(/^bytes=\d+-$/)]);
  const copy = await make({ source_image_id: id });
  expect((await reach(copy, 'active')).status).toMatchObject({ content_sha256: digestOf(bytes) });
  expect(server.requests).toHaveLength(2);
});

test('an image that cannot come says why, and one that hosts cannot run from is converted', async () => {
  const missing = await make({ source_url: `http://127.0.0.1:${server.port}/none` });
  expect(await reach(missing, 'killed')).toMatchObject({
    conditions: expect.arrayContaining([
      expect.objectContaining({ type: 'Ready', message: expect.stringContaining('status 404') }),
    ]),
  });
  const inner = await make({ source_url: 'http://10.0.0.1/latest' });
  await reach(inner, 'killed');
  const bytes = vdiBytes(64);
  files.set('/disk.vdi', { bytes });
  const source_url = `http://127.0.0.1:${server.port}/disk.vdi`;
  const id = await make({ disk_format: 'vdi', source_url });
  expect((await reach(id, 'active')).status).toMatchObject({ virtual_size_bytes: 64 * 1024 ** 2 });
  const rows = await service.api.database.db('conversion').where({ source_sha256: digestOf(bytes) });
  expect(rows).toHaveLength(1);
  expect((await service.api.request('DELETE', `/v1/images/${id}`)).status).toBe(202);
  await eventually('it is gone with what was made of it', 20, async () => {
    const left = await service.api.database.db('conversion').where({ source_sha256: digestOf(bytes) });
    return left.length === 0 && (await service.api.get(`/v1/images/${id}`)).status === 404;
  });
});
