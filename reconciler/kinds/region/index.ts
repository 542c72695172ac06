import type { RegionSpec, RegionStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';
import { admit } from './admit.ts';

/** The kind region: a place that endpoints are in. */
export const region = eraseKind(
  storedOnly<RegionSpec, RegionStatus>('region', () => ({}), admit, { peers: true }),
);
