import type { EndpointSpec, EndpointStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';

/** The kind endpoint: where a service is reached. */
export const endpoint = eraseKind(
  storedOnly<EndpointSpec, EndpointStatus>('endpoint', (_spec, name) => ({ name })),
);
