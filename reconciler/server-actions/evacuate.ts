import type { ServerAction } from './action.ts';
import type { Target } from './migrate.ts';

/** Where to, and whether the server stays off there. */
export type Evacuation = Target & { readonly stays_off: boolean };

/** Takes a server from a host that is known to be dead; what is known of the server is of before that. */
export const EVACUATE: ServerAction<Evacuation> = {
  name: 'evacuate',
  verb: 'evacuate',
  states: [
    'ACTIVE',
    'ERROR',
    'MIGRATING',
    'PAUSED',
    'REBOOT',
    'HARD_REBOOT',
    'REBUILD',
    'RESCUE',
    'RESIZE',
    'SHUTOFF',
    'SUSPENDED',
    'UNKNOWN',
    'VERIFY_RESIZE',
  ],
  decide: ({ spec }, { host_id, stays_off }) => {
    // A host that the spec names may be the dead one.
    const { host_id: _before, ...others } = spec;
    return {
      do: 'order',
      name: 'evacuate',
      arguments: { host_id },
      spec: stays_off ? { ...others, power_state: 'stopped' } : others,
    };
  },
};
