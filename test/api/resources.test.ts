import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { itemsIn, problemIn, resourceIn, startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';

let api: TestApi;
let project_id: string;

beforeAll(async () => {
  api = await startTestApi();
  ({ project_id } = api.credentials);
});
afterAll(() => api.close());

const NEW = { 'If-None-Match': '*' };

async function count(table: string, where: object): Promise<number> {
  const [row] = await api.database.db(table).where(where).count({ count: '*' });
  return Number(row?.['count']);
}

describe('creating', () => {
  test('stores the spec with its defaults, in the project of the token', async () => {
    const id = randomUUID();
    const answer = await api.put(`/v1/networks/${id}`, { name: 'created' }, NEW);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toMatchObject({
      id,
      kind: 'network',
      generation: 1,
      observed_generation: 0,
      spec: { name: 'created', project_id, mode: 'nat', mtu: 1500 },
      conditions: [],
      deletion_requested_at: null,
    });
    expect((await api.get(`/v1/networks/${id}`)).body).toEqual(answer.body);
  });

  test('queues the object and leaves an event with who and which request', async () => {
    const id = randomUUID();
    await api.put(
      `/v1/flavors/${id}`,
      { name: 'queued', vcpus: 1, memory_mib: 64 },
      { ...NEW, 'X-Request-Id': 'made-by-me' },
    );
    expect(await count('queue', { id, priority: 0 })).toBe(1);
    const event: unknown = await api.database.db('event').where({ resource_id: id }).first();
    expect(event).toMatchObject({
      type: 'created',
      actor: 'admin',
      request_id: 'made-by-me',
      kind: 'flavor',
    });
  });

  test('says everything that is wrong with a spec, where, and stores nothing', async () => {
    const id = randomUUID();
    const answer = await api.put(`/v1/flavors/${id}`, { nmae: 'x', vcpus: 0, memory_mib: 64 }, NEW);
    expect(answer.status).toBe(400);
    const { code, errors } = problemIn(answer);
    expect(code).toBe('invalid_input');
    expect(errors?.map(({ path }) => path).sort()).toEqual(['/spec/name', '/spec/nmae', '/spec/vcpus']);
    expect(errors?.find(({ path }) => path === '/spec/nmae')?.hint).toBe('Did you mean "name"?');
    expect((await api.get(`/v1/flavors/${id}`)).status).toBe(404);
  });

  test('the same request again is the same object', async () => {
    const id = randomUUID();
    const headers = { ...NEW, 'Cairn-Origin': 'o', 'Cairn-Run': 'r' };
    const first = await api.put(`/v1/networks/${id}`, { name: 'again' }, headers);
    const second = await api.put(`/v1/networks/${id}`, { name: 'again', mtu: 1500 }, headers);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
    const other = await api.put(
      `/v1/networks/${id}`,
      { name: 'again' },
      { ...headers, 'Cairn-Run': 'other' },
    );
    expect(other.status).toBe(409);
    expect(problemIn(other).existing).toEqual({ id, adoptable: true });
  });

  test('an id serves one object only', async () => {
    const id = await api.create('networks', { name: 'holds the id' });
    const answer = await api.put(`/v1/flavors/${id}`, { name: 'wants it', vcpus: 1, memory_mib: 64 });
    expect(answer.status).toBe(409);
    expect((await api.get(`/v1/flavors/${id}`)).status).toBe(404);
  });

  test('forty at once with one name leave one object and 39 conflicts that name it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        api.put(`/v1/networks/${randomUUID()}`, { name: 'wanted by all' }, NEW),
      ),
    );
    const winners = answers.filter(({ status }) => status === 201);
    expect(winners).toHaveLength(1);
    const id = winners.map((answer) => resourceIn(answer).id)[0];
    const losers = answers.filter(({ status }) => status === 409);
    expect(losers).toHaveLength(39);
    expect(new Set(losers.map((answer) => problemIn(answer).existing?.id))).toEqual(new Set([id]));
    expect(problemIn(losers[0] as never).detail).toContain(id);
  });

  test('twenty at once with one id are one object', async () => {
    const id = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.put(`/v1/networks/${id}`, { name: 'one id' }, NEW)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
    expect(await count('event', { resource_id: id })).toBe(1);
  });

  test('a name is free again in another project', async () => {
    const other = await api.create('projects', { name: 'second project' });
    await api.create('networks', { name: 'in both' });
    await api.create('networks', { name: 'in both', project_id: other });
    expect(itemsIn(await api.get('/v1/networks?name=in+both'))).toHaveLength(2);
    expect(itemsIn(await api.get(`/v1/networks?name=in+both&project_id=${other}`))).toHaveLength(1);
  });
});

