/** The one table of error codes: title for people, HTTP status, and whether trying again can help. */
export const ERROR_CODES = {
  invalid_input: { title: 'Invalid input', http_status: 400, retry: 'never' },
  unauthenticated: { title: 'Not authenticated', http_status: 401, retry: 'never' },
  forbidden: { title: 'Not allowed', http_status: 403, retry: 'never' },
  not_found: { title: 'Not found', http_status: 404, retry: 'never' },
  conflict: { title: 'Conflict', http_status: 409, retry: 'back-off' },
  stale_generation: { title: 'Changed by someone else', http_status: 412, retry: 'never' },
  quota_exceeded: { title: 'Quota exceeded', http_status: 403, retry: 'on-change' },
  unschedulable: { title: 'No host fits', http_status: 409, retry: 'on-change' },
  blocked: { title: 'Waiting for something else', http_status: 409, retry: 'on-change' },
  too_many_requests: { title: 'Too many requests', http_status: 429, retry: 'back-off' },
  unavailable: { title: 'Unavailable', http_status: 503, retry: 'back-off' },
  timeout: { title: 'Timed out', http_status: 504, retry: 'back-off' },
  unsupported: { title: 'Not supported here', http_status: 400, retry: 'never' },
  internal: { title: 'Internal error', http_status: 500, retry: 'back-off' },
} as const satisfies Record<
  string,
  { title: string; http_status: number; retry: 'never' | 'back-off' | 'on-change' }
>;

/** One of the codes of ERROR_CODES. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** One thing that is wrong with a request: where (JSON pointer, for example /spec/nics/eth0/address), what, and what to do. */
export type Violation = { readonly path: string; readonly message: string; readonly hint?: string };

/** What a CairnError may carry besides its code and message. */
export type ErrorFields = {
  /** For the log only; never sent to a caller. */
  readonly detail?: string;
  /** Id of the object that the error speaks of. */
  readonly resource?: string;
  readonly violations?: readonly Violation[];
  /** The object that already has the name, for a conflict on names. */
  readonly existing?: { readonly id: string; readonly adoptable: boolean };
  /** How long the caller should wait before trying again; sent as Retry-After. */
  readonly retry_after_seconds?: number;
  /** The disk of a host has no room for what was to be written: making room there helps. */
  readonly disk_full?: boolean;
  readonly cause?: unknown;
};

/** The only error that crosses a border inside Cairn. `message` is for the user: what is wrong and what to do next. */
export class CairnError extends Error {
  override readonly name = 'CairnError';
  readonly code: ErrorCode;
  readonly fields: ErrorFields;

  constructor(code: ErrorCode, message: string, fields: ErrorFields = {}) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.code = code;
    this.fields = fields;
  }
}

/** Pure. Turns anything thrown into a CairnError; what is not one already becomes `internal` and keeps its cause. */
export function toCairnError(thrown: unknown): CairnError {
  if (thrown instanceof CairnError) return thrown;
  const detail = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return new CairnError(
    'internal',
    'Cairn met an unexpected error; it will try again. See the log for the request.',
    {
      detail,
      cause: thrown,
    },
  );
}
