import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { rotateTokenKeys, rotateTokenKeysWhenDue } from '../../reconciler/identity/rotate.ts';
import { ROLE_IDS } from '../../reconciler/model/built-in.ts';
import { query } from '../../reconciler/store/database.ts';
import { pruneRevocations } from '../../reconciler/store/token-revocations.ts';
import type { TestDatabase } from '../support/database.ts';
import {
  assign,
  byPassword,
  createIdentityDatabase,
  inProject,
  insertCredential,
  insertProject,
  insertUser,
  removeRow,
  setPassword,
  setSpec,
  startProcess,
} from '../support/identity.ts';
import type { TestProcess } from '../support/identity.ts';

const PASSWORD = 'correct horse';
const LIFETIME = { token_lifetime_seconds: 3600 };

let database: TestDatabase;
const running: TestProcess[] = [];

beforeAll(async () => {
  database = await createIdentityDatabase();
});
afterEach(async () => {
  for (const { stop } of running.splice(0)) await stop();
});
afterAll(() => database.drop());

const start = async (
  ...options: Parameters<typeof startProcess> extends [string, ...infer Rest] ? Rest : never
) => {
  const one = await startProcess(database.url, ...options);
  running.push(one);
  return one;
};

async function member() {
  const user_id = await insertUser(database.db, { password: PASSWORD });
  const project_id = await insertProject(database.db);
  const assignment_id = await assign(database.db, ROLE_IDS.member, { user_id }, { project_id });
  return { user_id, project_id, assignment_id };
}

const holds = ({ identity }: TestProcess, token: string): Promise<boolean> =>
  identity.validate(token).then(
    () => true,
    (error: { readonly code?: string }) => {
      if (error.code !== 'unauthenticated') throw error;
      return false;
    },
  );

describe.each([
  ['that hears', true],
  ['whose connection for notifications is dead', false],
])('a second process %s', (_what, hears) => {
  type Made = Awaited<ReturnType<typeof member>> & { readonly token: string; readonly credential_id: string };
  const ends: readonly (readonly [string, (made: Made, first: TestProcess) => Promise<unknown>])[] = [
    ['the token is revoked', ({ token }, first) => first.identity.revoke(token)],
    ['the user is disabled', ({ user_id }) => setSpec(database.db, user_id, { enabled: false })],
    ['the password is changed', ({ user_id }) => setPassword(database.db, user_id, 'another horse')],
    ['the role is taken away', ({ assignment_id }) => removeRow(database.db, assignment_id)],
    ['the project is disabled', ({ project_id }) => setSpec(database.db, project_id, { enabled: false })],
    ['the credential is removed', ({ credential_id }) => removeRow(database.db, credential_id)],
  ];

  test('sees within a second whatever ends a token', async () => {
    const first = await start();
    const second = await start({ hears });
    for (const [what, end] of ends) {
      const made = await member();
      const credential_id = await insertCredential(database.db, { ...made, secret: 'a secret of its own' });
      const { token } = await first.identity.logIn({
        proofs: [
          {
            method: 'application_credential',
            credential: { id: credential_id },
            secret: 'a secret of its own',
          },
        ],
        scope: null,
        source_address: '::1',
      });
      // It is remembered, and asked for all the time.
      expect(await holds(second, token), what).toBe(true);
      await end({ ...made, token, credential_id }, first);
      const ended_ms = performance.now();
      for (const process of [second, first]) {
        for (;;) {
          const asked_ms = performance.now();
          if (!(await holds(process, token))) break;
          expect(asked_ms - ended_ms, what).toBeLessThan(1000);
          await delay(5);
        }
      }
    }
  });
});

test('a process that was away from the database lets nobody in, and comes back by itself', async () => {
  const { user_id, project_id } = await member();
  const other = await start();
  const { token } = await other.identity.logIn(byPassword({ id: user_id }, PASSWORD, inProject(project_id)));
  const lost = await start({ hears: false });
  expect(await holds(lost, token)).toBe(true);
  // Its pool: every connection is taken, so that nothing can be asked.
  const taken = await Promise.all(Array.from({ length: 5 }, () => lost.db.transaction()));
  await setSpec(database.db, user_id, { enabled: false });
  await delay(1100);
  await expect(holds(lost, token)).rejects.toMatchObject({
    code: 'unavailable',
    fields: { retry_after_seconds: 1 },
  });
  expect(lost.reports).toHaveLength(1);
  await Promise.all(taken.map((one) => one.rollback()));
  await expect.poll(() => holds(lost, token).catch(() => null), { timeout: 10_000 }).toBe(false);
});

test('validation reads nothing while nothing changes', async () => {
  const { user_id, project_id } = await member();
  const service = await start();
  const { token } = await service.identity.logIn(
    byPassword({ id: user_id }, PASSWORD, inProject(project_id)),
  );
  await holds(service, token);
  const statements: string[] = [];
  service.db.on('query', ({ sql }: { readonly sql: string }) => void statements.push(sql));
  for (let turn = 0; turn < 500; turn++) expect(await holds(service, token)).toBe(true);
  // Only the comparison with the database, which goes on whether anybody asks or not.
  const comparison = 'SELECT subjects, revocations, keys FROM identity_revision';
  expect(statements.filter((sql) => sql !== comparison)).toEqual([]);
});

