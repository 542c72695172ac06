import type { ServerSpec } from '../../../../schemas/generated/types.ts';
import { CairnError } from '../../../model/error.ts';
import type { Violation } from '../../../model/error.ts';
import type { Admission, Snapshot } from '../../../model/kind.ts';
import { referenceTo } from '../../../model/references.ts';
import type { HardwareChoice, ServerChoices } from '../shapes.ts';
import { hardwareOf } from './hardware-of.ts';

/**
 * Pure. The hardware of a server: chosen with its place, and again for another flavor or another root disk; else what it has, whatever becomes
 * of flavor and image. What was made before anybody chose is left as it is. An error while it has no place and nothing can be chosen.
 */
export function chooseHardware(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  is_anew: boolean,
): HardwareChoice | CairnError {
  const { flavor_id } = snapshot.self.resource.spec;
  const before = previous.hardware;
  const isPlaced = previous.host_id !== undefined;
  if (isPlaced && before === undefined && !is_anew) return { flavor_id };
  if (before !== undefined && !is_anew && before.flavor_id === flavor_id) return before;
  const { hardware, problems } = wanted(snapshot.references, snapshot.self.resource.spec);
  const [problem] = problems;
  if (problem === undefined) return { flavor_id, chosen: hardware };
  // What runs goes on as it is: somebody spoilt flavor or image after the change was admitted.
  if (isPlaced) return { ...before, flavor_id };
  return new CairnError('blocked', `${problem.message} ${problem.hint}`, {
    resource: snapshot.self.resource.id,
  });
}

/** Pure. Wishes of flavor and image that cannot be followed, when the server is to have another of them. */
export function hardwareViolations({
  spec,
  references,
  previous,
}: Pick<Admission<ServerSpec>, 'spec' | 'references' | 'previous'>): readonly Violation[] {
  const { flavor_id, image_id } = spec;
  if (previous?.spec.flavor_id === flavor_id && previous.spec.image_id === image_id) return [];
  return wanted(references, spec).problems.map(({ of, message, hint }) => ({
    path: of === 'image' ? '/spec/image_id' : '/spec/flavor_id',
    message,
    hint,
  }));
}

function wanted(
  references: Snapshot<ServerSpec>['references'],
  { flavor_id, image_id }: Pick<ServerSpec, 'flavor_id' | 'image_id'>,
): ReturnType<typeof hardwareOf> {
  const flavor = referenceTo(references, 'flavor', flavor_id).resource.spec;
  const image = image_id === undefined ? null : referenceTo(references, 'image', image_id).resource.spec;
  return hardwareOf(flavor, image);
}
