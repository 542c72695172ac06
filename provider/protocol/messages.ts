/**
 * The messages of Terraform's plugin protocol 6.10 as one table: field name to number, type and label.
 * Names of messages and fields are the protocol's own, so that documentation and wire captures can be read beside it.
 *
 * Source: Terraform documentation, "Terraform Plugin Protocol", version 6.10; newer fields are skipped when decoding.
 */
import { SHARED } from './messages-shared.ts';
import type { MessageTable } from './protobuf.ts';

/** Diagnostics alone: the response of many RPCs. */
const DIAGNOSTICS_ONLY = { diagnostics: [1, 'Diagnostic', 'repeated'] } as const;
const TYPE_AND_CONFIG = { type_name: [1, 'string'], config: [2, 'DynamicValue'] } as const;
const TYPE_CONFIG_CLIENT = {
  ...TYPE_AND_CONFIG,
  client_capabilities: [3, 'ClientCapabilities'],
} as const;
const ACTION_REQUEST = {
  action_type: [1, 'string'],
  config: [2, 'DynamicValue'],
  client_capabilities: [3, 'ClientCapabilities'],
} as const;
const TYPE_NAME_ONLY = { type_name: [1, 'string'] } as const;
const NOTHING = {} as const;

/** The provider as a whole: schemas, configuration, stop, functions. */
const PROVIDER = {
  'GetMetadata.Request': NOTHING,
  'GetMetadata.Response': {
    server_capabilities: [1, 'ServerCapabilities'],
    diagnostics: [2, 'Diagnostic', 'repeated'],
    data_sources: [3, 'GetMetadata.TypeMetadata', 'repeated'],
    resources: [4, 'GetMetadata.TypeMetadata', 'repeated'],
    functions: [5, 'GetMetadata.FunctionMetadata', 'repeated'],
    ephemeral_resources: [6, 'GetMetadata.TypeMetadata', 'repeated'],
    list_resources: [7, 'GetMetadata.TypeMetadata', 'repeated'],
    actions: [9, 'GetMetadata.TypeMetadata', 'repeated'],
  },
  'GetMetadata.TypeMetadata': TYPE_NAME_ONLY,
  'GetMetadata.FunctionMetadata': { name: [1, 'string'] },
  'GetProviderSchema.Request': NOTHING,
  'GetProviderSchema.Response': {
    provider: [1, 'Schema'],
    resource_schemas: [2, 'Schema', 'map'],
    data_source_schemas: [3, 'Schema', 'map'],
    diagnostics: [4, 'Diagnostic', 'repeated'],
    provider_meta: [5, 'Schema'],
    server_capabilities: [6, 'ServerCapabilities'],
    functions: [7, 'Function', 'map'],
    ephemeral_resource_schemas: [8, 'Schema', 'map'],
    list_resource_schemas: [9, 'Schema', 'map'],
    action_schemas: [11, 'ActionSchema', 'map'],
  },
  'GetResourceIdentitySchemas.Request': NOTHING,
  'GetResourceIdentitySchemas.Response': {
    identity_schemas: [1, 'ResourceIdentitySchema', 'map'],
    diagnostics: [2, 'Diagnostic', 'repeated'],
  },
  'ValidateProviderConfig.Request': { config: [1, 'DynamicValue'] },
  'ValidateProviderConfig.Response': { diagnostics: [2, 'Diagnostic', 'repeated'] },
  'ConfigureProvider.Request': {
    terraform_version: [1, 'string'],
    config: [2, 'DynamicValue'],
    client_capabilities: [3, 'ClientCapabilities'],
  },
  'ConfigureProvider.Response': DIAGNOSTICS_ONLY,
  'StopProvider.Request': NOTHING,
  'StopProvider.Response': { Error: [1, 'string'] },
  'GetFunctions.Request': NOTHING,
  'GetFunctions.Response': {
    functions: [1, 'Function', 'map'],
    diagnostics: [2, 'Diagnostic', 'repeated'],
  },
  'CallFunction.Request': { name: [1, 'string'], arguments: [2, 'DynamicValue', 'repeated'] },
  'CallFunction.Response': { result: [1, 'DynamicValue'], error: [2, 'FunctionError'] },
} as const satisfies MessageTable;

