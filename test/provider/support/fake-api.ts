/** A small stand-in for the service's /v1: objects in memory, with the behaviour that a test asks for. */
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseJson, stringifyJson } from '../../../provider/protocol/json.ts';
import type { LosslessJson } from '../../../provider/protocol/json.ts';
import { COLLECTIONS } from '../../../schemas/generated/kinds.ts';
import type { KindName } from '../../../schemas/generated/types.ts';

/** JSON without types: this side of the border belongs to the service. */
export type Json = Record<string, unknown>;

/** A stored object, with what the service remembers beside the resource. */
export interface Stored {
  readonly id: string;
  readonly collection: string;
  generation: number;
  observed_generation: number;
  spec: Json;
  status: Json;
  ready: boolean;
  stalled: string | null;
  deletion_requested_at: string | null;
  origin: string | null;
  run: string | null;
  claimed: boolean;
  content: Buffer[];
}

/** One request as it arrived. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A running fake; its fields may be changed at any time. */
export interface FakeApi {
  readonly endpoint: string;
  readonly objects: Map<string, Stored>;
  readonly seen: Seen[];
  /** Milliseconds from a write to readiness; Infinity for never. */
  ready_after_ms: number;
  /** Looks at each request first; true when it has answered. */
  intercept: (seen: Seen, response: ServerResponse, request: IncomingMessage) => boolean;
  /** Violations for a spec, or none. */
  check: (collection: string, spec: Json) => readonly { path: string; message: string; hint?: string }[];
  /** What a spec is stored as. */
  normalise: (collection: string, spec: Json) => Json;
  /** What an object reports once ready. */
  report: (stored: Stored) => Json;
  session: Json;
  /** The token that it accepts. */
  token: string;
  readonly requests: (method: string, path: RegExp) => readonly Seen[];
  readonly named: (collection: string, name: string) => Stored | undefined;
  /** Brings an object to its end: ready, stalled or gone. */
  readonly finish: (stored: Stored) => void;
  readonly add: (collection: string, spec: Json) => Stored;
  readonly close: () => Promise<void>;
}

const TOKEN = 'test-token-123';

/** JSON with all digits of large numbers. */
const textOf = (json: unknown): string => stringifyJson(json as LosslessJson);

const problem = (status: number, code: string, detail: string, more: Json = {}): [number, Json] => [
  status,
  {
    type: `https://cairn.dev/problems/${code}`,
    title: `Title of ${code}`,
    status,
    detail,
    code,
    request_id: 'r-1',
    ...more,
  },
];

const resourceOf = (stored: Stored): Json => ({
  id: stored.id,
  kind: stored.collection.replace(/s$/, ''),
  generation: stored.generation,
  observed_generation: stored.observed_generation,
  spec: stored.spec,
  status: stored.status,
  conditions: [
    {
      type: 'Ready',
      status: stored.ready ? 'True' : 'False',
      reason: stored.ready ? 'Ready' : 'Reconciling',
      message: stored.ready ? 'It runs.' : 'It is being built.',
      time: '2026-01-01T00:00:00Z',
    },
    ...(stored.stalled === null
      ? []
      : [
          {
            type: 'Stalled',
            status: 'True',
            reason: 'Unschedulable',
            message: stored.stalled,
            time: '2026-01-01T00:00:00Z',
          },
        ]),
  ],
  deletion_requested_at: stored.deletion_requested_at,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
});

const report = (stored: Stored): Json => {
  if (stored.collection === 'images') return { state: 'active', drift: {} };
  if (stored.collection === 'projects') return {};
  const nics = (stored.spec['nics'] ?? {}) as Record<string, Json>;
  return {
    state: stored.spec['power_state'] === 'stopped' ? 'SHUTOFF' : 'ACTIVE',
    addresses: Object.fromEntries(
      Object.entries(nics).map(([key, nic]) => [key, nic['address'] ?? '10.0.0.9']),
    ),
    instance_name: `instance-${stored.id.slice(0, 8)}`,
    drift: {},
  };
};

