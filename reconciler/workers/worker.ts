import type { Logger } from 'pino';
import type { Clock } from '../ports/clock.ts';
import type { Database } from '../store/database.ts';
import { storeWorkerRun } from '../store/worker-runs.ts';

/** A chore without input that may be done again at any time; `run` gives a sentence about what it did. */
export type Worker = {
  readonly name: string;
  readonly every_seconds: number;
  readonly run: () => Promise<string>;
};

/** Effect: runs each worker at its interval until stopped; what each did last is stored for people to see. */
export function startWorkers(
  workers: readonly Worker[],
  options: {
    readonly database: Database;
    readonly clock: Clock;
    readonly log: Pick<Logger, 'warn' | 'debug'>;
  },
): { readonly stop: () => Promise<void> } {
  const { database, clock, log } = options;
  const stopping = new AbortController();

  const once = async (worker: Worker): Promise<void> => {
    const started_at = new Date(clock.nowMs()).toISOString();
    let outcome: 'done' | 'failed' = 'done';
    let message: string;
    try {
      message = await worker.run();
      log.debug({ worker: worker.name }, message);
    } catch (thrown) {
      outcome = 'failed';
      message = thrown instanceof Error ? thrown.message : String(thrown);
      log.warn({ worker: worker.name, err: thrown }, 'a worker failed; it runs again at its next turn');
    }
    const finished_at = new Date(clock.nowMs()).toISOString();
    await storeWorkerRun(database, { name: worker.name, started_at, finished_at, outcome, message }).catch(
      (thrown: unknown) => log.warn({ worker: worker.name, err: thrown }, 'a result could not be stored'),
    );
  };
  const forever = async (worker: Worker): Promise<void> => {
    while (!stopping.signal.aborted) {
      await once(worker);
      await clock.sleep(worker.every_seconds * 1000, stopping.signal);
    }
  };
  const ended = Promise.all(workers.map(forever));
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}
