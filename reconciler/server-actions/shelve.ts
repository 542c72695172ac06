import type { ServerAction } from './action.ts';

/** Stops a server and gives its CPUs and memory back; its disk stays where it is. */
export const SHELVE: ServerAction = {
  name: 'shelve',
  verb: 'shelve',
  states: ['ACTIVE', 'SHUTOFF', 'PAUSED', 'SUSPENDED'],
  decide: ({ spec }) => ({ do: 'edit', spec: { ...spec, power_state: 'shelved' } }),
};

/** The same of a server that is shelved: nothing is held back for it in between, so there is nothing left to do. */
export const SHELVE_OFFLOAD: ServerAction = {
  name: 'shelveOffload',
  verb: 'shelve_offload',
  states: ['SHELVED', 'SHELVED_OFFLOADED'],
  decide: ({ spec }) => ({ do: 'edit', spec: { ...spec, power_state: 'shelved' } }),
};

/** Where a shelved server is to run: a host or a zone; null: wherever there is room; left out: as it was asked before. */
export type Unshelving = { readonly host_id?: string | null; readonly availability_zone?: string | null };

/** Lets a shelved server run again, where there is room for it. */
export const UNSHELVE: ServerAction<Unshelving> = {
  name: 'unshelve',
  verb: 'unshelve',
  states: ['SHELVED', 'SHELVED_OFFLOADED'],
  decide: ({ spec }, wishes) => {
    const given = Object.entries(wishes);
    const kept = Object.entries(spec).filter(([name]) => given.every(([wish]) => wish !== name));
    const named = given.filter(([, value]) => value !== null);
    return { do: 'edit', spec: { ...Object.fromEntries([...kept, ...named]), power_state: 'running' } };
  },
};