/** Managed resources and data sources. */
const RESOURCES = {
  'ValidateResourceConfig.Request': TYPE_CONFIG_CLIENT,
  'ValidateResourceConfig.Response': DIAGNOSTICS_ONLY,
  'ValidateDataResourceConfig.Request': TYPE_AND_CONFIG,
  'ValidateDataResourceConfig.Response': DIAGNOSTICS_ONLY,
  'UpgradeResourceState.Request': {
    type_name: [1, 'string'],
    version: [2, 'int64'],
    raw_state: [3, 'RawState'],
  },
  'UpgradeResourceState.Response': {
    upgraded_state: [1, 'DynamicValue'],
    diagnostics: [2, 'Diagnostic', 'repeated'],
  },
  'UpgradeResourceIdentity.Request': {
    type_name: [1, 'string'],
    version: [2, 'int64'],
    raw_identity: [3, 'RawState'],
  },
  'UpgradeResourceIdentity.Response': {
    upgraded_identity: [1, 'ResourceIdentityData'],
    diagnostics: [2, 'Diagnostic', 'repeated'],
  },
  'ReadResource.Request': {
    type_name: [1, 'string'],
    current_state: [2, 'DynamicValue'],
    private: [3, 'bytes'],
    provider_meta: [4, 'DynamicValue'],
    client_capabilities: [5, 'ClientCapabilities'],
    current_identity: [6, 'ResourceIdentityData'],
  },
  'ReadResource.Response': {
    new_state: [1, 'DynamicValue'],
    diagnostics: [2, 'Diagnostic', 'repeated'],
    private: [3, 'bytes'],
    deferred: [4, 'Deferred'],
    new_identity: [5, 'ResourceIdentityData'],
  },
  'PlanResourceChange.Request': {
    type_name: [1, 'string'],
    prior_state: [2, 'DynamicValue'],
    proposed_new_state: [3, 'DynamicValue'],
    config: [4, 'DynamicValue'],
    prior_private: [5, 'bytes'],
    provider_meta: [6, 'DynamicValue'],
    client_capabilities: [7, 'ClientCapabilities'],
    prior_identity: [8, 'ResourceIdentityData'],
  },
  'PlanResourceChange.Response': {
    planned_state: [1, 'DynamicValue'],
    requires_replace: [2, 'AttributePath', 'repeated'],
    planned_private: [3, 'bytes'],
    diagnostics: [4, 'Diagnostic', 'repeated'],
    deferred: [6, 'Deferred'],
    planned_identity: [7, 'ResourceIdentityData'],
  },
  'ApplyResourceChange.Request': {
    type_name: [1, 'string'],
    prior_state: [2, 'DynamicValue'],
    planned_state: [3, 'DynamicValue'],
    config: [4, 'DynamicValue'],
    planned_private: [5, 'bytes'],
    provider_meta: [6, 'DynamicValue'],
    planned_identity: [7, 'ResourceIdentityData'],
  },
  'ApplyResourceChange.Response': {
    new_state: [1, 'DynamicValue'],
    private: [2, 'bytes'],
    diagnostics: [3, 'Diagnostic', 'repeated'],
    new_identity: [5, 'ResourceIdentityData'],
  },
  'ImportResourceState.Request': {
    type_name: [1, 'string'],
    id: [2, 'string'],
    client_capabilities: [3, 'ClientCapabilities'],
    identity: [4, 'ResourceIdentityData'],
  },
  'ImportResourceState.ImportedResource': {
    type_name: [1, 'string'],
    state: [2, 'DynamicValue'],
    private: [3, 'bytes'],
    identity: [4, 'ResourceIdentityData'],
  },
  'ImportResourceState.Response': {
    imported_resources: [1, 'ImportResourceState.ImportedResource', 'repeated'],
    diagnostics: [2, 'Diagnostic', 'repeated'],
    deferred: [3, 'Deferred'],
  },
  'GenerateResourceConfig.Request': { type_name: [1, 'string'], state: [2, 'DynamicValue'] },
  'GenerateResourceConfig.Response': {
    config: [1, 'DynamicValue'],
    diagnostics: [2, 'Diagnostic', 'repeated'],
  },
  'MoveResourceState.Request': {
    source_provider_address: [1, 'string'],
    source_type_name: [2, 'string'],
    source_schema_version: [3, 'int64'],
    source_state: [4, 'RawState'],
    target_type_name: [5, 'string'],
    source_private: [6, 'bytes'],
    source_identity: [7, 'RawState'],
    source_identity_schema_version: [8, 'int64'],
  },
  'MoveResourceState.Response': {
    target_state: [1, 'DynamicValue'],
    diagnostics: [2, 'Diagnostic', 'repeated'],
    target_private: [3, 'bytes'],
    target_identity: [4, 'ResourceIdentityData'],
  },
  'ReadDataSource.Request': {
    type_name: [1, 'string'],
    config: [2, 'DynamicValue'],
    provider_meta: [3, 'DynamicValue'],
    client_capabilities: [4, 'ClientCapabilities'],
  },
  'ReadDataSource.Response': {
    state: [1, 'DynamicValue'],
    diagnostics: [2, 'Diagnostic', 'repeated'],
    deferred: [3, 'Deferred'],
  },
} as const satisfies MessageTable;

