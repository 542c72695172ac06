import type { ServerMigration } from '../../../schemas/generated/api.ts';
import { formatBytes } from '../../model/units.ts';
import { age } from './age.ts';
import { table } from './table.ts';
import type { TableOptions } from './table.ts';
import { secondsInWords } from './transfers.ts';

/** Pure. Moves of a server as a table: from where to where, how, and how far. */
export function migrationTable(
  migrations: readonly ServerMigration[],
  now: Date,
  options: TableOptions = {},
): string {
  const columns = [
    { header: 'ID', align: 'right' },
    { header: 'FROM' },
    { header: 'TO' },
    { header: 'KIND' },
    { header: 'STATE' },
    { header: 'BEGAN', align: 'right' },
    { header: 'MOVED', align: 'right' },
    { header: 'LEFT', align: 'right' },
  ] as const;
  const rows = migrations.map((each): readonly string[] => [
    String(each.id),
    each.from_host_name ?? each.from_host_id,
    each.host_name ?? each.host_id,
    each.kind,
    each.state.replaceAll('_', ' '),
    age(each.started_at, now),
    movedWords(each),
    each.ended_at === null ? secondsInWords(each.eta_seconds) : '',
  ]);
  return table(columns, rows, options);
}

/** How much of a move is done; empty when it is over. */
function movedWords({ done_bytes, total_bytes, ended_at }: ServerMigration): string {
  if (ended_at !== null) return '';
  if (done_bytes === null) return '?';
  return total_bytes === null
    ? formatBytes(done_bytes)
    : `${formatBytes(done_bytes)} of ${formatBytes(total_bytes)}`;
}
