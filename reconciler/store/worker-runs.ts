import { query } from './database.ts';
import type { Database } from './database.ts';

/** What a worker did last. Times are ISO 8601. */
export type FinishedRun = {
  readonly name: string;
  readonly started_at: string;
  readonly finished_at: string;
  readonly outcome: 'done' | 'failed';
  readonly message: string;
};

/** Effect: keeps the last run of each worker. */
export async function storeWorkerRun(db: Database, run: FinishedRun): Promise<void> {
  const { name, started_at, finished_at, outcome, message } = run;
  await query(
    db,
    `INSERT INTO worker_run (name, started_at, finished_at, outcome, message) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET started_at = EXCLUDED.started_at, finished_at = EXCLUDED.finished_at,
       outcome = EXCLUDED.outcome, message = EXCLUDED.message`,
    [name, started_at, finished_at, outcome, message],
  );
}
