import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { objectOrNull } from '../call.ts';
import { noSuchAddress, wrong } from './call.ts';
import type { ComputeFacade, ComputeRoute } from './call.ts';
import { requireServer } from './server-store.ts';
import { addressesOf } from './server-view.ts';

/** Pure. The routes of what else belongs to a server: its addresses, its security groups, its topology, its volumes. */
export function partRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  const rule = { kind: 'server', verbs: ['get'] } as const;
  return [
    {
      method: 'get',
      path: '/servers/:id/ips',
      rule,
      answer: async (call) => {
        const addresses = addressesOf(await requireServer(facade, call));
        const plain = Object.entries(addresses).map(([name, each]) => [name, plainAddresses(each)]);
        return { status: 200, body: { addresses: Object.fromEntries(plain) as JsonObject } };
      },
    },
    {
      method: 'get',
      path: '/servers/:id/ips/:network',
      rule,
      answer: async (call) => {
        const addresses = addressesOf(await requireServer(facade, call));
        const name = call.params['network'] ?? '';
        if (!Object.hasOwn(addresses, name))
          throw new CairnError('not_found', 'Instance is not a member of specified network');
        return { status: 200, body: { [name]: plainAddresses(addresses[name]) } };
      },
    },
    {
      method: 'get',
      path: '/servers/:id/os-security-groups',
      rule,
      answer: async (call) => {
        const { resource } = await requireServer(facade, call);
        const { project_id } = resource;
        const description = 'What every server is in.';
        const group = { id: project_id, name: 'default', description, tenant_id: project_id, rules: [] };
        return { status: 200, body: { security_groups: [group] } };
      },
    },
    {
      // Guests have one part of memory that all their CPUs are near to.
      method: 'get',
      path: '/servers/:id/topology',
      since: 78,
      rule,
      answer: async (call) => {
        await requireServer(facade, call);
        return { status: 200, body: { nodes: [], pagesize_kb: null } };
      },
    },
    {
      method: 'get',
      path: '/servers/:id/os-volume_attachments',
      rule,
      answer: async (call) => {
        await requireServer(facade, call);
        return { status: 200, body: { volumeAttachments: [] } };
      },
    },
    {
      method: 'post',
      path: '/servers/:id/os-volume_attachments',
      rule: { kind: 'server', verbs: ['update'] },
      reads_json: 'of any type',
      answer: async (call) => {
        await requireServer(facade, call);
        throw wrong(
          'Invalid input for field/attribute volumeAttachment. There are no volumes: servers have their root disk.',
        );
      },
    },
    {
      method: 'get',
      path: '/servers/:id/os-volume_attachments/:volume',
      rule,
      answer: async (call) => {
        await requireServer(facade, call);
        throw noSuchAddress();
      },
    },
  ];
}

/** Addresses as this part of the API has them: without what is known of their kind. */
function plainAddresses(addresses: Json | undefined): readonly JsonObject[] {
  return (Array.isArray(addresses) ? addresses : []).map((each) => {
    const { version = 4, addr = '' } = objectOrNull(each) ?? {};
    return { version, addr };
  });
}
