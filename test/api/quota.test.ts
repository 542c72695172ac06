import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quotaDefaults, readConfig } from '../../reconciler/config.ts';
import { issueToken } from '../../reconciler/api/tokens.ts';
import { itemsIn, problemIn, resourceIn, startTestApi } from '../support/api.ts';
import type { Answer, RequestOptions, TestApi } from '../support/api.ts';

let api: TestApi;
/** A second process of the service, with settings that limit keypairs. */
let other: TestApi;
let small: string;
let large: string;
let kernel_id: string;
let shipped_project: string;

beforeAll(async () => {
  api = await startTestApi();
  const quotas = quotaDefaults(readConfig({ CAIRN_QUOTA_KEYPAIRS: '1' }, {}));
  other = await startTestApi({ quotas }, api);
  small = await api.create('flavors', { name: 'small', vcpus: 2, memory_mib: 512, disk_gib: 1 });
  large = await api.create('flavors', { name: 'large', vcpus: 8, memory_mib: 2048, disk_gib: 10 });
  shipped_project = api.credentials.project_id;
});
afterAll(async () => {
  await other.close();
  await api.close();
});

/** A project with a kernel to boot, and its quota. */
async function project(limits: object): Promise<{ project_id: string; quota: string; token: string }> {
  const name = `p-${randomUUID()}`;
  const project_id = await api.create('projects', { name });
  const quota = await api.create('quotas', { project_id, ...limits });
  const token = await issueToken(api.database.db, { name, project_id, expires_at: null });
  kernel_id = await api.create('images', {
    project_id,
    name: 'kernel',
    disk_format: 'aki',
    sha256: 'a'.repeat(64),
    size_bytes: 9,
  });
  return { project_id, quota, token };
}

const server = (project_id: string, name: string, more: object = {}) => ({
  project_id,
  name,
  flavor_id: small,
  kernel_id,
  ...more,
});

const putNew = (where: TestApi, collection: string, spec: object, id = randomUUID()): Promise<Answer> =>
  where.put(`/v1/${collection}/${id}`, spec, { 'If-None-Match': '*' });

async function used(quota: string, options: RequestOptions = {}): Promise<unknown> {
  return resourceIn(await api.get(`/v1/quotas/${quota}`, options)).status['used'];
}

const keypair = (project_id: string, name: string) => ({
  project_id,
  name,
  public_key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPSc9wDTxYRgyRqiOsHuB9NgFXnyGqDzL3VgCbFBGcFM x',
});

