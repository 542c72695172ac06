import type { FlavorStatus } from '../../../schemas/generated/types.ts';

/** Pure. A flavor reports nothing beyond its spec. */
export function flavorStatus(): FlavorStatus {
  return {};
}
