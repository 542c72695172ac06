import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysKept, planRotation, primaryOf, toKeyRing } from '../../../reconciler/identity/key-ring.ts';
import type { KeyRing, TokenKey } from '../../../reconciler/identity/key-ring.ts';
import { openToken, sealToken } from '../../../reconciler/identity/token.ts';

let drawn = 0;
const newKey = (): Uint8Array =>
  createHash('sha256')
    .update(`key ${(drawn += 1)}`)
    .digest();

function firstRing(lifetime_seconds: number): KeyRing {
  const key = (number: number, primary_at_ms: number | null): TokenKey => ({
    number,
    key: newKey(),
    primary_at_ms,
    retired_at_ms: null,
    lifetime_seconds,
  });
  return toKeyRing([key(0, null), key(1, 0)]);
}

/** What the store does with a plan. */
function rotate(ring: KeyRing, now_ms: number, lifetime_seconds: number): KeyRing {
  const { promoted_number, removed_numbers } = planRotation(ring, now_ms);
  const primary = primaryOf(ring).number;
  const kept = ring
    .filter(({ number }) => !removed_numbers.includes(number))
    .map((key): TokenKey => {
      if (key.number === 0) return { ...key, number: promoted_number, primary_at_ms: now_ms };
      return key.number === primary ? { ...key, retired_at_ms: now_ms } : key;
    });
  const staged: TokenKey = {
    number: 0,
    key: newKey(),
    primary_at_ms: null,
    retired_at_ms: null,
    lifetime_seconds,
  };
  return toKeyRing([...kept, staged]);
}

const seal = (ring: KeyRing, now_ms: number, lifetime_seconds = 60): string =>
  sealToken(
    ring,
    {
      user_id: '00000000-0000-4000-8000-00000000000a',
      epoch: 0,
      methods: ['password'],
      scope: { kind: 'unscoped' },
      issued_at_ms: now_ms,
      expires_at_ms: now_ms + lifetime_seconds * 1000,
      audit_id: 'AAAAAAAAAAAAAAAAAAAAAA',
      audit_chain_id: null,
      application_credential_id: null,
    },
    new Uint8Array(16),
  );

test('no rotation ends a living token, however often and unevenly keys are rotated', () => {
  const pauses = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 4000 }), pauses, (lifetime_seconds, pauses_seconds) => {
      let now_ms = 1_000_000;
      let ring = firstRing(lifetime_seconds);
      const tokens: { readonly token: string; readonly expires_ms: number }[] = [];
      for (const pause of pauses_seconds) {
        tokens.push({ token: seal(ring, now_ms), expires_ms: now_ms + lifetime_seconds * 1000 });
        now_ms += pause * 1000;
        ring = rotate(ring, now_ms, lifetime_seconds);
        for (const { token, expires_ms } of tokens) {
          if (expires_ms < now_ms) continue;
          expect(openToken(ring, token, now_ms).outcome).toBe('opened');
        }
      }
    }),
  );
});

test.each([
  [3600, 3600],
  [3600, 86_400],
  [86_400, 3600],
  [7200, 5000],
])('with a lifetime of %d s and a rotation every %d s the ring settles', (lifetime, rotation) => {
  let ring = firstRing(lifetime);
  for (let turn = 1; turn <= 60; turn++) ring = rotate(ring, turn * rotation * 1000, lifetime);
  const expected = keysKept(lifetime, rotation);
  expect(ring.length).toBeGreaterThanOrEqual(expected);
  expect(ring.length).toBeLessThanOrEqual(expected + 1);
});

test('a key whose tokens are long over opens nothing any more', () => {
  let ring = firstRing(60);
  const token = seal(ring, 0);
  ring = rotate(ring, 1000, 60);
  expect(openToken(ring, token, 1000).outcome).toBe('opened');
  ring = rotate(ring, 200_000, 60);
  expect(openToken(ring, token, 200_000).outcome).toBe('unknown_key');
});

test('a staged key opens what another process, which rotated before, made with it', () => {
  const before = firstRing(60);
  const after = rotate(before, 1000, 60);
  expect(openToken(before, seal(after, 1000), 1000).outcome).toBe('opened');
  expect(openToken(before, 'gAAAAA', 1000).outcome).toBe('malformed');
});

test('a ring is refused without a staged or a primary key', () => {
  const [primary, staged] = firstRing(60);
  expect(() => toKeyRing([])).toThrow(/needs/);
  expect(() => toKeyRing(primary === undefined ? [] : [primary])).toThrow(/needs/);
  expect(() => toKeyRing(staged === undefined ? [] : [staged])).toThrow(/needs/);
});
