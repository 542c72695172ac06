import type { RoleAssignmentSpec, RoleAssignmentStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';
import { admit } from './admit.ts';

/** The kind role_assignment: gives a user or a group a role somewhere. */
export const roleAssignment = eraseKind(
  storedOnly<RoleAssignmentSpec, RoleAssignmentStatus>('role_assignment', (_spec, name) => ({ name }), admit),
);
