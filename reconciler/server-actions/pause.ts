import type { ServerAction } from './action.ts';

/** Halts a guest where it is; its memory stays. */
export const PAUSE: ServerAction = {
  name: 'pause',
  verb: 'pause',
  states: ['ACTIVE'],
  decide: ({ spec }) => ({ do: 'edit', spec: { ...spec, power_state: 'paused' } }),
};

/** Lets a paused guest go on. */
export const UNPAUSE: ServerAction = {
  name: 'unpause',
  verb: 'unpause',
  states: ['PAUSED'],
  decide: ({ spec }) => ({ do: 'edit', spec: { ...spec, power_state: 'running' } }),
};
