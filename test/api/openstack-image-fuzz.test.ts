import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_PROJECT_ID } from '../../reconciler/model/built-in.ts';
import { startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';
import { createImageClient, PATCH_TYPE } from '../support/image-client.ts';
import { routesOf } from '../support/routes.ts';

/** Requests to each method of each address. */
const REQUESTS_EACH = 48;
/** Requests at once. */
const PARALLEL = 8;

let api: TestApi;
let id: string;
let member: string;

beforeAll(async () => {
  api = await startTestApi();
  const images = createImageClient(`${api.endpoint}/image`, api.credentials.token);
  id = String((await images.make({ name: 'fuzzed', disk_format: 'raw', tags: ['a'] }))['id']);
  member = ADMIN_PROJECT_ID;
});
afterAll(() => api.close());

const NAMES = (
  'id name status visibility protected os_hidden owner tags min_disk min_ram disk_format container_format size ' +
  'checksum self file schema stores locations location deleted os_glance_name os_glance_staged description free ' +
  '__proto__ constructor method uri all_stores stores member member_id op path value add remove replace'
).split(' ');
const QUERIES = (
  'name status visibility owner member_status tag os_hidden size_min size_max disk_format container_format protected ' +
  'created_at updated_at sort sort_key sort_dir limit marker id checksum free virtual_size min_ram description'
).split(' ');
const VALUES = [
  'in:a,"b"',
  'in:"',
  'gte:2020-01-01T00:00:00Z',
  '9999-99-99',
  '999999999999999999',
  '99999999999999999999',
  '-1',
  'name:asc,size:desc',
  'true',
  'accepted',
  'public',
  'all',
  'active',
  '%00',
  '\u0000',
  '\ud800',
  "'; --",
  '{}',
  '../..',
];

const hostile = fc.oneof(
  fc.constantFrom(...VALUES),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.uuid(),
  fc.constantFrom('x'.repeat(256), 'x'.repeat(5000)),
);
const leaf = fc.oneof(hostile, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
const { value } = fc.letrec<{ readonly value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), hostile), tie('value'), { maxKeys: 5 }),
  ),
}));
const change = fc.record(
  {
    op: fc.oneof(fc.constantFrom('add', 'replace', 'remove'), leaf),
    path: fc.oneof(
      fc.constantFrom(...NAMES).map((name) => `/${name}`),
      hostile,
    ),
    value,
  },
  { requiredKeys: ['op', 'path'] },
);
const imported = fc.record({
  method: fc.record({ name: fc.constantFrom('glance-direct', 'web-download', 'copy-image', 'x'), uri: leaf }),
});
const body = fc.oneof(
  fc.array(change, { maxLength: 4 }),
  fc.dictionary(fc.constantFrom(...NAMES), leaf, { maxKeys: 4 }),
  imported,
  fc.record({ member: hostile }),
  fc.record({ status: fc.oneof(fc.constantFrom('accepted', 'rejected'), leaf) }),
  value,
);
const sent = fc.oneof(
  { weight: 9, arbitrary: body.map((each) => JSON.stringify(each) ?? '') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('{', '', '[[[', '"', '\u0000', '['.repeat(2000), '[{"op":1e999}]'),
  },
);
const query = fc
  .array(fc.tuple(fc.constantFrom(...QUERIES), hostile), { maxLength: 4 })
  .map((pairs) => pairs.map(([name, text]) => `${name}=${encodeURIComponent(wellFormed(text))}`).join('&'));

type Drawn = {
  readonly path: string;
  readonly query: string;
  readonly body: string;
  readonly type: string;
  readonly range: string;
  readonly accept: string;
};

function requestTo(path: string): fc.Arbitrary<Drawn> {
  const parts = path.split('/').map((part) => {
    if (!part.startsWith(':')) return fc.constant(part);
    const known = { ':id': id, ':member': member, ':name': 'image', ':tag': 'a' }[part] ?? 'x';
    return fc
      .oneof({ weight: 6, arbitrary: fc.constant(known) }, { weight: 2, arbitrary: hostile })
      .map(segmentOf);
  });
  return fc.record({
    path: fc.tuple(...parts).map((drawn) => drawn.join('/')),
    query,
    body: sent,
    type: fc.constantFrom(PATCH_TYPE, 'application/octet-stream', 'application/json', 'text/plain', 'x'),
    range: fc.constantFrom('', 'bytes=0-', 'bytes=-1', 'bytes=9-1', 'x'),
    accept: fc.constantFrom('', '*/*', 'application/json', 'text/html', 'image/png', '\u00e4'),
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
  'no request to any address of the facade of images, however hostile, fails inside',
  { timeout: 180_000 },
  async () => {
    const tried = routesOf(api.api.app)
      .filter(({ path }) => /^\/image(\/|$)/.test(path))
      .flatMap(({ path, methods }) => methods.map((method) => ({ path, method })))
      // Bytes that came would be waited for; they are tried elsewhere.
      .filter(({ path, method }) => !(method === 'put' && /\/(file|stage)$/.test(path)))
      // What is there stays until the end.
      .toSorted((one, other) => Number(one.method === 'delete') - Number(other.method === 'delete'));
    const seen = new Map<number, number>();
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
                'X-Auth-Token': api.credentials.token,
                Accept: each.accept,
                ...(each.range === '' ? {} : { Range: each.range }),
                ...(hasBody ? { 'Content-Type': method === 'patch' ? PATCH_TYPE : each.type } : {}),
              },
              ...(hasBody ? { body: each.body } : {}),
            });
            const text = await answer.text();
            seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
            expect(answer.status, `${method} ${JSON.stringify(each)}: ${text}`).toBeLessThan(500);
            if (answer.status < 400 || method === 'head') return;
            expect(text).toContain(String(answer.status));
          }),
        );
      }
    }
    const total = [...seen.values()].reduce((sum, count) => sum + count, 0);
    console.log(
      `${total} hostile requests to ${tried.length} routes: ${[...seen].map((each) => each.join(' ')).join(', ')}`,
    );
    expect(total).toBeGreaterThan(1000);
    // Some are good: the routes themselves were reached, not only the refusals before them.
    for (const status of [200, 201, 204, 400, 403, 404, 409])
      expect(seen.get(status) ?? 0, String(status)).toBeGreaterThan(0);
  },
);
