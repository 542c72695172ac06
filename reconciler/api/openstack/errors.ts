import { CairnError, ERROR_CODES } from '../../model/error.ts';
import type { ErrorCode } from '../../model/error.ts';

/** An error whose status in an API of OpenStack is not that of its code, for example 406; sent with the headers. */
export class FacadeError extends CairnError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: ErrorCode,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(code, message);
    this.status = status;
    this.headers = headers;
  }
}

/** Pure. The status of the answer for an error. Generations are not of these APIs: whoever comes second meets a conflict. */
export function statusOf(error: CairnError): number {
  if (error instanceof FacadeError) return error.status;
  return error.code === 'stale_generation' ? 409 : ERROR_CODES[error.code].http_status;
}

/** Pure. What is wrong where, in one message, for APIs that have no list of violations; `whereOf` names a property by its path below the spec. */
export function messageOf(
  { message, fields }: CairnError,
  whereOf: (path: readonly string[]) => string,
): string {
  const said = (fields.violations ?? []).map(({ path, message: what, hint }) => {
    const where = whereOf(path.replace(/^\/spec\//, '').split('/'));
    return `${where} ${what}${hint === undefined ? '' : ` (${hint.replace(/\.$/, '')})`}`;
  });
  return said.length === 0 ? message : `${message} ${said.join('; ')}.`;
}
