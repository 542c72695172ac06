/** Following what the service does to one object, sentence by sentence. */
import type { CairnApi } from './cairn-api.ts';
import { backoffMs, pause } from '../../schemas/connection/pause.ts';
import { isReady, notReadyMessage, stalledCondition } from './resource.ts';
import type { ApiResource } from './resource.ts';

/** What is followed. `deadline_ms` is on the clock of performance.now(). */
export interface FollowRequest {
  readonly collection: string;
  readonly start: ApiResource;
  readonly deadline_ms: number;
  readonly signal: AbortSignal;
}

/** How it ended; the last that was seen, or null when the object is gone. */
export interface FollowEnd {
  readonly outcome: 'ready' | 'stalled' | 'late' | 'gone';
  readonly resource: ApiResource | null;
}

/** Short, so that each new sentence is seen soon. */
const HOLD_SECONDS = 5;

/**
 * Effect: long polls until the generation of `start` is ready or stalled, the object is gone or the deadline has
 * come; yields what the service says each time that it says something new. Throws ApiProblem and AbortedError.
 */
export async function* follow(api: CairnApi, request: FollowRequest): AsyncGenerator<string, FollowEnd> {
  const { collection, start, deadline_ms, signal } = request;
  let seen = start;
  let said = '';
  for (let quick = 0; ;) {
    if (isReady(seen, start.generation)) return { outcome: 'ready', resource: seen };
    if (stalledCondition(seen) !== undefined) return { outcome: 'stalled', resource: seen };
    const message = notReadyMessage(seen);
    if (message !== '' && message !== said) yield message;
    said = message;
    const asked = performance.now();
    if (asked >= deadline_ms) return { outcome: 'late', resource: seen };
    const target = { for: 'ready', generation: start.generation, hold_seconds: HOLD_SECONDS } as const;
    const answer = await api.poll(collection, start.id, target, { signal, retry_until_ms: deadline_ms });
    if (answer === null) return { outcome: 'gone', resource: null };
    seen = answer;
    // A service that answers at once although nothing is over is asked less and less often.
    quick = performance.now() - asked < 500 ? quick + 1 : 0;
    if (quick > 0) await pause(Math.min(backoffMs(quick, 1), deadline_ms - performance.now()), signal);
  }
}
