import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueToken } from '../../reconciler/api/tokens.ts';
import { startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';

/** The log of events is the audit log: who did or tried what, from where, and with what success. */

type AuditEvent = {
  readonly type: string;
  readonly actor: string | null;
  readonly outcome: string;
  readonly source_address: string | null;
  readonly request_id: string | null;
  readonly project_id: string | null;
  readonly data: { readonly method?: string; readonly code?: string; readonly count?: number };
};

let api: TestApi;
let project: string;
let token: string;

beforeAll(async () => {
  api = await startTestApi();
  project = await api.create('projects', { name: 'audited' });
  token = await issueToken(api.database.db, { name: 'worker', project_id: project, expires_at: null });
});
afterAll(() => api?.close());

async function events(query: string, as?: string): Promise<readonly AuditEvent[]> {
  const answer = await api.get(`/v1/events?limit=1000&${query}`, {
    headers: { accept: 'application/json' },
    ...(as === undefined ? {} : { token: as }),
  });
  return answer.body as unknown as readonly AuditEvent[];
}

test('a write says who, from where, by which request', async () => {
  const id = randomUUID();
  const headers = { 'x-request-id': 'audit-1' };
  await api.request('PUT', `/v1/networks/${id}`, { token, headers, body: { spec: { name: 'n' } } });
  const [made] = await events(`resource_id=${id}`);
  expect(made).toMatchObject({
    type: 'created',
    actor: 'worker',
    outcome: 'done',
    request_id: 'audit-1',
    project_id: project,
  });
  expect(made?.source_address).toMatch(/127\.0\.0\.1$/);
});

test('a refused request is in the log with its actor and reason, and no secret', async () => {
  const headers = { 'x-request-id': 'audit-2' };
  const spec = { name: 'mine' };
  await api.request('PUT', `/v1/flavors/${randomUUID()}`, { token, headers, body: { spec } });
  const found = await eventually('the refusal is written', 5, async () =>
    (await events('outcome=refused&actor=worker')).find(({ request_id }) => request_id === 'audit-2'),
  );
  expect(found).toMatchObject({ type: 'refused', actor: 'worker', project_id: project });
  expect(found.data).toMatchObject({ method: 'PUT', code: 'forbidden' });
  expect(JSON.stringify(found)).not.toContain(token);
});

test('a caller without a valid token has no name, but an address', async () => {
  const wrong = `cairn_${'x'.repeat(43)}`;
  await api.get('/v1/servers', { token: wrong, headers: { 'x-request-id': 'audit-3' } });
  const found = await eventually('the refusal is written', 5, async () =>
    (await events('outcome=refused')).find(({ request_id }) => request_id === 'audit-3'),
  );
  expect(found).toMatchObject({ actor: null, data: { code: 'unauthenticated' } });
  expect(found.source_address).toMatch(/127\.0\.0\.1$/);
  expect(JSON.stringify(found)).not.toContain(wrong);
});

test('a write that is not done is refused too; a reader who finds nothing is not', async () => {
  const id = randomUUID();
  await api.request('DELETE', `/v1/networks/${id}`, { token });
  await api.get(`/v1/networks/${id}`, { token });
  const found = await eventually('the refusal is written', 5, async () => {
    const about = (await events('outcome=refused')).filter(({ data }) => JSON.stringify(data).includes(id));
    return about.length > 0 ? about : undefined;
  });
  expect(found.map(({ data }) => data)).toEqual([
    expect.objectContaining({ method: 'DELETE', code: 'not_found' }),
  ]);
});

test('a flood of one refusal is few rows with a count', async () => {
  await Promise.all(
    Array.from({ length: 100 }, () =>
      api.get('/v1/workers', { token, headers: { 'x-request-id': 'flood' } }),
    ),
  );
  const counted = await eventually('all are counted', 5, async () => {
    const rows = (await events('outcome=refused')).filter(({ request_id }) => request_id === 'flood');
    const sum = rows.reduce((total, { data }) => total + (data.count ?? 0), 0);
    return sum === 100 ? rows : undefined;
  });
  expect(counted.length).toBeLessThan(50);
});

test("a project reads its own refusals and nobody else's", async () => {
  const other = await api.create('projects', { name: 'other' });
  const stranger = await issueToken(api.database.db, {
    name: 'stranger',
    project_id: other,
    expires_at: null,
  });
  await api.get('/v1/workers', { token: stranger });
  await eventually('the refusal is written', 5, async () => {
    const seen = await events('outcome=refused', stranger);
    return seen.length > 0;
  });
  const mine = await events('outcome=refused', token);
  expect(new Set(mine.map(({ actor }) => actor))).toEqual(new Set(['worker']));
});
