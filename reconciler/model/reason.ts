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
  too_many_requests: 'Unavailable',
  unavailable: 'Unavailable',
  timeout: 'Unavailable',
  unsupported: 'Unsupported',
  internal: 'Internal',
} as const satisfies Record<ErrorCode, string>;

/** Pure. The condition reason that an error code gives. */
export function reasonOf(code: ErrorCode): string {
  return REASONS[code];
}