describe('a limit', () => {
  test('is reached exactly by creates that two processes get at once, and never exceeded', async () => {
    const { project_id, quota } = await project({ servers: 7 });
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        putNew(at % 2 === 0 ? api : other, 'servers', server(project_id, `s${at}`)),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(7);
    const refused = answers.filter(({ status }) => status === 403);
    expect(refused).toHaveLength(33);
    expect(itemsIn(await api.get(`/v1/servers?project_id=${project_id}`))).toHaveLength(7);
    expect(await used(quota)).toMatchObject({
      servers: 7,
      vcpus: 14,
      memory_mib: 3584,
      disk_gib: 7,
      images: 1,
    });
    expect(problemIn(refused[0] as Answer)).toMatchObject({
      code: 'quota_exceeded',
      errors: [
        {
          path: '/spec/name',
          message: 'needs 1 server, but the project may have 7 and uses 7; none is free',
          hint: 'Ask an administrator for a larger quota (cairn_quota), or delete servers.',
        },
      ],
    });
  });

  test('that comes while servers are made holds for all that come after it', async () => {
    const { project_id, quota } = await project({});
    const creates = Array.from({ length: 30 }, (_, at) =>
      putNew(at % 2 === 0 ? api : other, 'servers', server(project_id, `s${at}`)),
    );
    const limited = await api.put(`/v1/quotas/${quota}`, { project_id, servers: 0 });
    expect(limited.status).toBe(202);
    const before = ((await used(quota)) as { servers: number }).servers;
    await Promise.all(creates);
    expect(await used(quota)).toMatchObject({ servers: before });
  });

  test('points at the attribute that asks too much, with all that does', async () => {
    const { project_id } = await project({
      vcpus: 10,
      memory_mib: 2048,
      disk_gib: -1,
      images: 1,
      image_gib: 3,
    });
    await api.create('servers', server(project_id, 'a'));
    const answer = await putNew(api, 'servers', server(project_id, 'b', { flavor_id: large }));
    expect(answer.status).toBe(403);
    const { errors, detail } = problemIn(answer);
    expect(errors).toMatchObject([
      {
        path: '/spec/flavor_id',
        message: 'needs 2048 MiB of memory, but the project may have 2048 and uses 512; 1536 are free',
      },
    ]);
    expect(detail).toContain(
      'The server does not fit into the quota of its project: it needs 2048 MiB of memory',
    );
    const image = {
      project_id,
      name: 'big',
      disk_format: 'raw',
      sha256: 'b'.repeat(64),
      size_bytes: 2 ** 31 + 1,
    };
    expect(problemIn(await putNew(api, 'images', image)).errors?.map(({ path }) => path)).toEqual([
      '/spec/name',
      '/spec/size_bytes',
    ]);
  });

  test('of 0 allows none, of -1 any number, and what is left out is as the settings say', async () => {
    const { project_id, quota } = await project({ networks: 0, subnets: -1 });
    const network = { project_id, name: 'n' };
    expect(problemIn(await putNew(api, 'networks', network)).code).toBe('quota_exceeded');
    expect((await api.put(`/v1/quotas/${quota}`, { project_id, networks: null })).status).toBe(400);
    expect((await api.put(`/v1/quotas/${quota}`, { project_id })).status).toBe(202);
    expect(resourceIn(await api.get(`/v1/quotas/${quota}`)).spec).toEqual({ project_id });
    expect((await putNew(api, 'networks', network)).status).toBe(201);

    expect((await putNew(other, 'keypairs', keypair(project_id, 'a'))).status).toBe(201);
    expect(problemIn(await putNew(other, 'keypairs', keypair(project_id, 'b'))).errors).toMatchObject([
      { path: '/spec/name', message: 'needs 1 keypair, but the project may have 1 and uses 1; none is free' },
    ]);
    expect((await api.put(`/v1/quotas/${quota}`, { project_id, keypairs: -1 })).status).toBe(202);
    expect((await putNew(other, 'keypairs', keypair(project_id, 'b'))).status).toBe(201);
  });

  test('may be set below what is used: nothing new fits, and what is there may be edited and shrink', async () => {
    const { project_id, quota } = await project({});
    const id = await api.create('servers', server(project_id, 'a', { flavor_id: large }));
    expect((await api.put(`/v1/quotas/${quota}`, { project_id, vcpus: 4, servers: 1 })).status).toBe(202);
    const edited = { ...server(project_id, 'renamed', { flavor_id: large }), description: 'the same size' };
    expect((await api.put(`/v1/servers/${id}`, edited)).status).toBe(202);
    expect((await api.put(`/v1/servers/${id}`, { ...edited, flavor_id: small })).status).toBe(202);
    expect(await used(quota)).toMatchObject({ servers: 1, vcpus: 2 });
  });
});

