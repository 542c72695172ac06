import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  backoffSeconds,
  nextAfter,
  OUTCOMES,
  outcomeOf,
  resyncPeriodSeconds,
  resyncSeconds,
} from '../../../reconciler/model/backoff.ts';
import { ERROR_CODES } from '../../../reconciler/model/error.ts';
import type { ErrorCode } from '../../../reconciler/model/error.ts';
import { reasonOf } from '../../../reconciler/model/reason.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('the back-off doubles from half a second and never exceeds ten minutes', () => {
  expect([0, 1, 2, 9, 10, 1000].map((attempt) => backoffSeconds(attempt, 0))).toEqual([
    0.5, 1, 2, 256, 300, 300,
  ]);
  fc.assert(
    fc.property(fc.nat(5000), chance, (attempt, value) => {
      const seconds = backoffSeconds(attempt, value);
      const whole = Math.min(2 ** attempt, 600);
      expect(seconds).toBeGreaterThanOrEqual(whole / 2);
      expect(seconds).toBeLessThanOrEqual(whole);
    }),
  );
});

test('resync is spread, but never later than its period', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 86_400 }), chance, (period, value) => {
      const seconds = resyncSeconds(period, value);
      expect(seconds).toBeGreaterThanOrEqual(period * 0.8);
      expect(seconds).toBeLessThanOrEqual(period);
    }),
  );
});

test('the resync period is what was asked for, or what keeps the looks of a second few enough', () => {
  const settings = { resync_seconds: 60, resync_per_second: 5 };
  expect([0, 1, 270].map((count) => resyncPeriodSeconds(settings, count))).toEqual([60, 60, 60]);
  fc.assert(
    fc.property(fc.integer({ min: 271, max: 100_000 }), (count) => {
      const period = resyncPeriodSeconds(settings, count);
      const mean = (resyncSeconds(period, 0) + resyncSeconds(period, 1)) / 2;
      expect(count / mean).toBeCloseTo(5, 9);
    }),
  );
});

test('only a stalled object waits for ever; only failures and polls count attempts', () => {
  fc.assert(
    fc.property(fc.constantFrom(...OUTCOMES), fc.nat(50), chance, (outcome, attempt, value) => {
      const next = nextAfter(outcome, attempt, 60, value);
      expect(next.due_in_seconds === null).toBe(outcome === 'stalled');
      if (outcome === 'retry' || outcome === 'pending') expect(next.attempt).toBe(attempt + 1);
      else if (outcome !== 'lost') expect(next.attempt).toBe(0);
      if (outcome === 'pending') expect(next.due_in_seconds).toBeLessThanOrEqual(72);
    }),
  );
});

test('every error code has an outcome and a reason of one CamelCase word', () => {
  for (const code of Object.keys(ERROR_CODES) as ErrorCode[]) {
    expect(reasonOf(code)).toMatch(/^[A-Z][A-Za-z]+$/);
    // What only waiting can help is not tried over and over.
    if (ERROR_CODES[code].retry === 'on-change') expect(outcomeOf(code)).toBe('blocked');
    if (ERROR_CODES[code].retry === 'back-off') expect(outcomeOf(code)).toBe('retry');
  }
});
