import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueToken } from '../../reconciler/api/tokens.ts';
import { itemsIn, problemIn, resourceIn, startTestApi } from '../support/api.ts';
import type { Answer, TestApi } from '../support/api.ts';

/** Who sees, uses, changes and deletes an image: its own project, another one, one that it is shared with, an administrator. */

type Side = { readonly project_id: string; readonly token: string };

let api: TestApi;
let owner: Side;
let other: Side;
let flavor_id: string;

async function side(name: string): Promise<Side> {
  const project_id = await api.create('projects', { name });
  const token = await issueToken(api.database.db, { name, project_id, expires_at: null });
  return { project_id, token };
}

beforeAll(async () => {
  api = await startTestApi();
  owner = await side('owner');
  other = await side('other');
  flavor_id = await api.create('flavors', { name: 'small', vcpus: 1, memory_mib: 64 });
});
afterAll(() => api?.close());

const put = (who: Side | null, path: string, spec: object, headers = {}): Promise<Answer> =>
  api.request('PUT', path, { body: { spec }, headers, ...(who === null ? {} : { token: who.token }) });

const putNew = async (who: Side | null, collection: string, spec: object): Promise<[string, Answer]> => {
  const id = randomUUID();
  return [id, await put(who, `/v1/${collection}/${id}`, spec, { 'If-None-Match': '*' })];
};

async function make(who: Side | null, collection: string, spec: object): Promise<string> {
  const [id, answer] = await putNew(who, collection, spec);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return id;
}

const image = (visibility: string, more: object = {}) => ({
  project_id: owner.project_id,
  name: `i-${randomUUID()}`,
  disk_format: 'aki',
  visibility,
  ...more,
});

const server = (who: Side, kernel_id: string) => ({
  project_id: who.project_id,
  name: `s-${randomUUID()}`,
  flavor_id,
  kernel_id,
});

async function listed(who: Side, query = ''): Promise<readonly string[]> {
  const answer = await api.get(`/v1/images?limit=1000${query}`, { token: who.token });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return itemsIn(answer).map(({ id }) => id);
}

const statusOf = async (who: Side, path: string, method = 'GET'): Promise<number> =>
  (await api.request(method, path, { token: who.token })).status;

/** What a plan would be refused with. */
async function check(
  who: Side | null,
  kind: string,
  spec: object,
): Promise<{ detail: string; paths: string[] } | null> {
  const items = [{ kind, id: randomUUID(), spec, must_be_new: true }];
  const answer = await api.request('POST', '/v1/checks', {
    body: { items },
    ...(who === null ? {} : { token: who.token }),
  });
  expect(answer.status).toBe(200);
  const [result] = (
    answer.body as { results: { problem: { detail: string; errors?: { path: string }[] } | null }[] }
  ).results;
  const problem = result?.problem ?? null;
  return problem === null
    ? null
    : { detail: problem.detail, paths: (problem.errors ?? []).map(({ path }) => path) };
}

async function membership(image_id: string): Promise<string> {
  const { project_id } = owner;
  return make(owner, 'image_members', { project_id, image_id, member_id: other.project_id });
}

const acceptance = (image_id: string, status: string) => ({ project_id: other.project_id, image_id, status });

