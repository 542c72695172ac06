import type { Filter } from '../request.ts';

const PREFIX = 'filter_tenant_id';

/**
 * Pure. Drops hosts of aggregates that are kept for other projects: property filter_tenant_id, or several that begin so. Source: Nova,
 * AggregateMultiTenancyIsolation.
 */
export const aggregateTenancyFilter: Filter = {
  name: 'aggregate-tenancy',
  reject: ({ project_id }, host) => {
    if (project_id === null) return null;
    for (const { name, properties } of host.aggregates) {
      const keys = Object.keys(properties).filter((key) => key.startsWith(PREFIX));
      if (keys.length === 0) continue;
      const ids = keys.flatMap((key) => (properties[key] ?? '').split(',').map((id) => id.trim()));
      if (ids.includes(project_id)) continue;
      return {
        why: `aggregate ${name} is kept for other projects`,
        setting: `add the project to filter_tenant_id of aggregate ${name}`,
      };
    }
    return null;
  },
};
