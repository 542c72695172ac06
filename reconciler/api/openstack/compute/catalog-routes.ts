import { aggregateRoutes } from './aggregates.ts';
import type { ComputeFacade, ComputeRoute } from './call.ts';
import { extensionRoutes } from './extensions.ts';
import { flavorAccessRoutes } from './flavor-access.ts';
import { flavorSpecRoutes } from './flavor-specs.ts';
import { flavorRoutes } from './flavors.ts';
import { hypervisorRoutes } from './hypervisors.ts';
import { keypairRoutes } from './keypairs.ts';
import { limitRoutes } from './limits.ts';
import { quotaRoutes } from './quotas.ts';
import { serverGroupRoutes } from './server-groups.ts';
import { serviceRoutes } from './services.ts';
import { usageRoutes } from './usage.ts';
import { zoneRoutes } from './zones.ts';

/** Pure. The addresses of all that servers are made of and run on. */
export function catalogRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  return [
    ...flavorRoutes(facade),
    ...flavorSpecRoutes(facade),
    ...flavorAccessRoutes(facade),
    ...keypairRoutes(facade),
    ...serverGroupRoutes(facade),
    ...aggregateRoutes(facade),
    ...zoneRoutes(facade),
    ...hypervisorRoutes(facade),
    ...serviceRoutes(facade),
    ...quotaRoutes(facade),
    ...limitRoutes(facade),
    ...usageRoutes(facade),
    ...extensionRoutes(),
  ];
}
