import type { PolicySpec, PolicyStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';
import { admit } from './admit.ts';

/** The kind policy: rules that take the place of shipped ones. */
export const policy = eraseKind(
  storedOnly<PolicySpec, PolicyStatus>('policy', () => ({}), admit, { peers: true }),
);
