import type { ServerAction } from './action.ts';

/** Shuts a guest down. */
export const STOP: ServerAction = {
  name: 'stop',
  verb: 'stop',
  states: ['ACTIVE', 'ERROR'],
  decide: ({ spec }) => ({ do: 'edit', spec: { ...spec, power_state: 'stopped' } }),
};
