import type { UserSpec, UserStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';

/** The kind user: who logs in. The password is hashed before it is stored (api/v1/hashed-secrets.ts). */
export const user = eraseKind(storedOnly<UserSpec, UserStatus>('user', () => ({})));
