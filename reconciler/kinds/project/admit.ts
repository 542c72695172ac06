import type { ProjectSpec } from '../../../schemas/generated/types.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';

/** Pure. Refuses a parent in another domain. A circle cannot come about: a parent is there first and never changes. */
export function admit({ spec, references }: Admission<ProjectSpec>): readonly Violation[] {
  const parent = spec.parent_id === undefined ? undefined : references.get(spec.parent_id)?.resource;
  if (parent === undefined || parent.spec['domain_id'] === spec.domain_id) return [];
  const message = `names the project "${parent.name}", which is in another domain`;
  return [{ path: '/spec/parent_id', message, hint: 'Choose a project of the same domain.' }];
}
