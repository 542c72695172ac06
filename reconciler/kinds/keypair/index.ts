import type { KeypairSpec, KeypairStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { oneOf } from '../../model/quota.ts';
import { storedOnly } from '../stored-only.ts';
import { admit } from './admit.ts';
import { keypairStatus } from './status.ts';

/** The kind keypair: a public key in the database, put into config drives by servers. */
export const keypair = eraseKind({
  ...storedOnly<KeypairSpec, KeypairStatus>('keypair', keypairStatus, admit),
  quota: oneOf('keypairs'),
});
