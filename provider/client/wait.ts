/** Waiting until the service has done what it was asked to, by long polls. */
import type { CairnApi } from './cairn-api.ts';
import { AbortedError } from './http.ts';
import { backoffMs, pause } from '../../schemas/connection/pause.ts';
import { awaitsUpload } from '../../schemas/progress.ts';
import { isReady, stalledCondition } from './resource.ts';
import type { ApiResource } from './resource.ts';

/**
 * How a wait ended: `settled` when nothing is lacking but content that somebody else must send, `late` after the deadline, `stopped` by the
 * signal. `resource` is the last one seen.
 */
export type WaitEnd =
  | {
      readonly outcome: 'ready' | 'settled' | 'stalled' | 'late' | 'stopped';
      readonly resource: ApiResource | null;
    }
  | { readonly outcome: 'gone'; readonly resource: null };

/** What to wait for and how long. `deadline_ms` is on the clock of performance.now(). */
export interface WaitRequest {
  readonly collection: string;
  readonly id: string;
  readonly deadline_ms: number;
  readonly signal?: AbortSignal | undefined;
}

const MAX_HOLD_SECONDS = 50;

const poll = async (
  api: CairnApi,
  request: WaitRequest,
  target: { readonly for: 'ready' | 'settled' | 'deleted'; readonly generation?: number },
  isOver: (resource: ApiResource, isEarly: boolean) => 'ready' | 'settled' | 'stalled' | undefined,
  last: ApiResource | null,
): Promise<WaitEnd> => {
  let seen = last;
  for (let quick = 0; ;) {
    const asked = performance.now();
    const left_ms = request.deadline_ms - asked;
    if (left_ms <= 0) return { outcome: 'late', resource: seen };
    const hold_seconds = Math.max(1, Math.min(MAX_HOLD_SECONDS, Math.ceil(left_ms / 1_000)));
    try {
      seen = await api.poll(
        request.collection,
        request.id,
        { ...target, hold_seconds },
        { signal: request.signal, retry_until_ms: request.deadline_ms },
      );
    } catch (error) {
      if (error instanceof AbortedError) return { outcome: 'stopped', resource: seen };
      throw error;
    }
    if (seen === null) return { outcome: 'gone', resource: null };
    // Conditions of an older generation may linger; an answer before its time is about what was asked.
    const isEarly = performance.now() - asked < hold_seconds * 1_000 - 500;
    const outcome = isOver(seen, isEarly);
    if (outcome !== undefined) return { outcome, resource: seen };
    // A service that answers at once although nothing is over is asked less and less often.
    quick = performance.now() - asked < 500 ? quick + 1 : 0;
    if (quick > 0)
      await pause(Math.min(backoffMs(quick, 1), request.deadline_ms - performance.now()), request.signal);
  }
};

/**
 * Effect: long polls until the generation is `for` what is waited, or stalled, the object is gone, the deadline has come or the signal aborts.
 * Throws ApiProblem.
 */
export const waitReady = (
  api: CairnApi,
  request: WaitRequest & { readonly for: 'ready' | 'settled'; readonly generation: number },
  last: ApiResource | null,
): Promise<WaitEnd> => {
  if (last !== null && isReady(last, request.generation)) {
    return Promise.resolve({ outcome: 'ready', resource: last });
  }
  const target = { for: request.for, generation: request.generation };
  return poll(
    api,
    request,
    target,
    (resource, isEarly) => {
      if (isReady(resource, request.generation)) return 'ready';
      if (!isEarly) return undefined;
      if (stalledCondition(resource) !== undefined) return 'stalled';
      return request.for === 'settled' && awaitsUpload(resource.conditions) ? 'settled' : undefined;
    },
    last,
  );
};

/**
 * Effect: long polls until the object is gone, the deadline has come or the signal aborts. An object that was
 * stalled when its deletion was asked for may still say so for a while, so that ends nothing. Throws ApiProblem.
 */
export const waitDeleted = (api: CairnApi, request: WaitRequest): Promise<WaitEnd> =>
  poll(api, request, { for: 'deleted' }, () => undefined, null);
