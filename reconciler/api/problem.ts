import { CairnError, ERROR_CODES, toCairnError } from '../model/error.ts';
import type { Violation } from '../model/error.ts';

/** An error as callers read it: RFC 9457 with Cairn's code, the request's id, and what is wrong where. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly request_id: string;
  readonly errors?: readonly Violation[];
  readonly existing?: { readonly id: string; readonly adoptable: boolean };
};

/** Pure. The body of the answer for an error. `fields.detail` and the cause stay behind: they are for the log. */
export function toProblem(error: CairnError, request_id: string): Problem {
  const { title, http_status } = ERROR_CODES[error.code];
  const { violations, existing } = error.fields;
  return {
    type: `https://cairn.dev/problems/${error.code.replaceAll('_', '-')}`,
    title,
    status: http_status,
    detail: error.message,
    code: error.code,
    request_id,
    ...(violations === undefined || violations.length === 0 ? {} : { errors: violations }),
    ...(existing === undefined ? {} : { existing }),
  };
}

/** Pure. What a handler or the body parser threw -> one of Cairn's codes. What is neither a CairnError nor the caller's fault is `internal`. */
export function fromThrown(thrown: unknown): CairnError {
  if (thrown instanceof CairnError) return thrown;
  if (thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number') {
    if (thrown.status >= 400 && thrown.status < 500) return fromHttpError(thrown);
  }
  return toCairnError(thrown);
}

function fromHttpError(error: Error): CairnError {
  const type = 'type' in error ? String(error.type) : '';
  switch (type) {
    case 'entity.parse.failed':
      return invalidInput(`The body is not JSON: ${firstLine(error.message)}`);
    case 'entity.too.large':
      return invalidInput('The body is larger than 1 MiB.');
    case 'encoding.unsupported':
      return invalidInput('The body must not be compressed.');
    case 'charset.unsupported':
      return invalidInput('The body must be UTF-8.');
    case 'request.aborted':
    case 'request.size.invalid':
      return invalidInput('The body ended before all of it had arrived.');
    default:
      return invalidInput(`The request cannot be read: ${firstLine(error.message)}`);
  }
}

function invalidInput(message: string): CairnError {
  return new CairnError('invalid_input', message);
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, 200);
}
