import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { ComputeRoute } from './call.ts';

/** Parts of the API that once were extensions; clients of that time look for their names. */
const ALIASES: Readonly<Record<string, string>> = {
  'os-aggregates': 'Aggregates',
  'os-availability-zone': 'AvailabilityZone',
  'os-flavor-access': 'FlavorAccess',
  'os-flavor-extra-specs': 'FlavorExtraSpecs',
  'os-flavor-manage': 'FlavorManage',
  'os-hypervisors': 'Hypervisors',
  'os-keypairs': 'Keypairs',
  'os-quota-sets': 'Quotas',
  'os-server-groups': 'ServerGroups',
  'os-services': 'Services',
  'os-simple-tenant-usage': 'SimpleTenantUsage',
  'os-used-limits': 'UsedLimits',
};

/** Pure. The addresses that name what is served. */
export function extensionRoutes(): readonly ComputeRoute[] {
  return [
    {
      method: 'get',
      path: '/extensions',
      rule: 'principal',
      answer: () => ({ status: 200, body: { extensions: Object.keys(ALIASES).map(shown) } }),
    },
    {
      method: 'get',
      path: '/extensions/:alias',
      rule: 'principal',
      answer: ({ params }) => {
        const alias = params['alias'] ?? '';
        if (!Object.hasOwn(ALIASES, alias)) {
          throw new CairnError('not_found', `There is no extension ${alias.slice(0, 255)}.`);
        }
        return { status: 200, body: { extension: shown(alias) } };
      },
    },
  ];
}

function shown(alias: string): JsonObject {
  return {
    alias,
    name: ALIASES[alias] ?? alias,
    description: '',
    links: [],
    namespace: 'http://docs.openstack.org/compute/ext/fake_xml',
    updated: '2014-12-03T00:00:00Z',
  };
}