describe('what a project uses', () => {
  test('does not change when a larger flavor is refused', async () => {
    const { project_id, quota } = await project({ vcpus: 9 });
    const id = await api.create('servers', server(project_id, 'a'));
    await api.create('servers', server(project_id, 'b'));
    const answer = await api.put(`/v1/servers/${id}`, server(project_id, 'a', { flavor_id: large }));
    expect(problemIn(answer).errors).toMatchObject([
      {
        path: '/spec/flavor_id',
        message: 'needs 6 more vcpus, but the project may have 9 and uses 4; 5 are free',
      },
    ]);
    expect(resourceIn(await api.get(`/v1/servers/${id}`))).toMatchObject({
      generation: 1,
      spec: { flavor_id: small },
    });
    expect(await used(quota)).toMatchObject({ servers: 2, vcpus: 4 });
  });

  test('gets smaller only when an object is gone', async () => {
    const { project_id, quota } = await project({ servers: 1 });
    const id = await api.create('servers', server(project_id, 'a'));
    await api.request('DELETE', `/v1/servers/${id}`);
    expect((await putNew(api, 'servers', server(project_id, 'b'))).status).toBe(403);
    expect(await used(quota)).toMatchObject({ servers: 1 });
    await api.vanish(id);
    expect(await used(quota)).toMatchObject({ servers: 0, vcpus: 0, disk_gib: 0 });
    expect((await putNew(api, 'servers', server(project_id, 'b'))).status).toBe(201);
  });

  test('counts the members of a set once, with the flavor of each', async () => {
    const { project_id, quota } = await project({ servers: 4, vcpus: 14 });
    const template = { flavor_id: small, kernel_id };
    const members = { a: {}, b: {}, c: { flavor_id: large } };
    const set = { project_id, name: 'web', template, members };
    const id = await api.create('server_sets', set);
    expect(await used(quota)).toMatchObject({ servers: 3, vcpus: 12, memory_mib: 3072, disk_gib: 12 });
    const grown = { ...set, members: { ...members, d: {}, e: {} } };
    expect(problemIn(await api.put(`/v1/server_sets/${id}`, grown)).errors).toMatchObject([
      {
        path: '/spec/members',
        message: 'needs 2 more servers, but the project may have 4 and uses 3; 1 is free',
      },
      {
        path: '/spec/members',
        message: 'needs 4 more vcpus, but the project may have 14 and uses 12; 2 are free',
      },
    ]);
    const larger = { ...set, template: { ...template, flavor_id: large } };
    expect(problemIn(await api.put(`/v1/server_sets/${id}`, larger)).errors).toMatchObject([
      { path: '/spec/template/flavor_id' },
    ]);
    expect((await api.put(`/v1/server_sets/${id}`, { ...set, members: { a: {} } })).status).toBe(202);
    expect(await used(quota)).toMatchObject({ servers: 1, vcpus: 2 });
  });

  test('takes the disk from the image where the flavor has less', async () => {
    const { project_id, quota } = await project({ disk_gib: 5 });
    const flavor_id = await api.create('flavors', { name: `any-${randomUUID()}`, vcpus: 1, memory_mib: 64 });
    const image = {
      project_id,
      name: 'disk',
      disk_format: 'raw',
      sha256: 'c'.repeat(64),
      size_bytes: 2 ** 31,
    };
    const image_id = await api.create('images', image);
    const spec = { project_id, name: 'a', flavor_id, image_id };
    const id = await api.create('servers', spec);
    expect(await used(quota)).toMatchObject({ disk_gib: 2 });
    await api.report(image_id, { status: { virtual_size_bytes: 2 ** 33 } });
    expect((await putNew(api, 'servers', { ...spec, name: 'b' })).status).toBe(403);
    expect((await api.put(`/v1/servers/${id}`, { ...spec, description: 'only this' })).status).toBe(202);
    expect(await used(quota)).toMatchObject({ disk_gib: 8 });
  });

  test('is told to the project itself and to nobody else', async () => {
    const mine = await project({ servers: 3 });
    const theirs = await project({ servers: 5 });
    await api.create('servers', server(theirs.project_id, 'theirs'));
    const { token } = mine;
    expect(await used(mine.quota, { token })).toMatchObject({ servers: 0, images: 1 });
    expect((await api.get(`/v1/quotas/${theirs.quota}`, { token })).status).toBe(404);
    expect(itemsIn(await api.get('/v1/quotas', { token })).map(({ id }) => id)).toEqual([mine.quota]);
    expect((await api.get(`/v1/quotas?project_id=${theirs.project_id}`, { token })).status).toBe(403);
    const spec = { project_id: mine.project_id, servers: -1 };
    expect((await api.request('PUT', `/v1/quotas/${mine.quota}`, { token, body: { spec } })).status).toBe(
      403,
    );

    // Not even by a plan that says that it takes the place of what another project has.
    const [stranger] = itemsIn(await api.get(`/v1/servers?project_id=${theirs.project_id}`));
    const check = {
      kind: 'server',
      id: randomUUID(),
      spec: server(mine.project_id, 'x', { kernel_id: undefined }),
    };
    const [kernel] = itemsIn(await api.get(`/v1/images?project_id=${mine.project_id}`));
    const item = { ...check, spec: { ...check.spec, kernel_id: kernel?.id }, replaces: stranger?.id };
    const report = await api.request('POST', '/v1/checks', { token, body: { items: [item] } });
    expect(report.body).toMatchObject({
      results: [{ problem: null, quota: { amounts: { servers: 1, vcpus: 2 } } }],
    });
  });
});

