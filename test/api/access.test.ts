import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KINDS } from '../../schemas/generated/kinds.ts';
import { ruleOf } from '../../reconciler/api/authorize.ts';
import { hashOfToken, issueToken, TOKEN_PATTERN } from '../../reconciler/api/tokens.ts';
import { revokeTokens } from '../../reconciler/store/tokens.ts';
import { itemsIn, problemIn, startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';
import { routesOf } from '../support/routes.ts';

let api: TestApi;
let now_ms: number;

beforeAll(async () => {
  now_ms = Date.now();
  api = await startTestApi({ clock: { nowMs: () => now_ms, sleep: () => Promise.resolve() } });
});
afterAll(() => api.close());

/** Those of the facades are judged by the tests of the facades. */
const ownRoutes = (): ReturnType<typeof routesOf> =>
  routesOf(api.api.app).filter(({ path }) => !/^\/(identity|image|compute|placement)(\/|$)/.test(path));

describe('every route', () => {
  test('begins with a rule that says who may call it', () => {
    const routes = routesOf(api.api.app);
    expect(routes.length).toBeGreaterThan(50);
    for (const { path, handlers } of routes) {
      const [first] = handlers;
      expect(first === undefined ? undefined : ruleOf(first), path).toBeDefined();
    }
  });

  test('but the four for watchers needs a token', async () => {
    const open = ownRoutes().filter(({ handlers }) => ruleOf(handlers[0] ?? {}) === 'public');
    expect(open.map(({ path }) => path).sort()).toEqual([
      '/healthz',
      '/metrics',
      '/readyz',
      '/v1/openapi.json',
    ]);
    for (const { path, methods, handlers } of ownRoutes()) {
      if (ruleOf(handlers[0] ?? {}) === 'public') continue;
      for (const method of methods) {
        const url = path.replace(':id', randomUUID());
        const answer = await api.request(method.toUpperCase(), url, { token: null });
        expect([answer.status, problemIn(answer).code], url).toEqual([401, 'unauthenticated']);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      }
    }
  });

  test('is described, and everything described is served', async () => {
    const served = ownRoutes().flatMap(({ path, methods }) =>
      methods.map((method) => `${method} ${path.replace(':id', '{id}')}`),
    );
    const { body } = await api.get('/v1/openapi.json', { token: null });
    const { paths } = body as { readonly paths: Readonly<Record<string, object>> };
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect([...served].sort()).toEqual(described.sort());
  });
});

describe('a token', () => {
  const session = (token: string) => api.get('/v1/session', { token });

  test('says who acts', async () => {
    expect((await session(api.credentials.token)).body).toEqual({
      service_version: '0.1.0',
      min_provider_version: '0.1.0',
      region: 'RegionOne',
      api_version: 'v1',
      principal: 'admin',
      administrator: true,
      project_id: api.credentials.project_id,
      user_id: null,
    });
  });

  test('that is malformed, unknown or for nobody is refused without a word about which', async () => {
    const unknown = `cairn_${'A'.repeat(43)}`;
    for (const token of [
      unknown,
      'cairn_short',
      'x',
      `${api.credentials.token}x`,
      api.credentials.token.toLowerCase(),
    ]) {
      expect((await session(token)).status, token).toBe(401);
    }
    const answer = await session(unknown);
    expect(problemIn(answer).detail).toContain('credentials.json');
    const basic = await api.get('/v1/session', {
      token: null,
      headers: { authorization: `Basic ${api.credentials.token}` },
    });
    expect(basic.status).toBe(401);
  });

  test('is stored only as its digest', async () => {
    expect(api.credentials.token).toMatch(TOKEN_PATTERN);
    const rows: readonly unknown[] = await api.database.db('token');
    expect(JSON.stringify(rows)).not.toContain(api.credentials.token);
    expect(JSON.stringify(rows)).toContain(hashOfToken(api.credentials.token));
    expect(api.log.join('\n')).not.toContain(api.credentials.token);
  });

  test('ends when it expires, and within five seconds when it is revoked', async () => {
    const expires_at = new Date(now_ms + 60_000).toISOString();
    const short = await issueToken(api.database.db, { name: 'short', project_id: null, expires_at });
    const revoked = await issueToken(api.database.db, {
      name: 'revoked',
      project_id: null,
      expires_at: null,
    });
    expect((await session(short)).status).toBe(200);
    expect((await session(revoked)).status).toBe(200);
    expect(await revokeTokens(api.database.db, 'revoked')).toBe(1);
    now_ms += 5001;
    expect((await session(revoked)).status).toBe(401);
    expect((await session(short)).status).toBe(200);
    now_ms += 60_000;
    const answer = await session(short);
    expect([answer.status, problemIn(answer).detail.includes('expired')]).toEqual([401, true]);
  });
});

describe('the tokens of a project', () => {
  test('end with it, and none is made for one that goes', async () => {
    const project_id = await api.create('projects', { name: 'short-lived' });
    const token = await issueToken(api.database.db, { name: 'member', project_id, expires_at: null });
    expect((await api.get('/v1/session', { token })).status).toBe(200);
    expect((await api.request('DELETE', `/v1/projects/${project_id}`)).status).toBe(202);
    const another = issueToken(api.database.db, { name: 'member', project_id, expires_at: null });
    await expect(another).rejects.toMatchObject({ code: 'not_found' });
    await api.vanish(project_id);
    now_ms += 5001;
    expect((await api.get('/v1/session', { token })).status).toBe(401);
  });
});

describe('the token of a project', () => {
  let token: string;
  let own: string;
  let foreign: string;
  let ownNetwork: string;
  let foreignNetwork: string;

  beforeAll(async () => {
    own = await api.create('projects', { name: 'own' });
    foreign = await api.create('projects', { name: 'foreign' });
    ownNetwork = await api.create('networks', { name: 'n', project_id: own });
    foreignNetwork = await api.create('networks', { name: 'n', project_id: foreign });
    token = await issueToken(api.database.db, { name: 'member', project_id: own, expires_at: null });
  });

  test('sees and changes what is in its project', async () => {
    expect((await api.get('/v1/session', { token })).body).toMatchObject({
      administrator: false,
      project_id: own,
    });
    expect(itemsIn(await api.get('/v1/networks', { token })).map(({ id }) => id)).toEqual([ownNetwork]);
    const id = randomUUID();
    const made = await api.request('PUT', `/v1/networks/${id}`, { token, body: { spec: { name: 'mine' } } });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ spec: { project_id: own } });
    expect((await api.request('DELETE', `/v1/networks/${id}`, { token })).status).toBe(202);
  });

  test('does not learn of what is not', async () => {
    const path = `/v1/networks/${foreignNetwork}`;
    for (const url of [path, `${path}/plan`, `${path}/journal`, `${path}?wait=ready&timeout_seconds=1`]) {
      expect((await api.get(url, { token })).status, url).toBe(404);
    }
    expect((await api.request('DELETE', path, { token })).status).toBe(404);
    expect((await api.request('PUT', path, { token, body: { spec: { name: 'x' } } })).status).toBe(409);
    expect(itemsIn(await api.get(`/v1/networks?ids=${foreignNetwork}`, { token }))).toEqual([]);
    expect((await api.get(`/v1/networks?project_id=${foreign}`, { token })).status).toBe(403);
    expect(itemsIn(await api.get('/v1/projects', { token })).map(({ id }) => id)).toEqual([own]);
    expect((await api.get(`/v1/projects/${foreign}`, { token })).status).toBe(404);
    const events = await api.get('/v1/events?limit=1000&outcome=done', {
      token,
      headers: { accept: 'application/json' },
    });
    expect(JSON.stringify(events.body)).not.toContain(foreignNetwork);
  });

  test('may not claim, reach or fill what is not', async () => {
    await api.request('POST', '/v1/claims', { token, body: { ids: [foreignNetwork, ownNetwork] } });
    const rows: readonly unknown[] = await api.database
      .db('desired')
      .whereIn('id', [foreignNetwork, ownNetwork])
      .where({ claimed: true })
      .select('id');
    expect(rows).toEqual([{ id: ownNetwork }]);
    const spec = { name: 'elsewhere', project_id: foreign };
    const answer = await api.request('PUT', `/v1/networks/${randomUUID()}`, { token, body: { spec } });
    expect(answer.status).toBe(403);
  });

  test('may read flavors, but not change what belongs to no project', async () => {
    expect((await api.get('/v1/flavors', { token })).status).toBe(200);
    for (const kind of Object.values(KINDS).filter(({ in_project }) => !in_project)) {
      const path = `/v1/${kind.collection}/${randomUUID()}`;
      expect((await api.request('PUT', path, { token, body: { spec: {} } })).status, path).toBe(403);
      expect((await api.request('DELETE', path, { token })).status, path).toBe(403);
    }
    for (const path of ['/v1/hosts', '/v1/workers'])
      expect((await api.get(path, { token })).status).toBe(403);
  });
});
