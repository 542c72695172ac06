/** openstack_compute_instance_v2 -> server. */
import { NAMELESS, at, known, text, textMap, texts } from './foreign-state.ts';
import type { MoveSource } from './source.ts';

/** Words of power_state that are not `active`. */
const POWER: Readonly<Record<string, string>> = {
  shutoff: 'stopped',
  paused: 'paused',
  shelved_offloaded: 'shelved',
};

/** An instance. Flavor, image, key and networks are ids of OpenStack; its user_data is stored as a digest only. */
export const openstackInstance: MoveSource = {
  provider: 'openstack',
  type_name: 'openstack_compute_instance_v2',
  kind: 'server',
  map: (state) => {
    const name = text(state, 'name');
    if (name === undefined) return NAMELESS;
    const power = text(state, 'power_state')?.toLowerCase();
    return {
      attributes: {
        ...known({
          metadata: textMap(at(state, 'metadata')),
          tags: texts(state, 'tags'),
          power_state: power === undefined ? undefined : (POWER[power] ?? 'running'),
        }),
        name,
      },
      same: [],
    };
  },
};
