import { CairnError } from '../model/error.ts';
import type { Clock } from '../ports/clock.ts';

/** How long work that ignores its signal is waited for after its deadline. */
const GRACE_MS = 5_000;

/** Reason for ending the timers; one for all, because making an error costs more than the rest of the ending. */
const FINISHED = new Error('finished');

/**
 * Effect: runs `work` with a signal that aborts after `seconds` or with `parent`. Throws `timeout` when the deadline passed, the parent's
 * reason when the parent aborted; also when the work ignores the signal, which then goes on unheeded.
 */
export async function withDeadline<T>(
  clock: Clock,
  seconds: number,
  parent: AbortSignal,
  what: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  parent.throwIfAborted();
  const own = new AbortController();
  const finished = new AbortController();
  const abort = (): void => own.abort(parent.reason);
  parent.addEventListener('abort', abort, { once: true });
  const watchTime = async (): Promise<void> => {
    await clock.sleep(seconds * 1000, finished.signal);
    if (finished.signal.aborted) return;
    const message = `${what} took longer than ${seconds} seconds; Cairn will try again.`;
    own.abort(new CairnError('timeout', message));
  };
  const timer = watchTime();
  const ignored = new Promise<never>((_resolve, reject) => {
    own.signal.addEventListener('abort', () => {
      void clock.sleep(GRACE_MS, finished.signal).then(() => reject(own.signal.reason as Error));
    });
  });
  ignored.catch(() => undefined);
  try {
    return await Promise.race([work(own.signal), ignored]);
  } catch (error) {
    if (own.signal.aborted) throw own.signal.reason;
    throw error;
  } finally {
    parent.removeEventListener('abort', abort);
    finished.abort(FINISHED);
    await timer;
  }
}
