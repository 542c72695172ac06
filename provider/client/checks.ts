/** Asking the service whether what is planned could be stored, for many objects at once. */
import { stringifyJson } from '../protocol/json.ts';
import type { CairnApi, PlannedPut } from './cairn-api.ts';
import { createGather } from './gather.ts';
import { ApiProblem } from './problem.ts';

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

type Answers = readonly (ApiProblem | null)[];

/** The refusal of a call with one object, as the refusal of that object. */
const ofItem = (problem: ApiProblem): ApiProblem =>
  new ApiProblem({
    status: problem.status,
    code: problem.code,
    title: problem.title,
    detail: problem.detail,
    ...(problem.request_id === undefined ? {} : { request_id: problem.request_id }),
    errors: problem.errors.map((each) => ({ ...each, path: each.path.replace(/^\/items\/\d+/, '') })),
  });

/**
 * Effect: asks for all at once. A body that cannot be stored is refused as a whole, whichever object holds it: then each is asked for by
 * itself, so that only that one is refused.
 */
export const checkApart = async (
  puts: readonly PlannedPut[],
  ask: (puts: readonly PlannedPut[]) => Promise<Answers>,
): Promise<Answers> => {
  try {
    return await ask(puts);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'invalid_input') throw error;
    if (puts.length === 1) return [ofItem(error)];
    const each = await Promise.all(puts.map((put) => checkApart([put], ask)));
    return each.flat();
  }
};

/** Effect: checks that arrive within two milliseconds are sent together. `stopping` gives the signal that ends them. */
export const createChecks = (api: CairnApi, stopping: () => AbortSignal): Checks => ({
  check: createGather({ within_ms: 2, most: PER_CALL }, async (puts: readonly PlannedPut[]) => {
    const options = { signal: stopping(), retry_until_ms: performance.now() + RETRY_MS };
    const answers = await Promise.all(
      callsOf(puts).map((call) => checkApart(call, (some) => api.checks(some, options))),
    );
    return answers.flat();
  }),
});
