import { expect, test } from 'vitest';
import { ORDERED } from '../../../reconciler/model/condition.ts';
import { CairnError } from '../../../reconciler/model/error.ts';
import { ABORT_MIGRATION } from '../../../reconciler/server-actions/abort-migration.ts';
import { requireLegal } from '../../../reconciler/server-actions/action.ts';
import { EVACUATE } from '../../../reconciler/server-actions/evacuate.ts';
import { LOCK, UNLOCK } from '../../../reconciler/server-actions/lock.ts';
import { LIVE_MIGRATE, MIGRATE } from '../../../reconciler/server-actions/migrate.ts';
import { PAUSE, UNPAUSE } from '../../../reconciler/server-actions/pause.ts';
import { HARD_REBOOT, SOFT_REBOOT } from '../../../reconciler/server-actions/reboot.ts';
import { REBUILD } from '../../../reconciler/server-actions/rebuild.ts';
import { RESCUE, UNRESCUE } from '../../../reconciler/server-actions/rescue.ts';
import { RESET_STATE } from '../../../reconciler/server-actions/reset-state.ts';
import { CONFIRM_RESIZE, RESIZE, REVERT_RESIZE } from '../../../reconciler/server-actions/resize.ts';
import { SHELVE, SHELVE_OFFLOAD, UNSHELVE } from '../../../reconciler/server-actions/shelve.ts';
import { standingOf } from '../../../reconciler/server-actions/standing.ts';
import { START } from '../../../reconciler/server-actions/start.ts';
import { STOP } from '../../../reconciler/server-actions/stop.ts';
import { RESUME, SUSPEND } from '../../../reconciler/server-actions/suspend.ts';
import { SERVER_WORDS } from '../../../reconciler/server-actions/words.ts';

/** In which states each may be done, written out a second time: a change of one is a change of both. */
const LEGAL = [
  [START, 'SHUTOFF'],
  [STOP, 'ACTIVE ERROR'],
  [SOFT_REBOOT, 'ACTIVE'],
  [HARD_REBOOT, 'ACTIVE ERROR PAUSED SHUTOFF SUSPENDED'],
  [PAUSE, 'ACTIVE'],
  [UNPAUSE, 'PAUSED'],
  [SUSPEND, 'ACTIVE'],
  [RESUME, 'SUSPENDED'],
  [SHELVE, 'ACTIVE PAUSED SHUTOFF SUSPENDED'],
  [SHELVE_OFFLOAD, 'SHELVED SHELVED_OFFLOADED'],
  [UNSHELVE, 'SHELVED SHELVED_OFFLOADED'],
  [RESCUE, 'ACTIVE ERROR SHUTOFF'],
  [UNRESCUE, 'ERROR RESCUE'],
  [LOCK, SERVER_WORDS.toSorted().join(' ')],
  [UNLOCK, SERVER_WORDS.toSorted().join(' ')],
  [REBUILD, 'ACTIVE ERROR SHUTOFF'],
  [RESIZE, 'ACTIVE SHUTOFF'],
  [CONFIRM_RESIZE, 'VERIFY_RESIZE'],
  [REVERT_RESIZE, 'ERROR RESIZE VERIFY_RESIZE'],
  [MIGRATE, 'ACTIVE SHUTOFF'],
  [LIVE_MIGRATE, 'ACTIVE'],
  [ABORT_MIGRATION, 'MIGRATING'],
  [
    EVACUATE,
    'ACTIVE ERROR HARD_REBOOT MIGRATING PAUSED REBOOT REBUILD RESCUE RESIZE SHUTOFF SUSPENDED UNKNOWN VERIFY_RESIZE',
  ],
  [RESET_STATE, SERVER_WORDS.toSorted().join(' ')],
] as const;

test.each(LEGAL)(
  '$name is done in its states, and refused in all others with these states',
  (action, states) => {
    const allowed = SERVER_WORDS.filter((word) => {
      const standing = { word, settled: word, task: null, fault: null };
      try {
        requireLegal(action, { id: 'an-id', name: 'web', spec: {}, standing });
        return true;
      } catch (error) {
        if (!(error instanceof CairnError)) throw error;
        expect(error.code).toBe('conflict');
        expect(error.message).toMatch(
          new RegExp(`Cannot '${action.name}' instance an-id while .*\\(${word}\\)`),
        );
        for (const state of states.split(' '))
          expect(error.message.split('It can be done in: ')[1]).toContain(state);
        return false;
      }
    });
    expect(allowed.toSorted().join(' ')).toBe(states);
  },
);

test('a server that is built in vain is an error for clients of Nova, with the step as its fault', () => {
  const time = '2026-01-01T00:00:00.000Z';
  const says = (type: 'Ready' | 'Stuck', status: 'True' | 'False', message: string) => ({
    type,
    status,
    reason: 'R',
    message,
    time,
  });
  const standing = (stuck: 'True' | 'False') =>
    standingOf({
      spec: { power_state: 'running' },
      status: { state: 'BUILD' },
      conditions: [says('Ready', 'False', 'No.'), says('Stuck', stuck, 'start_domain keeps failing.')],
      is_leaving: false,
      is_realised: false,
      ordered: null,
    });
  expect(standing('False')).toMatchObject({ word: 'BUILD', fault: null });
  expect(standing('True')).toMatchObject({
    word: 'ERROR',
    fault: { message: 'start_domain keeps failing.', since: time },
  });
});

test('a server is busy from an order on until what comes of it is reported', () => {
  const standing = (conditions: readonly object[]) =>
    standingOf({
      spec: { power_state: 'running' },
      status: { state: 'ACTIVE' },
      conditions: conditions.map((each) => ({ ...ORDERED, ...each, time: '2026-01-01T00:00:00.000Z' })),
      is_leaving: false,
      is_realised: true,
      ordered: null,
    });
  expect(standing([{}])).toMatchObject({ word: 'ACTIVE', task: 'scheduling' });
  expect(standing([{ reason: 'Ready', status: 'True' }])).toMatchObject({ word: 'ACTIVE', task: null });
});

test('a shelved server that finds no room stays on its shelf, and may be asked again', () => {
  const standing = (reason: string) =>
    standingOf({
      spec: { power_state: 'running' },
      status: { state: 'SHELVED_OFFLOADED' },
      conditions: [{ type: 'Ready', status: 'False', reason, message: '', time: '2026-01-01T00:00:00.000Z' }],
      is_leaving: false,
      is_realised: false,
      ordered: null,
    });
  expect(standing('Reconciling')).toMatchObject({ task: 'unshelving', settled: 'ACTIVE' });
  expect(standing('Unschedulable')).toMatchObject({ task: null, settled: 'SHELVED_OFFLOADED' });
});
