import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { itemsIn, resourceIn, startTestApi } from '../support/api.ts';
import type { Answer, TestApi } from '../support/api.ts';
import { setCondition } from '../../reconciler/model/condition.ts';
import type { Condition } from '../../reconciler/model/condition.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

function condition(type: Condition['type'], status: Condition['status'] = 'True'): readonly Condition[] {
  return setCondition([], { type, status, reason: 'Test', message: '' }, new Date().toISOString());
}

/** Whether the answer is there after the event loop and the database had time to give it. */
async function isThere(answer: Promise<Answer>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 300));
  return Promise.race([answer.then(() => true), late]);
}

describe('waiting until ready', () => {
  test('ends when the generation is realised', async () => {
    const id = await api.create('networks', { name: 'becomes ready' });
    const waiting = api.get(`/v1/networks/${id}?wait=ready&generation=1&timeout_seconds=50`);
    await api.report(id, { conditions: condition('Ready', 'False'), seen_generation: 1 });
    expect(await isThere(waiting)).toBe(false);
    await api.report(id, { conditions: condition('Ready'), observed_generation: 1, seen_generation: 1 });
    const answer = await waiting;
    expect(answer.status).toBe(200);
    expect(resourceIn(answer).observed_generation).toBe(1);
  });

  test('does not take an older generation for it', async () => {
    const id = await api.create('networks', { name: 'old news' });
    await api.report(id, { conditions: condition('Ready'), observed_generation: 1, seen_generation: 1 });
    await api.put(`/v1/networks/${id}`, { name: 'old news', description: 'two' });
    const waiting = api.get(`/v1/networks/${id}?wait=ready&timeout_seconds=50`);
    expect(await isThere(waiting)).toBe(false);
    await api.report(id, { conditions: condition('Ready'), observed_generation: 2, seen_generation: 2 });
    expect(resourceIn(await waiting).observed_generation).toBe(2);
    const before = await api.get(`/v1/networks/${id}?wait=ready&generation=1&timeout_seconds=50`);
    expect(before.status).toBe(200);
  });

  test('ends when this generation can never be, but not because the one before could not', async () => {
    const id = await api.create('networks', { name: 'stalls' });
    await api.report(id, { conditions: condition('Stalled'), seen_generation: 1 });
    expect((await api.get(`/v1/networks/${id}?wait=ready&timeout_seconds=50`)).status).toBe(200);
    await api.put(`/v1/networks/${id}`, { name: 'stalls', description: 'try again' });
    const waiting = api.get(`/v1/networks/${id}?wait=ready&timeout_seconds=50`);
    expect(await isThere(waiting)).toBe(false);
    await api.report(id, { conditions: condition('Stalled'), seen_generation: 2 });
    expect((await waiting).status).toBe(200);
  });

  test('ends in time with the object as it is', async () => {
    const id = await api.create('networks', { name: 'late' });
    const answer = await api.get(`/v1/networks/${id}?wait=ready&timeout_seconds=1`);
    expect([answer.status, resourceIn(answer).observed_generation]).toEqual([200, 0]);
  });

  test('ends when the object is gone or about to go', async () => {
    const id = await api.create('networks', { name: 'goes' });
    const waiting = api.get(`/v1/networks/${id}?wait=ready&timeout_seconds=50`);
    expect(await isThere(waiting)).toBe(false);
    await api.request('DELETE', `/v1/networks/${id}`);
    await api.vanish(id);
    expect((await waiting).status).toBe(404);
  });
});

test('waiting until settled ends as well when only content is lacking, and waiting until ready does not', async () => {
  const id = await api.create('networks', { name: 'hungry' });
  const awaits = setCondition(
    [],
    { type: 'Ready', status: 'False', reason: 'WaitingForUpload', message: '' },
    new Date().toISOString(),
  );
  const settled = api.get(`/v1/networks/${id}?wait=settled&timeout_seconds=50`);
  expect(await isThere(settled)).toBe(false);
  await api.report(id, { conditions: awaits, seen_generation: 1 });
  expect((await settled).status).toBe(200);
  const ready = api.get(`/v1/networks/${id}?wait=ready&timeout_seconds=50`);
  expect(await isThere(ready)).toBe(false);
  await api.report(id, { conditions: condition('Ready'), observed_generation: 1, seen_generation: 1 });
  expect((await ready).status).toBe(200);
  await api.put(`/v1/networks/${id}`, { name: 'hungry', description: 'two' });
  await api.report(id, { conditions: awaits, observed_generation: 1, seen_generation: 1 });
  const again = api.get(`/v1/networks/${id}?wait=settled&timeout_seconds=50`);
  expect(await isThere(again)).toBe(false);
  await api.report(id, { conditions: condition('Ready'), observed_generation: 2, seen_generation: 2 });
  expect(resourceIn(await again).observed_generation).toBe(2);
});

