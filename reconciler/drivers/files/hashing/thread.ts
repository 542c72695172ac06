import type * as Crypto from 'node:crypto';
import type { Hash } from 'node:crypto';
import type * as Files from 'node:fs';
import type * as Threads from 'node:worker_threads';

/** What a thread is asked; `job` is one content's digests in this thread. Answered in order. */
export type ThreadCall =
  | { readonly do: 'start'; readonly job: number; readonly names: readonly string[] }
  | { readonly do: 'update'; readonly job: number; readonly bytes: Uint8Array }
  | {
      readonly do: 'file';
      readonly job: number;
      readonly path: string;
      readonly offset_bytes: number;
      readonly length_bytes: number;
    }
  | { readonly do: 'mark' | 'rewind' | 'digests' | 'close'; readonly job: number };

/** What a thread answers: digests by name for `digests`, the number of bytes read for `file`. */
export type ThreadResult = { readonly digests?: Readonly<Record<string, string>>; readonly bytes?: number };

/** An answer; `failure` is what was thrown, with the system's code when it has one. */
export type ThreadAnswer = {
  readonly call: number;
  readonly result?: ThreadResult;
  readonly failure?: { readonly message: string; readonly code?: string | undefined };
};

/**
 * Effect: the body of a digesting thread. It is started from its own text, because the service is one bundled file and tests run from source: so it
 * may use nothing but its parameters.
 */
export function hashThread(threads: typeof Threads, crypto: typeof Crypto, fs: typeof Files): void {
  type Job = { readonly hashes: Map<string, Hash>; marked: Map<string, Hash> };
  const jobs = new Map<number, Job>();
  const buffer = new Uint8Array(1024 * 1024);

  const copyOf = (hashes: Map<string, Hash>): Map<string, Hash> =>
    new Map([...hashes].map(([name, hash]) => [name, hash.copy()]));

  const take = (job: Job, bytes: Uint8Array): void => {
    for (const hash of job.hashes.values()) hash.update(bytes);
  };

  const takeFile = (job: Job, path: string, offset: number, length: number): number => {
    const file = fs.openSync(path, 'r');
    try {
      let done = 0;
      while (done < length) {
        const read = fs.readSync(file, buffer, 0, Math.min(buffer.length, length - done), offset + done);
        if (read === 0) break;
        take(job, buffer.subarray(0, read));
        done += read;
      }
      return done;
    } finally {
      fs.closeSync(file);
    }
  };

  const answer = (call: ThreadCall): ThreadResult => {
    if (call.do === 'start') {
      const hashes = new Map(call.names.map((name) => [name, crypto.createHash(name)]));
      jobs.set(call.job, { hashes, marked: new Map() });
      return {};
    }
    const job = jobs.get(call.job);
    if (job === undefined) throw new Error('the digests were closed');
    switch (call.do) {
      case 'file':
        return { bytes: takeFile(job, call.path, call.offset_bytes, call.length_bytes) };
      case 'digests': {
        const finished = [...copyOf(job.hashes)].map(([name, hash]) => [name, hash.digest('hex')] as const);
        return { digests: Object.fromEntries(finished) };
      }
      case 'update':
        take(job, call.bytes);
        break;
      case 'mark':
        job.marked = copyOf(job.hashes);
        break;
      case 'rewind':
        for (const [name, hash] of job.marked) job.hashes.set(name, hash.copy());
        break;
      case 'close':
        jobs.delete(call.job);
        break;
    }
    return {};
  };

  threads.parentPort?.on('message', (message: { readonly call: number } & ThreadCall) => {
    const { call } = message;
    try {
      threads.parentPort?.postMessage({ call, result: answer(message) });
    } catch (thrown) {
      const code = (thrown as { readonly code?: string }).code;
      threads.parentPort?.postMessage({ call, failure: { message: String(thrown), code } });
    }
  });
}
