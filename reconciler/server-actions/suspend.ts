import type { ServerAction } from './action.ts';

/** Keeps a guest's memory on its host's disk and gives the memory back. */
export const SUSPEND: ServerAction = {
  name: 'suspend',
  verb: 'suspend',
  states: ['ACTIVE'],
  decide: ({ spec }) => ({ do: 'edit', spec: { ...spec, power_state: 'suspended' } }),
};

/** Lets a suspended guest go on where it was. */
export const RESUME: ServerAction = {
  name: 'resume',
  verb: 'resume',
  states: ['SUSPENDED'],
  decide: ({ spec }) => ({ do: 'edit', spec: { ...spec, power_state: 'running' } }),
};
