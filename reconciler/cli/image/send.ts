import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../../../schemas/generated/client.ts';
import { Failure } from '../failure.ts';
import { mayPass } from './may-pass.ts';
import type { Meter } from './meter.ts';
import type { Source } from './source.ts';

/** Bytes of one request: few enough to be sent again after a failure, many enough to be quick. */
const PART_BYTES = 16 * 1024 * 1024;
const MOST_FAILURES = 8;
const PAUSE_MS = 500;

/** What was sent. */
export type Sent = {
  /** Bytes of this run, sent again ones included; 0 when the service had the content already. */
  readonly sent_bytes: number;
  readonly size_bytes: number;
};

/**
 * Effect: sends what the service still lacks of an image's content, part by part from where it stands, each with its digest, and goes on
 * after a broken connection. Throws ApiProblem when the content is refused, a Failure when nothing gets through.
 */
export async function sendContent(
  client: Client,
  image_id: string,
  source: Source,
  meter: Meter,
  signal: AbortSignal,
): Promise<Sent> {
  let sent_bytes = 0;
  let furthest = -1;
  for (let failures = 0; ;) {
    signal.throwIfAborted();
    try {
      const { offset_bytes, complete } = await client.getImageUpload(image_id, { signal });
      if (complete) {
        meter.update(offset_bytes, offset_bytes);
        return { sent_bytes, size_bytes: offset_bytes };
      }
      meter.update(offset_bytes, source.size_bytes);
      failures = offset_bytes > furthest ? 0 : failures + 1;
      furthest = Math.max(furthest, offset_bytes);
      if (failures >= MOST_FAILURES) throw stuck(offset_bytes);
      // All is there and is being checked.
      if (offset_bytes === source.size_bytes) {
        await sleep(PAUSE_MS, undefined, { signal });
        continue;
      }
      const part = await source.read(offset_bytes, PART_BYTES);
      const isLast = part.length < PART_BYTES || offset_bytes + part.length === source.size_bytes;
      sent_bytes += part.length;
      const state = await client.uploadImagePart(image_id, offset_bytes, part, {
        content_digest: `sha-256=:${createHash('sha256').update(part).digest('base64')}:`,
        upload_complete: isLast ? '?1' : '?0',
        signal,
      });
      if (state?.complete === true) {
        meter.update(state.offset_bytes, state.offset_bytes);
        return { sent_bytes, size_bytes: state.offset_bytes };
      }
    } catch (error) {
      failures += 1;
      if (!mayPass(error) || failures >= MOST_FAILURES) throw error;
      await sleep(PAUSE_MS * failures, undefined, { signal });
    }
  }
}

function stuck(offset_bytes: number): Failure {
  return new Failure(
    'Upload stuck',
    `the service keeps ${offset_bytes} bytes whatever is sent; its log says why.`,
  );
}
