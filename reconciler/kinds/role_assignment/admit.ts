import type { RoleAssignmentSpec } from '../../../schemas/generated/types.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';

/** Pure. Refuses an assignment to both or neither of a user and a group, and one whose scope says nothing. */
export function admit({ spec }: Admission<RoleAssignmentSpec>): readonly Violation[] {
  const violations: Violation[] = [];
  if (spec.user_id !== undefined && spec.group_id !== undefined) {
    const message = 'cannot stand beside user_id: an assignment is for a user or for a group';
    violations.push({ path: '/spec/group_id', message, hint: 'Make one assignment for each.' });
  }
  const named = Object.keys(spec.scope);
  if (named.length !== 1) {
    const message = `names ${named.length === 0 ? 'nothing' : named.join(' and ')}: it holds in exactly one place`;
    const hint = 'Give one of project_id, domain_id and system_wide = true; make one assignment for each.';
    violations.push({ path: '/spec/scope', message, hint });
  }
  if (spec.scope.system_wide === false) {
    const message = 'is false, so the assignment holds nowhere';
    violations.push({
      path: '/spec/scope/system_wide',
      message,
      hint: 'Give true, or a project_id or domain_id instead.',
    });
  }
  if (spec.inherited && spec.scope.system_wide === true) {
    const message = 'has no meaning for an assignment on everything: nothing is below it';
    violations.push({ path: '/spec/inherited', message, hint: 'Leave it out.' });
  }
  return violations;
}
