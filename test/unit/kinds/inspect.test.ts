import { expect, test } from 'vitest';
import { inspectContent } from '../../../reconciler/kinds/image/inspect.ts';
import { bzImageBytes, gzipBytes, qcow2Bytes } from '../../support/kind-objects.ts';

type Format = 'raw' | 'qcow2' | 'iso' | 'aki' | 'ari';

const judge = (disk_format: Format, bytes: Uint8Array): string | null => {
  const [violation] = inspectContent(
    { disk_format, container_format: 'bare', size_bytes: bytes.length },
    bytes,
    bytes.length,
  );
  return violation === undefined ? null : `${violation.path} ${violation.message} ${violation.hint ?? ''}`;
};

const begins = (text: string, at = 0, length = 70_000): Uint8Array => {
  const bytes = Buffer.alloc(length);
  bytes.write(text, at, 'latin1');
  return bytes;
};

/** A good image with bytes written over it. */
const spoiled = (at: number, ...bytes: number[]): Uint8Array => {
  const image = qcow2Bytes(1024 ** 3);
  image.set(bytes, at);
  return image;
};

test('each format takes its own', () => {
  expect(judge('qcow2', qcow2Bytes(1024 ** 3))).toBe(null);
  expect(judge('raw', Buffer.alloc(512))).toBe(null);
  expect(judge('raw', begins('CD001', 32_769))).toBe(null);
  expect(judge('iso', begins('CD001', 32_769))).toBe(null);
  expect(judge('aki', bzImageBytes())).toBe(null);
  expect(judge('aki', begins('\x7fELF'))).toBe(null);
  expect(judge('aki', begins('MZ'))).toBe(null);
  expect(judge('ari', gzipBytes())).toBe(null);
  for (const magic of [
    '070701',
    '\xfd7zXZ\0',
    '\x28\xb5\x2f\xfd',
    '\x02\x21\x4c\x18',
    'BZh9',
    '\x5d\0\0\0',
  ]) {
    expect(judge('ari', begins(magic))).toBe(null);
  }
});

test.each([
  ['raw', qcow2Bytes(1024 ** 3), 'a qcow2 disk', 'Set disk_format to qcow2'],
  ['raw', gzipBytes(), 'a gzip archive', 'Unpack it'],
  ['raw', begins('<!DOCTYPE html>'), 'a web page', 'error page'],
  ['raw', begins('KDMV'), 'VMware', 'Set disk_format to vmdk; Cairn converts it'],
  ['qcow2', Buffer.alloc(100_000), 'something else', 'Set disk_format'],
  ['qcow2', begins('vhdxfile'), 'vhdx', 'Set disk_format to vhdx; Cairn converts it'],
  ['iso', Buffer.alloc(100_000), 'something else', 'Set disk_format'],
  ['iso', Buffer.alloc(10), 'something else', 'Set disk_format'],
  ['aki', gzipBytes(), 'a gzip archive', 'Unpack it'],
  ['aki', Buffer.alloc(0), 'something else', 'Set disk_format'],
  ['ari', bzImageBytes(), 'a Linux kernel', 'aki'],
] as const)('%s refuses what it is not, and says what it is', (format, bytes, word, hint) => {
  const problem = judge(format, bytes);
  expect(problem).toContain('/spec/disk_format');
  expect(problem).toContain(word);
  expect(problem).toContain(hint);
});

test.each([
  ['version 4', 4, [0, 0, 0, 4], 'version 4'],
  ['backing file', 15, [1], 'backing file'],
  ['tiny clusters', 20, [0, 0, 0, 8], 'cluster size'],
  ['giant clusters', 20, [0, 0, 0, 22], 'cluster size'],
  ['no size', 24, [0, 0, 0, 0, 0, 0, 0, 0], 'virtual size of 0'],
  ['absurd size', 24, [0x7f], 'absurd virtual size'],
  ['encryption', 35, [1], 'encrypted'],
  ['short L1', 36, [0, 0, 0, 1, 0, 0, 0], 'too small for its virtual size'],
  ['L1 behind the end', 41, [1], 'smaller than its header says'],
  ['L1 in the header', 40, [0, 0, 0, 0, 0, 0, 0, 64], 'inside its header'],
  ['refcounts behind the end', 56, [0, 0, 0, 9], 'smaller than its header says'],
  ['no refcounts', 56, [0, 0, 0, 0], 'inside its header'],
  ['corrupt', 79, [2], 'corrupt'],
  ['external data', 79, [4], 'external file'],
  ['unknown feature', 78, [1], 'does not know'],
  ['header length', 103, [99], 'header length'],
  ['external data extension', 104, [0x44, 0x41, 0x54, 0x41, 0, 0, 0, 1], 'external file'],
  ['encryption extension', 104, [0x05, 0x37, 0xbe, 0x77, 0, 0, 0, 16], 'encrypted'],
] as const)('a qcow2 image with %s is refused', (_name, at, bytes, word) => {
  // The L1 table of this case is two entries' worth of disk with one entry.
  const image = spoiled(at, ...bytes);
  if (word.startsWith('too small')) image.set([0, 0, 0, 1, 0, 0, 0, 0], 24);
  expect(judge('qcow2', image)).toContain(word);
});

test('a size that is not the one announced is refused', () => {
  const [violation] = inspectContent(
    { disk_format: 'raw', container_format: 'bare', size_bytes: 10 },
    Buffer.alloc(9),
    9,
  );
  expect(violation).toMatchObject({ path: '/spec/size_bytes' });
});
