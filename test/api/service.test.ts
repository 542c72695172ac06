import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CairnError } from '../../reconciler/model/error.ts';
import { bootstrap } from '../../reconciler/api/bootstrap.ts';
import { issueToken } from '../../reconciler/api/tokens.ts';
import { appendEvents } from '../../reconciler/store/events.ts';
import { problemIn, resourceIn, startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';
import { createTestDatabase } from '../support/database.ts';

let api: TestApi;
let engineError: Error | null = null;
const reboots: string[] = [];
const CONSOLE = Buffer.from('Linux version 6.1\nlogin: ');

beforeAll(async () => {
  api = await startTestApi({
    checkEngine: () => (engineError === null ? Promise.resolve() : Promise.reject(engineError)),
    workers: [{ name: 'resync', every_seconds: 60 }],
    reboot: (id, type) => Promise.resolve(void reboots.push(`${id} ${type}`)),
    readConsole: (_id, offset, limit) => {
      const content = CONSOLE.subarray(offset, offset + limit);
      return Promise.resolve({ content, next_offset_bytes: offset + content.length });
    },
    explain: () =>
      Promise.resolve({
        changes: [{ field: 'domain', expected: 'present', found: 'absent', disruption: 'none' }],
        operations: [],
        waiting: { reason: 'Waiting', message: 'for the image', for_ids: [randomUUID()] },
        observation: { known: false, error: new CairnError('unavailable', 'host h1 cannot be reached') },
        problem: null,
      }),
  });
});
afterAll(() => api.close());

describe('health', () => {
  test('is asked without a token', async () => {
    expect((await api.get('/healthz', { token: null })).body).toEqual({ status: 'ok' });
    const ready = await api.get('/readyz', { token: null });
    expect([ready.status, ready.body]).toEqual([
      200,
      { status: 'ok', checks: { database: 'ok', engine: 'ok' } },
    ]);
    const metrics = await api.get('/metrics', { token: null });
    expect(String(metrics.body)).toContain(
      'cairn_http_request_seconds_count{method="GET",route="/readyz",status="200"}',
    );
  });

  test('is not there when the engine or the database is not', async () => {
    engineError = new Error('secret reason');
    const ready = await api.get('/readyz', { token: null });
    engineError = null;
    expect([ready.status, ready.body]).toEqual([
      503,
      { status: 'unavailable', checks: { database: 'ok', engine: 'unavailable' } },
    ]);
    const own = await startTestApi();
    await own.database.db.destroy();
    expect((await own.get('/readyz', { token: null })).status).toBe(503);
    expect((await own.get('/healthz', { token: null })).status).toBe(200);
    const answer = await own.get('/v1/session');
    expect([answer.status, problemIn(answer).code]).toEqual([503, 'unavailable']);
    await own.close().catch(() => undefined);
  });
});

describe('a server', () => {
  let id: string;

  beforeAll(async () => {
    const flavor_id = await api.create('flavors', { name: 'f', vcpus: 1, memory_mib: 64 });
    const kernel_id = await api.create('images', {
      name: 'k',
      disk_format: 'aki',
      sha256: 'f'.repeat(64),
      size_bytes: 1,
    });
    id = await api.create('servers', { name: 's', flavor_id, kernel_id });
  });

  test('shows its console from any place', async () => {
    const whole = await api.get(`/v1/servers/${id}/console-log`);
    expect([whole.body, whole.headers.get('cairn-next-offset')]).toEqual([CONSOLE.toString(), '25']);
    const part = await api.get(`/v1/servers/${id}/console-log?offset_bytes=6&limit_bytes=7`);
    expect([part.body, part.headers.get('cairn-next-offset')]).toEqual(['version', '13']);
    expect((await api.get(`/v1/servers/${id}/console-log?limit_bytes=0`)).status).toBe(400);
    expect((await api.get(`/v1/servers/${randomUUID()}/console-log`)).status).toBe(404);
  });

  test('is restarted, softly or hard, and the event says by whom', async () => {
    const path = `/v1/servers/${id}/actions/reboot`;
    for (const type of ['soft', 'hard']) {
      const answer = await api.request('POST', path, { body: { type } });
      expect([answer.status, resourceIn(answer).id]).toEqual([202, id]);
    }
    expect(reboots).toEqual([`${id} soft`, `${id} hard`]);
    expect((await api.request('POST', path, { body: { type: 'gently' } })).status).toBe(400);
    const event: unknown = await api.database.db('event').where({ type: 'reboot_requested' }).first();
    expect(event).toMatchObject({ resource_id: id, actor: 'admin', data: { type: 'soft' } });
  });

  test('explains what would be done', async () => {
    expect((await api.get(`/v1/servers/${id}/plan`)).body).toMatchObject({
      resource_id: id,
      kind: 'server',
      generation: 1,
      known: false,
      changes: [{ field: 'domain' }],
      waiting: { reason: 'Waiting' },
      problem: { code: 'unavailable', message: 'host h1 cannot be reached' },
    });
  });

  test('shows what was done, newest first, page by page', async () => {
    const entry = {
      resource_id: id,
      generation: 1,
      plan_hash: 'h',
      operation: 'define',
      arguments: '{}',
      reason: 'r',
    };
    const rows = Array.from({ length: 5 }, (_, ordinal) => ({ ...entry, ordinal }));
    await api.database.db('journal').insert(rows);
    const error = JSON.stringify({ code: 'timeout', message: 'late' });
    await api.database
      .db('journal')
      .where({ ordinal: 4 })
      .update({ outcome: 'failed', error, finished_at: new Date() });
    type Page = { items: { ordinal: number }[]; next_cursor: string | null };
    const first = (await api.get(`/v1/servers/${id}/journal?limit=3`)).body as Page;
    expect(first.items.map(({ ordinal }) => ordinal)).toEqual([4, 3, 2]);
    expect(first.items[0]).toMatchObject({ outcome: 'failed', error: { code: 'timeout', message: 'late' } });
    const second = (await api.get(`/v1/servers/${id}/journal?limit=3&cursor=${first.next_cursor}`))
      .body as Page;
    expect([second.items.map(({ ordinal }) => ordinal), second.next_cursor]).toEqual([[1, 0], null]);
  });

  test('shows its drift, in its status and in the list of all', async () => {
    const since = '2024-01-01T00:00:00.000Z';
    const drift = [{ field: 'memory_mib', expected: '64', found: '128', since }];
    await api.report(id, { drift, status: { state: 'ACTIVE' } });
    const { status } = resourceIn(await api.get(`/v1/servers/${id}`));
    expect(status).toMatchObject({
      state: 'ACTIVE',
      drift: { memory_mib: 'expected 64, found 128' },
      addresses: null,
    });
    const { project_id } = api.credentials;
    const item = { kind: 'server', id, name: 's', project_id, policy: 'enforce', ...drift[0] };
    for (const query of ['', `?project_id=${project_id}`, '?kind=server']) {
      expect((await api.get(`/v1/drift${query}`)).body, query).toEqual({ items: [item] });
    }
    for (const query of [`?project_id=${randomUUID()}`, '?kind=host']) {
      expect((await api.get(`/v1/drift${query}`)).body, query).toEqual({ items: [] });
    }
    expect((await api.get('/v1/drift?kind=sever')).status).toBe(400);
  });
});

describe('periodic tasks', () => {
  test('are listed with their last run, also before the first', async () => {
    const idle = {
      name: 'resync',
      every_seconds: 60,
      started_at: null,
      finished_at: null,
      outcome: null,
      message: null,
    };
    expect((await api.get('/v1/workers')).body).toEqual({ items: [idle] });
    const run = {
      started_at: '2024-01-01T00:00:00.000Z',
      finished_at: '2024-01-01T00:00:01.000Z',
      outcome: 'done',
      message: '3',
    };
    await api.database.db('worker_run').insert({ name: 'resync', ...run });
    expect((await api.get('/v1/workers')).body).toEqual({ items: [{ ...idle, ...run }] });
  });
});

describe('events', () => {
  type Event = { readonly sequence: number; readonly type: string; readonly resource_id: string | null };

  async function page(query = ''): Promise<readonly Event[]> {
    const answer = await api.get(`/v1/events${query}`, { headers: { accept: 'application/json' } });
    return answer.body as readonly Event[];
  }

  /** Reads the stream until `isEnough`, or for ever. */
  async function follow(
    query: string,
    headers: Record<string, string>,
    isEnough: (events: readonly Event[]) => boolean,
    begun: () => void = () => undefined,
  ): Promise<readonly Event[]> {
    const left = new AbortController();
    const response = await fetch(`${api.endpoint}/v1/events${query}`, {
      headers: { authorization: `Bearer ${api.credentials.token}`, accept: 'text/event-stream', ...headers },
      signal: left.signal,
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    begun();
    const events: Event[] = [];
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const frames = text.split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) {
        const [id, type, data] = ['id: ', 'event: ', 'data: '].map((name) =>
          frame
            .split('\n')
            .find((line) => line.startsWith(name))
            ?.slice(name.length),
        );
        if (data === undefined) continue;
        const event = JSON.parse(data) as Event;
        expect([String(event.sequence), event.type]).toEqual([id, type]);
        events.push(event);
      }
      if (isEnough(events)) break;
    }
    left.abort();
    return events;
  }

  test('come as a page, in order, after any of them', async () => {
    const id = await api.create('networks', { name: 'eventful' });
    await api.put(`/v1/networks/${id}`, { name: 'eventful', description: 'd' });
    const mine = await page(`?resource_id=${id}`);
    expect(mine.map(({ type }) => type)).toEqual(['created', 'updated']);
    const after = await page(`?resource_id=${id}&after=${mine[0]?.sequence}`);
    expect(after.map(({ type }) => type)).toEqual(['updated']);
    expect(await page('?limit=1')).toHaveLength(1);
  });

  test('come newest first too, and page backwards without a gap', async () => {
    const id = await api.create('networks', { name: 'historic' });
    for (const description of ['a', 'b', 'c'])
      await api.put(`/v1/networks/${id}`, { name: 'historic', description });
    const forward = await page(`?resource_id=${id}`);
    expect(forward).toHaveLength(4);
    const backward: Event[] = [];
    for (let before = ''; ; before = `&before=${backward.at(-1)?.sequence}`) {
      const part = await page(`?resource_id=${id}&order=newest_first&limit=3${before}`);
      backward.push(...part);
      if (part.length < 3) break;
    }
    expect(backward).toEqual([...forward].reverse());
    const between = `&after=${forward[0]?.sequence}&before=${forward[3]?.sequence}`;
    expect(await page(`?resource_id=${id}${between}`)).toEqual(forward.slice(1, 3));
    expect(await page(`?resource_id=${id}&before=0`)).toEqual([]);
    const wrong = await api.get('/v1/events?order=newest', { headers: { accept: 'application/json' } });
    expect([wrong.status, problemIn(wrong).errors?.[0]?.path]).toEqual([400, '/query/order']);
  });

  test('come as they happen, and again from where a reader left off', async () => {
    const id = randomUUID();
    const begun = new AbortController();
    const isBoth = (events: readonly Event[]): boolean => events.length === 2;
    const reading = follow(`?resource_id=${id}`, {}, isBoth, () => begun.abort());
    await once(begun.signal, 'abort');
    // Where the stream begins is read just after its head was sent.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await api.put(`/v1/networks/${id}`, { name: 'followed' });
    await api.put(`/v1/networks/${id}`, { name: 'followed', description: 'd' });
    const events = await reading;
    expect(events.map(({ type }) => type)).toEqual(['created', 'updated']);
    const last = String(events[0]?.sequence);
    const again = await follow(`?resource_id=${id}`, { 'Last-Event-ID': last }, (seen) => seen.length === 1);
    expect(again.map(({ type }) => type)).toEqual(['updated']);
  });

  test('that appear out of order are given in order, each once, to every reader', async () => {
    const { db } = api.database;
    const begin = (await page('?limit=1000')).at(-1)?.sequence ?? 0;
    const event = (type: string) => ({
      resource_id: null,
      kind: null,
      project_id: null,
      type,
      actor: null,
      request_id: null,
      message: type,
      data: {},
    });
    const isWhole = (events: readonly Event[]): boolean => events.some(({ type }) => type === 'the_end');
    const readers = [follow(`?after=${begin}`, {}, isWhole), follow(`?after=${begin}`, {}, isWhole)];
    // Each slow transaction draws its sequence before the quick ones that follow, and commits after them.
    const slow = await Promise.all(
      Array.from({ length: 3 }, async (_, index) => {
        const transaction = await db.transaction();
        await appendEvents(transaction, [event(`slow_${index}`)]);
        return transaction;
      }),
    );
    for (let index = 0; index < 10; index += 1) await appendEvents(db, [event(`quick_${index}`)]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const transaction of slow) await transaction.commit();
    await appendEvents(db, [event('the_end')]);
    for (const reader of readers) {
      const events = await reader;
      const sequences = events.map(({ sequence }) => sequence);
      expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
      expect(events.filter(({ type }) => type.startsWith('slow_'))).toHaveLength(3);
      expect(events.filter(({ type }) => type.startsWith('quick_'))).toHaveLength(10);
    }
  });

  test('refuse what nobody can read', async () => {
    expect((await api.get('/v1/events', { headers: { accept: 'text/html' } })).status).toBe(400);
    expect((await api.get('/v1/events?after=x', { headers: { accept: 'application/json' } })).status).toBe(
      400,
    );
  });
});

describe('the first start', () => {
  test('makes a project and a token, once, and keeps the endpoint right', async () => {
    const database = await createTestDatabase();
    const data_directory = join(api.data_directory, randomUUID());
    const endpoint = 'http://127.0.0.1:1';
    const starts = await Promise.all(
      Array.from({ length: 5 }, () =>
        bootstrap(database.db, { data_directory, endpoint, region: 'RegionOne' }),
      ),
    );
    expect(starts.filter(({ is_first }) => is_first)).toHaveLength(1);
    const file = join(data_directory, 'credentials.json');
    const read = async (): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const first = starts.find(({ is_first }) => is_first);
    expect(await read()).toEqual(first?.credentials);
    const moved = await bootstrap(database.db, {
      data_directory,
      endpoint: 'http://127.0.0.1:2',
      region: 'RegionOne',
    });
    expect(moved.credentials).toEqual({ ...first?.credentials, endpoint: 'http://127.0.0.1:2' });
    expect(await read()).toEqual(moved.credentials);
    const projects: readonly unknown[] = await database.db('desired').where({ kind: 'project' });
    expect([projects.length, await database.db('token').count()]).toEqual([1, [{ count: 1 }]]);
    await database.drop();
  });

  test('says when the file is lost, and a token can be made without it', async () => {
    const lost = await startTestApi();
    await rm(join(lost.data_directory, 'credentials.json'));
    const { data_directory, endpoint } = lost;
    const again = await bootstrap(lost.database.db, { data_directory, endpoint, region: 'RegionOne' });
    expect(again).toMatchObject({
      is_first: false,
      credentials: null,
      project_id: lost.credentials.project_id,
    });
    await writeFile(join(data_directory, 'credentials.json'), '{"half":');
    await chmod(join(data_directory, 'credentials.json'), 0o600);
    expect(
      (await bootstrap(lost.database.db, { data_directory, endpoint, region: 'RegionOne' })).credentials,
    ).toBeNull();
    const token = await issueToken(lost.database.db, { name: 'admin', project_id: null, expires_at: null });
    const session = await lost.get('/v1/session', { token });
    expect(session.body).toMatchObject({ project_id: lost.credentials.project_id, administrator: true });
    await lost.close();
  });
});
