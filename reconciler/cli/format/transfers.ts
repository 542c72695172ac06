import type { Transfer } from '../../../schemas/generated/api.ts';
import { formatBytes } from '../../model/units.ts';
import { table } from './table.ts';
import type { TableOptions } from './table.ts';

/** Pure. Transfers as a table: what is done, for which host, how far, how fast, and how long it will take. */
export function transferTable(transfers: readonly Transfer[], options: TableOptions = {}): string {
  const columns = [
    { header: 'ACTIVITY' },
    { header: 'HOST' },
    { header: 'MOVED', align: 'right' },
    { header: 'OF', align: 'right' },
    { header: '%', align: 'right' },
    { header: 'RATE', align: 'right' },
    { header: 'LEFT', align: 'right' },
  ] as const;
  return table(columns, transfers.map(toRow), options);
}

function toRow(transfer: Transfer): readonly string[] {
  const { activity, host_id, host_name, done_bytes, total_bytes, rate_bytes_per_second: rate } = transfer;
  return [
    activity,
    host_name ?? host_id ?? '-',
    formatBytes(done_bytes),
    total_bytes === null ? '?' : formatBytes(total_bytes),
    total_bytes === null || total_bytes === 0 ? '?' : String(Math.floor((done_bytes / total_bytes) * 100)),
    rate === null ? '?' : `${formatBytes(rate)}/s`,
    secondsInWords(transfer.eta_seconds),
  ];
}

/** Pure. Seconds as people say them: 42s, 3m05s, 2h10m; a question mark for what nobody knows. */
export function secondsInWords(seconds: number | null): string {
  if (seconds === null) return '?';
  const two = (value: number): string => String(value).padStart(2, '0');
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m${two(seconds % 60)}s`;
  return `${Math.floor(seconds / 3600)}h${two(Math.floor((seconds % 3600) / 60))}m`;
}
