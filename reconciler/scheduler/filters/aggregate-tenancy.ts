import type { HostGroup } from '../../model/host-groups.ts';
import type { Filter } from '../request.ts';

const PREFIX = 'filter_tenant_id';

/** An aggregate does not change once it is read, and is asked of all its hosts. */
const made = new WeakMap<HostGroup, ReadonlySet<string> | null>();

/** Projects that an aggregate is kept for; null for everybody. */
function tenantsOf(group: HostGroup): ReadonlySet<string> | null {
  const known = made.get(group);
  if (known !== undefined) return known;
  const { properties } = group;
  const keys = Object.keys(properties).filter((key) => key.startsWith(PREFIX));
  const ids = keys.flatMap((key) => (properties[key] ?? '').split(',').map((id) => id.trim()));
  const tenants = keys.length === 0 ? null : new Set(ids);
  made.set(group, tenants);
  return tenants;
}

/**
 * Pure. Drops hosts of aggregates that are kept for other projects: property filter_tenant_id, or several that begin so. Source: Nova,
 * AggregateMultiTenancyIsolation.
 */
export const aggregateTenancyFilter: Filter = {
  name: 'aggregate-tenancy',
  concerns: ({ project_id }) => project_id !== null,
  reject: ({ project_id }, host) => {
    if (project_id === null) return null;
    for (const group of host.aggregates) {
      const ids = tenantsOf(group);
      if (ids === null || ids.has(project_id)) continue;
      return {
        why: `aggregate ${group.name} is kept for other projects`,
        setting: `add the project to filter_tenant_id of aggregate ${group.name}`,
      };
    }
    return null;
  },
};
