import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ARGON2, costOf, createPasswordHashing } from '../../../reconciler/identity/password-hashing.ts';
import type { Argon2 } from '../../../reconciler/identity/password-hashing.ts';
import { passwordFaults } from '../../../reconciler/identity/password-policy.ts';

const CHEAP = { memory_kib: 8, iterations: 1, parallelism: 1 };
const cheap = (options: { readonly argon2?: Argon2; readonly queue_limit?: number } = {}) =>
  createPasswordHashing({ cost: CHEAP, concurrency: 2, queue_limit: 64, ...options });

describe('hashing', () => {
  test('knows a secret again, by a PHC string that names its cost', async () => {
    const { hash, verify } = cheap();
    const phc = await hash('correct horse');
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$/);
    expect(phc).not.toBe(await hash('correct horse'));
    expect(await verify(phc, 'correct horse')).toBe(true);
    expect(await verify(phc, 'correct horsf')).toBe(false);
    expect(await verify(phc, '')).toBe(false);
  });

  test('opens what the reference implementation made', async () => {
    // Source: P-H-C/phc-winner-argon2, src/test.c, argon2id version 19.
    const phc = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
    expect(costOf(phc)).toEqual({ memory_kib: 256, iterations: 2, parallelism: 1 });
    expect(await cheap().verify(phc, 'password')).toBe(true);
    expect(await cheap().verify(phc, 'differentpassword')).toBe(false);
  });

  test('calls a hash of other costs stale', async () => {
    const { hash, isStale } = cheap();
    const phc = await hash('secret');
    expect(isStale(phc)).toBe(false);
    for (const cost of [{ memory_kib: 16 }, { iterations: 2 }, { parallelism: 2, memory_kib: 16 }]) {
      const other = createPasswordHashing({ cost: { ...CHEAP, ...cost }, concurrency: 1, queue_limit: 1 });
      expect(other.isStale(phc)).toBe(true);
      expect(await other.verify(phc, 'secret')).toBe(true);
    }
  });

  test('works as much for nobody as for somebody', async () => {
    const calls: string[] = [];
    const argon2: Argon2 = {
      hash: ARGON2.hash,
      verify: (phc, secret) => {
        calls.push(phc.split('$').slice(0, 4).join('$'));
        return ARGON2.verify(phc, secret);
      },
    };
    const { hash, verify } = cheap({ argon2 });
    const phc = await hash('secret');
    const answers = [
      await verify(phc, 'wrong'),
      await verify(null, 'wrong'),
      await verify('', 'wrong'),
      await verify('$2b$12$not-of-argon2', 'wrong'),
      await verify('$argon2id$v=19$m=8,t=1,p=1$$', 'wrong'),
      await verify(phc, 'long'.repeat(1000)),
      await verify(null, 'long'.repeat(1000)),
    ];
    expect(answers).toEqual(answers.map(() => false));
    expect(calls).toEqual(answers.map(() => '$argon2id$v=19$m=8,t=1,p=1'));
  });

  test('does only so many at once, lets only so many wait, and goes on after a failure', async () => {
    let running = 0;
    let most = 0;
    const gates: (() => void)[] = [];
    const argon2: Argon2 = {
      hash: () => Promise.reject(new Error('the library failed')),
      verify: async () => {
        most = Math.max(most, (running += 1));
        await new Promise<void>((resolve) => void gates.push(resolve));
        running -= 1;
        return true;
      },
    };
    const { hash, verify } = cheap({ argon2, queue_limit: 3 });
    await expect(hash('x')).rejects.toThrow('the library failed');
    const phc = '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
    const all = Array.from({ length: 6 }, () => verify(phc, 'x'));
    await expect(all[5]).rejects.toMatchObject({
      code: 'unavailable',
      fields: { retry_after_seconds: 1 },
    });
    const ended = Promise.all(all.slice(0, 5));
    for (let turn = 0; turn < 5; turn++) {
      while (gates.length === 0) await new Promise(setImmediate);
      gates.shift()?.();
    }
    expect(await ended).toEqual([true, true, true, true, true]);
    expect(most).toBe(2);
    const later = verify(phc, 'x');
    gates.shift()?.();
    expect(await later).toBe(true);
  });
});

describe('the policy', () => {
  const policy = { min_length: 8 };
  test.each([
    ['', /empty/],
    ['1234567', /at least 8 characters, and has 7/],
    ['äöü€äöü', /at least 8 characters, and has 7/],
    ['x'.repeat(129), /at most 128 bytes in UTF-8, and has 129/],
    ['ä'.repeat(65), /at most 128 bytes in UTF-8, and has 130/],
    ['OPERATOR', /name of the user/],
    ['        ', /spaces/],
    ['12345678\ud800', /Unicode/],
  ])('refuses %j', (password, message) => {
    expect(passwordFaults(policy, password, 'operator').join('; ')).toMatch(message);
  });

  test.each(['12345678', 'operator1', 'x'.repeat(128), '€'.repeat(42), 'with space 8'])(
    'allows %j',
    (password) => {
      expect(passwordFaults(policy, password, 'operator')).toEqual([]);
    },
  );

  test('names every rule that is broken and never the password', () => {
    expect(passwordFaults({ min_length: 20 }, 'operator', 'Operator')).toHaveLength(2);
    fc.assert(
      fc.property(fc.string({ minLength: 3 }), (password) => {
        const faults = passwordFaults({ min_length: 300 }, `§${password}`, 'someone');
        expect(faults.length).toBeGreaterThan(0);
        expect(faults.join()).not.toContain(`§${password}`);
      }),
    );
  });
});