/** Whether an object passes one filter of a list: a property of spec or status, or one key of a map, as `metadata[tier]`. */
const holds = (stored: Stored, name: string, value: string): boolean => {
  if (['ids', 'name', 'project_id', 'limit', 'cursor'].includes(name)) return true;
  if (name === 'name_prefix') return String(stored.spec['name']).startsWith(value);
  const [, map, key] = /^(\w+)\[(.*)\]$/.exec(name) ?? [];
  if (map !== undefined && key !== undefined) return (stored.spec[map] as Json | undefined)?.[key] === value;
  return String(stored.spec[name] ?? stored.status[name]) === value;
};

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** Starts the fake on a free port of 127.0.0.1. */
export const startFakeApi = async (): Promise<FakeApi> => {
  const objects = new Map<string, Stored>();
  const seen: Seen[] = [];
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const look of waiting) look();
  };

  const finish = (stored: Stored): void => {
    if (!objects.has(stored.id)) return;
    stored.observed_generation = stored.generation;
    if (stored.deletion_requested_at !== null) objects.delete(stored.id);
    else if (String(stored.spec['name']).startsWith('stall'))
      stored.stalled = 'No host fits: memory 3 of 3 refused.';
    else if (stored.collection !== 'images' || isComplete(stored)) {
      stored.ready = true;
      stored.status = fake.report(stored);
    }
    wake();
  };

  const work = (stored: Stored): void => {
    stored.ready = false;
    if (Number.isFinite(fake.ready_after_ms)) setTimeout(() => finish(stored), fake.ready_after_ms);
  };

  const contentOf = (stored: Stored): Buffer => Buffer.concat(stored.content);
  const isComplete = (stored: Stored): boolean =>
    stored.spec['size_bytes'] === undefined || contentOf(stored).length === stored.spec['size_bytes'];

  const put = (collection: string, id: string, request: Seen): [number, Json] => {
    const { spec: given } = parseJson(request.body) as unknown as { spec: Json };
    const errors = fake.check(collection, given);
    if (errors.length > 0) return problem(400, 'invalid_input', 'The spec breaks rules.', { errors });
    const spec = fake.normalise(collection, given);
    const dryRun = request.query.get('dry_run') === 'true';
    const origin = (request.headers['cairn-origin'] as string | undefined) ?? null;
    const run = (request.headers['cairn-run'] as string | undefined) ?? null;
    const twin = [...objects.values()].find(
      (other) =>
        other.collection === collection &&
        other.id !== id &&
        other.spec['name'] === spec['name'] &&
        other.spec['project_id'] === spec['project_id'],
    );
    if (twin !== undefined) {
      const adoptable = !twin.claimed && twin.origin === origin && twin.run !== run;
      return problem(409, 'conflict', `There is a ${collection} named "${String(spec['name'])}" already.`, {
        existing: { id: twin.id, adoptable },
      });
    }
    const stored = objects.get(id);
    if (stored === undefined) {
      if (request.headers['if-match'] !== undefined) return problem(404, 'not_found', 'There is none.');
      if (dryRun) return [200, {}];
      const made: Stored = {
        id,
        collection,
        generation: 1,
        observed_generation: 0,
        spec,
        status: {},
        ready: false,
        stalled: null,
        deletion_requested_at: null,
        origin,
        run,
        claimed: false,
        content: [],
      };
      objects.set(id, made);
      work(made);
      return [201, resourceOf(made)];
    }
    if (request.headers['if-none-match'] === '*') {
      return problem(409, 'conflict', 'It exists.', { existing: { id, adoptable: false } });
    }
    const match = request.headers['if-match'];
    if (match !== undefined && match !== `"${stored.generation}"`) {
      return problem(412, 'stale_generation', `It has generation ${stored.generation} now.`);
    }
    if (dryRun) return [200, {}];
    const isSame = textOf(spec) === textOf(stored.spec);
    if (!isSame || request.query.get('repair') === 'true') {
      stored.spec = spec;
      stored.generation += 1;
      stored.stalled = null;
      work(stored);
    }
    return [202, resourceOf(stored)];
  };

  const check = (request: Seen): [number, Json] => {
    const { items } = JSON.parse(request.body) as {
      items: { kind: KindName; id: string; spec: Json; must_be_new: boolean; generation: number | null }[];
    };
    const results = items.map(({ kind, id, spec, must_be_new, generation }) => {
      const headers = {
        ...request.headers,
        ...(must_be_new ? { 'if-none-match': '*' } : {}),
        ...(generation === null ? {} : { 'if-match': `"${generation}"` }),
      };
      const query = new URLSearchParams({ dry_run: 'true' });
      const [status, body] = put(COLLECTIONS[kind], id, {
        ...request,
        headers,
        query,
        body: JSON.stringify({ spec }),
      });
      return status < 400 ? { outcome: 'updated', problem: null } : { outcome: null, problem: body };
    });
    return [200, { results }];
  };

  const isOver = (stored: Stored | undefined, query: URLSearchParams): boolean => {
    if (stored === undefined) return true;
    if (query.get('wait') === 'deleted') return false;
    const generation = Number(query.get('generation') ?? stored.generation);
    return (stored.ready && stored.observed_generation >= generation) || stored.stalled !== null;
  };

  const poll = async (id: string, query: URLSearchParams): Promise<[number, Json]> => {
    const seconds = Number(query.get('timeout_seconds') ?? 30);
    if (query.get('wait') !== null && !isOver(objects.get(id), query)) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, seconds * 1000);
        function done(): void {
          clearTimeout(timer);
          waiting.delete(look);
          resolve();
        }
        function look(): void {
          if (isOver(objects.get(id), query)) done();
        }
        waiting.add(look);
      });
    }
    const stored = objects.get(id);
    return stored === undefined ? problem(404, 'not_found', `There is no ${id}.`) : [200, resourceOf(stored)];
  };

  const list = (collection: string, query: URLSearchParams): [number, Json] => {
    const ids = query.get('ids')?.split(',');
    const all = [...objects.values()].filter(
      (stored) =>
        stored.collection === collection &&
        (ids === undefined || ids.includes(stored.id)) &&
        (query.get('name') === null || stored.spec['name'] === query.get('name')) &&
        (query.get('project_id') === null || stored.spec['project_id'] === query.get('project_id')) &&
        [...query].every(([name, value]) => holds(stored, name, value)),
    );
    const start = Number(query.get('cursor') ?? 0);
    const limit = Number(query.get('limit') ?? 100);
    const next = start + limit < all.length ? String(start + limit) : null;
    return [200, { items: all.slice(start, start + limit).map(resourceOf), next_cursor: next }];
  };

  const upload = async (
    id: string,
    request: IncomingMessage,
    info: Seen,
    raw: Buffer,
  ): Promise<[number, Json | null]> => {
    const stored = objects.get(id);
    if (stored === undefined) return problem(404, 'not_found', 'There is none.');
    const offset = contentOf(stored).length;
    const size = Number(stored.spec['size_bytes']);
    if (request.method === 'GET') {
      return [200, { offset_bytes: offset, size_bytes: size, complete: offset === size }];
    }
    if (Number(info.headers['upload-offset']) !== offset)
      return problem(409, 'conflict', `The offset is ${offset}.`);
    stored.content.push(raw);
    if (offset + raw.length < size) return [204, null];
    const digest = createHash('sha256').update(contentOf(stored)).digest('hex');
    if (digest !== stored.spec['sha256']) {
      stored.content = [];
      return problem(400, 'invalid_input', 'The digest is another.', {
        errors: [{ path: '/spec/sha256', message: `must be ${digest}` }],
      });
    }
    work(stored);
    return [200, { offset_bytes: size, size_bytes: size, complete: true }];
  };

  const route = async (request: IncomingMessage, info: Seen, raw: Buffer): Promise<[number, Json | null]> => {
    if (info.headers.authorization !== `Bearer ${fake.token}`)
      return problem(401, 'unauthenticated', 'No such token.');
    const [, version, collection = '', id = '', more] = info.path.split('/');
    if (version !== 'v1') return problem(404, 'not_found', 'No such path.');
    if (collection === 'session') return [200, fake.session];
    if (collection === 'claims') {
      for (const claimed of (JSON.parse(info.body) as { ids: string[] }).ids) {
        const stored = objects.get(claimed);
        if (stored !== undefined) stored.claimed = true;
      }
      return [204, null];
    }
    if (more === 'actions') {
      const stored = objects.get(id);
      if (stored === undefined) return problem(404, 'not_found', `There is no ${id}.`);
      work(stored);
      return [202, resourceOf(stored)];
    }
    if (collection === 'checks') return check(info);
    if (more === 'content-upload') return upload(id, request, info, raw);
    if (id === '') return list(collection, info.query);
    if (request.method === 'PUT') return put(collection, id, info);
    if (request.method === 'DELETE') {
      const stored = objects.get(id);
      if (stored === undefined) return problem(404, 'not_found', 'There is none.');
      stored.deletion_requested_at = '2026-01-02T00:00:00Z';
      stored.generation += 1;
      work(stored);
      return [202, resourceOf(stored)];
    }
    return poll(id, info.query);
  };

  const server: Server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://fake');
      const isUpload = request.method === 'PATCH';
      const early: Seen = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: '',
      };
      if (isUpload && fake.intercept(early, response, request)) return;
      const raw = await readBody(request).catch(() => null);
      if (raw === null) return;
      const info: Seen = { ...early, body: isUpload ? '' : raw.toString('utf8') };
      seen.push(info);
      if (!isUpload && fake.intercept(info, response, request)) return;
      const [status, json] = await route(request, info, raw);
      response.writeHead(status, {
        'content-type': status >= 400 ? 'application/problem+json' : 'application/json',
      });
      response.end(json === null ? undefined : textOf(json));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const fake: FakeApi = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    seen,
    ready_after_ms: 5,
    intercept: () => false,
    check: () => [],
    normalise: (_collection, spec) => spec,
    report,
    session: {
      service_version: '9.9.9',
      api_version: 'v1',
      project_id: '00000000-0000-4000-8000-000000000001',
      principal: 'test',
    },
    token: TOKEN,
    requests: (method, path) => seen.filter((one) => one.method === method && path.test(one.path)),
    named: (collection, name) =>
      [...objects.values()].find(
        (stored) => stored.collection === collection && stored.spec['name'] === name,
      ),
    finish,
    add: (collection, spec) => {
      const stored: Stored = {
        id: randomUUID(),
        collection,
        generation: 1,
        observed_generation: 1,
        spec,
        status: {},
        ready: true,
        stalled: null,
        deletion_requested_at: null,
        origin: 'elsewhere',
        run: 'other',
        claimed: true,
        content: [],
      };
      stored.status = fake.report(stored);
      objects.set(stored.id, stored);
      return stored;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return fake;
};

/** The token that the fake accepts. */
export const FAKE_TOKEN = TOKEN;
