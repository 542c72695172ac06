import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sparsePieces } from '../../../../reconciler/drivers/simulated/sparse.ts';

const block = fc.oneof(
  fc.constant(new Uint8Array(4096)),
  fc.integer({ min: 1, max: 255 }).map((value) => new Uint8Array(4096).fill(value)),
  fc.integer({ min: 1, max: 5000 }).map((length) => new Uint8Array(length)),
);

test('the pieces are the bytes', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
      const bytes = Buffer.concat(blocks);
      return Buffer.concat(sparsePieces(bytes)).equals(bytes);
    }),
    { numRuns: 1000 },
  );
});

test('what is zero takes no memory of its own, and the rest is a copy', () => {
  const bytes = new Uint8Array(3 * 1024 * 1024);
  bytes[0] = 7;
  bytes[2_000_000] = 9;
  const pieces = sparsePieces(bytes);
  const memory = new Set(pieces.map((piece) => piece.buffer));
  const total = [...memory].reduce((sum, buffer) => sum + buffer.byteLength, 0);
  expect(total).toBe(1024 * 1024 + 2 * 4096);
  bytes[0] = 8;
  expect(pieces[0]?.[0]).toBe(7);
});
