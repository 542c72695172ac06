import type { IncomingMessage } from 'node:http';
import { CairnError } from '../../model/error.ts';
import { GIB } from '../../model/units.ts';
import type { FetchFrom } from '../../ports/fetch.ts';
import { refusal } from './limits.ts';

/** The head of an answer, judged. */
export type Judged =
  | { readonly use: 'redirect' }
  /** What the server has is not what the fetch began with: ask for the whole file. */
  | { readonly use: 'again' }
  | {
      readonly use: 'content';
      readonly offset_bytes: number;
      readonly total_bytes: number | null;
      readonly version: string | null;
    };

const REDIRECTS = [301, 302, 303, 307, 308];
/** Statuses that may be others at another time. */
const PASSING = [408, 409, 423, 425, 429];

/** Pure. What an answer is good for. Throws invalid_input when it will not give an image, unavailable when it may later. */
export function judgeAnswer(
  answer: IncomingMessage,
  host: string,
  from: FetchFrom,
  max_bytes: number,
): Judged {
  const { statusCode: status = 0, headers } = answer;
  if (REDIRECTS.includes(status)) return { use: 'redirect' };
  if (status === 416 && from.offset_bytes > 0) return { use: 'again' };
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (status !== 200 && status !== 206) throw refusedStatus(status, type, host, headers['retry-after']);
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity' && encoding !== '') {
    throw refusal(
      `${host} sends the file packed (Content-Encoding ${encoding.slice(0, 40)}). Name a URL that gives the bytes of the image as they are.`,
    );
  }
  if (type === 'text/html' || type === 'application/xhtml+xml') {
    throw refusal(
      `${host} answered with an HTML page (status ${status}, ${type}), not with an image. Open the URL in a browser: the page may ask for ` +
        'a login or tell of an error; name the URL of the file itself.',
    );
  }
  const version = versionOf(answer);
  const length = lengthOf(headers['content-length']);
  if (status === 200) {
    checkSize(length, max_bytes, host);
    return { use: 'content', offset_bytes: 0, total_bytes: length, version };
  }
  if (from.offset_bytes === 0)
    throw refusal(
      `${host} answered with a part of the file that nobody asked for (status 206). Check the URL.`,
    );
  const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers['content-range'] ?? '');
  const total = range?.[3] === undefined || range[3] === '*' ? null : Number(range[3]);
  checkSize(total, max_bytes, host);
  const is_rest =
    range !== null &&
    Number(range[1]) === from.offset_bytes &&
    (total === null || Number(range[2]) === total - 1);
  // A server that knows ranges but not If-Range gives a part of another version without a word.
  if (!is_rest || version !== from.version) return { use: 'again' };
  return { use: 'content', offset_bytes: from.offset_bytes, total_bytes: total, version };
}

/** Pure. An error for a file that is larger than the service takes; null total is judged while reading. */
export function checkSize(total_bytes: number | null, max_bytes: number, host: string): void {
  if (total_bytes === null || total_bytes <= max_bytes) return;
  throw refusal(
    `The file at ${host} has ${total_bytes} bytes or more; the service's setting image_source_max_gib allows ${Math.floor(max_bytes / GIB)} GiB.`,
  );
}

/**
 * A name of this version that If-Range may carry: a strong ETag, else a modification time that is surely older than the answer.
 * Source: RFC 9110, sections 8.8.2.2, 8.8.3 and 13.1.5.
 */
function versionOf({ headers }: IncomingMessage): string | null {
  const { etag, date } = headers;
  const modified = headers['last-modified'];
  if (etag !== undefined && /^"[\x21\x23-\x7e]{1,256}"$/.test(etag)) return etag;
  if (modified === undefined || date === undefined || modified.length > 40) return null;
  return Date.parse(date) - Date.parse(modified) >= 1000 ? modified : null;
}

function lengthOf(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : null;
}

function refusedStatus(
  status: number,
  type: string | undefined,
  host: string,
  retry_after: string | undefined,
): CairnError {
  const what = `status ${status}${type === undefined ? '' : ` and ${type.slice(0, 80)}`}`;
  if (status >= 500 || PASSING.includes(status)) {
    const seconds = /^\d{1,5}$/.test(retry_after ?? '') ? Number(retry_after) : null;
    return new CairnError(
      'unavailable',
      `${host} answered the fetch with ${what}. It is tried again.`,
      seconds === null ? {} : { retry_after_seconds: seconds },
    );
  }
  const why =
    status === 401 || status === 403
      ? 'It wants to know who asks; name a URL that needs no login, for example a signed one.'
      : status === 404 || status === 410
        ? 'There is no such file; check the URL.'
        : 'Check the URL.';
  return refusal(`${host} answered the fetch with ${what}. ${why}`);
}
