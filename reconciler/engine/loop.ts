import { randomUUID } from 'node:crypto';
import { toCairnError } from '../model/error.ts';
import { nextAfter } from '../model/backoff.ts';
import type { Outcome } from '../model/backoff.ts';
import { claim, enqueue, release, secondsUntilDue } from '../store/queue.ts';
import type { Claim } from '../store/queue.ts';
import type { Engine } from './context.ts';
import { createLanes } from './lanes.ts';
import { keepLeases } from './lease.ts';
import { collectMemberWakes } from './member-wakes.ts';
import { createPace } from './pace.ts';
import { reconcile } from './reconcile.ts';
import { createTurns } from './turns.ts';

/** Longest time without looking at the queue, in case a notification was lost. */
const LONGEST_WAIT_SECONDS = 5;

/** Between two looks at least, so that a due time that just passed is not asked for in circles. */
const SHORTEST_WAIT_MS = 5;

/** Pause for an object that a pass without lease still works on. */
const BUSY_WAIT_SECONDS = 0.2;

/** Pause after the database could not be used. */
const TROUBLE_WAIT_SECONDS = 1;

/** A running engine of one process. */
export type Loop = {
  /** Effect: something may be due: look at the queue. */
  readonly wake: () => void;
  /**
   * Effect: notes that something happened to an object; returns whether it is being worked on. Then no wake-up is needed: the object is
   * looked at again in this pass, or at once after it.
   */
  readonly noteHint: (id: string) => boolean;
  /**
   * Effect: claims nothing more, waits up to `deadline_seconds` for what runs, then abandons it: what was begun is found and finished by
   * whoever claims the objects next.
   */
  readonly stop: (deadline_seconds: number) => Promise<void>;
  /** Milliseconds since 1970 at which the loop last looked at the queue with success. */
  readonly lastLookMs: () => number;
};

/** What else wants to know of passes. */
export type LoopListener = {
  /** Called before each pass. */
  readonly starting?: (claimed: Claim) => void;
  /** Called after each pass that was released. */
  readonly finished?: (claimed: Claim, outcome: Outcome) => void;
};

/** How long abandoned passes are waited for at a stop. */
const ABANDON_GRACE_SECONDS = 3;

/** Wakes one sleeper; a wake-up while nobody sleeps is kept for the next. */
function createBell(): {
  ring: () => void;
  wait: (sleep: (signal: AbortSignal) => Promise<void>) => Promise<void>;
} {
  let rung = false;
  let sleeper: AbortController | null = null;
  return {
    ring: () => {
      rung = true;
      sleeper?.abort();
    },
    wait: async (sleep) => {
      if (!rung) {
        sleeper = new AbortController();
        await sleep(sleeper.signal);
        sleeper = null;
      }
      rung = false;
    },
  };
}

/**
 * Effect: starts claiming and reconciling what is due, at most `settings.concurrency` objects at once. Sleeps until woken or until the
 * next due time, at most 5 seconds. An object is never worked on twice at once, here or in another process.
 */
