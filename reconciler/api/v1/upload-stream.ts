import type { Readable } from 'node:stream';
import { CairnError } from '../../model/error.ts';
import { CONTENT_HEAD_BYTES } from '../../model/kind.ts';

/** How long a caller may send nothing. */
const IDLE_LIMIT_MS = 60_000;

/** What is known of the bytes before they come. */
export type ContentExpectation = {
  /** The beginning that is stored already, at most CONTENT_HEAD_BYTES. */
  readonly head: Uint8Array;
  readonly offset_bytes: number;
  /** Null while nobody knows. */
  readonly size_bytes: number | null;
  /** Throws when the beginning shows that the content is not what it should be. */
  readonly judge: (head: Uint8Array) => void;
};

/**
 * Effect: reads a request's body without ending its connection when the reader stops early. Throws unavailable when the caller breaks off, and
 * timeout when it sends nothing for a minute.
 */
export async function* readBody(body: Readable): AsyncGenerator<Uint8Array> {
  const chunks = body.iterator({ destroyOnReturn: false });
  const idle = setTimeout(
    () => body.destroy(new CairnError('timeout', 'The upload stood still for a minute.')),
    IDLE_LIMIT_MS,
  );
  idle.unref();
  try {
    for await (const chunk of chunks) {
      idle.refresh();
      yield chunk as Uint8Array;
    }
  } catch (thrown) {
    if (thrown instanceof CairnError) throw thrown;
    throw new CairnError('unavailable', 'The upload broke off. Ask where it stands and continue there.', {
      cause: thrown,
    });
  } finally {
    clearTimeout(idle);
  }
}

/**
 * Effect: passes the bytes on, judging their beginning as soon as it is there, before the byte after it is passed on. Throws invalid_input when there
 * are more bytes than the content has, and what judge throws.
 */
export async function* judgedContent(
  source: AsyncIterable<Uint8Array>,
  expectation: ContentExpectation,
): AsyncGenerator<Uint8Array> {
  const { head, offset_bytes, size_bytes, judge } = expectation;
  const wanted = Math.min(CONTENT_HEAD_BYTES, size_bytes ?? CONTENT_HEAD_BYTES);
  const parts: Uint8Array[] = [head];
  let collected = head.byteLength;
  let isJudged = false;
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
    if (size_bytes !== null && position > size_bytes) {
      throw new CairnError(
        'invalid_input',
        `There are more bytes than the ${size_bytes} that the content has.`,
      );
    }
    if (!isJudged) {
      parts.push(chunk);
      collected += chunk.byteLength;
      judgeWhenComplete();
    }
    yield chunk;
  }
}
