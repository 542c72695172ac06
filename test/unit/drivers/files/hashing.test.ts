import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHashThreads } from '../../../../reconciler/drivers/files/hashing/threads.ts';
import { CONTENT_DIGESTS } from '../../../../reconciler/ports/hashing.ts';

const hashing = createHashThreads();

/** What node:crypto says of the whole at once. */
function truth(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    CONTENT_DIGESTS.map((name) => [name, createHash(name).update(bytes).digest('hex')]),
  );
}

type Step = { readonly do: 'update'; readonly size: number } | { readonly do: 'mark' | 'rewind' | 'look' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.integer({ min: 0, max: 200_000 }).map((size) => ({ do: 'update', size }) as const),
  },
  fc.constantFrom({ do: 'mark' } as const, { do: 'rewind' } as const, { do: 'look' } as const),
);

describe('digests beside the event loop', () => {
  test('are those of the bytes, however these come and however often one goes back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const running = hashing.start(CONTENT_DIGESTS);
        let bytes = Buffer.alloc(0);
        let marked = bytes;
        for (const one of steps) {
          if (one.do === 'update') {
            const piece = randomBytes(one.size);
            bytes = Buffer.concat([bytes, piece]);
            // Not waited for: they take effect in the order of the calls.
            running.update(piece).catch(() => undefined);
          } else if (one.do === 'mark') {
            running.mark();
            marked = bytes;
          } else if (one.do === 'rewind') {
            running.rewind();
            bytes = marked;
          } else expect(await running.digests()).toEqual(truth(bytes));
        }
        expect(running.bytes()).toBe(bytes.length);
        expect(await running.digests()).toEqual(truth(bytes));
        running.close();
      }),
      { numRuns: 30 },
    );
  });

  test('of a file are read where they are computed, and go on from there', async () => {
    const file = join(tmpdir(), `cairn-hashing-${randomUUID()}`);
    const bytes = randomBytes(9_000_000);
    await writeFile(file, bytes);
    const running = hashing.start(['md5', 'sha256']);
    await running.updateFromFile(file, 100, 8_500_000);
    await running.update(bytes.subarray(8_500_100));
    const { md5, sha256 } = truth(bytes.subarray(100));
    expect(await running.digests()).toEqual({ md5, sha256 });
    await expect(running.updateFromFile(file, 0, 9_000_001)).rejects.toMatchObject({ code: 'internal' });
    await expect(running.updateFromFile(`${file}.none`, 0, 1)).rejects.toMatchObject({ code: 'ENOENT' });
    running.close();
    await rm(file);
  });

  test('leave the event loop free', async () => {
    const running = hashing.start(CONTENT_DIGESTS);
    const bytes = new Uint8Array(new SharedArrayBuffer(16 * 1024 * 1024));
    let turns = 0;
    const count = setInterval(() => (turns += 1), 1);
    await running.update(bytes);
    clearInterval(count);
    expect(turns).toBeGreaterThan(0);
    expect(await running.digests()).toEqual(truth(bytes));
    running.close();
  });
});
