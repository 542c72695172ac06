import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COLLECTIONS } from '../../schemas/generated/kinds.ts';
import { problemIn, startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** Sends exactly this text as a body. */
function raw(
  method: string,
  path: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${api.endpoint}${path}`, {
    method,
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: {
      authorization: `Bearer ${api.credentials.token}`,
      'content-type': 'application/json',
      ...headers,
    },
  });
}

describe('every answer', () => {
  test('carries a request id: the one that was sent when it is sane, else a new one', async () => {
    const sane = await api.get('/v1/session', { headers: { 'X-Request-Id': 'abc-123' } });
    expect(sane.headers.get('x-request-id')).toBe('abc-123');
    const answer = await api.get('/v1/nothing', { headers: { 'X-Request-Id': 'a b' } });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.body).toMatchObject({
      request_id: answer.headers.get('x-request-id'),
      status: 404,
      code: 'not_found',
    });
    expect(answer.headers.get('cairn-api-version')).toBe('v1');
  });

  test('names the versions that work to a client of another', async () => {
    const answer = await api.get('/v1/session', { headers: { 'Cairn-Client-Api-Version': 'v7' } });
    expect([answer.status, problemIn(answer).code]).toEqual([400, 'unsupported']);
    expect(problemIn(answer).detail).toContain('v1');
    expect((await api.get('/v1/session', { headers: { 'Cairn-Client-Api-Version': 'v1' } })).status).toBe(
      200,
    );
  });
});

describe('what cannot be read', () => {
  const path = `/v1/networks/${randomUUID()}`;

  test.each([
    ['no JSON', '{"spec": ', {}],
    ['no body', '', {}],
    ['a list', '[]', {}],
    ['a number', '7', {}],
    ['no spec', '{}', {}],
    ['more than a spec', '{"spec": {"name": "n"}, "status": {}}', {}],
    ['null for a spec', '{"spec": null}', {}],
    ['another type', '{"spec": {"name": "n"}}', { 'content-type': 'text/plain' }],
    ['another encoding', '{"spec": {"name": "n"}}', { 'content-encoding': 'gzip' }],
    ['another charset', '{"spec": {"name": "n"}}', { 'content-type': 'application/json; charset=utf-7' }],
    ['more than 1 MiB', JSON.stringify({ spec: { name: 'n', description: 'x'.repeat(1024 * 1024) } }), {}],
    ['a NUL', '{"spec": {"name": "n", "description": "a\\u0000b"}}', {}],
    ['half a character', '{"spec": {"name": "n", "description": "a\\ud800b"}}', {}],
    ['a number without end', '{"spec": {"name": "n", "mtu": 1e999}}', {}],
    ['a deep nest', `{"spec": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, {}],
    ['a prototype', '{"spec": {"name": "n", "__proto__": {"mtu": 1}}}', {}],
  ])('is refused as invalid input: %s', async (_name, body, headers) => {
    const response = await raw('PUT', path, body, headers);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      400,
      'invalid_input',
    ]);
    expect((await api.get(path)).status).toBe(404);
  });

  test('of preconditions is refused', async () => {
    const bad: readonly Record<string, string>[] = [
      { 'If-Match': '1' },
      { 'If-Match': '*' },
      { 'If-Match': 'W/"1"' },
      { 'If-Match': '"0"' },
      { 'If-Match': '"1", "2"' },
      { 'If-None-Match': '"1"' },
      { 'If-None-Match': '*', 'If-Match': '"1"' },
      { 'Cairn-Origin': 'x'.repeat(256) },
    ];
    for (const headers of bad) {
      const answer = await api.put(path, { name: 'n' }, headers);
      expect([answer.status, problemIn(answer).code], JSON.stringify(headers)).toEqual([
        400,
        'invalid_input',
      ]);
    }
  });

  test('an id that is none is explained', async () => {
    const answer = await api.get('/v1/servers/web-1');
    expect(answer.status).toBe(400);
    expect(problemIn(answer).errors?.[0]?.hint).toBe(
      'Find the id of a server by its name: GET /v1/servers?name=...',
    );
  });

  test('an address that is none gets the nearest, a method that is none the others', async () => {
    expect(problemIn(await api.get('/v1/severs')).detail).toContain('/v1/servers');
    const answer = await api.request('POST', '/v1/servers', { body: {} });
    expect([answer.status, problemIn(answer).detail]).toEqual([400, 'This address knows GET, not POST.']);
  });

  test('a key with an odd name is stored and comes back', async () => {
    const spec = { name: 'odd keys', disk_format: 'raw', sha256: 'e'.repeat(64), size_bytes: 1 };
    const text = JSON.stringify({ spec: { ...spec, properties: 'PLACE' } });
    const properties = '{"__proto__": "a", "constructor": "b", "~/": "c", "": "d", "é😀": "e"}';
    const id = randomUUID();
    const response = await raw('PUT', `/v1/images/${id}`, text.replace('"PLACE"', properties));
    expect(response.status).toBe(201);
    const stored = (await api.get(`/v1/images/${id}`)).body as { spec: { properties: object } };
    expect(Object.entries(stored.spec.properties).sort()).toEqual(
      Object.entries(JSON.parse(properties) as object).sort(),
    );
  });
});

