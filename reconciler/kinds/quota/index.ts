import type { QuotaSpec, QuotaStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';

/** The kind quota: how much a project may have. */
export const quota = eraseKind(
  storedOnly<QuotaSpec, QuotaStatus>('quota', (_spec, name) => ({ name, used: null })),
);
