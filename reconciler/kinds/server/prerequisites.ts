import type { Plan } from '../../model/operation.ts';
import type { PlacedServer, Prerequisite } from './shapes.ts';

/** Pure. All that must be ready before a guest can start. */
export function startNeeds(desired: PlacedServer): readonly Prerequisite[] {
  const root = desired.root_image === null ? [] : [desired.root_image];
  const rescue = desired.rescue === undefined ? [] : [desired.rescue.image];
  return [...root, ...rescue, ...desired.boot_images, ...Object.values(desired.networks)];
}

/** Pure. What a plan says of things that are not ready; null when there are none. */
export function waitingFor(missing: readonly Prerequisite[]): Plan['waiting'] {
  if (missing.length === 0) return null;
  const words = [...new Set(missing.map((need) => need.what))];
  const for_ids = [...new Set(missing.map((need) => need.id))];
  const problems = [...new Set(missing.flatMap((need) => need.problem ?? []))];
  const message = [`Waiting for ${words.join(', ')}.`, ...problems].join(' ');
  return { reason: problems.length > 0 ? 'Unavailable' : 'Waiting', message, for_ids };
}
