import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '../../../../provider/client/api.ts';
import type { CairnApi } from '../../../../provider/client/cairn-api.ts';
import { createClaims } from '../../../../provider/client/claims.ts';
import { createHttp } from '../../../../provider/client/http.ts';
import type { Http } from '../../../../provider/client/http.ts';
import { backoffMs, pause, retryAfterMs } from '../../../../schemas/connection/pause.ts';
import { READER_DEFAULTS, createReader } from '../../../../provider/client/reader.ts';
import { uploadFile } from '../../../../provider/client/upload.ts';
import { waitDeleted, waitReady } from '../../../../provider/client/wait.ts';
import { createDigests, digestCachePath } from '../../../../provider/files/digest-cache.ts';
import { createLog } from '../../../../provider/serve/log.ts';
import { FAKE_TOKEN, startFakeApi } from '../../../provider/support/fake-api.ts';
import type { FakeApi } from '../../../provider/support/fake-api.ts';

let fake: FakeApi;
let http: Http;
let api: CairnApi;
let folder: string;

const httpTo = (endpoint: string, token = FAKE_TOKEN): Http =>
  createHttp({
    endpoint,
    token,
    ca_pem: undefined,
    user_agent: 'test',
    log: createLog({}, () => undefined),
  });

beforeEach(async () => {
  fake = await startFakeApi();
  http = httpTo(`${fake.endpoint}/`);
  api = createApi(http, { origin: 'o', run: 'r' });
  folder = mkdtempSync(join(tmpdir(), 'client-'));
});
afterEach(async () => {
  http.close();
  await fake.close();
  rmSync(folder, { recursive: true, force: true });
});

const soon = (): number => performance.now() + 10_000;

