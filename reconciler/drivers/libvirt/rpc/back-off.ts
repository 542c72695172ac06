/** When to try an unreachable host again. */
import type { Clock } from './clock.ts';
import { clientError } from './errors.ts';
import type { LibvirtError } from './errors.ts';

/** Delays between attempts: doubled each time from `first_ms` up to `max_ms`. */
export type BackOffOptions = { readonly first_ms: number; readonly max_ms: number };

/** Pure. The delay before attempt `failures` + 1, times a random factor from 0.5 to 1 (`random` gives 0 to 1). */
export function backOffDelay(options: BackOffOptions, failures: number, random: () => number): number {
  const full = Math.min(options.first_ms * 2 ** Math.min(failures - 1, 30), options.max_ms);
  return full * (0.5 + random() / 2);
}

/** The memory of failed attempts at one host. */
export type BackOff = {
  /** Milliseconds until the next attempt may start; 0 when it may now. */
  readonly wait_ms: () => number;
  /** Throws the last failure while it is too early for another attempt: callers fail fast instead of queueing up. */
  readonly check: () => void;
  readonly failed: (error: LibvirtError) => void;
  readonly succeeded: () => void;
};

/** Effect: a back-off that has seen no failure. */
export function createBackOff(options: BackOffOptions, clock: Clock, random: () => number): BackOff {
  let failures = 0;
  let retry_at = 0;
  let last: LibvirtError | null = null;
  const wait_ms = (): number => (last === null ? 0 : Math.max(0, retry_at - clock.now()));
  return {
    wait_ms,
    check() {
      const left_ms = wait_ms();
      if (last === null || left_ms === 0) return;
      const message = `${last.message}; next attempt in ${Math.ceil(left_ms / 1000)} s`;
      throw clientError('connect_failed', message, { cause: last });
    },
    failed(error) {
      failures++;
      last = error;
      retry_at = clock.now() + backOffDelay(options, failures, random);
    },
    succeeded() {
      failures = 0;
      last = null;
    },
  };
}
