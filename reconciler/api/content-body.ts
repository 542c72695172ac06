import { finished } from 'node:stream';
import type { Readable } from 'node:stream';
import { CairnError } from '../model/error.ts';
import { CONTENT_HEAD_BYTES } from '../model/kind.ts';
import type { Hashing } from '../ports/hashing.ts';

/** How long a caller may send nothing. */
const IDLE_LIMIT_MS = 60_000;
/** How much of what came may wait for the reader. */
const HELD_BYTES = 1024 * 1024;
/** Pieces that may be on their way to be digested. */
const UNDIGESTED_PIECES = 16;

/** What is known of the bytes before they come. */
export type ContentExpectation = {
  /** The beginning that is stored already, at most CONTENT_HEAD_BYTES; null when it was judged. */
  readonly head: Uint8Array | null;
  readonly offset_bytes: number;
  /** Null while nobody knows. */
  readonly size_bytes: number | null;
  /** Throws when the beginning shows that the content is not what it should be. */
  readonly judge: (head: Uint8Array) => void;
  /** Throws when that many bytes, counted from the content's beginning, are too many. */
  readonly limit: (reached_bytes: number) => void;
};

/**
 * Effect: reads a request's body without ending its connection when the reader stops early. Throws unavailable when the caller breaks off, and
 * timeout when it sends nothing for a minute while the reader waits.
 *
 * @yields {Uint8Array} what came, as it came: to ask the stream for it piece by piece would stop and start the connection for each
 */
export async function* readBody(body: Readable): AsyncGenerator<Uint8Array> {
  const held: Uint8Array[] = [];
  let held_bytes = 0;
  let end = null as { readonly error: unknown } | null;
  let wake: (() => void) | null = null;
  const idle = setTimeout(() => {
    if (wake === null) idle.refresh();
    else body.destroy(new CairnError('timeout', 'The upload stood still for a minute.'));
  }, IDLE_LIMIT_MS);
  idle.unref();
  const take = (chunk: Uint8Array): void => {
    held.push(chunk);
    held_bytes += chunk.byteLength;
    if (held_bytes >= HELD_BYTES) body.pause();
    wake?.();
  };
  const leave = finished(body, { writable: false }, (error) => {
    end = { error };
    wake?.();
  });
  body.on('data', take);
  try {
    for (;;) {
      for (let chunk = held.shift(); chunk !== undefined; chunk = held.shift()) {
        held_bytes -= chunk.byteLength;
        yield chunk;
      }
      if (end !== null) return requireWhole(end.error);
      idle.refresh();
      body.resume();
      await new Promise<void>((resolve) => (wake = resolve));
      wake = null;
    }
  } finally {
    clearTimeout(idle);
    leave();
    body.off('data', take).pause();
  }
}

function requireWhole(error: unknown): void {
  if (error === undefined || error === null) return;
  if (error instanceof CairnError) throw error;
  throw new CairnError('unavailable', 'The upload broke off. Ask where it stands and continue there.', {
    cause: error,
  });
}

/**
 * Effect: passes the bytes on, judging their beginning as soon as it is there, before the byte after it is passed on. Throws what limit and judge
 * throw.
 */
export async function* judgedContent(
  source: AsyncIterable<Uint8Array>,
  expectation: ContentExpectation,
): AsyncGenerator<Uint8Array> {
  const { head, offset_bytes, size_bytes, judge, limit } = expectation;
  const wanted = Math.min(CONTENT_HEAD_BYTES, size_bytes ?? CONTENT_HEAD_BYTES);
  const parts: Uint8Array[] = head === null ? [] : [head];
  let collected = head?.byteLength ?? 0;
  let isJudged = head === null;
  let position = offset_bytes;
  const judgeWhenComplete = (): void => {
    if (isJudged || collected < wanted) return;
    isJudged = true;
    judge(Buffer.concat(parts).subarray(0, wanted));
    parts.length = 0;
  };
  judgeWhenComplete();
  for await (const chunk of source) {
    position += chunk.byteLength;
    limit(position);
    if (!isJudged) {
      parts.push(chunk);
      collected += chunk.byteLength;
      judgeWhenComplete();
    }
    yield chunk;
  }
}

/** Effect: passes a part on. Throws invalid_input at its end, saying both, when its SHA-256 is not the one that was sent with it. */
export async function* verifiedPart(
  source: AsyncIterable<Uint8Array>,
  sha256: string,
  hashing: Hashing,
): AsyncGenerator<Uint8Array> {
  const digests = hashing.start(['sha256']);
  const pending: Promise<void>[] = [];
  try {
    for await (const chunk of source) {
      const digested = digests.update(chunk);
      // Shown by the digest at the end as well.
      digested.catch(() => undefined);
      pending.push(digested);
      if (pending.length > UNDIGESTED_PIECES) await pending.shift();
      yield chunk;
    }
    const found = (await digests.digests()).sha256;
    if (found === sha256) return;
    throw new CairnError(
      'invalid_input',
      `The part has the SHA-256 ${found}, but ${sha256} was sent with it: it changed on its way and is not kept. Send it again.`,
    );
  } finally {
    digests.close();
  }
}
