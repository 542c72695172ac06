import { expect, test } from 'vitest';
import type { StateFacts } from '../../../reconciler/kinds/server/state.ts';
import { stateOf } from '../../../reconciler/kinds/server/state.ts';

const FACTS: StateFacts = {
  guest: 'running',
  deleting: false,
  is_new: false,
  refused: false,
  is_moving: false,
  is_rebuilding: false,
  resize: null,
  is_rescued: false,
  power_state: 'running',
};

test.each<readonly [word: string, facts: Partial<StateFacts>]>([
  ['BUILD', { guest: 'absent', is_new: true }],
  ['BUILD', { guest: 'absent' }],
  ['BUILD', { guest: 'stopped', is_new: true }],
  ['BUILD', { guest: 'stopped', is_new: true, power_state: 'paused' }],
  ['ACTIVE', { guest: 'running', is_new: true }],
  ['ACTIVE', { power_state: 'stopped' }],
  ['SHUTOFF', { guest: 'stopped' }],
  ['SHUTOFF', { guest: 'crashed' }],
  ['SHUTOFF', { guest: 'stopped', is_new: true, power_state: 'stopped' }],
  ['SHUTOFF', { guest: 'stopped', is_new: true, power_state: 'suspended' }],
  ['PAUSED', { guest: 'paused' }],
  ['SUSPENDED', { guest: 'suspended', power_state: 'suspended' }],
  ['ERROR', { refused: true }],
  ['ERROR', { refused: true, guest: 'absent', deleting: true }],
  ['MIGRATING', { is_moving: true }],
  ['MIGRATING', { is_moving: true, guest: 'absent' }],
  ['ERROR', { is_moving: true, refused: true }],
  ['REBUILD', { is_rebuilding: true, guest: 'stopped' }],
  ['MIGRATING', { is_rebuilding: true, is_moving: true }],
  ['RESIZE', { resize: 'on its way', guest: 'stopped' }],
  ['VERIFY_RESIZE', { resize: 'unconfirmed' }],
  ['PAUSED', { resize: 'unconfirmed', guest: 'paused' }],
  ['RESCUE', { is_rescued: true }],
  ['RESCUE', { is_rescued: true, resize: 'unconfirmed' }],
  ['SHUTOFF', { is_rescued: true, guest: 'stopped' }],
  ['SHELVED_OFFLOADED', { guest: 'stopped', power_state: 'shelved' }],
  ['SHELVED_OFFLOADED', { guest: 'stopped', power_state: 'shelved', is_new: true }],
  ['ACTIVE', { power_state: 'shelved' }],
  ['ACTIVE', { deleting: true, power_state: null }],
  ['SHUTOFF', { guest: 'stopped', deleting: true, power_state: null, is_new: true }],
  ['DELETED', { guest: 'absent', deleting: true, power_state: null }],
])('%s when %o', (word, facts) => {
  expect(stateOf({ ...FACTS, ...facts })).toBe(word);
});
