import { expect, test } from 'vitest';
import { heldUntilMs, isStuck, troubleAfter, troubleWithout } from '../../../reconciler/model/trouble.ts';
import type { Attempt, Trouble } from '../../../reconciler/model/trouble.ts';

const GOAL = { generation: 3, deleting: false };
const FAILS: Attempt = { key: 'p', step: 'start_domain', way: 'fails', message: 'No.' };
const RETURNS: Attempt = { ...FAILS, way: 'returns' };

const at = (second: number): string => new Date(second * 1000).toISOString();

/** So many attempts, one each second. */
function after(count: number, attempt: Attempt): Trouble | null {
  let trouble: Trouble | null = null;
  for (let second = 0; second < count; second++) trouble = troubleAfter(trouble, attempt, GOAL, at(second));
  return trouble;
}

test('pauses begin at the fifth attempt and double up to ten minutes', () => {
  const pause = (times: number): number => {
    const until_ms = heldUntilMs(after(times, FAILS), 'p', GOAL, 0);
    return until_ms === null ? 0 : until_ms / 1000 - (times - 1);
  };
  expect([1, 4, 5, 6, 7, 12, 13, 40].map(pause)).toEqual([0, 0, 4, 8, 16, 512, 600, 600]);
  expect(heldUntilMs(after(9, FAILS), 'another plan', GOAL, 0)).toBeNull();
  expect(heldUntilMs(after(9, FAILS), 'p', { ...GOAL, deleting: true }, 0)).toBeNull();
  expect(heldUntilMs(after(9, FAILS), 'p', { ...GOAL, generation: 4 }, 0)).toBeNull();
});

test('failures of other steps add up, repairs of other things do not', () => {
  expect(troubleAfter(after(7, FAILS), { ...FAILS, key: 'q', step: 'x' }, GOAL, at(9))).toMatchObject({
    times: 8,
    step: 'x',
  });
  expect(troubleAfter(after(7, RETURNS), { ...RETURNS, key: 'q' }, GOAL, at(9))).toMatchObject({
    times: 1,
    since: at(9),
  });
  expect(troubleAfter(after(7, FAILS), RETURNS, GOAL, at(9))).toMatchObject({ times: 1, way: 'returns' });
  expect(troubleAfter(after(7, RETURNS), FAILS, GOAL, at(9))).toMatchObject({ times: 8, way: 'returns' });
  expect(troubleAfter(after(7, FAILS), FAILS, { ...GOAL, generation: 4 }, at(9))).toMatchObject({ times: 1 });
});

test('a success ends failures; a repair counts when it lasted', () => {
  expect(troubleWithout(after(9, FAILS), GOAL, false, at(9))).toBeNull();
  expect(troubleWithout(after(9, FAILS), GOAL, true, at(9))).toMatchObject({ times: 9 });
  expect(troubleWithout(after(9, RETURNS), GOAL, false, at(600))).toMatchObject({ times: 9 });
  expect(troubleWithout(after(9, RETURNS), GOAL, false, at(609))).toBeNull();
  expect(troubleWithout(after(9, RETURNS), { ...GOAL, deleting: true }, false, at(9))).toBeNull();
  // The pause after the ninth attempt was 64 seconds, so that much more is no sign of health.
  expect(troubleAfter(after(9, RETURNS), RETURNS, GOAL, at(672))).toMatchObject({ times: 10 });
  expect(troubleAfter(after(9, RETURNS), RETURNS, GOAL, at(673))).toMatchObject({ times: 1 });
});

test('eight attempts are an alarm, or two that took ten minutes', () => {
  expect([after(7, FAILS), after(8, FAILS), null].map(isStuck)).toEqual([false, true, false]);
  expect(isStuck(troubleAfter(after(1, FAILS), FAILS, GOAL, at(599)))).toBe(false);
  expect(isStuck(troubleAfter(after(1, FAILS), FAILS, GOAL, at(600)))).toBe(true);
});
