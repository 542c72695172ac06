import type { NetworkSpec, NetworkStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { oneOf } from '../../model/quota.ts';
import { storedOnly } from '../stored-only.ts';
import { networkStatus } from './status.ts';

/** The kind network: a row in the database, nothing on any host. */
export const network = eraseKind({
  ...storedOnly<NetworkSpec, NetworkStatus>('network', networkStatus),
  quota: oneOf('networks'),
});
