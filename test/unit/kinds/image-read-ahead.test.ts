import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAhead } from '../../../reconciler/kinds/image/read-ahead.ts';

/** A store whose reads are counted: how many ranges are open, and how many bytes it gave. */
function store(bytes: Uint8Array, piece_bytes: number) {
  const seen = { open: 0, most_open: 0, given_bytes: 0 };
  async function* read(offset: number, length: number): AsyncGenerator<Uint8Array> {
    seen.open += 1;
    seen.most_open = Math.max(seen.most_open, seen.open);
    try {
      const end = Math.min(bytes.length, offset + length);
      for (let at = offset; at < end; at += piece_bytes) {
        await Promise.resolve();
        const piece = bytes.subarray(at, Math.min(end, at + piece_bytes));
        seen.given_bytes += piece.length;
        yield piece;
      }
    } finally {
      seen.open -= 1;
    }
  }
  return { read, seen };
}

const content = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => (index * 7) % 251);

test('gives every byte once and in order, however the source is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(5000),
      fc.integer({ min: 1, max: 700 }),
      fc.integer({ min: 1, max: 900 }),
      fc.integer({ min: 1, max: 5 }),
      async (length, piece_bytes, range_bytes, at_once) => {
        const { read, seen } = store(content(length), piece_bytes);
        const pieces: Uint8Array[] = [];
        for await (const piece of readAhead(read, length, { range_bytes, at_once })) pieces.push(piece);
        expect(Buffer.concat(pieces).equals(content(length))).toBe(true);
        expect(seen.given_bytes).toBe(length);
        expect(seen.most_open).toBeLessThanOrEqual(at_once);
        expect(seen.open).toBe(0);
      },
    ),
  );
});

test('reads no further ahead than it may while nobody takes the bytes', async () => {
  const { read, seen } = store(content(10_000), 100);
  const reading = readAhead(read, 10_000, { range_bytes: 1000, at_once: 3 });
  await reading.next();
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
  expect(seen.given_bytes).toBe(3000);
  await reading.return();
  expect(seen).toMatchObject({ open: 0, given_bytes: 3000 });
});

test('throws what the source throws, after what came before it, and leaves nothing open', async () => {
  const { read, seen } = store(content(4000), 100);
  async function* breaking(offset: number, length: number): AsyncGenerator<Uint8Array> {
    if (offset === 2000) throw new Error('the disk broke');
    yield* read(offset, length);
  }
  let taken = 0;
  const take = async (): Promise<void> => {
    for await (const piece of readAhead(breaking, 4000, { range_bytes: 1000, at_once: 4 }))
      taken += piece.length;
  };
  await expect(take()).rejects.toThrow('the disk broke');
  expect(taken).toBe(2000);
  expect(seen.open).toBe(0);
});

test('is shorter when the source is', async () => {
  const { read } = store(content(1500), 100);
  let taken = 0;
  for await (const piece of readAhead(read, 4000, { range_bytes: 1000 })) taken += piece.length;
  expect(taken).toBe(1500);
});
