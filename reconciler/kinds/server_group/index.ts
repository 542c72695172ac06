import type { ServerGroupSpec, ServerGroupStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';
import { admit } from './admit.ts';

/** The kind server_group: a rule in the database under which the claims of its servers are. */
export const serverGroup = eraseKind(
  storedOnly<ServerGroupSpec, ServerGroupStatus>('server_group', () => ({}), admit),
);