/** Ephemeral resources, list resources, actions. */
const NEWER = {
  'ValidateEphemeralResourceConfig.Request': TYPE_AND_CONFIG,
  'ValidateEphemeralResourceConfig.Response': DIAGNOSTICS_ONLY,
  'OpenEphemeralResource.Request': TYPE_CONFIG_CLIENT,
  'OpenEphemeralResource.Response': {
    diagnostics: [1, 'Diagnostic', 'repeated'],
    renew_at: [2, 'Timestamp'],
    result: [3, 'DynamicValue'],
    private: [4, 'bytes', 'optional'],
    deferred: [5, 'Deferred'],
  },
  'RenewEphemeralResource.Request': { type_name: [1, 'string'], private: [2, 'bytes', 'optional'] },
  'RenewEphemeralResource.Response': {
    diagnostics: [1, 'Diagnostic', 'repeated'],
    renew_at: [2, 'Timestamp'],
    private: [3, 'bytes', 'optional'],
  },
  'CloseEphemeralResource.Request': { type_name: [1, 'string'], private: [2, 'bytes', 'optional'] },
  'CloseEphemeralResource.Response': DIAGNOSTICS_ONLY,
  'ListResource.Request': {
    ...TYPE_AND_CONFIG,
    include_resource_object: [3, 'bool'],
    limit: [4, 'int64'],
  },
  'ListResource.Event': {
    identity: [1, 'ResourceIdentityData'],
    display_name: [2, 'string'],
    resource_object: [3, 'DynamicValue'],
    diagnostic: [4, 'Diagnostic', 'repeated'],
  },
  'ValidateListResourceConfig.Request': {
    ...TYPE_AND_CONFIG,
    include_resource_object: [3, 'DynamicValue'],
    limit: [4, 'DynamicValue'],
  },
  'ValidateListResourceConfig.Response': DIAGNOSTICS_ONLY,
  'PlanAction.Request': ACTION_REQUEST,
  'PlanAction.Response': { diagnostics: [1, 'Diagnostic', 'repeated'], deferred: [2, 'Deferred'] },
  'InvokeAction.Request': ACTION_REQUEST,
  /** One of the two is set; `completed` comes last. */
  'InvokeAction.Event': {
    progress: [1, 'InvokeAction.Event.Progress'],
    completed: [2, 'InvokeAction.Event.Completed'],
  },
  'InvokeAction.Event.Progress': { message: [1, 'string'] },
  'InvokeAction.Event.Completed': DIAGNOSTICS_ONLY,
  'ValidateActionConfig.Request': TYPE_AND_CONFIG,
  'ValidateActionConfig.Response': DIAGNOSTICS_ONLY,
} as const satisfies MessageTable;

/** Every message of the protocol, by name. */
export const TFPLUGIN6 = { ...SHARED, ...PROVIDER, ...RESOURCES, ...NEWER } as const;

/** The table's type, from which the TypeScript types of all messages are derived. */
export type Tfplugin6 = typeof TFPLUGIN6;

/** A message's name, such as `PlanResourceChange.Request`. */
export type MessageName = keyof Tfplugin6;

/** The RPCs of the service `tfplugin6.Provider` that this table covers; true means the server streams. */
export const RPCS = {
  GetMetadata: false,
  GetProviderSchema: false,
  GetResourceIdentitySchemas: false,
  ValidateProviderConfig: false,
  ConfigureProvider: false,
  StopProvider: false,
  GetFunctions: false,
  CallFunction: false,
  ValidateResourceConfig: false,
  ValidateDataResourceConfig: false,
  UpgradeResourceState: false,
  UpgradeResourceIdentity: false,
  ReadResource: false,
  PlanResourceChange: false,
  ApplyResourceChange: false,
  ImportResourceState: false,
  GenerateResourceConfig: false,
  MoveResourceState: false,
  ReadDataSource: false,
  ValidateEphemeralResourceConfig: false,
  OpenEphemeralResource: false,
  RenewEphemeralResource: false,
  CloseEphemeralResource: false,
  ValidateListResourceConfig: false,
  ListResource: true,
  PlanAction: false,
  ValidateActionConfig: false,
  InvokeAction: true,
} as const;

/** The name of an RPC of the service. */
export type RpcName = keyof typeof RPCS;
