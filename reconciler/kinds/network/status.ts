import type { NetworkStatus } from '../../../schemas/generated/types.ts';

/** Pure. A network reports nothing beyond its spec. */
export function networkStatus(): NetworkStatus {
  return {};
}
