import { Worker } from 'node:worker_threads';
import { CairnError } from '../../../model/error.ts';
import { hashThread } from './thread.ts';
import type { ThreadAnswer, ThreadCall, ThreadResult } from './thread.ts';

/** A thread that has nothing to remember ends after so long, and gives its memory back. */
const IDLE_MS = 30_000;
/** A digesting thread keeps next to nothing on its heap. */
const HEAP_MIB = 32;

/** tsx names functions by a helper, which is not there in a text of its own. */
const TEXT = `const __name = (named) => named;
(${hashThread.toString()})(require('node:worker_threads'), require('node:crypto'), require('node:fs'));`;

type Waiting = {
  readonly resolve: (result: ThreadResult) => void;
  readonly reject: (error: Error) => void;
};

/** A thread of the pool. */
export type PoolThread = {
  /** What its jobs cost together, in seconds for a gigabyte. */
  load: number;
  /** Effect: asks the thread. Calls are done in order. Rejects with what the file system threw, and with internal when the thread ends. */
  readonly ask: (call: ThreadCall) => Promise<ThreadResult>;
};

/** Some threads, started when they are first needed. */
export type ThreadPool = {
  /** Effect: the thread that has least to do gets more of it. Give it back with release. */
  readonly claim: (cost: number) => PoolThread;
  readonly release: (thread: PoolThread, cost: number) => void;
};

/** Effect: a pool of at most `limit` threads. They keep no process from ending, but those asked something do until they answer. */
export function createThreadPool(limit: number): ThreadPool {
  const threads: PoolThread[] = [];
  return {
    claim: (cost) => {
      const idle = threads.reduce<PoolThread | undefined>(
        (least, thread) => (least === undefined || thread.load < least.load ? thread : least),
        undefined,
      );
      const chosen = idle === undefined || (idle.load > 0 && threads.length < limit) ? createThread() : idle;
      if (chosen !== idle) threads.push(chosen);
      chosen.load += cost;
      return chosen;
    },
    release: (thread, cost) => {
      // Sums of fractions: what is left of a thread without a job may differ from nothing by a trifle.
      thread.load = Math.max(0, Math.round((thread.load - cost) * 1000) / 1000);
    },
  };
}

function createThread(): PoolThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let calls = 0;
  let idle: NodeJS.Timeout | undefined;

  const end = (cause?: Error): void => {
    worker = null;
    const error = new CairnError('internal', 'The digests of a content were lost. Try again.', { cause });
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const made = new Worker(TEXT, { eval: true, resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB } });
    let why: Error | undefined;
    made.on('message', ({ call, result, failure }: ThreadAnswer) => {
      const { resolve, reject } = waiting.get(call) ?? {};
      waiting.delete(call);
      if (waiting.size === 0) made.unref();
      if (failure === undefined) resolve?.(result ?? {});
      else reject?.(Object.assign(new Error(failure.message), { code: failure.code }));
    });
    made.once('error', (error) => (why = error));
    made.once('exit', () => {
      if (worker === made) end(why);
    });
    return made;
  };
  const restWhenIdle = (): void => {
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (thread.load > 0 || waiting.size > 0 || worker === null) return;
      const resting = worker;
      worker = null;
      void resting.terminate();
    }, IDLE_MS);
    idle.unref();
  };
  const thread: PoolThread = {
    load: 0,
    ask: (call) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        calls += 1;
        waiting.set(calls, { resolve, reject });
        worker.ref();
        worker.postMessage({ ...call, call: calls }, []);
        if (call.do === 'close') restWhenIdle();
      }),
  };
  return thread;
}
