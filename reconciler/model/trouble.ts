import type { Condition } from './condition.ts';

/** A plan that was done and failed, or whose effect did not last. */
export type Attempt = {
  /** Equal for equal plans; of a look or a decision that failed, a word. */
  readonly key: string;
  /** What people call the step: names of operations, or what else stands in the way. */
  readonly step: string;
  /** Whether it failed, or was done and undone: drift that was put right comes back. */
  readonly way: 'fails' | 'returns';
  readonly message: string;
};

/** Attempts in a row that led nowhere, as kept with the status of an object. */
export type Trouble = Attempt & {
  /** What was tried for: another generation, or a deletion, begins anew. */
  readonly generation: number;
  readonly deleting: boolean;
  readonly times: number;
  /** First and last attempt, ISO 8601. */
  readonly since: string;
  readonly at: string;
};

/** So often the same plan is tried whenever something wakes its object; then only after pauses. */
const FREE_TIMES = 5;

/** From so many attempts on it is an alarm. */
const STUCK_TIMES = 8;

/** An object that got nowhere for so long is stuck after its second attempt: some steps take minutes to fail. */
const STUCK_MS = 600_000;

/** Longest pause between two attempts, and how long a repair must last to count. */
const LONGEST_PAUSE_MS = 600_000;

/** Pure. The trouble after one more attempt. Failures in a row add up whatever the step, repairs only when it is the same one again. `now` is ISO 8601. */
export function troubleAfter(
  before: Trouble | null,
  attempt: Attempt,
  goal: Pick<Trouble, 'generation' | 'deleting'>,
  now: string,
): Trouble {
  const is_more =
    before !== null &&
    isFor(before, goal) &&
    (before.way === 'fails'
      ? attempt.way === 'fails'
      : before.key === attempt.key && Date.parse(now) <= countsUntilMs(before));
  if (!is_more) return { ...attempt, ...goal, times: 1, since: now, at: now };
  // A step that once was undone and now fails is the same story.
  return { ...attempt, ...goal, way: before.way, times: before.times + 1, since: before.since, at: now };
}

/** Pure. The trouble after a pass without an attempt: failures are over then, a repair when it has lasted. `held` says that one was due and put off. */
export function troubleWithout(
  before: Trouble | null,
  goal: Pick<Trouble, 'generation' | 'deleting'>,
  held: boolean,
  now: string,
): Trouble | null {
  if (before === null || !isFor(before, goal)) return null;
  if (held) return before;
  if (before.way === 'fails') return null;
  return Date.parse(now) > Date.parse(before.at) + LONGEST_PAUSE_MS ? null : before;
}

/** Pure. Milliseconds since 1970 before which this plan is not to be tried again, whatever wakes its object; null when it may be. */
export function heldUntilMs(
  trouble: Trouble | null,
  key: string,
  goal: Pick<Trouble, 'generation' | 'deleting'>,
  now_ms: number,
): number | null {
  if (trouble === null || trouble.key !== key || !isFor(trouble, goal)) return null;
  const until_ms = Date.parse(trouble.at) + pauseMs(trouble.times);
  return now_ms < until_ms ? until_ms : null;
}

/** Pure. Whether the trouble is one for people. */
export function isStuck(trouble: Trouble | null): trouble is Trouble {
  if (trouble === null) return false;
  const took_ms = Date.parse(trouble.at) - Date.parse(trouble.since);
  return trouble.times >= STUCK_TIMES || (trouble.times > 1 && took_ms >= STUCK_MS);
}

/** Pure. The trouble in words: which step, how often, since when, what it said last, what to do. */
export function troubleWords(trouble: Trouble): string {
  const { step, times, since, message } = trouble;
  const longest = `Cairn tries again, after pauses of up to ${LONGEST_PAUSE_MS / 60_000} minutes, and at once after a change of the spec.`;
  return trouble.way === 'fails'
    ? `${step} keeps failing: ${times} tries in a row since ${since}. The last one said: ${message} ${longest}`
    : `${step} was done ${times} times since ${since} and did not last: ${message} Find out who or what undoes it; of a guest that dies, its console tells. ${longest}`;
}

/** Pure. The condition Stuck; null while there is none to speak of and none was said before. */
export function stuckCondition(
  trouble: Trouble | null,
  conditions: readonly Condition[],
): Omit<Condition, 'time'> | null {
  if (isStuck(trouble)) {
    const reason = trouble.way === 'fails' ? 'StepFails' : 'RepairUndone';
    return { type: 'Stuck', status: 'True', reason, message: troubleWords(trouble) };
  }
  if (!conditions.some(({ type }) => type === 'Stuck')) return null;
  return { type: 'Stuck', status: 'False', reason: 'Progressing', message: 'No step fails again and again.' };
}

function isFor(trouble: Trouble, goal: Pick<Trouble, 'generation' | 'deleting'>): boolean {
  return trouble.generation === goal.generation && trouble.deleting === goal.deleting;
}

/** A repair that lasted longer was none in vain. */
function countsUntilMs(before: Trouble): number {
  return Date.parse(before.at) + pauseMs(before.times) + LONGEST_PAUSE_MS;
}

function pauseMs(times: number): number {
  if (times < FREE_TIMES) return 0;
  return Math.min(2 ** Math.min(times - 3, 20) * 1000, LONGEST_PAUSE_MS);
}
