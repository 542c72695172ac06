import { CairnError } from '../../model/error.ts';

/** SQLSTATE classes and codes that speak of the server or the way to it, not of the statement. Source: PostgreSQL, appendix A. */
const UNAVAILABLE = /^(08...|57P0[1-5]|53...|58...|25P03)$/;

const SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
  'EACCES',
]);

/** Errors that pg and knex raise without a code. */
const UNCODED =
  /connection terminated|client has encountered a connection error|timeout expired|timeout acquiring a connection|unable to acquire a connection|not queryable|pool is (draining|destroyed)|aborted/i;

/** query_canceled (a statement past its deadline) and lock_not_available. */
const TIMEOUTS = new Set(['57014', '55P03']);

/** A CairnError whose message stays as it is: knex prefixes messages of errors that pass through it with the statement. */
function fixedError(code: 'unavailable' | 'timeout', message: string, cause: Error): CairnError {
  const error = new CairnError(code, message, { detail: cause.message, cause });
  Object.defineProperty(error, 'message', { get: () => message, set: () => {} });
  return error;
}

/**
 * Pure. What a failed statement means to Cairn: `unavailable` when PostgreSQL cannot be reached, `timeout` when the statement took
 * too long. Other errors (constraint violations, mistakes in SQL) stay as PostgreSQL's own, for store/ to read their SQLSTATE.
 */
export function translateDatabaseError(thrown: unknown): unknown {
  if (thrown instanceof CairnError || !(thrown instanceof Error)) return thrown;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  if (TIMEOUTS.has(code))
    return fixedError('timeout', 'The database took too long to answer; Cairn will try again.', thrown);
  if (UNAVAILABLE.test(code) || SYSTEM_CODES.has(code) || (code === '' && UNCODED.test(thrown.message)))
    return fixedError('unavailable', 'The database cannot be reached; Cairn will try again.', thrown);
  return thrown;
}
