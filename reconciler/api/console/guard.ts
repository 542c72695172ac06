import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { CairnError } from '../../model/error.ts';
import type { ConsoleToken } from '../../store/console-tokens.ts';
import type { ConsoleRefusals } from './refusals.ts';

/** How often it is looked whether those who have consoles may go on, when nothing is heard that bears on it. */
const LOOK_EVERY_MS = 20_000;

/** From news to a look: by then the process knows of it, also of other rules, and one look serves all that comes meanwhile. */
const SETTLE_MS = 1000;

/** From a look that failed to the next, and how long one may take. */
const RETRY_MS = 2000;
const LOOK_DEADLINE_MS = 10_000;

/** A console of which it could not be told for so long whether it may go on ends. */
const UNCONFIRMED_MS = 60_000;

/** Why a console must end: `refused` its owner may not go on, `unknown` it cannot be told. */
export type GuardedEnd = { readonly why: 'refused' | 'unknown'; readonly message: string };

/** What ends consoles whose owner may not go on. */
export type ConsoleGuard = {
  /** Effect: from now on calls `end` once the console must end; the result forgets it. */
  readonly watch: (token: ConsoleToken, end: (reason: GuardedEnd) => void) => () => void;
  /** Effect: something changed of who may what, or may have: all consoles are looked at within seconds. */
  readonly hear: () => void;
  readonly stop: () => void;
};

type Watched = {
  readonly token: ConsoleToken;
  readonly end: (reason: GuardedEnd) => void;
  confirmed_at: number;
};

/**
 * Effect: looks at all consoles of this process together: a second after news, and every `every_ms`; never more often than once a second. While
 * it cannot be told who may go on they stay open for `unconfirmed_ms`.
 */
export function createConsoleGuard(options: {
  readonly refusals: ConsoleRefusals;
  readonly log: Logger;
  readonly every_ms?: number;
  readonly unconfirmed_ms?: number;
}): ConsoleGuard {
  const { refusals, log, every_ms = LOOK_EVERY_MS, unconfirmed_ms = UNCONFIRMED_MS } = options;
  const watched = new Set<Watched>();
  let timer: NodeJS.Timeout | undefined;
  let due_at = Number.POSITIVE_INFINITY;
  let is_looking = false;

  const plan = (pause_ms: number): void => {
    const at = performance.now() + pause_ms;
    if (watched.size === 0 || at >= due_at) return;
    clearTimeout(timer);
    due_at = at;
    timer = setTimeout(() => void run(), pause_ms);
  };
  const run = async (): Promise<void> => {
    due_at = Number.POSITIVE_INFINITY;
    if (is_looking) return plan(SETTLE_MS);
    is_looking = true;
    const went_well = await look();
    is_looking = false;
    plan(went_well ? every_ms : Math.min(RETRY_MS, every_ms));
  };
  const look = async (): Promise<boolean> => {
    const asked = [...watched];
    const began_at = performance.now();
    try {
      const refused = await withDeadline(refusals(asked.map(({ token }) => token)));
      for (const each of asked) {
        const message = refused.get(each.token.hash);
        if (message === undefined) each.confirmed_at = began_at;
        else each.end({ why: 'refused', message });
      }
      return true;
    } catch (thrown) {
      log.warn({ err: thrown }, 'it cannot be told now who may go on with a console');
      const message = 'It could not be checked for long whether you may go on. Ask for another console.';
      for (const { confirmed_at, end } of asked)
        if (performance.now() - confirmed_at > unconfirmed_ms) end({ why: 'unknown', message });
      return false;
    }
  };
  return {
    watch: (token, end) => {
      const entry: Watched = { token, end, confirmed_at: performance.now() };
      watched.add(entry);
      plan(every_ms);
      return () => void watched.delete(entry);
    },
    hear: () => plan(SETTLE_MS),
    stop: () => {
      watched.clear();
      clearTimeout(timer);
      due_at = Number.POSITIVE_INFINITY;
    },
  };
}

async function withDeadline<T>(work: Promise<T>): Promise<T> {
  const answered = new AbortController();
  const late = delay(LOOK_DEADLINE_MS, undefined, { signal: answered.signal }).then((): never => {
    throw new CairnError('timeout', 'The database did not answer in time.');
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    answered.abort();
  }
}
