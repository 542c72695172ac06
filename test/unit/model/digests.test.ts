import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64Decode, base64Unpadded, hex, utf8Length } from '../../../reconciler/model/bytes.ts';
import { sha256 } from '../../../reconciler/model/sha256.ts';
import { formatBytes, gibFor } from '../../../reconciler/model/units.ts';

test('sha256 agrees with OpenSSL', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
    { numRuns: 1000 },
  );
});

test('base64 agrees with Node and refuses what is none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64');
      expect(base64Unpadded(bytes)).toBe(text.replace(/=+$/, ''));
      expect(Array.from(base64Decode(text) ?? [])).toEqual(Array.from(bytes));
    }),
  );
  for (const text of ['a', 'a b=', 'ab-_', 'abcde']) expect(base64Decode(text)).toBe(null);
});

test('sizes in words', () => {
  expect([0, 512, 1024, 1536, 1024 ** 3, 2.5 * 1024 ** 4].map(formatBytes)).toEqual([
    '0 bytes',
    '512 bytes',
    '1 KiB',
    '1.5 KiB',
    '1 GiB',
    '2.5 TiB',
  ]);
  expect([1, 1024 ** 3, 1024 ** 3 + 1].map(gibFor)).toEqual([1, 1, 2]);
  expect(utf8Length('a\u00e9\u20ac\u{1f600}')).toBe(10);
});
