/** Asking the service whether what is planned could be stored, for many objects at once. */
import { stringifyJson } from '../protocol/json.ts';
import type { CairnApi, CheckAnswer, PlannedPut } from './cairn-api.ts';
import { createGather } from './gather.ts';
import { placesOf } from './planned-places.ts';
import type { PlaceShare } from '../../schemas/generated/api.ts';
import { sumOf } from './planned-quota.ts';
import type { QuotaShare } from './planned-quota.ts';
import { ApiProblem } from './problem.ts';

/** Dry runs. */
export interface Checks {
  /** Why the service would refuse it; null when it would not. Throws ApiProblem when it cannot be asked, and AbortedError. */
  readonly check: (put: PlannedPut) => Promise<ApiProblem | null>;
  /**
   * To be awaited before anything is stored: from then on what is planned becomes real, and counting both would refuse what fits. Never
   * throws.
   */
  readonly applying: () => Promise<void>;
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

type Answers = readonly CheckAnswer[];

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
    if (puts.length === 1)
      return [{ problem: ofItem(error), quota: null, place: null, member_places: [], makes_room: false }];
    const each = await Promise.all(puts.map((put) => checkApart([put], ask)));
    return each.flat();
  }
};

/**
 * Effect: checks that arrive within two milliseconds are sent together, one call after the other: each says what those before it found that
 * the plan takes of quotas and hosts, so that a plan is refused whose parts fit alone and not together. `stopping` gives the signal that ends them.
 */
export const createChecks = (api: CairnApi, stopping: () => AbortSignal): Checks => {
  const shares = new Map<string, QuotaShare>();
  const places = new Map<string, readonly PlaceShare[]>();
  let makes_room = false;
  let settled: Promise<void> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const ask = async (puts: readonly PlannedPut[]): Promise<Answers> => {
    for (const { id } of puts) {
      shares.delete(id);
      places.delete(id);
    }
    const answers = await api.checks(puts, {
      signal: stopping(),
      retry_until_ms: performance.now() + RETRY_MS,
      planned: sumOf(shares.values()),
      places: placesOf([...places.values()].flat()),
    });
    makes_room ||= answers.some((answer) => answer.makes_room);
    if (settled !== undefined) return answers;
    for (const [at, { id }] of puts.entries()) {
      const quota = answers[at]?.quota;
      if (quota !== null && quota !== undefined) shares.set(id, quota);
      const { place = null, member_places = [] } = answers[at] ?? {};
      const shares_of = place === null ? member_places : [place, ...member_places];
      if (shares_of.length > 0) places.set(id, shares_of);
    }
    return answers;
  };

  const askAll = async (puts: readonly PlannedPut[]): Promise<readonly (ApiProblem | null)[]> => {
    const answers: CheckAnswer[] = [];
    for (const call of callsOf(puts)) answers.push(...(await checkApart(call, ask)));
    // Where the plan itself brings hosts, who has no place yet may find one.
    return answers.map(({ problem }) => (makes_room && problem?.code === 'unschedulable' ? null : problem));
  };

  const inTurn = (puts: readonly PlannedPut[]): ReturnType<typeof askAll> => {
    const turn = last.then(() => askAll(puts));
    last = turn.catch(() => undefined);
    return turn;
  };

  return {
    check: createGather({ within_ms: 2, most: PER_CALL }, inTurn),
    applying: () => {
      shares.clear();
      places.clear();
      settled ??= last.then(() => undefined);
      return settled;
    },
  };
};
