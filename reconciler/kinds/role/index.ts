import type { RoleSpec, RoleStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';
import { admit } from './admit.ts';

/** The kind role: what assignments give and rules ask for. */
export const role = eraseKind(storedOnly<RoleSpec, RoleStatus>('role', () => ({}), admit, { peers: true }));
