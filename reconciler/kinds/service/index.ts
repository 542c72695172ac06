import type { ServiceSpec, ServiceStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';

/** The kind service: an API that the catalogue names. */
export const service = eraseKind(storedOnly<ServiceSpec, ServiceStatus>('service', () => ({})));
