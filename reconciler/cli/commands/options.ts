import { InvalidArgumentError } from 'commander';
import { parseDuration } from '../format/age.ts';

/** Pure. A flag's duration (60s, 5m, 1h) in seconds, for commander. Throws InvalidArgumentError. */
export function durationFlag(text: string): number {
  const seconds = parseDuration(text);
  if (seconds === undefined) throw new InvalidArgumentError('Give a duration such as 60s, 5m or 1h.');
  return seconds;
}

/** Pure. A flag's whole number of at least 1, for commander. Throws InvalidArgumentError. */
export function countFlag(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('Give a whole number from 1.');
  return number;
}

/** Pure. A value as JSON for people and programs, with a line end. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
