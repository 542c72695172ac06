import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, test } from 'vitest';
import type { Resource } from '../../../schemas/generated/api.ts';
import { createClient } from '../../../schemas/generated/client.ts';
import type { Client } from '../../../schemas/generated/client.ts';
import { ApiProblem, eventData } from '../../../schemas/http-client.ts';
import { waitDeleted, waitReady } from '../../../schemas/wait.ts';
import { projectSpec } from '../../support/kind-objects.ts';

const ID = '0b1e3a52-7c1f-4a5e-9d5c-3f1f6f0f9a11';

/** A request as the service saw it. */
type Seen = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A service on a free loopback port that answers as `answer` says, and remembers what it was asked. */
async function serve(
  answer: (seen: Seen, response: ServerResponse, count: number) => void,
): Promise<{ readonly client: Client; readonly seen: readonly Seen[]; readonly endpoint: string }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const one = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(parts).toString(),
      };
      seen.push(one);
      answer(one, response, seen.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { client: createClient({ endpoint: `${endpoint}/`, token: 'secret' }), seen, endpoint };
}

function json(response: ServerResponse, status: number, value: unknown): void {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(value));
}

function project(words: Partial<Resource<'project'>> = {}): Resource<'project'> {
  return {
    id: ID,
    kind: 'project',
    generation: 1,
    observed_generation: 1,
    claimed: false,
    spec: projectSpec('shop'),
    status: {},
    conditions: [],
    deletion_requested_at: null,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    ...words,
  };
}

const condition = (type: 'Ready' | 'Stalled'): Resource['conditions'][number] => ({
  type,
  status: 'True',
  reason: 'Because',
  message: 'So it is.',
  time: '2026-01-01T00:00:00Z',
});

const problem = (code: string, status: number): object => ({
  type: `https://cairn.dev/problems/${code}`,
  title: 'Title',
  status,
  detail: 'Detail.',
  code,
  request_id: 'r1',
  errors: [{ path: '/spec/name', message: 'is required' }],
});

test('a put sends spec, conditions and origin; what is not given is not sent', async () => {
  const { client, seen } = await serve((_, response) => json(response, 202, project()));
  const stored = await client.putProject(
    ID,
    { spec: { name: 'shop' } },
    { if_match: 3, cairn_origin: 'here', repair: true },
  );
  expect(stored.spec.name).toBe('shop');
  expect(seen[0]).toMatchObject({
    method: 'PUT',
    url: `/v1/projects/${ID}?repair=true`,
    body: '{"spec":{"name":"shop"}}',
    headers: {
      authorization: 'Bearer secret',
      'content-type': 'application/json',
      'if-match': '"3"',
      'cairn-origin': 'here',
    },
  });
  expect(seen[0]?.headers['cairn-run']).toBeUndefined();
  expect(seen[0]?.headers['if-none-match']).toBeUndefined();
});

test('a dry run has no object to give, and the types say so', async () => {
  const { client, seen } = await serve((_, response) => json(response, 200, {}));
  const checked = await client.put('project', ID, { spec: { name: 'shop' } }, { dry_run: true });
  // @ts-expect-error nothing was stored
  expect(checked.generation).toBeUndefined();
  expect(seen[0]?.url).toBe(`/v1/projects/${ID}?dry_run=true`);
  const maybe = async (dry_run: boolean): Promise<number | undefined> => {
    const answer = await client.put('project', ID, { spec: { name: 'shop' } }, { dry_run });
    return 'generation' in answer ? answer.generation : undefined;
  };
  expect(await maybe(true)).toBeUndefined();
});

test('generic and special methods are the same request', async () => {
  const { client, seen } = await serve((_, response) =>
    json(response, 200, { items: [], next_cursor: null }),
  );
  await client.list('server', { limit: 5, name: 'a b&c' });
  await client.listServers({ limit: 5, name: 'a b&c' });
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /v1/servers?limit=5&name=a+b%26c',
    'GET /v1/servers?limit=5&name=a+b%26c',
  ]);
});

test('an id cannot leave its place in the path', async () => {
  const { client, seen } = await serve((_, response) => json(response, 200, project()));
  await client.getProject('../hosts?x');
  expect(seen[0]?.url).toBe('/v1/projects/..%2Fhosts%3Fx');
});

test('bytes are sent as they are', async () => {
  const { client, seen } = await serve((_, response) =>
    json(response, 200, { offset_bytes: 5, size_bytes: 5, complete: true }),
  );
  const state = await client.uploadImagePart(ID, 0, new TextEncoder().encode('bytes'));
  expect(state?.complete).toBe(true);
  expect(seen[0]).toMatchObject({
    method: 'PATCH',
    body: 'bytes',
    headers: { 'upload-offset': '0', 'content-type': 'application/octet-stream' },
  });
});

