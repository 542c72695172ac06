import { ORDERED as TAKEN } from '../model/condition.ts';
import type { Condition } from '../model/condition.ts';
import type { JsonObject } from '../model/json.ts';
import { isServerWord } from './words.ts';
import type { ServerWord } from './words.ts';

/** What is known of a server: its spec, what is reported of it, and what was ordered and not begun yet. */
export type ServerFacts = {
  readonly spec: JsonObject;
  readonly status: JsonObject;
  readonly conditions: readonly Condition[];
  readonly is_leaving: boolean;
  /** Whether the last spec was brought about. */
  readonly is_realised: boolean;
  /** Name of the order that it waits for; null for none. */
  readonly ordered: string | null;
};

/** Where a server stands, in Nova's words. */
export type Standing = {
  readonly word: ServerWord;
  /** What is being done with it; null when nothing is. */
  readonly task: string | null;
  /** Where it will stand when that is done: what may be asked of it is judged by this. */
  readonly settled: ServerWord;
  /** Why nothing becomes of it without help; null when nothing is wrong. `since`: ISO 8601. */
  readonly fault: { readonly message: string; readonly since: string } | null;
};

/** Where a server stands when its guest does what is asked for. */
const ASKED: Readonly<Record<string, ServerWord>> = {
  running: 'ACTIVE',
  stopped: 'SHUTOFF',
  paused: 'PAUSED',
  suspended: 'SUSPENDED',
  shelved: 'SHELVED_OFFLOADED',
};

/** Words that say what the guest does, and nothing else. */
const GUEST_WORDS: readonly ServerWord[] = Object.values(ASKED);

/** What Nova calls the way to a state; from some states it has a word of its own. */
const WAYS: Readonly<Record<string, string>> = {
  ACTIVE: 'powering-on',
  'PAUSED ACTIVE': 'unpausing',
  'SUSPENDED ACTIVE': 'resuming',
  'SHELVED_OFFLOADED ACTIVE': 'unshelving',
  SHUTOFF: 'powering-off',
  PAUSED: 'pausing',
  SUSPENDED: 'suspending',
  SHELVED_OFFLOADED: 'shelving',
};

/** What is done with a server of which the word says that something is. */
const DOING: Partial<Readonly<Record<ServerWord, string>>> = {
  HARD_REBOOT: 'rebooting_hard',
  MIGRATING: 'migrating',
  REBOOT: 'rebooting',
  REBUILD: 'rebuilding',
  RESIZE: 'resize_migrating',
  REVERT_RESIZE: 'resize_reverting',
};

/** What a server is called while an order waits for it. */
const ORDERED: Readonly<Record<string, ServerWord>> = {
  rebuild: 'REBUILD',
  evacuate: 'REBUILD',
  migrate: 'MIGRATING',
};

/**
 * Pure. Where a server stands. The report is of a moment ago: what was asked for since counts at once, so that whoever waits for it does not
 * take the state before it for the one after it.
 */
export function standingOf(facts: ServerFacts): Standing {
  const word = wordOf(facts);
  const fault = word === 'ERROR' ? faultOf(facts.conditions) : null;
  if (facts.is_leaving) return { word, task: 'deleting', settled: 'DELETED', fault };
  if (word === 'BUILD') {
    const task = typeof facts.status['placed_host_id'] === 'string' ? 'spawning' : 'scheduling';
    return { word, task, settled: word, fault };
  }
  const rescue = rescueTask(facts, word);
  if (rescue !== null) return { word, ...rescue, fault };
  const asked = ASKED[String(facts.spec['power_state'])];
  if (asked !== undefined && asked !== word && GUEST_WORDS.includes(word) && !facts.is_realised) {
    // One that finds no room stays on its shelf, and may be asked again.
    if (word === 'SHELVED_OFFLOADED' && isHopeless(facts.conditions)) {
      return { word, task: null, settled: word, fault };
    }
    const task = WAYS[`${word} ${asked}`] ?? WAYS[asked] ?? null;
    return { word, task, settled: asked, fault };
  }
  // The report is of before an order: it says nothing of what came of that.
  const task = isOrdered(facts.conditions) ? 'scheduling' : null;
  return { word, task: DOING[word] ?? task, settled: word, fault };
}

function isOrdered(conditions: readonly Condition[]): boolean {
  return conditions.some(({ type, reason }) => type === TAKEN.type && reason === TAKEN.reason);
}

function wordOf({ spec, status, conditions, ordered }: ServerFacts): ServerWord {
  const reported = String(status['state'] ?? 'BUILD');
  const word = isServerWord(reported) ? reported : 'UNKNOWN';
  if (word === 'BUILD') return isHopeless(conditions) ? 'ERROR' : word;
  if (word !== 'ACTIVE' && word !== 'SHUTOFF') return word;
  if (typeof spec['previous_flavor_id'] === 'string') return isHopeless(conditions) ? 'ERROR' : 'RESIZE';
  return ORDERED[ordered ?? ''] ?? word;
}

/** What will not be unless somebody does something: Nova gives up on it, and so do its clients. */
function isHopeless(conditions: readonly Condition[]): boolean {
  return conditions.some(
    ({ type, status, reason }) =>
      ((type === 'Stalled' || type === 'Stuck') && status === 'True') ||
      (type === 'Ready' && status === 'False' && reason === 'Unschedulable'),
  );
}

function rescueTask(
  { spec, is_realised }: ServerFacts,
  word: ServerWord,
): Pick<Standing, 'task' | 'settled'> | null {
  const wanted = typeof spec['rescue_image_id'] === 'string';
  if (wanted && !is_realised && GUEST_WORDS.includes(word)) return { task: 'rescuing', settled: 'RESCUE' };
  if (!wanted && word === 'RESCUE') return { task: 'unrescuing', settled: 'ACTIVE' };
  return null;
}

function faultOf(conditions: readonly Condition[]): Standing['fault'] {
  const stuck = conditions.find(({ type, status }) => type === 'Stuck' && status === 'True');
  const told = stuck ?? conditions.find(({ type }) => type === 'Ready');
  return told === undefined ? null : { message: told.message, since: told.time };
}