describe('adopting', () => {
  const mine = { 'Cairn-Origin': 'directory a', 'Cairn-Run': 'run 1' };

  async function takeAgain(name: string, headers: Record<string, string>): Promise<boolean | undefined> {
    const answer = await api.put(`/v1/networks/${randomUUID()}`, { name }, { ...NEW, ...headers });
    expect(answer.status).toBe(409);
    return problemIn(answer).existing?.adoptable;
  }

  test('what a killed run left may be adopted by the next run of the same directory, and by nobody else', async () => {
    await api.create('networks', { name: 'left behind' }, mine);
    expect(await takeAgain('left behind', { ...mine, 'Cairn-Run': 'run 2' })).toBe(true);
    expect(await takeAgain('left behind', mine)).toBe(false);
    expect(await takeAgain('left behind', { 'Cairn-Origin': 'directory b', 'Cairn-Run': 'run 2' })).toBe(
      false,
    );
    expect(await takeAgain('left behind', {})).toBe(false);
  });

  test('what a client claimed may not be adopted', async () => {
    const id = await api.create('networks', { name: 'claimed' }, mine);
    const claimed = await api.request('POST', '/v1/claims', { body: { ids: [id, randomUUID()] } });
    expect(claimed.status).toBe(204);
    expect(await takeAgain('claimed', { ...mine, 'Cairn-Run': 'run 2' })).toBe(false);
  });

  test('what is being deleted may not be adopted', async () => {
    const id = await api.create('networks', { name: 'leaving' }, mine);
    await api.request('DELETE', `/v1/networks/${id}`);
    expect(await takeAgain('leaving', { ...mine, 'Cairn-Run': 'run 2' })).toBe(false);
  });
});

