import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withHoles } from '../../../../reconciler/drivers/libvirt/holes.ts';

const BLOCK = 64 * 1024;

async function* inPieces(bytes: Uint8Array, piece_bytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece_bytes) {
    await Promise.resolve();
    yield bytes.subarray(at, at + piece_bytes);
  }
}

/** What a fresh file holds after the items were written into it, and how much of it was sent. */
async function written(
  bytes: Uint8Array,
  piece_bytes: number,
): Promise<{ file: Buffer; sent_bytes: number }> {
  const parts: Uint8Array[] = [];
  let sent_bytes = 0;
  let after_hole = false;
  for await (const item of withHoles(inPieces(bytes, piece_bytes))) {
    if (item instanceof Uint8Array) {
      parts.push(item);
      sent_bytes += item.length;
      after_hole = false;
    } else {
      expect(after_hole).toBe(false);
      expect(item.hole_bytes).toBeGreaterThan(0n);
      parts.push(Buffer.alloc(Number(item.hole_bytes)));
      after_hole = true;
    }
  }
  return { file: Buffer.concat(parts), sent_bytes };
}

test('content stays what it is, whatever its zeros and its pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 2 * BLOCK + 3 })), { maxLength: 6 }),
      fc.integer({ min: 1000, max: 3 * BLOCK }),
      async (runs, piece_bytes) => {
        const bytes = Buffer.concat(runs.map(([zero, length]) => Buffer.alloc(length, zero ? 0 : 7)));
        const { file } = await written(bytes, piece_bytes);
        expect(file.equals(bytes)).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});

test('whole blocks of zeros are not sent, and others are', async () => {
  const bytes = Buffer.alloc(20 * BLOCK);
  bytes.fill(1, 5 * BLOCK + 10, 6 * BLOCK);
  bytes.fill(2, 9 * BLOCK, 9 * BLOCK + 1);
  for (const piece of [BLOCK, 3 * BLOCK, 20 * BLOCK]) {
    expect((await written(bytes, piece)).sent_bytes).toBe(2 * BLOCK);
  }
  expect((await written(Buffer.alloc(3 * BLOCK + 1), BLOCK)).sent_bytes).toBe(0);
});
