import { randomUUID } from 'node:crypto';
import { smoothedRate } from '../model/transfer.ts';
import type { Transfers, TransferStart } from '../model/transfer.ts';
import type { Clock } from '../ports/clock.ts';
import type { Database } from './database.ts';
import { removeTransfers, writeTransfers } from './transfers.ts';

/** How often what moves is written down: all transfers of the process in one statement. */
const WRITE_MS = 1000;

type Noted = TransferStart & {
  readonly id: string;
  done_bytes: number;
  total_bytes: number | null;
  /** How far it was when it was written last, or when `at` was first called; null before. */
  seen: { readonly done_bytes: number; readonly at_ms: number } | null;
  is_written: boolean;
  rate: number | null;
};

/** The notes of one process, and their end. */
export type TransferNotes = Transfers & {
  /** Effect: writes no more; removes what this process wrote. */
  readonly stop: () => Promise<void>;
};

/**
 * Effect: notes transfers in the database, once a second while there are any. A database that does not answer costs people the sight of
 * them and the transfers nothing.
 */
export function createTransferNotes(
  database: Database,
  clock: Clock,
  report: (error: unknown) => void,
): TransferNotes {
  const running = new Map<string, Noted>();
  const ended = new Set<string>();
  const stopped = new AbortController();
  let work: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    const now = clock.nowMs();
    const gone = [...ended];
    await removeTransfers(database, gone);
    for (const id of gone) ended.delete(id);
    for (const one of running.values()) {
      if (one.seen === null) continue;
      const elapsed_ms = now - one.seen.at_ms;
      if (elapsed_ms > 0) one.rate = smoothedRate(one.rate, one.done_bytes - one.seen.done_bytes, elapsed_ms);
      one.seen = { done_bytes: one.done_bytes, at_ms: now };
      one.is_written = true;
    }
    await writeTransfers(
      database,
      [...running.values()].map(({ id, resource_id, host_id, activity, done_bytes, total_bytes, rate }) => ({
        id,
        resource_id,
        host_id,
        activity,
        done_bytes,
        total_bytes,
        rate_bytes_per_second: rate === null ? null : Math.max(0, Math.round(rate)),
      })),
    );
  };

  const writeWhileAny = async (): Promise<void> => {
    while (!stopped.signal.aborted && (running.size > 0 || ended.size > 0)) {
      await clock.sleep(WRITE_MS, stopped.signal);
      if (stopped.signal.aborted) return;
      await write().catch(report);
    }
  };

  const wake = (): void => {
    if (stopped.signal.aborted) return;
    work ??= writeWhileAny().finally(() => {
      work = null;
      // Begun in the moment in which the last one ended.
      if (running.size > 0) wake();
    });
  };

  return {
    begin: (start) => {
      const one: Noted = {
        ...start,
        id: randomUUID(),
        done_bytes: 0,
        total_bytes: null,
        seen: null,
        is_written: false,
        rate: null,
      };
      return {
        at: (done_bytes, total_bytes) => {
          one.done_bytes = done_bytes;
          one.total_bytes = total_bytes;
          if (one.seen !== null) return;
          one.seen = { done_bytes, at_ms: clock.nowMs() };
          running.set(one.id, one);
          wake();
        },
        end: () => {
          running.delete(one.id);
          if (one.is_written) ended.add(one.id);
        },
      };
    },
    stop: async () => {
      stopped.abort();
      await work;
      await removeTransfers(database, [...ended, ...running.keys()]).catch(report);
    },
  };
}
