import { setTimeout as sleep } from 'node:timers/promises';

/** Effect: tries until `probe` gives something other than null, false or undefined; throws with `what` and the last error after the limit. */
export async function eventually<T>(
  what: string,
  limit_seconds: number,
  probe: () => Promise<T | null | false | undefined>,
): Promise<T> {
  const deadline = Date.now() + limit_seconds * 1000;
  let last: unknown;
  for (;;) {
    try {
      const value = await probe();
      if (value !== null && value !== false && value !== undefined) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline)
      throw new Error(`not within ${limit_seconds} s: ${what}; last: ${String(last)}`);
    await sleep(100);
  }
}
