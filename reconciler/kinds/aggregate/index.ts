import type { AggregateSpec, AggregateStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';
import { admit } from './admit.ts';

/** The kind aggregate: what some hosts have in common. */
export const aggregate = eraseKind({
  ...storedOnly<AggregateSpec, AggregateStatus>('aggregate', () => ({}), admit, { peers: true }),
  guides_placement: true as const,
});
