import type { Construct } from 'constructs';
import { Flavor } from '../cdktf/flavor/index.ts';
import type { FlavorConfig } from '../cdktf/flavor/index.ts';

/** One size: `vcpus`, `memoryMib` and what else a flavor has. */
export type FlavorSize = Omit<FlavorConfig, 'name'>;

/**
 * Effect: adds a flavor for each size to the scope: `sizes.small.id`; a size that was not declared does not compile. In Terraform they are
 * `cairn_flavor.<size>`. Flavors are shared by all projects: `prefix` keeps the names of stacks apart.
 */
export function flavorSizes<Size extends string>(
  scope: Construct,
  sizes: Readonly<Record<Size, FlavorSize>>,
  prefix = '',
): Readonly<Record<Size, Flavor>> {
  const declare = ([size, config]: [string, FlavorSize]): [string, Flavor] => [
    size,
    new Flavor(scope, size, { ...config, name: prefix + size }),
  ];
  return Object.fromEntries(Object.entries<FlavorSize>(sizes).map(declare)) as Record<Size, Flavor>;
}
