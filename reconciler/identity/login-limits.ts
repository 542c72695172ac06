import { isIPv6 } from 'node:net';
import { CairnError } from '../model/error.ts';
import type { Clock } from '../ports/clock.ts';
import type { Database } from '../store/database.ts';
import { countLoginFailure, forgetLoginFailures, readLoginFailures } from '../store/logins.ts';

/** How many failed logins are answered. Zero failures means no limit. */
export type LoginLimits = {
  readonly lockout_failures: number;
  readonly lockout_seconds: number;
  readonly source_failures_per_minute: number;
};

/** Counts failed logins, by who is named in every process together, by address in this one. */
export type LoginGuard = {
  /** Pure. Throws too_many_requests when the address failed too often within the last minute. */
  readonly assertSource: (address: string) => void;
  /** Effect: counts a failure of the address. */
  readonly countSource: (address: string) => void;
  /**
   * Effect: runs `check`, which says whether the secret was right, and counts its failure. Throws too_many_requests, without running it, when
   * whoever is named is locked out. `subject` is a digest of who that is, whether they exist or not.
   */
  readonly attempt: (subject: string, check: () => Promise<boolean>) => Promise<boolean>;
};

const MINUTE_MS = 60_000;

/** Most addresses that are remembered; the one that began to fail the longest ago goes. */
const SOURCES_LIMIT = 10_000;

/** Most logins that wait for others by the same name. */
const WAITING_LIMIT = 1000;

type Attempts = {
  failures: number;
  last_failed_ms: number;
  running: number;
  readonly waiting: (() => void)[];
};

/** Pure. The guard over the table of failures. */
export function createLoginGuard(database: Database, clock: Clock, limits: LoginLimits): LoginGuard {
  const { lockout_failures, lockout_seconds, source_failures_per_minute } = limits;
  const sources = new Map<string, { readonly since_ms: number; failures: number }>();
  const attempts = new Map<string, Attempts>();
  let waiting = 0;

  const assertNotLocked = (state: Attempts): void => {
    const left_ms = state.last_failed_ms + lockout_seconds * 1000 - clock.nowMs();
    if (left_ms <= 0) state.failures = 0;
    if (state.failures >= lockout_failures) throw tooMany(left_ms);
  };

  /** As many at once as failures are left: so guesses made at once are no more than guesses made in turn, and nobody's right login is refused. */
  const enter = async (state: Attempts): Promise<void> => {
    for (;;) {
      assertNotLocked(state);
      if (state.running < lockout_failures - state.failures) {
        state.running += 1;
        return;
      }
      if (waiting >= WAITING_LIMIT) throw tooMany(1000);
      waiting += 1;
      await new Promise<void>((resolve) => void state.waiting.push(resolve));
      waiting -= 1;
    }
  };

  return {
    assertSource: (address) => {
      const source = sources.get(sourceKey(address));
      if (source_failures_per_minute === 0 || source === undefined) return;
      const left_ms = source.since_ms + MINUTE_MS - clock.nowMs();
      if (left_ms > 0 && source.failures >= source_failures_per_minute) throw tooMany(left_ms);
    },
    countSource: (address) => {
      const key = sourceKey(address);
      const now_ms = clock.nowMs();
      const source = sources.get(key);
      if (source !== undefined && source.since_ms + MINUTE_MS > now_ms) {
        source.failures += 1;
        return;
      }
      sources.delete(key);
      sources.set(key, { since_ms: now_ms, failures: 1 });
      const [oldest] = sources.keys();
      if (sources.size > SOURCES_LIMIT && oldest !== undefined) sources.delete(oldest);
    },
    attempt: async (subject, check) => {
      if (lockout_failures === 0) return await check();
      const since = new Date(clock.nowMs() - lockout_seconds * 1000).toISOString();
      const stored = await readLoginFailures(database, subject, since);
      const state: Attempts = attempts.get(subject) ?? {
        failures: 0,
        last_failed_ms: 0,
        running: 0,
        waiting: [],
      };
      attempts.set(subject, state);
      if (stored !== null && stored.failures > state.failures) {
        state.failures = stored.failures;
        state.last_failed_ms = Date.parse(stored.last_failed_at);
      }
      let is_inside = false;
      try {
        await enter(state);
        is_inside = true;
        const is_right = await check();
        if (is_right) {
          if (state.failures > 0) await forgetLoginFailures(database, subject);
          state.failures = 0;
          return true;
        }
        state.failures += 1;
        state.last_failed_ms = clock.nowMs();
        await countLoginFailure(database, subject, {
          now: new Date(state.last_failed_ms).toISOString(),
          since,
        });
        return false;
      } finally {
        if (is_inside) state.running -= 1;
        const woken = state.waiting.splice(0);
        for (const wake of woken) wake();
        if (state.running === 0 && woken.length === 0) attempts.delete(subject);
      }
    },
  };
}

/** Pure. What of an address counts as one source: all of IPv4; of IPv6 the 64 bits that a customer is given. */
export function sourceKey(address: string): string {
  const bare = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(bare)) return bare.slice(0, 64);
  const [head = '', tail] = bare.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

function tooMany(left_ms: number): CairnError {
  const retry_after_seconds = Math.max(1, Math.ceil(left_ms / 1000));
  return new CairnError(
    'too_many_requests',
    `Too many logins failed. Try again in ${retry_after_seconds} ${retry_after_seconds === 1 ? 'second' : 'seconds'}.`,
    { retry_after_seconds },
  );
}
