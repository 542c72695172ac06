import type { ErrorCode } from './error.ts';

/** How one pass over one object ended. */
export type Outcome =
  /** As asked. */
  | 'done'
  /** Something failed that may work later. */
  | 'retry'
  /** Nothing failed and nothing can be done now, but nobody will tell when it can: look again soon. */
  | 'pending'
  /** Waits for another object, whose change wakes it. */
  | 'blocked'
  /** Only another spec helps. */
  | 'stalled'
  /** The object was removed. */
  | 'gone'
  /** Somebody else has the object now; nothing was recorded. */
  | 'lost';

/** All outcomes. */
export const OUTCOMES = [
  'done',
  'retry',
  'pending',
  'blocked',
  'stalled',
  'gone',
  'lost',
] as const satisfies readonly Outcome[];

/** Longest time between two attempts. */
export const LONGEST_BACKOFF_SECONDS = 600;

/** Pure. Seconds until the next attempt after `attempt` failures before this one: min(2^attempt, 600) times a factor in [0.5, 1). `chance` is in [0, 1). */
export function backoffSeconds(attempt: number, chance: number): number {
  return Math.min(2 ** Math.min(attempt, 20), LONGEST_BACKOFF_SECONDS) * (0.5 + chance / 2);
}

/** Part of the resync period after which an object is looked at again at the earliest; at the latest it is the whole of it. */
const EARLIEST_RESYNC = 0.8;

/** Pure. Seconds until the next look: the period less up to 20 %, so that objects made together are not looked at together for ever. */
export function resyncSeconds(period_seconds: number, chance: number): number {
  return period_seconds * (EARLIEST_RESYNC + chance * (1 - EARLIEST_RESYNC));
}

/** How often to look without being asked. */
export type ResyncSettings = {
  /** The period of few objects. */
  readonly resync_seconds: number;
  /** Looks in a second at most, over all objects. */
  readonly resync_per_second: number;
};

/** Pure. The resync period of `count` objects: longer than asked for when so many looks would be more than are allowed in a second. */
export function resyncPeriodSeconds(settings: ResyncSettings, count: number): number {
  const mean = (EARLIEST_RESYNC + 1) / 2;
  return Math.max(settings.resync_seconds, count / settings.resync_per_second / mean);
}

/** When an object is due next: seconds from now (null: when woken), urgency (2 is resync), failures so far. */
export type Next = {
  readonly due_in_seconds: number | null;
  readonly priority: 1 | 2;
  readonly attempt: number;
};

/**
 * Pure. When an object is due after a pass that ended so, with `attempt` failures before it. `resync_seconds` is the resync period,
 * `watch_seconds` the longest pause of one that is pending.
 */
export function nextAfter(
  outcome: Outcome,
  attempt: number,
  resync_seconds: number,
  chance: number,
  watch_seconds = LONGEST_BACKOFF_SECONDS,
): Next {
  if (outcome === 'retry')
    return { due_in_seconds: backoffSeconds(attempt, chance), priority: 1, attempt: attempt + 1 };
  if (outcome === 'pending') {
    const longest = Math.min(resyncSeconds(resync_seconds, chance), watch_seconds);
    const due_in_seconds = Math.min(backoffSeconds(attempt, chance), longest);
    return { due_in_seconds, priority: 1, attempt: attempt + 1 };
  }
  if (outcome === 'stalled') return { due_in_seconds: null, priority: 2, attempt: 0 };
  if (outcome === 'lost') return { due_in_seconds: 0, priority: 1, attempt };
  return { due_in_seconds: resyncSeconds(resync_seconds, chance), priority: 2, attempt: 0 };
}

const OUTCOME_OF = {
  unsupported: 'stalled',
  invalid_input: 'stalled',
  unschedulable: 'blocked',
  blocked: 'blocked',
  quota_exceeded: 'blocked',
  // What was there when we looked may be gone when we act, and credentials of a host may be put right: look again.
  unauthenticated: 'retry',
  forbidden: 'retry',
  not_found: 'retry',
  stale_generation: 'retry',
  conflict: 'retry',
  too_many_requests: 'retry',
  unavailable: 'retry',
  timeout: 'retry',
  internal: 'retry',
} as const satisfies Record<ErrorCode, 'retry' | 'blocked' | 'stalled'>;

/** Pure. What an error from a decision, a look or an operation makes of the pass. What nobody's change and no later try can help is stalled. */
export function outcomeOf(code: ErrorCode): 'retry' | 'blocked' | 'stalled' {
  return OUTCOME_OF[code];
}
