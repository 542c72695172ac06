import type { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import { FacadeError, statusOf } from '../errors.ts';

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
export class PlacementError extends FacadeError {}

/** Pure. The body of the answer for an error. Source: OpenStack API guide, errors. */
export function toPlacementError(error: CairnError, request_id: string): JsonObject {
  const status = statusOf(error);
  const title = TITLES[status] ?? 'Internal Server Error';
  return {
    errors: [{ status, title, detail: `${error.message}  `, code: 'placement.undefined_code', request_id }],
  };
}
