import type { Request } from 'express';
import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import { objectOrNull, originOf } from '../call.ts';
import type { Call } from '../call.ts';

/** Where the facade stands. */
export const IDENTITY_ROOT = '/identity';

/** Where its version stands. */
export const IDENTITY_PATH = `${IDENTITY_ROOT}/v3`;

/** Pure. What an answer of 401 says of where to log in. */
export function challengeOf(request: Request, public_url: string | null): string {
  return `Keystone uri="${originOf(request, public_url)}${IDENTITY_PATH}"`;
}

/** Pure. The object that the body holds under `key`. Throws invalid_input. */
export function bodyOf(call: Call, key: string): JsonObject {
  const value = objectOrNull(objectOrNull(call.body)?.[key]);
  if (value !== null) return value;
  throw new CairnError('invalid_input', `The body must be an object with the object "${key}".`);
}