describe('HTTP', () => {
  it('tries again while the service is busy or away, with the same id of the request', async () => {
    let refusals = 3;
    fake.intercept = (_seen, response) => {
      if (refusals === 0) return false;
      refusals -= 1;
      if (refusals === 1) response.destroy();
      else response.writeHead(refusals === 2 ? 503 : 429, { 'retry-after': '0' }).end();
      return true;
    };
    expect((await api.session()).service_version).toBe('9.9.9');
    const ids = fake.seen.map((one) => one.headers['x-request-id']);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(1);
  });

  it('gives up at the deadline with the last refusal', async () => {
    fake.intercept = (_seen, response) => {
      response.writeHead(503).end('{"code":"unavailable","title":"Busy","detail":"Later."}');
      return true;
    };
    await expect(api.session({ retry_until_ms: performance.now() + 200 })).rejects.toMatchObject({
      name: 'ApiProblem',
      code: 'unavailable',
      detail: 'Later.',
    });
  });

  it('does not repeat what was refused for good', async () => {
    const stranger = createApi(httpTo(fake.endpoint, 'wrong'), { origin: 'o', run: 'r' });
    await expect(stranger.session()).rejects.toMatchObject({ code: 'unauthenticated', request_id: 'r-1' });
    expect(fake.seen).toHaveLength(1);
  });

  it('stops at once when it is told to', async () => {
    fake.intercept = () => true;
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort();
    }, 20);
    await expect(api.session({ signal: stop.signal })).rejects.toMatchObject({ name: 'AbortedError' });
    await expect(api.session({ signal: stop.signal })).rejects.toMatchObject({ name: 'AbortedError' });
  });

  it('waits for the answer of a write that is under way, and for no other', async () => {
    let release: (() => void) | undefined;
    fake.intercept = (seen, response) => {
      const checked = '{"results":[{"outcome":"created","problem":null}]}';
      release = () => void response.end(seen.method === 'PUT' ? '{"id":"id-1","generation":1}' : checked);
      return true;
    };
    const interrupted = async <Answer>(ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> => {
      const stop = new AbortController();
      const answer = ask(stop.signal);
      answer.catch(() => undefined);
      await vi.waitFor(() => {
        expect(release).toBeDefined();
      });
      stop.abort();
      await pause(20);
      release?.();
      release = undefined;
      return answer;
    };
    const object = { id: 'id-1', spec: {}, expect: { kind: 'new' } } as const;
    expect(
      await interrupted((signal) => api.put({ ...object, collection: 'servers' }, { signal })),
    ).toMatchObject({ id: 'id-1', generation: 1 });
    await expect(
      interrupted((signal) => api.checks([{ ...object, kind: 'server' }], { signal })),
    ).rejects.toMatchObject({ name: 'AbortedError' });
  });

  it('comes again when a busy service said so, even after its patience with a silent one', async () => {
    let refusals = 2;
    fake.intercept = (_seen, response) => {
      if (refusals === 0) return false;
      refusals -= 1;
      response.writeHead(refusals === 0 ? 429 : 503, { 'retry-after': '0' }).end();
      return true;
    };
    const session = await api.session({ retry_until_ms: performance.now() });
    expect(session.service_version).toBe('9.9.9');
    const now_ms = Date.parse('2026-01-01T00:00:00Z');
    expect(retryAfterMs('3', now_ms)).toBe(3_000);
    expect(retryAfterMs(' 0 ', now_ms)).toBe(0);
    expect(retryAfterMs('Thu, 01 Jan 2026 00:00:07 GMT', now_ms)).toBe(7_000);
    expect(retryAfterMs('Thu, 01 Jan 2025 00:00:07 GMT', now_ms)).toBe(0);
    expect(retryAfterMs('99999', now_ms)).toBe(60_000);
    expect([retryAfterMs(undefined, now_ms), retryAfterMs('soon', now_ms)]).toEqual([undefined, undefined]);
  });

  it('says when the other side is no Cairn service', async () => {
    fake.intercept = (_seen, response) => {
      response.end('<html>hello</html>');
      return true;
    };
    await expect(api.session()).rejects.toMatchObject({ title: 'Not a Cairn service' });
    fake.intercept = (_seen, response) => {
      response.end('[]');
      return true;
    };
    await expect(api.get('servers', 'x')).rejects.toMatchObject({ title: 'Unexpected answer from Cairn' });
  });

  it('sends who it is and what it expects', async () => {
    const spec = { name: 'a', n: 12345678901234567890n };
    const made = await api.put({ collection: 'servers', id: 'id-1', spec, expect: { kind: 'new' } });
    const seen = fake.seen[0];
    expect(seen?.headers).toMatchObject({
      'if-none-match': '*',
      'cairn-origin': 'o',
      'cairn-run': 'r',
      authorization: `Bearer ${FAKE_TOKEN}`,
    });
    expect(seen?.body).toBe('{"spec":{"name":"a","n":12345678901234567890}}');
    expect(made?.spec['n']).toBe(12345678901234567890n);
    const expects = { kind: 'generation', generation: 5 } as const;
    await expect(
      api.put({ collection: 'servers', id: 'id-1', spec, expect: expects, repair: true }),
    ).rejects.toMatchObject({ code: 'stale_generation' });
    expect(fake.seen[1]?.headers['if-match']).toBe('"5"');
    expect(await api.remove('servers', 'nothing')).toBe(false);
  });

  it('waits longer after each attempt, within limits', async () => {
    for (let attempt = 1; attempt < 40; attempt++) {
      const [low, high] = [backoffMs(attempt, 0), backoffMs(attempt, 0.999)];
      expect(low).toBeLessThan(high);
      expect(high).toBeLessThanOrEqual(5_000);
      expect(low).toBeGreaterThanOrEqual(50);
    }
    const stop = new AbortController();
    stop.abort();
    await pause(60_000, stop.signal);
  });
});

describe('waiting', () => {
  const put = async (name: string) => {
    const made = await api.put({
      collection: 'servers',
      id: `id-${name}`,
      spec: { name },
      expect: { kind: 'new' },
    });
    if (made === null) throw new Error('nothing made');
    return made;
  };

  it('ends when the generation is ready, or stalled, or gone', async () => {
    const ready = await put('a');
    const request = { collection: 'servers', id: ready.id, deadline_ms: soon() };
    expect((await waitReady(api, { ...request, for: 'ready', generation: 1 }, ready)).outcome).toBe('ready');
    const stalled = await put('stall');
    const end = await waitReady(api, { ...request, id: stalled.id, for: 'ready', generation: 1 }, stalled);
    expect(end.outcome).toBe('stalled');
    await api.remove('servers', ready.id);
    expect(await waitDeleted(api, request)).toEqual({ outcome: 'gone', resource: null });
    expect((await waitReady(api, { ...request, for: 'ready', generation: 2 }, null)).outcome).toBe('gone');
  });

  it('ends late or stopped with the last that was seen', async () => {
    fake.ready_after_ms = Infinity;
    const made = await put('slow');
    const request = { collection: 'servers', id: made.id, for: 'ready', generation: 1 } as const;
    const late = await waitReady(api, { ...request, deadline_ms: performance.now() + 50 }, made);
    expect(late).toMatchObject({ outcome: 'late', resource: { id: made.id } });
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort();
    }, 30);
    const stopped = await waitReady(api, { ...request, deadline_ms: soon(), signal: stop.signal }, made);
    expect(stopped).toMatchObject({ outcome: 'stopped', resource: { id: made.id } });
  });

  it('goes on through a lost connection', async () => {
    fake.ready_after_ms = 300;
    const made = await put('b');
    let cuts = 2;
    fake.intercept = (_seen, response) => {
      if (cuts === 0) return false;
      cuts -= 1;
      response.destroy();
      return true;
    };
    const wanted = { for: 'ready', generation: 1 } as const;
    const request = { collection: 'servers', id: made.id, ...wanted, deadline_ms: soon() };
    expect((await waitReady(api, request, made)).outcome).toBe('ready');
  });
});

