import type { ServerAction } from './action.ts';

/** Lets Cairn look again at once. The state of a server follows from what is there, so there is nothing to set. */
export const RESET_STATE: ServerAction = {
  name: 'reset state',
  verb: 'reset_state',
  states: 'any',
  decide: () => ({ do: 'repair' }),
};
