import { CairnError, ERROR_CODES } from '../../../model/error.ts';
import type { ErrorCode } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  503: 'Service Unavailable',
};

/** An error whose status in this API is not that of its code; sent with the headers. */
export class PlacementError extends CairnError {
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

/** Pure. The status of the answer for an error. */
export function placementStatus(error: CairnError): number {
  return error instanceof PlacementError ? error.status : ERROR_CODES[error.code].http_status;
}

/** Pure. The body of the answer for an error. Source: OpenStack API guide, errors. */
export function toPlacementError(error: CairnError, request_id: string): JsonObject {
  const status = placementStatus(error);
  const title = TITLES[status] ?? 'Internal Server Error';
  return {
    errors: [{ status, title, detail: `${error.message}  `, code: 'placement.undefined_code', request_id }],
  };
}
