import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruleOf } from '../../reconciler/api/authorize.ts';
import { startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';
import type { Json } from '../support/facade-client.ts';
import { createImageClient, PATCH_TYPE } from '../support/image-client.ts';
import type { ImageClient } from '../support/image-client.ts';
import { routesOf } from '../support/routes.ts';

let api: TestApi;
let images: ImageClient;

beforeAll(async () => {
  api = await startTestApi();
  images = createImageClient(`${api.endpoint}/image`, api.credentials.token);
});
afterAll(() => api.close());

let count = 0;
const unique = (): string => `image-${(count += 1)}`;
const DISK = { disk_format: 'qcow2', container_format: 'bare' };

const namesOf = (body: Json): readonly unknown[] => (body['images'] as Json[]).map(({ name }) => name);

async function listed(query: string): Promise<readonly unknown[]> {
  const answer = await images.ask('GET', `/images?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return namesOf(answer.body);
}

describe('the facade of images', () => {
  test('lets nobody past discovery without a token, and refuses in the form that the client asks for', async () => {
    const routes = routesOf(api.api.app).filter(({ path }) => /^\/image(\/|$)/.test(path));
    expect(routes.length).toBeGreaterThan(10);
    const open = routes.filter(({ handlers }) => ruleOf(handlers[0] ?? {}) === 'public');
    expect(open.map(({ path, methods }) => `${methods.join()} ${path}`).sort()).toEqual([
      'get /image',
      'get /image/v2',
      'get /image/versions',
    ]);
    for (const { path, methods, handlers } of routes) {
      if (ruleOf(handlers[0] ?? {}) === 'public') continue;
      const url = `${api.endpoint}${path.replaceAll(/:\w+/g, () => randomUUID())}`;
      for (const method of methods) {
        const answer = await fetch(url, { method: method.toUpperCase() });
        expect(answer.status, url).toBe(401);
        expect(await answer.text()).toContain('<h1>401 Unauthorized</h1>');
        expect(answer.headers.get('www-authenticate')).toBe(`Keystone uri="${api.endpoint}/identity/v3"`);
        expect(answer.headers.get('x-openstack-request-id')).toMatch(/^req-[0-9a-f-]{36}$/);
      }
    }
    const path = `/images/${randomUUID()}<b>`;
    const page = await images.ask('GET', path, undefined, { Accept: '*/*' });
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.text).toContain('&lt;b&gt;<br />');
    expect((await images.ask('GET', path)).body).toMatchObject({ code: '404 Not Found', title: 'Not Found' });
  });

  test('tells what it serves, and 300 at its root', async () => {
    const answer = await fetch(`${api.endpoint}/image`);
    const { versions } = (await answer.json()) as { versions: Json[] };
    expect(answer.status).toBe(300);
    expect(versions[0]).toEqual({
      id: 'v2.15',
      status: 'CURRENT',
      links: [{ rel: 'self', href: `${api.endpoint}/image/v2/` }],
    });
    for (const name of ['image', 'images', 'member', 'members', 'task', 'tasks']) {
      expect((await images.ask('GET', `/schemas/${name}`)).body).toMatchObject({ name });
    }
    expect((await images.ask('GET', '/schemas/constructor')).status).toBe(404);
    expect((await images.ask('GET', '/info/stores')).body['stores']).toMatchObject([{ default: 'true' }]);
    expect((await images.ask('PUT', '/images')).status).toBe(405);
  });

  test('makes an image with all that clients say of it, which /v1 shows too', async () => {
    const name = unique();
    const id = randomUUID();
    const answer = await images.ask('POST', '/images', {
      ...DISK,
      id: id.toUpperCase(),
      name,
      min_disk: 3,
      min_ram: 512,
      protected: true,
      os_hidden: true,
      visibility: 'private',
      tags: ['b', 'a', 'b'],
      os_distro: 'debian',
      description: 'one',
    });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.headers.get('location')).toBe(`${api.endpoint}/image/v2/images/${id}`);
    expect(answer.headers.get('openstack-image-import-methods')).toBe('glance-direct,web-download');
    expect(answer.body).toEqual({
      ...DISK,
      id,
      name,
      status: 'queued',
      visibility: 'private',
      owner: api.credentials.project_id,
      min_disk: 3,
      min_ram: 512,
      protected: true,
      os_hidden: true,
      tags: ['b', 'a'],
      os_distro: 'debian',
      description: 'one',
      size: null,
      virtual_size: null,
      checksum: null,
      os_hash_algo: null,
      os_hash_value: null,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
      updated_at: answer.body['created_at'],
      self: `/v2/images/${id}`,
      file: `/v2/images/${id}/file`,
      schema: '/v2/schemas/image',
    });
    expect((await images.ask('GET', `/images/${id}`)).body).toEqual(answer.body);
    expect((await api.get(`/v1/images/${id}`)).body).toMatchObject({
      spec: { name, min_disk_gib: 3, min_memory_mib: 512, hidden: true, properties: { os_distro: 'debian' } },
    });
    expect((await images.ask('POST', '/images', { id })).status).toBe(409);
    expect((await images.ask('DELETE', `/images/${id}`)).status).toBe(403);
    await images.patch(id, [{ op: 'replace', path: '/protected', value: false }]);
    expect((await images.ask('DELETE', `/images/${id}`)).status).toBe(204);
    expect((await images.ask('GET', `/images/${id}`)).status).toBe(404);
    expect((await images.ask('DELETE', `/images/${id}`)).status).toBe(404);
  });

  test('shows what /v1 made, with its content once that is there', async () => {
    const id = await api.create('images', { name: unique(), disk_format: 'raw' });
    expect((await images.ask('GET', `/images/${id}`)).body).toMatchObject({
      visibility: 'private',
      status: 'queued',
    });
    const status = {
      state: 'active',
      content_sha256: 'a'.repeat(64),
      content_size_bytes: 7,
      virtual_size_bytes: 512,
      md5: 'b'.repeat(32),
      sha512: 'c'.repeat(128),
    };
    await api.report(id, { status });
    const shown = (await images.ask('GET', `/images/${id}`)).body;
    expect(shown).toMatchObject({
      status: 'active',
      size: 7,
      virtual_size: 512,
      checksum: 'b'.repeat(32),
      os_hash_algo: 'sha512',
      os_hash_value: 'c'.repeat(128),
      stores: expect.any(String) as string,
    });
    expect((await images.ask('POST', `/images/${id}/actions/deactivate`)).status).toBe(204);
    expect((await images.ask('GET', `/images/${id}`)).body).toMatchObject({ status: 'deactivated' });
    expect(await listed(`status=deactivated&id=${id}`)).toHaveLength(1);
    expect((await images.ask('POST', `/images/${id}/actions/reactivate`)).status).toBe(204);
    expect((await images.ask('GET', `/images/${id}`)).body).toMatchObject({ status: 'active' });
    const queued = await images.make({ ...DISK });
    expect((await images.ask('POST', `/images/${String(queued['id'])}/actions/deactivate`)).status).toBe(403);
  });

  test('takes twins, no names and names that Cairn has not', async () => {
    const name = unique();
    const first = await images.make({ ...DISK, name });
    const second = await images.make({ ...DISK, name });
    const third = await images.make({ ...DISK, name });
    expect([first['name'], second['name'], third['name']]).toEqual([name, name, name]);
    expect(await listed(`name=${name}`)).toEqual([name, name, name]);
    expect(Object.keys(second)).toEqual(Object.keys(first));
    const stored = (await api.get(`/v1/images/${String(second['id'])}`)).body as { spec: Json };
    expect(stored.spec['name']).toBe(`${name}-${String(second['id']).slice(0, 8)}`);
    for (const odd of [null, '', ' a/b ', 'x'.repeat(255), '\u{1F600}'.repeat(120)]) {
      const made = await images.make({ ...DISK, name: odd });
      expect(made['name']).toBe(odd);
      const renamed = await images.patch(made['id'], [{ op: 'replace', path: '/name', value: name }]);
      expect(renamed.body['name']).toBe(name);
      const kept = await images.patch(made['id'], [{ op: 'add', path: '/a', value: 'b' }]);
      expect(kept.body).toMatchObject({ name, a: 'b' });
    }
    expect((await images.ask('POST', '/images', { name: 'x'.repeat(256) })).status).toBe(400);
    // An image without a name is called by its id, and is shown without one.
    expect(await listed(`name=in:${name},nothing`)).toHaveLength(8);
  });

  test('refuses what nobody sets, and values of another type', async () => {
    const status = async (image: Json): Promise<number> =>
      (await images.ask('POST', '/images', image)).status;
    for (const name of [
      'status',
      'size',
      'self',
      'checksum',
      'stores',
      'locations',
      'deleted',
      'os_glance_x',
    ]) {
      expect(await status({ [name]: 'x' }), name).toBe(403);
    }
    for (const image of [
      { name: 1 },
      { visibility: 'everybody' },
      { disk_format: 'zip' },
      { min_disk: -1 },
      { min_ram: 'much' },
      { protected: 'yes' },
      { tags: 'x' },
      { tags: ['x'.repeat(256)] },
      { tags: [''] },
      { id: 'x' },
      { colour: 7 },
      { colour: null },
      { ['x'.repeat(256)]: 'y' },
      { owner: 'x' },
    ]) {
      expect(await status(image), JSON.stringify(image)).toBe(400);
    }
    expect((await images.ask('POST', '/images', '[]', { 'Content-Type': 'application/json' })).status).toBe(
      400,
    );
    expect((await images.ask('POST', '/images')).status).toBe(400);
    expect((await images.ask('POST', '/images', '{', { 'Content-Type': 'application/json' })).status).toBe(
      400,
    );
  });
});

describe('a patch', () => {
  const patched = async (id: unknown, ...changes: readonly Json[]): Promise<number> =>
    (await images.patch(id, changes)).status;

  test('adds, replaces and removes, one after the other, or nothing at all', async () => {
    const { id } = await images.make({ ...DISK, name: unique(), old: 'x', 'a/b~c': 'y' });
    const answer = await images.patch(id, [
      { op: 'add', path: '/new', value: 'n' },
      { op: 'replace', path: '/new', value: 'm' },
      { op: 'remove', path: '/old' },
      { op: 'replace', path: '/a~1b~0c', value: 'z' },
      { op: 'replace', path: '/tags', value: ['t'] },
      { op: 'add', path: '/min_disk', value: 9 },
      { op: 'add', path: '/description', value: 'd' },
    ]);
    expect(answer.body).toMatchObject({ new: 'm', 'a/b~c': 'z', tags: ['t'], min_disk: 9, description: 'd' });
    expect(answer.body).not.toHaveProperty('old');
    expect(
      await patched(id, { op: 'remove', path: '/description' }, { op: 'remove', path: '/nothing' }),
    ).toBe(409);
    expect((await images.ask('GET', `/images/${String(id)}`)).body).toEqual({
      ...answer.body,
      updated_at: expect.any(String) as string,
    });
    expect(await patched(id)).toBe(200);
  });

  test('may not touch what is told, fixed or reserved', async () => {
    const { id } = await images.make({ ...DISK, name: unique() });
    for (const name of [
      'status',
      'id',
      'size',
      'self',
      'created_at',
      'os_hash_value',
      'location',
      'os_glance_name',
    ]) {
      expect(await patched(id, { op: 'replace', path: `/${name}`, value: 'x' }), name).toBe(403);
    }
    expect(await patched(id, { op: 'replace', path: '/owner', value: randomUUID() })).toBe(403);
    for (const name of ['name', 'visibility', 'tags', 'protected']) {
      expect(await patched(id, { op: 'remove', path: `/${name}` }), name).toBe(403);
    }
    expect(await patched(id, { op: 'replace', path: '/nothing', value: 'x' })).toBe(409);
  });

  test('must be one', async () => {
    const { id } = await images.make({ ...DISK, name: unique() });
    for (const change of [
      { op: 'test', path: '/name', value: 'x' },
      { op: 'move', from: '/name', path: '/x' },
      { path: '/name', value: 'x' },
      { op: 'add', value: 'x' },
      { op: 'add', path: '/x' },
      { op: 'add', path: 'x', value: 'x' },
      { op: 'add', path: '', value: 'x' },
      { op: 'add', path: '/', value: 'x' },
      { op: 'add', path: '/x/', value: 'x' },
      { op: 'add', path: '/x//y', value: 'x' },
      { op: 'add', path: '/tags/-', value: 'x' },
      { op: 'add', path: '/x~2', value: 'x' },
      { op: 'add', path: '/x~', value: 'x' },
      { op: 'add', path: 7, value: 'x' },
      { op: 'add', path: '/x', value: 7 },
      { op: 'add', path: '/min_ram', value: '7' },
      { op: 'add', path: `/${'x'.repeat(256)}`, value: 'x' },
    ]) {
      expect(await patched(id, change), JSON.stringify(change)).toBe(400);
    }
    expect((await images.patch(id, { op: 'add' })).status).toBe(400);
    expect((await images.patch(id, ['x'])).status).toBe(400);
    const other = await images.ask('PATCH', `/images/${String(id)}`, []);
    expect([other.status, other.headers.get('accept-patch')]).toEqual([
      415,
      expect.stringContaining(PATCH_TYPE),
    ]);
    const nowhere = await images.patch(randomUUID(), []);
    expect(nowhere.status).toBe(404);
  });

  test('may be of the older type, in which adding is not replacing', async () => {
    const { id } = await images.make({ ...DISK, name: unique() });
    const older = async (body: unknown): Promise<number> =>
      (
        await images.ask('PATCH', `/images/${String(id)}`, JSON.stringify(body), {
          'Content-Type': 'application/openstack-images-v2.0-json-patch',
        })
      ).status;
    expect(await older([{ add: '/x', value: 'y' }])).toBe(200);
    expect(await older([{ add: '/x', value: 'z' }])).toBe(409);
    expect(await older([{ replace: '/x', value: 'z' }])).toBe(200);
    expect(await older([{ replace: '/x', remove: '/y', value: 'z' }])).toBe(400);
    expect(await older([{ op: 'replace', path: '/x', value: 'z' }])).toBe(400);
    expect((await images.ask('GET', `/images/${String(id)}`)).body['x']).toBe('z');
  });

  test('sets single tags', async () => {
    const { id } = await images.make({ ...DISK, name: unique(), tags: ['a'] });
    const path = `/images/${String(id)}/tags`;
    expect((await images.ask('PUT', `${path}/b%2Fc`)).status).toBe(204);
    expect((await images.ask('PUT', `${path}/a`)).status).toBe(204);
    expect((await images.ask('DELETE', `${path}/a`)).status).toBe(204);
    expect((await images.ask('DELETE', `${path}/a`)).status).toBe(404);
    expect((await images.ask('PUT', `${path}/${'x'.repeat(256)}`)).status).toBe(400);
    expect((await images.ask('GET', `/images/${String(id)}`)).body['tags']).toEqual(['b/c']);
  });
});

describe('a list', () => {
  test('narrows down by everything that an image has', async () => {
    const team = unique();
    const make = async (name: string, more: Json): Promise<string> =>
      String((await images.make({ ...DISK, name, team, ...more }))['id']);
    const a = await make('a', { tags: ['x', 'y'], min_disk: 1 });
    const b = await make('b,"c', { tags: ['x'], protected: true, disk_format: 'raw' });
    await make('hid', { os_hidden: true, min_ram: 64, visibility: 'private' });
    await api.report(a, { status: { state: 'active', content_size_bytes: 100, md5: 'f'.repeat(32) } });
    const of = (query: string): Promise<readonly unknown[]> => listed(`team=${team}&sort=name:asc&${query}`);
    expect(await of('')).toEqual(['a', 'b,"c']);
    expect(await of('os_hidden=true')).toEqual(['hid']);
    expect(await of('os_hidden=True&visibility=private')).toEqual(['hid']);
    expect(await of('visibility=public')).toEqual([]);
    expect(await of('visibility=all')).toEqual(['a', 'b,"c']);
    expect(await of('tag=x')).toEqual(['a', 'b,"c']);
    expect(await of('tag=x&tag=y')).toEqual(['a']);
    expect(await of('status=active')).toEqual(['a']);
    expect(await of('status=in:active,queued')).toEqual(['a', 'b,"c']);
    expect(await of('disk_format=in:raw,iso')).toEqual(['b,"c']);
    expect(await of('container_format=bare&protected=true')).toEqual(['b,"c']);
    expect(await of('size_min=100&size_max=100')).toEqual(['a']);
    expect(await of('size_min=101')).toEqual([]);
    expect(await of('min_disk=1')).toEqual(['a']);
    expect(await of(`checksum=${'f'.repeat(32)}`)).toEqual(['a']);
    expect(await of(`name=in:${encodeURIComponent('"b,\\"c",z')}`)).toEqual(['b,"c']);
    expect(await of(`id=in:${a.toUpperCase()},${b}`)).toEqual(['a', 'b,"c']);
    expect(await of(`owner=${api.credentials.project_id.replaceAll('-', '')}`)).toEqual(['a', 'b,"c']);
    expect(await of('owner=nobody')).toEqual([]);
    expect(await of('size=many')).toEqual([]);
    expect(await of('colour=red')).toEqual([]);
    expect(await of('created_at=gte:2020-01-01T00:00:00Z&updated_at=gt:2020-01-01')).toHaveLength(2);
    expect(await of('created_at=lt:20200101T000000')).toEqual([]);
    const { created_at } = (await images.ask('GET', `/images/${a}`)).body;
    expect(await of(`name=a&created_at=${String(created_at)}`)).toEqual(['a']);
    expect(await of(`name=a&created_at=neq:${String(created_at)}`)).toEqual([]);
  });

  test.each([
    'limit=-1',
    'limit=x',
    'marker=x',
    `marker=${randomUUID()}`,
    'sort=colour',
    'sort=name:up',
    'sort=name&sort_key=name',
    'sort_key=name&sort_dir=asc&sort_dir=desc',
    'sort_dir=up',
    'size_min=x',
    'created_at=soon',
    'created_at=about:2020-01-01T00:00:00Z',
    'name=near:x',
    'name=in:"x',
    'name=in:x"y"',
    'visibility=x',
    'member_status=x',
    'os_hidden=x',
    'protected=x',
    'changes-since=2020-01-01',
  ])('refuses %s', async (query) => {
    expect((await images.ask('GET', `/images?${query}`)).status).toBe(400);
  });

  test('sorts by several keys and goes on page by page, whatever is equal', async () => {
    const team = unique();
    const make = async (name: string, disk_format: string): Promise<unknown> =>
      (await images.make({ name, disk_format, team }))['id'];
    const ids: unknown[] = [];
    for (const name of ['b', 'a', 'c'])
      for (const format of ['raw', 'qcow2']) ids.push(await make(name, format));
    const pages = async (query: string): Promise<readonly string[]> => {
      const seen: string[] = [];
      let next: unknown = `/v2/images?team=${team}&limit=2&${query}`;
      for (let page = 0; page < 9 && typeof next === 'string'; page += 1) {
        const { body } = await images.ask('GET', next.replace('/v2', ''));
        for (const image of body['images'] as Json[])
          seen.push(`${String(image['name'])} ${String(image['disk_format'])}`);
        expect(body['first']).not.toContain('marker');
        next = body['next'];
      }
      return seen;
    };
    expect(await pages('sort_key=name&sort_key=disk_format&sort_dir=asc&sort_dir=desc')).toEqual([
      'a raw',
      'a qcow2',
      'b raw',
      'b qcow2',
      'c raw',
      'c qcow2',
    ]);
    expect(await pages('sort=disk_format:asc,name:desc')).toEqual([
      'c qcow2',
      'b qcow2',
      'a qcow2',
      'c raw',
      'b raw',
      'a raw',
    ]);
    expect(await pages('')).toEqual(['c qcow2', 'c raw', 'a qcow2', 'a raw', 'b qcow2', 'b raw']);
    expect(await pages('sort_dir=asc')).toHaveLength(6);
    expect(await pages('sort=size')).toHaveLength(6);
    const none = (await images.ask('GET', '/images?limit=0')).body;
    expect(none['images']).toEqual([]);
    expect((await images.ask('GET', `/images?team=${team}`)).body).not.toHaveProperty('next');
  });
});
