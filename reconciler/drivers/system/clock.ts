import type { Clock, Random } from '../../ports/clock.ts';

/** The machine's clock. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  sleep: async (ms, signal) => {
    if (signal?.aborted === true) return;
    await new Promise<void>((resolve) => {
      // Plain timers, because every pass makes dozens of sleeps and most are ended early.
      const wake = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal?.addEventListener('abort', wake);
    });
  },
};

/** The machine's chance; for spreading work in time, not for secrets. */
export const systemRandom: Random = { next: () => Math.random() };
