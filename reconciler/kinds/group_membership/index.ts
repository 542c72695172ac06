import type { GroupMembershipSpec, GroupMembershipStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';

/** The kind group_membership: one user in one group. */
export const groupMembership = eraseKind(
  storedOnly<GroupMembershipSpec, GroupMembershipStatus>('group_membership', (_spec, name) => ({ name })),
);