describe('another project', () => {
  test('neither sees nor uses a private image, nor learns that there is one', async () => {
    const id = await make(owner, 'images', image('private'));
    expect(await statusOf(other, `/v1/images/${id}`)).toBe(404);
    expect(await listed(other)).not.toContain(id);
    expect(await listed(other, `&ids=${id}`)).toEqual([]);
    const [, refused] = await putNew(other, 'servers', server(other, id));
    const [, absent] = await putNew(other, 'servers', server(other, '00000000-0000-4000-8000-00000000dead'));
    const words = (answer: Answer) =>
      JSON.stringify(problemIn(answer).errors).replaceAll(/[0-9a-f-]{36}/g, 'ID');
    expect(refused.status).toBe(400);
    expect(words(refused)).toBe(words(absent));
    expect(problemIn(refused).errors).toMatchObject([
      { path: '/spec/kernel_id', message: `names ${id}, but there is no such image in this project` },
    ]);
    expect((await check(other, 'servers'.slice(0, -1), server(other, id)))?.paths).toEqual([
      '/spec/kernel_id',
    ]);
  });

  test('sees and uses a public image, without what only its own project knows, and cannot change it', async () => {
    const spec = image('public', { file: '/home/me/secret.img' });
    const id = await make(null, 'images', spec);
    await api.report(id, {
      status: { state: 'queued' },
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'Waiting',
          message: 'a path of theirs',
          time: '2026-01-01T00:00:00.000Z',
        },
      ] as never,
    });
    expect(await listed(other)).toContain(id);
    expect(await listed(other, `&project_id=${owner.project_id}`)).toContain(id);
    const seen = await api.get(`/v1/images/${id}`, { token: other.token });
    expect(resourceIn(seen).spec).toMatchObject({ project_id: owner.project_id, visibility: 'public' });
    expect(JSON.stringify(seen.body)).not.toMatch(/secret\.img|a path of theirs/);
    const own = await api.get(`/v1/images/${id}`, { token: owner.token });
    expect(JSON.stringify(own.body)).toMatch(/secret\.img.*a path of theirs/);
    const server_id = await make(other, 'servers', server(other, id));
    const set = {
      project_id: other.project_id,
      name: 'set',
      template: { flavor_id, kernel_id: id },
      members: { a: {} },
    };
    await make(other, 'server_sets', set);
    for (const [method, path] of [
      ['DELETE', `/v1/images/${id}`],
      ['GET', `/v1/images/${id}/deletion`],
      ['GET', `/v1/images/${id}/plan`],
      ['GET', `/v1/images/${id}/journal`],
      ['GET', `/v1/images/${id}/content-upload`],
    ] as const)
      expect([path, await statusOf(other, path, method)]).toEqual([path, 403]);
    const taken = await put(other, `/v1/images/${id}`, {
      ...spec,
      project_id: other.project_id,
      visibility: 'private',
    });
    expect(taken.status).toBe(403);
    const deletion = await api.request('DELETE', `/v1/images/${id}`, { token: owner.token });
    expect(problemIn(deletion).detail).toContain(
      'is still used by 1 server and 1 server set of other projects',
    );
    expect(JSON.stringify(deletion.body)).not.toContain(server_id);
    const named = problemIn(await api.request('DELETE', `/v1/images/${id}`)).detail;
    expect(named).toContain(server_id);
  });

  test('uses a community image by its id and lists it on request alone', async () => {
    const id = await make(owner, 'images', image('community'));
    expect(await listed(other)).not.toContain(id);
    expect(await listed(other, '&visibility=community')).toContain(id);
    expect(await statusOf(other, `/v1/images/${id}`)).toBe(200);
    await make(other, 'servers', server(other, id));
    expect(await listed(owner)).toContain(id);
  });

  test('sees a shared image when it is a member, in its lists once it has accepted', async () => {
    const id = await make(owner, 'images', image('shared'));
    expect(await statusOf(other, `/v1/images/${id}`)).toBe(404);
    const [, early] = await putNew(other, 'image_acceptances', acceptance(id, 'accepted'));
    expect(problemIn(early).errors).toMatchObject([
      { path: '/spec/image_id', message: `names ${id}, but there is no such image in this project` },
    ]);
    const member = await membership(id);
    const said = async (who: Side) =>
      resourceIn(await api.get(`/v1/image_members/${member}`, { token: who.token })).status['acceptance'];
    expect([await said(owner), await said(other)]).toEqual(['pending', 'pending']);
    expect(await statusOf(other, `/v1/images/${id}`)).toBe(200);
    expect(await listed(other)).not.toContain(id);
    expect(await listed(other, '&member_status=pending')).toContain(id);
    await make(other, 'servers', server(other, id));

    const answer = await make(other, 'image_acceptances', acceptance(id, 'accepted'));
    expect(await said(owner)).toBe('accepted');
    expect(await listed(other)).toContain(id);
    expect(await listed(other, '&visibility=shared')).toContain(id);
    expect(await listed(other, '&member_status=pending')).not.toContain(id);
    const rejects = await put(other, `/v1/image_acceptances/${answer}`, acceptance(id, 'rejected'));
    expect(rejects.status).toBe(202);
    expect(await said(owner)).toBe('rejected');
    expect(await listed(other)).not.toContain(id);
    expect(await listed(other, '&member_status=rejected')).toContain(id);
    expect(await listed(other, '&member_status=all')).toContain(id);
    expect(await statusOf(other, `/v1/images/${id}`)).toBe(200);
    const page = await api.get(`/v1/image_members?image_id=${id}`, { token: owner.token });
    expect(itemsIn(page).map(({ status }) => status['acceptance'])).toEqual(['rejected']);
  });

  test('loses a shared image with the membership: what runs goes on, nothing new begins, and it is asked anew', async () => {
    const id = await make(owner, 'images', image('shared'));
    const member = await membership(id);
    const accepted = await make(other, 'image_acceptances', acceptance(id, 'accepted'));
    const spec = server(other, id);
    const server_id = await make(other, 'servers', spec);
    const set = {
      project_id: other.project_id,
      name: `set-${randomUUID()}`,
      template: { flavor_id, kernel_id: id },
      members: { a: {} },
    };
    const set_id = await make(other, 'server_sets', set);
    expect(await statusOf(owner, `/v1/image_members/${member}`, 'DELETE')).toBe(202);
    expect(await statusOf(other, `/v1/images/${id}`)).toBe(404);
    const gone = await api.get(`/v1/image_acceptances/${accepted}`, { token: other.token });
    expect(resourceIn(gone).deletion_requested_at).not.toBeNull();
    const told = await api.request('GET', `/v1/events?resource_id=${accepted}`, {
      token: other.token,
      headers: { accept: 'application/json' },
    });
    const events = told.body as unknown as readonly {
      type: string;
      actor: string | null;
      source_address: string | null;
    }[];
    expect(events.find(({ type }) => type === 'deletion_requested')).toMatchObject({
      actor: null,
      source_address: null,
    });
    const edited = await put(other, `/v1/servers/${server_id}`, { ...spec, metadata: { a: 'b' } });
    expect(edited.status).toBe(202);
    const [, refused] = await putNew(other, 'servers', server(other, id));
    expect(problemIn(refused).errors?.map(({ path }) => path)).toEqual(['/spec/kernel_id']);
    const grown = await put(other, `/v1/server_sets/${set_id}`, { ...set, members: { a: {}, b: {} } });
    expect(problemIn(grown).errors?.map(({ path }) => path)).toEqual(['/spec/template/kernel_id']);
    expect((await put(other, `/v1/server_sets/${set_id}`, { ...set, replace_members: true })).status).toBe(
      202,
    );
    await api.vanish(accepted);
    await api.vanish(member);
    await membership(id);
    expect(await listed(other)).not.toContain(id);
    expect(await listed(other, '&member_status=pending')).toContain(id);
  });
});

