/** openstack_networking_network_v2 -> network. */
import { NAMELESS, at, known, text } from './foreign-state.ts';
import type { MoveSource } from './source.ts';

/** A tenant network. Its MTU is that of OpenStack's overlay and says nothing about Cairn's. */
export const openstackNetwork: MoveSource = {
  provider: 'openstack',
  type_name: 'openstack_networking_network_v2',
  kind: 'network',
  map: (state) => {
    const name = text(state, 'name');
    if (name === undefined) return NAMELESS;
    if (at(state, 'external') === true) {
      return { refused: 'It is an external network; the networks of Cairn are private ones.' };
    }
    return {
      attributes: {
        ...known({
          description: text(state, 'description'),
          dns_domain: text(state, 'dns_domain')?.replace(/\.$/, ''),
        }),
        name,
      },
      same: [],
    };
  },
};
