import { setTimeout as delay } from 'node:timers/promises';
import type { Clock, Random } from '../../ports/clock.ts';

/** The machine's clock. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  sleep: async (ms, signal) => {
    // An abort ends the wait like the end of the time does; the caller looks at the signal.
    await delay(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  },
};

/** The machine's chance; for spreading work in time, not for secrets. */
export const systemRandom: Random = { next: () => Math.random() };
