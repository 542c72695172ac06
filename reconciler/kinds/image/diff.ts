import type { Change } from '../../model/operation.ts';
import { arrivalChanges } from './arrival.ts';
import { captureChanges } from './capture.ts';
import { copyChanges } from './copies.ts';
import type { ImageDesired, ImageObserved } from './shapes.ts';

/** Pure. What differs on the hosts, then in the store. */
export function diff(desired: ImageDesired, observed: ImageObserved): readonly Change[] {
  return [
    ...copyChanges(desired, observed),
    ...arrivalChanges(desired, observed),
    ...captureChanges(desired, observed),
  ];
}
