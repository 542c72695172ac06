import type { CairnError } from '../../../model/error.ts';
import { messageOf, statusOf } from '../errors.ts';

/** An error as clients of Keystone read it. */
export type KeystoneError = {
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly title: string;
    /** Ways to log in, when the one that was asked for is not among them. */
    readonly identity?: { readonly methods: readonly string[] };
  };
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** Pure. The body of the answer for an error: what is wrong where, in one message. `fields.detail` stays behind. */
export function toKeystoneError(error: CairnError): KeystoneError {
  const code = statusOf(error);
  return { error: { code, message: keystoneMessage(error), title: TITLES[code] ?? 'Error' } };
}

function keystoneMessage(error: CairnError): string {
  return messageOf(error, (path) => path.join('.').replace(/_wo(_version)?$/, ''));
}
