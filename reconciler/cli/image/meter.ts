import { progressLine } from '../format/progress.ts';
import type { Io } from '../io.ts';

/** Told how far a transfer has come. */
export type Meter = {
  /** Effect: shows it, at most a few times a second. */
  readonly update: (done_bytes: number, total_bytes: number | null) => void;
  /** Effect: ends the line. */
  readonly end: () => void;
};

const REDRAW_MS = 200;
/** Without a terminal, a line for each so many parts of the whole. */
const QUIET_PARTS = 10;

/** A meter that shows nothing. */
export const NO_METER: Meter = { update: () => undefined, end: () => undefined };

/**
 * Effect: a meter on standard error: on a terminal one line that is drawn again and again, else a line for each tenth, so that the log of
 * a CI run stays short.
 */
export function createMeter(io: Io, label: string): Meter {
  const started_ms = io.now().getTime();
  let start_bytes: number | null = null;
  let drawn_ms = 0;
  let drawn_part = -1;
  let last: string | null = null;
  return {
    update: (done_bytes, total_bytes) => {
      start_bytes ??= done_bytes;
      const now_ms = io.now().getTime();
      last = progressLine({ label, done_bytes, total_bytes, start_bytes, elapsed_ms: now_ms - started_ms });
      if (io.is_terminal) {
        if (now_ms - drawn_ms < REDRAW_MS) return;
        drawn_ms = now_ms;
        return io.note(`\r${last}\u001b[K`);
      }
      if (total_bytes === null || total_bytes === 0) return;
      const part = Math.floor((done_bytes / total_bytes) * QUIET_PARTS);
      if (part === drawn_part) return;
      drawn_part = part;
      io.note(`${last}\n`);
    },
    end: () => {
      if (last !== null && io.is_terminal) io.note(`\r${last}\u001b[K\n`);
      if (last !== null && !io.is_terminal && drawn_part < 0) io.note(`${last}\n`);
    },
  };
}