describe('waiting until deleted', () => {
  test('ends with 404 as soon as the row is gone', async () => {
    const id = await api.create('networks', { name: 'deleted' });
    await api.request('DELETE', `/v1/networks/${id}`);
    const waiting = api.get(`/v1/networks/${id}?wait=deleted&timeout_seconds=50`);
    expect(await isThere(waiting)).toBe(false);
    await api.vanish(id);
    expect((await waiting).status).toBe(404);
    expect((await api.get(`/v1/networks/${id}?wait=deleted`)).status).toBe(404);
  });
});

describe('many waits', () => {
  test('a thousand cost one listening connection and a few queries, and all end', async () => {
    const id = await api.create('networks', { name: 'waited for by many' });
    const waiting = Array.from({ length: 2000 }, () =>
      api.get(`/v1/networks/${id}?wait=ready&timeout_seconds=50`),
    );
    const first = Promise.race(waiting);
    expect(await isThere(first)).toBe(false);
    const listeners: readonly unknown[] = await api.database
      .db('pg_stat_activity')
      .whereRaw("datname = current_database() AND application_name = 'cairn-listen'");
    expect(listeners).toHaveLength(1);
    await api.report(id, { conditions: condition('Ready'), observed_generation: 1, seen_generation: 1 });
    const answers = await Promise.all(waiting);
    expect(answers.every((answer) => resourceIn(answer).observed_generation === 1)).toBe(true);
  });
});

describe('the end of the service', () => {
  test('answers all that wait and ends all streams at once', async () => {
    const own = await startTestApi();
    const id = await own.create('networks', { name: 'interrupted' });
    const waiting = own.get(`/v1/networks/${id}?wait=ready&timeout_seconds=50`);
    const events = await fetch(`${own.endpoint}/v1/events`, {
      headers: { authorization: `Bearer ${own.credentials.token}` },
    });
    expect(await isThere(waiting)).toBe(false);
    await own.api.close();
    expect((await waiting).status).toBe(200);
    expect(await events.text()).toContain('the stream begins');
    const later = await own.get(`/v1/networks/${id}?wait=ready&timeout_seconds=50`);
    expect(later.status).toBe(200);
    await own.close();
  });
});

describe('listing', () => {
  test('gives every object once, in order of creation, whatever the size of the pages', async () => {
    const project_id = await api.create('projects', { name: 'listed' });
    const ids: string[] = [];
    for (let index = 0; index < 23; index += 1)
      ids.push(await api.create('networks', { name: `n${index}`, project_id }));
    // Many rows of one transaction have one creation time.
    await api.database
      .db('desired')
      .whereIn('id', ids.slice(5, 15))
      .update({ created_at: new Date(1_700_000_000_123) });
    const all = itemsIn(await api.get(`/v1/networks?project_id=${project_id}`)).map(({ id }) => id);
    expect(new Set(all)).toEqual(new Set(ids));
    expect(all.slice(0, 10)).toEqual(ids.slice(5, 15).sort());
    for (const limit of [1, 4, 7, 23, 1000]) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Answer = await api.get(
          `/v1/networks?project_id=${project_id}&limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        seen.push(...itemsIn(page).map(({ id }) => id));
        cursor = (page.body as { next_cursor: string | null }).next_cursor;
      }
      expect(seen).toEqual(all);
    }
  });

  test('filters by ids and by name, exactly', async () => {
    const id = await api
      .create('flavors', { name: "o'brien %_ \\ ", vcpus: 1, memory_mib: 64 })
      .catch(() => '');
    expect(id).toBe('');
    const odd = await api.create('flavors', { name: "o'brien %_\\", vcpus: 1, memory_mib: 64 });
    await api.create('flavors', { name: "o'brien xx\\", vcpus: 1, memory_mib: 64 });
    const named = await api.get(`/v1/flavors?name=${encodeURIComponent("o'brien %_\\")}`);
    expect(itemsIn(named).map((item) => item.id)).toEqual([odd]);
    const byId = await api.get(`/v1/flavors?ids=${odd},${randomUUID()}`);
    expect(itemsIn(byId).map((item) => item.id)).toEqual([odd]);
    expect(itemsIn(await api.get('/v1/flavors?ids='))).toEqual([]);
    const thousand = [...Array.from({ length: 999 }, () => randomUUID()), odd].join(',');
    expect(itemsIn(await api.get(`/v1/flavors?ids=${thousand}`)).map((item) => item.id)).toEqual([odd]);
    expect((await api.get(`/v1/flavors?ids=${thousand},${randomUUID()}`)).status).toBe(400);
  });

  test('refuses what it cannot mean', async () => {
    for (const query of [
      'limit=0',
      'limit=1001',
      'limit=x',
      'cursor=nonsense',
      'ids=x',
      'nmae=x',
      'name=a&name=b',
      'project_id=1',
    ]) {
      expect((await api.get(`/v1/networks?${query}`)).status, query).toBe(400);
    }
  });
});
