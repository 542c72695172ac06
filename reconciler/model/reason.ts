import type { ErrorCode } from './error.ts';

const REASONS = {
  invalid_input: 'Invalid',
  unauthenticated: 'Unavailable',
  forbidden: 'Unavailable',
  not_found: 'NotFound',
  conflict: 'Conflict',
  stale_generation: 'Conflict',
  quota_exceeded: 'QuotaExceeded',
  unschedulable: 'Unschedulable',
  blocked: 'Waiting',
  unavailable: 'Unavailable',
  timeout: 'Unavailable',
  unsupported: 'Unsupported',
  internal: 'Internal',
} as const satisfies Record<ErrorCode, string>;

/** Reasons of a Ready condition that is not true yet because work goes on, or waits for work that goes on. */
const PROGRESS: readonly string[] = ['Reconciling', 'Waiting', 'WaitingForContent', 'Changing', 'Deleting'];

/** Pure. Whether a Ready condition with this reason, not true, will become true without anybody's help. */
export function isProgress(reason: string): boolean {
  return PROGRESS.includes(reason);
}

/** Pure. The condition reason that an error code gives. */
export function reasonOf(code: ErrorCode): string {
  return REASONS[code];
}
