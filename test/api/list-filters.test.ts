import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '../../schemas/generated/client.ts';
import { KIND_NAMES, KINDS } from '../../schemas/generated/kinds.ts';
import { itemsIn, problemIn, startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';

let api: TestApi;
let flavor_id = '';
let kernel_id = '';
let project_id = '';

const names = async (path: string): Promise<readonly string[]> => {
  const answer = await api.get(path);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return itemsIn(answer).map(({ spec }) => String(spec['name']));
};

beforeAll(async () => {
  api = await startTestApi();
  flavor_id = await api.create('flavors', { name: 'small', vcpus: 1, memory_mib: 64 });
  project_id = await api.create('projects', { name: 'shop' });
  const image = { project_id, disk_format: 'aki', size_bytes: 1 };
  kernel_id = await api.create('images', { ...image, name: 'kernel', sha256: 'a'.repeat(64) });
  const other_id = await api.create('images', { ...image, name: 'other', sha256: 'b'.repeat(64) });
  const server = { project_id, flavor_id, kernel_id };
  const web = await api.create('servers', {
    ...server,
    name: 'web-1',
    metadata: { tier: 'front', 'a]b[c%&': 'x=y' },
  });
  await api.create('servers', {
    ...server,
    name: 'web-2',
    metadata: { tier: 'front' },
    power_state: 'stopped',
  });
  await api.create('servers', { ...server, name: 'WEB-3', kernel_id: other_id });
  await api.create('servers', { ...server, name: 'w%b', metadata: { tier: 'back' } });
  await api.report(web, { status: { state: 'ACTIVE' } });
  await api.create('hosts', { name: 'on', uri: 'simulated://on' });
  await api.create('hosts', { name: 'off', uri: 'simulated://off', enabled: false });
});
afterAll(() => api.close());

describe('a list', () => {
  test('is filtered by the beginning of the name, to the letter', async () => {
    expect(await names('/v1/servers?name_prefix=web-')).toEqual(['web-1', 'web-2']);
    expect(await names('/v1/servers?name_prefix=w%25')).toEqual(['w%b']);
    expect(await names('/v1/servers?name_prefix=_eb')).toEqual([]);
  });

  test('is filtered by words, ids, yes and no, and what follows a known shape', async () => {
    expect(await names('/v1/servers?power_state=stopped')).toEqual(['web-2']);
    expect(await names(`/v1/servers?kernel_id=${kernel_id}&power_state=running`)).toEqual(['web-1', 'w%b']);
    expect(await names('/v1/hosts?enabled=false')).toEqual(['off']);
    expect(await names('/v1/hosts?enabled=true')).toEqual(['on']);
    expect(await names(`/v1/images?sha256=${'b'.repeat(64)}`)).toEqual(['other']);
  });

  test('is filtered by what is reported', async () => {
    expect(await names('/v1/servers?state=ACTIVE')).toEqual(['web-1']);
    expect(await names('/v1/servers?state=ERROR')).toEqual([]);
  });

  test('is filtered by free keys, all of which must be there', async () => {
    expect(await names('/v1/servers?metadata[tier]=front')).toEqual(['web-1', 'web-2']);
    const odd = encodeURIComponent('metadata[a]b[c%&]');
    expect(await names(`/v1/servers?metadata[tier]=front&${odd}=x%3Dy`)).toEqual(['web-1']);
    expect(await names('/v1/servers?metadata[tier]=fro')).toEqual([]);
  });

  test('is filtered by words, all of which must be there', async () => {
    const image = { project_id, disk_format: 'raw' };
    await api.create('images', { ...image, name: 'one', tags: ['lts', 'x86'] });
    await api.create('images', { ...image, name: 'two', tags: ['lts'] });
    expect(await names('/v1/images?tags=lts')).toEqual(['one', 'two']);
    expect(await names('/v1/images?tags=x86,lts')).toEqual(['one']);
    expect(await names('/v1/images?tags=lt')).toEqual([]);
    const client = createClient({ endpoint: api.endpoint, token: api.credentials.token });
    const found = await client.listImages({ tags: ['lts', 'x86'], project_id });
    expect(found.items.map(({ spec }) => spec.name)).toEqual(['one']);
  });

  test('keeps its filters over pages', async () => {
    const first = await api.get('/v1/servers?name_prefix=web-&limit=1');
    const { next_cursor } = first.body as { next_cursor: string };
    expect(await names(`/v1/servers?name_prefix=web-&limit=1&cursor=${next_cursor}`)).toEqual(['web-2']);
  });

  test('is asked for by the typed client in the same words', async () => {
    const client = createClient({ endpoint: api.endpoint, token: api.credentials.token });
    const found = await client.listServers({
      metadata: { tier: 'front', 'a]b[c%&': 'x=y' },
      power_state: 'running',
      signal: new AbortController().signal,
    });
    expect(found.items.map(({ spec }) => spec.name)).toEqual(['web-1']);
    expect((await client.list('host', { enabled: false })).items.map(({ spec }) => spec.name)).toEqual([
      'off',
    ]);
  });

  test.each([
    [
      '/v1/servers?power_state=runing',
      '/query/power_state',
      'must be one of running, stopped, paused, suspended, shelved',
    ],
    ['/v1/servers?kernel_id=k', '/query/kernel_id', 'must be an id: a lower-case UUID'],
    ['/v1/images?tags=a,', '/query/tags', 'must hold words with commas between them'],
    ['/v1/hosts?enabled=yes', '/query/enabled', 'must be true or false'],
    ['/v1/servers?metadata=x', '/query/metadata', 'is not a query parameter of this address'],
    ['/v1/servers?name[x]=y', '/query/name[x]', 'is not a query parameter of this address'],
    ['/v1/servers?user_data=x', '/query/user_data', 'is not a query parameter of this address'],
    ['/v1/hosts?client_key=x', '/query/client_key', 'is not a query parameter of this address'],
  ])('refuses %s', async (path, pointer, message) => {
    const answer = await api.get(path);
    expect(answer.status).toBe(400);
    expect(problemIn(answer).errors).toMatchObject([{ path: pointer, message }]);
  });
});

test('no secret is ever something to filter by', () => {
  const filters = KIND_NAMES.flatMap((kind) =>
    KINDS[kind].fields.filter(({ filter }) => filter !== undefined),
  );
  expect(filters.length).toBeGreaterThan(10);
  expect(filters.filter(({ write_only }) => write_only === true)).toEqual([]);
});
