import type { Change } from '../../model/operation.ts';
import { differences } from './differences.ts';
import type { ServerDesired, ServerObserved } from './shapes.ts';

/** Pure. Every difference between the server as decided and the domain and volumes as seen. A mark of an older generation alone is none. */
export function diff(desired: ServerDesired, observed: ServerObserved): readonly Change[] {
  return differences(desired, observed).map((difference) => difference.change);
}
