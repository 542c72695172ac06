/** openstack_compute_keypair_v2 -> keypair. */
import { NAMELESS, known, text } from './foreign-state.ts';
import type { MoveSource } from './source.ts';

/** A keypair; of one that Nova generated only the public half is taken, never the private key. */
export const openstackKeypair: MoveSource = {
  provider: 'openstack',
  type_name: 'openstack_compute_keypair_v2',
  kind: 'keypair',
  map: (state) => {
    const name = text(state, 'name');
    if (name === undefined) return NAMELESS;
    return {
      attributes: { ...known({ public_key: text(state, 'public_key') }), name },
      same: ['public_key'],
    };
  },
};
