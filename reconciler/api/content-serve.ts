import { once } from 'node:events';
import type { Request, Response } from 'express';
import { CairnError } from '../model/error.ts';
import type { ContentIdentity } from '../ports/contents.ts';
import type { ImageStore } from '../ports/images.ts';
import { digestHeader, rangeOf } from './content-range.ts';
import { toProblem } from './problem.ts';
import { requestIdOf } from './route.ts';

/** How long a caller may take nothing. */
const IDLE_LIMIT_MS = 60_000;

/**
 * Effect: answers with a content or one range of it: 200, 206, 304 when the caller has it, 416 for a range behind its end. The ETag is the SHA-256. Headers
 * set before are kept. Throws what the store throws before the first byte; later the connection is broken, so that nobody takes a part for the whole.
 */
export async function serveContent(
  store: Pick<ImageStore, 'read'>,
  { sha256, size_bytes }: ContentIdentity,
  request: Request,
  response: Response,
): Promise<void> {
  const etag = `"${sha256}"`;
  response.set({ 'Accept-Ranges': 'bytes', ETag: etag, 'Repr-Digest': digestHeader(sha256) });
  if (isAmong(request.get('If-None-Match'), etag)) return void response.status(304).end();
  const condition = request.get('If-Range');
  const asked = condition === undefined || condition === etag ? request.get('Range') : undefined;
  const range = rangeOf(asked, size_bytes);
  if (range === 'unsatisfiable') return refuseRange(size_bytes, request, response);
  const { offset_bytes, length_bytes } = range ?? { offset_bytes: 0, length_bytes: size_bytes };
  if (range !== null) {
    const last = offset_bytes + length_bytes - 1;
    response.status(206).set('Content-Range', `bytes ${offset_bytes}-${last}/${size_bytes}`);
  }
  response.set({ 'Content-Type': 'application/octet-stream', 'Content-Length': String(length_bytes) });
  if (request.method === 'HEAD') return void response.end();
  await send(store.read(sha256, offset_bytes, length_bytes), length_bytes, response);
}

function refuseRange(size_bytes: number, request: Request, response: Response): void {
  const error = new CairnError(
    'invalid_input',
    `The range begins behind the last of ${size_bytes} bytes. Ask for an earlier one.`,
  );
  response.status(416).set('Content-Range', `bytes */${size_bytes}`).type('application/problem+json');
  response.json({ ...toProblem(error, requestIdOf(request)), status: 416 });
}

/** Headers go with the first byte, so that a store which has nothing can still be told of. */
async function send(
  content: AsyncIterable<Uint8Array>,
  length_bytes: number,
  response: Response,
): Promise<void> {
  const left = new AbortController();
  response.once('close', () => left.abort()).once('error', () => left.abort());
  let sent = 0;
  for await (const piece of content) {
    if (left.signal.aborted) return;
    sent += piece.byteLength;
    if (response.write(piece)) continue;
    const idle = setTimeout(() => response.destroy(), IDLE_LIMIT_MS);
    try {
      await once(response, 'drain', { signal: left.signal });
    } catch {
      return;
    } finally {
      clearTimeout(idle);
    }
  }
  if (sent < length_bytes) response.destroy();
  else response.end();
}

function isAmong(header: string | undefined, etag: string): boolean {
  return (header ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === etag || one === '*');
}
