import type { ServerAction } from './action.ts';

/** Asks a guest to restart. */
export const SOFT_REBOOT: ServerAction = {
  name: 'reboot',
  verb: 'reboot',
  states: ['ACTIVE'],
  decide: () => ({ do: 'reboot', type: 'soft' }),
};

/** Restarts a guest whatever it does; one that is off, paused or suspended runs afterwards, as in Nova. */
export const HARD_REBOOT: ServerAction = {
  name: 'reboot',
  verb: 'reboot',
  states: ['ACTIVE', 'SHUTOFF', 'PAUSED', 'SUSPENDED', 'ERROR'],
  decide: ({ spec, standing }) =>
    standing.settled === 'ACTIVE'
      ? { do: 'reboot', type: 'hard' }
      : { do: 'edit', spec: { ...spec, power_state: 'running' } },
};
