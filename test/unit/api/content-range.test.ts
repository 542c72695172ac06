import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestHeader, digestIn, rangeOf } from '../../../reconciler/api/content-range.ts';

test.each([
  [undefined, null],
  ['bytes=0-', { offset_bytes: 0, length_bytes: 100 }],
  ['bytes=0-0', { offset_bytes: 0, length_bytes: 1 }],
  ['bytes=99-', { offset_bytes: 99, length_bytes: 1 }],
  ['bytes=10-19', { offset_bytes: 10, length_bytes: 10 }],
  ['bytes=90-1000', { offset_bytes: 90, length_bytes: 10 }],
  ['bytes=-5', { offset_bytes: 95, length_bytes: 5 }],
  ['bytes=-500', { offset_bytes: 0, length_bytes: 100 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=100-200', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-4', null],
  ['bytes=-', null],
  ['bytes=0-1,5-6', null],
  ['lines=0-1', null],
  ['bytes=a-b', null],
  ['bytes=99999999999999999999-', null],
])('a range %s of 100 bytes', (header, range) => {
  expect(rangeOf(header, 100)).toEqual(range);
});

test('nothing has no range', () => {
  expect(rangeOf('bytes=0-', 0)).toBe('unsatisfiable');
  expect(rangeOf('bytes=-1', 0)).toBe('unsatisfiable');
});

test('digests in headers', () => {
  const sha256 = createHash('sha256').update('cairn').digest('hex');
  const other = `sha-512=:${createHash('sha512').update('cairn').digest('base64')}:`;
  expect(digestIn(digestHeader(sha256), 'Content-Digest')).toBe(sha256);
  expect(digestIn(`${other}, ${digestHeader(sha256)}`, 'Content-Digest')).toBe(sha256);
  expect(digestIn(other, 'Content-Digest')).toBeNull();
  expect(digestIn(undefined, 'Content-Digest')).toBeNull();
  for (const bad of [`sha-256=${sha256}`, 'sha-256=:AAAA:', 'sha-256=']) {
    expect(() => digestIn(bad, 'Content-Digest')).toThrow('Content-Digest must be');
  }
});
