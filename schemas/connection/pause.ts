/** Waiting, and how long to wait between attempts. */

const MAX_RETRY_AFTER_MS = 60_000;

/** Effect: resolves after `duration_ms`, or at once when the signal aborts. Never rejects. */
export const pause = (duration_ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, duration_ms);
    signal?.addEventListener('abort', done);
  });

/** Pure. Milliseconds before attempt number `attempt` + 1 (counted from 1): doubling from 100 to 5000, times 0.5 to 1; `random` is in [0, 1). */
export const backoffMs = (attempt: number, random: number): number =>
  Math.min(5_000, 100 * 2 ** Math.min(attempt - 1, 10)) * (0.5 + random / 2);

/** Pure. Milliseconds that a Retry-After header (seconds or a date) asks for, at most a minute; undefined when it says nothing. Source: RFC 9110, 10.2.3. */
export const retryAfterMs = (header: string | undefined, now_ms: number): number | undefined => {
  const text = header?.trim() ?? '';
  const wanted = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now_ms;
  return Number.isNaN(wanted) ? undefined : Math.min(Math.max(wanted, 0), MAX_RETRY_AFTER_MS);
};