describe('a plan', () => {
  const check = async (
    items: readonly object[],
    planned: readonly object[] = [],
  ): Promise<readonly unknown[]> => {
    const answer = await api.request('POST', '/v1/checks', { body: { items, planned } });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return (answer.body as { results: readonly unknown[] }).results;
  };
  const planned = (project_id: string, name: string, more: object = {}) => ({
    kind: 'server',
    id: randomUUID(),
    spec: server(project_id, name),
    must_be_new: true,
    ...more,
  });

  test('is refused where each object fits alone and not all together, and stores nothing', async () => {
    const { project_id, quota } = await project({ servers: 3 });
    const names = ['a', 'b', 'c', 'd', 'e'];
    const results = await check(names.map((name) => planned(project_id, name)));
    const fits = { outcome: 'created', problem: null };
    const message =
      'needs 1 server, but the project may have 3, uses 0 and is planned to use 3 more; none is free';
    const exceeds = {
      outcome: null,
      quota: null,
      problem: { code: 'quota_exceeded', errors: [{ path: '/spec/name', message }] },
    };
    expect(results).toMatchObject([fits, fits, fits, exceeds, exceeds]);
    expect(await used(quota)).toMatchObject({ servers: 0 });
    expect(itemsIn(await api.get(`/v1/servers?project_id=${project_id}`))).toEqual([]);
  });

  test('counts what was judged before, and takes off what goes first', async () => {
    const { project_id } = await project({ servers: 2 });
    const share = { project_id, amounts: { servers: 2, vcpus: 4 } };
    expect(await check([planned(project_id, 'c')], [share])).toMatchObject([
      { problem: { code: 'quota_exceeded' } },
    ]);
    const id = await api.create('servers', server(project_id, 'a'));
    await api.create('servers', server(project_id, 'b'));
    expect(await check([planned(project_id, 'c')])).toMatchObject([{ problem: { code: 'quota_exceeded' } }]);
    expect(await check([planned(project_id, 'c', { replaces: id })])).toMatchObject([
      { outcome: 'created', problem: null, quota: { project_id, amounts: {} } },
    ]);
  });

  test.each([
    [{ items: [], planned: 1 }, '/planned'],
    [{ items: [], planned: [{ project_id: 'x', amounts: {} }] }, '/planned/0/project_id'],
    [{ items: [], planned: [{ project_id: randomUUID(), amounts: { cats: 1 } }] }, '/planned/0/amounts/cats'],
    [
      { items: [], planned: [{ project_id: randomUUID(), amounts: { vcpus: 0.5 } }] },
      '/planned/0/amounts/vcpus',
    ],
  ])('%j is refused at %s', async (body, path) => {
    const answer = await api.request('POST', '/v1/checks', { body });
    expect(answer.status).toBe(400);
    expect(problemIn(answer).errors).toMatchObject([{ path }]);
  });

  test('by a dry run of one object asks the same', async () => {
    const { project_id } = await project({ keypairs: 0 });
    const answer = await api.put(`/v1/keypairs/${randomUUID()}?dry_run=true`, keypair(project_id, 'a'));
    expect(problemIn(answer).code).toBe('quota_exceeded');
    expect(
      (await api.put(`/v1/keypairs/${randomUUID()}?dry_run=true`, keypair(shipped_project, 'a'))).status,
    ).toBe(200);
  });
});
