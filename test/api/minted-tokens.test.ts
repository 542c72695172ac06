import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MintedToken, Token } from '../../schemas/generated/api.ts';
import { hashOfToken, issueToken, TOKEN_PATTERN } from '../../reconciler/api/tokens.ts';
import { revokeTokens } from '../../reconciler/store/tokens.ts';
import { problemIn, startTestApi } from '../support/api.ts';
import type { Answer, TestApi } from '../support/api.ts';

/** Short-lived tokens: what they may, how long they hold, and who sees them. */

const HOUR_MS = 3_600_000;

let api: TestApi;
let now_ms: number;

beforeAll(async () => {
  now_ms = Date.now();
  api = await startTestApi({ clock: { nowMs: () => now_ms, sleep: () => Promise.resolve() } });
});
afterAll(() => api.close());

/** A token from the command line. */
const issue = (name: string, project_id: string | null = null, expires_at: string | null = null) =>
  issueToken(api.database.db, { name, project_id, expires_at });

const ask = (token: string, body: unknown = {}): Promise<Answer> =>
  api.request('POST', '/v1/tokens', { token, body });

async function mint(token: string, body: unknown = {}): Promise<MintedToken> {
  const answer = await ask(token, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as MintedToken;
}

const renew = (token: string, id: string, body: unknown = {}): Promise<Answer> =>
  api.request('POST', `/v1/tokens/${id}/renewals`, { token, body });
const revoke = (token: string, id: string): Promise<Answer> =>
  api.request('DELETE', `/v1/tokens/${id}`, { token });
const session = (token: string): Promise<Answer> => api.get('/v1/session', { token });
const list = async (token: string): Promise<readonly Token[]> =>
  ((await api.get('/v1/tokens', { token })).body as { readonly items: readonly Token[] }).items;

/** Lets the time pass that a known token is believed without a look at the database. */
const forget = (): void => void (now_ms += 5001);

const secondsLeft = ({ expires_at }: Token): number => Math.round((Date.parse(expires_at) - now_ms) / 1000);

describe('a token that is asked for again', () => {
  const again = (token: string, key: string, body: unknown = {}): Promise<Answer> =>
    api.request('POST', '/v1/tokens', { token, body, headers: { 'Idempotency-Key': key } });
  const tokenIn = (answer: Answer): string => (answer.body as MintedToken).token;

  test('with the same key is the same one, also when both requests come at once', async () => {
    const parent = await issue('repeater');
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => again(parent, key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(tokenIn)).size).toBe(1);
    expect(await list(parent)).toHaveLength(1);
    const [token = ''] = answers.map(tokenIn);
    expect((await session(token)).status).toBe(200);
    const minted = await api.database.db('event').where({ type: 'token_minted', actor: 'repeater' });
    expect(minted).toHaveLength(1);
    expect(tokenIn(await again(parent, randomUUID()))).not.toBe(token);
    expect(await list(parent)).toHaveLength(2);
  });

  test('by somebody else, or without a key, is another', async () => {
    const [one, other] = [await issue('one'), await issue('other')];
    const key = randomUUID();
    expect(tokenIn(await again(one, key))).not.toBe(tokenIn(await again(other, key)));
    expect((await mint(one)).token).not.toBe((await mint(one)).token);
  });

  test('for another project, after its end, or with a key that anybody might guess, is refused', async () => {
    const parent = await issue('changer');
    const key = randomUUID();
    const minted = (await again(parent, key, { lifetime_seconds: 60 })).body as MintedToken;
    const project_id = await api.create('projects', { name: randomUUID() });
    const elsewhere = await again(parent, key, { project_id });
    expect([elsewhere.status, problemIn(elsewhere).code]).toEqual([409, 'conflict']);
    now_ms += 61_000;
    expect((await again(parent, key)).status).toBe(409);
    expect((await session(minted.token)).status).toBe(401);
    for (const bad of ['1', 'x'.repeat(129), 'a b c d e f g h i j']) {
      expect((await again(parent, bad)).status).toBe(400);
    }
  });
});

