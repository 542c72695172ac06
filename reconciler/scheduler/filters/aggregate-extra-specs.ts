import { hasPrefix } from '../request.ts';
import type { Filter } from '../request.ts';
import { satisfies } from '../spec-operators.ts';

const PREFIX = 'aggregate_instance_extra_specs:';

/**
 * Pure. Drops hosts none of whose aggregates has a property that the flavor's extra specs ask for. A property may list several values,
 * separated by commas. Source: Nova, AggregateInstanceExtraSpecsFilter; keys without its prefix say nothing here.
 */
export const aggregateExtraSpecsFilter: Filter = {
  name: 'aggregate-extra-specs',
  concerns: ({ extra_specs }) => hasPrefix(extra_specs, PREFIX),
  reject: ({ extra_specs }, host) => {
    for (const key in extra_specs) {
      if (!key.startsWith(PREFIX)) continue;
      const name = key.slice(PREFIX.length);
      const wanted = extra_specs[key] ?? '';
      const held = host.aggregates.flatMap(({ properties }) => properties[name]?.split(',') ?? []);
      if (held.some((value) => satisfies(value.trim(), wanted))) continue;
      return {
        why: `no aggregate with ${name} = ${wanted}`,
        setting: `add host ${host.name} to an aggregate with ${name} = ${wanted}`,
      };
    }
    return null;
  },
};
