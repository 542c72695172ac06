import { formatBytes } from '../../model/units.ts';
import { duration } from './age.ts';

/** How far something has come. `total_bytes` is null while nobody knows. */
export type Progress = {
  readonly label: string;
  readonly done_bytes: number;
  readonly total_bytes: number | null;
  /** Bytes that had arrived before this run, so that the rate counts only what is moved now. */
  readonly start_bytes: number;
  readonly elapsed_ms: number;
};

const BAR_CELLS = 24;

/** Pure. One line of progress: a bar, bytes, rate and time left, as far as they are known. */
export function progressLine(progress: Progress): string {
  const { label, done_bytes, total_bytes, start_bytes, elapsed_ms } = progress;
  const rate = elapsed_ms > 0 ? ((done_bytes - start_bytes) * 1000) / elapsed_ms : 0;
  const speed = rate > 0 ? `  ${formatBytes(Math.round(rate))}/s` : '';
  if (total_bytes === null) return `${label}  ${formatBytes(done_bytes)}${speed}`;
  const share = total_bytes === 0 ? 1 : Math.min(1, done_bytes / total_bytes);
  const filled = Math.floor(share * BAR_CELLS);
  const bar = `[${'#'.repeat(filled)}${' '.repeat(BAR_CELLS - filled)}]`;
  const left = rate > 0 && share < 1 ? `  ${duration((total_bytes - done_bytes) / rate)} left` : '';
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `${label}  ${bar} ${percent}%  ${formatBytes(done_bytes)} of ${formatBytes(total_bytes)}${speed}${left}`;
}
