/** Routes of managed resources. */
import { encodePath } from '../protocol/attribute-path.ts';
import { encodeDiagnostics } from '../protocol/diagnostics.ts';
import type { Codec } from './codec.ts';
import { NO_CAPABILITIES } from './handlers.ts';
import type { Handlers } from './handlers.ts';
import type { Routes } from './routes.ts';

const changeRoutes = (handlers: Handlers, codec: Codec): Routes => {
  const { readResource, planResourceChange, applyResourceChange } = handlers;
  return {
    ReadResource: readResource && {
      call: async (request, context) => {
        const type = codec.typeOf('resources', request.type_name);
        const {
          new_state,
          diagnostics = [],
          ...rest
        } = await readResource(
          {
            type_name: request.type_name,
            current_state: codec.object(request.current_state, type),
            private: request.private,
            current_identity: codec.identity(request.current_identity, request.type_name),
          },
          context,
        );
        return {
          new_state: codec.encode(new_state, type),
          private: rest.private ?? request.private,
          new_identity: codec.encodeIdentity(rest.new_identity, request.type_name),
          diagnostics: encodeDiagnostics(diagnostics),
        };
      },
      failed: (diagnostics, request) => ({
        new_state: request.current_state,
        private: request.private,
        new_identity: request.current_identity,
        diagnostics: encodeDiagnostics(diagnostics),
      }),
    },
    PlanResourceChange: planResourceChange && {
      call: async (request, context) => {
        const type = codec.typeOf('resources', request.type_name);
        const plan = await planResourceChange(
          {
            type_name: request.type_name,
            prior_state: codec.object(request.prior_state, type),
            proposed_new_state: codec.object(request.proposed_new_state, type),
            config: codec.object(request.config, type),
            prior_private: request.prior_private,
            prior_identity: codec.identity(request.prior_identity, request.type_name),
            client_capabilities: request.client_capabilities ?? NO_CAPABILITIES,
          },
          context,
        );
        return {
          planned_state: codec.encode(plan.planned_state, type),
          requires_replace: (plan.requires_replace ?? []).map(encodePath),
          planned_private: plan.planned_private,
          planned_identity: codec.encodeIdentity(plan.planned_identity, request.type_name),
          diagnostics: encodeDiagnostics(plan.diagnostics ?? []),
        };
      },
    },
    ApplyResourceChange: applyResourceChange && {
      call: async (request, context) => {
        const type = codec.typeOf('resources', request.type_name);
        const {
          new_state,
          diagnostics = [],
          ...rest
        } = await applyResourceChange(
          {
            type_name: request.type_name,
            prior_state: codec.object(request.prior_state, type),
            planned_state: codec.object(request.planned_state, type),
            config: codec.object(request.config, type),
            planned_private: request.planned_private,
            planned_identity: codec.identity(request.planned_identity, request.type_name),
          },
          context,
        );
        return {
          new_state: codec.encode(new_state, type),
          private: rest.private,
          new_identity: codec.encodeIdentity(rest.new_identity, request.type_name),
          diagnostics: encodeDiagnostics(diagnostics),
        };
      },
      // A failure that nobody foresaw must not lose what was known before.
      failed: (diagnostics, request) => ({
        new_state: request.prior_state,
        private: request.planned_private,
        diagnostics: encodeDiagnostics(diagnostics),
      }),
    },
  };
};

const stateRoutes = (handlers: Handlers, codec: Codec): Routes => {
  const { upgradeResourceState, upgradeResourceIdentity, importResourceState, moveResourceState } = handlers;
  return {
    UpgradeResourceState: upgradeResourceState && {
      call: async (request, context) => {
        const { upgraded_state, diagnostics = [] } = await upgradeResourceState(
          {
            type_name: request.type_name,
            version: request.version,
            raw_state: codec.json(request.raw_state),
          },
          context,
        );
        return {
          upgraded_state: codec.encode(upgraded_state, codec.typeOf('resources', request.type_name)),
          diagnostics: encodeDiagnostics(diagnostics),
        };
      },
    },
    UpgradeResourceIdentity: upgradeResourceIdentity && {
      call: async (request, context) => {
        codec.expectIdentities();
        const { upgraded_identity, diagnostics = [] } = await upgradeResourceIdentity(
          {
            type_name: request.type_name,
            version: request.version,
            raw_identity: codec.json(request.raw_identity),
          },
          context,
        );
        return {
          upgraded_identity: codec.encodeIdentity(upgraded_identity, request.type_name),
          diagnostics: encodeDiagnostics(diagnostics),
        };
      },
    },
    ImportResourceState: importResourceState && {
      call: async (request, context) => {
        const { imported_resources, diagnostics = [] } = await importResourceState(
          {
            type_name: request.type_name,
            id: request.id,
            identity: codec.identity(request.identity, request.type_name),
          },
          context,
        );
        return {
          imported_resources: imported_resources.map((resource) => ({
            type_name: resource.type_name,
            state: codec.encode(resource.state, codec.typeOf('resources', resource.type_name)),
            private: resource.private,
            identity: codec.encodeIdentity(resource.identity, resource.type_name),
          })),
          diagnostics: encodeDiagnostics(diagnostics),
        };
      },
    },
    MoveResourceState: moveResourceState && {
      call: async (request, context) => {
        const moved = await moveResourceState(
          {
            source_provider_address: request.source_provider_address,
            source_type_name: request.source_type_name,
            source_schema_version: request.source_schema_version,
            source_state: codec.json(request.source_state),
            source_private: request.source_private,
            source_identity: codec.json(request.source_identity),
            target_type_name: request.target_type_name,
          },
          context,
        );
        return {
          target_state: codec.encode(moved.target_state, codec.typeOf('resources', request.target_type_name)),
          target_private: moved.target_private,
          target_identity: codec.encodeIdentity(moved.target_identity, request.target_type_name),
          diagnostics: encodeDiagnostics(moved.diagnostics ?? []),
        };
      },
    },
  };
};

/** Pure. The routes of managed resources. */
export const resourceRoutes = (handlers: Handlers, codec: Codec): Routes => {
  const { validateResourceConfig, generateResourceConfig } = handlers;
  return {
    ...changeRoutes(handlers, codec),
    ...stateRoutes(handlers, codec),
    ValidateResourceConfig: validateResourceConfig && {
      call: async (request, context) => {
        const { diagnostics = [] } = await validateResourceConfig(
          {
            type_name: request.type_name,
            config: codec.object(request.config, codec.typeOf('resources', request.type_name)),
            client_capabilities: request.client_capabilities ?? NO_CAPABILITIES,
          },
          context,
        );
        return { diagnostics: encodeDiagnostics(diagnostics) };
      },
    },
    GenerateResourceConfig: generateResourceConfig && {
      call: async (request, context) => {
        const type = codec.typeOf('resources', request.type_name);
        const { config, diagnostics = [] } = await generateResourceConfig(
          { type_name: request.type_name, state: codec.object(request.state, type) },
          context,
        );
        return { config: codec.encode(config, type), diagnostics: encodeDiagnostics(diagnostics) };
      },
    },
  };
};
