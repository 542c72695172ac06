import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';

let api: TestApi;
let project_id: string;

beforeAll(async () => {
  api = await startTestApi();
  ({ project_id } = api.credentials);
});
afterAll(() => api.close());

describe('creating', () => {
  test('stores the spec with its defaults, in the project of the token', async () => {
    const id = randomUUID();
    const answer = await api.put(`/v1/networks/${id}`, { name: 'created' }, { 'If-None-Match': '*' });
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
});