describe('reading many', () => {
  it('lets reads that arrive together travel together', async () => {
    const ids = ['a', 'b', 'c'].map((name) => fake.add('servers', { name }).id);
    const reader = createReader(api);
    const read = await Promise.all([...ids, 'missing'].map((id) => reader.read('servers', id)));
    expect(read.map((resource) => resource?.spec['name'])).toEqual(['a', 'b', 'c', undefined]);
    expect(fake.requests('GET', /^\/v1\/servers$/)).toHaveLength(1);
    expect(fake.requests('GET', /missing/)).toHaveLength(1);
  });

  it('fetches the whole collection after a few reads, and again after a write', async () => {
    const all = Array.from({ length: 30 }, (_, index) => fake.add('servers', { name: `s${index}` }));
    const reader = createReader(api);
    const readAll = () => Promise.all(all.map(({ id }) => reader.read('servers', id)));
    expect((await readAll()).every((resource) => resource !== null)).toBe(true);
    expect((await readAll()).every((resource) => resource !== null)).toBe(true);
    expect(fake.seen).toHaveLength(1);
    expect(fake.seen[0]?.query.get('ids')).toBeNull();
    const [first] = all;
    if (first === undefined) throw new Error('no server');
    first.spec = { name: 'renamed' };
    expect((await reader.read('servers', first.id))?.spec['name']).toBe('s0');
    reader.invalidate();
    expect((await reader.read('servers', first.id))?.spec['name']).toBe('renamed');
    expect(fake.seen).toHaveLength(2);
  });

  it('reads singly what a snapshot lacks, before calling it gone', async () => {
    const reader = createReader(api, { ...READER_DEFAULTS, snapshot_after: 0 });
    fake.add('servers', { name: 'x' });
    await reader.read('servers', 'nothing');
    const late = fake.add('servers', { name: 'late' });
    expect((await reader.read('servers', late.id))?.spec['name']).toBe('late');
  });

  it('goes through pages, up to a limit', async () => {
    const all = Array.from({ length: 2_500 }, (_, index) => fake.add('servers', { name: `s${index}` }));
    const last = all.at(-1)?.id ?? '';
    const reader = createReader(api, { ...READER_DEFAULTS, snapshot_after: 0 });
    expect((await reader.read('servers', last))?.spec['name']).toBe('s2499');
    expect(fake.seen).toHaveLength(3);
    const limited = createReader(api, { ...READER_DEFAULTS, snapshot_after: 0, max_pages: 1 });
    expect((await limited.read('servers', last))?.spec['name']).toBe('s2499');
    expect(fake.seen).toHaveLength(5);
  });

  it('passes a refusal on to every reader, and tries anew for the next', async () => {
    fake.intercept = (_seen, response) => {
      response.writeHead(403).end('{"code":"forbidden","title":"No","detail":"No."}');
      return true;
    };
    const reader = createReader(api);
    const whole = createReader(api, { ...READER_DEFAULTS, snapshot_after: 0 });
    for (const one of [reader, whole]) {
      const failed = await Promise.allSettled(['a', 'b'].map((id) => one.read('servers', id)));
      expect(failed.every(({ status }) => status === 'rejected')).toBe(true);
    }
    fake.intercept = () => false;
    expect(await reader.read('servers', 'a')).toBeNull();
    expect(await whole.read('servers', 'a')).toBeNull();
  });

  it('claims many in one call, and reports a failure to each', async () => {
    const claims = createClaims(api);
    const stored = ['a', 'b'].map((name) => Object.assign(fake.add('servers', { name }), { claimed: false }));
    await Promise.all(stored.map(({ id }) => claims.claim(id)));
    expect(fake.seen).toHaveLength(1);
    expect(stored.every((one) => one.claimed)).toBe(true);
    fake.intercept = (_seen, response) => {
      response.writeHead(400).end();
      return true;
    };
    const failed = await Promise.allSettled([claims.claim('x'), claims.claim('y')]);
    expect(failed.every((one) => one.status === 'rejected')).toBe(true);
  });
});

