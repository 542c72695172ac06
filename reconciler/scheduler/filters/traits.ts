import { hasPrefix } from '../request.ts';
import type { Filter } from '../request.ts';

const PREFIX = 'trait:';

/**
 * Pure. Drops hosts without a trait that flavor or image require, or with one that the flavor forbids. Source: Nova, flavors and image
 * properties, `trait:NAME` = required or forbidden.
 */
export const traitsFilter: Filter = {
  name: 'traits',
  concerns: ({ extra_specs, image_properties }) =>
    hasPrefix(extra_specs, PREFIX) || hasPrefix(image_properties, PREFIX),
  reject: (request, host) => {
    for (const [from, wishes] of [
      ['a flavor', request.extra_specs],
      ['an image', request.image_properties],
    ] as const) {
      for (const key in wishes) {
        if (!key.startsWith(PREFIX)) continue;
        const trait = key.slice(PREFIX.length);
        const has = host.traits.has(trait);
        if (wishes[key] === 'required' && !has) {
          const custom = trait.startsWith('CUSTOM_')
            ? `, or add it to custom_traits of host ${host.name}`
            : '';
          return {
            why: `lacks trait ${trait}`,
            setting: `use ${from} that does not require trait ${trait}${custom}`,
          };
        }
        if (wishes[key] === 'forbidden' && has) {
          return {
            why: `has the forbidden trait ${trait}`,
            setting: `use ${from} that allows trait ${trait}`,
          };
        }
      }
    }
    return null;
  },
};
