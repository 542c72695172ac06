import { CairnError } from '../../model/error.ts';

/** Conversions at once, and how many more may wait. */
const PLACES = 2;
const WAITING_LIMIT = 100;

/** Effect: places for conversions. `enter` waits for one, and gives what leaves it again. It throws unavailable when too many wait, and the signal's reason. */
export function createPlaces(): { enter: (signal: AbortSignal) => Promise<() => void> } {
  let taken = 0;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) taken -= 1;
    else next();
  };
  return {
    enter: async (signal) => {
      signal.throwIfAborted();
      if (taken < PLACES) {
        taken += 1;
        return leave;
      }
      if (waiting.length >= WAITING_LIMIT) {
        throw new CairnError('unavailable', 'Too many conversions wait already. It will be tried again.');
      }
      await new Promise<void>((resolve, reject) => {
        const turn = (): void => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        };
        const onAbort = (): void => {
          waiting.splice(waiting.indexOf(turn), 1);
          reject(signal.reason as Error);
        };
        signal.addEventListener('abort', onAbort, { once: true });
        waiting.push(turn);
      });
      return leave;
    },
  };
}
