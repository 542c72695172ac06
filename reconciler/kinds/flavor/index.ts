import type { FlavorSpec, FlavorStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';
import { admit } from './admit.ts';
import { flavorStatus } from './status.ts';

/** The kind flavor: a row in the database, nothing on any host. */
export const flavor = eraseKind(
  storedOnly<FlavorSpec, FlavorStatus>('flavor', flavorStatus, admit, { peers: true }),
);
