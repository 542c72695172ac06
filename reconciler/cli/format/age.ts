const STEPS: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'm'],
];

/**
 * Pure. How long ago a time was, as one whole number: 5s, 3m, 2h, 4d. From two of a unit on the smaller unit is
 * dropped, so 90 s are 90s and 120 s are 2m. A time that is not known is '-', one in the future 0s.
 */
export function age(time: string | null | undefined, now: Date): string {
  const then = time === null || time === undefined ? NaN : Date.parse(time);
  if (Number.isNaN(then)) return '-';
  return duration(Math.max(0, now.getTime() - then) / 1000);
}

/** Pure. A duration in seconds as one whole number with its unit: 5s, 3m, 2h, 4d. */
export function duration(seconds: number): string {
  const whole = Math.floor(seconds);
  for (const [size, unit] of STEPS) if (whole >= 2 * size) return `${Math.floor(whole / size)}${unit}`;
  return `${whole}s`;
}

const DURATION = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)?$/;
const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };

/** Pure. '60s', '5m', '1h' or plain seconds -> seconds; undefined when it is no duration. */
export function parseDuration(text: string): number | undefined {
  const match = DURATION.exec(text.trim());
  if (match === null) return undefined;
  return Number(match[1]) * (SECONDS[match[2] ?? 's'] ?? 1);
}