test('a problem is thrown with its code, status and places', async () => {
  const { client } = await serve((_, response) => json(response, 400, problem('invalid_input', 400)));
  const error: unknown = await client.getProject(ID).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiProblem);
  expect(error).toMatchObject({
    code: 'invalid_input',
    status: 400,
    message: 'Detail.',
    errors: [{ path: '/spec/name', message: 'is required' }],
  });
});

test('an answer that is not of Cairn is told as such', async () => {
  const { client } = await serve((_, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'));
  await expect(client.getSession()).rejects.toMatchObject({
    code: 'internal',
    status: 502,
    message: expect.stringContaining('does not come from Cairn: <h1>Bad gateway</h1>'),
  });
});

test('a service that is not there is unavailable', async () => {
  const { endpoint } = await serve(() => undefined);
  for (const close of closers.splice(0)) await close();
  const client = createClient({ endpoint });
  await expect(client.getHealth()).rejects.toMatchObject({ code: 'unavailable', status: 503 });
});

test('a service that is late is a timeout; an abort of the caller stays an abort', async () => {
  const { endpoint } = await serve(() => undefined);
  const client = createClient({ endpoint, timeout_ms: 20 });
  await expect(client.getHealth()).rejects.toMatchObject({ code: 'timeout', status: 504 });
  const reason = new Error('enough');
  await expect(client.getHealth({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

test('a call ends in time also when the garbage collector runs meanwhile', async () => {
  const { endpoint } = await serve(() => undefined);
  const client = createClient({ endpoint, timeout_ms: 300 });
  const aborting = new AbortController();
  const calls = [client.getHealth(), client.getHealth({ signal: aborting.signal })];
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const collecting = setInterval(collect, 20);
  try {
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'timeout', status: 504 });
  } finally {
    clearInterval(collecting);
  }
});

test('readiness answers also when the service is not ready', async () => {
  const { client } = await serve((_, response) =>
    json(response, 200, { status: 'unavailable', checks: { database: 'cannot be reached' } }),
  );
  await expect(client.getReadiness()).resolves.toMatchObject({ status: 'unavailable' });
});

test('events come one by one, whatever the pieces they arrive in', async () => {
  const text = [1, 2, 3]
    .map((sequence) => `id: ${sequence}\nevent: ready\ndata: {"sequence":${sequence}}\n\n`)
    .join('');
  const { client, seen } = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': hello\n\n');
    response.write(text.slice(0, 30));
    setImmediate(() => response.end(text.slice(30)));
  });
  const sequences: number[] = [];
  for await (const event of client.streamEvents({ after: 7 })) sequences.push(event.sequence);
  expect(sequences).toEqual([1, 2, 3]);
  expect(seen[0]?.url).toBe('/v1/events?after=7');
  expect(seen[0]?.headers.accept).toContain('text/event-stream');
});

test('data of several lines is one text', () => {
  expect(eventData('data: {"a":\ndata: 1}\nid: 4')).toBe('{"a":\n1}');
  expect(eventData(': keep-alive')).toBe('');
});

test('a wait goes on until the generation is there', async () => {
  const { client, seen } = await serve((_, response, count) =>
    json(
      response,
      200,
      project({ generation: 2, observed_generation: count > 1 ? 2 : 1, conditions: [condition('Ready')] }),
    ),
  );
  const outcome = await waitReady(client, 'project', ID, { generation: 2, timeout_seconds: 20 });
  expect(outcome).toMatchObject({ outcome: 'ready', resource: { observed_generation: 2 } });
  expect(seen.map(({ url }) => url.replace(/timeout_seconds=\d+/, ''))).toEqual(
    Array(2).fill(`/v1/projects/${ID}?wait=ready&generation=2&`),
  );
});

test('a wait ends when the object is stalled, and when the time is over', async () => {
  const stalled = await serve((_, response) =>
    json(response, 200, project({ conditions: [condition('Stalled')] })),
  );
  await expect(waitReady(stalled.client, 'project', ID, { timeout_seconds: 20 })).resolves.toMatchObject({
    outcome: 'stalled',
  });
  const late = await serve((_, response) => json(response, 200, project()));
  await expect(waitReady(late.client, 'project', ID, { timeout_seconds: 0 })).resolves.toMatchObject({
    outcome: 'late',
  });
});

test('not found is how a deletion ends; another problem is thrown', async () => {
  const gone = await serve((_, response) => json(response, 404, problem('not_found', 404)));
  await expect(waitDeleted(gone.client, 'project', ID, { timeout_seconds: 5 })).resolves.toEqual({
    outcome: 'deleted',
  });
  const refused = await serve((_, response) => json(response, 403, problem('forbidden', 403)));
  await expect(waitDeleted(refused.client, 'project', ID, { timeout_seconds: 5 })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('an answer without a body is no answer in JSON', async () => {
  const { client } = await serve((_, response) => response.writeHead(204).end());
  expect(await client.uploadImagePart(ID, 0, new TextEncoder().encode('part'))).toBeUndefined();
  expect(await client.claim({ ids: [ID] })).toBeUndefined();
});
