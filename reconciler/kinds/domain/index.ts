import type { DomainSpec, DomainStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';

/** The kind domain: a row in the database, owner of users, groups and projects. */
export const domain = eraseKind(storedOnly<DomainSpec, DomainStatus>('domain', () => ({})));
