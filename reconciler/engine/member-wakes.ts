import type { Clock } from '../ports/clock.ts';
import type { Database } from '../store/database.ts';
import { enqueue } from '../store/queue.ts';
import type { EngineLog } from './context.ts';

/** Shortest and longest time for which the news of a set's members are collected. */
const HOLD_MS = { least: 50, most: 5_000 } as const;

/** A set's passes take at most one part in so many of the time, however much its members have to say. */
const SHARE = 5;

/** Wakes sets for their members. */
export type MemberWakes = {
  /** Effect: something of a member moved: the set is made due, after a while and once for all that move meanwhile. */
  readonly moved: (set_id: string) => void;
  /** Effect: notes how long a pass over a set took: dear sets look more seldom. */
  readonly took: (set_id: string, pass_ms: number) => void;
  /** Effect: hands over what is collected and ends. */
  readonly stop: () => Promise<void>;
};

/**
 * Effect: starts timers. A set of thousands of members is told of each, and looks at all of them each time: the work would grow with
 * the square. Collected, it grows with the members alone. What a crash loses is found by the set's own timer.
 */
export function collectMemberWakes(db: Database, clock: Clock, log: EngineLog): MemberWakes {
  const holds = new Map<string, number>();
  const collecting = new Map<string, Promise<void>>();
  const stopped = new AbortController();

  const flush = async (set_id: string): Promise<void> => {
    await clock.sleep(holds.get(set_id) ?? HOLD_MS.least, stopped.signal);
    // What moves from now on is collected anew: the set may look before that is stored.
    collecting.delete(set_id);
    try {
      await enqueue(db, [set_id], 1);
    } catch (error) {
      log.warn({ err: error, id: set_id }, 'a set was not told of its members');
    }
  };

  return {
    moved: (set_id) => {
      if (!collecting.has(set_id)) collecting.set(set_id, flush(set_id));
    },
    took: (set_id, pass_ms) => {
      const hold_ms = Math.min(Math.max(pass_ms * (SHARE - 1), HOLD_MS.least), HOLD_MS.most);
      if (hold_ms === HOLD_MS.least) holds.delete(set_id);
      else holds.set(set_id, hold_ms);
    },
    stop: async () => {
      stopped.abort();
      await Promise.all(collecting.values());
    },
  };
}
