import type { IncomingMessage } from 'node:http';
import { CairnError } from '../../model/error.ts';
import type { Fetch, FetchedFile, FetchFrom } from '../../ports/fetch.ts';
import { checkSize, judgeAnswer } from './answer.ts';
import { codeOf, get } from './connect.ts';
import type { FetchParts } from './connect.ts';
import { checkRedirect, checkUrl, REDIRECT_LIMIT, refusal } from './limits.ts';
import type { CheckedUrl, FetchLimits } from './limits.ts';

/** Effect: fetches over http and https within the limits. */
export function createFetch(limits: FetchLimits, parts: FetchParts = {}): Fetch {
  return { open: async (url, from, signal) => open({ limits, parts, signal }, checkUrl(url, limits), from) };
}

type Context = { readonly limits: FetchLimits; readonly parts: FetchParts; readonly signal: AbortSignal };

async function open(context: Context, first: CheckedUrl, asked_from: FetchFrom): Promise<FetchedFile> {
  const { limits, parts, signal } = context;
  let target = first;
  // Without a name for the version nobody can say that the rest belongs to what is there.
  let from = asked_from.version === null ? { offset_bytes: 0, version: null } : asked_from;
  let redirects = 0;
  while (redirects <= REDIRECT_LIMIT) {
    const answer = await get(target, headersFor(from), parts, limits.stall_ms, signal);
    try {
      const judged = judgeAnswer(answer, target.host, from, limits.max_bytes);
      if (judged.use === 'content') {
        const { offset_bytes, total_bytes, version } = judged;
        const content = read(context, target.host, answer, offset_bytes);
        return { offset_bytes, total_bytes, version, content, close: () => void answer.destroy() };
      }
      if (judged.use === 'again') {
        from = { offset_bytes: 0, version: null };
      } else {
        target = checkRedirect(target.url, answer.headers.location, limits);
      }
    } catch (thrown) {
      answer.destroy();
      throw thrown;
    }
    answer.destroy();
    redirects += 1;
  }
  throw refusal(
    `${first.host} redirects more than ${REDIRECT_LIMIT} times. Name the URL at which the file is.`,
  );
}

function headersFor(from: FetchFrom): Readonly<Record<string, string>> {
  const plain = { 'accept-encoding': 'identity' };
  if (from.offset_bytes === 0 || from.version === null) return plain;
  return { ...plain, range: `bytes=${from.offset_bytes}-`, 'if-range': from.version };
}

async function* read(
  { limits, signal }: Context,
  host: string,
  answer: IncomingMessage,
  offset_bytes: number,
): AsyncGenerator<Uint8Array> {
  const chunks = answer[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let bytes = offset_bytes;
  try {
    for (;;) {
      const next = await withinStall(chunks.next(), answer, host, limits.stall_ms);
      if (next.done === true) return;
      bytes += next.value.byteLength;
      checkSize(bytes, limits.max_bytes, host);
      yield next.value;
    }
  } catch (thrown) {
    signal.throwIfAborted();
    if (thrown instanceof CairnError) throw thrown;
    throw new CairnError(
      'unavailable',
      `The connection to ${host} broke after ${bytes} bytes (${codeOf(thrown)}). The fetch goes on from there.`,
      { cause: thrown },
    );
  } finally {
    answer.destroy();
  }
}

/** Only the wait for the other side counts, not the time in which nobody asks for more. */
async function withinStall<T>(
  next: Promise<T>,
  answer: IncomingMessage,
  host: string,
  stall_ms: number,
): Promise<T> {
  const timer = setTimeout(() => {
    const seconds = Math.ceil(stall_ms / 1000);
    answer.destroy(
      new CairnError(
        'timeout',
        `${host} sent nothing for ${seconds} seconds. The fetch goes on from where it stands.`,
      ),
    );
  }, stall_ms);
  try {
    return await next;
  } finally {
    clearTimeout(timer);
  }
}
