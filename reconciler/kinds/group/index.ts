import type { GroupSpec, GroupStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';

/** The kind group: users who are given roles together. */
export const group = eraseKind(storedOnly<GroupSpec, GroupStatus>('group', () => ({})));
