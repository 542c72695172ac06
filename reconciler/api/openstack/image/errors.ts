import { CairnError, ERROR_CODES } from '../../../model/error.ts';
import type { ErrorCode } from '../../../model/error.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  415: 'Unsupported Media Type',
  416: 'Requested Range Not Satisfiable',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** What clients of Glance call a property of an image's spec, where the words differ. */
const WORDS: Readonly<Record<string, string>> = {
  min_disk_gib: 'min_disk',
  min_memory_mib: 'min_ram',
  hidden: 'os_hidden',
  project_id: 'owner',
};

/** An error whose status in this API is not that of its code, for example 415; sent with the headers. */
export class GlanceError extends CairnError {
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

/** Pure. The status of the answer for an error, as Glance has it. */
export function glanceStatus(error: CairnError): number {
  if (error instanceof GlanceError) return error.status;
  if (error.code === 'quota_exceeded') return 413;
  // Generations are not of this API: whoever comes second meets a conflict.
  if (error.code === 'stale_generation') return 409;
  return ERROR_CODES[error.code].http_status;
}

/** Pure. What is wrong where, in one message. `fields.detail` stays behind. */
export function glanceMessage({ message, fields }: CairnError): string {
  const said = (fields.violations ?? []).map(({ path, message: what, hint }) => {
    const [root = '', ...rest] = path.replace(/^\/spec\//, '').split('/');
    const where = [WORDS[root] ?? root, ...rest].filter((part) => part !== 'properties').join('.');
    return `${where} ${what}${hint === undefined ? '' : ` (${hint.replace(/\.$/, '')})`}`;
  });
  return said.length === 0 ? message : `${message} ${said.join('; ')}.`;
}

/** A body and its type. */
export type ErrorBody = { readonly type: string; readonly text: string };

/**
 * Pure. The body of the answer for an error in the form that the client asked for by its header Accept: a page unless it wants JSON, text
 * when it says nothing. Source: WebOb, HTTPException, which Glance answers with and its clients read.
 */
export function toGlanceError(accept: 'html' | 'json' | null, status: number, message: string): ErrorBody {
  const title = TITLES[status] ?? 'Error';
  const code = `${status} ${title}`;
  if (accept === 'json') {
    return { type: 'application/json', text: JSON.stringify({ message, code, title }) };
  }
  if (accept === null) return { type: 'text/plain; charset=UTF-8', text: `${code}\n\n${message}\n` };
  const lines = [
    '<html>',
    ' <head>',
    `  <title>${code}</title>`,
    ' </head>',
    ' <body>',
    `  <h1>${code}</h1>`,
    `  ${escapeHtml(message)}<br /><br />`,
    ' </body>',
    '</html>',
  ];
  return { type: 'text/html; charset=UTF-8', text: `${lines.join('\n')}\n` };
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return text.replaceAll(/[&<>]/g, (character) => entities[character] ?? '');
}
