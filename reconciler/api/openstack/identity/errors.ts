import { ERROR_CODES } from '../../../model/error.ts';
import type { CairnError } from '../../../model/error.ts';

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

/** Pure. The status of the answer for an error, as Keystone has it. */
export function keystoneStatus(error: CairnError): number {
  // Generations are not of this API: whoever comes second meets a conflict.
  if (error.code === 'stale_generation') return 409;
  return ERROR_CODES[error.code].http_status;
}

/** Pure. The body of the answer for an error: what is wrong where, in one message. `fields.detail` stays behind. */
export function toKeystoneError(error: CairnError): KeystoneError {
  const code = keystoneStatus(error);
  return { error: { code, message: messageOf(error), title: TITLES[code] ?? 'Error' } };
}

function messageOf({ message, fields }: CairnError): string {
  const said = (fields.violations ?? []).map(({ path, message: what, hint }) => {
    const where = path
      .replace(/^\/spec\//, '')
      .replace(/_wo(_version)?$/, '')
      .replaceAll('/', '.');
    return `${where} ${what}${hint === undefined ? '' : ` (${hint.replace(/\.$/, '')})`}`;
  });
  return said.length === 0 ? message : `${message} ${said.join('; ')}.`;
}