describe('a minted token', () => {
  test('acts as the one that asked, for an hour unless told otherwise', async () => {
    const parent = await issue('operator');
    const minted = await mint(parent);
    expect(minted.token).toMatch(TOKEN_PATTERN);
    expect(minted.id).toBe(hashOfToken(minted.token));
    expect([secondsLeft(minted), minted.remaining_seconds]).toEqual([3600, 3600]);
    expect((await session(minted.token)).body).toEqual((await session(parent)).body);
    expect(secondsLeft(await mint(parent, { lifetime_seconds: 60 }))).toBe(60);
    now_ms += 60 * 60_000;
    const answer = await session(minted.token);
    expect([answer.status, problemIn(answer).detail.includes('expired')]).toEqual([401, true]);
  });

  test('never outlives the one that asked, also when renewed', async () => {
    const parent = await issue('temp', null, new Date(now_ms + 100_000).toISOString());
    const minted = await mint(parent, { lifetime_seconds: 86_400 });
    expect(secondsLeft(minted)).toBe(100);
    expect(secondsLeft((await renew(parent, minted.id)).body as Token)).toBe(100);
    expect((await session(minted.token)).status).toBe(200);
    now_ms += 100_000;
    expect((await session(minted.token)).status).toBe(401);
  });

  test('ends with the one that asked, whether it was revoked or cut short', async () => {
    const parent = await issue('leaver');
    const { token } = await mint(parent);
    expect((await session(token)).status).toBe(200);
    const cut = await issue('cut');
    const child = await mint(cut);
    expect(await revokeTokens(api.database.db, 'leaver')).toBe(1);
    await api.database
      .db('token')
      .where({ hash: hashOfToken(cut) })
      .update({ expires_at: new Date(now_ms - 1000).toISOString() });
    forget();
    expect((await session(token)).status).toBe(401);
    expect((await session(child.token)).status).toBe(401);
  });

  test('can be renewed, but lives no longer than a day in all', async () => {
    const parent = await issue('renewer');
    const minted = await mint(parent, { lifetime_seconds: 60 });
    now_ms += 30_000;
    const renewed = (await renew(parent, minted.id, { lifetime_seconds: 120 })).body as Token;
    expect(secondsLeft(renewed)).toBe(120);
    expect(renewed).not.toHaveProperty('token');
    // Nobody loses life by asking for less.
    expect(secondsLeft((await renew(parent, minted.id, { lifetime_seconds: 60 })).body as Token)).toBe(120);
    expect((await renew(parent, minted.id, { lifetime_seconds: 86_400 })).status).toBe(200);
    const [token] = await list(parent);
    const life_ms = Date.parse(token?.expires_at ?? '') - Date.parse(token?.created_at ?? '');
    expect(life_ms).toBe(24 * HOUR_MS);
    now_ms += 24 * HOUR_MS;
    expect((await renew(parent, minted.id)).status).toBe(404);
  });

  test('is revoked within five seconds, and then gone', async () => {
    const parent = await issue('closer');
    const { id, token } = await mint(parent);
    expect((await session(token)).status).toBe(200);
    expect((await revoke(parent, id)).status).toBe(204);
    forget();
    expect((await session(token)).status).toBe(401);
    expect(await list(parent)).toEqual([]);
    expect([(await revoke(parent, id)).status, (await renew(parent, id)).status]).toEqual([404, 404]);
  });

  test('can neither mint, list, renew nor revoke', async () => {
    const parent = await issue('strict');
    const { id, token } = await mint(parent);
    const other = await mint(parent);
    const answers = [
      await ask(token),
      await api.get('/v1/tokens', { token }),
      await renew(token, id),
      await renew(token, other.id),
      await revoke(token, other.id),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(await list(parent)).toHaveLength(2);
  });

  test('is stored and logged only as its digest, and leaves events', async () => {
    const parent = await issue('quiet');
    const { id, token } = await mint(parent);
    await session(token);
    await revoke(parent, id);
    const events: readonly { readonly type: string }[] = await api.database
      .db('event')
      .where({ actor: 'quiet' })
      .orderBy('sequence');
    expect(events.map(({ type }) => type)).toEqual(['token_minted', 'token_revoked']);
    const rows: readonly unknown[] = await api.database.db('token');
    expect(JSON.stringify([rows, events, api.log])).not.toContain(token);
  });
});

describe('a project', () => {
  let own: string;
  let foreign: string;

  beforeAll(async () => {
    own = await api.create('projects', { name: 'own' });
    foreign = await api.create('projects', { name: 'foreign' });
  });

  test('confines what its tokens mint', async () => {
    const member = await issue('member', own);
    for (const body of [{}, { project_id: null }, { project_id: own }]) {
      const minted = await mint(member, body);
      expect(minted.project_id).toBe(own);
      expect((await session(minted.token)).body).toMatchObject({ administrator: false, project_id: own });
    }
    const refused = await ask(member, { project_id: foreign });
    expect([refused.status, problemIn(refused).code]).toEqual([403, 'forbidden']);
  });

  test('confines a token of an administrator that asks for it', async () => {
    const { id, token } = await mint(await issue('chief'), { project_id: own });
    const network = await api.create('networks', { name: 'n', project_id: foreign });
    expect((await session(token)).body).toMatchObject({ administrator: false, project_id: own });
    expect((await api.get(`/v1/networks/${network}`, { token })).status).toBe(404);
    expect((await revoke(await issue('chief'), id)).status).toBe(204);
    expect((await ask(await issue('chief'), { project_id: randomUUID() })).status).toBe(404);
  });

  test('ends the tokens that were minted for it', async () => {
    const project_id = await api.create('projects', { name: 'brief' });
    const { token } = await mint(await issue('chief'), { project_id });
    expect((await session(token)).status).toBe(200);
    await api.request('DELETE', `/v1/projects/${project_id}`);
    expect((await ask(await issue('chief'), { project_id })).status).toBe(404);
    await api.vanish(project_id);
    forget();
    expect((await session(token)).status).toBe(401);
  });

  test('keeps the tokens of others out of sight, be they of the same name', async () => {
    const mine = await issue('same', own);
    const { id } = await mint(mine);
    expect((await list(await issue('same', own))).map((token) => token.id)).toEqual([id]);
    const others = [
      await issue('same', foreign),
      await issue('other', own),
      await issue('same'),
      api.credentials.token,
    ];
    for (const token of others) {
      expect((await list(token)).map((one) => one.id)).not.toContain(id);
      expect([(await renew(token, id)).status, (await revoke(token, id)).status]).toEqual([404, 404]);
    }
    // Nor does anybody reach a token of the command line.
    expect((await revoke(mine, hashOfToken(mine))).status).toBe(404);
    expect((await list(mine)).map((token) => token.id)).toEqual([id]);
  });
});

describe('what is asked', () => {
  test.each([
    [{ lifetime_seconds: 59 }, '/lifetime_seconds'],
    [{ lifetime_seconds: 86_401 }, '/lifetime_seconds'],
    [{ lifetime_seconds: 60.5 }, '/lifetime_seconds'],
    [{ lifetime_seconds: '60' }, '/lifetime_seconds'],
    [{ lifetime_seconds: null }, '/lifetime_seconds'],
    [{ project_id: 'shop' }, '/project_id'],
    [{ project_id: 7 }, '/project_id'],
    [{ name: 'root' }, '/name'],
    [[], undefined],
    ['token', undefined],
  ])('wrongly is refused: %j', async (body, path) => {
    const answer = await ask(api.credentials.token, body);
    expect([answer.status, problemIn(answer).errors?.[0]?.path]).toEqual([400, path]);
  });

  test('of a token that is none, or by a query, is refused', async () => {
    const { token } = api.credentials;
    for (const id of ['x', randomUUID(), 'A'.repeat(64), 'a'.repeat(65), '%00']) {
      expect([(await renew(token, id)).status, (await revoke(token, id)).status], id).toEqual([400, 400]);
    }
    expect((await revoke(token, 'a'.repeat(64))).status).toBe(404);
    expect((await renew(token, 'a'.repeat(64), { lifetime_seconds: 1 })).status).toBe(400);
    expect((await api.get('/v1/tokens?all=true', { token })).status).toBe(400);
  });
});

test('a principal mints a thousand living tokens, also when many ask at once', async () => {
  const parent = await issue('greedy');
  const parent_hash = hashOfToken(parent);
  const row = (index: number, lifetime_ms: number) => ({
    hash: `${index}`.padStart(64, '0'),
    name: 'greedy',
    parent_hash,
    expires_at: new Date(now_ms + lifetime_ms).toISOString(),
  });
  const rows = Array.from({ length: 997 }, (_one, index) => row(index, HOUR_MS));
  await api.database.db('token').insert([...rows, row(2000, -1000), row(2001, -2 * HOUR_MS)]);
  const second = await issue('greedy');
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_one, index) => ask(index % 2 === 0 ? parent : second)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 403, 403, 403, 403, 403]);
  const refused = answers.find(({ status }) => status === 403);
  expect(refused === undefined ? '' : problemIn(refused).code).toBe('quota_exceeded');
  expect(await list(parent)).toHaveLength(1000);
  // What expired long ago is cleared away; what expired just now can still be told that it did.
  const old: readonly { hash: string }[] = await api.database.db('token').where('hash', 'like', '%00000200_');
  expect(old.map(({ hash }) => Number(hash))).toEqual([2000]);
  expect((await ask(await issue('modest'))).status).toBe(201);
  await revoke(second, (await list(parent))[0]?.id ?? '');
  expect((await ask(parent)).status).toBe(201);
});
