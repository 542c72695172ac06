import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLE_IDS } from '../../reconciler/model/built-in.ts';
import { startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';
import { createFacadeClient } from '../support/facade-client.ts';
import { makeAdministrator } from '../support/openstack-admin.ts';
import { routesOf } from '../support/routes.ts';

/** Requests to each method of each address. */
const REQUESTS_EACH = 19;
/** Requests at once. */
const PARALLEL = 8;

let api: TestApi;
let token: string;
/** What is there, by the part of the address before its id. */
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  api = await startTestApi();
  const { auth_url, password, user_id } = await makeAdministrator(api);
  const nobody = createFacadeClient(auth_url, null);
  token = await nobody.logIn(
    { id: user_id, password },
    { project: { name: 'admin', domain: { id: 'default' } } },
  );
  const group = await api.create('groups', { name: 'fuzzed' });
  const role = await api.create('roles', { name: 'fuzzed' });
  const project = await api.create('projects', { name: 'fuzzed' });
  // Not those of the one who asks: the requests would soon lock it out.
  const user = await api.create('users', { name: 'fuzzed' });
  const domain = await api.create('domains', { name: 'fuzzed' });
  ids = {
    domains: domain,
    users: user,
    groups: group,
    roles: role,
    implies: ROLE_IDS.reader,
    projects: project,
  };
});
afterAll(() => api.close());

const WORDS = 'domain project user group role service region endpoint application_credential auth tags'.split(
  ' ',
);
const PROPERTIES = (
  'id name description enabled domain_id parent_id tags options password email original_password ' +
  'type url interface service_id region_id region parent_region_id secret roles expires_at ' +
  'unrestricted access_rules identity methods scope token system all user domain project __proto__ ' +
  'constructor default_project_id links'
).split(' ');
const QUERIES = (
  'name enabled limit marker domain_id parent_id tags not-tags-any user.id role.id ' +
  'scope.project.id scope.domain.id scope.system effective include_names include_subtree ' +
  'parents_as_list subtree_as_ids nocatalog region_id'
).split(' ');

const hostile = fc.oneof(
  fc.constantFrom(
    '',
    'default',
    'x',
    '\u0000',
    '\ud800',
    '../..',
    '%00',
    "'; --",
    '2037-01-31T00:00:00.000000',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.uuid(),
);
const leaf = fc.oneof(hostile, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
const { value } = fc.letrec<{ readonly value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...PROPERTIES), hostile), tie('value'), { maxKeys: 6 }),
  ),
}));
const methods = fc.array(fc.constantFrom('password', 'token', 'application_credential', 'magic'), {
  maxLength: 3,
});
const login = fc.record({
  identity: fc.record(
    {
      methods: fc.oneof(methods, value),
      password: fc.oneof(fc.record({ user: value }), value),
      token: fc.oneof(fc.record({ id: hostile }), value),
      application_credential: value,
    },
    { requiredKeys: [] },
  ),
  scope: value,
});
const good = fc.record(
  { name: fc.stringMatching(/^[a-z]{8}$/), description: fc.string({ unit: 'grapheme', maxLength: 9 }) },
  { requiredKeys: ['name'] },
);
const body = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...WORDS), good).map(([word, inner]) => ({ [word]: inner })),
  },
  {
    weight: 5,
    arbitrary: fc.tuple(fc.constantFrom(...WORDS), value).map(([word, inner]) => ({ [word]: inner })),
  },
  { weight: 2, arbitrary: login.map((auth) => ({ auth })) },
  { weight: 1, arbitrary: value },
);
const sent = fc.oneof(
  { weight: 9, arbitrary: body.map((each) => JSON.stringify(each) ?? '') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('{', '', '[[[', '"', '\u0000', `{"a":${'['.repeat(2000)}`, '{"auth":1e999}'),
  },
);
const query = fc
  .array(fc.tuple(fc.constantFrom(...QUERIES), hostile), { maxLength: 4 })
  .map((pairs) => pairs.map(([name, text]) => `${name}=${encodeURIComponent(wellFormed(text))}`).join('&'));

type Drawn = {
  readonly path: string;
  readonly query: string;
  readonly body: string;
  readonly token: string;
  readonly subject: string;
};

function requestTo(path: string): fc.Arbitrary<Drawn> {
  const all = path.split('/');
  const parts = all.map((part, at) => {
    if (!part.startsWith(':')) return fc.constant(part);
    const known = ids[all[at - 1] ?? ''] ?? 'RegionOne';
    return fc
      .oneof(
        { weight: 6, arbitrary: fc.constant(known) },
        { weight: 1, arbitrary: fc.constantFrom(...Object.values(ids), 'RegionOne') },
        { weight: 1, arbitrary: fc.uuid() },
        { weight: 1, arbitrary: hostile },
      )
      .map(segmentOf);
  });
  return fc.record({
    path: fc.tuple(...parts).map((drawn) => drawn.join('/')),
    query,
    body: sent,
    token: fc.oneof(
      { weight: 9, arbitrary: fc.constant(token) },
      { weight: 1, arbitrary: fc.constantFrom('', 'x', 'gAAAA') },
    ),
    subject: fc.constantFrom(token, 'x', ''),
  });
}

/** Half a surrogate pair cannot stand in an address. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

/** Dots alone would lead to another address. */
function segmentOf(text: string): string {
  const safe = encodeURIComponent(wellFormed(text));
  return /^\.*$/.test(safe) ? 'x' : safe;
}

test(
  'no request to any address of the facade, however hostile, fails inside',
  { timeout: 180_000 },
  async () => {
    const routes = routesOf(api.api.app)
      .filter(({ path }) => path.startsWith('/identity'))
      .flatMap(({ path, methods: known }) => known.map((method) => ({ path, method })));
    const seen = new Map<number, number>();
    const tried = routes
      // Ends the token itself; its refusals are tried elsewhere.
      .filter(({ path, method }) => !(method === 'delete' && path.endsWith('/auth/tokens')))
      // What is there stays until the end.
      .toSorted((one, other) => Number(one.method === 'delete') - Number(other.method === 'delete'));
    for (const { path, method } of tried) {
      const drawn = fc.sample(requestTo(path), { numRuns: REQUESTS_EACH, seed: path.length });
      for (let at = 0; at < drawn.length; at += PARALLEL) {
        await Promise.all(
          drawn.slice(at, at + PARALLEL).map(async (each) => {
            const hasBody = method !== 'get' && each.body !== '';
            const answer = await fetch(`${api.endpoint}${each.path}?${each.query}`, {
              method: method.toUpperCase(),
              redirect: 'manual',
              headers: {
                'X-Auth-Token': each.token,
                'X-Subject-Token': each.subject,
                ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
              },
              ...(hasBody ? { body: each.body } : {}),
            });
            const text = await answer.text();
            seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
            expect(answer.status, `${method} ${JSON.stringify(each)}: ${text}`).toBeLessThan(500);
            if (answer.status < 400 || answer.status === 405) return;
            const { error } = JSON.parse(text) as { readonly error: { readonly code: number } };
            expect(error.code).toBe(answer.status);
          }),
        );
      }
    }
    const total = [...seen.values()].reduce((sum, count) => sum + count, 0);
    console.log(
      `${total} hostile requests to ${tried.length} routes: ${[...seen].map((each) => each.join(' ')).join(', ')}`,
    );
    expect(total).toBeGreaterThan(2000);
    // Some are good: the routes themselves were reached, not only the refusals before them.
    for (const status of [200, 201, 204, 400, 401, 404])
      expect(seen.get(status) ?? 0, String(status)).toBeGreaterThan(0);
  },
);
