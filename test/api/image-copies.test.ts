import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { issueToken } from '../../reconciler/api/tokens.ts';
import { problemIn, resourceIn, startTestApi } from '../support/api.ts';
import type { Answer, TestApi } from '../support/api.ts';
import { dueIds } from '../support/test-engine.ts';
import { eventually } from '../support/eventually.ts';

/** Copies of images that are asked for on hosts ahead of need. */

let api: TestApi;
let project_id: string;
let member: string;
let hosts: readonly string[];
let off: string;
let image: string;

beforeAll(async () => {
  api = await startTestApi();
  project_id = await api.create('projects', { name: 'demo' });
  member = await issueToken(api.database.db, { name: 'member', project_id, expires_at: null });
  const host = (name: string, enabled = true): Promise<string> =>
    api.create('hosts', { name, uri: `simulated://${name}`, enabled });
  hosts = [await host('kvm1'), await host('kvm2')];
  off = await host('off', false);
});
afterAll(() => api.close());
beforeEach(async () => {
  image = await api.create('images', { name: randomUUID(), project_id, disk_format: 'raw' });
});

function act(
  action: 'prefetch' | 'forget-copies',
  body: unknown,
  id = image,
  token?: string,
): Promise<Answer> {
  const options = token === undefined ? { body } : { body, token };
  return api.request('POST', `/v1/images/${id}/actions/${action}`, options);
}

async function asked(): Promise<readonly string[]> {
  const answer = await api.get(`/v1/images/${image}/copies`);
  expect(answer.status).toBe(200);
  const { items } = answer.body as { readonly items: readonly { host_name: string; asked_at: unknown }[] };
  return items.flatMap(({ host_name, asked_at }) => (asked_at === null ? [] : [host_name]));
}

function refusals(answer: Answer): readonly (readonly [string, string])[] {
  expect(answer.status).toBe(400);
  return problemIn(answer).errors?.map(({ path, message }) => [path, message] as const) ?? [];
}

describe('copies of an image', () => {
  test('are asked for on hosts by id, the image is woken, and the event says by whom', async () => {
    await api.database.db('queue').del();
    const answer = await act('prefetch', { host_ids: [hosts[1], off, hosts[1]] });
    expect([answer.status, resourceIn(answer).id, answer.headers.get('etag')]).toEqual([202, image, '"1"']);
    expect(await asked()).toEqual(['kvm2', 'off']);
    expect(await dueIds(api.database.db)).toEqual([image]);
    const event: unknown = await api.database
      .db('event')
      .where({ resource_id: image, type: 'copies_requested' })
      .first();
    expect(event).toMatchObject({
      actor: 'admin',
      project_id,
      source_address: '127.0.0.1',
      data: { host_ids: [hosts[1], off].toSorted() },
    });
  });

  test('are asked for on all hosts that are enabled, as often as one likes', async () => {
    expect((await act('prefetch', { hosts: 'all' })).status).toBe(202);
    expect((await act('prefetch', { hosts: 'all' })).status).toBe(202);
    expect(await asked()).toEqual(['kvm1', 'kvm2']);
  });

  test('are told with what the last look found, and why they are there', async () => {
    await act('prefetch', { host_ids: [hosts[0]] });
    const part = { known: false, code: 'unavailable', message: 'No route to host.' };
    const view = { name: 'cairn-image-x', allocation_bytes: 4096 };
    const seen = { hosts: { [hosts[0] ?? '']: part, [off]: { known: true, view } } };
    await api.database.db('observed').insert({ id: image, observed: JSON.stringify(seen) });
    expect((await api.get(`/v1/images/${image}/copies`)).body).toEqual({
      items: [
        {
          host_id: hosts[0],
          host_name: 'kvm1',
          state: 'unknown',
          allocation_bytes: null,
          needed: false,
          asked_at: expect.any(String) as string,
          problem: { code: 'unavailable', message: 'No route to host.' },
        },
        {
          host_id: off,
          host_name: 'off',
          state: 'present',
          allocation_bytes: 4096,
          needed: false,
          asked_at: null,
          problem: null,
        },
      ],
    });
  });

  test('are no longer asked for once that is withdrawn, on some hosts or all', async () => {
    await act('prefetch', { host_ids: [...hosts, off] });
    expect((await act('forget-copies', { host_ids: [hosts[0]] })).status).toBe(202);
    expect(await asked()).toEqual(['kvm2', 'off']);
    expect((await act('forget-copies', { hosts: 'all' })).status).toBe(202);
    expect(await asked()).toEqual([]);
    const events: unknown = await api.database
      .db('event')
      .where({ resource_id: image, type: 'copies_released' })
      .count();
    expect(events).toEqual([{ count: 2 }]);
  });
});