describe('an unexpected error', () => {
  test('says nothing of what is inside, but leaves it in the log', async () => {
    const own = await startTestApi({ explain: () => Promise.reject(new Error('password is hunter2')) });
    const id = await own.create('networks', { name: 'n' });
    const answer = await own.get(`/v1/networks/${id}/plan`);
    expect([answer.status, problemIn(answer).code]).toEqual([500, 'internal']);
    expect(JSON.stringify(answer.body)).not.toContain('hunter2');
    expect(own.log.join('\n')).toContain('hunter2');
    await own.close();
  });
});

describe('whatever is sent', () => {
  const segment = fc.oneof(
    fc.constantFrom(
      ...Object.values(COLLECTIONS),
      'session',
      'checks',
      'claims',
      'events',
      'drift',
      'workers',
      'openapi.json',
    ),
    fc.uuid(),
    fc.constantFrom(
      'plan',
      'journal',
      'content-upload',
      'console-log',
      'actions',
      'reboot',
      '%',
      '%00',
      '..',
      '%ff',
      '%F0%9F%98%80',
    ),
    fc.string({ maxLength: 8 }).map(encodeURIComponent),
  );
  const value = fc.oneof(
    fc.constantFrom('1', '0', '-1', 'true', 'ready', 'deleted', '', '%00', '%ff', '9'.repeat(20), 'null'),
    fc.uuid(),
    fc.string({ maxLength: 10 }).map(encodeURIComponent),
  );
  const parameter = fc.tuple(
    fc.constantFrom(
      'ids',
      'name',
      'project_id',
      'limit',
      'cursor',
      'generation',
      'dry_run',
      'repair',
      'after',
      'kind',
      'x',
    ),
    value,
  );
  const specs = fc.oneof(
    fc.record(
      {
        name: fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constant('n')),
        project_id: fc.oneof(fc.uuid(), fc.constant(null)),
        vcpus: fc.oneof(fc.integer(), fc.double()),
        memory_mib: fc.constant(64),
        cidr: fc.constantFrom('10.0.0.0/24', '10.0.0.1/24', 'x'),
        network_id: fc.uuid(),
        flavor_id: fc.uuid(),
        nics: fc.dictionary(fc.string({ unit: 'binary', maxLength: 5 }), fc.record({ subnet_id: fc.uuid() })),
        description: fc.string({ unit: 'binary', maxLength: 50 }),
        uri: fc.constantFrom('simulated://x', 'qemu:///system', 'qemu+ssh://h/system?x=%00'),
      },
      { requiredKeys: [] },
    ),
    fc.jsonValue(),
  );
  const bodies = fc.oneof(
    specs.map((spec) => JSON.stringify({ spec })),
    fc.jsonValue().map((json) => JSON.stringify(json)),
    fc.string({ maxLength: 40 }),
    fc.uint8Array({ maxLength: 40 }),
  );
  const headers = fc.record(
    {
      'If-Match': fc.constantFrom('"1"', '"2"', 'x', '*'),
      'If-None-Match': fc.constantFrom('*', 'x'),
      'Cairn-Origin': fc.constantFrom('o', ''),
      'Cairn-Run': fc.constantFrom('r1', 'r2'),
      'Upload-Offset': fc.constantFrom('0', '1', 'x'),
      Accept: fc.constantFrom('application/json', '*/*', 'text/html'),
      'content-type': fc.constantFrom('application/json', 'application/octet-stream', 'text/plain'),
    },
    { requiredKeys: [] },
  );

  test('the answer is never a 5xx, and always a whole problem when it is an error', async () => {
    const requests = fc.record({
      method: fc.constantFrom('GET', 'PUT', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS'),
      path: fc.array(segment, { minLength: 1, maxLength: 4 }),
      query: fc.array(parameter, { maxLength: 3 }),
      body: bodies,
      headers,
    });
    await fc.assert(
      fc.asyncProperty(requests, async ({ method, path, query, body, headers }) => {
        // The stream of events has no end.
        if (path[0] === 'events' && headers.Accept !== 'application/json') return;
        const search = query.map(([name, text]) => `${name}=${text}`).join('&');
        const response = await fetch(
          `${api.endpoint}/v1/${path.join('/')}${search === '' ? '' : `?${search}`}`,
          {
            method,
            headers: {
              authorization: `Bearer ${api.credentials.token}`,
              'content-type': 'application/json',
              ...headers,
            },
            ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
          },
        );
        const text = await response.text();
        expect(response.status, text).toBeLessThan(500);
        if (response.status < 400) return;
        expect(JSON.parse(text)).toMatchObject({
          status: response.status,
          code: expect.any(String) as string,
        });
      }),
      { numRuns: 500 },
    );
  });
});
