import type { PlacementRules } from '../model/placement-rules.ts';
import type { Weigher } from './request.ts';
import { diskWeigher } from './weighers/disk.ts';
import { failuresWeigher } from './weighers/failures.ts';
import { groupWeigher } from './weighers/group.ts';
import { imageLocalityWeigher } from './weighers/image-locality.ts';
import { ioWeigher } from './weighers/io.ts';
import { memoryWeigher } from './weighers/memory.ts';
import { vcpusWeigher } from './weighers/vcpus.ts';

/** Everything that makes one host better than another. */
export const WEIGHERS: readonly Weigher[] = [
  memoryWeigher,
  vcpusWeigher,
  diskWeigher,
  imageLocalityWeigher,
  ioWeigher,
  groupWeigher,
  failuresWeigher,
];

/** Pure. The weighers that count, each with how much. */
export function weighersOf({
  weights,
}: PlacementRules): readonly { readonly weigher: Weigher; readonly weight: number }[] {
  return WEIGHERS.flatMap((weigher) => {
    const weight = weights[weigher.name] ?? 0;
    return weight === 0 ? [] : [{ weigher, weight }];
  });
}
