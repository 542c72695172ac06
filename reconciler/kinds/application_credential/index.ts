import type {
  ApplicationCredentialSpec,
  ApplicationCredentialStatus,
} from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';
import { admit } from './admit.ts';

/** The kind application_credential: a program acting for a user. The secret is hashed before it is stored. */
export const applicationCredential = eraseKind(
  storedOnly<ApplicationCredentialSpec, ApplicationCredentialStatus>(
    'application_credential',
    () => ({}),
    admit,
  ),
);