describe('a membership', () => {
  test('is made by the project of the image alone, of its own images, for any other project', async () => {
    const id = await make(owner, 'images', image('shared'));
    const elsewhere = await make(other, 'images', { ...image('private'), project_id: other.project_id });
    const spec = { project_id: owner.project_id, image_id: id, member_id: other.project_id };
    expect((await putNew(other, 'image_members', spec))[1].status).toBe(403);
    const theirs = { ...spec, project_id: other.project_id };
    const [, hidden] = await putNew(other, 'image_members', theirs);
    expect(problemIn(hidden).errors).toMatchObject([
      { path: '/spec/image_id', message: `names ${id}, but there is no such image in this project` },
    ]);
    const community = await make(owner, 'images', image('community'));
    const [, lent] = await putNew(other, 'image_members', { ...theirs, image_id: community });
    expect(problemIn(lent).errors?.map(({ path }) => path)).toEqual(['/spec/image_id']);
    const [, foreign] = await putNew(owner, 'image_members', { ...spec, image_id: elsewhere });
    expect(problemIn(foreign).errors?.map(({ path }) => path)).toEqual(['/spec/image_id']);
    const [, self] = await putNew(owner, 'image_members', { ...spec, member_id: owner.project_id });
    expect(problemIn(self).errors?.map(({ path }) => path)).toEqual(['/spec/member_id']);
    const made = await make(owner, 'image_members', spec);
    expect(await statusOf(other, `/v1/image_members/${made}`)).toBe(200);
    expect(await statusOf(other, `/v1/image_members/${made}`, 'DELETE')).toBe(403);
    const [, twin] = await putNew(owner, 'image_members', spec);
    expect(twin.status).toBe(409);
    // Whether there is such a project is told to nobody.
    await make(owner, 'image_members', { ...spec, member_id: randomUUID() });
  });

  test('is accepted by the member alone, and not of an own image', async () => {
    const id = await make(owner, 'images', image('shared'));
    await membership(id);
    expect((await putNew(owner, 'image_acceptances', acceptance(id, 'accepted')))[1].status).toBe(403);
    const [, own] = await putNew(owner, 'image_acceptances', {
      project_id: owner.project_id,
      image_id: id,
      status: 'accepted',
    });
    expect(problemIn(own).errors).toMatchObject([
      { path: '/spec/image_id', message: `names ${id}, which is not shared with this project` },
    ]);
    const accepted = await make(null, 'image_acceptances', acceptance(id, 'accepted'));
    expect(await statusOf(owner, `/v1/image_acceptances/${accepted}`)).toBe(404);
  });

  test('goes with the image, with the member, and counts while the image is shared', async () => {
    const spec = image('shared');
    const id = await make(owner, 'images', spec);
    const member = await membership(id);
    await put(owner, `/v1/images/${id}`, { ...spec, visibility: 'private' });
    expect(await statusOf(other, `/v1/images/${id}`)).toBe(404);
    await put(owner, `/v1/images/${id}`, spec);
    expect(await statusOf(other, `/v1/images/${id}`)).toBe(200);
    const accepted = await make(other, 'image_acceptances', acceptance(id, 'accepted'));
    expect(await statusOf(owner, `/v1/images/${id}`, 'DELETE')).toBe(202);
    for (const path of [`image_members/${member}`, `image_acceptances/${accepted}`]) {
      expect(resourceIn(await api.get(`/v1/${path}`)).deletion_requested_at, path).not.toBeNull();
    }
    await api.vanish(accepted);
    await api.vanish(member);
    await api.vanish(id);

    const third = await side(`third-${randomUUID()}`);
    const lent = await make(owner, 'images', image('shared'));
    const third_member = await make(owner, 'image_members', {
      project_id: owner.project_id,
      image_id: lent,
      member_id: third.project_id,
    });
    expect((await api.request('DELETE', `/v1/projects/${third.project_id}`)).status).toBe(202);
    expect(
      resourceIn(await api.get(`/v1/image_members/${third_member}`)).deletion_requested_at,
    ).not.toBeNull();
  });
});

