import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { CairnError } from '../../reconciler/model/error.ts';
import { sourceKey } from '../../reconciler/identity/login-limits.ts';
import type { IdentitySettings } from '../../reconciler/identity/identity.ts';
import { ARGON2 } from '../../reconciler/identity/password-hashing.ts';
import type { Argon2 } from '../../reconciler/identity/password-hashing.ts';
import { pruneLoginFailures } from '../../reconciler/store/logins.ts';
import type { TestDatabase } from '../support/database.ts';
import {
  byPassword,
  createIdentityDatabase,
  insertUser,
  setSpec,
  startProcess,
} from '../support/identity.ts';
import type { TestProcess } from '../support/identity.ts';

const PASSWORD = 'correct horse';

let database: TestDatabase;
let now_ms = Date.now();
/** Calls of argon2's verify. */
let verified = 0;
const counting: Argon2 = {
  hash: ARGON2.hash,
  verify: (phc, secret) => {
    verified += 1;
    return ARGON2.verify(phc, secret);
  },
};

const started: TestProcess[] = [];
const start = async (limits: Partial<IdentitySettings['limits']>): Promise<TestProcess> => {
  const off = { lockout_failures: 0, lockout_seconds: 300, source_failures_per_minute: 0 };
  const settings = { limits: { ...off, ...limits } };
  const running = await startProcess(database.url, { now: () => now_ms, argon2: counting, settings });
  started.push(running);
  return running;
};

beforeAll(async () => {
  database = await createIdentityDatabase();
});
afterAll(async () => {
  for (const { stop } of started) await stop();
  await database.drop();
});

/** What a login came to: `in`, or the code of the error. */
async function attempt(
  { identity }: TestProcess,
  user: string | { readonly id: string },
  password: string,
  address?: string,
): Promise<string> {
  try {
    await identity.logIn(byPassword(user, password, null, address));
    return 'in';
  } catch (thrown) {
    if (!(thrown instanceof CairnError)) throw thrown;
    return thrown.code;
  }
}

const times = (count: number) => Array.from({ length: count });

describe('somebody who is named too often with a wrong password', () => {
  test('is locked out for a time, right password or not, in every process', async () => {
    const one = await start({ lockout_failures: 3 });
    const other = await start({ lockout_failures: 3 });
    const id = await insertUser(database.db, { name: 'locked', password: PASSWORD });
    const answers: string[] = [];
    for (const where of [one, other, one]) answers.push(await attempt(where, { id }, 'wrong'));
    // By whatever name.
    for (const where of [one, other]) answers.push(await attempt(where, 'locked', PASSWORD));
    expect(answers).toEqual([
      'unauthenticated',
      'unauthenticated',
      'unauthenticated',
      'too_many_requests',
      'too_many_requests',
    ]);
    const error: unknown = await one.identity
      .logIn(byPassword({ id }, PASSWORD))
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ fields: { retry_after_seconds: 300 } });
    now_ms += 299_000;
    expect(await attempt(other, { id }, PASSWORD)).toBe('too_many_requests');
    now_ms += 1001;
    expect(await attempt(other, { id }, PASSWORD)).toBe('in');
    // What was before the right password counts no more.
    for (const _one of times(2)) await attempt(one, { id }, 'wrong');
    expect(await attempt(one, { id }, PASSWORD)).toBe('in');
    for (const _one of times(2)) await attempt(one, { id }, 'wrong');
    expect(await attempt(one, { id }, PASSWORD)).toBe('in');
  });

  test('is answered the same, with the same work, whether there is such a user or not', async () => {
    const service = await start({ lockout_failures: 3 });
    const known = await insertUser(database.db, { password: PASSWORD });
    const disabled = await insertUser(database.db, { password: PASSWORD, spec: { enabled: false } });
    const without = await insertUser(database.db);
    const told: string[] = [];
    for (const user of [{ id: known }, { id: disabled }, { id: without }, { id: randomUUID() }, 'nobody']) {
      verified = 0;
      const answers: string[] = [];
      for (const _one of times(4)) {
        const error: unknown = await service.identity
          .logIn(byPassword(user, 'wrong'))
          .catch((thrown: unknown) => thrown);
        answers.push(error instanceof CairnError ? `${error.code}: ${error.message}` : 'in');
      }
      told.push(`${answers.join(', ')}; ${verified} comparisons`);
    }
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toMatch(/^unauthenticated.*too_many_requests.*; 3 comparisons$/);
  });

  test('cannot be guessed more often by guessing at once', async () => {
    const service = await start({ lockout_failures: 5 });
    const id = await insertUser(database.db, { password: PASSWORD });
    verified = 0;
    const answers = await Promise.all(times(40).map(() => attempt(service, { id }, 'wrong')));
    expect(verified).toBe(5);
    expect(answers.filter((answer) => answer === 'unauthenticated')).toHaveLength(5);
    expect(answers.filter((answer) => answer === 'too_many_requests')).toHaveLength(35);
  });

  test('may log in many times at once with the right one', async () => {
    const service = await start({ lockout_failures: 2 });
    const id = await insertUser(database.db, { password: PASSWORD });
    await attempt(service, { id }, 'wrong');
    const answers = await Promise.all(times(20).map(() => attempt(service, { id }, PASSWORD)));
    expect(new Set(answers)).toEqual(new Set(['in']));
  });

  test('leaves rows that are pruned when they bear on nothing', async () => {
    const service = await start({ lockout_failures: 5 });
    await attempt(service, 'ghost', 'wrong');
    const ago = (ms: number) => new Date(now_ms - ms).toISOString();
    expect(await pruneLoginFailures(database.db, ago(3_600_000))).toBe(0);
    now_ms += 301_000;
    expect(await pruneLoginFailures(database.db, ago(300_000))).toBeGreaterThan(0);
    const rows: readonly unknown[] = await database.db('login_failure');
    expect(rows).toEqual([]);
  });
});

