import type { Clock } from '../../ports/clock.ts';

type Sleeper = { readonly at_ms: number; readonly order: number; readonly wake: () => void };

/** A clock that stands still until it is told to go on. */
export type SimulatedClock = Clock & {
  /** Effect: moves time forward, waking sleepers in the order of their times; lets what they start run in between. */
  readonly advance: (ms: number) => Promise<void>;
  /** When the next sleeper is due, null when nobody sleeps. */
  readonly nextWakeMs: () => number | null;
};

/** Pure. A simulated clock that begins at `start_ms` (default 2024-01-01 00:00:00 UTC). */
export function createSimulatedClock(start_ms: number = Date.UTC(2024, 0, 1)): SimulatedClock {
  let now = start_ms;
  let order = 0;
  let sleepers: readonly Sleeper[] = [];
  const nextSleeper = (): Sleeper | undefined =>
    [...sleepers].sort((a, b) => a.at_ms - b.at_ms || a.order - b.order)[0];
  return {
    nowMs: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true || ms <= 0) {
          resolve();
          return;
        }
        const wake = (): void => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        order += 1;
        const sleeper: Sleeper = { at_ms: now + ms, order, wake };
        sleepers = [...sleepers, sleeper];
        signal?.addEventListener('abort', wake, { once: true });
      }),
    advance: async (ms) => {
      // What was begun just before may be about to sleep.
      await settle();
      const end = now + ms;
      for (let next = nextSleeper(); next !== undefined && next.at_ms <= end; next = nextSleeper()) {
        now = Math.max(now, next.at_ms);
        next.wake();
        await settle();
      }
      now = end;
      await settle();
    },
    nextWakeMs: () => nextSleeper()?.at_ms ?? null,
  };
}

/** Effect: lets promises that are ready run. */
async function settle(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
