/** The whole provider over a description: schemas, handlers, routes. */
import { actionSchemas, actionsOf } from '../actions/registry.ts';
import { dataSourcesOf } from '../data-sources/registry.ts';
import { EPHEMERAL_RESOURCES, ephemeralSchemas } from '../ephemeral/registry.ts';
import { createDigests, digestCachePath } from '../files/digest-cache.ts';
import { FUNCTIONS, functionMessages } from '../functions/registry.ts';
import type { ProviderDescription } from '../schema/description.ts';
import { toSchemas } from '../schema/to-terraform.ts';
import type { Log } from '../serve/log.ts';
import type { GrpcMethods } from '../serve/server.ts';
import { STATE_UPGRADES } from '../upgrade/state-upgrades.ts';
import type { StateUpgrades } from '../upgrade/state-upgrades.ts';
import { applyHandler } from './apply-resource-change.ts';
import { functionHandler } from './call-function.ts';
import { configureHandlers } from './configure-provider.ts';
import type { Environment } from '../../schemas/connection/settings.ts';
import type { ProviderContext } from './context.ts';
import type { Handlers } from './handlers.ts';
import { importHandlers } from './import-resource-state.ts';
import { moveHandler } from './move-resource-state.ts';
import { planHandler } from './plan-resource-change.ts';
import { dataSourceHandlers } from './read-data-source.ts';
import { readHandler } from './read-resource.ts';
import { ephemeralHandlers } from './ephemeral-resource.ts';
import { actionHandlers } from './invoke-action.ts';
import { listHandlers, listSchemas } from './list-resource.ts';
import { createRouter } from './router.ts';
import { validateHandler } from './validate-resource-config.ts';

/** What a provider is made of. */
export interface ProviderParts {
  readonly description: ProviderDescription;
  readonly version: string;
  readonly environment: Environment;
  /** Default: those of this release. */
  readonly upgrades?: StateUpgrades;
}

/** Pure. The handlers over a context. */
export const createHandlers = (context: ProviderContext): Handlers => ({
  ...configureHandlers(context),
  ...importHandlers(context),
  ...dataSourceHandlers(context),
  validateResourceConfig: validateHandler(context),
  moveResourceState: moveHandler(context),
  readResource: readHandler(context),
  planResourceChange: planHandler(context),
  applyResourceChange: applyHandler(context),
  callFunction: functionHandler(FUNCTIONS),
  ...listHandlers(context),
  ...ephemeralHandlers(context, EPHEMERAL_RESOURCES),
  ...actionHandlers(context, actionsOf(context.description)),
});

/** Effect: none until a method is called. The RPC methods of a provider that is not configured yet. */
export const createProvider = (
  { description, version, environment, upgrades = STATE_UPGRADES }: ProviderParts,
  log: Log,
): GrpcMethods => {
  const context: ProviderContext = {
    description,
    version,
    environment,
    log,
    digests: createDigests(digestCachePath(environment)),
    upgrades,
    connection: 'waiting',
    stopping: new AbortController(),
  };
  const schemas = {
    ...toSchemas(description, dataSourcesOf(description)),
    functions: functionMessages(FUNCTIONS),
    ephemeral_resources: ephemeralSchemas(EPHEMERAL_RESOURCES),
    list_resources: listSchemas(description),
    actions: actionSchemas(actionsOf(description)),
  };
  return createRouter(schemas, createHandlers(context), log);
};