describe('an address that fails too often', () => {
  test('is answered 429 for the rest of the minute, others are not', async () => {
    const service = await start({ source_failures_per_minute: 3 });
    const id = await insertUser(database.db, { password: PASSWORD });
    const from = (address: string, password = PASSWORD) => attempt(service, { id }, password, address);
    for (const address of ['192.0.2.7', '::ffff:192.0.2.7', '192.0.2.7']) {
      expect(await from(address, 'wrong')).toBe('unauthenticated');
    }
    expect(await from('192.0.2.7')).toBe('too_many_requests');
    expect(await from('192.0.2.8')).toBe('in');
    await expect(
      service.identity.checkPassword({ user: { id }, password: PASSWORD }, '192.0.2.7'),
    ).rejects.toMatchObject({ code: 'too_many_requests', fields: { retry_after_seconds: 60 } });
    now_ms += 60_000;
    expect(await from('192.0.2.7')).toBe('in');
    for (const host of [1, 2, 3]) expect(await from(`2001:db8::${host}`, 'wrong')).toBe('unauthenticated');
    expect(await from('2001:db8:0:0:ffff::4')).toBe('too_many_requests');
    expect(await from('2001:db8:0:1::4')).toBe('in');
  });

  test('counts tokens that do not hold', async () => {
    const service = await start({ source_failures_per_minute: 2 });
    const login = {
      proofs: [{ method: 'token', token: 'made up' }],
      scope: null,
      source_address: '::1',
    } as const;
    for (const code of ['unauthenticated', 'unauthenticated', 'too_many_requests']) {
      await expect(service.identity.logIn(login)).rejects.toMatchObject({ code });
    }
  });

  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0db8:0000:0000:1:2:3:4', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4::/64'],
  ])('%s counts as %s', (address, key) => {
    expect(sourceKey(address)).toBe(key);
  });
});

test('a disabled user with the right password is told no more than one with a wrong one', async () => {
  const service = await start({ lockout_failures: 3 });
  const id = await insertUser(database.db, { password: PASSWORD });
  await setSpec(database.db, id, { enabled: false });
  verified = 0;
  expect(await attempt(service, { id }, PASSWORD)).toBe('unauthenticated');
  expect(verified).toBe(1);
});
