import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AUTHENTICATION_METHODS,
  decodePayload,
  encodePayload,
} from '../../../reconciler/identity/token-payload.ts';
import type { TokenPayload } from '../../../reconciler/identity/token-payload.ts';

const uuid = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('hex'))
  .map((hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
const audit_id = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));
const time_ms = fc.nat(253_402_300_799_999);
const payload: fc.Arbitrary<TokenPayload> = fc.record({
  user_id: uuid,
  epoch: fc.nat(0xffff_ffff),
  methods: fc.subarray([...AUTHENTICATION_METHODS], { minLength: 1 }),
  scope: fc.oneof(
    fc.constant({ kind: 'unscoped' as const }),
    fc.constant({ kind: 'system' as const }),
    uuid.map((id) => ({ kind: 'project' as const, id })),
    uuid.map((id) => ({ kind: 'domain' as const, id })),
  ),
  issued_at_ms: time_ms,
  expires_at_ms: time_ms,
  audit_id,
  audit_chain_id: fc.option(audit_id),
  application_credential_id: fc.option(uuid),
});

describe('the payload of a token', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(payload, (said) => {
        expect(decodePayload(encodePayload(said))).toEqual(said);
      }),
    );
  });

  test('is small', () => {
    fc.assert(
      fc.property(payload, (said) => {
        expect(encodePayload(said).length).toBeLessThanOrEqual(51 + 3 * 16);
      }),
    );
  });

  test('is read only when it is exactly what was written', () => {
    fc.assert(
      fc.property(payload, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 20 }), (said, at, more) => {
        const bytes = encodePayload(said);
        expect(decodePayload(bytes.subarray(0, at % bytes.length))).toBeNull();
        expect(decodePayload(Buffer.concat([bytes, more]))).toBeNull();
      }),
    );
  });

  test('whatever is read would be written the same, and nothing throws', () => {
    const mutated = fc.tuple(payload, fc.nat(), fc.nat(255)).map(([said, at, value]) => {
      const bytes = encodePayload(said);
      bytes[at % 7] = value;
      return bytes;
    });
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 120 }), mutated), (bytes) => {
        const said = decodePayload(bytes);
        if (said === null) return;
        read += 1;
        expect(Buffer.from(encodePayload(said))).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  test.each([
    [{ user_id: 'admin' }, /UUID/],
    [{ user_id: 'A'.repeat(36) }, /UUID/],
    [{ audit_id: 'short' }, /audit/],
    [{ expires_at_ms: 253_402_300_800_000 }, /10000/],
    [{ epoch: -1 }, /out of range/],
    [{ epoch: 2 ** 32 }, /out of range/],
  ])('is not written with %j', (wrong, message) => {
    const right: TokenPayload = {
      user_id: '00000000-0000-4000-8000-000000000001',
      epoch: 0,
      methods: ['password'],
      scope: { kind: 'system' },
      issued_at_ms: 1,
      expires_at_ms: 2,
      audit_id: 'AAAAAAAAAAAAAAAAAAAAAA',
      audit_chain_id: null,
      application_credential_id: null,
    };
    expect(() => encodePayload(right)).not.toThrow();
    expect(() => encodePayload({ ...right, ...wrong })).toThrow(message);
  });
});