export function startLoop(given: Engine, listener: LoopListener = {}): Loop {
  const { db, log, settings } = given;
  const { clock, random } = given.ports;
  const members = collectMemberWakes(db, clock, log);
  const holder = randomUUID();
  const leases = keepLeases(db, clock, settings.lease_seconds, log);
  const running = new Map<string, { readonly promise: Promise<void>; hinted: boolean }>();
  const bell = createBell();
  const stopping = new AbortController();
  const turns = createTurns();
  const pace = createPace(db, clock, settings, log);
  const lanes = createLanes(
    settings.lane_places,
    (id) => {
      // Its back-off brings it here when this does not.
      enqueue(db, [id], 1).catch((error: unknown) => log.warn({ id, err: error }, 'could not be woken'));
    },
    () => bell.ring(),
  );
  const engine: Engine = { ...given, memberMoved: members.moved, lanes };
  let claims = 0;
  /** Whether something may be due now. */
  let more = true;
  /** When something is due at the latest, as far as this process knows. */
  let due_ms = clock.nowMs();
  let last_look_ms = clock.nowMs();

  const pass = async (claimed: Claim): Promise<void> => {
    const lease = leases.hold(claimed);
    const started_ms = clock.nowMs();
    listener.starting?.(claimed);
    let outcome: Outcome;
    try {
      const onLook = (): void => {
        const one = running.get(claimed.id);
        if (one !== undefined) one.hinted = false;
      };
      outcome = await reconcile(engine, lease, { onLook, turns });
    } catch (thrown) {
      const error = toCairnError(thrown);
      log.error({ id: claimed.id, err: thrown, detail: error.fields.detail }, error.message);
      outcome = 'retry';
    }
    leases.drop(claimed);
    const took_ms = clock.nowMs() - started_ms;
    engine.metrics.reconciled(claimed.kind, outcome, took_ms / 1000);
    const kind = engine.kinds.get(claimed.kind);
    const watch_seconds = kind?.watch_seconds;
    if (watch_seconds !== undefined) members.took(claimed.id, took_ms);
    log.debug({ id: claimed.id, kind: claimed.kind, outcome }, 'pass ended');
    const period_seconds = await pace.periodSeconds(kind, outcome);
    const next = nextAfter(outcome, claimed.attempt, period_seconds, random.next(), watch_seconds);
    const hinted = running.get(claimed.id)?.hinted === true && outcome !== 'gone';
    try {
      const due_in_seconds = hinted ? 0 : next.due_in_seconds;
      if ((await release(db, claimed, { ...next, due_in_seconds })) || hinted) more = true;
      if (due_in_seconds !== null) due_ms = Math.min(due_ms, clock.nowMs() + due_in_seconds * 1000);
    } catch (error) {
      // The lease runs out by itself; then the object is claimed again.
      log.warn({ id: claimed.id, err: error }, 'a claim could not be released');
    }
    listener.finished?.(claimed, outcome);
  };

  const start = (claimed: Claim): void => {
    const promise = pass(claimed).finally(() => {
      running.delete(claimed.id);
      bell.ring();
    });
    running.set(claimed.id, { promise, hinted: false });
  };

  /** Passes that may still begin now; those in a lane count in none of these places. */
  const freePlaces = (): number => {
    const inside = lanes.ids();
    const short = [...running.keys()].filter((id) => !inside.has(id));
    return settings.concurrency - short.length;
  };

  /** Claims as much as there is room for. */
  const look = async (): Promise<void> => {
    const free = freePlaces();
    if (free <= 0 || !more) return;
    more = false;
    claims += 1;
    const claimed = await claim(db, free, `${holder}/${claims}`, settings.lease_seconds);
    last_look_ms = clock.nowMs();
    // A pass of ours that lost its lease may still be ending; the object waits for that.
    const busy = claimed.filter((each) => running.has(each.id));
    for (const each of busy)
      await release(db, each, { due_in_seconds: BUSY_WAIT_SECONDS, priority: 1, attempt: each.attempt });
    for (const each of claimed) if (!busy.includes(each)) start(each);
    if (claimed.length === free) {
      more = true;
      return;
    }
    const seconds = Math.min((await secondsUntilDue(db)) ?? LONGEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS);
    due_ms = clock.nowMs() + seconds * 1000;
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await look();
      } catch (error) {
        more = true;
        due_ms = clock.nowMs() + TROUBLE_WAIT_SECONDS * 1000;
        log.warn({ err: error }, 'the queue could not be read');
      }
      await bell.wait(async (signal) => {
        // With no room left only the end of a pass helps, and that rings.
        const full = freePlaces() <= 0;
        const wait_ms = full
          ? LONGEST_WAIT_SECONDS * 1000
          : Math.max(due_ms - clock.nowMs(), SHORTEST_WAIT_MS);
        await clock.sleep(wait_ms, signal);
        if (!signal.aborted) more = true;
      });
    }
  };
  const ended = run();

  const settle = async (seconds: number): Promise<void> => {
    const done = new AbortController();
    const all = Promise.all([...running.values()].map((each) => each.promise)).then(() => done.abort());
    await Promise.race([all, clock.sleep(seconds * 1000, done.signal)]);
  };

  return {
    wake: () => {
      more = true;
      bell.ring();
    },
    noteHint: (id) => {
      const one = running.get(id);
      if (one !== undefined) one.hinted = true;
      return one !== undefined;
    },
    stop: async (deadline_seconds) => {
      stopping.abort();
      bell.ring();
      await ended;
      // What takes hours would not end in time; whoever comes next goes on where it stands.
      leases.abandon(lanes.ids(), 'the process stops');
      await settle(deadline_seconds);
      leases.abandonAll('the process stops');
      await settle(ABANDON_GRACE_SECONDS);
      await leases.stop();
      await members.stop();
    },
    lastLookMs: () => last_look_ms,
  };
}
