import type { Clock } from '../ports/clock.ts';
import type { Database } from '../store/database.ts';
import { heartbeat } from '../store/queue.ts';
import type { Claim } from '../store/queue.ts';
import type { EngineLog } from './context.ts';

/** Why a pass was abandoned: the lease went to somebody else, or the process stops. */
export class Abandoned extends Error {
  override readonly name = 'Abandoned';
}

/** The right to work on one object until the signal aborts. */
export type Lease = { readonly claim: Claim; readonly signal: AbortSignal };

/** Keeps the leases of a process alive. */
export type LeaseKeeper = {
  /** Effect: begins to keep a claim that was made just now. */
  readonly hold: (claim: Claim) => Lease;
  /** Effect: ends the keeping; call before the claim is released. */
  readonly drop: (claim: Claim) => void;
  /** Effect: aborts the leases of these objects, as far as they are held. */
  readonly abandon: (ids: ReadonlySet<string>, reason: string) => void;
  /** Effect: aborts all leases that are held. */
  readonly abandonAll: (reason: string) => void;
  /** Effect: ends the heartbeat. */
  readonly stop: () => Promise<void>;
};

type Held = { readonly claim: Claim; readonly controller: AbortController; confirmed_ms: number };

/**
 * Effect: starts the heartbeat: every third of lease_seconds all held leases are prolonged in one statement. A lease that somebody else
 * took, or that could not be prolonged for lease_seconds, is aborted: by then others may work on the object.
 */
export function keepLeases(db: Database, clock: Clock, lease_seconds: number, log: EngineLog): LeaseKeeper {
  const held = new Map<string, Held>();
  const stopped = new AbortController();

  const abandon = (one: Held, reason: string): void => {
    if (held.get(one.claim.id) === one) held.delete(one.claim.id);
    one.controller.abort(new Abandoned(reason));
  };

  const beat = async (): Promise<void> => {
    const before = [...held.values()];
    const started_ms = clock.nowMs();
    try {
      const ours = await heartbeat(
        db,
        before.map((one) => one.claim),
        lease_seconds,
      );
      for (const one of before) {
        if (ours.has(one.claim.id)) one.confirmed_ms = started_ms;
        else if (held.get(one.claim.id) === one) {
          log.warn({ id: one.claim.id }, 'the lease was lost');
          abandon(one, 'the lease was lost');
        }
      }
    } catch (error) {
      log.warn({ err: error, leases: before.length }, 'leases could not be prolonged');
    }
    for (const one of held.values())
      if (clock.nowMs() - one.confirmed_ms >= lease_seconds * 1000) abandon(one, 'the lease ran out');
  };

  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await clock.sleep((lease_seconds * 1000) / 3, stopped.signal);
      if (!stopped.signal.aborted && held.size > 0) await beat();
    }
  };
  const running = run();

  return {
    hold: (claim) => {
      const one: Held = { claim, controller: new AbortController(), confirmed_ms: clock.nowMs() };
      held.set(claim.id, one);
      return { claim, signal: one.controller.signal };
    },
    drop: (claim) => {
      if (held.get(claim.id)?.claim === claim) held.delete(claim.id);
    },
    abandon: (ids, reason) => {
      for (const one of held.values()) if (ids.has(one.claim.id)) abandon(one, reason);
    },
    abandonAll: (reason) => {
      for (const one of held.values()) abandon(one, reason);
    },
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}
