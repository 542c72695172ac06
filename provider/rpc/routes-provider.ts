/** Routes of the provider as a whole: schemas and metadata (answered here), configuration, stop, functions. */
import { DiagnosticError, encodeDiagnostics, errorDiagnostic } from '../protocol/diagnostics.ts';
import { parameterType, returnType } from '../schema/schemas.ts';
import type { Schemas } from '../schema/schemas.ts';
import type { Codec } from './codec.ts';
import { NO_CAPABILITIES } from './handlers.ts';
import type { Handlers } from './handlers.ts';
import type { ResponseOf, Routes } from './routes.ts';

/**
 * Pure. Does a core of this version (Terraform or OpenTofu) know identities? It may have their schemas from another
 * process of the provider, so that this one is never asked for them.
 * Source: Terraform 1.12 changelog; OpenTofu 1.12 changelog.
 */
const knowsIdentities = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.', 2).map(Number);
  return major > 1 || (major === 1 && minor >= 12);
};

const CAPABILITIES = (handlers: Handlers) => ({
  plan_destroy: true,
  get_provider_schema_optional: true,
  move_resource_state: handlers.moveResourceState !== undefined,
  generate_resource_config: handlers.generateResourceConfig !== undefined,
});

const typeNames = (group: Readonly<Record<string, unknown>> | undefined): { type_name: string }[] =>
  Object.keys(group ?? {}).map((type_name) => ({ type_name }));

const metadata = (schemas: Schemas, handlers: Handlers): ResponseOf<'GetMetadata'> => ({
  server_capabilities: CAPABILITIES(handlers),
  resources: typeNames(schemas.resources),
  data_sources: typeNames(schemas.data_sources),
  ephemeral_resources: typeNames(schemas.ephemeral_resources),
  list_resources: typeNames(schemas.list_resources),
  actions: typeNames(schemas.actions),
  functions: Object.keys(schemas.functions ?? {}).map((name) => ({ name })),
});

const providerSchema = (schemas: Schemas, handlers: Handlers): ResponseOf<'GetProviderSchema'> => ({
  server_capabilities: CAPABILITIES(handlers),
  provider: schemas.provider,
  resource_schemas: schemas.resources,
  data_source_schemas: schemas.data_sources,
  functions: schemas.functions,
  ephemeral_resource_schemas: schemas.ephemeral_resources,
  list_resource_schemas: schemas.list_resources,
  action_schemas: Object.fromEntries(
    Object.entries(schemas.actions ?? {}).map(([name, schema]) => [name, { schema }]),
  ),
});

const callFunction = (
  schemas: Schemas,
  call: NonNullable<Handlers['callFunction']>,
  codec: Codec,
): NonNullable<Routes['CallFunction']> => ({
  call: async (request, context) => {
    const definition = schemas.functions?.[request.name];
    if (definition === undefined) return { error: { text: `unknown function ${request.name}` } };
    const values = request.arguments.map((value, position) => {
      const type = parameterType(definition, position);
      if (type === undefined) {
        throw new DiagnosticError([errorDiagnostic('too many arguments', request.name)]);
      }
      return codec.decode(value, type);
    });
    const answer = await call({ name: request.name, arguments: values }, context);
    if ('result' in answer) return { result: codec.encode(answer.result, returnType(definition)) };
    return { error: { text: answer.error, function_argument: answer.argument } };
  },
  failed: (diagnostics) => ({
    error: { text: diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`).join('\n') },
  }),
});

/** Pure. The routes; functions only when there is a handler that can call them. */
export const providerRoutes = (schemas: Schemas, handlers: Handlers, codec: Codec): Routes => {
  const {
    validateProviderConfig,
    configureProvider,
    stopProvider,
    callFunction: functionHandler,
    validateDataResourceConfig,
    readDataSource,
  } = handlers;
  return {
    GetMetadata: { call: () => Promise.resolve(metadata(schemas, handlers)) },
    GetProviderSchema: { call: () => Promise.resolve(providerSchema(schemas, handlers)) },
    GetResourceIdentitySchemas:
      schemas.identities === undefined
        ? undefined
        : {
            call: () => {
              codec.expectIdentities();
              return Promise.resolve({ identity_schemas: schemas.identities });
            },
          },
    GetFunctions: { call: () => Promise.resolve({ functions: schemas.functions }) },
    CallFunction: functionHandler && callFunction(schemas, functionHandler, codec),
    ValidateProviderConfig: validateProviderConfig && {
      call: async (request, context) => {
        const config = codec.object(request.config, codec.providerType());
        const { diagnostics = [] } = await validateProviderConfig({ config }, context);
        return { diagnostics: encodeDiagnostics(diagnostics) };
      },
    },
    ConfigureProvider: configureProvider && {
      call: async (request, context) => {
        if (knowsIdentities(request.terraform_version)) codec.expectIdentities();
        const { diagnostics = [] } = await configureProvider(
          {
            terraform_version: request.terraform_version,
            config: codec.object(request.config, codec.providerType()),
            client_capabilities: request.client_capabilities ?? NO_CAPABILITIES,
          },
          context,
        );
        return { diagnostics: encodeDiagnostics(diagnostics) };
      },
    },
    StopProvider: {
      call: async () => {
        await stopProvider?.();
        return {};
      },
      failed: (diagnostics) => ({ Error: diagnostics.map((diagnostic) => diagnostic.detail).join('\n') }),
    },
    ValidateDataResourceConfig: validateDataResourceConfig && {
      call: async (request, context) => {
        const { diagnostics = [] } = await validateDataResourceConfig(
          {
            type_name: request.type_name,
            config: codec.object(request.config, codec.typeOf('data_sources', request.type_name)),
            client_capabilities: NO_CAPABILITIES,
          },
          context,
        );
        return { diagnostics: encodeDiagnostics(diagnostics) };
      },
    },
    ReadDataSource: readDataSource && {
      call: async (request, context) => {
        const type = codec.typeOf('data_sources', request.type_name);
        const { state, diagnostics = [] } = await readDataSource(
          {
            type_name: request.type_name,
            config: codec.object(request.config, type),
            client_capabilities: request.client_capabilities ?? NO_CAPABILITIES,
          },
          context,
        );
        return { state: codec.encode(state, type), diagnostics: encodeDiagnostics(diagnostics) };
      },
    },
  };
};
