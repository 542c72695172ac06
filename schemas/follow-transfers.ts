import type { Transfer } from './generated/api.ts';
import type { Client } from './generated/client.ts';

/** What following is told. */
export interface FollowOptions {
  readonly signal?: AbortSignal;
  /** How often to ask; the service knows more once a second. */
  readonly every_ms?: number;
  /** How many answers without a transfer end it: one thing often begins where another ends. */
  readonly empty_answers?: number;
}

/**
 * Effect: asks for what of an image is on its way, again and again, until nothing moves any more or the signal aborts. For progress bars.
 * Throws ApiProblem.
 *
 * @yields {readonly Transfer[]} everything on its way, oldest first
 */
export async function* followTransfers(
  client: Pick<Client, 'getImageTransfers'>,
  image_id: string,
  options: FollowOptions = {},
): AsyncGenerator<readonly Transfer[], void, undefined> {
  const { signal, every_ms = 1000, empty_answers = 3 } = options;
  for (let empty = 0; empty < empty_answers;) {
    if (signal?.aborted === true) return;
    const { items } = await client.getImageTransfers(image_id, signal === undefined ? {} : { signal });
    empty = items.length === 0 ? empty + 1 : 0;
    yield items;
    if (empty < empty_answers) await pause(every_ms, signal);
  }
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted === true) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done);
  });
}