describe('changing', () => {
  test('raises the generation; the same spec does not', async () => {
    const id = await api.create('networks', { name: 'changes' });
    const path = `/v1/networks/${id}`;
    const changed = await api.put(path, { name: 'changes', description: 'new' }, { 'If-Match': '"1"' });
    expect([changed.status, changed.headers.get('etag')]).toEqual([202, '"2"']);
    const same = await api.put(path, { description: 'new', name: 'changes' });
    expect([same.status, same.headers.get('etag')]).toEqual([200, '"2"']);
    const events: unknown = await api.database.db('event').where({ resource_id: id }).orderBy('sequence');
    expect(events).toMatchObject([
      { type: 'created' },
      { type: 'updated', data: { changed: ['description'] } },
    ]);
    const removed = await api.put(path, { name: 'changes' });
    expect(resourceIn(removed)).toMatchObject({ generation: 3, spec: { name: 'changes' } });
    expect(resourceIn(removed).spec).not.toHaveProperty('description');
  });

  test('repair raises the generation of an equal spec', async () => {
    const id = await api.create('networks', { name: 'repaired' });
    const answer = await api.put(`/v1/networks/${id}?repair=true`, { name: 'repaired' });
    expect([answer.status, answer.headers.get('etag')]).toEqual([202, '"2"']);
  });

  test('a stale generation is refused, and nothing changes', async () => {
    const id = await api.create('networks', { name: 'stale' });
    await api.put(`/v1/networks/${id}`, { name: 'stale', description: 'somebody' });
    const answer = await api.put(
      `/v1/networks/${id}`,
      { name: 'stale', description: 'me' },
      { 'If-Match': '"1"' },
    );
    expect([answer.status, problemIn(answer).code]).toEqual([412, 'stale_generation']);
    expect(resourceIn(await api.get(`/v1/networks/${id}`)).spec).toMatchObject({ description: 'somebody' });
  });

  test('of many changes of one generation at once, one holds', async () => {
    const id = await api.create('networks', { name: 'raced' });
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, index) =>
        api.put(`/v1/networks/${id}`, { name: 'raced', description: `by ${index}` }, { 'If-Match': '"1"' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      202,
      ...Array.from({ length: 14 }, () => 412),
    ]);
    expect(resourceIn(await api.get(`/v1/networks/${id}`)).generation).toBe(2);
  });

  test('what is fixed at creation cannot change', async () => {
    const id = await api.create('networks', { name: 'fixed', mtu: 1400 });
    const answer = await api.put(`/v1/networks/${id}`, {
      name: 'fixed',
      mtu: 1500,
      dns_domain: 'a.internal',
    });
    expect(answer.status).toBe(400);
    expect(problemIn(answer).errors).toEqual([
      { path: '/spec/mtu', message: 'cannot change; delete and create again' },
      { path: '/spec/dns_domain', message: 'cannot change; delete and create again' },
    ]);
  });

  test('a name that another has is a conflict', async () => {
    const taken = await api.create('networks', { name: 'taken' });
    const id = await api.create('networks', { name: 'renamed' });
    const answer = await api.put(`/v1/networks/${id}`, { name: 'taken' });
    expect(answer.status).toBe(409);
    expect(problemIn(answer).existing?.id).toBe(taken);
    expect((await api.put(`/v1/networks/${id}`, { name: 'free' })).status).toBe(202);
  });

  test('If-Match on what does not exist is not found', async () => {
    const answer = await api.put(`/v1/networks/${randomUUID()}`, { name: 'nobody' }, { 'If-Match': '"1"' });
    expect(answer.status).toBe(404);
  });

  test('a dry run checks everything and stores nothing', async () => {
    const id = randomUUID();
    const fine = await api.put(`/v1/networks/${id}?dry_run=true`, { name: 'dry' }, NEW);
    expect([fine.status, fine.body]).toEqual([200, {}]);
    expect((await api.get(`/v1/networks/${id}`)).status).toBe(404);
    expect(await count('event', { resource_id: id })).toBe(0);
    const existing = await api.create('networks', { name: 'not dry' });
    expect((await api.put(`/v1/networks/${id}?dry_run=true`, { name: 'not dry' }, NEW)).status).toBe(409);
    expect(
      (await api.put(`/v1/networks/${existing}?dry_run=true`, { name: 'not dry', mtu: 900 })).status,
    ).toBe(400);
    await api.put(`/v1/networks/${existing}?dry_run=true`, { name: 'not dry', description: 'd' });
    expect(resourceIn(await api.get(`/v1/networks/${existing}`)).generation).toBe(1);
  });
});

describe('checks', () => {
  const check = async (items: unknown): Promise<{ status: number; results: unknown[]; errors: unknown }> => {
    const answer = await api.request('POST', '/v1/checks', { body: { items } });
    const { results = [], errors } = answer.body as { results?: unknown[]; errors?: unknown };
    return { status: answer.status, results, errors };
  };

  test('say for each of many what a PUT would do or why it would be refused, and store nothing', async () => {
    const existing = await api.create('networks', { name: 'checked' });
    const id = randomUUID();
    const { status, results } = await check([
      { kind: 'network', id, spec: { name: 'fresh' }, must_be_new: true },
      { kind: 'network', id: randomUUID(), spec: { name: 'checked' }, must_be_new: true },
      { kind: 'network', id: existing, spec: { name: 'checked' }, generation: 1 },
      { kind: 'network', id: existing, spec: { name: 'checked', description: 'd' }, generation: 7 },
      { kind: 'network', id: existing, spec: { name: 'renamed' } },
      { kind: 'network', id: randomUUID(), spec: { name: 'bad', mtu: 'large' } },
    ]);
    expect(status).toBe(200);
    expect(results).toMatchObject([
      { outcome: 'created', problem: null },
      { outcome: null, problem: { code: 'conflict', existing: { id: existing } } },
      { outcome: 'same', problem: null },
      { outcome: null, problem: { code: 'stale_generation', status: 412 } },
      { outcome: 'updated', problem: null },
      { outcome: null, problem: { code: 'invalid_input', errors: [{ path: '/spec/mtu' }] } },
    ]);
    expect((await api.get(`/v1/networks/${id}`)).status).toBe(404);
    expect(resourceIn(await api.get(`/v1/networks/${existing}`)).generation).toBe(1);
  });

  test('that are malformed are refused at their place', async () => {
    const good = { kind: 'network', id: randomUUID(), spec: {} };
    const wrong: [unknown, string][] = [
      ['x', '/items'],
      [Array.from({ length: 101 }, () => good), '/items'],
      [[7], '/items/0'],
      [[good, { ...good, kind: 'moon' }], '/items/1/kind'],
      [[{ ...good, id: 'x' }], '/items/0/id'],
      [[{ ...good, must_be_new: 1 }], '/items/0/must_be_new'],
      [[{ ...good, generation: 1.5 }], '/items/0/generation'],
      [[{ ...good, dry: true }], '/items/0/dry'],
    ];
    for (const [items, path] of wrong) {
      const { status, errors } = await check(items);
      expect([status, errors]).toMatchObject([400, [{ path }]]);
    }
  });
});

