import type { CairnError } from '../../../model/error.ts';
import { FacadeError, messageOf, statusOf } from '../errors.ts';

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
export class GlanceError extends FacadeError {}

/** Pure. The status of the answer for an error, as Glance has it. */
export function glanceStatus(error: CairnError): number {
  if (error.code === 'quota_exceeded') return 413;
  return statusOf(error);
}

/** Pure. What is wrong where, in one message. `fields.detail` stays behind. */
export function glanceMessage(error: CairnError): string {
  return messageOf(error, ([root = '', ...rest]) =>
    [WORDS[root] ?? root, ...rest].filter((part) => part !== 'properties').join('.'),
  );
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
