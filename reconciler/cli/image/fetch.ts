import { createHash } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../../../schemas/generated/client.ts';
import { ApiProblem } from '../../../schemas/http-client.ts';
import { Failure } from '../failure.ts';
import { mayPass } from './may-pass.ts';
import type { Meter } from './meter.ts';
import { digestFile } from './source.ts';

const MOST_FAILURES = 8;
const PAUSE_MS = 500;

/** An image's content as its status tells it. */
export type Wanted = { readonly id: string; readonly sha256: string; readonly size_bytes: number };

/**
 * Effect: downloads an image's content to FILE.part, from where an earlier run stopped, checks its SHA-256 and only then gives it its name.
 * Returns the bytes that were moved. Throws ApiProblem, or a Failure when the bytes are not the image's.
 */
export async function fetchContent(
  client: Client,
  wanted: Wanted,
  file: string,
  meter: Meter,
  signal: AbortSignal,
): Promise<number> {
  const part = `${file}.part`;
  let moved_bytes = 0;
  for (let failures = 0; ;) {
    signal.throwIfAborted();
    const offset = await sizeOf(part);
    meter.update(offset, wanted.size_bytes);
    if (offset >= wanted.size_bytes) break;
    const handle = await open(part, 'a', 0o644);
    let position = offset;
    try {
      const options = { signal, ...(offset > 0 ? { range: `bytes=${offset}-` } : {}) };
      for await (const chunk of client.getImageContent(wanted.id, options)) {
        await handle.write(chunk);
        position += chunk.length;
        moved_bytes += chunk.length;
        meter.update(position, wanted.size_bytes);
      }
      if (position < wanted.size_bytes) throw cutShort();
      failures = 0;
    } catch (error) {
      failures = position > offset ? 1 : failures + 1;
      if (!mayPass(error) || failures >= MOST_FAILURES) throw error;
      await sleep(PAUSE_MS * failures, undefined, { signal });
    } finally {
      await handle.close();
    }
  }
  const { sha256, size_bytes } = await digestFile(part, signal);
  if (sha256 !== wanted.sha256) {
    await rm(part, { force: true });
    throw new Failure(
      'Wrong content',
      `the ${size_bytes} bytes have the SHA-256 ${sha256}, but the image has ${wanted.sha256}. They were removed; save it again.`,
    );
  }
  await rename(part, file);
  return moved_bytes;
}

/** Effect: writes an image's content to a pipe as it comes. Throws a Failure when it was not the image's. */
export async function pipeContent(
  client: Client,
  wanted: Wanted,
  write: (chunk: Uint8Array) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of client.getImageContent(wanted.id, { signal })) {
    hash.update(chunk);
    await write(chunk);
  }
  const sha256 = hash.digest('hex');
  if (sha256 === wanted.sha256) return;
  throw new Failure(
    'Wrong content',
    `what was written has the SHA-256 ${sha256}, but the image has ${wanted.sha256}.`,
  );
}

function cutShort(): ApiProblem {
  return new ApiProblem({
    type: 'about:blank',
    title: 'The download broke off',
    status: 503,
    code: 'unavailable',
    detail: 'The service ended the answer too early.',
    request_id: '',
  });
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
