/** Time as an argument, so that tests decide when it passes. */

/** A clock: milliseconds since some start, and a timer that can be cancelled. */
export type Clock = {
  /** Milliseconds, never going back. */
  readonly now: () => number;
  /** Runs `action` once after `delay_ms`; the returned function cancels it. */
  readonly after: (delay_ms: number, action: () => void) => () => void;
};

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(delay_ms, action) {
    const timer = setTimeout(action, delay_ms);
    return () => clearTimeout(timer);
  },
};

/** Runs at most a fixed number of tasks at once; others wait their turn, first come first served. */
export type Gate = <T>(task: () => Promise<T>) => Promise<T>;

/** Pure. A gate that lets `limit` tasks through at once, for example to open ten of a thousand hosts at a time. */
export function createGate(limit: number): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