describe('refused, without any wish, is', () => {
  test.each([
    ['nothing', {}, '/host_ids'],
    ['no host', { host_ids: [] }, '/host_ids'],
    ['a host alone', { host_ids: 'kvm1' }, '/host_ids'],
    ['some and all', { host_ids: [randomUUID()], hosts: 'all' }, '/host_ids'],
    ['another word', { hosts: 'some' }, '/hosts'],
    ['another property', { host_ids: [randomUUID()], force: true }, '/force'],
    ['more than 1000', { host_ids: Array.from({ length: 1001 }, () => randomUUID()) }, '/host_ids'],
  ])('%s', async (_what, body, path) => {
    for (const action of ['prefetch', 'forget-copies'] as const)
      expect(refusals(await act(action, body)).map(([at]) => at)).toEqual([path]);
    expect(await asked()).toEqual([]);
  });

  test('what is no host, each with its path', async () => {
    const nowhere = randomUUID();
    const wrong = [hosts[0], 'kvm1', 7];
    expect(refusals(await act('prefetch', { host_ids: wrong })).map(([path]) => path)).toEqual([
      '/host_ids/1',
      '/host_ids/2',
    ]);
    expect(refusals(await act('prefetch', { host_ids: [hosts[0], nowhere, image] }))).toEqual([
      ['/host_ids/1', `names ${nowhere}, but there is no such host`],
      ['/host_ids/2', `names ${image}, but there is no such host`],
    ]);
    const leaving = await api.create('hosts', { name: 'leaving', uri: 'simulated://leaving' });
    expect((await api.request('DELETE', `/v1/hosts/${leaving}`)).status).toBe(202);
    expect(refusals(await act('prefetch', { host_ids: [leaving] }))).toEqual([
      ['/host_ids/0', 'names the host "leaving", which is being deleted'],
    ]);
    await api.vanish(leaving);
    expect(await asked()).toEqual([]);
  });

  test('an image that is being deleted, that is not there, or that no host can use', async () => {
    const kept = await api.create('images', {
      name: 'kept',
      project_id,
      disk_format: 'raw',
      container_format: 'docker',
    });
    const unusable = await act('prefetch', { hosts: 'all' }, kept);
    expect([unusable.status, problemIn(unusable).detail]).toEqual([
      409,
      'The image "kept" is kept, but no host can use it: its container_format is docker.',
    ]);
    expect((await act('prefetch', { hosts: 'all' }, randomUUID())).status).toBe(404);
    expect((await api.request('DELETE', `/v1/images/${image}`)).status).toBe(202);
    const going = await act('prefetch', { hosts: 'all' });
    expect([going.status, problemIn(going).code]).toEqual([409, 'conflict']);
    expect(await asked()).toEqual([]);
  });

  test('a member of its project: which hosts there are is not for projects', async () => {
    expect((await act('prefetch', { hosts: 'all' }, image, member)).status).toBe(403);
    expect((await act('forget-copies', { hosts: 'all' }, image, member)).status).toBe(403);
    expect((await api.get(`/v1/images/${image}/copies`, { token: member })).status).toBe(403);
    expect(await asked()).toEqual([]);
  });

  test('a host by its id where a policy lets projects ask for copies, but not see hosts', async () => {
    const rules = { cache_image: 'role:member' };
    const policy = await api.create('policies', { name: 'generous', rules });
    // Another policy holds within half a second.
    const named = await eventually('the policy holds', 5, async () => {
      const answer = await act('prefetch', { host_ids: [hosts[0]] }, image, member);
      return answer.status === 403 ? undefined : answer;
    });
    expect(refusals(named).map(([path]) => path)).toEqual(['/host_ids/0']);
    expect((await act('prefetch', { hosts: 'all' }, image, member)).status).toBe(202);
    expect(await asked()).toEqual(['kvm1', 'kvm2']);
    await api.request('DELETE', `/v1/policies/${policy}`);
    await api.vanish(policy);
  });
});
