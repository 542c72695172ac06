/** How long to wait: the `timeouts` attribute, with durations as in Go: "90s", "1h30m". */
import { isRecord } from '../protocol/cty-value.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';

/** What is waited for. */
export type Deed = 'create' | 'update' | 'delete' | 'read';

const DEFAULT_MS: Readonly<Record<Deed, number>> = {
  create: 600_000,
  update: 600_000,
  delete: 600_000,
  read: 60_000,
};

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h)/g;
const WHOLE = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/;
const MAX_MS = 7 * 24 * 3_600_000;

/** Pure. Milliseconds of a duration; undefined when the text is none or it is zero or longer than a week. */
export const parseDuration = (text: string): number | undefined => {
  if (!WHOLE.test(text)) return undefined;
  let total_ms = 0;
  for (const [, number, unit] of text.matchAll(PART)) total_ms += Number(number) * (UNIT_MS[unit ?? ''] ?? 0);
  return total_ms > 0 && total_ms <= MAX_MS ? total_ms : undefined;
};

/** Pure. How many milliseconds to wait for a deed, by the state's `timeouts` or the default. */
export const timeoutMs = (state: CtyRecord | null, deed: Deed): number => {
  const timeouts = state?.['timeouts'];
  const text = isRecord(timeouts) ? timeouts[deed] : undefined;
  return (typeof text === 'string' ? parseDuration(text) : undefined) ?? DEFAULT_MS[deed];
};
