import type { Change } from '../../model/operation.ts';
import { differences } from './differences.ts';
import type { SubnetDesired, SubnetObserved } from './shapes.ts';

/** Pure. Every difference on the hosts that could be seen. */
export function diff(desired: SubnetDesired, observed: SubnetObserved): readonly Change[] {
  return differences(desired, observed).map((difference) => difference.change);
}
