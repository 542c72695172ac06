import type { JournalEntry } from '../../../schemas/generated/api.ts';
import { age } from './age.ts';
import { table } from './table.ts';
import type { Paint, Toned } from './text.ts';

/** Pure. Operations that were begun, as describe shows them; TOOK is '-' for one that never ended. */
export function journalTable(
  entries: readonly JournalEntry[],
  { now, paint, indent }: { readonly now: Date; readonly paint: Paint; readonly indent: string },
): string {
  const columns = ['AGE', 'OPERATION', 'OUTCOME', 'TOOK', 'REASON'].map((header) => ({ header }));
  const rows = entries.map((entry) => [
    age(entry.started_at, now),
    entry.operation,
    outcome(entry),
    took(entry),
    entry.error === null ? entry.reason : `${entry.reason}: ${entry.error.message}`,
  ]);
  return table(columns, rows, { paint, indent });
}

function outcome({ outcome: ended }: JournalEntry): Toned {
  if (ended === 'done') return { text: 'done', tone: 'good' };
  return ended === 'failed' ? { text: 'failed', tone: 'bad' } : { text: 'running', tone: 'busy' };
}

function took({ started_at, finished_at }: JournalEntry): string {
  if (finished_at === null) return '-';
  const milliseconds = Math.max(0, Date.parse(finished_at) - Date.parse(started_at));
  return milliseconds < 1000 ? `${milliseconds}ms` : `${(milliseconds / 1000).toFixed(1)}s`;
}