describe('secrets', () => {
  const spec = {
    name: 'secretive',
    uri: 'simulated://a',
    client_certificate: 'CERTIFICATE',
    client_key_wo: 'KEY',
    client_key_wo_version: 1,
  };
  const { client_key_wo: _key, ...rest } = spec;
  const { client_key_wo_version: _version, ...bare } = rest;
  const errorsOf = async (path: string, body: object): Promise<unknown> => {
    const answer = await api.put(path, body);
    expect(answer.status).toBe(400);
    return problemIn(answer).errors;
  };

  test('are kept apart, never returned, stay with their version, and go with it', async () => {
    const id = await api.create('hosts', spec);
    const stored = (): Promise<unknown> =>
      api.database.db('desired').where({ id }).first('spec', 'secrets', 'generation');
    expect(await stored()).toMatchObject({ secrets: { client_key_wo: 'KEY' }, generation: 1 });
    const answer = await api.get(`/v1/hosts/${id}`);
    expect(JSON.stringify(answer.body)).not.toContain('KEY');
    expect((await api.put(`/v1/hosts/${id}`, rest)).status).toBe(200);
    expect((await api.put(`/v1/hosts/${id}`, { ...rest, enabled: false })).status).toBe(202);
    expect(await stored()).toMatchObject({ secrets: { client_key_wo: 'KEY' }, generation: 2 });
    expect(await errorsOf(`/v1/hosts/${id}`, { ...rest, client_key_wo_version: 2 })).toEqual([
      {
        path: '/spec/client_key_wo_version',
        message: 'says that there is a new client_key_wo, but none is given',
        hint: 'Give both, or neither.',
      },
    ]);
    const next = { ...rest, client_key_wo: 'NEW-KEY', client_key_wo_version: 2 };
    expect((await api.put(`/v1/hosts/${id}`, next)).status).toBe(202);
    expect(await stored()).toMatchObject({ secrets: { client_key_wo: 'NEW-KEY' }, generation: 3 });
    expect((await api.put(`/v1/hosts/${id}`, bare)).status).toBe(202);
    expect(await stored()).toMatchObject({ secrets: {}, generation: 4 });
    expect(api.log.join('\n')).not.toContain('KEY');
    expect(JSON.stringify(await api.database.db('event').where({ resource_id: id }))).not.toContain('KEY');
  });

  test('need their version, and no readable form beside them', async () => {
    expect(
      await errorsOf(`/v1/hosts/${randomUUID()}`, { ...bare, name: 'unversioned', client_key_wo: 'KEY' }),
    ).toEqual([
      { path: '/spec/client_key_wo', message: 'needs client_key_wo_version', hint: 'Give both, or neither.' },
    ]);
    const [flavor_id, kernel_id] = [randomUUID(), randomUUID()];
    const server = { name: 'both', flavor_id, kernel_id, user_data: 'a' };
    expect(
      await errorsOf(`/v1/servers/${randomUUID()}`, {
        ...server,
        user_data_wo: 'KEY',
        user_data_wo_version: 1,
      }),
    ).toEqual([
      {
        path: '/spec/user_data_wo',
        message: 'cannot stand beside user_data, which says the same',
        hint: 'Give one of the two.',
      },
    ]);
  });
});
