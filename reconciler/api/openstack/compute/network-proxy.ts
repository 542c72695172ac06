import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { readId } from '../ids.ts';
import { findObject, listObjects } from '../objects.ts';
import type { ComputeFacade, ComputeRoute } from './call.ts';

/** The last microversion that has it. Source: OpenStack Compute, REST API version history, 2.36. */
const UNTIL = 35;

/** Pure. The routes by which Nova tells of networks to clients that know no network service. */
export function networkProxyRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  return [
    {
      method: 'get',
      path: '/os-networks',
      rule: { kind: 'network', verbs: ['list'] },
      until: UNTIL,
      answer: async (call) => {
        const networks = await listObjects(facade, call, 'network');
        return { status: 200, body: { networks: networks.map(showNetwork) } };
      },
    },
    {
      method: 'get',
      path: '/os-networks/:id',
      rule: { kind: 'network', verbs: ['get'] },
      until: UNTIL,
      answer: async (call) => {
        const network = await findObject(facade, call, 'network', readId(call.params['id'] ?? ''));
        if (network === null) throw new CairnError('not_found', 'Network not found');
        return { status: 200, body: { network: showNetwork(network) } };
      },
    },
  ];
}

/** What is of the networks of before Neutron is null, as Nova gives it. */
function showNetwork({ id, name }: Resource): JsonObject {
  const nothing = Object.fromEntries(UNKNOWN.map((each) => [each, null]));
  return { ...nothing, id, label: name };
}

const UNKNOWN = [
  'broadcast',
  'netmask',
  'gateway_v6',
  'netmask_v6',
  'dns1',
  'dns2',
  'cidr',
  'cidr_v6',
  'gateway',
  'dhcp_server',
  'enable_dhcp',
  'mtu',
  'share_address',
];