describe('an image', () => {
  test('is made public by an administrator alone, and the plan says so', async () => {
    const spec = image('public');
    const planned = await check(owner, 'image', spec);
    expect(planned?.paths).toEqual(['/spec/visibility']);
    const [, refused] = await putNew(owner, 'images', spec);
    expect(refused.status).toBe(403);
    expect(problemIn(refused).errors).toMatchObject([
      { path: '/spec/visibility', message: 'may not be set to public by you' },
    ]);
    expect(problemIn(refused).errors?.[0]?.hint).toContain('publicize_image');
    const id = await make(null, 'images', spec);
    // It is theirs still: everything else may be changed, and it may be taken back.
    expect((await put(owner, `/v1/images/${id}`, { ...spec, description: 'x' })).status).toBe(202);
    expect((await put(owner, `/v1/images/${id}`, { ...spec, visibility: 'private' })).status).toBe(202);
    expect((await put(owner, `/v1/images/${id}`, spec)).status).toBe(403);
  });

  test('that is hidden is left out of lists, unless these ask for it or name it', async () => {
    const id = await make(null, 'images', image('public', { hidden: true }));
    for (const who of [owner, other]) {
      expect(await listed(who)).not.toContain(id);
      expect(await listed(who, '&hidden=true')).toContain(id);
      expect(await listed(who, '&hidden=false')).not.toContain(id);
      expect(await listed(who, `&ids=${id}`)).toEqual([id]);
      expect(await statusOf(who, `/v1/images/${id}`)).toBe(200);
    }
  });

  test('that is protected is neither deleted nor replaced, also with its project, and says what to do', async () => {
    const spec = image('private', { protected: true });
    const id = await make(owner, 'images', spec);
    const refused = await api.request('DELETE', `/v1/images/${id}`, { token: owner.token });
    expect(refused.status).toBe(409);
    expect(problemIn(refused)).toMatchObject({
      detail: expect.stringContaining('Set protected = false and apply that first.') as unknown,
      errors: [{ path: '/spec/protected' }],
    });
    expect(await statusOf(owner, `/v1/images/${id}/deletion`)).toBe(409);
    const cascade = await api.request('DELETE', `/v1/projects/${owner.project_id}?cascade=true`);
    expect(problemIn(cascade).detail).toContain('is protected');
    const replacement = async (who: Side, project_id: string) => {
      const name = `new-${randomUUID()}`;
      const items = [
        {
          kind: 'image',
          id: randomUUID(),
          spec: { ...spec, project_id, name, protected: false },
          replaces: id,
        },
      ];
      const answer = await api.request('POST', '/v1/checks', { body: { items }, token: who.token });
      return (answer.body as { results: { problem: { code: string } | null }[] }).results[0]?.problem?.code;
    };
    expect(await replacement(owner, owner.project_id)).toBe('conflict');
    // A stranger who says that he replaces it learns nothing of it.
    expect(await replacement(other, other.project_id)).toBeUndefined();
    expect((await put(owner, `/v1/images/${id}`, { ...spec, protected: false })).status).toBe(202);
    expect(await statusOf(owner, `/v1/images/${id}`, 'DELETE')).toBe(202);
  });

  test('that is used names the users of its own project and counts the others', async () => {
    const id = await make(owner, 'images', image('community'));
    const own = server(owner, id);
    await make(owner, 'servers', own);
    for (let at = 0; at < 3; at += 1) await make(other, 'servers', server(other, id));
    const refused = await api.request('DELETE', `/v1/images/${id}`, { token: owner.token });
    expect(problemIn(refused).detail).toMatch(
      new RegExp(
        `is still used by server "${own.name}" \\([0-9a-f-]{36}\\), and 3 servers of other projects\\.`,
      ),
    );
  });

  test('made from another one stays when that one goes (x-on-delete: keep), and names only what its project may use', async () => {
    const source = await make(owner, 'images', image('community', { disk_format: 'raw' }));
    const derived = {
      project_id: other.project_id,
      name: 'derived',
      disk_format: 'raw',
      source_image_id: source,
    };
    const id = await make(other, 'images', derived);
    expect(await statusOf(owner, `/v1/images/${source}`, 'DELETE')).toBe(202);
    await api.vanish(source);
    const kept = resourceIn(await api.get(`/v1/images/${id}`, { token: other.token }));
    expect(kept.spec['source_image_id']).toBe(source);
    expect((await put(other, `/v1/images/${id}`, { ...derived, description: 'x' })).status).toBe(202);
    expect((await put(other, `/v1/images/${id}`, { ...derived, description: 'x' })).status).toBe(200);
    const [, again] = await putNew(other, 'images', { ...derived, name: 'again' });
    expect(problemIn(again).errors?.map(({ path }) => path)).toEqual(['/spec/source_image_id']);
    const secret = await make(owner, 'images', image('private'));
    const [, refused] = await putNew(other, 'images', { ...derived, name: 'again', source_image_id: secret });
    expect(problemIn(refused).errors?.map(({ path }) => path)).toEqual(['/spec/source_image_id']);
  });

  test('of one project is named by a server of another only as far as that project may use it, also for administrators', async () => {
    const secret = await make(owner, 'images', image('private'));
    const [, refused] = await putNew(null, 'servers', server(other, secret));
    expect(problemIn(refused).errors?.map(({ path }) => path)).toEqual(['/spec/kernel_id']);
    // The plan may hold the membership too, which comes first.
    expect(await check(null, 'server', server(other, secret))).toBeNull();
  });
});
