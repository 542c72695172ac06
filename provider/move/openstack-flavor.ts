/** openstack_compute_flavor_v2 -> flavor. */
import { NAMELESS, count, known, text } from './foreign-state.ts';
import type { MoveSource } from './source.ts';

/** A flavor; its size must be that of the counterpart. */
export const openstackFlavor: MoveSource = {
  provider: 'openstack',
  type_name: 'openstack_compute_flavor_v2',
  kind: 'flavor',
  map: (state) => {
    const name = text(state, 'name');
    if (name === undefined) return NAMELESS;
    return {
      attributes: {
        ...known({
          description: text(state, 'description'),
          vcpus: count(state, 'vcpus'),
          memory_mib: count(state, 'ram'),
          disk_gib: count(state, 'disk') ?? 0,
        }),
        name,
      },
      same: ['vcpus', 'memory_mib', 'disk_gib'],
    };
  },
};
