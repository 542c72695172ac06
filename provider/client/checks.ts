/** Asking the service whether what is planned could be stored, for many objects at once. */
import { stringifyJson } from '../protocol/json.ts';
import type { CairnApi, PlannedPut } from './api.ts';
import { createGather } from './gather.ts';
import type { ApiProblem } from './problem.ts';

/** Dry runs. */
export interface Checks {
  /** Why the service would refuse it; null when it would not. Throws ApiProblem when it cannot be asked, and AbortedError. */
  readonly check: (put: PlannedPut) => Promise<ApiProblem | null>;
}

/** How long a plan waits for a service that is just starting. */
const RETRY_MS = 3_000;
const PER_CALL = 50;
/** A body may have 1 MiB; a spec alone stays well below. */
const BYTES_PER_CALL = 512 * 1024;

/** Pure. The same in the same order, cut into calls that fit. */
export const callsOf = (puts: readonly PlannedPut[]): readonly (readonly PlannedPut[])[] => {
  const calls: PlannedPut[][] = [];
  let room = 0;
  for (const put of puts) {
    const bytes = Buffer.byteLength(stringifyJson(put.spec));
    const last = calls.at(-1);
    if (last === undefined || bytes > room) {
      calls.push([put]);
      room = BYTES_PER_CALL - bytes;
    } else {
      last.push(put);
      room -= bytes;
    }
  }
  return calls;
};

/** Effect: checks that arrive within two milliseconds are sent together. `stopping` gives the signal that ends them. */
export const createChecks = (api: CairnApi, stopping: () => AbortSignal): Checks => ({
  check: createGather({ within_ms: 2, most: PER_CALL }, async (puts: readonly PlannedPut[]) => {
    const options = { signal: stopping(), retry_until_ms: performance.now() + RETRY_MS };
    const answers = await Promise.all(callsOf(puts).map((call) => api.checks(call, options)));
    return answers.flat();
  }),
});
