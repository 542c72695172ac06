import { resyncPeriodSeconds } from '../model/backoff.ts';
import type { Outcome } from '../model/backoff.ts';
import type { AnyKind } from '../model/kind.ts';
import type { Clock } from '../ports/clock.ts';
import type { Database } from '../store/database.ts';
import { queueDepth } from '../store/queue.ts';
import type { EngineLog, EngineSettings } from './context.ts';

/** How long a count of all objects is good enough. */
const COUNT_EVERY_MS = 5_000;

/** Says how long objects may go without a look. */
export type Pace = {
  /** Effect: counts the objects now and then. The resync period of an object of this kind after a pass that ended so. */
  readonly periodSeconds: (kind: AnyKind | undefined, outcome: Outcome) => Promise<number>;
};

/**
 * Effect: reads when it is asked. The timer is only the net under events, so what it costs is bounded: with many objects each is looked at less often.
 * Hosts are looked at as often as asked for, because placement decides by what is known of them; so is what nobody will tell the end of.
 */
export function createPace(db: Database, clock: Clock, settings: EngineSettings, log: EngineLog): Pace {
  let count = Promise.resolve(0);
  let counted_ms = -Infinity;

  /** Passes that end while it is counted wait for the same count. */
  const counted = (): Promise<number> => {
    if (clock.nowMs() - counted_ms < COUNT_EVERY_MS) return count;
    counted_ms = clock.nowMs();
    const before = count;
    count = queueDepth(db).then(
      ({ total }) => total,
      (error: unknown) => {
        log.warn({ err: error }, 'the objects could not be counted');
        return before;
      },
    );
    return count;
  };

  return {
    periodSeconds: async (kind, outcome) => {
      if (kind?.capacity !== undefined || outcome === 'pending') return settings.resync_seconds;
      return resyncPeriodSeconds(settings, await counted());
    },
  };
}