describe('uploads', () => {
  const content = Buffer.from('0123456789'.repeat(100_000));
  const sha256 = createHash('sha256').update(content).digest('hex');
  const start = async () => {
    const file = join(folder, 'image');
    writeFileSync(file, content);
    const spec = { name: 'i', sha256, size_bytes: content.length };
    await api.put({ collection: 'images', id: 'img', spec, expect: { kind: 'new' } });
    return { collection: 'images', id: 'img', file, deadline_ms: soon() };
  };

  it('sends nothing that the service has', async () => {
    const request = await start();
    expect(await uploadFile(api, request)).toBe('complete');
    const sent = fake.requests('PATCH', /./).length;
    expect(await uploadFile(api, request)).toBe('complete');
    expect(fake.requests('PATCH', /./)).toHaveLength(sent);
    expect(Buffer.concat(fake.objects.get('img')?.content ?? []).equals(content)).toBe(true);
  });

  it('continues from the offset of the service', async () => {
    const request = await start();
    fake.objects.get('img')?.content.push(content.subarray(0, 400_000));
    expect(await uploadFile(api, request)).toBe('complete');
    expect(fake.requests('PATCH', /./)[0]?.headers['upload-offset']).toBe('400000');
  });

  it('ends with the refusal of the content', async () => {
    const request = await start();
    writeFileSync(request.file, Buffer.alloc(content.length, 'x'));
    await expect(uploadFile(api, request)).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('says that the file is gone', async () => {
    const request = await start();
    rmSync(request.file);
    await expect(uploadFile(api, request)).rejects.toMatchObject({ title: 'The file cannot be read' });
  });

  it('waits for a store that has no room for a while', async () => {
    const request = await start();
    let refusals = 5;
    fake.intercept = (seen, response, stream) => {
      if (seen.method !== 'PATCH' || refusals === 0) return false;
      refusals -= 1;
      stream.resume();
      const problem = {
        code: 'unavailable',
        title: 'Unavailable',
        detail: 'The store is full.',
        status: 503,
      };
      stream.on('end', () =>
        response.writeHead(503, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem)),
      );
      return true;
    };
    expect(await uploadFile(api, request)).toBe('complete');
    expect(refusals).toBe(0);
  });

  it('gives up on a service that keeps nothing', async () => {
    const request = await start();
    fake.intercept = (seen, response, stream) => {
      if (seen.method !== 'PATCH') return false;
      stream.resume();
      stream.on('end', () => response.writeHead(204).end());
      return true;
    };
    await expect(uploadFile(api, request)).rejects.toMatchObject({ title: 'The upload makes no progress' });
  });
});

describe('digests', () => {
  it('remembers a digest until the file changes', async () => {
    const file = join(folder, 'f');
    const cache = digestCachePath({ XDG_CACHE_HOME: folder });
    writeFileSync(file, 'one');
    const first = await createDigests(cache).of(file);
    expect(first).toEqual({ sha256: createHash('sha256').update('one').digest('hex'), size_bytes: 3 });
    expect(statSync(cache).mode & 0o777).toBe(0o600);
    // Proof that the cache is used: a digest written into it is believed.
    const text = readFileSync(cache, 'utf8').replace(first?.sha256 ?? '?', 'f'.repeat(64));
    writeFileSync(cache, text);
    expect((await createDigests(cache).of(file))?.sha256).toBe('f'.repeat(64));
    utimesSync(file, 1, 1);
    expect((await createDigests(cache).of(file))?.sha256).toBe(first?.sha256);
  });

  it('works without a usable cache, and knows files that are none', async () => {
    const file = join(folder, 'f');
    writeFileSync(file, 'one');
    writeFileSync(join(folder, 'digests.json'), 'nonsense');
    for (const cache of [join(folder, 'digests.json'), join(file, 'below', 'digests.json')]) {
      expect((await createDigests(cache).of(file))?.size_bytes).toBe(3);
    }
    const digests = createDigests(join(folder, 'd.json'));
    expect(await digests.of(join(folder, 'none'))).toBeNull();
    expect(await digests.of(join(file, 'none'))).toBeNull();
    await expect(digests.of(folder)).rejects.toThrow('is not a file');
  });
});
