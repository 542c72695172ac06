import type { Logger } from 'pino';
import { CairnError } from '../model/error.ts';
import type { View } from '../store/listing.ts';

/** What a long poll waits for. */
export type WaitRequest = {
  readonly id: string;
  /** Whether the wait is over; null means that the object is gone. */
  readonly isOver: (view: View | null) => boolean;
  readonly timeout_ms: number;
  /** Aborted when nobody listens to the answer any more. */
  readonly signal: AbortSignal;
};

/** All long polls of this process. */
export type Waits = {
  /**
   * Effect: resolves with the object as it is when the wait is over, late, or the service stops (null: it is gone). Throws unavailable
   * when too many wait or the database cannot be read in the end.
   */
  readonly wait: (request: WaitRequest) => Promise<View | null>;
  /** Effect: looks at this object again; null looks at all that are waited for. */
  readonly wake: (id: string | null) => void;
  readonly count: () => number;
  /** Effect: answers all that wait, as things are, and takes no more. */
  readonly close: () => Promise<void>;
};

/** What the waits need. `read` gets at most READ_LIMIT ids. */
export type WaitOptions = {
  readonly read: (ids: readonly string[]) => Promise<ReadonlyMap<string, View>>;
  readonly log: Logger;
  /** How often everything is looked at again without being asked: a notification is a hint and may be lost. */
  readonly sweep_ms?: number;
  readonly limit?: number;
};

const READ_LIMIT = 500;
const SWEEP_MS = 10_000;
const WAIT_LIMIT = 20_000;

type Waiter = {
  readonly request: WaitRequest;
  readonly resolve: (view: View | null) => void;
  readonly reject: (error: CairnError) => void;
  /** Set when the next read answers whatever it says. */
  isLast: boolean;
};

/**
 * Effect: starts a timer. Thousands of waits cost one: whatever wakes an object marks its id, and one query after the other reads the
 * marked ids, up to 500 at once, and answers those whose wait is over.
 */
export function createWaits(options: WaitOptions): Waits {
  const waiters = new Map<string, Set<Waiter>>();
  const marked = new Set<string>();
  const limit = options.limit ?? WAIT_LIMIT;
  let count = 0;
  let isClosed = false;
  let isReading = false;
  let reading: Promise<void> = Promise.resolve();

  const mark = (id: string): void => {
    marked.add(id);
    if (!isReading) reading = readAll();
  };

  const readAll = async (): Promise<void> => {
    isReading = true;
    // One turn of the event loop, so that what arrives together is read together.
    await new Promise((resolve) => setImmediate(resolve));
    while (marked.size > 0) {
      const ids = [...marked].slice(0, READ_LIMIT);
      for (const id of ids) marked.delete(id);
      try {
        const views = await options.read(ids);
        for (const id of ids) answer(id, views.get(id) ?? null);
      } catch (thrown) {
        options.log.warn({ err: thrown }, 'long polls could not be looked at');
        for (const id of ids) refuse(id);
      }
    }
    // In the same turn as the test above: whatever is marked from now on starts a reading of its own.
    isReading = false;
  };

  const answer = (id: string, view: View | null): void => {
    for (const waiter of waiters.get(id) ?? []) {
      if (waiter.isLast || waiter.request.isOver(view)) {
        remove(waiter);
        waiter.resolve(view);
      }
    }
  };

  const refuse = (id: string): void => {
    for (const waiter of waiters.get(id) ?? []) {
      if (!waiter.isLast) continue;
      remove(waiter);
      waiter.reject(new CairnError('unavailable', 'The database cannot be read. Ask again.'));
    }
  };

  const remove = (waiter: Waiter): void => {
    const { id } = waiter.request;
    const group = waiters.get(id);
    if (group?.delete(waiter) !== true) return;
    count -= 1;
    if (group.size === 0) waiters.delete(id);
  };

  const wake = (id: string | null): void => {
    if (id === null) for (const each of waiters.keys()) mark(each);
    else if (waiters.has(id)) mark(id);
  };

  const sweep = setInterval(() => wake(null), options.sweep_ms ?? SWEEP_MS);
  sweep.unref();

  return {
    wait: (request) => {
      if (count >= limit) {
        return Promise.reject(
          new CairnError('unavailable', `${limit} requests wait already. Ask again later.`),
        );
      }
      return new Promise<View | null>((resolve, reject) => {
        const last = (): void => {
          waiter.isLast = true;
          mark(request.id);
        };
        const timer = setTimeout(last, request.timeout_ms);
        const abandon = (): void => {
          remove(waiter);
          end(() => reject(new CairnError('unavailable', 'The caller has gone.')));
        };
        const end = (settle: () => void): void => {
          clearTimeout(timer);
          request.signal.removeEventListener('abort', abandon);
          settle();
        };
        const waiter: Waiter = {
          request,
          resolve: (view) => end(() => resolve(view)),
          reject: (error) => end(() => reject(error)),
          isLast: isClosed,
        };
        const group = waiters.get(request.id) ?? new Set();
        waiters.set(request.id, group.add(waiter));
        count += 1;
        request.signal.addEventListener('abort', abandon, { once: true });
        if (request.signal.aborted) abandon();
        else mark(request.id);
      });
    },
    wake,
    count: () => count,
    close: async () => {
      isClosed = true;
      clearInterval(sweep);
      for (const group of waiters.values()) for (const waiter of group) waiter.isLast = true;
      wake(null);
      await reading;
    },
  };
}
