import { expect, test } from 'vitest';
import { systemClock } from '../../../reconciler/drivers/system/clock.ts';
import { withDeadline } from '../../../reconciler/engine/deadline.ts';
import { planHash } from '../../../reconciler/engine/plan-hash.ts';
import { freesRoom } from '../../../reconciler/engine/resolve.ts';
import { createTurns } from '../../../reconciler/engine/turns.ts';
import { step } from '../../support/fake-kind.ts';

test('one at a time, in order, also after a failure', async () => {
  const turns = createTurns();
  const log: string[] = [];
  const work = (name: string, fails = false) =>
    turns(async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const results = await Promise.allSettled([work('a'), work('b', true), work('c')]);
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('a deadline aborts the work with a timeout; the parent aborts it with its own reason', async () => {
  const parent = new AbortController();
  const obedient = (signal: AbortSignal): Promise<never> =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('cut off'))));
  await expect(withDeadline(systemClock, 0.01, parent.signal, 'It', obedient)).rejects.toMatchObject({
    code: 'timeout',
    message: 'It took longer than 0.01 seconds; Cairn will try again.',
  });
  const running = withDeadline(systemClock, 60, parent.signal, 'It', obedient);
  parent.abort(new Error('no longer ours'));
  await expect(running).rejects.toThrow('no longer ours');
  await expect(withDeadline(systemClock, 60, parent.signal, 'It', obedient)).rejects.toThrow(
    'no longer ours',
  );
  const free = new AbortController().signal;
  expect(await withDeadline(systemClock, 60, free, 'It', () => Promise.resolve(7))).toBe(7);
  await expect(
    withDeadline(systemClock, 60, free, 'It', () => Promise.reject(new Error('own'))),
  ).rejects.toThrow('own');
});

test('equal plans have equal hashes', () => {
  const plan = (text: string) => ({
    waiting: null,
    operations: [step('write', 'id', { arguments: { text, other: 1 } })],
  });
  const turned = { waiting: null, operations: [step('write', 'id', { arguments: { other: 1, text: 'a' } })] };
  expect(planHash(plan('a'))).toBe(planHash(turned));
  expect(planHash(plan('a'))).not.toBe(planHash(plan('b')));
});

test('room comes free when a claim shrinks, moves away or goes', () => {
  const claim = (host_id: string | null, vcpus: number) => ({
    owner_id: 'o',
    slot: 's',
    host_id,
    subnet_id: null,
    image_id: null,
    address: null,
    mac: null,
    group_id: null,
    vcpus,
    memory_mib: 0,
    disk_gib: 0,
  });
  expect(freesRoom([], [claim('a', 1)])).toBe(false);
  expect(freesRoom([claim('a', 1)], [claim('a', 1)])).toBe(false);
  expect(freesRoom([claim('a', 1)], [claim('a', 2)])).toBe(false);
  expect(freesRoom([claim('a', 2)], [claim('a', 1)])).toBe(true);
  expect(freesRoom([claim('a', 1)], [claim('b', 1)])).toBe(true);
  expect(freesRoom([claim('a', 1)], [])).toBe(true);
  expect(freesRoom([claim(null, 1)], [])).toBe(false);
});
