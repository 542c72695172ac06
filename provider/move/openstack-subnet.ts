/** openstack_networking_subnet_v2 -> subnet. */
import { NAMELESS, at, known, text, texts } from './foreign-state.ts';
import type { MoveSource } from './source.ts';

/** An IPv4 subnet; its range must be that of the counterpart. */
export const openstackSubnet: MoveSource = {
  provider: 'openstack',
  type_name: 'openstack_networking_subnet_v2',
  kind: 'subnet',
  map: (state) => {
    const name = text(state, 'name');
    if (name === undefined) return NAMELESS;
    const cidr = text(state, 'cidr');
    if (at(state, 'ip_version') === 6 || cidr?.includes(':') === true) {
      return { refused: 'It is an IPv6 subnet; the subnets of Cairn are IPv4.' };
    }
    return {
      attributes: {
        ...known({
          cidr,
          gateway_address: at(state, 'no_gateway') === true ? undefined : text(state, 'gateway_ip'),
          dns_servers: texts(state, 'dns_nameservers'),
        }),
        name,
      },
      same: ['cidr'],
    };
  },
};
