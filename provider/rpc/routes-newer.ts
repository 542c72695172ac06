/** Routes of ephemeral resources, list resources and actions. */
import { encodeDiagnostics } from '../protocol/diagnostics.ts';
import type { Tfplugin6 } from '../protocol/messages.ts';
import type { Encodable } from '../protocol/protobuf.ts';
import type { Codec } from './codec.ts';
import { NO_CAPABILITIES } from './handlers.ts';
import type { ConfigRequest, Handlers, WithDiagnostics } from './handlers.ts';
import type { Routes } from './routes.ts';

const NO_BYTES = new Uint8Array(0);

const timestamp = (date: Date | undefined): Encodable<Tfplugin6, 'Timestamp'> | undefined => {
  if (date === undefined) return undefined;
  const seconds = Math.floor(date.getTime() / 1000);
  return { seconds, nanos: (date.getTime() - seconds * 1000) * 1_000_000 };
};

const ephemeralRoutes = (handlers: Handlers, codec: Codec): Routes => {
  const { openEphemeralResource, renewEphemeralResource, closeEphemeralResource } = handlers;
  return {
    OpenEphemeralResource: openEphemeralResource && {
      call: async (request, context) => {
        const type = codec.typeOf('ephemeral_resources', request.type_name);
        const opened = await openEphemeralResource(
          {
            type_name: request.type_name,
            config: codec.object(request.config, type),
            client_capabilities: request.client_capabilities ?? NO_CAPABILITIES,
          },
          context,
        );
        return {
          result: codec.encode(opened.result, type),
          renew_at: timestamp(opened.renew_at),
          private: opened.private,
          diagnostics: encodeDiagnostics(opened.diagnostics ?? []),
        };
      },
    },
    RenewEphemeralResource: renewEphemeralResource && {
      call: async (request, context) => {
        const renewed = await renewEphemeralResource(
          { type_name: request.type_name, private: request.private ?? NO_BYTES },
          context,
        );
        return {
          renew_at: timestamp(renewed.renew_at),
          private: renewed.private ?? request.private,
          diagnostics: encodeDiagnostics(renewed.diagnostics ?? []),
        };
      },
    },
    CloseEphemeralResource: closeEphemeralResource && {
      call: async (request, context) => {
        const { diagnostics = [] } = await closeEphemeralResource(
          { type_name: request.type_name, private: request.private ?? NO_BYTES },
          context,
        );
        return { diagnostics: encodeDiagnostics(diagnostics) };
      },
    },
  };
};

const listRoute = (
  list: NonNullable<Handlers['listResource']>,
  codec: Codec,
): NonNullable<Routes['ListResource']> => ({
  events: async function* (request, context) {
    codec.expectIdentities();
    const events = list(
      {
        type_name: request.type_name,
        config: codec.object(request.config, codec.typeOf('list_resources', request.type_name)),
        include_resource_object: request.include_resource_object,
        limit: request.limit,
      },
      context,
    );
    for await (const event of events) {
      yield {
        identity: codec.encodeIdentity(event.identity, request.type_name),
        display_name: event.display_name,
        resource_object:
          event.resource_object === undefined
            ? undefined
            : codec.encode(event.resource_object, codec.typeOf('resources', request.type_name)),
        diagnostic: encodeDiagnostics(event.diagnostics ?? []),
      };
    }
  },
  failed: (diagnostics) => ({ diagnostic: encodeDiagnostics(diagnostics) }),
});

const actionRoutes = (handlers: Handlers, codec: Codec): Routes => {
  const { planAction, invokeAction } = handlers;
  return {
    PlanAction: planAction && {
      call: async (request, context) => {
        const config = codec.object(request.config, codec.typeOf('actions', request.action_type));
        const { diagnostics = [] } = await planAction({ action_type: request.action_type, config }, context);
        return { diagnostics: encodeDiagnostics(diagnostics) };
      },
    },
    InvokeAction: invokeAction && {
      events: async function* (request, context) {
        const config = codec.object(request.config, codec.typeOf('actions', request.action_type));
        for await (const event of invokeAction({ action_type: request.action_type, config }, context)) {
          yield 'progress' in event
            ? { progress: { message: event.progress } }
            : { completed: { diagnostics: encodeDiagnostics(event.completed) } };
        }
      },
      failed: (diagnostics) => ({ completed: { diagnostics: encodeDiagnostics(diagnostics) } }),
    },
  };
};

/** Pure. The routes of everything that is neither a managed resource nor a data source. */
export const newerRoutes = (handlers: Handlers, codec: Codec): Routes => {
  const validate =
    (
      group: 'ephemeral_resources' | 'list_resources' | 'actions',
      handler: NonNullable<Handlers['validateActionConfig']>,
    ) =>
    async (
      request: { readonly type_name: string; readonly config: Parameters<Codec['object']>[0] },
      context: Parameters<typeof handler>[1],
    ) => {
      const typed: ConfigRequest = {
        type_name: request.type_name,
        config: codec.object(request.config, codec.typeOf(group, request.type_name)),
        client_capabilities: NO_CAPABILITIES,
      };
      const { diagnostics = [] }: WithDiagnostics = await handler(typed, context);
      return { diagnostics: encodeDiagnostics(diagnostics) };
    };
  const { validateEphemeralResourceConfig, validateListResourceConfig, validateActionConfig, listResource } =
    handlers;
  return {
    ...ephemeralRoutes(handlers, codec),
    ...actionRoutes(handlers, codec),
    ValidateEphemeralResourceConfig: validateEphemeralResourceConfig && {
      call: validate('ephemeral_resources', validateEphemeralResourceConfig),
    },
    ValidateListResourceConfig: validateListResourceConfig && {
      call: validate('list_resources', validateListResourceConfig),
    },
    ValidateActionConfig: validateActionConfig && { call: validate('actions', validateActionConfig) },
    ListResource: listResource && listRoute(listResource, codec),
  };
};
