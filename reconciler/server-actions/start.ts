import type { ServerAction } from './action.ts';

/** Lets a stopped guest run. */
export const START: ServerAction = {
  name: 'start',
  verb: 'start',
  states: ['SHUTOFF'],
  decide: ({ spec }) => ({ do: 'edit', spec: { ...spec, power_state: 'running' } }),
};
