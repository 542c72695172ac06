import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { CairnError } from '../../../model/error.ts';
import type { DigestName, Digests, Hashing, RunningDigests } from '../../../ports/hashing.ts';
import { createThreadPool } from './pool.ts';
import type { PoolThread, ThreadPool } from './pool.ts';

/** Up to so many bytes are digested at once where they are: a thread would take longer to be told of them. */
const SMALL_BYTES = 256 * 1024;
/** So much of a file is read in one call, so that others get their turn. */
const FILE_PIECE_BYTES = 8 * 1024 * 1024;
/** More threads than this would only wait for the disk. */
const THREAD_LIMIT = 4;
/** Seconds of one processor for a gigabyte, roughly; what matters is how they compare. */
const COST: Readonly<Record<DigestName, number>> = { md5: 1.3, sha512: 0.9, sha256: 0.5 };

/** One content's digests in one thread. */
type Job = { readonly thread: PoolThread; readonly job: number; readonly cost: number };

/**
 * Effect: digests in a few threads that all contents share, at most one a processor. The digests of one content are spread over them, so that one upload
 * alone is as fast as the slowest of them. What is small is digested where it is.
 */
export function createHashThreads(): Hashing {
  const pool = createThreadPool(Math.min(THREAD_LIMIT, availableParallelism()));
  let jobs = 0;
  return {
    start: (names) =>
      startDigests(
        names,
        () => {
          const spread = new Map<PoolThread, DigestName[]>();
          for (const name of [...names].sort((left, right) => COST[right] - COST[left])) {
            const thread = pool.claim(COST[name]);
            spread.set(thread, [...(spread.get(thread) ?? []), name]);
          }
          return [...spread].map(([thread, own]) => {
            jobs += 1;
            const cost = own.reduce((sum, name) => sum + COST[name], 0);
            // Its failure shows in the next call.
            void thread.ask({ do: 'start', job: jobs, names: own }).catch(() => undefined);
            return { thread, job: jobs, cost };
          });
        },
        pool,
      ),
  };
}

function startDigests<Name extends DigestName>(
  names: readonly Name[],
  claim: () => readonly Job[],
  pool: ThreadPool,
): RunningDigests<Name> {
  /** What came while it was little; null as soon as threads have it. */
  let small: Uint8Array | null = new Uint8Array(0);
  let bytes = 0;
  let marked = 0;
  let jobs: readonly Job[] = [];

  const everyone = (call: { readonly do: 'mark' | 'rewind' | 'close' }): void => {
    // A failure shows in the next call that is waited for.
    for (const { thread, job } of jobs) void thread.ask({ ...call, job }).catch(() => undefined);
  };
  const hand = async (piece: Uint8Array): Promise<void> => {
    const bytes = isShared(piece) ? piece : shareCopyOf(piece);
    await Promise.all(jobs.map(({ thread, job }) => thread.ask({ do: 'update', job, bytes })));
  };
  /** Threads answer in order, so nothing is waited for here: what failed lets the next call fail. */
  const moveToThreads = (): void => {
    if (small === null) return;
    const begun = small;
    small = null;
    jobs = claim();
    void hand(begun.subarray(0, marked)).catch(() => undefined);
    // A mark that was set before must be there to go back to.
    everyone({ do: 'mark' });
    void hand(begun.subarray(marked)).catch(() => undefined);
  };

  return {
    bytes: () => bytes,
    update: async (piece) => {
      bytes += piece.byteLength;
      if (small !== null && bytes <= SMALL_BYTES) {
        small = Buffer.concat([small, piece]);
        return;
      }
      moveToThreads();
      await hand(piece);
    },
    updateFromFile: async (path, offset_bytes, length_bytes) => {
      moveToThreads();
      for (let done = 0; done < length_bytes; done += FILE_PIECE_BYTES) {
        const piece = Math.min(FILE_PIECE_BYTES, length_bytes - done);
        const call = { do: 'file', path, offset_bytes: offset_bytes + done, length_bytes: piece } as const;
        const read = await Promise.all(jobs.map(({ thread, job }) => thread.ask({ ...call, job })));
        if (read.some((result) => result.bytes !== piece)) {
          throw new CairnError('internal', 'An upload is shorter than what was recorded of it.', {
            detail: `${path} has not ${offset_bytes + done + piece} bytes`,
          });
        }
      }
      bytes += length_bytes;
    },
    mark: () => {
      marked = bytes;
      everyone({ do: 'mark' });
    },
    rewind: () => {
      bytes = marked;
      if (small !== null) small = small.subarray(0, marked);
      everyone({ do: 'rewind' });
    },
    digests: async () => {
      if (small !== null) return digestsOf(small, names);
      const found = await Promise.all(jobs.map(({ thread, job }) => thread.ask({ do: 'digests', job })));
      return Object.assign({}, ...found.map((result) => result.digests)) as Digests<Name>;
    },
    close: () => {
      for (const { thread, cost } of jobs) pool.release(thread, cost);
      everyone({ do: 'close' });
      [jobs, small] = [[], new Uint8Array(0)];
    },
  };
}

/** Pure. Digests of bytes that are few. */
function digestsOf<Name extends DigestName>(bytes: Uint8Array, names: readonly Name[]): Digests<Name> {
  return Object.fromEntries(
    names.map((name) => [name, createHash(name).update(bytes).digest('hex')]),
  ) as Digests<Name>;
}

function isShared(bytes: Uint8Array): boolean {
  return bytes.buffer instanceof SharedArrayBuffer;
}

function shareCopyOf(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.byteLength));
  shared.set(bytes);
  return shared;
}