test('a grant is seen by the next login everywhere', async () => {
  const { user_id } = await member();
  const deaf = await start({ hears: false });
  const project_id = await insertProject(database.db);
  const login = byPassword({ id: user_id }, PASSWORD, inProject(project_id));
  await expect(deaf.identity.logIn(login)).rejects.toMatchObject({ code: 'unauthenticated' });
  await assign(database.db, ROLE_IDS.reader, { user_id }, { project_id });
  expect((await deaf.identity.logIn(login)).view.credentials.roles).toEqual(['reader']);
});

describe('keys', () => {
  test('are rotated under load without the loss of a token', async () => {
    const { user_id, project_id } = await member();
    const processes = [await start(), await start({ hears: false })];
    const [first] = processes;
    if (first === undefined) throw new Error('there are two');
    const base = await first.identity.logIn(byPassword({ id: user_id }, PASSWORD, inProject(project_id)));
    const tokens = [base.token];
    const renewal = {
      proofs: [{ method: 'token', token: base.token }],
      scope: null,
      source_address: '::1',
    } as const;
    const over = new AbortController();
    let checked = 0;
    let made_up = 0;
    const lost: string[] = [];
    const load = processes.flatMap((process, index) => {
      const other = processes[1 - index] ?? process;
      return [
        (async () => {
          while (!over.signal.aborted) {
            await nextTurn();
            const { token } = await process.identity.logIn(renewal);
            tokens.push(token);
            // At once in the other process, which may not have heard of the key.
            if (!(await holds(other, token))) lost.push(token);
            checked += 1;
          }
        })(),
        (async () => {
          while (!over.signal.aborted) {
            await nextTurn();
            const token = tokens[(checked * 7) % tokens.length] ?? base.token;
            if (!(await holds(process, token))) lost.push(token);
            checked += 1;
          }
        })(),
        (async () => {
          // Somebody else tries tokens that no key made.
          while (!over.signal.aborted) {
            await nextTurn();
            const middle = base.token.length - 20;
            const forged = `${base.token.slice(0, middle)}${'A'.repeat(20)}`;
            if (!(await holds(process, forged))) made_up += 1;
          }
        })(),
      ];
    });
    for (let turn = 0; turn < 12; turn++) {
      await delay(100);
      await rotateTokenKeys(database.db, LIFETIME, Date.now());
    }
    over.abort();
    await Promise.all(load);
    expect(lost).toEqual([]);
    expect(checked).toBeGreaterThan(100);
    expect(made_up).toBeGreaterThan(0);
    for (const token of tokens)
      for (const process of processes) expect(await holds(process, token)).toBe(true);
  });

  test('are rotated once when they are due, however many processes look', async () => {
    const numbers = () => database.db('token_key').orderBy('number').pluck<number[]>('number');
    await start();
    const settings = { ...LIFETIME, token_rotation_seconds: 60 };
    const primary = Math.max(...(await numbers()));
    const [row] = await query<{ primary_at: string }>(
      database.db,
      'SELECT primary_at FROM token_key WHERE number = ?',
      [primary],
    );
    const due_ms = Date.parse(row?.primary_at ?? '') + 60_000;
    expect(await rotateTokenKeysWhenDue(database.db, settings, due_ms - 1)).toBeNull();
    const turns = await Promise.all(
      Array.from({ length: 6 }, () => rotateTokenKeysWhenDue(database.db, settings, due_ms)),
    );
    expect(turns.filter((ring) => ring !== null)).toHaveLength(1);
    expect(Math.max(...(await numbers()))).toBe(primary + 1);
    // Long after, only the staged one, the primary and the one before it are left.
    await rotateTokenKeys(database.db, LIFETIME, due_ms + 100_000_000);
    expect(await numbers()).toEqual([0, primary + 1, primary + 2]);
  });

  test('are kept for as long as the longest lifetime that was ever set needs', async () => {
    const settings = { token_lifetime_seconds: 86_400 };
    await rotateTokenKeys(database.db, settings, Date.now());
    const { user_id } = await member();
    let now_ms = Date.now();
    const long = await start({ settings, now: () => now_ms });
    const { token } = await long.identity.logIn(byPassword({ id: user_id }, PASSWORD));
    for (let turn = 0; turn < 4; turn++)
      await rotateTokenKeys(database.db, { token_lifetime_seconds: 60 }, (now_ms += 20_000_000));
    expect(await holds(long, token)).toBe(true);
  });

  test('stop being rotated when there are a hundred that living tokens need', async () => {
    const rotate = () => rotateTokenKeys(database.db, LIFETIME, Date.now());
    let turns = 0;
    let code: unknown = null;
    while (code === null && turns < 120) {
      turns += 1;
      code = await rotate().then(
        () => null,
        (error: { readonly code?: string }) => error.code,
      );
    }
    expect(code).toBe('conflict');
    const [row] = await query<{ count: number }>(database.db, 'SELECT count(*)::int AS count FROM token_key');
    expect(row?.count).toBe(100);
  });
});

test('revocations are pruned when their tokens have expired', async () => {
  const { user_id } = await member();
  const service = await start();
  await service.identity.revoke((await service.identity.logIn(byPassword({ id: user_id }, PASSWORD))).token);
  const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  const count = async () =>
    (await query(database.db, 'SELECT 1 FROM token_revocation WHERE user_id = ?', [user_id])).length;
  await pruneRevocations(database.db, later(0));
  expect(await count()).toBe(1);
  await pruneRevocations(database.db, later(3601));
  expect(await count()).toBe(0);
});
