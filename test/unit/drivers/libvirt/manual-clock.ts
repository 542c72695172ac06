import type { Clock } from '../../../../reconciler/drivers/libvirt/rpc/clock.ts';

/** A clock that stands still until it is moved. */
export type ManualClock = Clock & {
  /** Moves time forward, running what falls due in order and letting promises settle in between. */
  readonly advance: (ms: number) => Promise<void>;
  readonly pendingTimers: () => number;
};

/** Effect: lets everything that waits for the event loop happen. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 10; round++) await new Promise((resolve) => setImmediate(resolve));
}

/** Pure. A clock at zero. */
export function createManualClock(): ManualClock {
  const timers = new Set<{ readonly at: number; readonly action: () => void }>();
  let now = 0;
  return {
    now: () => now,
    after(delay_ms, action) {
      const timer = { at: now + delay_ms, action };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const due = [...timers].filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers.delete(due);
        now = Math.max(now, due.at);
        due.action();
        await settle();
      }
      now = end;
    },
    pendingTimers: () => timers.size,
  };
}
